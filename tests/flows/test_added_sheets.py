"""Sheets that people add to a book of results: the book is made anew, theirs stay beside it."""

from pathlib import Path

from openpyxl import load_workbook

from automations.flows.running import perform
from automations.flows.scope import EVERYTHING
from tests.small_event import AFTER, RESTRICTED


def _with_sheet(path: Path, name: str) -> None:
    book = load_workbook(path)
    book.create_sheet(name)["A1"] = "市長への説明は10時"
    book.save(path)


def test_a_sheet_that_people_added_stays_under_another_name(small: Path) -> None:
    folder = small / RESTRICTED
    perform(small, EVERYTHING, AFTER)
    made = (folder / "結果.xlsx").read_bytes()
    for number in ("1", "2"):
        _with_sheet(folder / "結果.xlsx", "メモ")
        perform(small, EVERYTHING, AFTER)
        assert (folder / "結果.xlsx").read_bytes() == made
        kept = load_workbook(folder / f"結果 書き込みあり{number}.xlsx")
        assert kept["メモ"]["A1"].value == "市長への説明は10時"


def test_a_book_that_was_only_saved_is_made_anew(small: Path) -> None:
    folder = small / RESTRICTED
    perform(small, EVERYTHING, AFTER)
    made = (folder / "結果.xlsx").read_bytes()
    load_workbook(folder / "結果.xlsx").save(folder / "結果.xlsx")
    perform(small, EVERYTHING, AFTER)
    assert (folder / "結果.xlsx").read_bytes() == made
    assert list(folder.glob("*書き込みあり*")) == []
