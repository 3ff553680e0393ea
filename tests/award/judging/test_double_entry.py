"""Rows about one judge and one entry: repeated, contradicting, entered twice."""

from automations.award.judging.scores import Lack
from tests.award.judging.score_sheets import FULL, TWICE, dispositions, lacks, read, told
from tests.award.judging.staging import (
    score_rows,
    score_table,
)


def test_the_same_row_twice_is_one() -> None:
    rows = [*score_rows(FULL), ["1", "", "窓口DX", "４", "3.0"]]
    found = read(score_table(rows))
    assert (found.complete, found.problems) == (True, ())
    assert dispositions(found) == {"score_repeated": 1, "score_counted": 6}


def test_two_rows_that_differ_are_both_told() -> None:
    found = read(score_table([*score_rows(FULL), ["1", "1", "", "4", "5"]]))
    assert lacks(found) == [(1, 1, "工夫", Lack.DOUBLED, "採点入力.xlsx「採点」E2")]
    assert told(found) == [
        (
            "採点入力.xlsx「採点」8行目: 審査員「1 審査 太郎」の、取組「01 窓口DX」の採点が"
            "採点入力.xlsx「採点」2行目にもあり、内容が違います。"
            "採点票を確かめて、正しい1行だけを残してください。"
        )
    ]
    assert dispositions(found) == {"score_waiting": 2, "score_counted": 5}


def test_a_prepared_row_says_nothing_beside_one_that_does() -> None:
    found = read(score_table(score_rows(dict.fromkeys(FULL, ("", "")))),
                 score_table(score_rows(FULL), book="花子.xlsx"))  # fmt: skip
    assert found.complete
    assert dispositions(found) == {"score_nothing": 6, "score_counted": 6}


def test_entered_twice_and_all_the_same() -> None:
    second = score_table(score_rows(dict.fromkeys(FULL, ("４", "3点"))), sheet="2回目")
    found = read(score_table(score_rows(FULL)), again=[second], rules=TWICE)
    assert (found.complete, found.problems) == (True, ())
    assert dispositions(found) == {"score_again": 6, "score_counted": 6}


def test_entered_twice_and_not_the_same() -> None:
    second = score_table(score_rows({**FULL, (1, 2): ("2", "3")}), sheet="2回目")
    found = read(score_table(score_rows(FULL)), again=[second], rules=TWICE)
    place = "採点入力.xlsx「2回目」D3"
    assert lacks(found) == [(1, 2, "効果", Lack.MISMATCH, place)]
    assert found.missing[0].found == "4／2"
    assert told(found) == [
        (
            f"{place}: 「効果」が、1回目の入力（採点入力.xlsx「採点」D3）では「4」、2回目では"
            "「2」です。審査員「1 審査 太郎」の、取組「02 窓口DXプラス」の採点票を確かめて、"
            "違うほうを直してください。"
        )
    ]


def test_what_was_entered_once_only_is_waited_for() -> None:
    second = score_table(score_rows({k: v for k, v in FULL.items() if k != (1, 2)}), sheet="2回目")
    found = read(score_table(score_rows(FULL)), again=[second], rules=TWICE)
    assert [each[:4] for each in lacks(found)] == [
        (1, 2, "効果", Lack.BLANK), (1, 2, "工夫", Lack.BLANK),
    ]  # fmt: skip
    assert told(found) == [
        (
            "採点入力.xlsx「採点」3行目: 審査員「1 審査 太郎」の、取組「02 窓口DXプラス」の採点の、"
            "2回目の入力がありません。1回目とは別の人が、採点票を見て入力してください。"
        )
    ]


def test_a_second_entering_that_nobody_asked_for_is_left_alone() -> None:
    second = score_table(score_rows(dict.fromkeys(FULL, ("1", "1"))), sheet="2回目")
    found = read(score_table(score_rows(FULL)), again=[second])
    assert dispositions(found) == {"score_counted": 6}
