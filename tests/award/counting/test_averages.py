"""Medians, trimmed means and means of criteria, worked by hand."""

import statistics
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from automations.award.rules import BlankCriterion, Counting, Method
from tests.award.counting.casting import (
    Said,
    by_number,
    counted,
    of_classes,
    ruled,
    scores,
    weighted,
)

MEDIAN = ruled(Method.MARKS, Counting.MEDIAN)
MEANS = ruled(Method.MARKS, Counting.CRITERION_MEANS, criteria=weighted(2, 1))


TRIMMED = ruled(Method.MARKS, Counting.TRIMMED)
TRIMMED_TWO = ruled(Method.MARKS, Counting.TRIMMED, trimmed=2)


def given_to_one(*marks: int) -> list[dict[int, int]]:
    return [{1: mark} for mark in marks]


def test_the_median_is_the_mark_in_the_middle() -> None:
    assert scores(given_to_one(5, 1, 2), MEDIAN, 1) == {1: 2}


def test_the_median_of_an_even_number_is_the_mean_of_the_two_in_the_middle() -> None:
    assert scores(given_to_one(5, 1, 2, 5), MEDIAN, 1) == {1: Fraction(7, 2)}


def test_the_median_goes_through_weighted_totals_and_blanks() -> None:
    rules = ruled(
        Method.MARKS,
        Counting.MEDIAN,
        criteria=weighted(2, 1),
        blank_criterion=BlankCriterion.RENORMALISED,
    )
    assert scores([{1: (5, 4)}, {1: (4, None)}, {1: (None, 5)}], rules, 1) == {1: Fraction(14, 3)}


def test_a_class_of_double_weight_counts_twice_in_the_middle() -> None:
    rules = ruled(
        Method.MARKS, Counting.MEDIAN, voter_classes=of_classes(("審査員", 2, 0), ("来場者", 1, 0))
    )
    classes = ["審査員", "来場者", "来場者", "来場者"]
    assert scores(given_to_one(5, 1, 2, 3), rules, 1, classes) == {1: 3}
    assert scores(given_to_one(5, 1, 2), rules, 1, classes[:3]) == {1: Fraction(7, 2)}


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(1, 5), min_size=1, max_size=9))
def test_it_is_the_median_of_the_statistics_library(marks: list[int]) -> None:
    expected = statistics.median(map(Fraction, marks))
    assert scores(given_to_one(*marks), MEDIAN, 1) == {1: expected}


def test_the_highest_and_the_lowest_are_left_out() -> None:
    assert scores(given_to_one(5, 1, 4, 4, 2), TRIMMED, 1) == {1: Fraction(10, 3)}
    assert scores(given_to_one(5, 1, 4, 4, 2), TRIMMED_TWO, 1) == {1: 4}
    assert scores(given_to_one(5, 5, 5), TRIMMED, 1) == {1: 5}


def test_with_too_few_marks_all_are_counted_and_the_result_says_so() -> None:
    found = counted([{1: 5, 2: 1}, {1: 2, 2: 1}, {2: 4}], TRIMMED, 3)
    assert [each.score for each in by_number(found).values()] == [Fraction(7, 2), 1, 0]
    (few,) = found.tables
    assert few.rows == (("01", "取組1", 2),)
    assert few.note == (
        "除く件数より選択が多くないため、すべての選択の平均を得点とした。選択が2件以下の取組。"
    )


def test_the_mean_of_each_criterion_is_taken_before_they_are_added() -> None:
    vote = [{1: (5, 4)}, {1: (2, 2)}]
    assert scores(vote, MEANS, 1) == {1: (2 * Fraction(7, 2) + Fraction(6, 2)) / 3}


def test_a_blank_leaves_the_mean_of_its_criterion_to_the_others() -> None:
    rules = ruled(
        Method.MARKS,
        Counting.CRITERION_MEANS,
        criteria=weighted(1, 1),
        blank_criterion=BlankCriterion.RENORMALISED,
    )
    vote: list[Said] = [{1: (5, 1), 2: (4, None)}, {1: (2, None), 2: (5, None)}]
    assert scores(vote, rules, 2) == {1: (Fraction(7, 2) + 1) / 2, 2: Fraction(9, 2)}
    found = by_number(counted(vote, rules, 2))
    assert found[1].criteria == (Fraction(7, 2), Fraction(1))
    assert found[2].criteria == (Fraction(9, 2), Fraction(0))


def test_criteria_are_means_wherever_the_score_is_one() -> None:
    found = by_number(counted([{1: 5}, {1: 2}], MEDIAN, 1))[1]
    assert (found.criteria, found.raw) == ((Fraction(7, 2),), Fraction(7))
