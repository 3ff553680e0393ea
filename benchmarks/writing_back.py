"""Writing into people's workbooks: 100,000 cells of a status column, and a sheet of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from automations.books.draft import Draft, DraftRow
from automations.books.looks import Look
from automations.books.splicing.changes import Changes, StatusCell, StatusColumn
from automations.books.splicing.splice import spliced
from benchmarks.large_book import SHARED
from benchmarks.large_registration import BOOK, ROWS, SHEET

if TYPE_CHECKING:
    from pathlib import Path

_COLUMN = 13  # the first one behind the form's
_TEXTS = ("登録", "重複: 同じ人の申込が後にあります。", "取消")
_OURS = 500  # rows of the summary


def status(folder: Path) -> int:
    """Write a text beside every row by changing the bytes of those cells only."""
    path = folder / BOOK
    cells = tuple(StatusCell(row, text) for row, text in _said())
    column = StatusColumn(SHEET, _COLUMN, cells)
    path.write_bytes(spliced(path.read_bytes(), Changes(status=(column,))))
    return len(cells)


def status_with_openpyxl(folder: Path) -> int:
    """Write the same texts by loading the workbook and saving it."""
    book = load_workbook(folder / BOOK)
    sheet = book[SHEET]
    if not isinstance(sheet, Worksheet):
        raise TypeError
    said = _said()
    for row, text in said:
        sheet.cell(row, _COLUMN).value = text
    book.save(folder / BOOK)
    return len(said)


def summary(folder: Path) -> int:
    """Put a sheet of ours into the workbook of 500,000 rows."""
    path, look = folder / SHARED, Look()
    rows = [
        DraftRow(row, 18.0, (row, "要確認", "値を確かめてください。"), (look,) * 3)
        for row in range(1, _OURS + 1)
    ]
    draft = Draft("集計_要確認", (8, 12, 40), rows)
    path.write_bytes(spliced(path.read_bytes(), Changes(own=(draft,))))
    return len(rows)


def _said() -> list[tuple[int, str]]:
    return [(row, _TEXTS[row % len(_TEXTS)]) for row in range(2, ROWS + 2)]
