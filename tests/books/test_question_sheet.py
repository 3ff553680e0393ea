"""Questions as rows: where people moved the columns, and choices too long for a drop-down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from automations.books.decision_book import Question, append_questions, read_answers

if TYPE_CHECKING:
    from pathlib import Path

_TIE = Question("同点-1", "判定_同点", "どれを選びますか", (("取組A", "01"),), ("01", "02"))
_OTHER = Question("同点-2", "判定_同点", "もう一つ", (("取組C", "03"),), ("03", "04"))


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    append_questions(tmp_path / "判定.xlsx", [_TIE])
    return tmp_path / "判定.xlsx"


def test_columns_stand_where_people_moved_them(asked: Path) -> None:
    book = load_workbook(asked)
    sheet = book["判定_同点"]
    sheet["J4"], sheet["A4"], sheet["J5"], sheet["A5"] = "番号", "備考", "同点-1", "見た"
    book.save(asked)
    assert append_questions(asked, [_TIE, _OTHER])
    row = next(load_workbook(asked)["判定_同点"].iter_rows(min_row=6, values_only=True))
    assert (row[0], row[1], row[9]) == (None, "もう一つ\n取組C: 03", "同点-2")


_MANY = tuple(f"{number:02} 長い取組の名前がここに入ります" for number in range(1, 21))
_LONG = Question("同点-8", "判定_同点", "どれですか", (), _MANY)
_COMMA = Question("同点-9", "判定_同点", "どちらですか", (), ("a,b", "c"))


def _lists(path: Path) -> tuple[dict[str, str], list[object], str]:
    book = load_workbook(path)
    rules = book["判定_同点"].data_validations.dataValidation
    sources = {str(rule.sqref): str(rule.formula1) for rule in rules}
    return sources, [row[0] for row in book["選択肢"].values], book["選択肢"].sheet_state


def test_choices_too_long_for_a_drop_down_stand_on_a_hidden_sheet(asked: Path) -> None:
    assert append_questions(asked, [_LONG])
    sources, listed, state = _lists(asked)
    assert sources["E6"] == "'選択肢'!$A$1:$A$20"
    assert (listed, state) == (list(_MANY), "hidden")
    assert append_questions(asked, [_COMMA])
    sources, listed, state = _lists(asked)
    assert sources == {
        "E5": '"01,02"',
        "E6": "'選択肢'!$A$1:$A$20",
        "E7": "'選択肢'!$A$21:$A$22",
    }
    assert (listed, state) == ([*_MANY, "a,b", "c"], "hidden")


def test_a_new_book_hides_its_choices_too(tmp_path: Path) -> None:
    path = tmp_path / "判定.xlsx"
    assert append_questions(path, [_COMMA])
    assert load_workbook(path).sheetnames == ["判定_同点", "選択肢"]
    assert _lists(path)[2] == "hidden"
    book = load_workbook(path)
    book["判定_同点"]["D5"], book["判定_同点"]["F5"] = "a,b", "山田"
    book.save(path)
    assert [answer.choice for answer in read_answers(path)] == ["a,b"]
