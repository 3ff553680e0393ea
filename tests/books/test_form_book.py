"""A workbook to fill in cell by cell, as Excel will show it."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from automations.books.form_book import FormCell, FormTab, form_book_bytes, write_form_book
from automations.books.looks import ANSWER, HEADING, TITLE
from automations.books.opening import read_book
from automations.tables.sheet import Merged

CHOICE = FormCell("一", ANSWER, "@", ("一", "二"), ("選び方", "どちらか。"))
ROWS = [
    [FormCell("設定", TITLE)],
    [FormCell("項目", HEADING), FormCell("設定", HEADING)],
    [FormCell("開催日"), FormCell(date(2024, 12, 24), ANSWER, "yyyy/mm/dd")],
    [FormCell("番号"), FormCell("=007", ANSWER, "@")],
    [FormCell("選択"), CHOICE],
    [FormCell("選択"), CHOICE],
    [FormCell("合計"), FormCell(formula="=SUM(B3:B4)")],
]
TAB = FormTab("基本", (10, 20), ROWS, heading_row=2)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "設定.xlsx"
    write_form_book(path, [TAB], "みどり野区×DX展")
    return path


@pytest.fixture
def sheet(path: Path) -> Worksheet:
    found = load_workbook(path)["基本"]
    assert isinstance(found, Worksheet)
    return found


def test_it_reads_back_as_it_was_written(path: Path) -> None:
    read = read_book(path, "設定.xlsx").sheet("基本")
    assert [texts for _row, texts in read.rows()] == [
        ("設定", ""),
        ("項目", "設定"),
        ("開催日", "2024-12-24"),
        ("番号", "=007"),
        ("選択", "一"),
        ("選択", "一"),
        ("合計", ""),
    ]


def test_neighbours_that_are_helped_alike_share_one_drop_down(sheet: Worksheet) -> None:
    (rule,) = sheet.data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1, rule.prompt) == ("B5:B6", '"一,二"', "どちらか。")


def test_the_heading_stays_on_the_screen_and_on_every_page(sheet: Worksheet) -> None:
    assert sheet.freeze_panes == "A3"
    assert sheet.print_title_rows == "$2:$2"


def test_only_our_own_formulas_are_formulas(sheet: Worksheet) -> None:
    kinds = {cell.coordinate: cell.data_type for row in sheet.iter_rows() for cell in row}
    assert [cell for cell, kind in kinds.items() if kind == "f"] == ["B7"]


def test_the_same_tabs_make_the_same_bytes(path: Path) -> None:
    assert form_book_bytes([TAB], "みどり野区×DX展") == path.read_bytes()


def test_a_merged_range_is_read_back(path: Path) -> None:
    book = load_workbook(path)
    book["基本"].merge_cells("A3:B4")
    book.save(path)
    (merged,) = read_book(path, "設定.xlsx").sheet("基本").merged
    assert merged == Merged(3, 1, 4, 2)
