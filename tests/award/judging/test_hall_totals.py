"""Totals of the hall: counted by one person, checked by another, and added to the form's."""

import pytest

from automations.award.judging.hall import read_hall
from automations.award.judging.order import Presentation
from automations.award.judging.result import HallVote
from tests.award.judging.hall_sheets import ALL, SHOWN, Rows, answers, at, hall_rules, told, totals

ONE = hall_rules()
TWO = hall_rules(choices=2)
WHOLE = [["", "窓口DX", "12票", "12"], ["", "3", "３", ""], ["", "白票", "2", ""],
         ["", "無効票", "1", ""], ["", "投票総数", "18", "18"]]  # fmt: skip


def counted(rows: Rows, choices: int = 1, shown: Presentation = SHOWN) -> HallVote:
    rules = hall_rules(choices=choices)
    found = read_hall(None, None, totals(rows, rules), shown, rules)
    assert found is not None
    return found


def test_totals_are_votes_and_persons() -> None:
    found = counted(WHOLE)
    assert dict(found.votes) == {1: 12, 2: 0, 3: 3}
    assert (found.ballots, found.blank, found.void) == (15, 2, 1)
    assert {each.code: each.rows for each in found.hand_counts if each.rows} == {
        "hand_sum": 3,
        "hand_counted": 2,
    }
    assert (found.counts, found.problems, found.tables) == ((), (), ())


def test_they_are_added_to_the_answers_of_the_form() -> None:
    form = answers([["投票先"], ["1"], ["2"], [""], ["1、2"]], ONE)
    found = read_hall(form, None, totals(WHOLE, ONE), SHOWN, ONE)
    assert found is not None
    assert dict(found.votes) == {1: 13, 2: 1, 3: 3}
    assert (found.ballots, found.blank, found.void) == (17, 2, 2)
    assert [(each.title, each.rows) for each in found.tables] == [
        (
            "会場投票の内訳",
            (
                ("01", "窓口DX", 1, 12, 13),
                ("02", "庶務の自動化", 1, 0, 1),
                ("03", "会議の短縮", 0, 3, 3),
            ),
        )
    ]


def test_nothing_counts_that_two_people_counted_differently_or_one_alone() -> None:
    found = counted([["", "1", "12", "11"], ["", "2", "3", "3", "計数 花子", ""],
                     ["", "3", "3", "3", "計数 花子", "計数花子"]])  # fmt: skip
    assert dict(found.votes) == {1: 0, 2: 0, 3: 0}
    assert told(found) == [
        (
            "D2: 計数者の数（12）と、確認した数（11）が違います。"
            "数え直して、両方の数を合わせてください。"
        ),
        (
            "F3: 計数者と確認者の両方の氏名がありません。"
            "数えた人と確かめた人の氏名を書いてください。"
        ),
        (
            "F4: 計数者と確認者が同じ人（計数花子）です。"
            "別の人が数え直し、その人の氏名を確認者に書いてください。"
        ),
    ]


def test_the_sum_must_come_out() -> None:
    rows = [*WHOLE[:-1], ["", "投票総数", "19", ""]]
    assert told(counted(rows)) == [
        (
            "B6: この手集計の投票総数（19）が、取組の票数の合計（15）・白票（2）"
            "・無効票（1）の合計（18）と違います。数え直して、違う数を直してください。"
        )
    ]


@pytest.mark.parametrize(
    "row",
    [
        ["", "合計", "15", "15"],
        ["", "計", "15", "", "", ""],
        ["", "合 計", "18", "", "", ""],
        ["合計", "", "15", "", "", ""],
    ],
    ids=["signed", "not signed", "with the blank and the void", "in the column of places"],
)
def test_a_row_that_sums_up_counts_nothing(row: list[str]) -> None:
    found = counted([*WHOLE, row])
    assert (dict(found.votes), told(found)) == ({1: 12, 2: 0, 3: 3}, [])
    assert {each.code: each.rows for each in found.hand_counts if each.rows} == {
        "layout_total": 1,
        "hand_sum": 3,
        "hand_counted": 2,
    }


def test_a_sum_of_all_places_stands_in_none_of_them() -> None:
    lobby = [["ロビー", name, "12", ""] for name in ("1", "投票総数", "計")]
    desk = [["受付", name, "3", ""] for name in ("2", "投票総数")]
    rows = [*lobby, *desk, ["", "総計", "15", ""]]
    assert told(counted(rows, 2)) == []


def test_a_sum_that_does_not_come_out_is_told() -> None:
    assert told(counted([*WHOLE, ["", "合計", "16", ""]])) == [
        (
            "C7: 合計の行の票数（16）が、上の行の合計（15）と違います。"
            "数え直して、違う数を直してください。合計の行は集計に使わないので、消してもかまいません。"
        )
    ]


def test_where_one_may_name_several_the_number_of_persons_must_be_told() -> None:
    found = counted(
        [["ロビー", "1", "12", ""], ["受付", "2", "3", ""], ["受付", "投票総数", "4", ""]], 2
    )
    assert [str(each) for each in found.problems] == [
        (
            "手集計.xlsx「手集計」: 「ロビー」に投票総数の行がありません。"
            "一人が何件も選べる投票では、票の合計から人数が分かりません。投票総数の行を書いてください。"
        )
    ]


def test_persons_are_the_ballots_that_said_something() -> None:
    rows = [
        ["", "1", "12", ""],
        ["", "2", "9", ""],
        ["", "白票", "2", ""],
        ["", "投票総数", "15", ""],
    ]
    found = counted(rows, 2)
    assert (dict(found.votes), found.ballots, found.blank) == ({1: 12, 2: 9, 3: 0}, 13, 2)


def test_what_was_counted_for_who_did_not_present_is_no_vote() -> None:
    shown = Presentation(ALL[:2], left_out=ALL[2:3])
    found = counted([["", "1", "12", ""], ["", "3", "3", ""]], shown=shown)
    assert (dict(found.votes), found.ballots, found.problems) == ({1: 12, 2: 0}, 12, ())
    assert {each.code: each.rows for each in found.hand_counts if each.rows} == {
        "hand_withdrawn": 1,
        "hand_counted": 1,
    }


def test_an_entry_that_is_no_finalist_is_unknown_here() -> None:
    found = counted([["", "書かない窓口", "3", ""]])
    assert [each.code for each in found.problems] == ["hand_count_unknown_entry"]


def test_up_to_the_close_totals_are_not_shown_either() -> None:
    rules = hall_rules(closes=at("15:10:00"))
    found = read_hall(None, None, totals(WHOLE, rules), SHOWN, rules, at("15:00:00"))
    assert found is not None
    assert (dict(found.votes), found.ballots, found.hand_counts) == ({}, 0, ())
    assert [each.code for each in found.problems] == ["hall_not_closed"]
