"""Cells copied or moved to another place."""

from __future__ import annotations

from dataclasses import dataclass

from automations.rehearsal.sheets_server.a1 import Bounds, bounds, exceeded
from automations.rehearsal.sheets_server.calculating import Memo, effective
from automations.rehearsal.sheets_server.changing.grids import (
    all_keys,
    box_of,
    holds,
    keys_in,
    meets,
    point_of,
    put,
)
from automations.rehearsal.sheets_server.formula_shifting import copied
from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell, Tab

Key = tuple[int, int]


def copy_paste(stored: Stored, asked: JSON) -> None:
    """``copyPaste``: a destination that is a multiple of the source is filled with copies."""
    kind = asked.get("pasteType", "PASTE_NORMAL")
    source, box = box_of(stored, asked.get("source", {}))
    tab, target = box_of(stored, asked.get("destination", {}))
    turned = asked.get("pasteOrientation") == "TRANSPOSE"
    block = _taken(stored, source, box, kind)
    height, width = (box.width, box.height) if turned else (box.height, box.width)
    for top in _starts(target.top, target.height, height):
        for left in _starts(target.left, target.width, width):
            whole = Bounds(top, left, top + height, left + width)
            _check_fits(tab, whole)
            _paste(tab, block, (top, left), kind, turned=turned)
            _follow(source, box, tab, whole, kind)


def cut_paste(stored: Stored, asked: JSON) -> None:
    """``cutPaste``: all of the source is cut, whatever of it is pasted."""
    kind = asked.get("pasteType", "PASTE_NORMAL")
    source, box = box_of(stored, asked.get("source", {}))
    tab, top, left = point_of(stored, asked.get("destination", {}))
    whole = Bounds(top, left, top + box.height, left + box.width)
    _check_fits(tab, whole)
    block = _taken(stored, source, box, kind)
    merges = [m for m in source.listed.get("merges", []) if meets(bounds(source, m), box)]
    for key in keys_in(source, box):
        del source.cells[key]
    _follow(source, box, tab, whole, kind)
    if merges:
        source.listed["merges"] = [m for m in source.listed["merges"] if m not in merges]
    for (row, column), cell in block.cells.items():
        key = top + row, left + column
        put(tab, key, _pasted(tab.cells.get(key) or StoredCell(), cell, kind))


@dataclass(frozen=True, slots=True)
class _Block:
    """Cells by their place in a box, and where the box begins."""

    cells: dict[Key, StoredCell]
    top: int
    left: int


def _taken(stored: Stored, tab: Tab, box: Bounds, kind: str) -> _Block:
    """Return the cells of a box; for values, with what they show."""
    memo = Memo()
    cells = dict.fromkeys(all_keys(Bounds(0, 0, box.height, box.width)), StoredCell())
    for row, column in keys_in(tab, box):
        cell = tab.cells[row, column]
        if kind == "PASTE_VALUES":
            shown = effective(stored, tab, row, column, memo)
            cell = StoredCell(None if shown is None or "errorValue" in shown else shown)
        cells[row - box.top, column - box.left] = cell
    return _Block(cells, box.top, box.left)


def _paste(tab: Tab, block: _Block, at: Key, kind: str, *, turned: bool) -> None:
    """Paste copies: formulas look at what lies as far from them as it did."""
    for (row, column), cell in block.cells.items():
        key = (at[0] + column, at[1] + row) if turned else (at[0] + row, at[1] + column)
        steps = key[0] - block.top - row, key[1] - block.left - column
        before = tab.cells.get(key) or StoredCell()
        put(tab, key, _pasted(before, stepped(cell, *steps), kind))


def stepped(cell: StoredCell, down: int, right: int) -> StoredCell:
    """Return a cell as it is copied so many rows down and columns right."""
    formula = (cell.entered or {}).get("formulaValue")
    if formula is None:
        return cell
    value = {"formulaValue": copied(formula, down, right)}
    return StoredCell(value, cell.format, cell.other)


def _pasted(before: StoredCell, cell: StoredCell, kind: str) -> StoredCell:
    rule = "dataValidation"
    own = {name: value for name, value in before.other.items() if name != rule}
    if kind in {"PASTE_VALUES", "PASTE_FORMULA"}:
        return StoredCell(cell.entered, before.format, before.other)
    if kind == "PASTE_FORMAT":
        return StoredCell(before.entered, cell.format, before.other)
    if kind == "PASTE_DATA_VALIDATION":
        rules = {rule: cell.other[rule]} if rule in cell.other else {}
        return StoredCell(before.entered, before.format, {**own, **rules})
    if kind == "PASTE_NO_BORDERS":
        plain = {name: value for name, value in cell.format.items() if name != "borders"}
        kept = {name: value for name, value in before.format.items() if name == "borders"}
        return StoredCell(cell.entered, {**plain, **kept}, cell.other)
    return before if kind == "PASTE_CONDITIONAL_FORMATTING" else cell


def _follow(source: Tab, box: Bounds, tab: Tab, to: Bounds, kind: str) -> None:
    """Copy merges and conditional formats of a box to another place."""
    if kind in {"PASTE_NORMAL", "PASTE_NO_BORDERS"}:
        inside = [m for m in source.listed.get("merges", []) if holds(box, bounds(source, m))]
        kept = [m for m in tab.listed.get("merges", []) if not holds(to, bounds(tab, m))]
        if inside or "merges" in tab.listed:
            tab.listed["merges"] = kept + [_elsewhere(source, m, box, tab, to) for m in inside]
    if kind == "PASTE_CONDITIONAL_FORMATTING" and source is tab:
        for rule in tab.listed.get("conditionalFormats", []):
            if any(meets(bounds(tab, found), box) for found in rule["ranges"]):
                rule["ranges"].append(to.on(tab))


def _elsewhere(source: Tab, merge: JSON, box: Bounds, tab: Tab, to: Bounds) -> JSON:
    old = bounds(source, merge)
    down, right = to.top - box.top, to.left - box.left
    return Bounds(old.top + down, old.left + right, old.bottom + down, old.right + right).on(tab)


def _starts(start: int, length: int, step: int) -> list[int]:
    times = length // step if length % step == 0 else 1
    return [start + number * step for number in range(max(times, 1))]


def _check_fits(tab: Tab, whole: Bounds) -> None:
    if whole.bottom > tab.height or whole.right > tab.width:
        raise exceeded(tab, whole.on(tab))
