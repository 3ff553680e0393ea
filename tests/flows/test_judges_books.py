"""審査準備 where judges type themselves: a book for each, and never a second one for anybody."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

from automations.award.judging.result import Stage
from automations.flows.judging_papers import MadePapers, prepare_judging
from automations.flows.running import perform
from automations.flows.scope import FINALISTS, JUDGING
from tests.flows.answering import approve
from tests.judged_event import SCORES, write_judged_event
from tests.small_event import AFTER, RESTRICTED, change_text

PAPERS = f"{RESTRICTED}/採点票"
FOLDER = {
    f'[award.judging.scores]\nbook = "{SCORES}"\nsheet = "採点"\n': (
        f'[award.judging]\nscore_sheets = "{PAPERS}"\n'
    )
}
TARO, JIRO, HANAKO = (f"採点_{name}.xlsx" for name in ("1_審査 太郎", "2_審査 次郎", "3_審査 花子"))


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    folder = write_judged_event(tmp_path / "催し", FOLDER)
    perform(folder, FINALISTS, AFTER)
    approve(folder)
    return folder


def prepare(folder: Path) -> MadePapers:
    return prepare_judging(folder, AFTER)


def books(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / PAPERS).iterdir())


def type_in(folder: Path, name: str, cells: Mapping[str, int | str]) -> None:
    opened = load_workbook(folder / PAPERS / name)
    for cell, value in cells.items():
        opened.worksheets[0][cell] = value
    opened.save(folder / PAPERS / name)


def test_each_judge_who_comes_has_a_book_with_the_rows_of_that_judge(judged: Path) -> None:
    made = prepare(judged)
    assert made.problems == ()
    assert books(judged) == [TARO, JIRO, HANAKO]
    (sheet,) = load_workbook(judged / PAPERS / HANAKO).worksheets
    assert sheet["A1"].value == "採点　3 審査 花子"
    assert list(sheet.iter_rows(min_row=4, values_only=True)) == [
        ("審査員", "番号", "取組", "効果", "工夫", "除斥", "講評", "確認結果"),
        ("3 審査 花子", 1, "窓口DX", None, None, "○", None, None),
        ("3 審査 花子", 4, "庶務の自動化", None, None, None, None, None),
    ]


def test_what_the_judges_type_is_counted(judged: Path) -> None:
    prepare(judged)
    for name in (TARO, JIRO):
        type_in(judged, name, {"D5": 5, "E5": 5, "D6": 4, "E6": 3})
    type_in(judged, HANAKO, {"D6": 4, "E6": 4})
    judging = perform(judged, JUDGING, AFTER).findings.judging
    assert judging is not None
    assert judging.stage is Stage.DECIDED


def test_letters_that_no_file_name_may_have_become_others(judged: Path) -> None:
    change_text(judged / "審査員名簿.csv", {"審査 太郎": "審査/太郎?", "審査 次郎": "J. Doe Jr."})
    prepare(judged)
    assert books(judged) == ["採点_1_審査／太郎？.xlsx", "採点_2_J. Doe Jr.xlsx", HANAKO]


def test_a_book_in_which_a_judge_typed_is_never_touched(judged: Path) -> None:
    prepare(judged)
    type_in(judged, TARO, {"G5": "よく聞いている"})
    perform(judged, JUDGING, AFTER)
    typed = (judged / PAPERS / TARO).read_bytes()
    change_text(judged / "審査員名簿.csv", {"出席,,": "出席,4,", "出席,1,": "出席,,"})
    made = prepare(judged)
    assert [path.name for path in made.kept] == [TARO]
    assert (judged / PAPERS / TARO).read_bytes() == typed
    assert load_workbook(judged / PAPERS / HANAKO).worksheets[0]["F5"].value is None


def test_who_typed_into_a_book_of_another_name_gets_no_second_one(judged: Path) -> None:
    prepare(judged)
    type_in(judged, TARO, {"D5": 5})
    (judged / PAPERS / TARO).rename(judged / PAPERS / "太郎（記入済み）.xlsx")
    prepare(judged)
    assert books(judged) == sorted(["太郎（記入済み）.xlsx", JIRO, HANAKO])


def test_an_empty_book_of_who_is_called_otherwise_gives_way(judged: Path) -> None:
    prepare(judged)
    changes = {"審査 太郎": "審査 大郎", "例示大学,代理": "例示大学,欠席"}
    change_text(judged / "審査員名簿.csv", changes)
    prepare(judged)
    assert books(judged) == ["採点_1_審査 大郎.xlsx", HANAKO]


def test_what_the_new_list_adds_to_a_typed_book_is_named(judged: Path) -> None:
    prepare(judged)
    opened = load_workbook(judged / PAPERS / TARO)
    opened.worksheets[0].delete_rows(6)
    opened.save(judged / PAPERS / TARO)
    assert [each.code for each in prepare(judged).problems] == ["score_rows_missing"]
