"""Cells as they are written: values, formats, notes, borders."""

from __future__ import annotations

from automations.rehearsal.sheets_server.a1 import Bounds
from automations.rehearsal.sheets_server.changing import masks
from automations.rehearsal.sheets_server.changing.colours import mirrored
from automations.rehearsal.sheets_server.changing.grids import (
    all_keys,
    box_of,
    check_size,
    keys_in,
    point_of,
    put,
)
from automations.rehearsal.sheets_server.changing.sheets import tab_with
from automations.rehearsal.sheets_server.formula_shifting import copied
from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell, Tab, invalid

_SHOWN = {"effectiveValue", "effectiveFormat", "formattedValue"}
_WIDTHS = {"SOLID_MEDIUM": 2, "SOLID_THICK": 3, "DOUBLE": 3}
Key = tuple[int, int]


def update(stored: Stored, asked: JSON) -> None:
    """``updateCells``: what a range does not get from ``rows`` is cleared, by the mask."""
    named = _paths(asked)
    given = [row.get("values", []) for row in asked.get("rows", [])]
    if "range" in asked:
        tab, box = box_of(stored, asked["range"])
        _check_within(given, box)
        written = _placed(given, box.top, box.left)
        for key in sorted({*keys_in(tab, box), *written}):
            _write(tab, key, written.get(key, {}), named)
        return
    if "start" not in asked:
        message = "Must specify either a range or a start."
        raise invalid(message)
    tab, row, column = point_of(stored, asked["start"])
    _check_within(given, Bounds(row, column, tab.height, tab.width))
    for key, data in _placed(given, row, column).items():
        _write(tab, key, data, named)


def repeat(stored: Stored, asked: JSON) -> None:
    """``repeatCell``: the same in all cells, formulas as if they were copied."""
    named = _paths(asked)
    tab, box = box_of(stored, asked.get("range", {}))
    data = asked.get("cell", {})
    formula = data.get("userEnteredValue", {}).get("formulaValue")
    blank = changed(None, data, named)
    for key in all_keys(box):
        given = data
        if formula is not None:
            moved = copied(formula, key[0] - box.top, key[1] - box.left)
            given = {**data, "userEnteredValue": {"formulaValue": moved}}
        elif key not in tab.cells:
            put(tab, key, blank)
            continue
        _write(tab, key, given, named)


def append(stored: Stored, asked: JSON) -> None:
    """``appendCells``: below the last row that holds anything; there grow rows, but no columns."""
    named = _paths(asked)
    tab, first = _end(stored, asked)
    given = [row.get("values", []) for row in asked.get("rows", [])]
    _check_within(given, Bounds(first, 0, first + len(given), tab.width))
    tab.properties["gridProperties"]["rowCount"] = max(tab.height, first + len(given))
    check_size(stored)
    for key, data in _placed(given, first, 0).items():
        _write(tab, key, data, named)


def borders(stored: Stored, asked: JSON) -> None:
    """``updateBorders``: those given, outside and between; style NONE takes one away."""
    tab, box = box_of(stored, asked.get("range", {}))
    for row, column in all_keys(box):
        inner = {
            "top": asked.get("top" if row == box.top else "innerHorizontal"),
            "bottom": asked.get("bottom" if row == box.bottom - 1 else "innerHorizontal"),
            "left": asked.get("left" if column == box.left else "innerVertical"),
            "right": asked.get("right" if column == box.right - 1 else "innerVertical"),
        }
        sides = {side: _border(border) for side, border in inner.items() if border is not None}
        _border_cell(tab, (row, column), sides)


def validate(stored: Stored, asked: JSON) -> None:
    """``setDataValidation``: no rule takes the rules away."""
    tab, box = box_of(stored, asked.get("range", {}))
    rule = asked.get("rule")
    if rule is not None and "condition" not in rule:
        message = "A data validation rule must have a condition."
        raise invalid(message)
    plain = {name: value for name, value in (rule or {}).items() if value is not False}
    given = {} if rule is None else {"dataValidation": plain}
    for key in keys_in(tab, box) if rule is None else list(all_keys(box)):
        _write(tab, key, given, [("dataValidation",)])


def changed(cell: StoredCell | None, data: JSON, named: list[masks.Path]) -> StoredCell:
    """Return a cell after an update with ``CellData``, by a mask."""
    before = as_data(cell) if cell else {}
    after = masks.updated(before, data, named)
    entered = after.pop("userEnteredValue", None)
    if not entered or entered == {"stringValue": ""}:
        entered = None
    formats = after.pop("userEnteredFormat", {})
    return StoredCell(entered, formats, {name: value for name, value in after.items() if value})


def as_data(cell: StoredCell) -> JSON:
    """Return what was entered in a cell as ``CellData``."""
    data = dict(cell.other)
    if cell.entered is not None:
        data["userEnteredValue"] = cell.entered
    if cell.format:
        data["userEnteredFormat"] = cell.format
    return data


def _write(tab: Tab, key: Key, data: JSON, named: list[masks.Path]) -> None:
    put(tab, key, changed(tab.cells.get(key), data, named))


def _paths(asked: JSON) -> list[masks.Path]:
    """Return the paths of the mask; colours of what is given are kept in both ways."""
    named = [p for p in masks.paths(asked.get("fields"), "CellData") if p[0] not in _SHOWN]
    for name in ("cell", "rows"):
        if name in asked and any(path[0] == "userEnteredFormat" for path in named):
            asked |= mirrored({name: asked[name]})
    return named + [(*p[:-1], _other(p[-1])) for p in named if p[-1] != _other(p[-1])]


def _other(name: str) -> str:
    """Return the other name of a colour, or the name of what is none."""
    if name.endswith("ColorStyle"):
        return name.removesuffix("Style")
    return name + "Style" if name.endswith("Color") else name


def _placed(given: list[list[JSON]], top: int, left: int) -> dict[Key, JSON]:
    return {
        (top + row, left + column): data
        for row, values in enumerate(given)
        for column, data in enumerate(values)
    }


def _check_within(given: list[list[JSON]], box: Bounds) -> None:
    if len(given) > box.height:
        message = (
            f"Attempting to write row: {box.bottom}, "
            f"beyond the last requested row of: {box.bottom - 1}"
        )
        raise invalid(message)
    if any(len(values) > box.width for values in given):
        message = (
            f"Attempting to write column: {box.right}, "
            f"beyond the last requested column of: {box.right - 1}"
        )
        raise invalid(message)


def _end(stored: Stored, asked: JSON) -> tuple[Tab, int]:
    """Return the tab, and the row after the last that holds anything."""
    for tab in stored.tabs if asked.get("tableId") else []:
        for table in tab.listed.get("tables", []):
            if table["tableId"] == asked["tableId"]:
                return tab, int(table["range"]["endRowIndex"])
    tab = tab_with(stored, asked.get("sheetId", 0))
    rows = (row for (row, _), cell in tab.cells.items() if cell.entered is not None)
    return tab, max(rows, default=-1) + 1


def _border(border: JSON) -> JSON | None:
    if border.get("style", "NONE") == "NONE":
        return None
    width = _WIDTHS.get(border["style"], 1)
    whole: JSON = mirrored({"color": {}, **border, "width": width})
    return whole


def _border_cell(tab: Tab, key: Key, sides: dict[str, JSON | None]) -> None:
    cell = tab.cells.get(key) or StoredCell()
    kept = {**cell.format.get("borders", {}), **sides}
    borders_after = {side: border for side, border in kept.items() if border}
    formats = {name: value for name, value in cell.format.items() if name != "borders"}
    if borders_after:
        formats["borders"] = borders_after
    put(tab, key, StoredCell(cell.entered, formats, cell.other))
