"""One content in several formats is one sheet, whoever wrote the file. See files/README.md."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from automations.books.opening import read_book
from automations.tables.sheet import Merged, Oddity

if TYPE_CHECKING:
    from automations.books.opening import Book
    from automations.tables.sheet import Sheet

_FILES = Path(__file__).parent / "files"
_CLOSE, _HUGE = "2024-12-24 17:00:00", "100000000000000000000"
_ROWS = [
    (1, "番号", "氏名", "日付", "時刻", "日時", "率", "計算", "備考"),
    (
        2,
        "007",
        "髙﨑 ㈱Ⅳ",
        "2024-12-24",
        "10:05:00",
        "2024-12-24 17:00:00",
        "40%",
        "26:30:00",
        "600008",
    ),
    (3, "060-0001", "𠮷田\n花子", "1999-01-01", "23:59:59", "30%", "", "", "2024-12-24"),
    (
        4,
        "-3",
        " 前後 ",
        "12345678901",
        "0.00000015",
        "100000000000000000000",
        "TRUE",
        "#DIV/0!",
        "'",
    ),
    (5, "", "", "2", "あい", "#N/A", "FALSE", "TRUE", "#N/A"),
    (6, "合計", "0%", "", "", "", "", "", ""),
    (7, "00012", "ここまで", "", "", "", "", "", ""),
    (9, "結合", "", "", "", "", "", "", ""),
    (12, "", "", "離れた行", "", "", "", "", ""),
]
_BASE = (
    2,
    "String",
    "1",
    "1.1",
    "TRUE",
    "FALSE",
    "2010-10-10",
    "2010-10-10 10:10:10",
    "10:10:10",
    "10:10:10",
    "255:10:10",
)


def _book(name: str) -> Book:
    return read_book(_FILES / name, name)


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_what_libreoffice_writes_is_read_alike(kind: str) -> None:
    book = _book(f"pairs.{kind}")
    sheet = book.sheet("受付簿")
    assert sheet.cells.rows() == _ROWS
    assert dict(sheet.odd) == dict.fromkeys([(4, 7), (5, 5), (5, 8)], Oddity.ERROR)
    assert [sorted(each) for each in (sheet.hidden, sheet.filtered, sheet.struck)] == [[4], [], [7]]
    assert sheet.merged == (Merged(9, 1, 10, 2),)
    assert ([each.name for each in book.sheets], sorted(book.hidden)) == (
        ["受付簿", "隠し"],
        ["隠し"],
    )


@pytest.mark.parametrize("kind", ["xlsx", "xls", "xlsb", "ods"])
def test_each_type_of_value_is_read_alike(kind: str) -> None:
    assert _book(f"calamine/base.{kind}").sheet("Sheet1").cells.rows() == [_BASE]


def _said(sheet: Sheet) -> object:
    return sheet.cells.rows(), dict(sheet.odd), sheet.merged, sheet.struck


def test_all_sheets_that_excel_wrote_in_two_formats_are_read_alike() -> None:
    one, other = _book("calamine/base.xlsx"), _book("calamine/base.xlsb")
    assert [_said(each) for each in one.sheets] == [_said(each) for each in other.sheets]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "xlsb", "ods"])
def test_sheets_that_people_do_not_see_are_named_alike(kind: str) -> None:
    book = _book(f"calamine/any_sheets.{kind}")
    assert [each.name for each in book.sheets][:3] == ["Visible", "Hidden", "VeryHidden"]
    assert sorted(book.hidden) == ["Hidden", "VeryHidden"]
    assert book.sheets[0].cells.rows()[:3] == [(1, "1", "2"), (2, "3", "4"), (3, "5", "6")]
