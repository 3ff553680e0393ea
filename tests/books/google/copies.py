"""A copy of what Google holds and a workbook of Excel's, read as the program reads them."""

from __future__ import annotations

from pathlib import Path

from polars.testing import assert_frame_equal

from automations.books.google.copy import workbook_of
from automations.books.google.snapshot import spreadsheet_of
from automations.books.opening import Book, read_book
from automations.tables.sheet import Sheet
from tests.books.google.twofold import Content, as_excel, as_google


def opened(folder: Path, content: bytes) -> Book:
    file = folder / "申込.xlsx"
    file.write_bytes(content)
    return read_book(file, "申込")


def read_twice(folder: Path, content: Content) -> tuple[Sheet, Sheet]:
    online = opened(folder, workbook_of(spreadsheet_of(as_google(content))))
    return online.sheet("申込"), opened(folder, as_excel(content)).sheet("申込")


def assert_alike(online: Sheet, excel: Sheet) -> None:
    assert_frame_equal(online.cells, excel.cells)
    assert online.odd == excel.odd
    assert (online.hidden, online.filtered) == (excel.hidden, excel.filtered)
    assert online.struck == excel.struck
    assert set(online.merged) == set(excel.merged)
    assert_frame_equal(online.formulas, excel.formulas)
