"""No workbook of ours makes Excel offer a repair; and the checks that say so do find faults.

Excel itself is not at hand: `tests.books.repairs` knows its rules and limits.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from automations.books.decision_book import Question, append_questions
from automations.books.draft import CUT_SHORT, Draft, DraftRow, DropDown, Page
from automations.books.drop_downs import written_out
from automations.books.excel_reading import read_excel
from automations.books.looks import BODY, Look
from automations.books.new_book import NewColumn, NewSheet, new_book_bytes
from automations.books.own_book import book_of
from automations.books.sheet_names import sheet_name
from automations.books.sheet_xml import STRICT, TRANSITIONAL, Dialect
from automations.books.splicing.changes import Changes, StatusCell, StatusColumn
from automations.books.splicing.splice import spliced
from automations.books.writing import units
from automations.rehearsal import rehearse
from automations.rehearsal.lived_in import lived_in_book
from automations.rehearsal.writing_books import forms_sheet
from automations.tables.problems import Severity
from tests.books.repairs.faults import faults
from tests.books.splicing.packages import (
    RELATIONS,
    STYLES,
    TYPES,
    files,
    packed,
    problems_sheet,
    unpacked,
)

_BODY = (Look(BODY), Look(BODY))
_EMOJI = "😀"  # one letter to people, two to Excel
_LAST = 1_048_576
_NAMES = ("Q&A", "q&a", f"'{'O' * 20}'Neil's", _EMOJI * 31, f"{'表' * 30}{_EMOJI}", "a\x00/b", "'")


@pytest.fixture(scope="module")
def lived_in() -> bytes:
    return lived_in_book(forms_sheet(rehearse().answers))


def said(column: int, sheet: str, rows: range) -> StatusColumn:
    cells = (StatusCell(row, "氏名がありません", Severity.NOTE) for row in rows)
    return StatusColumn(sheet, column, tuple(cells))


def row(number: int, *texts: str) -> DraftRow:
    return DraftRow(number, 0, texts, _BODY)


def test_a_workbook_people_lived_in_is_in_order_before_and_after(lived_in: bytes) -> None:
    own = problems_sheet(link="a b.xlsx")
    after = spliced(lived_in, Changes((said(13, "Sheet1", range(2, 200)),), own=(own,)))
    assert faults(lived_in) == faults(after) == []
    assert after != lived_in


@pytest.mark.parametrize("dialect", [TRANSITIONAL, STRICT])
@pytest.mark.parametrize("part", ["styles", "sharedStrings", "sheet1"])
def test_a_workbook_is_in_order_after_whatever_it_lacked_before(
    part: str, dialect: Dialect
) -> None:
    made = files('<row r="1"><c r="A1"/></row>', dialect)
    if part != "sheet1":
        del made[f"xl/{part}.xml"]
        made[TYPES] = re.sub(rb'<Override PartName="/xl/%b[^>]*>' % part.encode(), b"", made[TYPES])
        made[RELATIONS] = re.sub(
            rb'<Relationship Id="%b[^>]*>' % part.encode(), b"", made[RELATIONS]
        )
    changes = Changes((said(3, "受付簿", range(1, 4)),), own=(problems_sheet(),))
    assert faults(spliced(packed(made), changes)) == []


def test_sheets_may_be_called_anything() -> None:
    names = list[str]()
    for each in _NAMES:
        names.append(sheet_name(each, names))
    drafts = [
        Draft(each, (9, 9), [row(1, "甲", "乙")], filtered="A1:B2", page=Page(heading_row=1))
        for each in names
    ]
    assert faults(book_of(drafts)) == []
    made = [NewSheet(each, (NewColumn("氏名"),), [("山田",)]) for each in _NAMES]
    assert faults(new_book_bytes(made)) == []


@pytest.mark.parametrize("text", [_EMOJI * 40_000, "_x000D_" * 9_000, "\x01\ufffe&<>" * 9_000])
def test_a_cell_says_as_much_as_it_can_hold(text: str) -> None:
    book = book_of([Draft("表", (9, 9), [row(1, text, "乙")])])
    assert faults(book) == []
    ((_, (held, _)),) = read_excel(book, "表.xlsx")[0][0].rows()
    assert held.endswith("…（長いため以下省略）")
    assert units(held) <= 32_767


def test_questions_may_have_choices_of_any_length(tmp_path: Path) -> None:
    path = tmp_path / "判定.xlsx"
    for number, choices in enumerate((("可", "不可"), ("可" * 200, "不可" * 100), ("a,b", "c"))):
        question = Question(f"同点-{number}", "判定_同点", _EMOJI * 20_000, (), choices)
        append_questions(path, [question, replace(question, sheet="判定_名寄せ")])
        assert faults(path.read_bytes()) == []


def test_what_helps_to_fill_in_and_what_is_printed_stays_within_limits() -> None:
    listed = tuple(f"{_EMOJI * 13}{number}" for number in range(10))
    long = _EMOJI * 300
    page = Page((long, "&" * 300, "&あ" * 300))
    help_ = [DropDown("A1", written_out(listed) or "$B$1:$B$2", (long, long))]
    draft = Draft("表", (9, 9), [row(1, "甲", "乙")], drop_downs=help_, page=page)
    assert faults(book_of([draft])) == []
    column = NewColumn("あ" * 300, choices=listed, hint=long)
    assert faults(new_book_bytes([NewSheet("表", (column,), [(long,)])])) == []


def test_a_list_longer_than_a_sheet_ends_with_saying_so() -> None:
    rows = [row(1, "甲", "乙"), *(row(_LAST + n, f"{n}行目", "") for n in range(-1, 3))]
    merged = ["A1:B1", f"A{_LAST + 1}:B{_LAST + 1}"]
    draft = Draft("表", (9, 9), rows, filtered=f"A1:B{_LAST + 2}", merged=merged)
    book = book_of([draft])
    assert faults(book) == []
    held = [(number, texts[0]) for number, texts in read_excel(book, "表.xlsx")[0][0].rows()]
    assert held == [(1, "甲"), (_LAST - 1, "-1行目"), (_LAST, CUT_SHORT)]


def test_letters_are_described_in_the_order_of_the_standard() -> None:
    styles = unpacked(new_book_bytes([NewSheet("表", (NewColumn("氏名"),), [])]))[STYLES].decode()
    assert '<font><b val="1"/><sz val="10"/><color rgb="00FFFFFF"/><name val="BIZ UDP' in styles
