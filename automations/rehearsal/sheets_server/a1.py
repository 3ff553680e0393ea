"""A1 notation, both ways: what a text names in a spreadsheet, and how the service writes a range.

Source: the guide's «Cell» and «A1 notation» (https://developers.google.com/workspace/sheets/api/
guides/concepts). A range is the JSON of a ``GridRange``; a side that is open is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from automations.rehearsal.sheets_server.model import JSON, ApiError, Stored, Tab, invalid

_LAST_COLUMN = 18_278  # ZZZ
_CORNER = re.compile(r"\$?([A-Za-z]{1,3})?\$?([1-9][0-9]{0,8})?")
_R1C1 = re.compile(r"[Rr]([1-9][0-9]{0,8})[Cc]([1-9][0-9]{0,8})")
_QUOTED = re.compile(r"'((?:[^']|'')+)'(?:!(.*))?", re.DOTALL)
_PLAIN_TITLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

_Corner = tuple[int | None, int | None]
"""Row and column from 0; None where the text names none."""


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
        return {
            "sheetId": tab.id,
            "startRowIndex": self.top,
            "endRowIndex": self.bottom,
            "startColumnIndex": self.left,
            "endColumnIndex": self.right,
        }


def range_of(stored: Stored, text: str) -> JSON:
    """Return the ``GridRange`` that a text names; it may reach beyond the grid.

    In quotes it is a tab; bare, cells of the first visible tab, a named range or a tab, in that
    order.

    Raises:
        ApiError: ``Unable to parse range: …``
    """
    quoted = _QUOTED.fullmatch(text)
    if quoted:
        tab = _titled(stored, quoted[1].replace("''", "'"))
        found = tab and _within(tab, quoted[2])
    elif "!" in text:
        title, _, cells = text.rpartition("!")
        tab = _titled(stored, title)
        found = tab and _within(tab, cells)
    else:
        found = _bare(stored, text)
    if found is None:
        raise invalid(f"Unable to parse range: {text}")
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
    raise invalid(f"No grid with id: {number}")


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
        f"Range ({_written(tab, grid_range)}) exceeds grid limits. "
        f"Max rows: {tab.height}, max columns: {tab.width}",
    )


def a1_of(tab: Tab, grid_range: JSON) -> str:
    """Return a range as the service writes it, cut to the grid: ``Sheet1!A1:Z1000``."""
    return _written(tab, bounds(tab, grid_range).on(tab))


def quoted(title: str) -> str:
    """Return a title as it stands in front of ``!``: in quotes only where it needs them."""
    if _PLAIN_TITLE.fullmatch(title) and _range(title) is None:
        return title
    return "'" + title.replace("'", "''") + "'"


def letters(column: int) -> str:
    """Return the letters of a column counted from 0: 26 is AA."""
    text = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _column(text: str) -> int:
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _titled(stored: Stored, title: str) -> Tab | None:
    """Return the tab of that title; capitals do not matter, as in a formula."""
    exact = [tab for tab in stored.tabs if tab.title == title]
    alike = [tab for tab in stored.tabs if tab.title.casefold() == title.casefold()]
    return next(iter(exact + alike), None)


def _first_visible(stored: Stored) -> Tab:
    ordered = sorted(stored.tabs, key=lambda tab: int(tab.properties.get("index", 0)))
    return next((tab for tab in ordered if not tab.properties.get("hidden")), ordered[0])


def _bare(stored: Stored, text: str) -> JSON | None:
    cells = _range(text)
    if cells is not None:
        return {"sheetId": _first_visible(stored).id} | cells
    for named in stored.named:
        if str(named["name"]).casefold() == text.casefold():
            return {"sheetId": 0} | dict(named["range"])
    tab = _titled(stored, text)
    return None if tab is None else {"sheetId": tab.id}


def _within(tab: Tab, cells: str | None) -> JSON | None:
    if cells is None:
        return {"sheetId": tab.id}
    found = _range(cells)
    return None if found is None else {"sheetId": tab.id} | found


def _range(text: str) -> JSON | None:
    """Return the indices that ``A1:B2`` and its kin name, without a sheetId."""
    first, colon, second = text.partition(":")
    start = _corner(first)
    end = _corner(second) if colon else start
    if start is None or end is None or (not colon and None in start):
        return None
    rows = _side(start[0], end[0])
    columns = _side(start[1], end[1])
    if rows == columns == (None, None):
        return None
    fields = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")
    return {
        field: index
        for field, index in zip(fields, rows + columns, strict=True)
        if index is not None
    }


def _corner(text: str) -> _Corner | None:
    r1c1 = _R1C1.fullmatch(text)
    if r1c1:
        return int(r1c1[1]) - 1, int(r1c1[2]) - 1
    found = _CORNER.fullmatch(text)
    if not found or not (found[1] or found[2]):
        return None
    column = _column(found[1]) if found[1] else None
    if column is not None and column >= _LAST_COLUMN:
        return None
    return (int(found[2]) - 1 if found[2] else None), column


def _side(one: int | None, other: int | None) -> tuple[int | None, int | None]:
    """Return start and end of rows or columns; named on one side only, it is open below."""
    if one is None or other is None:
        return (other if one is None else one), None
    return min(one, other), max(one, other) + 1


def _written(tab: Tab, grid_range: JSON) -> str:
    """Return a range as it is, open sides and all."""
    top, left = grid_range.get("startRowIndex", 0), grid_range.get("startColumnIndex", 0)
    bottom, right = grid_range.get("endRowIndex"), grid_range.get("endColumnIndex")
    start = f"{letters(left)}{top + 1}"
    end = ("" if right is None else letters(right - 1)) + ("" if bottom is None else str(bottom))
    if not end:
        end = f"{letters(max(left, tab.width - 1))}{max(top + 1, tab.height)}"
    return f"{quoted(tab.title)}!{start}" + ("" if start == end else f":{end}")
