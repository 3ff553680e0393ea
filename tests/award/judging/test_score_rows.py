"""Whose score of which entry a row is: by number, by name, by its sheet; else it is refused."""

from dataclasses import replace

import pytest

from automations.award.judging.scores import Score, ScoreState
from automations.tables.sheet import Merged
from automations.tables.typed import read_table
from tests.award.judging.score_sheets import FULL, dispositions, read, told
from tests.award.judging.staging import (
    score_rows,
    score_table,
)
from tests.award.staging import TOKYO

NAMES = [
    "1",
    "１",
    "No.1",
    "①",
    "審査員1",
    "審査 太郎",
    "審査太郎様",
    "1 審査 太郎",
    "1.審査太郎",
    "1番",
]
NAMED = [
    ("3", ""),
    ("", "庶務の自動化"),
    ("03", "庶務の自動化"),
    ("", "03 庶務の自動化"),
    ("", "③"),
]


@pytest.mark.parametrize("judge", NAMES)
@pytest.mark.parametrize(("number", "title"), NAMED)
def test_judges_and_entries_go_by_number_by_name_or_by_both(
    judge: str, number: str, title: str
) -> None:
    marks = {key: cells for key, cells in FULL.items() if key != (1, 3)}
    rows = [*score_rows(marks), [judge, number, title, "5", "5"]]
    assert read(score_table(rows)).scores[2] == Score(1, 3, ScoreState.COUNTED, (5, 5))


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (["9", "1", "", "4"], ("A8: 「9」は、審査員名簿にない審査員です。"
         "審査員の番号か氏名を直してください。")),
        (["2 審査 太郎", "1", "", "4"], (
         "A8: 「2 審査 太郎」は、審査員名簿にない審査員です"
         "（番号2は、審査員名簿では「採点 花子」です）。"
         "審査員の番号か氏名を直してください。")),
        (["9 審査 太郎", "1", "", "4"], (
         "A8: 「9 審査 太郎」は、審査員名簿にない審査員です（審査員名簿では「1 審査 太郎」です）。"
         "審査員の番号か氏名を直してください。")),
        (["審査 太朗", "1", "", "4"], (
         "A8: 「審査 太朗」は、審査員名簿にない審査員です（もしかして「審査 太郎」）。"
         "審査員の番号か氏名を直してください。")),
        (["", "1", "", "4"], ("A8: だれの採点か分かりません。"
         "審査員の番号か氏名を、行ごとに書いてください。")),
        (["〃", "1", "", "4"], ("A8: だれの採点か分かりません。"
         "審査員の番号か氏名を、行ごとに書いてください。")),
        (["1", "", "", "4"], ("C8: どの取組の採点か分かりません。"
         "取組の番号か取組名を書いてください。")),
        (["1", "7", "", "4"], ("B8: 「7」は、審査の対象の取組にありません。"
         "番号か取組名を直してください。")),
        (["1", "1", "02 窓口の改革", "4"], ("C8: 番号の欄は「1」、取組の欄は「02 窓口の改革」で、"
         "別の取組です。どちらかを直してください。")),
        (["1", "1", "窓口DXプラス", "4"], ("C8: 番号の欄は「1」、取組の欄は「窓口DXプラス」で、"
         "別の取組です。どちらかを直してください。")),
    ],
)  # fmt: skip
def test_a_row_that_is_nobodys_is_refused(row: list[str], sentence: str) -> None:
    found = read(score_table([*score_rows(FULL), row]))
    assert told(found) == [f"採点入力.xlsx「採点」{sentence}"]
    assert dispositions(found) == {"score_unplaced": 1, "score_counted": 6}


@pytest.mark.parametrize("fill", ["", "〃", "同上"])
def test_a_sheet_of_one_judge_names_the_judge_once(fill: str) -> None:
    own = [score_rows({key: cells for key, cells in FULL.items() if key[0] == judge})
           for judge in (1, 2)]  # fmt: skip
    for row in own[1][1:]:
        row[0] = fill
    found = read(score_table(own[0]), score_table(own[1], sheet="花子"))
    assert (found.complete, found.problems) == (True, ())


@pytest.mark.parametrize(
    ("sheet", "book"), [("2 採点 花子", "採点.xlsx"), ("採点", "票/2_採点花子.xlsx")]
)
def test_else_its_tab_or_file_names_the_judge(sheet: str, book: str) -> None:
    own = [score_rows({key: cells for key, cells in FULL.items() if key[0] == judge})
           for judge in (1, 2)]  # fmt: skip
    nameless = [["", *row[1:]] for row in own[1]]
    assert read(score_table(own[0]), score_table(nameless, sheet=sheet, book=book)).complete


def test_a_merged_cell_names_the_judge_of_all_its_rows() -> None:
    rows = score_rows(FULL)
    for place in (1, 2, 4, 5):
        rows[place][0] = ""
    table = score_table(rows)
    sheet = replace(table.sheet, merged=(Merged(2, 1, 4, 1), Merged(5, 1, 7, 1)))
    assert read(read_table(sheet, table.schema, TOKYO)).complete


def test_a_prepared_row_of_an_entry_that_is_gone_says_nothing() -> None:
    gone = [["1", "7", "", "", "", "○"], ["9", "1", "", "", ""]]
    found = read(score_table([*score_rows(FULL), *gone]))
    assert (found.complete, found.problems) == (True, ())
    assert dispositions(found) == {"score_nothing": 2, "score_counted": 6}
