"""Spreadsheets and tabs made or copied as a whole."""

from __future__ import annotations

import copy
from datetime import UTC, datetime

from automations.rehearsal.sheets_server.answers import sheet_properties
from automations.rehearsal.sheets_server.making import (
    ANYONE,
    new_number,
    new_spreadsheet,
    new_tab,
)
from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell, Tab, World
from automations.rehearsal.sheets_server.refusals import not_found

_ENTERED, _FORMAT = "userEnteredValue", "userEnteredFormat"
_SHOWN = {"effectiveValue", "effectiveFormat", "formattedValue", "hyperlink"}
_NOT_LISTED = {"properties", "data", "basicFilter", "developerMetadata"}
_IDS = 2**31 - 1


def create(world: World, asked: JSON, mail: str) -> Stored:
    """Put a spreadsheet into the world as ``spreadsheets.create`` is asked to; ``mail`` owns it."""
    stored = new_spreadsheet(world, asked.get("properties"), writers=[mail or ANYONE])
    own(stored, mail)
    sheets = asked.get("sheets", [])
    for sheet in sheets:
        properties = sheet.get("properties", {})
        number = properties.get("sheetId")
        number = new_number(world, "sheet", _IDS) if number is None else int(number)
        _fill(new_tab(stored, properties, number=number), sheet)
    if not sheets:
        new_tab(stored)
    stored.named = copy.deepcopy(asked.get("namedRanges", []))
    return stored


def own(stored: Stored, mail: str) -> None:
    """Note whose a new spreadsheet is, and when it was made."""
    stored.drive |= {"owner": mail, "createdTime": now()}
    touch(stored)


def touch(stored: Stored) -> None:
    """Note that it was changed just now."""
    stored.drive["modifiedTime"] = now()


def now() -> str:
    """Return the time as Drive writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def copy_tab(world: World, source: Stored, number: int, there: Stored) -> JSON:
    """Append a copy of a tab to a spreadsheet; return its properties.

    Raises:
        ApiError: There is no such tab.
    """
    found = next((tab for tab in source.tabs if tab.id == number), None)
    if found is None:
        raise not_found()
    made = copy.deepcopy(found)
    made.properties |= {
        "sheetId": new_number(world, "sheet", _IDS),
        "title": _free_title(there, _copied_title(there, found.title)),
        "index": len(there.tabs),
    }
    there.tabs.append(made)
    touch(there)
    return sheet_properties(made)


def copy_spreadsheet(world: World, source: Stored, title: str, mail: str) -> Stored:
    """Put a copy of a spreadsheet into the world, let nobody in but ``mail``."""
    made = new_spreadsheet(world, {**copy.deepcopy(source.properties), "title": title})
    other = source.copied()
    made.tabs, made.named, made.marks = other.tabs, other.named, other.marks
    made.writers = {mail or ANYONE}
    own(made, mail)
    return made


def _fill(tab: Tab, sheet: JSON) -> None:
    """Put into a new tab what it is given with."""
    for name, given in sheet.items():
        if name not in _NOT_LISTED and isinstance(given, list):
            tab.listed[name] = copy.deepcopy(given)
    tab.basic_filter = copy.deepcopy(sheet.get("basicFilter"))
    for data in sheet.get("data", []):
        _fill_grid(tab, data)


def _fill_grid(tab: Tab, data: JSON) -> None:
    top, left = int(data.get("startRow", 0)), int(data.get("startColumn", 0))
    for row, line in enumerate(data.get("rowData", []), top):
        for column, given in enumerate(line.get("values", []), left):
            cell = _cell(given)
            if not cell.is_bare:
                tab.cells[row, column] = cell
    for row, given in enumerate(data.get("rowMetadata", []), top):
        tab.rows[row] = dict(given)
    for column, given in enumerate(data.get("columnMetadata", []), left):
        tab.columns[column] = dict(given)


def _cell(given: JSON) -> StoredCell:
    own = {*_SHOWN, _ENTERED, _FORMAT}
    other = {name: value for name, value in given.items() if name not in own}
    return StoredCell(given.get(_ENTERED), dict(given.get(_FORMAT, {})), other)


def _copied_title(there: Stored, title: str) -> str:
    japanese = str(there.properties["locale"]).startswith("ja")
    return f"{title} のコピー" if japanese else f"Copy of {title}"


def _free_title(there: Stored, title: str) -> str:
    taken = {tab.title for tab in there.tabs}
    number, free = 0, title
    while free in taken:
        number += 1
        free = f"{title} {number}"
    return free
