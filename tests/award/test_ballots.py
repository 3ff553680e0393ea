"""What becomes of a ballot: the policies one by one, first match wins."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from automations.award.ballots import PENDING, Ballots, ballot_rules, read_ballots
from automations.award.decision import AwardResult, decide
from automations.award.entries import read_entries
from automations.award.roll import read_roll
from automations.award.rules import Arrangement, Method, Overvote, Repeated, Revote, VoterClass
from automations.award.schemas import ballot_schema, roll_schema
from automations.tables.dispositions import words
from automations.tables.sheet import sheet_of_rows
from automations.tables.typed import read_table
from tests.award.staging import (
    AFTER,
    CLOSES,
    OPENS,
    RULES,
    TOKYO,
    Ballot,
    ballot_counts,
    ballots_table,
    choice_counts,
    decided,
    entries_table,
    roll_table,
    scores,
    with_vote,
)

CLOSING = int((CLOSES - OPENS).total_seconds())
MARKS = {1: (5, 5)}


def test_a_ballot_of_somebody_on_the_roll_counts() -> None:
    assert ballot_counts(decided([Ballot("0001", MARKS)])) == {"ballot_counted": 1}


@pytest.mark.parametrize("number", ["1", "0001", "０００１", " 1 ", "1.0"])
def test_a_staff_number_is_the_same_however_it_is_typed(number: str) -> None:
    assert ballot_counts(decided([Ballot(number, MARKS)])) == {"ballot_counted": 1}


@pytest.mark.parametrize(
    ("second", "disposition"),
    [
        (-1, "ballot_early"),
        (0, "ballot_counted"),
        (CLOSING, "ballot_counted"),
        (CLOSING + 1, "ballot_late"),
    ],
)
def test_the_window_includes_its_first_and_its_last_second(second: int, disposition: str) -> None:
    result = decided([Ballot("0001", MARKS, second)])
    assert ballot_counts(result) == {disposition: 1}


def test_the_last_second_is_whole() -> None:
    rules = with_vote(closes=CLOSES + timedelta(milliseconds=400))
    result = decided([Ballot("0001", MARKS, CLOSING), Ballot("2", MARKS, CLOSING + 1)], rules)
    assert ballot_counts(result) == {"ballot_counted": 1, "ballot_late": 1}


@pytest.mark.parametrize(
    ("ballot", "disposition"),
    [
        (Ballot("記入例", MARKS), "layout_example"),
        (Ballot("テスト", MARKS), "ballot_test"),
        (Ballot("0001", MARKS, test="テスト"), "ballot_test"),
        (Ballot("", MARKS), "ballot_unfit"),
        (Ballot("0001", MARKS, submitted="昨日の昼"), "ballot_unfit"),
        (Ballot("9999", MARKS), "ballot_unknown_voter"),
        (Ballot("9999", MARKS, CLOSING + 1), "ballot_late"),
        (Ballot("0001"), "ballot_blank"),
        (Ballot("0001", {1: (6, 5)}), "ballot_all_void"),
    ],
)
def test_a_ballot_that_does_not_count_has_one_reason(ballot: Ballot, disposition: str) -> None:
    result = decided([ballot])
    assert ballot_counts(result) == {disposition: 1}
    assert result.report.figures["ballots_valid"].value == 0
    assert result.report.figures["ballots_not_counted"].value == 1


def test_an_unknown_voter_is_set_aside_and_named() -> None:
    problems = decided([Ballot("9999", MARKS)]).report.problems
    assert [str(each) for each in problems if each.code == "ballot_voter_unknown"] == [
        (
            "事務局限り/投票.xlsx「フォームの回答 1」B2: 職員番号が投票対象者名簿にありません。"
            "名簿と職員番号を確かめてください。それまでこの票は保留します。"
        )
    ]


THREE = [
    Ballot("0001", {1: (1, 1)}, second=10),
    Ballot("0001", {2: (5, 5)}, second=20),
    Ballot("0001", {3: (3, 3)}, second=30),
]


@pytest.mark.parametrize(
    ("policy", "counts", "supported"),
    [
        (Revote.LAST, {"ballot_revote": 2, "ballot_counted": 1}, 3),
        (Revote.FIRST, {"ballot_revote": 2, "ballot_counted": 1}, 1),
        (Revote.NONE, {"ballot_revote_void": 3}, 0),
    ],
)
def test_a_second_ballot_goes_by_the_declared_policy(
    policy: Revote, counts: dict[str, int], supported: int
) -> None:
    result = decided(THREE, with_vote(revote=policy))
    assert ballot_counts(result) == counts
    assert [number for number, score in scores(result).items() if score] == (
        [supported] if supported else []
    )
    assert result.report.figures["voters"].value == 1


def test_a_late_ballot_replaces_nothing() -> None:
    result = decided([Ballot("0001", MARKS), Ballot("0001", {2: (1, 1)}, CLOSING + 1)])
    assert ballot_counts(result) == {"ballot_late": 1, "ballot_counted": 1}


def test_a_blank_ballot_replaces_an_earlier_one() -> None:
    result = decided([Ballot("0001", MARKS, 10), Ballot("0001", {}, 20)])
    assert ballot_counts(result) == {"ballot_revote": 1, "ballot_blank": 1}


@pytest.mark.parametrize("policy", list(Revote))
def test_the_same_ballot_sent_twice_in_one_second_is_one(policy: Revote) -> None:
    twice = [Ballot("0001", {1: (5, 4)}), Ballot("１", {1: ("５", 4)})]
    result = decided(twice, with_vote(revote=policy))
    assert ballot_counts(result) == {"ballot_duplicate": 1, "ballot_counted": 1}
    assert scores(result)[1] == Fraction(14, 3)


@pytest.mark.parametrize("policy", [Revote.LAST, Revote.FIRST])
def test_different_ballots_in_one_second_wait_for_a_person(policy: Revote) -> None:
    rivals = [Ballot("0001", {1: (5, 4)}), Ballot("0001", {1: (5, 5)}), Ballot("0001", {})]
    result = decided(rivals, with_vote(revote=policy))
    assert ballot_counts(result) == {"ballot_conflict": 3}
    found = [str(each) for each in result.report.problems if each.code == "ballot_conflict"]
    assert found[0] == (
        "事務局限り/投票.xlsx「フォームの回答 1」B2: "
        "同じ職員番号・同じ時刻で内容の違う票が3票あります。"
        "どの票を残すか本人に確かめ、「判定_票」で選んでください。"
        "それまでどの票も保留します。"
    )


def test_a_conflict_is_over_when_a_later_ballot_came() -> None:
    result = decided([Ballot("0001", {1: (5, 4)}), Ballot("0001", {}), Ballot("0001", MARKS, 7200)])
    assert ballot_counts(result) == {"ballot_revote": 2, "ballot_counted": 1}


def test_too_many_choices_can_void_the_whole_ballot() -> None:
    rules = with_vote(choices_per_category=1, overvote=Overvote.BALLOT)
    result = decided([Ballot("0001", {1: (5, 5), 2: (4, 4), 3: (3, 3)})], rules)
    assert ballot_counts(result) == {"ballot_overvoted": 1}
    assert choice_counts(result) == {"choice_overvote": 3}


def test_turnout_counts_each_person_who_voted_once() -> None:
    ballots = [
        Ballot("0001", MARKS, 10),
        Ballot("0001", MARKS, 20),
        Ballot("0002"),
        Ballot("0003", {1: (9, 9)}),
        Ballot("0004", MARKS, -1),
        Ballot("9999", MARKS),
    ]
    turnout = decided(ballots).report.figures["turnout"]
    assert (turnout.value, turnout.n, turnout.denominator) == (Fraction(3, 9), 3, 9)


def test_every_row_read_is_counted_once() -> None:
    ballots = [*THREE, Ballot("記入例"), Ballot("テスト"), Ballot("9999"), Ballot("0002")]
    result = decided(ballots, as_of=AFTER)
    assert sum(each.rows for each in result.ballot_counts) == 7
    assert result.report.figures["ballots_received"].value == 7


def test_a_sheet_without_ballots_is_a_vote_without_voters() -> None:
    result = decided([], RULES)
    assert result.report.figures["ballots_received"].value == 0
    assert scores(result) == {1: 0, 2: 0, 3: 0, 4: 0}


CLASSES = replace(RULES, voter_classes=(VoterClass("審査員"), VoterClass("来場者")))


def of_classes(ballots: list[Ballot]) -> Ballots:
    rows = [["職員番号", "所属", "区分"], ["1", "課", "審査員"], ["2", "課", ""]]
    roll = read_table(sheet_of_rows("名簿.xlsx", "名簿", rows), roll_schema(), TOKYO)
    entries = entries_table()
    listed = read_entries(entries, AFTER).entries
    table = ballots_table(ballots, entries)
    return read_ballots(table, listed, read_roll(roll, CLASSES.voter_classes), CLASSES)


def test_a_voter_whose_class_is_not_known_has_voted_but_the_ballot_waits() -> None:
    found = of_classes([Ballot("1", MARKS), Ballot("2", MARKS), Ballot("3", MARKS)])
    assert found.frame["disposition"].to_list() == [
        "ballot_counted", "ballot_unknown_class", "ballot_unknown_voter",
    ]  # fmt: skip
    assert found.voters == 2
    assert "ballot_unknown_class" in PENDING
    assert found.choices.filter(found.choices["stands"])["voter_class"].to_list() == ["審査員"]


def test_every_rule_of_ballots_and_choices_has_its_words() -> None:
    every = ballot_rules(RULES.vote, classes=True, answered=True)
    assert [each.code for each in every if not words(each.code)] == []


def long_rows(*rows: tuple[str, str, str]) -> AwardResult:
    """Decide ballots of which each row is about one entry: who, at which second, which entry."""
    rules = with_vote(replace(RULES, criteria=()), method=Method.CHOICES,
                      arrangement=Arrangement.LONG, repeated=Repeated.BALLOT)  # fmt: skip
    entries = entries_table(rules=rules)
    sheet = sheet_of_rows(
        "事務局限り/投票.xlsx", "回答",
        [["タイムスタンプ", "職員番号", "取組"],
         *([f"2024/12/02 10:00:{second}", voter, entry] for voter, second, entry in rows)],
    )  # fmt: skip
    table = read_table(sheet, ballot_schema(rules, entries), TOKYO)
    return decide(entries, roll_table(), table, rules, AFTER, {})


def test_several_rows_are_one_ballot_and_each_row_says_what_became_of_it() -> None:
    found = long_rows(
        ("1", "01", "01 窓口DX"), ("9999", "02", "1"), ("1", "01", "3"), ("2", "01", "1"),
        ("2", "01", "窓口DX"),
    )  # fmt: skip
    assert ballot_counts(found) == {
        "ballot_counted": 1, "ballot_unknown_voter": 1, "ballot_repeated": 1,
    }  # fmt: skip
    assert found.ballot_states == (
        (2, "ballot_accepted"), (3, "ballot_unknown_voter"), (4, "ballot_accepted"),
        (5, "ballot_accepted"), (6, "ballot_accepted"),
    )  # fmt: skip
    assert found.report.figures["ballots_received"].value == 3


def test_a_name_that_no_entry_has_is_told_without_its_cell() -> None:
    found = long_rows(("1", "01", "窓口"), ("1", "01", "3"))
    assert choice_counts(found) == {"choice_unknown_entry": 1, "choice_counted": 1}
    assert [str(each) for each in found.report.problems if "entry_unknown" in each.code] == [
        (
            "事務局限り/投票.xlsx「回答」2行目: "
            "選んだ取組の中に、どの取組か分からないものがあります。"
            "取組の番号と名前を確かめ、取組の「別表記」に書き方を加えてください。"
            "それまで、その選択は数えません。"
        )
    ]
