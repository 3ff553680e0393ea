"""One content, stored twice: as people's workbook, and as Google answers it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.worksheet import Worksheet

from automations.books.packing import pack
from automations.books.writing import storable
from automations.tables.places import cell_address

JSON = dict[str, Any]
Value = str | int | float | bool | date | time | timedelta
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 - the wall clock of a sheet
_NO_RESULT = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*?)(?: t="\w+")?><f>([^<]*)</f><v ?/?>(</v>)?')
ERRORS = {
    "#NULL!": "NULL_VALUE",
    "#DIV/0!": "DIVIDE_BY_ZERO",
    "#VALUE!": "VALUE",
    "#REF!": "REF",
    "#NAME?": "NAME",
    "#NUM!": "NUM",
    "#N/A": "N_A",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What people typed into a cell, or what its formula gave.

    ``excel``: the number format there; ``google``: the same, as Google names it. ``error``: the
    value is an error.
    """

    value: Value
    excel: str = "General"
    google: tuple[str, str] = ("", "")
    formula: bool = False
    struck: bool = False
    error: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """A tab: cells by (row, column) from 1, rows hidden by hand and by the filter.

    Areas are (top, left, bottom, right), all within.
    """

    cells: dict[tuple[int, int], Typed]
    hidden: frozenset[int] = frozenset()
    filtered: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    filter: tuple[int, int, int, int] | None = None
    size: tuple[int, int] = field(default=(30, 12))


def serial(value: Value) -> float | int:
    """Return a moment as Google counts it."""
    match value:
        case timedelta():
            return value / timedelta(days=1)
        case time():
            return serial(timedelta(hours=value.hour, minutes=value.minute, seconds=value.second))
        case datetime():
            return serial(value - _FIRST_DAY)
        case date():
            return (value - _FIRST_DAY.date()).days
        case int() | float():
            return value
        case str():
            raise TypeError(value)


def as_google(content: Content, title: str = "申込") -> JSON:
    """Return the answer of the service, with what it leaves out left out."""
    height, width = content.size
    last = max((row for row, _ in content.cells), default=0)
    block: JSON = {
        "rowMetadata": [_row_metadata(content, row) for row in range(1, height + 1)],
        "columnMetadata": [{}] * width,
    }
    if last:
        block["rowData"] = [_row_data(content, row) for row in range(1, last + 1)]
    grid = {"rowCount": height, "columnCount": width}
    properties = {"sheetId": 0, "title": title, "index": 0, "sheetType": "GRID"}
    sheet: JSON = {"properties": {**properties, "gridProperties": grid}, "data": [block]}
    if content.merged:
        sheet["merges"] = [_grid_range(each) for each in content.merged]
    if content.filter:
        sheet["basicFilter"] = {"range": _grid_range(content.filter)}
    about = {"title": "申込", "locale": "ja_JP", "timeZone": "Asia/Tokyo"}
    return {"spreadsheetId": "k" * 44, "properties": about, "sheets": [sheet]}


def _row_metadata(content: Content, row: int) -> JSON:
    flags = {"hiddenByUser": content.hidden, "hiddenByFilter": content.filtered}
    return {flag: True for flag, rows in flags.items() if row in rows}


def _row_data(content: Content, row: int) -> JSON:
    last = max((column for at, column in content.cells if at == row), default=0)
    values = [_cell_data(content.cells.get((row, column))) for column in range(1, last + 1)]
    return {"values": values} if values else {}


def _cell_data(typed: Typed | None) -> JSON:
    if typed is None:
        return {}
    looks: JSON = {"textFormat": {"strikethrough": typed.struck}}
    kind, pattern = typed.google
    if kind:
        looks["numberFormat"] = {"type": kind} | ({"pattern": pattern} if pattern else {})
    told: JSON = {"effectiveFormat": looks}
    if typed.formula:
        told["userEnteredValue"] = {"formulaValue": "=A1"}
    return told | {"effectiveValue": _extended(typed)}


def _extended(typed: Typed) -> JSON:
    match typed.value:
        case str(error) if typed.error:
            return {"errorValue": {"type": ERRORS[error], "message": "Did not find value"}}
        case bool(truth):
            return {"boolValue": truth}
        case str(text):
            return {"stringValue": text}
        case _:
            return {"numberValue": serial(typed.value)}


def _grid_range(area: tuple[int, int, int, int]) -> JSON:
    top, left, bottom, right = area
    names = ("startRowIndex", "startColumnIndex", "endRowIndex", "endColumnIndex")
    return dict(zip(names, (top - 1, left - 1, bottom, right), strict=True))


def as_excel(content: Content, title: str = "申込") -> bytes:
    """Return the workbook that openpyxl makes of it, with the results of its formulas."""
    book = Workbook()
    sheet = book.create_sheet(title)
    book.remove(book.worksheets[0])
    for (row, column), typed in content.cells.items():
        _type(sheet, row, column, typed)
    for row in content.hidden | content.filtered:
        sheet.row_dimensions[row].hidden = True
    for area in content.merged:
        sheet.merge_cells(_reference(area))
    if content.filter:
        sheet.auto_filter.ref = _reference(content.filter)
        if content.filtered:
            sheet.auto_filter.add_filter_column(0, ["見せるもの"])
    saved = BytesIO()
    book.save(saved)
    return _calculated(saved.getvalue(), content)


def _type(sheet: Worksheet, row: int, column: int, typed: Typed) -> None:
    cell = sheet.cell(row, column)
    if typed.formula:
        cell.value = "=1"
    else:
        cell.value = storable(typed.value) if isinstance(typed.value, str) else typed.value
        if isinstance(typed.value, str):
            cell.data_type = "e" if typed.error else "s"
    cell.number_format = typed.excel
    if typed.struck:
        cell.font = Font(strike=True)


def _reference(area: tuple[int, int, int, int]) -> str:
    top, left, bottom, right = area
    return f"{cell_address(top, left)}:{cell_address(bottom, right)}"


def _calculated(content: bytes, said: Content) -> bytes:
    """Put the results behind the formulas, as Excel stores them."""
    results = {cell_address(*at): typed for at, typed in said.cells.items() if typed.formula}
    with ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}

    def result(found: re.Match[bytes]) -> bytes:
        kind, value = _stored(results[found[1].decode()])
        head = f'<c r="{found[1].decode()}"{found[2].decode()} t="{kind}">'
        return f"{head}<f>{found[3].decode()}</f><v>{value}</v>".encode()

    name = "xl/worksheets/sheet1.xml"
    parts[name] = _NO_RESULT.sub(result, parts[name])
    return pack(parts)


def _stored(typed: Typed) -> tuple[str, str]:
    match typed.value:
        case str(error) if typed.error:
            return "e", error
        case bool(truth):
            return "b", str(int(truth))
        case str(text):
            text = storable(text).replace("&", "&amp;").replace("<", "&lt;")
            return "str", text.replace(">", "&gt;")
        case _:
            counted = isinstance(typed.value, int | float)
            return "n", f"{typed.value if counted else to_excel(typed.value):.17g}"  # type: ignore[no-untyped-call]  # openpyxl
