"""Parts with scales of their own, mixed by share: worked out by hand, and what always holds."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.award.judging.mixing import Converted, conversions, mixed
from automations.award.judging.result import PanelCount, PartScore
from automations.award.judging_rules import Conversion, Part
from automations.award.rules import AwardRules, Counting, Method
from automations.award.standing import ClassValue, Standing
from automations.award.tally import ranked
from tests.award.counting.casting import entries
from tests.award.judging.scoring import counted, judging, order

half = Fraction(1, 2)
amounts = st.dictionaries(
    st.integers(1, 5), st.fractions(0, 100, max_denominator=12), min_size=2, max_size=5
)


def by(conversion: Conversion) -> AwardRules:
    return judging(Method.MARKS, Counting.MEAN, conversion=conversion)


FULL, BEST, PLACES = by(Conversion.FULL), by(Conversion.BEST), by(Conversion.PLACES)


def panel(scores: Mapping[int, int | Fraction], full: int | None = 5) -> PanelCount:
    """Return what a panel gave, with nothing but scores."""
    made = [
        Standing(each, Fraction(scores[each.number]), (), 3, 0)
        for each in entries(max(scores))
        if each.number in scores
    ]
    return PanelCount(ranked(made), full=None if full is None else Fraction(full))


def part(
    of: Part,
    share: int | Fraction,
    scores: Mapping[int, int | Fraction],
    full: int | None = None,
    *,
    lower_wins: bool = False,
) -> PartScore:
    exact = {number: Fraction(score) for number, score in scores.items()}
    best = None if full is None else Fraction(full)
    return PartScore(of, Fraction(share), exact, best, lower_wins)


def results(
    parts: list[PartScore], rules: AwardRules, judges: Mapping[int, int | Fraction]
) -> dict[int, Fraction]:
    found = mixed(panel(judges), parts, rules)
    return {each.entry.number: each.score for each in found}


def test_half_judges_half_hall() -> None:
    """4 of 5 points and 30 of 120 votes: (80 + 25) / 2; 3 of 5 and 60 of 120: (60 + 50) / 2."""
    judges = {1: 4, 2: 3}
    parts = [part(Part.JUDGES, 50, judges, 5), part(Part.HALL, 50, {1: 30, 2: 60}, 120)]
    found = mixed(panel(judges), parts, FULL)
    assert [(each.rank, each.entry.number, each.score) for each in found] == [
        (1, 2, 55), (2, 1, 105 * half),
    ]  # fmt: skip
    assert found[0].classes == (
        ClassValue("審査員", Fraction(3, 5), 3),
        ClassValue("会場投票", half, 60),
    )


def test_papers_and_the_day_as_one_to_two() -> None:
    """書面:実地 = 1:2: (90 + 2 x 60) / 3 = 70 and (60 + 2 x 78) / 3 = 72."""
    day = {1: 60, 2: 78}
    parts = [part(Part.STAFF, 1, {1: 90, 2: 60}, 100), part(Part.JUDGES, 2, day, 100)]
    assert results(parts, FULL, day) == {1: 70, 2: 72}


def test_of_the_best_score_each_part_gives_its_best_everything() -> None:
    """5 is the best of judges, 40 of votes: (100 + 50) / 2 and (80 + 100) / 2."""
    judges = {1: 5, 2: 4}
    parts = [part(Part.JUDGES, 1, judges, 10), part(Part.HALL, 1, {1: 20, 2: 40}, 500)]
    assert results(parts, BEST, judges) == {1: 75, 2: 90}


def test_of_places_the_mean_place_decides_and_less_wins() -> None:
    """Equal votes share the places 1 and 2: (2 x 2 + 1.5) / 3 and (2 x 1 + 1.5) / 3."""
    judges = {1: 3, 2: 5, 3: 1}
    parts = [part(Part.JUDGES, 2, judges, 5), part(Part.HALL, 1, {1: 9, 2: 9, 3: 2})]
    found = mixed(panel(judges), parts, PLACES)
    assert [(each.rank, each.entry.number, each.score) for each in found] == [
        (1, 2, Fraction(7, 6)), (2, 1, Fraction(11, 6)), (3, 3, 3),
    ]  # fmt: skip
    assert all(each.lower_wins for each in found)


def test_sums_of_places_are_parts_in_which_less_wins() -> None:
    """The best of 4 is half of who has twice as many, whether full marks are asked or the best."""
    judges = {1: 8, 2: 4}
    parts = [part(Part.JUDGES, 1, judges, lower_wins=True)]
    assert results(parts, BEST, judges) == results(parts, FULL, judges) == {1: 50, 2: 100}
    assert results(parts, PLACES, judges) == {1: 2, 2: 1}


def test_without_full_marks_the_best_score_stands_for_them() -> None:
    judges = {1: 4, 2: 2}
    parts = [part(Part.JUDGES, 1, judges, 5), part(Part.STAFF, 1, {1: 100, 2: 400})]
    assert results(parts, FULL, judges) == {1: half * 105, 2: 70}


def test_an_entry_of_which_a_part_says_nothing_got_nothing_from_it() -> None:
    judges = {1: 4, 2: 2}
    parts = [part(Part.JUDGES, 1, judges, 5), part(Part.STAFF, 1, {1: 50}, 100)]
    assert results(parts, FULL, judges) == {1: 65, 2: 20}
    assert results(parts, PLACES, judges) == {1: 1, 2: 2}


def test_a_hall_in_which_nobody_voted_gives_nobody_anything() -> None:
    judges = {1: 4, 2: 2}
    parts = [part(Part.JUDGES, 1, judges, 5), part(Part.HALL, 1, {1: 0, 2: 0}, 0)]
    assert results(parts, FULL, judges) == {1: 40, 2: 20}
    assert results(parts, BEST, judges) == {1: 50, 2: 25}


def test_what_each_score_becomes_is_told_part_by_part() -> None:
    judges = {1: 4, 2: 3}
    parts = [part(Part.JUDGES, 1, judges, 5), part(Part.HALL, 3, {1: 30, 2: 60}, 120)]
    quarter, three = Fraction(1, 4), Fraction(3, 4)
    assert conversions(panel(judges), parts, FULL) == (
        Converted(Part.JUDGES, quarter, 1, Fraction(4), Fraction(4, 5), Fraction(20)),
        Converted(Part.JUDGES, quarter, 2, Fraction(3), Fraction(3, 5), Fraction(15)),
        Converted(Part.HALL, three, 1, Fraction(30), quarter, Fraction(75, 4)),
        Converted(Part.HALL, three, 2, Fraction(60), half, Fraction(75, 2)),
    )


def test_without_parts_the_panel_alone_decides() -> None:
    count = counted([{1: 5, 2: 4, 3: 3}], FULL)
    assert mixed(count, (), FULL) == count.standings


def test_ballots_of_the_staff_are_told_where_they_are_known() -> None:
    staff = replace(part(Part.STAFF, 1, {1: 4}, 5), ballots={1: 21})
    (found,) = mixed(panel({1: 4}), [staff], FULL)
    assert found.classes == (ClassValue("職員投票", Fraction(4, 5), 21),)


def test_what_the_panel_gave_stays_beside_the_result() -> None:
    count = counted([{1: 5, 2: 4, 3: 3}, {1: 3, 2: 3, 3: 5}], FULL)
    parts = [part(Part.HALL, 1, {1: 1, 2: 2, 3: 3}, 6)]
    for own in mixed(count, parts, FULL):
        panels = next(each for each in count.standings if each.entry == own.entry)
        assert (own.levels, own.criteria, own.raw, own.distribution) == (
            panels.levels, panels.criteria, panels.raw, panels.distribution,
        )  # fmt: skip


@pytest.mark.parametrize("rules", [FULL, BEST, PLACES])
@given(amounts)
def test_one_part_alone_keeps_its_order(rules: AwardRules, scores: dict[int, Fraction]) -> None:
    count = panel(scores)
    assert order(
        replace(count, standings=mixed(count, [part(Part.HALL, 3, scores, 100)], rules))
    ) == (order(count))


@pytest.mark.parametrize("rules", [FULL, BEST, PLACES])
@given(
    amounts,
    amounts,
    st.tuples(st.integers(1, 9), st.integers(1, 9)),
    st.fractions(Fraction(1, 9), 9),
)
def test_only_the_proportion_of_shares_matters(
    rules: AwardRules,
    judges: dict[int, Fraction],
    votes: dict[int, Fraction],
    shares: tuple[int, int],
    factor: Fraction,
) -> None:
    parts, scaled = (
        [
            part(Part.JUDGES, shares[0] * each, judges, 100),
            part(Part.HALL, shares[1] * each, votes, 100),
        ]
        for each in (Fraction(1), factor)
    )
    assert mixed(panel(judges), parts, rules) == mixed(panel(judges), scaled, rules)


@given(amounts, amounts, st.integers(1, 9), st.integers(1, 9))
def test_the_result_is_what_the_parts_add_and_at_most_a_hundred(
    judges: dict[int, Fraction], votes: dict[int, Fraction], first: int, second: int
) -> None:
    parts = [part(Part.JUDGES, first, judges, 100), part(Part.HALL, second, votes, 100)]
    count = panel(judges)
    for rules in (FULL, BEST):
        found = conversions(count, parts, rules)
        for own in mixed(count, parts, rules):
            assert own.score == sum(each.points for each in found if each.entry == own.entry.number)
            assert 0 <= own.score <= 100
