"""New tabs for people to fill in: what `automations.books.new_book` draws in Excel, as requests.

Everything of a tab goes with the tab itself into one request, so that there is never half of one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from automations.books import extents
from automations.books.looks import BODY, EXAMPLE, GUIDE, HEADING, ROLES, SUBTITLE, TITLE, Role
from automations.books.new_book import NewColumn, NewSheet
from automations.tables.report import Form

Json = dict[str, Any]

_ROOM = 300  # rows below the last one; each is answered with its format whenever we read
_LARGEST = 2**31 - 1
_WHITE = 255  # of a colour's 0 to 255
_PIXELS_A_LETTER, _PIXELS_BESIDE = 7, 5
_LIKE_FORMULA = ("=", "+", "-", "@")
_HEAD, _SAID = "userEnteredValue,userEnteredFormat,note", "userEnteredValue"
_STRESSED = "userEnteredFormat.textFormat,userEnteredFormat.backgroundColorStyle"
_PROTECTED = "見出し（この行は、そのままにしてください）"
_FORMATS: Mapping[Form, tuple[str, str]] = {
    Form.TIME: ("DATE_TIME", "yyyy/mm/dd hh:mm:ss"),
    Form.DAY: ("DATE", "yyyy/mm/dd"),
}
_TEXT = ("TEXT", "@")


def tab_number(key: str, title: str, taken: Collection[int]) -> int:
    """Return the id of a new tab: the same each time, so that one made twice is refused."""
    digest = hashlib.sha256(f"{key}\n{title}".encode()).digest()
    number = int.from_bytes(digest[:4], "big") % _LARGEST + 1
    while number in taken:
        number = number % _LARGEST + 1
    return number


def new_tab(sheet: NewSheet, number: int, editor: str) -> tuple[Json, ...]:
    """Return the requests that make a tab with its looks, drop-downs and protected heading.

    ``number``: the id of the tab. ``editor``: our own address, which may change the heading
    besides the owner; "" if we do not know it: then a warning protects the heading, since nobody
    may be shut out who is not named. Rows below the heading are never protected.
    """
    columns = enumerate(sheet.columns)
    helped = [each for at, column in columns for each in _column(sheet, number, at, column)]
    widths = [_width(sheet, number, at) for at in range(len(sheet.columns))]
    made = [_tab(sheet, number), *helped, *widths, *_texts(sheet, number)]
    if sheet.example is not None:
        made.append(_greyed(sheet, number))
    if not sheet.page.guide:
        made.append(_protection(sheet, number, editor))
    return tuple(made)


def _tab(sheet: NewSheet, number: int) -> Json:
    rows = sheet.last_row if sheet.page.guide else sheet.last_row + _ROOM
    grid: Json = {"rowCount": rows, "columnCount": len(sheet.columns), "hideGridlines": True}
    if not sheet.page.guide:
        grid["frozenRowCount"] = sheet.heading_row
    properties = {"sheetId": number, "title": sheet.name, "gridProperties": grid}
    return {"addSheet": {"properties": properties}}


def _texts(sheet: NewSheet, number: int) -> Iterator[Json]:
    """Write title, heading and what stands below, as text whatever it looks like."""
    head = [*_titles(sheet), [_heading(each) for each in sheet.columns]]
    yield _cells(number, 0, head, _HEAD)
    if body := [[_text(value) for value in row] for row in _filled(sheet)]:
        yield _cells(number, sheet.heading_row, body, _SAID)


def _cells(number: int, row: int, cells: Sequence[Sequence[Json]], fields: str) -> Json:
    start = {"sheetId": number, "rowIndex": row, "columnIndex": 0}
    rows = [{"values": list(each)} for each in cells]
    return {"updateCells": {"start": start, "rows": rows, "fields": fields}}


def _titles(sheet: NewSheet) -> Iterator[list[Json]]:
    before = ""
    for row, line in enumerate(sheet.title):
        section = sheet.page.guide and row and line and not before
        role = TITLE if row == 0 else SUBTITLE if section else GUIDE
        yield [_text(line) | {"userEnteredFormat": _look(ROLES[role], wrap=False)}]
        before = line


def _heading(column: NewColumn) -> Json:
    cell = _text(column.heading) | {"userEnteredFormat": _look(ROLES[HEADING])}
    return cell | ({"note": column.hint} if column.hint else {})


def _filled(sheet: NewSheet) -> Iterator[Sequence[Any]]:
    """Leave out the blank rows at the end: what is not written needs no request."""
    rows = list(sheet.body())
    while rows and not any(rows[-1]):
        rows.pop()
    yield from rows


def _text(value: object) -> Json:
    said = "" if value is None else str(value)
    return {"userEnteredValue": {"stringValue": said}} if said else {}


def _greyed(sheet: NewSheet, number: int) -> Json:
    """Let the example look like one; how its values are shown stays."""
    rows = {"startRowIndex": sheet.heading_row, "endRowIndex": sheet.heading_row + 1}
    look = {"userEnteredFormat": _look(ROLES[EXAMPLE])}
    return {"repeatCell": {"range": {"sheetId": number, **rows}, "cell": look, "fields": _STRESSED}}


def _column(sheet: NewSheet, number: int, at: int, column: NewColumn) -> Iterator[Json]:
    yield {
        "repeatCell": {
            "range": _below(sheet, number, at),
            "cell": {"userEnteredFormat": _look(ROLES[BODY]) | _number_format(column)},
            "fields": "userEnteredFormat",
        }
    }
    if choices := _offered(column):
        condition = {"type": "ONE_OF_LIST", "values": choices}
        rule = {"condition": condition, "strict": False, "showCustomUi": True}
        if column.hint:
            rule["inputMessage"] = column.hint
        yield {"setDataValidation": {"range": _below(sheet, number, at), "rule": rule}}


def _offered(column: NewColumn) -> list[Json]:
    """Return the choices; none if one of them would be taken for a formula."""
    if any(each.startswith(_LIKE_FORMULA) for each in column.choices):
        return []
    return [{"userEnteredValue": each} for each in column.choices]


def _number_format(column: NewColumn) -> Json:
    kind, pattern = _FORMATS.get(column.form, _TEXT)
    if column.number_format:
        kind, pattern = "NUMBER", column.number_format
    return {"numberFormat": {"type": kind, "pattern": pattern}}


def _below(sheet: NewSheet, number: int, at: int) -> Json:
    columns = {"startColumnIndex": at, "endColumnIndex": at + 1}
    return {"sheetId": number, "startRowIndex": sheet.heading_row, **columns}


def _width(sheet: NewSheet, number: int, at: int) -> Json:
    column = sheet.columns[at]
    width = extents.column_width([column.heading], column.width)
    span = {"sheetId": number, "dimension": "COLUMNS", "startIndex": at, "endIndex": at + 1}
    pixels = {"pixelSize": _PIXELS_A_LETTER * width + _PIXELS_BESIDE}
    return {
        "updateDimensionProperties": {"range": span, "properties": pixels, "fields": "pixelSize"}
    }


def _protection(sheet: NewSheet, number: int, editor: str) -> Json:
    row = {"startRowIndex": sheet.heading_row - 1, "endRowIndex": sheet.heading_row}
    protected: Json = {"range": {"sheetId": number, **row}, "description": _PROTECTED}
    if editor:
        protected |= {"warningOnly": False, "editors": {"users": [editor]}}
    else:
        protected |= {"warningOnly": True}
    return {"addProtectedRange": {"protectedRange": protected}}


def _look(role: Role, *, wrap: bool = True) -> Json:
    letters: Json = {"fontSize": role.size, "bold": role.bold, "italic": role.italic}
    letters["foregroundColorStyle"] = {"rgbColor": _color(role.color)}
    look: Json = {"textFormat": letters, "verticalAlignment": "MIDDLE"}
    look["wrapStrategy"] = "WRAP" if wrap else "OVERFLOW_CELL"
    if role.fill:
        look["backgroundColorStyle"] = {"rgbColor": _color(role.fill)}
    if role.alignment.horizontal == "center":
        look["horizontalAlignment"] = "CENTER"
    return look


def _color(rgb: str) -> Json:
    parts = (int(rgb[at : at + 2], 16) / _WHITE for at in (0, 2, 4))
    return dict(zip(("red", "green", "blue"), parts, strict=True))
