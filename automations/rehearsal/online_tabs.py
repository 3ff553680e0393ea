"""The rehearsal's sheets as people would have them in Google Sheets."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from automations.books.new_book import NewColumn, NewSheet
from automations.books.writing import FORMATS
from automations.rehearsal.sheets_server.making import entered_as, new_spreadsheet, new_tab
from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell, Tab, World
from automations.tables.report import Form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from automations.tables.report import Cell

ANSWERS = "フォームの回答 1"
_STAMP = re.compile(r"\d{4}/\d\d/\d\d \d\d:\d\d:\d\d")
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - cells have no zone
_DAY = 86_400  # seconds
_KINDS = {Form.TIME: "DATE_TIME", Form.DAY: "DATE", Form.TEXT: "TEXT", Form.RATIO: "PERCENT"}
_ROOM = 200  # rows that are free below


def text_tab(name: str, text: str) -> NewSheet:
    """Return a list that somebody keeps, every cell of it text; its first rows are no headings."""
    first, *rows = csv.reader(io.StringIO(text))
    columns = tuple(NewColumn(each) for each in first)
    return NewSheet(name, columns, [tuple(row) for row in rows], plain=True)


def form_tab(text: str) -> NewSheet:
    """Return the answers of a form where it writes them itself: with the time as a time."""
    plain = text_tab(ANSWERS, text)
    columns = (NewColumn(plain.columns[0].heading, Form.TIME), *plain.columns[1:])
    return NewSheet(
        ANSWERS, columns, [(_time(str(row[0])), *row[1:]) for row in plain.rows], plain=True
    )


def put_online(
    world: World,
    title: str,
    tabs: Mapping[str, NewSheet],
    writer: str,
    filtered: Mapping[str, int] | None = None,
) -> str:
    """Put a spreadsheet into a world, with these tabs by their titles; return its key.

    ``filtered``: the column, from 0, by which a tab is filtered: what says anything is hidden.
    """
    named = {"title": title, "locale": "ja_JP", "timeZone": "Asia/Tokyo"}
    stored = new_spreadsheet(world, named, writers=(writer,))
    for name, sheet in tabs.items():
        _put(stored, name, sheet)
        if filtered and name in filtered:
            _filter(stored.tabs[-1], sheet, filtered[name])
    return stored.id


def _filter(tab: Tab, sheet: NewSheet, column: int) -> None:
    area = {"startRowIndex": sheet.heading_row - 1, "endRowIndex": sheet.last_row}
    whole = {"sheetId": tab.id, **area, "startColumnIndex": 0}
    tab.basic_filter = {"range": {**whole, "endColumnIndex": len(sheet.columns)}}
    for row, values in enumerate(sheet.body(), sheet.heading_row):
        if values[column]:
            tab.rows[row] = {"hiddenByFilter": True}


def _put(stored: Stored, name: str, sheet: NewSheet) -> None:
    size = {"rowCount": sheet.last_row + _ROOM, "columnCount": max(26, len(sheet.columns))}
    tab = new_tab(stored, {"title": name, "gridProperties": size}, number=1000 + len(stored.tabs))
    for row, line in enumerate(sheet.title):
        tab.cells[row, 0] = StoredCell(entered_as(line))
    for column, each in enumerate(sheet.columns):
        tab.cells[sheet.heading_row - 1, column] = StoredCell({"stringValue": each.heading})
        for row, values in enumerate(sheet.body(), sheet.heading_row):
            if values[column] not in {None, ""}:
                tab.cells[row, column] = _cell(each, values[column])
    tab.rows |= {row - 1: {"hiddenByUser": True} for row in sheet.hidden_rows}


def _cell(column: NewColumn, value: Cell) -> StoredCell:
    if isinstance(value, str):
        return StoredCell({"stringValue": value})
    form = Form.TIME if isinstance(value, datetime) and column.form is Form.TEXT else column.form
    shown: JSON = {"type": _KINDS.get(form, "NUMBER"), "pattern": FORMATS[form]}
    if column.number_format:
        shown = {"type": "NUMBER", "pattern": column.number_format}
    plain = form is Form.TEXT and not column.number_format
    return StoredCell(_number(value), {} if plain else {"numberFormat": shown})


def _number(value: Cell) -> JSON:
    if isinstance(value, datetime):
        seconds = (value.replace(tzinfo=None) - _DAY_ZERO).total_seconds()
        return entered_as(Fraction(int(seconds), _DAY))
    if isinstance(value, date):
        return entered_as((datetime(value.year, value.month, value.day) - _DAY_ZERO).days)  # noqa: DTZ001 - as above
    if isinstance(value, int | Fraction):
        return entered_as(value)
    raise TypeError(value)


def _time(text: str) -> Cell:
    if not _STAMP.fullmatch(text):
        return text
    return datetime.strptime(text, "%Y/%m/%d %H:%M:%S")  # noqa: DTZ007 - cells have no zone
