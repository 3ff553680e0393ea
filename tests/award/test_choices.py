"""What becomes of a choice: the marks of one ballot for one entry."""

from dataclasses import replace
from fractions import Fraction

import pytest

from automations.award.rules import BlankCriterion, Overvote, OwnSection
from automations.award.tally import Standing
from tests.award.staging import (
    ENTRIES,
    Ballot,
    choice_counts,
    decided,
    scores,
    with_vote,
)

ROLL = (("0001", "市民課", ""), ("0002", "福祉課", "財政課"), ("0003", "福祉課", ""))


def test_marks_on_all_criteria_are_one_choice() -> None:
    assert choice_counts(decided([Ballot("0001", {1: (5, 4), 3: (1, 1)})])) == {"choice_counted": 2}


def test_choices_of_ballots_that_do_not_count_are_listed_as_such() -> None:
    ballots = [Ballot("9999", {1: (5, 4)}), Ballot("1", {2: (5, 4)}, 1), Ballot("1", {1: (5, 4)})]
    assert choice_counts(decided(ballots)) == {
        "choice_ballot_not_counted": 2,
        "choice_counted": 1,
    }


def test_entries_that_do_not_compete_get_nothing() -> None:
    entries = (
        (*ENTRIES[0][:5], "2024/12/04"),
        (*ENTRIES[1][:4], "希望しない", ""),
        *ENTRIES[2:],
    )
    result = decided([Ballot("0001", {1: (5, 5), 2: (5, 5), 3: (2, 2)})], entries=entries)
    assert choice_counts(result) == {
        "choice_withdrawn": 1,
        "choice_not_ranked": 1,
        "choice_counted": 1,
    }
    assert scores(result) == {3: 2, 4: 0}


@pytest.mark.parametrize("mark", ["0", "6", "-1", "3.5", "○", "999999999999999"])
def test_a_mark_out_of_scale_voids_that_choice(mark: str) -> None:
    result = decided([Ballot("0001", {1: (5, mark), 3: (1, 1)})])
    assert choice_counts(result) == {"choice_out_of_scale": 1, "choice_counted": 1}
    found = [str(each) for each in result.report.problems if each.code == "ballot_mark_unfit"]
    assert found == [
        (
            "事務局限り/投票.xlsx「フォームの回答 1」2行目: "
            "評点に、1から5までの整数でないものがあります。"
            "投票フォームの設定を確かめてください。その取組への選択は数えません。"
        )
    ]


@pytest.mark.parametrize("mark", ["５", "⑤", "5.0", " 5 "])
def test_a_mark_is_the_same_however_it_is_typed(mark: str) -> None:
    assert scores(decided([Ballot("0001", {1: (mark, 5)})]))[1] == 5


def test_too_many_choices_void_their_category() -> None:
    rules = with_vote(choices_per_category=1, overvote=Overvote.CATEGORY)
    result = decided([Ballot("0001", {1: (5, 5), 2: (4, 4), 3: (3, 3)})], rules)
    assert choice_counts(result) == {"choice_overvote": 2, "choice_counted": 1}


def test_what_was_marked_counts_towards_the_limit_even_if_withdrawn_later() -> None:
    entries = ((*ENTRIES[0][:5], "2024/12/04"), *ENTRIES[1:])
    result = decided(
        [Ballot("0001", {1: (5, 5), 2: (4, 4)})], with_vote(choices_per_category=1), entries
    )
    assert choice_counts(result) == {"choice_withdrawn": 1, "choice_overvote": 1}


OWN = Ballot("0001", {1: (5, 5), 2: (4, 4), 3: (3, 3)})


@pytest.mark.parametrize(
    ("policy", "counts"),
    [
        (OwnSection.ALLOWED, {"choice_counted": 3}),
        (OwnSection.IGNORED, {"choice_own_section": 1, "choice_counted": 2}),
        (OwnSection.CATEGORY, {"choice_own_section": 2, "choice_counted": 1}),
    ],
)
def test_the_own_section_goes_by_the_declared_policy(
    policy: OwnSection, counts: dict[str, int]
) -> None:
    assert choice_counts(decided([OWN], with_vote(own_section=policy), roll=ROLL)) == counts


def test_a_second_section_is_an_own_section_too_also_of_a_joint_entry() -> None:
    result = decided([Ballot("0002", {4: (5, 5), 3: (1, 1)})], roll=ROLL)
    assert choice_counts(result) == {"choice_own_section": 1, "choice_counted": 1}


def test_people_without_a_section_have_no_own_entry() -> None:
    entries = (("1", "窓口DX", "窓口", "", "", ""), *ENTRIES[1:])
    result = decided([Ballot("0001", {1: (5, 5)})], entries=entries, roll=[("0001", "", "")])
    assert choice_counts(result) == {"choice_counted": 1}


PARTIAL = Ballot("0003", {1: (5, ""), 2: (3, 2)})


@pytest.mark.parametrize(
    ("policy", "counts", "score", "supporters"),
    [
        (BlankCriterion.VOID, {"choice_incomplete": 1, "choice_counted": 1}, Fraction(0), 0),
        (BlankCriterion.RENORMALISED, {"choice_counted": 2}, Fraction(5), 1),
        (BlankCriterion.ZERO, {"choice_counted": 2}, Fraction(10, 3), 1),
    ],
)
def test_a_blank_criterion_goes_by_the_declared_policy(
    policy: BlankCriterion, counts: dict[str, int], score: Fraction, supporters: int
) -> None:
    result = decided([PARTIAL], with_vote(blank_criterion=policy))
    own: Standing = next(each for each in result.standings if each.entry.number == 1)
    assert choice_counts(result) == counts
    assert (own.score, own.supporters) == (score, supporters)


def test_the_first_reason_holds() -> None:
    entries = ((*ENTRIES[0][:5], "2024/12/04"), *ENTRIES[1:])
    everything_wrong = Ballot("0001", {1: (9, ""), 2: (9, "")})
    rules = with_vote(choices_per_category=1)
    result = decided([everything_wrong], rules, entries, ROLL)
    assert choice_counts(result) == {"choice_withdrawn": 1, "choice_out_of_scale": 1}


def test_choices_read_are_counted_or_have_a_reason() -> None:
    result = decided([OWN, PARTIAL, replace(OWN, voter="9999")], roll=ROLL)
    assert sum(each.rows for each in result.choice_counts) == 8
