"""Sheets as a whole: adding, removing, copying, naming, ordering, resizing."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from automations.rehearsal.sheets_server.changing import masks
from automations.rehearsal.sheets_server.changing.colours import mirrored
from automations.rehearsal.sheets_server.changing.grids import check_size, copied_tab, free_id
from automations.rehearsal.sheets_server.model import JSON, Stored, Tab, invalid
from automations.rehearsal.sheets_server.shifting import cut_to_size, retitle, with_ranges

_LONGEST_TITLE = 100
_OWN_IDS = {
    "protectedRanges": "protectedRangeId",
    "filterViews": "filterViewId",
    "bandedRanges": "bandedRangeId",
    "tables": "tableId",
    "charts": "chartId",
    "slicers": "slicerId",
}
_USUAL = {"locale": "en_US", "timeZone": "Etc/GMT", "autoRecalc": "ON_CHANGE"}
_FIRST_TITLES = {"ja": "シート"}


def add(stored: Stored, asked: JSON) -> JSON:
    """``addSheet``: of 1000 rows and 26 columns unless said otherwise, at the end."""
    given = mirrored(asked.get("properties", {}))
    grid = {"rowCount": 1000, "columnCount": 26, **given.get("gridProperties", {})}
    properties = {
        "sheetId": _new_id(stored, given.get("sheetId")),
        "title": _new_title(stored, given.get("title")),
        "index": 0,
        "sheetType": given.get("sheetType", "GRID"),
        "gridProperties": grid,
    }
    tab = Tab({**properties, **_told({k: v for k, v in given.items() if k not in properties})})
    tab.properties["gridProperties"] = _grid(grid, grid)
    _check_grid(tab)
    _put_at(stored, tab, given.get("index"))
    check_size(stored)
    return {"properties": copy.deepcopy(tab.properties)}


def delete(stored: Stored, asked: JSON) -> None:
    """``deleteSheet``: with its marks and named ranges; one visible sheet must stay."""
    tab = tab_with(stored, asked.get("sheetId", 0))
    others = [other for other in stored.tabs if other is not tab]
    if not others:
        message = "You can't remove all the sheets in a document."
        raise invalid(message)
    if all(other.properties.get("hidden") for other in others):
        message = "You can't remove all the visible sheets in a document."
        raise invalid(message)
    stored.tabs[:] = others
    retitle(stored, tab.title, None)
    stored.named[:] = [named for named in stored.named if named["range"]["sheetId"] != tab.id]
    stored.marks[:] = [mark for mark in stored.marks if _sheet_of(mark["location"]) != tab.id]
    _number(stored)


def duplicate(stored: Stored, asked: JSON) -> JSON:
    """``duplicateSheet``: a copy of all of it, at the beginning unless said otherwise."""
    source = tab_with(stored, asked.get("sourceSheetId", 0))
    tab = copied_tab(source)
    number = _new_id(stored, asked.get("newSheetId"))
    named = asked.get("newSheetName")
    tab.properties["sheetId"] = number
    tab.properties["title"] = _new_title(stored, named, lambda: _copy_title(stored, source.title))
    with_ranges(tab, _told_apart(source.id, number))
    _renew_ids(stored, tab)
    stored.tabs.insert(_within(asked.get("insertSheetIndex", 0), stored), tab)
    _number(stored)
    check_size(stored)
    return {"properties": copy.deepcopy(tab.properties)}


def update(stored: Stored, asked: JSON) -> None:
    """``updateSheetProperties``: by its mask; ``index`` counts before the move."""
    given = mirrored(asked.get("properties", {}))
    tab = tab_with(stored, given.get("sheetId", 0))
    named = [
        path
        for path in masks.paths(asked.get("fields"), "SheetProperties")
        if path[0] not in {"sheetId", "sheetType", "dataSourceSheetProperties"}
    ]
    named = _colours_in_pairs(named)
    before = tab.properties
    after = _told(masks.updated(before, given, named))
    _check_title(stored, tab, after)
    after["index"] = before["index"]
    after["gridProperties"] = _grid(before["gridProperties"], after.get("gridProperties", {}))
    tab.properties = after
    if after["title"] != before["title"]:
        retitle(stored, before["title"], after["title"])
    _check_grid(tab)
    if all(each.properties.get("hidden") for each in stored.tabs):
        message = "You can't hide all the sheets in a document."
        raise invalid(message)
    cut_to_size(stored, tab)
    if ("index",) in named and (given.get("index") is not None or asked["fields"] != "*"):
        _move(stored, tab, given.get("index"))
    check_size(stored)


def update_spreadsheet(stored: Stored, asked: JSON) -> None:
    """``updateSpreadsheetProperties``: by its mask; a title cannot be empty."""
    named = masks.paths(asked.get("fields"), "SpreadsheetProperties")
    named = [path for path in named if path[0] != "defaultFormat"]
    after = masks.updated(stored.properties, mirrored(asked.get("properties", {})), named)
    for field in ("title", "locale", "timeZone", "autoRecalc"):
        if not after.get(field):
            after[field] = stored.properties.get(field, _USUAL.get(field, ""))
    _check_place(after)
    stored.properties = after


def _check_place(properties: JSON) -> None:
    locale, zone = properties["locale"], properties["timeZone"]
    if not re.fullmatch(r"[a-z]{2,3}(_[A-Z]{2})?", locale):
        message = f"Unsupported locale: {locale}"
        raise invalid(message)
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = f"Unsupported time zone: {zone}"
        raise invalid(message) from None


def tab_with(stored: Stored, number: int) -> Tab:
    """Return the sheet of that id.

    Raises:
        ApiError: There is none.
    """
    for tab in stored.tabs:
        if tab.id == number:
            return tab
    message = f"No sheet with id: {number}"
    raise invalid(message)


def _new_id(stored: Stored, given: int | None) -> int:
    taken = {tab.id for tab in stored.tabs}
    if given is None:
        return free_id("sheet", taken, len(taken))
    if given < 0:
        message = "Sheet id must be non-negative."
        raise invalid(message)
    if given in taken:
        message = f"Sheet with id {given} already exists."
        raise invalid(message)
    return given


def _new_title(stored: Stored, given: str | None, made: Callable[[], str] | None = None) -> str:
    if given:
        _check_new_title(given, {tab.title for tab in stored.tabs})
        return given
    return made() if made else _next_title(stored)


def _check_title(stored: Stored, tab: Tab, after: JSON) -> None:
    if not after.get("title"):
        message = "The sheet name cannot be empty."
        raise invalid(message)
    _check_new_title(after["title"], {other.title for other in stored.tabs if other is not tab})


def _check_new_title(title: str, taken: set[str]) -> None:
    if title.casefold() in {other.casefold() for other in taken}:
        message = f'A sheet with the name "{title}" already exists. Please enter another name.'
        raise invalid(message)
    if len(title) > _LONGEST_TITLE:
        message = "The sheet name cannot be greater than 100 characters."
        raise invalid(message)


def _next_title(stored: Stored) -> str:
    language = str(stored.properties.get("locale", "en"))[:2]
    word, number = _FIRST_TITLES.get(language, "Sheet"), len(stored.tabs) + 1
    while f"{word}{number}" in {tab.title for tab in stored.tabs}:
        number += 1
    return f"{word}{number}"


def _copy_title(stored: Stored, title: str) -> str:
    taken, number = {tab.title for tab in stored.tabs}, 1
    plain = re.sub(r"^Copy of ", "", title)
    result = f"Copy of {plain}"
    while result in taken:
        number += 1
        result = f"Copy {number} of {plain}"
    return result


def _put_at(stored: Stored, tab: Tab, index: int | None) -> None:
    place = len(stored.tabs) if index is None else _within(index, stored)
    stored.tabs.insert(place, tab)
    _number(stored)


def _within(index: int, stored: Stored) -> int:
    if not 0 <= index <= len(stored.tabs):
        message = f"Invalid index: {index}. Must be between 0 and {len(stored.tabs)}."
        raise invalid(message)
    return index


def _move(stored: Stored, tab: Tab, index: int | None) -> None:
    place = len(stored.tabs) if index is None else _within(index, stored)
    old = stored.tabs.index(tab)
    stored.tabs.insert(place, tab)
    del stored.tabs[old if place > old else old + 1]
    _number(stored)


def _number(stored: Stored) -> None:
    for index, tab in enumerate(stored.tabs):
        tab.properties["index"] = index


def _told(properties: JSON) -> JSON:
    """Return properties without what the service does not tell: no, and no colour."""
    return {name: v for name, v in properties.items() if v is not False and v != {}}


def _grid(before: JSON, after: JSON) -> JSON:
    """Return grid properties of which the sizes are never without a value."""
    sizes = {name: before[name] for name in ("rowCount", "columnCount")}
    return {**sizes, **{name: value for name, value in after.items() if value or name in sizes}}


def _check_grid(tab: Tab) -> None:
    grid = tab.properties["gridProperties"]
    for size, frozen, words in (
        ("rowCount", "frozenRowCount", "rows"),
        ("columnCount", "frozenColumnCount", "columns"),
    ):
        if grid[size] < 1:
            message = f"gridProperties.{size} must be greater than 0"
            raise invalid(message)
        if grid.get(frozen, 0) < 0 or grid.get(frozen, 0) >= grid[size]:
            message = f"You can't freeze all visible {words} on the sheet."
            raise invalid(message)


def _colours_in_pairs(named: list[masks.Path]) -> list[masks.Path]:
    both: list[masks.Path] = [("tabColor",), ("tabColorStyle",)]
    return named + both if any(path[0].startswith("tabColor") for path in named) else named


def _sheet_of(location: JSON) -> int | None:
    inner: JSON = location.get("dimensionRange", location)
    return inner.get("sheetId")


def _told_apart(old: int, new: int) -> Callable[[JSON], JSON | None]:
    return lambda found: {**found, "sheetId": new} if found.get("sheetId", 0) == old else found


def _renew_ids(stored: Stored, tab: Tab) -> None:
    for field, name in _OWN_IDS.items():
        taken = {item.get(name) for other in stored.tabs for item in other.listed.get(field, [])}
        for item in tab.listed.get(field, []):
            number = free_id(field, taken, len(taken))
            item[name] = str(number) if field == "tables" else number
            taken.add(item[name])
