"""What a value becomes when it is entered: as it stands (RAW), or as if somebody typed it.

https://developers.google.com/workspace/sheets/api/reference/rest/v4/ValueInputOption
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from automations.rehearsal.sheets_server.entering_numbers import typed_number
from automations.rehearsal.sheets_server.entering_times import typed_time
from automations.rehearsal.sheets_server.model import JSON, invalid

RAW = "RAW"
USER_ENTERED = "USER_ENTERED"
MOST_CHARACTERS = 50_000
_ERRORS = {
    "#NULL!": "NULL_VALUE",
    "#DIV/0!": "DIVIDE_BY_ZERO",
    "#VALUE!": "VALUE",
    "#REF!": "REF",
    "#NAME?": "NAME",
    "#NUM!": "NUM",
    "#N/A": "N_A",
    "#ERROR!": "ERROR",
}
Entered = tuple[JSON | None, JSON | None]
"""An ``ExtendedValue`` (None: blank) and the ``NumberFormat`` that typing it sets (None: none)."""


def entered(
    value: str | float | bool,  # noqa: FBT001 - one of the three things JSON gives
    option: str,
    locale: str,
    *,
    today: date | None = None,
    cell_format: JSON | None = None,
) -> Entered:
    """Return the ``ExtendedValue`` and the ``NumberFormat`` that entering a value gives a cell.

    ``option``: RAW or USER_ENTERED. ``locale``: of the spreadsheet (``en_US``, ``ja_JP`` …).
    ``today`` gives its year to a date typed without one. ``cell_format``: the ``NumberFormat``
    that the cell has already; it stays, and in a cell for plain text all is text.
    """
    if value == "":
        return None, None
    if not isinstance(value, str) or option != USER_ENTERED:
        return _plain(value), None
    if cell_format and cell_format.get("type") == "TEXT":
        return {"stringValue": value.removeprefix("'")}, None
    held, number_format = _typed(value, locale, today or datetime.now(UTC).date())
    return held, None if cell_format else number_format


def check_length(value: str | float) -> None:
    """Refuse a text longer than a cell holds."""
    if isinstance(value, str) and len(value) > MOST_CHARACTERS:
        message = (
            f"Your input contains more than the maximum of {MOST_CHARACTERS} characters in a "
            "single cell."
        )
        raise invalid(message)


def _plain(value: str | float | bool) -> JSON:  # noqa: FBT001 - as above
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, str):
        return {"stringValue": value}
    return {"numberValue": value}


def _typed(text: str, locale: str, today: date) -> Entered:
    """Return what typing a text gives: a formula, a truth, an error, a number, a time or a text."""
    if text.startswith("'"):
        return ({"stringValue": text[1:]} if text[1:] else None), None
    if text.startswith("=") and len(text) > 1:
        return {"formulaValue": text}, None
    bare = text.strip()
    if bare.upper() in {"TRUE", "FALSE"}:
        return {"boolValue": bare.upper() == "TRUE"}, None
    if bare.upper() in _ERRORS:
        return {"errorValue": {"type": _ERRORS[bare.upper()]}}, None
    found = typed_number(bare, locale) or typed_time(bare, locale, today)
    if found is None:
        # A plus sign begins a formula as well, which is how telephone numbers become errors.
        is_formula = bare.startswith("+") and len(bare) > 1
        return ({"formulaValue": f"={bare}"} if is_formula else {"stringValue": text}), None
    number, number_format = found
    return {"numberValue": number}, number_format
