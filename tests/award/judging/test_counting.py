"""What a panel gave, worked out by hand: points, places, deviations, recusals, full marks."""

from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest

from automations.award.judging.counting import count_panel
from automations.award.judging.order import Presentation
from automations.award.judging_rules import BlankMark, Recusal
from automations.award.rules import Counting, Extent, Method
from tests.award.counting.casting import entries, often
from tests.award.judging.scoring import (
    ABSENT,
    OUT,
    VOID,
    Said,
    counted,
    judging,
    of_entry,
    order,
    panel_of,
    scores,
    sheets,
)

MEAN = judging(Method.MARKS, Counting.MEAN)
SUM = judging(Method.MARKS, Counting.SUM)
LEFT_OUT = judging(Method.MARKS, Counting.SUM, recusal=Recusal.LEFT_OUT)
PLACES = judging(Method.MARKS, Counting.RANK_POINTS, highest_mark=100)
Papers = list[dict[int, Said]]
half = Fraction(1, 2)


def test_equal_totals_share_the_mean_of_the_places_they_take_up() -> None:
    """As in 船橋市: each judge's totals make an order; the lowest sum of places wins."""
    judges: Papers = [{1: 80, 2: 80, 3: 60}, {1: 70, 2: 90, 3: 80}, {1: 90, 2: 50, 3: 50}]
    found = counted(judges, PLACES)
    assert found.given == {
        (1, 1): 3 * half, (1, 2): 3 * half, (1, 3): 3,
        (2, 1): 3, (2, 2): 1, (2, 3): 2,
        (3, 1): 1, (3, 2): 5 * half, (3, 3): 5 * half,
    }  # fmt: skip
    assert {each.entry.number: each.score for each in found.standings} == {
        1: 11 * half, 2: 5, 3: 15 * half,
    }  # fmt: skip
    assert order(found) == [(1, 2), (2, 1), (3, 3)]
    assert all(each.lower_wins for each in found.standings)


def test_count_backs_of_places_count_a_shared_place_as_the_better_one() -> None:
    judges: Papers = [{1: 80, 2: 80, 3: 60}, {1: 70, 2: 90, 3: 80}, {1: 90, 2: 50, 3: 50}]
    found = counted(judges, PLACES)
    assert [of_entry(found, number).levels for number in (1, 2, 3)] == [
        (2, 0, 1), (2, 1, 0), (0, 2, 1),
    ]  # fmt: skip
    assert [of_entry(found, number).raw for number in (1, 2, 3)] == [240, 220, 190]


def test_the_mean_of_the_others_is_added_for_who_is_recused() -> None:
    """As in 本巣市: the others gave 4 and 5, so that 4.5 is added."""
    found = counted([{1: OUT, 2: 4}, {1: 4, 2: 4}, {1: 5, 2: 5}], SUM, 2)
    assert found.filled == {(1, 1): 9 * half}
    assert [each.entry.number for each in found.standings] == [1, 2]
    assert [each.score for each in found.standings] == [27 * half, 13]
    assert found.judges == {1: 2, 2: 3}
    assert of_entry(found, 1).supporters == 2


def test_without_anybody_to_stand_in_a_sum_is_of_fewer_judges() -> None:
    found = counted([{1: OUT, 2: 4}, {1: 4, 2: 4}, {1: 5, 2: 5}], LEFT_OUT, 2)
    assert found.filled == {}
    assert [each.entry.number for each in found.standings] == [2, 1]
    assert [each.score for each in found.standings] == [13, 9]


def test_nothing_stands_in_where_every_judge_is_recused() -> None:
    found = counted([{1: OUT, 2: 4}, {1: OUT, 2: 4}], SUM, 2)
    assert found.filled == {}
    assert of_entry(found, 1).score == 0
    assert found.short == (1,)


@pytest.mark.parametrize("state", [ABSENT, VOID])
def test_who_is_absent_or_void_is_not_made_up_for(state: Said) -> None:
    found = counted([{1: state, 2: 4}, {1: 4, 2: 4}], SUM, 2)
    assert found.filled == {}
    assert of_entry(found, 1).score == 4


def test_places_of_a_recused_judge_are_among_what_that_judge_judged() -> None:
    """Judge 1 puts 2 before 3; both others give entry 1 the first place, which fills it."""
    judges: Papers = [{1: OUT, 2: 90, 3: 70}, {1: 90, 2: 80, 3: 70}, {1: 80, 2: 60, 3: 70}]
    found = counted(judges, PLACES)
    assert {pair: place for pair, place in found.given.items() if pair[0] == 1} == {
        (1, 2): 1, (1, 3): 2,
    }  # fmt: skip
    assert found.filled == {(1, 1): 1}
    assert [of_entry(found, number).score for number in (1, 2, 3)] == [3, 6, 7]


def test_what_is_added_up_beside_the_score_is_filled_as_the_score_is() -> None:
    """Else the entry with a recused judge would lose each comparison of equal scores."""
    rules = judging(Method.MARKS, Counting.SUM, 1, 1)
    judges: Papers = [
        {1: OUT, 2: (4, 4)}, {1: (4, 2), 2: (4, 4)}, {1: (5, 5), 2: (4, 4)},
    ]  # fmt: skip
    own, other = (of_entry(counted(judges, rules, 2), number) for number in (1, 2))
    assert list(own.criteria) == [27 * half, 21 * half]
    assert list(other.criteria) == [12, 12]
    assert own.raw == other.raw == 24
    assert own.distribution == (often((5, 1), (4, 1)), often((5, 1), (2, 1)))
    assert (own.levels, own.top_marks) == ((2, 1, 0, 1, 0), 2)


def test_means_of_criteria_are_those_of_who_judged() -> None:
    rules = judging(Method.MARKS, Counting.CRITERION_MEANS, 2, 1)
    judges: Papers = [{1: OUT}, {1: (4, 2)}, {1: (5, 5)}]
    found = of_entry(counted(judges, rules, 1), 1)
    assert found.criteria == (9 * half, 7 * half)
    assert found.score == Fraction(25, 6)


def test_weights_are_the_panels_own() -> None:
    rules = judging(Method.MARKS, Counting.MEAN, 30, 10)
    assert scores([{1: (5, 1)}, {1: (3, 3)}], rules, 1) == [Fraction(7, 2)]


def test_steps_of_a_half_are_halves_of_a_point() -> None:
    """Marks are kept in steps: the ninth half is 4.5."""
    rules = judging(Method.MARKS, Counting.MEAN, step=half)
    found = of_entry(counted([{1: 9}, {1: 10}], rules, 1), 1)
    assert found.score == Fraction(19, 4)
    assert found.distribution == (often((5, 1), ("4.5", 1)),)


def test_a_filled_value_is_one_of_those_that_the_median_goes_through() -> None:
    """The others gave 1, 2 and 6: the mean 3 stands in, and the median lies between 2 and 3."""
    rules = judging(Method.MARKS, Counting.MEDIAN, highest_mark=6)
    assert scores([{1: OUT}, {1: 1}, {1: 2}, {1: 6}], rules, 1) == [5 * half]


def test_the_highest_and_the_lowest_are_left_out_of_as_many_for_every_entry() -> None:
    rules = judging(Method.MARKS, Counting.TRIMMED, trimmed=1)
    judges: Papers = [{1: OUT, 2: 1}, {1: 2, 2: 2}, {1: 3, 2: 3}, {1: 4, 2: 5}]
    assert scores(judges, rules, 2) == [3, 5 * half]


def test_a_trimmed_mean_of_too_few_is_that_of_all() -> None:
    rules = judging(Method.MARKS, Counting.TRIMMED, trimmed=1)
    assert scores([{1: 2}, {1: 5}], rules, 1) == [7 * half]


def test_deviations_make_strict_and_kind_judges_weigh_alike() -> None:
    rules = judging(Method.MARKS, Counting.Z_SCORE)
    judges: Papers = [{1: 1, 2: 1, 3: 2, 4: 2}, {1: 5, 2: 5, 3: 1, 4: 1}]
    assert scores(judges, rules, 4) == [50, 50, 50, 50]


def test_a_deviation_is_right_to_fifty_digits_and_fills_as_one() -> None:
    """Of 1, 2, 3 the last stands at (3 - 2) / root of 2/3; judge 2 is kept from it."""
    rules = judging(Method.MARKS, Counting.Z_SCORE)
    found = counted([{1: 1, 2: 2, 3: 3}, {1: 1, 2: 1, 3: OUT, 4: 3, 5: 3}], rules, 5)
    with localcontext(prec=50):
        expected = Fraction(50 + 10 * Decimal("1.5").sqrt())
    assert abs(of_entry(found, 3).score - expected) < Fraction(1, 10**38)
    assert abs(found.filled[2, 3] - expected) < Fraction(1, 10**38)
    assert of_entry(found, 4).score == 60


def test_judges_whose_marks_tell_nothing_apart_have_no_deviation_and_are_named() -> None:
    rules = judging(Method.MARKS, Counting.Z_SCORE)
    judges: Papers = [
        {1: 3, 2: 3, 3: 3, 4: 3},
        {1: 1, 2: 1, 3: 3, 4: 3},
        {1: 1, 2: 5, 3: OUT, 4: OUT},
    ]
    found = counted(judges, rules, 4)
    assert found.level == (1, 3)
    assert [of_entry(found, number).score for number in (1, 2, 3, 4)] == [40, 40, 60, 60]
    assert found.judges == {1: 3, 2: 3, 3: 2, 4: 2}


def test_places_that_judges_write_count_by_their_order_alone() -> None:
    """With entry 3 withdrawn on the day, who had it second has the others closed up."""
    rules = judging(Method.RANKS, Counting.RANK_POINTS)
    judges: Papers = [{1: 1, 3: 2, 2: 3}, {1: 2, 3: 3, 2: 1}]
    assert scores(judges, rules, 2) == [3, 3]
    assert scores(judges, rules, 3) == [3, 4, 5]


def test_borda_is_the_number_of_entries_minus_the_place() -> None:
    rules = judging(Method.RANKS, Counting.BORDA)
    found = counted([{1: 1, 2: 2, 3: 3}, {1: OUT, 2: 1, 3: 2}], rules)
    assert [of_entry(found, number).score for number in (1, 2, 3)] == [4, 3, 1]
    assert found.full == 4


def test_a_shared_first_place_is_an_equal_part_for_each() -> None:
    rules = judging(Method.MARKS, Counting.FIRSTS)
    assert scores([{1: 5, 2: 5, 3: 1}, {1: 5, 2: 4, 3: 1}], rules) == [3 * half, half, 0]


def test_who_is_recused_cannot_choose_and_the_share_of_the_others_stands_in() -> None:
    """Two of three others chose entry 1: two thirds of a choice are added."""
    rules = judging(Method.CHOICES, Counting.SUM)
    found = counted([{1: OUT, 2: 0}, {1: 1, 2: 0}, {1: 1, 2: 0}, {1: 0, 2: 1}], rules, 2)
    own = of_entry(found, 1)
    assert own.score == own.raw == Fraction(8, 3)
    assert (own.supporters, own.levels) == (2, (2,))
    assert found.judges == {1: 3, 2: 4}
    assert found.full == 4


def test_no_points_are_a_judgement_too() -> None:
    rules = judging(Method.POINTS, Counting.MEAN, points=10)
    found = counted([{1: 10, 2: 0}, {1: 0, 2: 10}, {1: 0, 2: 10}], rules, 2)
    assert [of_entry(found, number).score for number in (1, 2)] == [
        Fraction(10, 3), Fraction(20, 3),
    ]  # fmt: skip
    assert found.full == 10


@pytest.mark.parametrize(
    ("blank", "score"), [(BlankMark.RENORMALISED, 4), (BlankMark.ZERO, Fraction(8, 3))]
)
def test_blanks_count_as_the_rules_say(blank: BlankMark, score: Fraction) -> None:
    rules = judging(Method.MARKS, Counting.MEAN, 2, 1, blank=blank)
    assert scores([{1: (4, None)}], rules, 1) == [score]


def test_nothing_counts_for_an_entry_that_does_not_present() -> None:
    found = counted([{1: 5, 2: 4, 3: 1}], PLACES, 2)
    assert found.judges == {1: 1, 2: 1}
    assert set(found.given) == {(1, 1), (1, 2)}


@pytest.mark.parametrize(
    ("counting", "full"),
    [
        (Counting.SUM, 10), (Counting.MEAN, 5), (Counting.MEDIAN, 5), (Counting.TRIMMED, 5),
        (Counting.CRITERION_MEANS, 5), (Counting.FIRSTS, 2),
        (Counting.RANK_POINTS, None), (Counting.Z_SCORE, None),
    ],
)  # fmt: skip
def test_full_marks_are_the_best_score_there_can_be(counting: Counting, full: int | None) -> None:
    judges: Papers = [{1: 5, 2: 4, 3: OUT}, {1: 3, 2: VOID, 3: 1}]
    assert counted(judges, judging(Method.MARKS, counting)).full == full


def test_the_quorum_is_of_all_judges_listed() -> None:
    """Two of four is the half, one is not."""
    judges: Papers = [{1: 5, 2: 4}, {1: 5, 2: OUT}, {1: ABSENT, 2: ABSENT}, {1: ABSENT, 2: ABSENT}]
    assert counted(judges, MEAN, 2).short == (2,)
    assert counted(judges, judging(Method.MARKS, Counting.MEAN, quorum=Fraction(51)), 2).short == (
        1, 2,
    )  # fmt: skip
    assert counted(judges, judging(Method.MARKS, Counting.MEAN, quorum=Fraction(25)), 2).short == ()


def test_who_has_no_place_at_all_stands_last() -> None:
    found = counted([{1: OUT, 2: 90, 3: 80}, {1: OUT, 2: 80, 3: 90}], PLACES)
    assert order(found) == [(1, 2), (1, 3), (3, 1)]


def test_places_go_through_all_entries_whatever_the_extent_of_the_vote() -> None:
    rules = replace(PLACES, vote=replace(PLACES.vote, extent=Extent.CATEGORY))
    listed = [replace(each, category=name) for each, name in zip(entries(2), "甲乙", strict=True)]
    found = count_panel(sheets([{1: 90, 2: 80}]), panel_of(1), Presentation(tuple(listed)), rules)
    assert [(each.rank, each.rank_in_category) for each in found.standings] == [(1, 1), (2, 1)]
    assert [each.score for each in found.standings] == [1, 2]
