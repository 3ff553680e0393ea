"""Cells inserted or deleted within a band of rows or columns: the others of the band make room."""

from __future__ import annotations

from dataclasses import replace

from automations.rehearsal.sheets_server.a1 import Bounds, bounds
from automations.rehearsal.sheets_server.changing.grids import (
    box_of,
    check_size,
    dimension_named,
    holds,
    keys_in,
    meets,
)
from automations.rehearsal.sheets_server.model import JSON, Stored, Tab, invalid

_SPLIT = "You can't insert or delete cells over a merged range."


def insert(stored: Stored, asked: JSON) -> None:
    """``insertRange``: cells from the range on give way down or right; the grid may grow."""
    tab, box = box_of(stored, asked.get("range", {}))
    is_rows = dimension_named(asked.get("shiftDimension"))
    band = _band(tab, box, is_rows=is_rows)
    _check_merges(tab, band)
    step = box.height if is_rows else box.width
    last = max(
        (key[0 if is_rows else 1] for key in keys_in(tab, band) if tab.cells[key].entered),
        default=-1,
    )
    grid, size = tab.properties["gridProperties"], "rowCount" if is_rows else "columnCount"
    grid[size] = max(grid[size], last + step + 1)
    check_size(stored)
    _slide(tab, band, step, is_rows=is_rows)


def delete(stored: Stored, asked: JSON) -> None:
    """``deleteRange``: cells beyond the range come up or left."""
    tab, box = box_of(stored, asked.get("range", {}))
    is_rows = dimension_named(asked.get("shiftDimension"))
    band = _band(tab, box, is_rows=is_rows)
    _check_merges(tab, band)
    for key in keys_in(tab, box):
        del tab.cells[key]
    merges = tab.listed.get("merges", [])
    tab.listed["merges"] = [merge for merge in merges if not holds(box, bounds(tab, merge))]
    step = box.height if is_rows else box.width
    rest = replace(band, top=box.bottom) if is_rows else replace(band, left=box.right)
    _slide(tab, rest, -step, is_rows=is_rows)


def _band(tab: Tab, box: Bounds, *, is_rows: bool) -> Bounds:
    return replace(box, bottom=tab.height) if is_rows else replace(box, right=tab.width)


def _slide(tab: Tab, band: Bounds, step: int, *, is_rows: bool) -> None:
    """Move all of a band by so many rows or columns; what leaves the grid holds nothing."""
    down, right = (step, 0) if is_rows else (0, step)
    taken = {key: tab.cells.pop(key) for key in keys_in(tab, band)}
    for (row, column), cell in taken.items():
        if row + down < tab.height and column + right < tab.width:
            tab.cells[row + down, column + right] = cell
    for merge in tab.listed.get("merges", []):
        if holds(band, bounds(tab, merge)):
            for side, by in (("Row", down), ("Column", right)):
                merge[f"start{side}Index"] += by
                merge[f"end{side}Index"] += by


def _check_merges(tab: Tab, band: Bounds) -> None:
    for merge in tab.listed.get("merges", []):
        inner = bounds(tab, merge)
        if meets(inner, band) and not holds(band, inner):
            raise invalid(_SPLIT)
