"""Merging cells and taking merges apart."""

from __future__ import annotations

from automations.rehearsal.sheets_server.a1 import Bounds, bounds
from automations.rehearsal.sheets_server.changing.grids import (
    box_of,
    holds,
    keys_in,
    meets,
    put,
)
from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell, Tab, invalid

_WHOLE = "You must select all cells in a merged range to merge or unmerge them."


def merge(stored: Stored, asked: JSON) -> None:
    """``mergeCells``: all, by column or by row; what is not in a first cell is lost."""
    tab, box = box_of(stored, asked.get("range", {}))
    pieces = _pieces(box, asked.get("mergeType", "MERGE_ALL"))
    for piece in pieces:
        _check_frozen(tab, piece)
    unmerge(stored, asked)
    for piece in pieces:
        if piece.height * piece.width > 1:
            tab.listed.setdefault("merges", []).append(piece.on(tab))
            _empty(tab, piece)


def unmerge(stored: Stored, asked: JSON) -> None:
    """``unmergeCells``: every merge in a range; one that reaches beyond it refuses."""
    tab, box = box_of(stored, asked.get("range", {}))
    kept = []
    for found in tab.listed.get("merges", []):
        inner = bounds(tab, found)
        if not meets(inner, box):
            kept.append(found)
        elif not holds(box, inner):
            raise invalid(_WHOLE)
    if "merges" in tab.listed:
        tab.listed["merges"] = kept


def _pieces(box: Bounds, kind: str) -> list[Bounds]:
    if kind == "MERGE_COLUMNS":
        return [Bounds(box.top, c, box.bottom, c + 1) for c in range(box.left, box.right)]
    if kind == "MERGE_ROWS":
        return [Bounds(r, box.left, r + 1, box.right) for r in range(box.top, box.bottom)]
    return [box]


def _check_frozen(tab: Tab, piece: Bounds) -> None:
    grid = tab.properties["gridProperties"]
    if piece.top < grid.get("frozenRowCount", 0) < piece.bottom:
        message = "You can't merge frozen and non-frozen rows."
        raise invalid(message)
    if piece.left < grid.get("frozenColumnCount", 0) < piece.right:
        message = "You can't merge frozen and non-frozen columns."
        raise invalid(message)


def _empty(tab: Tab, piece: Bounds) -> None:
    for key in keys_in(tab, piece):
        if key != (piece.top, piece.left):
            cell = tab.cells[key]
            put(tab, key, StoredCell(None, cell.format, cell.other))
