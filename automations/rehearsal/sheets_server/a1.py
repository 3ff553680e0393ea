"""A1 notation, both ways: what a text names in a spreadsheet, and how the service writes a range.

Source: the guide's «Cell» and «A1 notation» (https://developers.google.com/workspace/sheets/api/
guides/concepts), and where it is silent what people measured at the service. A range is the JSON
of a ``GridRange``; a side that is open is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from automations.rehearsal.sheets_server import r1c1
from automations.rehearsal.sheets_server.model import JSON, ApiError, Stored, Tab, invalid

_PAST_LETTERS = 18_278  # ZZZ is the last column that has letters
_CORNER = re.compile(r"\$?([A-Za-z]{1,3})(?:\$?([0-9]{1,9}))?|\$?([0-9]{1,9})", re.ASCII)
_PLAIN_TITLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_FIELDS = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")


@dataclass(frozen=True, slots=True)
class Bounds:
    """A range closed on all sides, counted from 0; ``bottom`` and ``right`` do not belong to it."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        """Rows."""
        return self.bottom - self.top

    @property
    def width(self) -> int:
        """Columns."""
        return self.right - self.left

    def on(self, tab: Tab) -> JSON:
        """Return it as the ``GridRange`` of a tab."""
        edges = (self.top, self.bottom, self.left, self.right)
        return {"sheetId": tab.id} | dict(zip(_FIELDS, edges, strict=True))


def range_of(stored: Stored, text: str) -> JSON:
    """Return the ``GridRange`` that a text names; it may reach beyond the grid.

    What stands before the last ``!`` is a tab, in quotes or not. Without one, the text is cells of
    the first visible tab (``A1``, then ``R1C1``), a named range, or a tab, in that order; in quotes
    it is a tab. A tab may stand in front of its named range too: gspread's test of ``get_values``
    with a name reads so from the real service.

    Raises:
        ApiError: ``Unable to parse range: …``
    """
    found = _qualified(stored, text) if "!" in text else _bare(stored, text)
    if found is None:
        tab = _titled(stored, text)
        found = None if tab is None else {"sheetId": tab.id}
    if found is None:
        message = f"Unable to parse range: {text}"
        raise invalid(message)
    return found


def tab_of(stored: Stored, grid_range: JSON) -> Tab:
    """Return the tab of a ``GridRange`` (sheetId 0 where it names none).

    Raises:
        ApiError: ``No grid with id: …``
    """
    number = int(grid_range.get("sheetId", 0))
    for tab in stored.tabs:
        if tab.id == number:
            return tab
    message = f"No grid with id: {number}"
    raise invalid(message)


def bounds(tab: Tab, grid_range: JSON) -> Bounds:
    """Return a range with open sides closed, and all of it cut to the grid of its tab."""
    return Bounds(
        top=min(grid_range.get("startRowIndex", 0), tab.height),
        left=min(grid_range.get("startColumnIndex", 0), tab.width),
        bottom=min(grid_range.get("endRowIndex", tab.height), tab.height),
        right=min(grid_range.get("endColumnIndex", tab.width), tab.width),
    )


def exceeded(tab: Tab, grid_range: JSON) -> ApiError:
    """Return the refusal of a range that reaches beyond the grid."""
    return invalid(
        f"Range ({as_named(tab, grid_range)}) exceeds grid limits. "
        f"Max rows: {tab.height}, max columns: {tab.width}",
    )


def a1_of(tab: Tab, grid_range: JSON) -> str:
    """Return a range as the service writes it, cut to the grid: ``Sheet1!A1:Z1000``.

    A range without any cell is ``#REF!``.
    """
    box = bounds(tab, grid_range)
    if box.height <= 0 or box.width <= 0:
        return "#REF!"
    return as_named(tab, box.on(tab))


def quoted(title: str) -> str:
    """Return a title as it stands in front of ``!``: in quotes only where it needs them."""
    if _PLAIN_TITLE.fullmatch(title) and _cells(title) is None:
        return title
    return "'" + title.replace("'", "''") + "'"


def letters(column: int) -> str:
    """Return the letters of a column counted from 0: 26 is AA; none past ZZZ."""
    if column >= _PAST_LETTERS:
        return ""
    text, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _column(text: str) -> int:
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _titled(stored: Stored, text: str) -> Tab | None:
    """Return the tab of that title, in quotes or not; capitals do not matter."""
    inner = text[1:-1].replace("''", "'") if text[:1] == text[-1:] == "'" else text
    alike = [tab for tab in stored.tabs if tab.title.casefold() == inner.casefold()]
    return next((tab for tab in alike if tab.title == inner), alike[0] if alike else None)


def _first_visible(stored: Stored) -> Tab:
    ordered = sorted(stored.tabs, key=lambda tab: int(tab.properties.get("index", 0)))
    return next((tab for tab in ordered if not tab.properties.get("hidden")), ordered[0])


def _bare(stored: Stored, text: str) -> JSON | None:
    cells = _cells(text)
    if cells is not None:
        return {"sheetId": _first_visible(stored).id} | cells
    return _named(stored, text)


def _named(stored: Stored, text: str) -> JSON | None:
    for named in stored.named:
        if str(named["name"]).casefold() == text.casefold():
            return {"sheetId": 0} | dict(named["range"])
    return None


def _qualified(stored: Stored, text: str) -> JSON | None:
    """Return cells or a named range of a tab: clients put the tab in front of names as well."""
    title, _, written = text.rpartition("!")
    tab = _first_visible(stored) if title in {"", "''"} else _titled(stored, title)
    if tab is None:
        return None
    cells = _cells(written)
    if cells is not None:
        return {"sheetId": tab.id} | cells
    found = _named(stored, written)
    return found if found and found["sheetId"] == tab.id else None


def _cells(text: str) -> JSON | None:
    """Return the indices that cells name in either notation, without a sheetId."""
    edges = _a1_edges(text.split(":")) or r1c1.edges(text)
    if edges is None:
        return None
    named = zip(_FIELDS, edges, strict=True)
    return {field: index for field, index in named if index is not None}


def _a1_edges(halves: list[str]) -> r1c1.Edges | None:
    match [_corner(half) for half in halves]:
        case [(int() as row, int() as column)]:
            return row, row + 1, column, column + 1
        case [(_, _) as start, (_, _) as end]:
            return r1c1.spanned(start, end)
        case _:
            return None


def _corner(text: str) -> r1c1.Corner | None:
    """Return row and column from 0; None for the one that is not named."""
    found = _CORNER.fullmatch(text)
    if not found:
        return None
    row = found[2] or found[3]
    if row is not None and int(row) == 0:
        return None
    return (int(row) - 1 if row else None), (_column(found[1]) if found[1] else None)


def as_named(tab: Tab, grid_range: JSON) -> str:
    """Return a range with the edges that it names, and no others: ``Sheet1!B1001:C``."""
    top, bottom, left, right = (grid_range.get(field) for field in _FIELDS)
    start = ("" if left is None else letters(left)) + ("" if top is None else str(top + 1))
    end = ("" if right is None else letters(right - 1)) + ("" if bottom is None else str(bottom))
    is_empty = (top is not None and top == bottom) or (left is not None and left == right)
    cells = start if start == end else f"{start}:{end}"
    return ("(empty) " if is_empty else "") + f"{quoted(tab.title)}!{cells}"
