"""Spreadsheets that a recording uses without having made them: made as it first tells of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from automations.rehearsal.sheets_server.making import new_spreadsheet, new_tab
from automations.rehearsal.sheets_server.model import ApiError, Stored, World
from automations.rehearsal.sheets_server.values import values
from benchmarks.recordings import Exchange, decoded

_OK = 200
_ROOT = "/v4/spreadsheets/"
_FILES = "/drive/v3/files"
_REFUSED = 400
_OF_TABS = {
    "addSheet",
    "appendDimension",
    "deleteDimension",
    "deleteSheet",
    "duplicateSheet",
    "insertDimension",
    "updateSheetProperties",
    "updateSpreadsheetProperties",
}
"""Requests of a ``batchUpdate`` after which the tabs are no longer what they were."""


def made(world: World, key: str, coming: Iterable[Exchange]) -> Stored:
    """Put a spreadsheet into the world, closed for everybody; ``coming``: what is yet to be sent.

    Its tabs and values are those that the recording reads before it changes any of them.
    """
    there = [each for each in coming if key in unquote(each.path) and each.status < _REFUSED]
    tabs = map(_spreadsheet, _before(there, _changes_tabs))
    told = next((each for each in tabs if each.get("sheets")), {})
    stored = new_spreadsheet(world, told.get("properties"), writers=())
    del world.spreadsheets[stored.id]
    stored.id = key
    world.spreadsheets[key] = stored
    for tab in told.get("sheets") or [{}]:
        properties = tab.get("properties", {})
        new_tab(stored, properties, number=properties.get("sheetId", 0))
    for read in _before(there, lambda each: each.method != "GET"):
        _fill(stored, read)
    return stored


def listed(exchange: Exchange) -> list[dict[str, Any]]:
    """Return the files that an answer of Drive lists."""
    is_list = (exchange.method, exchange.path, exchange.status) == ("GET", _FILES, _OK)
    if not is_list or not isinstance(exchange.answer, dict):
        return []
    files = exchange.answer.get("files", [])
    return [file for file in files if isinstance(file, dict) and "id" in file]


def _before(there: Iterable[Exchange], change: Callable[[Exchange], bool]) -> Iterator[Exchange]:
    """Yield what is read of a spreadsheet before something changes it."""
    for each in takewhile(lambda each: not change(each), there):
        if each.method == "GET" and isinstance(each.answer, dict):
            yield each


def _changes_tabs(exchange: Exchange) -> bool:
    if exchange.method == "DELETE" or not exchange.path.startswith(_ROOT):
        return exchange.method != "GET"
    asked = decoded(exchange.sent)
    requests = asked.get("requests", []) if isinstance(asked, dict) else []
    return any(not _OF_TABS.isdisjoint(each) for each in requests)


def _spreadsheet(read: Exchange) -> dict[str, Any]:
    """Return what a read tells of tabs; those it names no title of are not told of."""
    told: dict[str, Any] = read.answer
    sheets = [tab for tab in told.get("sheets", []) if "title" in tab.get("properties", {})]
    return {**told, "sheets": sheets} if read.path.startswith(_ROOT) else {}


def _fill(stored: Stored, read: Exchange) -> None:
    """Enter the values of a read, as they were read."""
    options = parse_qs(urlsplit(read.url).query)
    ranges = [read.answer, *read.answer.get("valueRanges", [])]
    for each in ranges if options.get("valueRenderOption") != ["FORMULA"] else []:
        if "range" in each and "values" in each:
            query = {"range": [each["range"]], "valueInputOption": ["RAW"]}
            try:
                values(stored, "update", query, each)
            except ApiError:
                continue  # a tab that is not told of: the reads of it will differ
