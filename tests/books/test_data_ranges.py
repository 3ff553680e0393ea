"""Where a sheet's data stand: what is sorted together."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.table import Table

from automations.books.data_ranges import DataRange, data_ranges

TYPED = [["氏名", "所属", "確認結果"], ["山田", "住民課", ""], ["佐藤", "税務課", ""]]


def content(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def book() -> Workbook:
    made = Workbook()
    sheet = made.create_sheet("申込")
    for row in TYPED:
        sheet.append(row)
    return made


def test_a_sheet_without_any_has_none(book: Workbook) -> None:
    assert data_ranges(content(book), "申込.xlsx", "申込") == ()


def test_a_filter_is_a_range(book: Workbook) -> None:
    book["申込"].auto_filter.ref = "A1:C3"
    assert data_ranges(content(book), "申込.xlsx", "申込") == (DataRange(1, 3, 1, 3),)
    assert data_ranges(content(book), "申込.xlsx", "Sheet") == ()


def test_a_table_is_a_range(book: Workbook) -> None:
    book["申込"].add_table(Table(displayName="申込表", ref="A1:B3"))
    assert data_ranges(content(book), "申込.xlsx", "申込") == (DataRange(1, 3, 1, 2),)


def test_other_sheets_and_other_files_have_none(book: Workbook) -> None:
    assert data_ranges(content(book), "申込.xlsx", "無い") == ()
    other = BytesIO()
    with ZipFile(other, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert data_ranges(other.getvalue(), "申込.ods", "申込") == ()
    assert data_ranges("氏名,確認結果\r\n".encode(), "申込.csv", "申込.csv") == ()
