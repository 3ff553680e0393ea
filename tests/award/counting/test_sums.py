"""Sums and means, worked by hand; blanks, and faults of other systems that ours must not have."""

from fractions import Fraction

import pytest

from automations.award.rules import BlankCriterion, Counting, Method, ScaleWord
from tests.award.counting.casting import by_number, counted, often, places, ruled, scores, weighted

MARKS, SUM, MEAN = Method.MARKS, Counting.SUM, Counting.MEAN


def test_choices_and_approvals_are_counted() -> None:
    vote = [{1: 1, 2: 1}, {1: 1}, {3: 1}]
    for method in (Method.CHOICES, Method.APPROVAL):
        assert scores(vote, ruled(method, SUM), 4) == {1: 2, 2: 1, 3: 1, 4: 0}
    first = by_number(counted(vote, ruled(Method.APPROVAL, SUM)))[1]
    assert (first.supporters, first.top_marks, first.levels) == (2, 2, (2,))
    assert first.raw == 2
    assert first.distribution == (often((1, 2)),)


def test_points_are_added_or_averaged_over_those_who_gave_any() -> None:
    vote = [{1: 7, 2: 3}, {2: 10}, {2: 2, 3: 8}]
    assert scores(vote, ruled(Method.POINTS, SUM)) == {1: 7, 2: 15, 3: 8}
    assert scores(vote, ruled(Method.POINTS, MEAN)) == {1: 7, 2: 5, 3: 8}
    second = by_number(counted(vote, ruled(Method.POINTS, SUM)))[2]
    assert second.distribution == (often((10, 1), (3, 1), (2, 1)),)
    assert second.levels == (1, 0, 0, 1, 1)  # 10, 8, 7, 3, 2


def test_words_are_worth_what_the_event_says() -> None:
    """Not at equal distances: 5, 4, 3, 1, 0; and a fraction."""
    scale = tuple(
        ScaleWord(word, Fraction(points))
        for word, points in (("優", "5"), ("良", "4"), ("可", "3.5"), ("否", "0"))
    )
    steps = [{1: 10, 2: 8}, {1: 0, 2: 7}]  # two steps a point
    found = by_number(counted(steps, ruled(MARKS, SUM, scale=scale)))
    assert found[1].score == 5
    assert found[2].score == Fraction(15, 2)
    assert found[2].distribution == (often((4, 1), ("3.5", 1)),)
    assert found[1].levels == (1, 0, 0, 1)
    assert (found[1].top_marks, found[1].criteria) == (1, (Fraction(5),))
    assert found[1].raw == 5


def test_an_unanswered_criterion_is_not_nought_unless_declared() -> None:
    vote = [{1: (5, None), 2: (4, 4)}]
    own = {
        policy: scores(vote, ruled(MARKS, SUM, criteria=weighted(1, 1), blank_criterion=policy), 2)
        for policy in (BlankCriterion.RENORMALISED, BlankCriterion.ZERO)
    }
    assert own[BlankCriterion.RENORMALISED] == {1: 5, 2: 4}
    assert own[BlankCriterion.ZERO] == {1: Fraction(5, 2), 2: 4}


def test_a_declared_nought_is_seen_in_the_distribution() -> None:
    rules = ruled(MARKS, SUM, criteria=weighted(1, 1), blank_criterion=BlankCriterion.ZERO)
    found = by_number(counted([{1: (5, None)}, {1: (4, 2)}], rules))[1]
    assert found.distribution == (often((5, 1), (4, 1)), often((2, 1), (0, 1)))
    assert found.levels == (1, 1, 0, 1, 0)


def test_nothing_is_rounded_before_ranking() -> None:
    """14/3 and 4.67 print alike: they are no tie."""
    vote = [{1: 5}, {1: 5}, {1: 4}, *[{2: 5}] * 67, *[{2: 4}] * 33]
    assert places(counted(vote, ruled(MARKS, MEAN), 2)) == {1: 2, 2: 1}
    assert scores(vote, ruled(MARKS, MEAN), 2) == {1: Fraction(14, 3), 2: Fraction(467, 100)}


def test_tenths_make_the_tie_that_floats_miss() -> None:
    rules = ruled(MARKS, SUM, criteria=weighted("0.1", "0.2", "0.3"), lowest_mark=0)
    assert places(counted([{1: (1, 1, 0), 2: (0, 0, 1)}], rules, 2)) == {1: 1, 2: 1}
    assert 0.1 + 0.2 != 0.3


def test_ranks_skip_after_a_tie_so_that_seats_are_not_exceeded() -> None:
    vote = [{1: 5, 2: 4, 3: 4, 4: 3}]
    assert places(counted(vote, ruled(MARKS, SUM), 4)) == {1: 1, 2: 2, 3: 2, 4: 4}


def test_sum_and_mean_elect_different_winners_where_cells_are_blank() -> None:
    """Of ten judges one leaves entry 1 blank: so the rule must be declared."""
    vote = [*[{1: 5, 2: 5}] * 5, *[{1: 4, 2: 4}] * 4, {2: 1}]
    assert scores(vote, ruled(MARKS, SUM), 2) == {1: 41, 2: 42}
    assert scores(vote, ruled(MARKS, MEAN), 2) == {1: Fraction(41, 9), 2: Fraction(42, 10)}
    assert places(counted(vote, ruled(MARKS, SUM), 2))[2] == 1
    assert places(counted(vote, ruled(MARKS, MEAN), 2))[1] == 1


def test_the_mean_of_the_other_judges_stands_for_one_who_is_recused() -> None:
    assert scores([{1: 5, 2: 3}, {1: 4, 2: 3}, {2: 3}], ruled(MARKS, MEAN), 2)[1] == Fraction(9, 2)


@pytest.mark.parametrize("counting", [SUM, MEAN, Counting.MEDIAN])
def test_an_entry_nobody_chose_has_nought_and_no_supporters(counting: Counting) -> None:
    found = by_number(counted([{1: 1}], ruled(MARKS, counting), 2))[2]
    assert found.score == 0
    assert (found.supporters, found.rank) == (0, 2)


def test_weights_to_a_hundred_are_proportions() -> None:
    rules = ruled(MARKS, SUM, criteria=weighted(40, 30, 20, 10))
    assert scores([{1: (5, 4, 3, 2)}], rules, 1) == {1: Fraction(5 * 4 + 4 * 3 + 3 * 2 + 2, 10)}
