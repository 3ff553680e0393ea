"""Rows and columns inserted, deleted, moved: all that points at cells goes along.

A `shifts.Shift` says where a row or column goes; `shift` takes cells, properties, ranges, marks
and the references of formulas there.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import partial

from automations.rehearsal.sheets_server.formula_shifting import retitled, rewritten
from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell, Tab
from automations.rehearsal.sheets_server.shifts import Shift, deleted

_ALIVE = ("range", "ranges")
_BOUNDS = {True: ("startRowIndex", "endRowIndex"), False: ("startColumnIndex", "endColumnIndex")}


def shift(stored: Stored, tab: Tab, by: Shift) -> None:
    """Take everything that points at a tab's rows or columns where the shift says.

    The size of the grid is the caller's.
    """
    tab.cells = _cells(tab.cells, by)
    lines = tab.rows if by.is_rows else tab.columns
    kept = {by.where(index): line for index, line in lines.items()}
    placed: dict[int, JSON] = {index: line for index, line in kept.items() if index is not None}
    lines.clear()
    lines.update(placed)
    for each in stored.tabs:
        with_ranges(each, lambda found: _mapped(found, by))
    stored.named[:] = _each(stored.named, lambda found: _mapped(found, by))
    stored.marks[:] = _each(stored.marks, lambda found: _mapped(found, by))
    _frozen(tab, by)
    _formulas(stored, tab, by)


def _cells(
    cells: dict[tuple[int, int], StoredCell],
    by: Shift,
) -> dict[tuple[int, int], StoredCell]:
    result = {}
    for (row, column), cell in cells.items():
        new = by.where(row if by.is_rows else column)
        if new is not None:
            result[(new, column) if by.is_rows else (row, new)] = cell
    return result


def _mapped(found: JSON, by: Shift) -> JSON | None:
    """Return a range (of any kind) after the shift, None if nothing of it is left."""
    if found.get("sheetId", 0) != by.sheet:
        return found
    if "rowIndex" in found or "columnIndex" in found:
        return _point(found, by)
    if "dimension" in found:
        same = (found["dimension"] == "ROWS") == by.is_rows
        return _spanned(found, by, ("startIndex", "endIndex")) if same else found
    return _spanned(found, by, _BOUNDS[by.is_rows])


def _point(found: JSON, by: Shift) -> JSON:
    """Return a coordinate; what stood on a line that is gone stands on the next one above."""
    name = "rowIndex" if by.is_rows else "columnIndex"
    kept = (by.where(index) for index in range(found.get(name, 0), -1, -1))
    return {**found, name: next((index for index in kept if index is not None), 0)}


def _spanned(found: JSON, by: Shift, names: tuple[str, str]) -> JSON | None:
    start, end = names
    if start not in found and end not in found:
        return found
    if end not in found:
        new = by.span(found[start], 2**31 - 2)
        return {**found, start: new[0]} if new else None
    new = by.span(found.get(start, 0), found[end])
    if new is None:
        return None
    low = {start: new[0]} if start in found or new[0] else {}
    return {**found, **low, end: new[1]}


def with_ranges(tab: Tab, change: Callable[[JSON], JSON | None]) -> None:
    """Change every range in what a tab lists; None takes away what stands on it."""
    for field, items in tab.listed.items():
        tab.listed[field] = _each(items, change)
    if tab.basic_filter is not None:
        kept = _each([tab.basic_filter], change)
        tab.basic_filter = kept[0] if kept else None


def _each(items: list[JSON], change: Callable[[JSON], JSON | None]) -> list[JSON]:
    """Return items with changed ranges, without those of which the range is gone."""
    gone = object()
    changed = [_walked(item, change, gone) for item in items]
    return [item for item in changed if isinstance(item, dict)]


def _walked(value: object, change: Callable[[JSON], JSON | None], gone: object) -> object:
    if isinstance(value, list):
        kept = [_walked(item, change, gone) for item in value]
        return [item for item in kept if item is not gone]
    if not isinstance(value, dict):
        return value
    if _is_range(value):
        after = change(value)
        return gone if after is None else after
    result = {name: _walked(inner, change, gone) for name, inner in value.items()}
    lost = any(inner is gone for inner in result.values())
    emptied = any(value.get(name) and not result[name] for name in _ALIVE if name in result)
    return gone if lost or emptied else result


def _is_range(value: JSON) -> bool:
    if "sheetId" not in value or "title" in value:
        return False
    return not isinstance(value.get("locationType"), str)


def _frozen(tab: Tab, by: Shift) -> None:
    grid = tab.properties["gridProperties"]
    name = "frozenRowCount" if by.is_rows else "frozenColumnCount"
    if grid.get(name):
        left = by.span(0, grid[name])
        grid[name] = left[1] - left[0] if left else 0
        if not grid[name]:
            del grid[name]


def _formulas(stored: Stored, tab: Tab, by: Shift) -> None:
    for each in stored.tabs:
        _rewrite(each, partial(rewritten, title=tab.title, here=each is tab, by=by))


def retitle(stored: Stored, old: str, new: str | None) -> None:
    """Let all formulas look at a tab under its new title; None: it is taken away."""
    for tab in stored.tabs:
        _rewrite(tab, partial(retitled, old=old, new=new))


def _rewrite(tab: Tab, change: Callable[[str], str]) -> None:
    for key, cell in tab.cells.items():
        formula = cell.entered.get("formulaValue") if cell.entered else None
        if formula is not None and (after := change(formula)) != formula:
            tab.cells[key] = StoredCell({"formulaValue": after}, cell.format, cell.other)


def cut_to_size(stored: Stored, tab: Tab) -> None:
    """Drop what lies beyond the grid after it became smaller."""
    for is_rows, size in ((True, tab.height), (False, tab.width)):
        furthest = _furthest(tab, is_rows=is_rows)
        if furthest >= size or _reach(stored, tab, is_rows=is_rows) > size:
            frozen = copy.deepcopy(tab.properties)
            shift(stored, tab, deleted(tab.id, size, 2**31 - 1, is_rows=is_rows))
            tab.properties = frozen


def _furthest(tab: Tab, *, is_rows: bool) -> int:
    cells = (row if is_rows else column for row, column in tab.cells)
    return max(max(cells, default=-1), max(tab.rows if is_rows else tab.columns, default=-1))


def _reach(stored: Stored, tab: Tab, *, is_rows: bool) -> int:
    """Return the end of the last range of a tab that is closed there."""
    ends = [0]

    def seen(found: JSON) -> JSON:
        if found.get("sheetId", 0) == tab.id:
            by_lines = (found.get("dimension") == "ROWS") == is_rows
            ends.append(found.get(_BOUNDS[is_rows][1], 0))
            ends.append(found.get("endIndex", 0) if by_lines else 0)
        return found

    for each in stored.tabs:
        with_ranges(each, seen)
    _each(stored.named, seen)
    _each(stored.marks, seen)
    return max(ends)
