"""Numbers in the hall: an answer counts with a listed number only, and each number once."""

import pytest

from automations.award.judging_rules import HallRules
from automations.award.vote_rules import Revote
from tests.award.judging.hall_sheets import at, hall_rules, slips, states, told, voted

RULES = hall_rules(tokens=True)
HEADINGS = ["タイムスタンプ", "投票番号", "投票先"]
LISTED = slips("AB34-CD56", "EF78-GH9J", "0123", "0O12")


def answer(clock: str, token: str, chosen: str) -> list[str]:
    return [f"2024/12/10 {clock}", token, chosen]


def test_only_listed_numbers_count() -> None:
    rows = [answer("15:00:00", "AB34-CD56", "1"), answer("15:00:01", "ZZZZ-ZZZZ", "1"),
            answer("15:00:02", "", "1")]  # fmt: skip
    found = voted([HEADINGS, *rows], RULES, LISTED)
    assert dict(found.votes) == {1: 1, 2: 0, 3: 0}
    assert states(found) == {"hall_no_token": 1, "hall_unknown_token": 1, "hall_counted": 1}
    assert told(found) == [
        (
            "B3: 投票番号が、会場投票の番号の一覧にありません。"
            "この回答は数えません。書き間違いだと確かめられたら、回答の番号を直してください。"
        ),
        "B4: 投票番号がありません。この回答は数えません。番号が分かるなら書いてください。",
    ]


@pytest.mark.parametrize("typed", ["ab34cd56", "ＡＢ３４－ＣＤ５６", " AB34 CD56", "ab34ー cd56"])
def test_a_number_is_read_however_it_is_typed(typed: str) -> None:
    assert states(voted([HEADINGS, answer("15:00:00", typed, "1")], RULES, LISTED)) == {
        "hall_counted": 1
    }


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        pytest.param("AB34-CDS6", 2, id="S for 5"),
        pytest.param("AB34-DC56", 2, id="two that changed places"),
        pytest.param("EF78-GH9K", 3, id="one wrong character"),
        pytest.param("O123", 4, id="O for 0"),
        pytest.param("0I23", 4, id="I for 1"),
        pytest.param("123", 4, id="the nought in front is gone"),
    ],
)
def test_what_looks_alike_is_asked_about_and_never_taken_for_it(typed: str, row: int) -> None:
    found = voted([HEADINGS, answer("15:00:00", typed, "1")], RULES, LISTED)
    assert states(found) == {"hall_unknown_token": 1}
    assert told(found) == [
        (
            "B2: 投票番号が、会場投票の番号の一覧にありません"
            f"（もしかして「会場投票の番号」の{row}行目）。"
            "この回答は数えません。書き間違いだと確かめられたら、回答の番号を直してください。"
        )
    ]


def test_what_may_be_two_numbers_is_not_guessed() -> None:
    found = voted([HEADINGS, answer("15:00:00", "OO12", "1")], RULES, slips("0O12", "O012"))
    assert [each.code for each in found.problems] == ["hall_unknown_token"]
    assert "もしかして" not in told(found)[0]


@pytest.mark.parametrize(
    ("revote", "votes", "became"),
    [
        (Revote.FIRST, {1: 1, 2: 0, 3: 0}, {"hall_revote": 2, "hall_counted": 1}),
        (Revote.LAST, {1: 0, 2: 0, 3: 1}, {"hall_revote": 2, "hall_counted": 1}),
        (Revote.NONE, {1: 0, 2: 0, 3: 0}, {"hall_revote_void": 3}),
    ],
)
def test_of_several_answers_with_one_number_the_rule_decides_by_time(
    revote: Revote, votes: dict[int, int], became: dict[str, int]
) -> None:
    rules = hall_rules(tokens=True, revote=revote)
    rows = [answer("15:00:02", "0123", "3"), answer("15:00:00", "0123", "1"),
            answer("15:00:01", "0123", "2")]  # fmt: skip
    found = voted([HEADINGS, *rows], rules, LISTED)
    assert (dict(found.votes), states(found), found.problems) == (votes, became, ())


def test_answers_of_one_second_that_differ_count_none() -> None:
    rows = [answer("15:00:00", "0123", "1"), answer("15:00:00", "0123", "2"),
            answer("15:00:05", "0123", "3")]  # fmt: skip
    found = voted([HEADINGS, *rows], RULES, LISTED)
    assert dict(found.votes) == {1: 0, 2: 0, 3: 0}
    assert states(found) == {"hall_revote": 1, "hall_conflict": 2}
    said = ("同じ投票番号で内容の違う回答が2件あり、どれが先か分かりません。"
            "どれも数えません。本人に確かめられたら、"
            "残さない回答のテストの列に「テスト」と書いてください。")  # fmt: skip
    assert told(found) == [f"2行目: {said}", f"3行目: {said}"]


def test_the_same_content_in_one_second_is_one_answer() -> None:
    rows = [answer("15:00:00", "0123", "1"), answer("15:00:00", "0123", "窓口DX")]
    found = voted([HEADINGS, *rows], RULES, LISTED)
    assert states(found) == {"hall_duplicate": 1, "hall_counted": 1}
    assert (dict(found.votes), found.problems) == ({1: 1, 2: 0, 3: 0}, ())


def test_without_times_nobody_knows_which_came_first() -> None:
    rows = [["0123", "1"], ["0123", "2"], ["AB34CD56", "3"], ["AB34-CD56", "3"]]
    found = voted([HEADINGS[1:], *rows], RULES, LISTED)
    assert dict(found.votes) == {1: 0, 2: 0, 3: 1}
    assert states(found) == {"hall_duplicate": 1, "hall_conflict": 2, "hall_counted": 1}


def test_where_one_of_them_has_no_time_neither() -> None:
    rows = [answer("15:00:00", "0123", "1"), ["", "0123", "2"]]
    assert states(voted([HEADINGS, *rows], RULES, LISTED)) == {"hall_conflict": 2}


def test_whether_a_person_may_vote_again_is_no_matter_of_order_where_none_counts() -> None:
    rules = hall_rules(tokens=True, revote=Revote.NONE)
    rows = [["0123", "1"], ["0123", "2"]]
    assert states(voted([HEADINGS[1:], *rows], rules, LISTED)) == {"hall_revote_void": 2}


def test_a_first_answer_stands_whatever_it_says() -> None:
    rows = [answer("15:00:00", "0123", ""), answer("15:00:01", "0123", "1")]
    found = voted([HEADINGS, *rows], RULES, LISTED)
    assert states(found) == {"hall_revote": 1, "hall_blank": 1}


def test_a_late_answer_replaces_none() -> None:
    closes = at("15:00:30")
    rules = hall_rules(tokens=True, revote=Revote.LAST, closes=closes)
    rows = [answer("15:00:30", "0123", "1"), answer("15:00:31", "0123", "2")]
    found = voted([HEADINGS, *rows], rules, LISTED)
    assert states(found) == {"hall_late": 1, "hall_counted": 1}


def test_a_number_that_was_printed_twice_is_told() -> None:
    found = voted([HEADINGS, answer("15:00:00", "AB", "1")], RULES, slips("AB", "ａｂ"))
    assert [str(each) for each in found.problems] == [
        (
            "番号.xlsx「番号」A3: 同じ投票番号が2行目にもあります。"
            "一つの番号として扱います。同じ番号の紙を二人に配っていないか確かめてください。"
        )
    ]


def test_rows_of_one_choice_are_brought_together_by_their_numbers() -> None:
    rules = hall_rules(tokens=True, choices=2)
    rows = [["0123", "1", "1"], ["AB34CD56", "1", "2"], ["0123", "1", "3"]]
    found = voted([["投票番号", "票番号", "取組"], *rows], rules, LISTED)
    assert (dict(found.votes), found.ballots) == ({1: 1, 2: 1, 3: 1}, 2)


def test_the_first_answer_counts_unless_the_settings_say_otherwise() -> None:
    assert HallRules().revote is Revote.FIRST
