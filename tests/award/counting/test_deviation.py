"""Deviations (偏差値), worked by hand: exact where roots are whole, one score within 1e-30."""

from decimal import Decimal, localcontext
from fractions import Fraction

import polars as pl

from automations.award.counting.deviation import made_one
from automations.award.rules import BlankCriterion, Counting, Method
from automations.award.tally import tally
from tests.award.counting.casting import (
    Said,
    counted,
    entries,
    judged,
    of_classes,
    places,
    ruled,
    scores,
    weighted,
)

RULES = ruled(Method.MARKS, Counting.Z_SCORE)


def test_whole_roots_give_whole_scores() -> None:
    """1, 1, 3, 3 has mean 2 and deviation 1."""
    assert scores([{1: 1, 2: 1, 3: 3, 4: 3}], RULES, 4) == {1: 40, 2: 40, 3: 60, 4: 60}


def test_a_root_is_right_to_fifty_digits() -> None:
    """Of 1, 2, 3 the last stands at (3 - 2) / root of 2/3."""
    found = scores([{1: 1, 2: 2, 3: 3}], RULES)
    with localcontext(prec=50):
        expected = 50 + 10 * Decimal("1.5").sqrt()
    assert abs(found[3] - Fraction(expected)) < Fraction(1, 10**38)
    assert found[1] + found[3] == 100
    assert found[2] == 50


def test_strict_and_kind_voters_weigh_alike() -> None:
    assert scores([{1: 1, 2: 1, 3: 2, 4: 2}, {1: 5, 2: 5, 3: 1, 4: 1}], RULES, 4) == {
        1: 50, 2: 50, 3: 50, 4: 50,
    }  # fmt: skip


def test_the_mean_is_over_the_ballots_that_mark_the_entry() -> None:
    vote = [{1: 1, 2: 1, 3: 3, 4: 3}, {1: 5, 2: 5, 3: 1, 5: 1}]
    assert scores(vote, RULES, 6) == {1: 50, 2: 50, 3: 50, 4: 60, 5: 40, 6: 0}


def test_roots_that_differ_in_digits_alone_are_one_score() -> None:
    """Both get the same roots, added up in another order of ballots."""
    vote = [{1: 1, 2: 2, 3: 4}, {1: 2, 2: 1, 3: 5}, {1: 2, 2: 1, 3: 4}, {1: 1, 2: 2, 3: 5}]
    found = counted(vote, RULES)
    assert found.standings[1].score == found.standings[2].score
    assert places(found) == {1: 2, 2: 2, 3: 1}


def test_differences_under_a_part_in_ten_to_the_thirty_are_a_tie() -> None:
    near, far = Fraction(1, 10**31), Fraction(2, 10**30)
    found = made_one({1: Fraction(50), 2: 50 + near, 3: 50 + far, 4: None})
    assert found == {1: 50, 2: 50, 3: 50 + far, 4: None}


def test_weights_and_blanks_keep_exact_proportions() -> None:
    rules = ruled(
        Method.MARKS,
        Counting.Z_SCORE,
        criteria=weighted(3, 2),
        blank_criterion=BlankCriterion.RENORMALISED,
    )
    assert scores([{1: (1, 1), 2: (1, None), 3: (3, 3), 4: (None, 3)}], rules, 4) == {
        1: 40, 2: 40, 3: 60, 4: 60,
    }  # fmt: skip


def test_long_weights_with_blanks_are_counted_all_the_same() -> None:
    """What the sums of weights have in common is long: squares need more than 64 bits."""
    rules = ruled(
        Method.MARKS,
        Counting.Z_SCORE,
        criteria=weighted(33, 27, 22, 18),
        blank_criterion=BlankCriterion.RENORMALISED,
    )
    vote: list[Said] = [
        {1: (1, 1, 1, 1), 2: (1, None, 1, None), 3: (3, 3, None, 3), 4: (None, 3, None, None)},
        {1: (2, None, None, 2), 2: (4, 4, 4, 4), 3: (4, 4, None, None), 4: (2, 2, 2, None)},
    ]
    assert scores(vote, rules, 4) == {1: 40, 2: 50, 3: 60, 4: 50}


def test_raising_a_mark_can_lower_the_entry() -> None:
    """Its own score rises, but that voter's spread shrinks, and another's rises more."""
    before = [{1: 5, 2: 4, 3: 4, 4: 1}, {1: 1, 2: 3, 3: 2, 4: 5}]
    raised = [{**before[0], 4: 2}, before[1]]
    assert places(counted(before, RULES, 4)) == {1: 4, 2: 1, 3: 3, 4: 2}
    assert places(counted(raised, RULES, 4)) == {1: 2, 2: 1, 3: 4, 4: 3}


def test_ballots_without_a_deviation_are_counted_as_left_out() -> None:
    choices = judged([{1: 3, 2: 3, 3: 3}, {1: 1, 2: 1, 3: 3, 4: 3}], RULES)
    aside = pl.when(pl.col("ballot_key") == 2).then(pl.lit("choice_no_deviation"))
    found = tally(choices.with_columns(aside.otherwise("disposition").alias("disposition")),
                  entries(4), RULES)  # fmt: skip
    assert found.tables[0].rows == (("偏差値を求められない票", 1),)
    assert [each.supporters for each in found.standings] == [1, 1, 1, 1]


def test_classes_have_deviations_of_their_own() -> None:
    rules = ruled(
        Method.MARKS,
        Counting.Z_SCORE,
        voter_classes=of_classes(("審査員", 1, 3), ("来場者", 1, 1)),
    )
    vote = [{1: 1, 2: 1, 3: 3, 4: 3}, {1: 5, 2: 5, 3: 1, 4: 1}]
    assert scores(vote, rules, 4, ["審査員", "来場者"]) == {1: 45, 2: 45, 3: 55, 4: 55}
