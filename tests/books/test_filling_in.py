"""Answers are written where people would type them, and read back as theirs."""

from datetime import date
from pathlib import Path

from automations.books.decision_book import Question, append_questions, read_answers
from automations.books.excel_reading import read_excel
from automations.books.filling_in import Filled, fill_in, type_in
from automations.books.new_book import NewColumn, NewSheet, write_new_book

TIE = Question(
    "同点-1", "判定_同点", "どれにしますか。", (("得点", "5点"),), ("01 窓口DX", "02 会議録")
)
OTHER = Question("同点-2", "判定_同点", "どれにしますか。", (), ("03 図書館", "04 防災"))
APPROVAL = Question("承認-1", "判定_承認", "承認しますか。", (), ("承認する", "差し戻す"))
CHAIR = Filled("02 会議録", "決選投票", "委員長", date(2024, 12, 10))


def test_what_is_filled_in_is_an_answer_and_the_others_stay_open(tmp_path: Path) -> None:
    path = tmp_path / "判定.xlsx"
    append_questions(path, [TIE, OTHER, APPROVAL])
    head = Filled("承認する", "起案どおり", "部長", date(2024, 12, 12))
    fill_in(path, {"同点-1": CHAIR, "承認-1": head})
    assert [
        (each.key, each.choice, each.reason, each.decided_by, each.decided_on)
        for each in read_answers(path)
    ] == [
        ("同点-1", "02 会議録", "決選投票", "委員長", date(2024, 12, 10)),
        ("承認-1", "承認する", "起案どおり", "部長", date(2024, 12, 12)),
    ]


def test_nothing_else_changes(tmp_path: Path) -> None:
    path = tmp_path / "判定.xlsx"
    append_questions(path, [TIE, OTHER])
    before = {sheet.name: sheet.cells for sheet in read_excel(path.read_bytes(), path.name)[0]}
    fill_in(path, {"同点-1": CHAIR})
    after = {sheet.name: sheet.cells for sheet in read_excel(path.read_bytes(), path.name)[0]}
    changed = [
        (row, column)
        for column in before["判定_同点"].columns
        for row, (one, other) in enumerate(
            zip(before["判定_同点"][column], after["判定_同点"][column], strict=True)
        )
        if one != other
    ]
    assert len(changed) == 4
    assert len({row for row, _ in changed}) == 1


def test_a_question_that_is_not_there_is_nobodys(tmp_path: Path) -> None:
    path = tmp_path / "判定.xlsx"
    append_questions(path, [TIE])
    fill_in(path, {"同点-9": CHAIR})
    assert read_answers(path) == ()


def test_what_is_typed_stands_where_it_was_typed_and_nothing_else_changes(tmp_path: Path) -> None:
    path, heading = tmp_path / "採点入力.xlsx", 2
    columns = (NewColumn("審査員"), NewColumn("成果"), NewColumn("広がり"))
    rows = [("1 審査 花", None, 3), ("2 審査 太郎", None, None)]
    write_new_book(path, [NewSheet("採点", columns, rows, title=("採点",))])
    type_in(path, "採点", {(3, 2): "4", (4, 3): "6"})
    (sheet,) = read_excel(path.read_bytes(), path.name)[0]
    assert [[*texts] for row, texts in sheet.rows() if row > heading] == [
        ["1 審査 花", "4", "3"],
        ["2 審査 太郎", "", "6"],
    ]
