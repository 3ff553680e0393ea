"""Our own tab in a spreadsheet: made when it is missing, written whole each time.

It is ours by its mark, not by its name: a tab that people gave the name is never written, and one
of ours that they renamed is still ours. What it says are texts and numbers; the links of the draft
are left out, they lead to files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from automations.books.google.marking import SHEET, free_number, own_tab
from automations.books.google.requests import Request, entered, grid, made, storable
from automations.books.google.snapshot import Kind, Mark
from automations.books.looks import FIGURE, HEADING, SUBTITLE, TITLE
from automations.books.writing import DIGITS, decimal_of
from automations.tables.rendering import shown
from automations.tables.report import Form

if TYPE_CHECKING:
    from automations.books.draft import Draft, DraftRow
    from automations.books.google.snapshot import OnlineCell, OnlineTab, Spreadsheet
    from automations.tables.report import Cell

_BOLD = {HEADING, TITLE, SUBTITLE, FIGURE}
_LOOKS = ",".join(
    f"userEnteredFormat.{each}" for each in ("textFormat.bold", "wrapStrategy", "verticalAlignment")
)
_PIXELS, _MARGIN = 7, 5  # of a column: for each of Excel's units of width, and beside them
_SPARE = 20  # rows that a new tab has below what it says


def own_requests(now: Spreadsheet, draft: Draft) -> list[Request]:
    """Return what makes our tab say the draft, and nothing else; nothing if it says so already."""
    tab = own_tab(now)
    height, width = _size(draft)
    if tab is None:
        number = free_number((now.key, SHEET), _numbers(now))
        return [*_begun(now, draft, number), *_written(draft, number, height + _SPARE, width)]
    if says(tab, draft):
        return []
    area = max(tab.height, height), max(tab.width, width)
    return [*_grown(tab, *area), *_written(draft, tab.number, *area)]


def _numbers(now: Spreadsheet) -> set[int]:
    return {each.number for each in now.tabs} | {each.number for each in now.marks}


def says(tab: OnlineTab, draft: Draft) -> bool:
    """Tell whether the tab says what the draft does."""
    wanted = {
        (row.number, column): value
        for row in draft.rows
        for column, cell in enumerate(row.values, 1)
        if (value := _value(cell))
    }
    return wanted == {at: _told(cell) for at, cell in tab.cells.items()}


def _told(cell: OnlineCell) -> Mapping[str, Any]:
    if cell.kind is Kind.NUMBER and not cell.formula:
        return {"numberValue": Decimal(cell.value)}
    return {"stringValue": cell.value} if cell.kind is Kind.TEXT and not cell.formula else {}


def _begun(now: Spreadsheet, draft: Draft, number: int) -> Iterator[Request]:
    """Make the tab, its mark and how it looks; later on people may set widths as they like."""
    height, width = _size(draft)
    size = {"rowCount": height + _SPARE, "columnCount": width, "frozenRowCount": draft.frozen}
    told = {
        "sheetId": number,
        "title": _free_title(now, draft.name),
        "hidden": draft.hidden,
        "gridProperties": size,
    }
    yield {"addSheet": {"properties": told}}
    yield made(Mark(free_number((now.key, SHEET), _numbers(now) | {number}), SHEET, "", number))
    for column, wide in enumerate(draft.widths, 1):
        at = {"sheetId": number, "dimension": "COLUMNS"}
        within = {**at, "startIndex": column - 1, "endIndex": column}
        pixels = {"pixelSize": int(wide * _PIXELS) + _MARGIN}
        yield {
            "updateDimensionProperties": {
                "range": within,
                "properties": pixels,
                "fields": "pixelSize",
            }
        }


def _free_title(now: Spreadsheet, name: str) -> str:
    """Return the name, or one like it if people took it for a tab of theirs."""
    taken = {each.title.casefold() for each in now.tabs}
    title, count = name, 1
    while title.casefold() in taken:
        count += 1
        title = f"{name}（{count}）"
    return title


def _size(draft: Draft) -> tuple[int, int]:
    height = max((row.number for row in draft.rows), default=1)
    width = max((len(row.values) for row in draft.rows), default=1)
    return max(height, draft.frozen + 1), max(width, len(draft.widths))


def _grown(tab: OnlineTab, height: int, width: int) -> Iterator[Request]:
    for dimension, missing in (("ROWS", height - tab.height), ("COLUMNS", width - tab.width)):
        if missing > 0:
            grown = {"sheetId": tab.number, "dimension": dimension, "length": missing}
            yield {"appendDimension": grown}


def _written(draft: Draft, tab: int, height: int, width: int) -> Iterator[Request]:
    """Write the whole grid: where no row is given, the service makes the range blank."""
    by_number = {row.number: row for row in draft.rows}
    rows = [_row(by_number.get(number)) for number in range(1, max(by_number, default=0) + 1)]
    whole = grid(tab, 1, 1, height, width)
    yield {"updateCells": {"range": whole, "rows": rows, "fields": "userEnteredValue"}}
    yield _looking(whole, bold=False, alone=False)
    for row in draft.rows:
        bold = any(look is not None and look.role in _BOLD for look in row.looks)
        alone = sum(bool(_value(cell)) for cell in row.values) == 1
        if bold or alone:
            yield _looking(grid(tab, row.number, 1, row.number, width), bold=bold, alone=alone)


def _row(row: DraftRow | None) -> Request:
    return {"values": [_entered(_value(cell)) for cell in row.values] if row else []}


def _entered(value: Mapping[str, Any]) -> Request:
    if "numberValue" in value:
        return {"userEnteredValue": {"numberValue": float(value["numberValue"])}}
    return entered(value.get("stringValue", ""))


def _looking(within: Request, *, bold: bool, alone: bool) -> Request:
    """Say how cells look; a text alone in its row runs on over the cells beside it."""
    look = {
        "textFormat": {"bold": bold},
        "wrapStrategy": "OVERFLOW_CELL" if alone else "WRAP",
        "verticalAlignment": "TOP",
    }
    return {"repeatCell": {"range": within, "cell": {"userEnteredFormat": look}, "fields": _LOOKS}}


def _value(cell: Cell) -> Mapping[str, Any]:
    """Return what a cell says as the service has it; the number exactly, {} for nothing."""
    if isinstance(cell, int | Fraction):
        number = decimal_of(cell)
        if len(str(abs(int(number)))) <= DIGITS:
            return {"numberValue": Decimal(number)}
    form = Form.TIME if isinstance(cell, date) else Form.TEXT
    text = str(cell) if isinstance(cell, int) else storable(shown(cell, form))
    return {"stringValue": text} if text else {}
