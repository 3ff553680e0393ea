"""Places, worked by hand: Borda, 順位点 and first places, of ranks and of marks."""

from fractions import Fraction

import pytest

from automations.award.rules import Counting, Extent, Method, Unranked
from tests.award.counting.casting import (
    by_number,
    counted,
    entry,
    of_classes,
    often,
    places,
    ruled,
    scores,
    weighted,
)

RANKS, MARKS = Method.RANKS, Method.MARKS
HALF = Fraction(1, 2)


def test_equal_totals_share_the_mean_of_their_places() -> None:
    """Each judge's totals make an order; equal ones get 1.5 each; the lowest sum wins."""
    rules = ruled(MARKS, Counting.RANK_POINTS, criteria=weighted(2, 1))
    vote = [{1: (5, 3), 2: (4, 5), 3: (1, 1)}, {1: (2, 2), 2: (5, 5), 3: (3, 3)}]
    found = counted(vote, rules)
    assert scores(vote, rules) == {1: 1 + HALF + 3, 2: 1 + HALF + 1, 3: 3 + 2}
    assert places(found) == {1: 2, 2: 1, 3: 3}
    assert by_number(found)[2].merit == -(2 + HALF)


def test_ties_of_places_are_broken_by_more_firsts_then_seconds_then_the_raw_total() -> None:
    """What 船橋市 compares is there, in this order."""
    rules = ruled(MARKS, Counting.RANK_POINTS)
    found = by_number(counted([{1: 5, 2: 4, 3: 1}, {1: 3, 2: 4, 3: 5}, {1: 2, 2: 4, 3: 1}], rules))
    assert {number: (each.score, each.levels, each.raw) for number, each in found.items()} == {
        1: (Fraction(1 + 3 + 2), (1, 1, 1), Fraction(10)),
        2: (Fraction(2 + 2 + 1), (1, 2, 0), Fraction(12)),
        3: (Fraction(3 + 1 + 3), (1, 0, 2), Fraction(7)),
    }


def test_the_order_by_firsts_is_that_of_most_best_totals() -> None:
    rules = ruled(MARKS, Counting.FIRSTS)
    assert scores([{1: 5, 2: 5, 3: 4}, {1: 4, 2: 3}, {1: 2, 2: 2, 3: 2}], rules) == {
        1: HALF + 1 + Fraction(1, 3), 2: HALF + Fraction(1, 3), 3: Fraction(1, 3),
    }  # fmt: skip


def test_borda_gives_each_place_its_points() -> None:
    assert scores([{1: 1, 2: 2, 3: 3, 4: 4}], ruled(RANKS, Counting.BORDA), 4) == {
        1: 3, 2: 2, 3: 1, 4: 0,
    }  # fmt: skip


def test_only_the_order_counts() -> None:
    """What is skipped, or does not count, closes up."""
    assert scores([{1: 2, 2: 7, 3: 30}], ruled(RANKS, Counting.BORDA)) == {1: 2, 2: 1, 3: 0}


def test_entries_of_one_place_share_the_points() -> None:
    assert scores([{1: 1, 2: 1, 3: 3}], ruled(RANKS, Counting.BORDA)) == {
        1: 1 + HALF, 2: 1 + HALF, 3: 0,
    }  # fmt: skip
    assert scores([{1: 1, 2: 1, 3: 3}], ruled(RANKS, Counting.FIRSTS)) == {1: HALF, 2: HALF, 3: 0}


@pytest.mark.parametrize(
    ("policy", "borda", "points"),
    [
        (Unranked.NOTHING, {1: 4, 2: 3, 3: 0, 4: 0, 5: 0}, {1: 1, 2: 2, 3: 5, 4: 5, 5: 5}),
        (Unranked.MEAN, {1: 4, 2: 3, 3: 1, 4: 1, 5: 1}, {1: 1, 2: 2, 3: 4, 4: 4, 5: 4}),
    ],
)
def test_entries_without_a_place_get_what_is_declared(
    policy: Unranked, borda: dict[int, int], points: dict[int, int]
) -> None:
    vote = [{1: 1, 2: 2}]
    assert scores(vote, ruled(RANKS, Counting.BORDA, unranked=policy), 5) == borda
    assert scores(vote, ruled(RANKS, Counting.RANK_POINTS, unranked=policy), 5) == points


def test_orders_hold_within_each_category() -> None:
    entries = [entry(1), entry(2), entry(3, "内部"), entry(4, "内部"), entry(5, "内部")]
    rules = ruled(RANKS, Counting.BORDA, extent=Extent.CATEGORY)
    assert scores([{1: 1, 3: 1, 4: 2}, {2: 1, 5: 4, 3: 6}], rules, entries) == {
        1: 1, 2: 1, 3: 2 + 1, 4: 1, 5: 2,
    }  # fmt: skip


def test_who_votes_in_one_category_gives_the_last_place_in_the_others() -> None:
    """Else a category in which nobody voted would have the lowest sums."""
    entries = [entry(1), entry(2), entry(3, "内部"), entry(4, "内部")]
    rules = ruled(RANKS, Counting.RANK_POINTS, extent=Extent.CATEGORY)
    assert scores([{1: 1, 2: 2}, {2: 1}], rules, entries) == {1: 3, 2: 3, 3: 4, 4: 4}
    mean = ruled(RANKS, Counting.RANK_POINTS, extent=Extent.CATEGORY, unranked=Unranked.MEAN)
    assert scores([{1: 1, 2: 2}, {2: 1}], mean, entries) == {1: 3, 2: 3, 3: 3, 4: 3}


def test_levels_count_a_shared_place_as_the_better_one() -> None:
    found = by_number(counted([{1: 1, 2: 1, 3: 2}, {3: 1}], ruled(RANKS, Counting.BORDA)))
    assert [each.levels for each in found.values() if each.entry.number == 1] == [(1, 0, 0)]
    assert (found[2].levels, found[3].levels) == ((1, 0, 0), (1, 0, 1))
    assert found[3].distribution == (often((1, 1), (3, 1)),)
    assert (found[3].supporters, found[3].top_marks) == (2, 1)
    assert found[3].raw == 0


def test_classes_weigh_their_places() -> None:
    classes = of_classes(("審査員", 1, 1), ("来場者", 1, 1))
    rules = ruled(RANKS, Counting.BORDA, voter_classes=classes)
    vote = [{1: 1, 2: 2}, {2: 1, 1: 2}, {2: 1, 1: 2}, {1: 1, 2: 2}, {2: 1, 1: 2}]
    found = scores(vote, rules, 2, ["審査員", *["来場者"] * 4])
    assert found == {1: HALF + HALF / 4, 2: HALF * Fraction(3, 4)}
