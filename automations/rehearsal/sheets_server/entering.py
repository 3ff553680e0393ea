"""What a value becomes when it is entered: as it stands (RAW), or as if somebody typed it."""

from __future__ import annotations

from datetime import date

from automations.rehearsal.sheets_server.model import JSON

RAW = "RAW"
USER_ENTERED = "USER_ENTERED"


def entered(
    value: str | float | bool,  # noqa: FBT001 - one of the three things JSON gives
    option: str,
    locale: str,
    *,
    today: date | None = None,
) -> tuple[JSON | None, JSON | None]:
    """Return the ``ExtendedValue`` (None: blank) and the ``NumberFormat`` that typing it sets.

    ``option``: RAW or USER_ENTERED. ``locale``: of the spreadsheet (``en_US``, ``ja_JP`` …).
    ``today`` gives its year to a date typed without one.
    """
    if value == "":
        return None, None
    return _plain(value), None


def _plain(value: str | float | bool) -> JSON:  # noqa: FBT001 - as above
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, str):
        return {"stringValue": value}
    return {"numberValue": value}
