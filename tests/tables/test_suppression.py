"""Small groups are hidden, and nothing that is shown tells them: laws of suppression."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.tables.suppression import LEAST, Hidden, suppressed

SMALL, OTHER = Hidden.SMALL, Hidden.COMPLEMENT
_TRIED = 11
COUNTS = st.lists(st.integers(0, 40) | st.integers(0, 6), max_size=12)


def test_what_is_large_or_nobody_is_shown() -> None:
    assert suppressed([12, 5, 0]) == (12, 5, 0)
    assert suppressed([]) == ()


def test_one_small_group_hides_another_with_it() -> None:
    assert suppressed([30, 3, 9]) == (OTHER, SMALL, 9)


def test_two_small_groups_that_could_be_anything_are_enough() -> None:
    assert suppressed([2, 3, 30]) == (SMALL, SMALL, 30)


@pytest.mark.parametrize("small", [[1, 1], [4, 4], [1, 2], [4, 2]])
def test_two_small_groups_whose_sum_says_too_much_hide_another(small: list[int]) -> None:
    assert suppressed([*small, 30]) == (SMALL, SMALL, OTHER)


def test_another_group_that_leaves_too_little_room_hides_one_more() -> None:
    assert suppressed([1, 6, 8, 20]) == (SMALL, OTHER, OTHER, 20)


@pytest.mark.parametrize("counts", [[3], [1, 1], [4, 4], [1, 5], [0, 2]])
def test_where_all_of_them_hidden_would_tell_nothing_is_shown(counts: list[int]) -> None:
    assert suppressed(counts) is None


@given(COUNTS)
def test_no_small_group_is_ever_shown_and_no_other_count_is_changed(counts: list[int]) -> None:
    for count, shown in zip(counts, suppressed(counts) or (), strict=False):
        assert (shown is SMALL) == (0 < count < LEAST)
        assert isinstance(shown, Hidden) or shown == count


@given(COUNTS)
def test_none_or_at_least_two_are_hidden_and_together_they_are_no_small_group(
    counts: list[int],
) -> None:
    shown = suppressed(counts)
    if shown is not None:
        hidden = [count for count, each in zip(counts, shown, strict=True)
                  if isinstance(each, Hidden)]  # fmt: skip
        assert len(hidden) != 1
        assert not hidden or sum(hidden) >= LEAST


@given(COUNTS)
def test_whoever_knows_the_sum_cannot_tell_a_small_group(counts: list[int]) -> None:
    """By reckoning with intervals: each hidden group lies in 1 to 4, or in 5 to anything."""
    shown = suppressed(counts) or ()
    kinds = [each for each in shown if isinstance(each, Hidden)]
    left = sum(counts) - sum(each for each in shown if isinstance(each, int))
    if SMALL in kinds:
        others = list(kinds)
        others.remove(SMALL)
        least = sum(1 if each is SMALL else LEAST for each in others)
        most = None if OTHER in others else (LEAST - 1) * len(others)
        lowest = 1 if most is None else max(1, left - most)
        highest = min(LEAST - 1, left - least)
        assert (lowest, highest) == (1, LEAST - 1)


def test_whoever_knows_this_very_rule_cannot_tell_a_small_group_either() -> None:
    """Take every list of up to four counts: of those shown alike, none agree on a small group."""
    alike: dict[tuple[tuple[int | Hidden, ...], int], list[tuple[int, ...]]] = {}
    for size in (2, 3, 4):
        for counts in product(range(_TRIED + 1), repeat=size):
            shown = suppressed(counts)
            if shown is not None and SMALL in shown:
                alike.setdefault((shown, sum(counts)), []).append(counts)
    told = 0
    for (shown, total), lists in alike.items():
        hidden = [place for place, each in enumerate(shown) if isinstance(each, Hidden)]
        if total - sum(each for each in shown if isinstance(each, int)) <= _TRIED + 1:
            told += 1  # larger counts than were tried would be among those shown alike
            small = [place for place in hidden if shown[place] is SMALL]
            assert all(len({each[place] for each in lists}) > 1 for place in small), shown
    assert told
