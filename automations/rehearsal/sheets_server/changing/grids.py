"""Where requests point: tabs, ranges, coordinates, rows or columns; and what lies there."""

from __future__ import annotations

import copy
import zlib
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from automations.rehearsal.sheets_server.a1 import Bounds, bounds, exceeded, tab_of
from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell, Tab, invalid

MOST_CELLS = 10_000_000
_LAST_ID = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Lines:
    """Rows or columns of a tab, from ``start`` to before ``end``; from 0."""

    tab: Tab
    is_rows: bool
    start: int
    end: int

    @property
    def count(self) -> int:
        """How many."""
        return self.end - self.start

    @property
    def size(self) -> int:
        """How many the tab has in all."""
        return self.tab.height if self.is_rows else self.tab.width

    @property
    def properties(self) -> dict[int, JSON]:
        """The ``DimensionProperties`` of the tab that these are some of."""
        return self.tab.rows if self.is_rows else self.tab.columns


def box_of(stored: Stored, grid_range: JSON) -> tuple[Tab, Bounds]:
    """Return a range with all its sides.

    Raises:
        ApiError: There is no such tab, or the range is empty or reaches beyond the grid.
    """
    tab = tab_of(stored, grid_range)
    top, left = grid_range.get("startRowIndex", 0), grid_range.get("startColumnIndex", 0)
    whole = {"startRowIndex": 0, "endRowIndex": max(tab.height, top + 1)}
    whole |= {"startColumnIndex": 0, "endColumnIndex": max(tab.width, left + 1), **grid_range}
    for axis in ("Row", "Column"):
        start, end = whole[f"start{axis}Index"], whole[f"end{axis}Index"]
        if start < 0:
            message = f"range.start{axis}Index must be non-negative."
            raise invalid(message)
        if end <= start:
            message = f"range.end{axis}Index must be greater than range.start{axis}Index"
            raise invalid(message)
    if whole["endRowIndex"] > tab.height or whole["endColumnIndex"] > tab.width:
        raise exceeded(tab, whole)
    return tab, bounds(tab, whole)


def point_of(stored: Stored, coordinate: JSON) -> tuple[Tab, int, int]:
    """Return tab, row and column of a ``GridCoordinate``.

    Raises:
        ApiError: It lies outside the grid.
    """
    tab = tab_of(stored, coordinate)
    row, column = coordinate.get("rowIndex", 0), coordinate.get("columnIndex", 0)
    if not 0 <= row < tab.height:
        message = f"GridCoordinate.rowIndex[{row}] is after last row in grid[{tab.height}]"
        raise invalid(message)
    if not 0 <= column < tab.width:
        message = f"GridCoordinate.columnIndex[{column}] is after last column in grid[{tab.width}]"
        raise invalid(message)
    return tab, row, column


def lines_of(stored: Stored, dimension_range: JSON) -> Lines:
    """Return the rows or columns of a ``DimensionRange``; open ends are closed, not checked."""
    tab = tab_of(stored, dimension_range)
    is_rows = dimension_named(dimension_range.get("dimension"))
    whole = Lines(tab, is_rows, 0, 0)
    start = dimension_range.get("startIndex", 0)
    return replace(whole, start=start, end=dimension_range.get("endIndex", whole.size))


def dimension_named(name: str | None) -> bool:
    """Tell whether rows are meant, not columns.

    Raises:
        ApiError: Neither is.
    """
    if name not in {"ROWS", "COLUMNS"}:
        message = "dimension is not specified"
        raise invalid(message)
    return name == "ROWS"


def keys_in(tab: Tab, box: Bounds) -> list[tuple[int, int]]:
    """Return where cells of a box hold anything, row by row."""
    if box.height * box.width < len(tab.cells):
        return [key for key in all_keys(box) if key in tab.cells]
    return sorted(
        (row, column)
        for row, column in tab.cells
        if box.top <= row < box.bottom and box.left <= column < box.right
    )


def all_keys(box: Bounds) -> Iterator[tuple[int, int]]:
    """Yield every place of a box, row by row."""
    for row in range(box.top, box.bottom):
        for column in range(box.left, box.right):
            yield row, column


def put(tab: Tab, key: tuple[int, int], cell: StoredCell | None) -> None:
    """Let a cell stand somewhere, or nothing."""
    if cell is None or cell.is_bare:
        tab.cells.pop(key, None)
    else:
        tab.cells[key] = cell


def meets(one: Bounds, other: Bounds) -> bool:
    """Tell whether two boxes of one tab share a cell."""
    return (
        one.top < other.bottom
        and other.top < one.bottom
        and one.left < other.right
        and other.left < one.right
    )


def holds(outer: Bounds, inner: Bounds) -> bool:
    """Tell whether a box lies in another."""
    return (
        outer.top <= inner.top
        and inner.bottom <= outer.bottom
        and outer.left <= inner.left
        and inner.right <= outer.right
    )


def check_size(stored: Stored) -> None:
    """Refuse more cells than the service keeps."""
    if sum(tab.height * tab.width for tab in stored.tabs) > MOST_CELLS:
        message = (
            "This action would increase the number of cells in the workbook above the limit of "
            f"{MOST_CELLS} cells."
        )
        raise invalid(message)


def free_id(what: str, taken: Container[object], count: int) -> int:
    """Return an id nobody has, the same in every rehearsal; ``count``: of those there are."""
    number = zlib.crc32(f"{what}/{count}".encode()) & _LAST_ID
    while number in taken or number == 0:
        number = (number * 48_271 + 11) & _LAST_ID
    return number


def copied_tab(tab: Tab) -> Tab:
    """Return a copy of a sheet that shares the cells one by one.

    Whoever changes a cell puts a new one in its place, so a long sheet costs no copy of each.
    """
    return Tab(
        copy.deepcopy(tab.properties),
        dict(tab.cells),
        copy.deepcopy(tab.rows),
        copy.deepcopy(tab.columns),
        copy.deepcopy(tab.listed),
        copy.deepcopy(tab.basic_filter),
    )


def whole_range(tab: Tab, grid_range: JSON) -> JSON:
    """Return a range with its tab and all its sides, as the service keeps filters and merges."""
    return bounds(tab, grid_range).on(tab)


def with_tab(grid_range: JSON) -> JSON:
    """Return a range that says its tab even if it is 0."""
    return {"sheetId": 0, **grid_range}
