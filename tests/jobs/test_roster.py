"""名簿 on the command line: the list as a workbook, and as CSV for those who print from it."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from automations.books.opening import read_book
from automations.cli import run
from automations.flows.running import perform
from automations.flows.scope import ROSTER, ROSTER_AND_CSV
from tests.small_event import AFTER, RESTRICTED, change_text, write_small_event

BOOK, LIST = "結果_名簿.xlsx", "結果_名簿.csv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_event(tmp_path / "小さな催し")


def made(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / RESTRICTED).glob("結果*"))


def listed(folder: Path) -> list[list[str]]:
    """Return the cells of the list as they stand in the file."""
    text = (folder / RESTRICTED / LIST).read_bytes().decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline="")))


def test_the_list_is_written_as_csv_if_that_is_asked_for(folder: Path) -> None:
    assert run(["名簿", str(folder), "--as-of", "2024-12-25T09:00"]) == 0
    assert made(folder) == [BOOK]
    assert run(["名簿", str(folder), "--csv", "--as-of", "2024-12-25T09:00"]) == 0
    assert made(folder) == [LIST, BOOK]


def test_it_says_what_the_workbook_says(folder: Path) -> None:
    perform(folder, ROSTER_AND_CSV, AFTER)
    sheet = load_workbook(folder / RESTRICTED / BOOK)["集計_登録台帳"]
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.values]
    heading = rows.index(listed(folder)[0])
    assert listed(folder) == [row for row in rows[heading:] if any(row)]


def test_it_is_recorded_and_stands_as_long_as_nothing_changes(folder: Path) -> None:
    first = perform(folder, ROSTER_AND_CSV, AFTER)
    assert [each.name for each in first.run.outputs] == [BOOK, LIST]
    assert [perform(folder, scope, AFTER).unchanged for scope in (ROSTER_AND_CSV, ROSTER)] == [
        True,
        True,
    ]
    (folder / RESTRICTED / LIST).unlink()
    assert perform(folder, ROSTER, AFTER).unchanged
    assert not perform(folder, ROSTER_AND_CSV, AFTER).unchanged


@pytest.mark.parametrize("typed", ["=1+1", "+81-3-1234", "@SUM(A1)", "-2+3", "＝1＋1"])
def test_what_people_typed_is_no_formula_in_it(folder: Path, typed: str) -> None:
    change_text(folder / "申込.csv", {"アオキ ハジメ": typed})
    change_text(folder / "受付簿.csv", {"アオキ ハジメ": typed})
    perform(folder, ROSTER_AND_CSV, AFTER)
    assert f"'{typed}" in {cell for row in listed(folder) for cell in row}
    read = read_book(folder / RESTRICTED / LIST, LIST).sheet().cells
    assert typed in {cell for row in read.iter_rows() for cell in row}
    book = load_workbook(folder / RESTRICTED / BOOK)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
