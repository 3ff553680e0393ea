"""The selection against an oracle that breaks ties in every possible order.

The oracle knows nothing of cuts, lines or questions: it sees who is in always, ever, or never.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from automations.award.rules import AwardRules, Category, TieRule
from automations.award.seating import Verdict
from automations.award.selection import Selection, select
from automations.award.tally import Standing
from tests.award.staging import RULES, standing, with_selection

COMPARE = (TieRule.CRITERION, TieRule.SUPPORTERS)


def award(seats: int, minimums: tuple[int, int], ties: tuple[TieRule, ...] = COMPARE) -> AwardRules:
    categories = tuple(map(Category, ("窓口", "内部"), minimums))
    return with_selection(replace(RULES, categories=categories), seats=seats, ties=ties)


def of_verdict(found: Selection, verdict: Verdict) -> set[int]:
    return {each.standing.entry.number for each in found.outcomes if each.seat.verdict is verdict}


def reasons(found: Selection) -> dict[int, str]:
    return {each.standing.entry.number: each.seat.reason for each in found.outcomes}


def every_result(standings: Sequence[Standing], rules: AwardRules) -> frozenset[frozenset[int]]:
    worth = {each.entry.number: (each.score, *each.criteria, each.supporters) for each in standings}
    levels = sorted(set(worth.values()), reverse=True)
    level = {number: levels.index(values) for number, values in worth.items()}
    orders = {tuple(sorted(order, key=level.__getitem__)) for order in permutations(sorted(worth))}
    return frozenset(result(order, standings, rules) for order in orders)


def result(
    order: Sequence[int], standings: Sequence[Standing], rules: AwardRules
) -> frozenset[int]:
    category = {each.entry.number: each.entry.category for each in standings}
    taken: list[int] = []
    for each in rules.categories:
        own = [number for number in order if category[number] == each.name]
        taken += own[: each.minimum_seats]
    rest = [number for number in order if number not in taken]
    return frozenset([*taken, *rest[: rules.selection.seats - len(taken)]])


@st.composite
def contests(draw: st.DrawFn) -> tuple[list[Standing], int, tuple[int, int]]:
    few, fewer = st.integers(0, 2), st.integers(0, 1)
    categories = draw(st.lists(st.sampled_from(["窓口", "内部"]), min_size=1, max_size=6))
    standings = [
        standing(number, draw(fewer), category, (draw(fewer), 0), draw(fewer))
        for number, category in enumerate(categories, 1)
    ]
    minimums = (draw(few), draw(few))
    return standings, draw(st.integers(max(1, sum(minimums)), 5)), minimums


@given(contests())
def test_a_person_is_asked_exactly_about_what_the_rules_leave_open(
    contest: tuple[list[Standing], int, tuple[int, int]],
) -> None:
    standings, seats, minimums = contest
    rules = award(seats, minimums)
    results = every_result(standings, rules)
    always, ever = frozenset.intersection(*results), frozenset.union(*results)
    found = select(standings, rules, {})
    assert of_verdict(found, Verdict.FINALIST) == always
    assert of_verdict(found, Verdict.PENDING) == ever - always
    assert bool(found.open_ties) == (always != ever)


@given(contests())
def test_when_all_advance_everybody_who_could_be_in_is_in(
    contest: tuple[list[Standing], int, tuple[int, int]],
) -> None:
    standings, seats, minimums = contest
    results = every_result(standings, award(seats, minimums))
    found = select(standings, award(seats, minimums, (*COMPARE, TieRule.ALL_ADVANCE)), {})
    assert of_verdict(found, Verdict.FINALIST) == frozenset.union(*results)
    assert found.open_ties == ()


@given(contests(), st.randoms(use_true_random=False))
def test_answers_to_all_questions_give_one_of_the_possible_results(
    contest: tuple[list[Standing], int, tuple[int, int]], chance: Random
) -> None:
    standings, seats, minimums = contest
    rules = award(seats, minimums)
    answers: dict[str, str] = {}
    while asked := select(standings, rules, answers).open_ties:
        for each in asked:
            answers[each.key] = chance.choice(each.options)
    assert of_verdict(select(standings, rules, answers), Verdict.FINALIST) in every_result(
        standings, rules
    )


@given(contests())
def test_no_finalist_stands_below_somebody_of_the_same_category_who_is_out(
    contest: tuple[list[Standing], int, tuple[int, int]],
) -> None:
    standings, seats, minimums = contest
    found = select(standings, award(seats, minimums), {})
    for finalist in found.finalists:
        for other in found.outcomes:
            same = other.standing.entry.category == finalist.standing.entry.category
            if same and other.seat.verdict is Verdict.OUT:
                assert other.standing.score <= finalist.standing.score


@given(contests(), st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(
    contest: tuple[list[Standing], int, tuple[int, int]], chance: Random
) -> None:
    standings, seats, minimums = contest
    rules = award(seats, minimums)
    shuffled = list(standings)
    chance.shuffle(shuffled)
    one, other = select(standings, rules, {}), select(shuffled, rules, {})
    assert reasons(one) == reasons(other)
    assert one.open_ties == other.open_ties
    assert one.runners_up == other.runners_up
    assert one.margin == other.margin
    assert isinstance(one.margin, Fraction | None)
