"""Counting, worked by hand: whole sums, exact fractions."""

from dataclasses import replace
from fractions import Fraction

import pytest

from automations.award.rules import AwardRules, BlankCriterion, Counting, Criterion
from automations.award.tally import Standing, whole_weights
from automations.errors import SettingsWrong
from tests.award.staging import RULES, Ballot, decided, with_vote

# Weights 2 and 1: a choice of (5, 4) is worth (2*5 + 4) / 3 = 14/3.
BALLOTS = [
    Ballot("0001", {1: (5, 4), 3: (2, 2)}),
    Ballot("0002", {1: (3, 5), 2: (4, 4)}),
    Ballot("0003", {2: (1, 5)}),
]


def standings(rules: AwardRules, ballots: list[Ballot] = BALLOTS) -> dict[int, Standing]:
    return {each.entry.number: each for each in decided(ballots, rules).standings}


def test_the_sum_adds_the_weighted_marks_of_all_supporters() -> None:
    found = standings(RULES)
    assert {number: each.score for number, each in found.items()} == {
        1: Fraction(14, 3) + Fraction(11, 3),
        2: Fraction(4) + Fraction(7, 3),
        3: Fraction(2),
        4: Fraction(0),
    }
    assert found[1].criteria == (Fraction(8), Fraction(9))
    assert (found[1].supporters, found[1].top_marks) == (2, 2)
    assert (found[4].supporters, found[4].top_marks) == (0, 0)
    assert found[4].criteria == (Fraction(0), Fraction(0))


def test_the_mean_divides_by_the_supporters() -> None:
    found = standings(with_vote(counting=Counting.MEAN))
    assert {number: each.score for number, each in found.items()} == {
        1: Fraction(25, 6),
        2: Fraction(19, 6),
        3: Fraction(2),
        4: Fraction(0),
    }
    assert found[1].criteria == (Fraction(4), Fraction(9, 2))


@pytest.mark.parametrize(
    ("policy", "score", "second"),
    [
        (BlankCriterion.RENORMALISED, (Fraction(5) + Fraction(7, 3)) / 2, Fraction(1)),
        (BlankCriterion.ZERO, (Fraction(10, 3) + Fraction(7, 3)) / 2, Fraction(1, 2)),
    ],
)
def test_a_mean_with_blanks_says_what_it_divides_by(
    policy: BlankCriterion, score: Fraction, second: Fraction
) -> None:
    rules = with_vote(counting=Counting.MEAN, blank_criterion=policy)
    found = standings(rules, [Ballot("0001", {1: (5, "")}), Ballot("0002", {1: (3, 1)})])
    assert found[1].score == score
    assert found[1].criteria == (Fraction(4), second)


def test_renormalised_choices_keep_their_own_divisors() -> None:
    rules = with_vote(blank_criterion=BlankCriterion.RENORMALISED)
    ballots = [
        Ballot("0001", {1: (4, "")}),
        Ballot("0002", {1: ("", 3)}),
        Ballot("0003", {1: (1, 2)}),
    ]
    assert standings(rules, ballots)[1].score == 4 + 3 + Fraction(4, 3)


def test_sums_that_floats_would_tell_apart_are_equal() -> None:
    tenth, fifth = Fraction(1, 10), Fraction(2, 10)
    rules = replace(RULES, criteria=(Criterion("効果", tenth), Criterion("工夫", fifth)))
    ballots = [Ballot("0001", {1: (1, 4), 2: (3, 3)})]
    found = standings(rules, ballots)
    assert found[1].score == found[2].score == 3


def test_equal_scores_share_the_better_rank() -> None:
    ballots = [Ballot("0001", {1: (4, 4), 2: (4, 4)}), Ballot("0002", {3: (4, 4), 4: (3, 3)})]
    found = standings(RULES, ballots)
    assert {number: each.rank for number, each in found.items()} == {1: 1, 2: 1, 3: 1, 4: 4}
    assert {number: each.rank_in_category for number, each in found.items()} == {
        1: 1, 2: 1, 3: 1, 4: 2,
    }  # fmt: skip


def test_weights_become_the_smallest_whole_numbers() -> None:
    criteria = [Criterion(name, Fraction(weight)) for name, weight in (("効果", 40), ("工夫", 30))]
    assert whole_weights(criteria) == (4, 3)


def test_weights_too_long_to_count_with_are_refused() -> None:
    long = (Criterion("効果", Fraction(10**18)), Criterion("工夫", Fraction(10**18 + 1)))
    with pytest.raises(SettingsWrong) as refused:
        decided(BALLOTS, replace(RULES, criteria=long))
    assert str(refused.value) == (
        "配点: 配点の桁が大きすぎて、得点を正確に計算できません。"
        "配点の比を変えずに、小さな整数に直してください。"
    )
