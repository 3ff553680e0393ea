"""An answer of Google Sheets about one tab, as short as the service makes it."""

from __future__ import annotations

from typing import Any

from automations.books.google.snapshot import OnlineCell, OnlineTab, spreadsheet_of

JSON = dict[str, Any]


def answer(*sheets: JSON, **more: object) -> JSON:
    return {"spreadsheetId": "key", "properties": {"title": "展示会"}, "sheets": sheets, **more}


def sheet(*blocks: JSON, **more: object) -> JSON:
    grid = {"rowCount": 10, "columnCount": 5}
    return {"properties": {"title": "申込", "gridProperties": grid}, "data": blocks, **more}


def read(told: JSON) -> OnlineTab:
    (tab,) = spreadsheet_of(answer(told)).tabs
    return tab


def cell(**told: object) -> OnlineCell | None:
    return read(sheet({"rowData": [{"values": [told]}]})).cells.get((1, 1))


def text(said: str) -> JSON:
    return {"effectiveValue": {"stringValue": said}}
