"""Rows and columns: inserting, deleting, moving, appending, their sizes and hiding them."""

from __future__ import annotations

import copy

from automations.rehearsal.sheets_server.changing import masks
from automations.rehearsal.sheets_server.changing.grids import (
    Lines,
    check_size,
    dimension_named,
    lines_of,
    put,
)
from automations.rehearsal.sheets_server.changing.sheets import tab_with
from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell, Tab, invalid
from automations.rehearsal.sheets_server.shifting import shift
from automations.rehearsal.sheets_server.shifts import deleted, inserted, moved

_OWN = {"hiddenByFilter", "developerMetadata", "dataSourceColumnReference"}
_PIXELS_A_LETTER, _PADDING, _ROW_HEIGHT = 7, 10, 21


def insert(stored: Stored, asked: JSON) -> None:
    """``insertDimension``: formats come from the line before or after."""
    lines = _bounded(stored, asked.get("range", {}))
    before = asked.get("inheritFromBefore", False)
    if before and lines.start == 0:
        message = "range.startIndex must be greater than 0 if inheritFromBefore is true."
        raise invalid(message)
    if lines.start > lines.size:
        message = f"range.startIndex is larger than current grid size ({lines.size})"
        raise invalid(message)
    if not before and lines.start == lines.size:
        message = (
            f"range.startIndex must be less than the grid size ({lines.size}) "
            "if inheritFromBefore is false."
        )
        raise invalid(message)
    insert_lines(stored, lines)
    _inherit(lines, lines.start - 1 if before else lines.end)


def insert_lines(stored: Stored, lines: Lines) -> None:
    """Insert lines; all that points at cells goes along."""
    _resize(lines.tab, lines.count, is_rows=lines.is_rows)
    check_size(stored)
    by = inserted(lines.tab.id, lines.start, lines.count, is_rows=lines.is_rows)
    shift(stored, lines.tab, by)


def delete(stored: Stored, asked: JSON) -> None:
    """``deleteDimension``: at least one line must stay that is not frozen."""
    lines = lines_of(stored, asked.get("range", {}))
    word = "row" if lines.is_rows else "column"
    if lines.end > lines.size:
        message = (
            f"Cannot delete a {word} that doesn't exist. Tried to delete {word} index "
            f"{max(lines.start, lines.size)} but there are only {lines.size} {word}s."
        )
        raise invalid(message)
    _check_count(lines)
    if lines.count == lines.size:
        message = f"You can't delete all the {word}s on the sheet."
        raise invalid(message)
    grid = lines.tab.properties["gridProperties"]
    frozen = grid.get("frozenRowCount" if lines.is_rows else "frozenColumnCount", 0)
    if lines.start <= frozen and lines.end == lines.size:
        message = f"Sorry, it is not possible to delete all non-frozen {word}s."
        raise invalid(message)
    delete_lines(stored, lines)


def delete_lines(stored: Stored, lines: Lines) -> None:
    """Delete lines; all that points at cells goes along."""
    by = deleted(lines.tab.id, lines.start, lines.end, is_rows=lines.is_rows)
    shift(stored, lines.tab, by)
    _resize(lines.tab, -lines.count, is_rows=lines.is_rows)


def move(stored: Stored, asked: JSON) -> None:
    """``moveDimension``: ``destinationIndex`` counts as before the move."""
    lines = lines_of(stored, asked.get("source", {}))
    to = asked.get("destinationIndex", 0)
    _check_within(lines)
    if not 0 <= to <= lines.size:
        message = f"destinationIndex[{to}] is larger than current grid size ({lines.size})"
        raise invalid(message)
    _check_merges(lines, to)
    if not lines.start <= to <= lines.end:
        by = moved(lines.tab.id, lines.start, lines.end, to, is_rows=lines.is_rows)
        shift(stored, lines.tab, by)


def append(stored: Stored, asked: JSON) -> None:
    """``appendDimension``: blank lines at the end."""
    tab = tab_with_grid(stored, asked)
    is_rows = dimension_named(asked.get("dimension"))
    if asked.get("length", 0) < 1:
        message = "length must be greater than 0."
        raise invalid(message)
    _resize(tab, asked["length"], is_rows=is_rows)
    check_size(stored)


def tab_with_grid(stored: Stored, asked: JSON) -> Tab:
    """Return the tab a request names, refused in the words for grids."""
    if asked.get("sheetId", 0) not in {tab.id for tab in stored.tabs}:
        message = f"No grid with id: {asked.get('sheetId', 0)}"
        raise invalid(message)
    return tab_with(stored, asked.get("sheetId", 0))


def update(stored: Stored, asked: JSON) -> None:
    """``updateDimensionProperties``: of each line, by the mask."""
    named = masks.paths(asked.get("fields"), "DimensionProperties")
    named = [path for path in named if path[0] not in _OWN]
    lines = lines_of(stored, asked.get("range", {}))
    _check_within(lines)
    for index in range(lines.start, lines.end):
        after = masks.updated(lines.properties.get(index, {}), asked.get("properties", {}), named)
        _keep(lines, index, after)


def resize(stored: Stored, asked: JSON) -> None:
    """``autoResizeDimensions``: columns as wide as their longest text, rows as usual."""
    lines = lines_of(stored, asked.get("dimensions", {}))
    _check_within(lines)
    for index in range(lines.start, lines.end):
        size = _ROW_HEIGHT if lines.is_rows else _width(lines.tab, index)
        if size:
            _keep(lines, index, {**lines.properties.get(index, {}), "pixelSize": size})


def _width(tab: Tab, column: int) -> int:
    """Return pixels for the longest text of a column; 0 if it is blank."""
    longest = max(
        (
            len(str(next(iter(cell.entered.values()))))
            for (_, place), cell in tab.cells.items()
            if place == column and cell.entered
        ),
        default=0,
    )
    return longest * _PIXELS_A_LETTER + _PADDING if longest else 0


def _keep(lines: Lines, index: int, after: JSON) -> None:
    kept = {name: value for name, value in after.items() if value is not False}
    if kept:
        lines.properties[index] = kept
    else:
        lines.properties.pop(index, None)


def _bounded(stored: Stored, dimension_range: JSON) -> Lines:
    lines = lines_of(stored, dimension_range)
    if "endIndex" not in dimension_range:
        message = "range.endIndex must be specified."
        raise invalid(message)
    _check_count(lines)
    return lines


def _check_count(lines: Lines) -> None:
    if lines.start < 0 or lines.count < 1:
        message = (
            f"range.endIndex[{lines.end}] must be greater than range.startIndex[{lines.start}]"
        )
        raise invalid(message)


def _check_within(lines: Lines) -> None:
    _check_count(lines)
    if lines.end > lines.size:
        message = f"range.endIndex[{lines.end}] is larger than current grid size ({lines.size})"
        raise invalid(message)


def _check_merges(lines: Lines, to: int) -> None:
    word, axis = ("row", "Row") if lines.is_rows else ("column", "Column")
    for merge in lines.tab.listed.get("merges", []):
        start, end = merge[f"start{axis}Index"], merge[f"end{axis}Index"]
        cut = start < to < end
        split = any(start < edge < end for edge in (lines.start, lines.end))
        if end - start > 1 and (cut or split):
            message = (
                f"Sorry, it is not possible to move a {word} to a position that crosses a "
                "merged cell."
            )
            raise invalid(message)


def _resize(tab: Tab, by: int, *, is_rows: bool) -> None:
    tab.properties["gridProperties"]["rowCount" if is_rows else "columnCount"] += by


def _inherit(lines: Lines, model: int) -> None:
    """Give new lines the formats, rules and size of the line next to them."""
    tab = lines.tab
    like = {
        key: StoredCell(None, cell.format, _rule(cell))
        for key, cell in tab.cells.items()
        if key[0 if lines.is_rows else 1] == model
    }
    size = lines.properties.get(model, {}).get("pixelSize")
    for index in range(lines.start, lines.end):
        if size:
            lines.properties[index] = {"pixelSize": size}
        for (row, column), cell in like.items():
            put(tab, (index, column) if lines.is_rows else (row, index), copy.copy(cell))


def _rule(cell: StoredCell) -> JSON:
    return {name: cell.other[name] for name in ("dataValidation",) if name in cell.other}
