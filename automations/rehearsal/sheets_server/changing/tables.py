"""Tables: ranges with a name, a heading row and kinds of columns."""

from __future__ import annotations

from automations.rehearsal.sheets_server.a1 import Bounds, bounds
from automations.rehearsal.sheets_server.changing.grids import (
    box_of,
    keys_in,
    meets,
    put,
    whole_range,
)
from automations.rehearsal.sheets_server.changing.objects import (
    TABLES,
    added,
    every,
    removed,
    updated,
)
from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell, Tab, invalid


def add(stored: Stored, asked: JSON) -> JSON:
    """``addTable``: headings that are blank are written, ``Column 1`` and on."""
    given = asked.get("table", {})
    tab, box = box_of(stored, given.get("range", {}))
    _check_alone(tab, box, given)
    names = {item["name"].casefold() for _, item in every(stored, TABLES)}
    name = given.get("name") or _free_name(names)
    if given.get("name", "").casefold() in names:
        message = f'A table with the name "{name}" already exists.'
        raise invalid(message)
    columns = _columns(tab, box, given.get("columnProperties", []))
    kept = {
        **given,
        "name": name,
        "range": whole_range(tab, given.get("range", {})),
        "columnProperties": columns,
    }
    return {"table": added(stored, TABLES, tab, kept)}


def update(stored: Stored, asked: JSON) -> None:
    """``updateTable``: by its mask; columns are named by the heading row."""
    tab, after = updated(stored, TABLES, asked.get("table", {}), asked.get("fields"))
    if not after.get("name"):
        message = "The table name cannot be empty."
        raise invalid(message)
    after["range"] = whole_range(tab, after.get("range", {}))
    box = bounds(tab, after["range"])
    _check_alone(tab, box, after)
    after["columnProperties"] = _columns(tab, box, after.get("columnProperties", []))


def delete(stored: Stored, asked: JSON) -> None:
    """``deleteTable``: with its contents, as the guide says."""
    table = removed(stored, TABLES, asked.get("tableId"))
    tab, box = box_of(stored, table["range"])
    for key in keys_in(tab, box):
        del tab.cells[key]


def _check_alone(tab: Tab, box: Bounds, table: JSON) -> None:
    for other in tab.listed.get("tables", []):
        if other is not table and meets(bounds(tab, other["range"]), box):
            message = "Tables cannot overlap with other tables."
            raise invalid(message)


def _free_name(taken: set[str]) -> str:
    number = 1
    while f"table{number}" in taken:
        number += 1
    return f"Table{number}"


def _columns(tab: Tab, box: Bounds, given: list[JSON]) -> list[JSON]:
    """Return a table's columns, and write the names that the heading row does not have."""
    told = {each.get("columnIndex", 0): each for each in given}
    columns = []
    for index in range(box.width):
        key = box.top, box.left + index
        cell = tab.cells.get(key) or StoredCell()
        typed = (cell.entered or {}).get("stringValue")
        name = told.get(index, {}).get("columnName") or typed or f"Column {index + 1}"
        if typed != name:
            put(tab, key, StoredCell({"stringValue": name}, cell.format, cell.other))
        columns.append({**told.get(index, {}), "columnIndex": index, "columnName": name})
    return columns
