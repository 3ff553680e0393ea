"""判定.xlsx: questions are appended, answers are read, nothing that stands there changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from automations.books import decision_book
from automations.books.decision_book import (
    Answer,
    Question,
    append_questions,
    read_answers,
    read_unanswered,
)
from automations.errors import InputUnfit, OutputNotWritten, TryAgain
from automations.tables.places import Place

if TYPE_CHECKING:
    from pathlib import Path

_TIE = Question(
    "同点-1",
    "判定_同点",
    "7位が同点です。どれを選びますか",
    (("取組A", "01 窓口DX"), ("取組B", "=02 窓口DXプラス")),
    ("01 窓口DX", "02 窓口DXプラス"),
)
_OTHER = Question("同点-2", "判定_同点", "もう一つ", (("取組C", "03"),), ("03", "04"))
_SAME = Question("名寄せ-1", "判定_名寄せ", "同じ人ですか", (), ("同じ人", "別の人"))
_HEADINGS = ("番号", "質問", "取組A", "取組B", "選択肢", "判定", "理由", "判定者", "判定日")


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    append_questions(tmp_path / "判定.xlsx", [_TIE])
    return tmp_path / "判定.xlsx"


def _fill(path: Path, **cells: str | date | None) -> None:
    book = load_workbook(path)
    for address, value in cells.items():
        book["判定_同点"][address] = value
    book.save(path)


def _rows(path: Path, sheet: str) -> list[tuple[object, ...]]:
    return list(load_workbook(path)[sheet].iter_rows(min_row=4, values_only=True))


def test_a_question_stands_in_a_row_with_its_evidence_and_a_drop_down(asked: Path) -> None:
    assert _rows(asked, "判定_同点") == [
        _HEADINGS,
        ("同点-1", "7位が同点です。どれを選びますか", "01 窓口DX", "=02 窓口DXプラス",
         "01 窓口DX／02 窓口DXプラス", None, None, None, None),
    ]  # fmt: skip
    sheet = load_workbook(asked)["判定_同点"]
    (rule,) = sheet.data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("F5", '"01 窓口DX,02 窓口DXプラス"')
    assert rule.errorStyle == "stop"
    assert sheet["D5"].data_type == "s"
    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == [
        "判定をお願いします（同点）",
        "黄色い欄に記入し、保存して閉じてから、もう一度実行してください。要らなくなった質問は、空のままで構いません。",
        "「判定」は一覧から選び、「判定者」は必ず書きます。番号と質問は書き換えず、行も消さないでください。",
    ]


def test_there_are_no_answers_without_a_book_or_before_somebody_answers(
    tmp_path: Path, asked: Path
) -> None:
    assert read_answers(tmp_path / "まだない.xlsx") == ()
    assert read_answers(asked) == ()


def test_an_answer_is_read_with_who_when_and_why(asked: Path) -> None:
    _fill(asked, F5="01 窓口DX", G5="僅差", H5="山田", I5=date(2024, 12, 25))
    place = Place("判定.xlsx", "判定_同点", 5, 6)
    day = date(2024, 12, 25)
    assert read_answers(asked) == (
        Answer("同点-1", "判定_同点", "01 窓口DX", "僅差", "山田", day, place),
    )


def test_columns_and_rows_that_people_insert_do_no_harm(asked: Path) -> None:
    book = load_workbook(asked)
    book["判定_同点"].insert_cols(3)
    book["判定_同点"].insert_rows(1, 2)
    book["判定_同点"]["G7"], book["判定_同点"]["I7"] = "01 窓口DX", "山田"
    book.save(asked)
    (answer,) = read_answers(asked)
    assert (answer.choice, answer.decided_by, answer.decided_on, str(answer.place)) == (
        "01 窓口DX",
        "山田",
        None,
        "判定.xlsx「判定_同点」G7",
    )


def test_only_new_questions_are_appended_and_answers_stay(asked: Path) -> None:
    _fill(asked, F5="01 窓口DX", H5="山田", B5="書き換えた質問", K9="欄外のメモ")
    before = _rows(asked, "判定_同点")
    assert append_questions(asked, [_TIE, _OTHER, _SAME])
    after = _rows(asked, "判定_同点")
    assert after[: len(before)] == before
    assert after[len(before) :] == [
        ("同点-2", "もう一つ\n取組C: 03", None, None, "03／04", *[None] * 6)
    ]
    assert _rows(asked, "判定_名寄せ")[1][:3] == ("名寄せ-1", "同じ人ですか", "同じ人／別の人")
    assert [answer.key for answer in read_answers(asked)] == ["同点-1"]


def test_with_nothing_to_append_the_file_is_not_touched(asked: Path) -> None:
    before = (asked.read_bytes(), asked.stat().st_mtime_ns, asked.stat().st_ino)
    assert not append_questions(asked, [_TIE, _TIE])
    assert not append_questions(asked, [])
    assert (asked.read_bytes(), asked.stat().st_mtime_ns, asked.stat().st_ino) == before


def test_no_questions_make_no_book(tmp_path: Path) -> None:
    assert not append_questions(tmp_path / "判定.xlsx", [])
    assert not (tmp_path / "判定.xlsx").exists()


def _said(path: Path) -> str:
    with pytest.raises(InputUnfit) as refused:
        read_answers(path)
    return str(refused.value)


def test_an_answer_that_is_no_choice_is_refused(asked: Path) -> None:
    _fill(asked, F5="両方", H5="山田")
    assert _said(asked) == (
        "判定.xlsx「判定_同点」F5: 判定「両方」は選択肢にありません。"
        "次のどれかを選んでください: 01 窓口DX／02 窓口DXプラス。"
    )


def test_an_answer_may_be_typed_in_other_widths(asked: Path) -> None:
    _fill(asked, F5="０１　窓口ＤＸ", H5="山田")
    assert [each.choice for each in read_answers(asked)] == ["０１　窓口ＤＸ"]


def test_an_answer_needs_somebody_who_answers_for_it(asked: Path) -> None:
    _fill(asked, F5="01 窓口DX", H5=" ")
    assert _said(asked) == (
        "判定.xlsx「判定_同点」H5: 判定者が書かれていません。"
        "判定した人の氏名を判定者の欄に書いてください。"
    )


def test_a_day_that_is_none_is_refused(asked: Path) -> None:
    _fill(asked, F5="01 窓口DX", H5="山田", I5="きのう")
    assert _said(asked) == (
        "判定.xlsx「判定_同点」I5: 判定日「きのう」は日付として読めません。"
        "2024/12/24 の形で書き直してください。"
    )


def test_two_different_answers_to_one_question_are_refused(asked: Path) -> None:
    _fill(asked, F5="01 窓口DX", H5="山田", A6="同点-1", F6="02 窓口DXプラス", H6="鈴木")
    assert _said(asked) == (
        "判定.xlsx「判定_同点」F6: 番号「同点-1」の判定が、判定.xlsx「判定_同点」F5と"
        "食い違っています。どちらか一方の判定を消してください。"
    )


def test_the_same_answer_twice_is_one_answer(asked: Path) -> None:
    _fill(asked, F5="01 窓口DX", H5="山田", A6="同点-1", F6="01 窓口DX", H6="鈴木")
    (answer,) = read_answers(asked)
    assert answer.decided_by == "山田"


def test_a_title_may_hold_the_mark_that_stands_between_choices(tmp_path: Path) -> None:
    choices = ("01 窓口／DX", "02 庶務")
    append_questions(tmp_path / "判定.xlsx", [Question("同点-1", "判定_同点", "?", (), choices)])
    _fill(tmp_path / "判定.xlsx", D5="01 窓口／DX", F5="山田")
    assert [answer.choice for answer in read_answers(tmp_path / "判定.xlsx")] == ["01 窓口／DX"]


def test_what_has_no_choice_is_unanswered(asked: Path) -> None:
    append_questions(asked, [_OTHER])
    _fill(asked, F5="01 窓口DX", H5="山田", G6="再検討", H6="鈴木")
    place = Place("判定.xlsx", "判定_同点", 6, 6)
    assert read_unanswered(asked) == (
        Answer("同点-2", "判定_同点", "", "再検討", "鈴木", None, place),
    )
    _fill(asked, A6="同点-1")
    assert read_unanswered(asked) == ()


def test_a_sheet_without_its_heading_is_refused(asked: Path) -> None:
    _fill(asked, A4=None)
    said = (
        "判定.xlsx「判定_同点」: 見出し「番号」と「判定」の行がありません。"
        "見出しの行を元に戻してください。"
    )
    assert _said(asked) == said
    with pytest.raises(InputUnfit, match="見出しの行を元に戻してください"):
        append_questions(asked, [_OTHER])


def test_nothing_is_written_over_a_book_saved_in_the_meantime(
    asked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = decision_book._with_questions  # noqa: SLF001 - the moment between reading and writing

    def drawn_while_somebody_saves(before: bytes, name: str, questions: list[Question]) -> bytes:
        _fill(asked, F5="01 窓口DX", H5="山田")
        return draw(before, name, questions)

    monkeypatch.setattr(decision_book, "_with_questions", drawn_while_somebody_saves)
    with pytest.raises(TryAgain) as refused:
        append_questions(asked, [_OTHER])
    assert str(refused.value) == (
        "判定.xlsx: 質問を書き足す間に、だれかがブックを保存しました。もう一度実行してください。"
    )
    assert [answer.choice for answer in read_answers(asked)] == ["01 窓口DX"]


def test_a_book_whose_cells_would_change_is_left_alone(
    asked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = decision_book._with_questions  # noqa: SLF001 - stands for a library that loses a cell

    def losing_a_cell(before: bytes, name: str, questions: list[Question]) -> bytes:
        del before
        return draw(b"", name, questions)

    monkeypatch.setattr(decision_book, "_with_questions", losing_a_cell)
    before = asked.read_bytes()
    with pytest.raises(OutputNotWritten) as refused:
        append_questions(asked, [_OTHER])
    assert str(refused.value) == (
        "判定.xlsx「判定_同点」: 質問を書き足すと、今ある内容が変わってしまいます。"
        "このシートの数式を値に直して保存し、もう一度実行してください。"
    )
    assert asked.read_bytes() == before
