"""What holds for every vote, and for every way of counting for which it is true."""

import random
from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automations.award.rules import COUNTINGS, AwardRules, Counting, Method
from automations.award.tally import tally
from tests.award.counting.casting import (
    by_number,
    counted,
    entries,
    judged,
    places,
    ruled,
    weighted,
)

Ballot = dict[int, tuple[int, int]]
few = settings(max_examples=12, deadline=None)
marks = st.lists(
    st.dictionaries(st.integers(1, 4), st.tuples(*[st.integers(1, 5)] * 2)), min_size=1, max_size=6
)
ways = [(method, way) for method in Method for way in COUNTINGS[method]]
rising = [
    Counting.SUM, Counting.MEAN, Counting.MEDIAN, Counting.TRIMMED, Counting.CRITERION_MEANS,
    Counting.RANK_POINTS, Counting.FIRSTS,
]  # fmt: skip


def rules_of(method: Method, way: Counting) -> AwardRules:
    return ruled(method, way, criteria=weighted(2, 1))


def said(ballots: list[Ballot], method: Method) -> list[Mapping[int, int | tuple[int, int]]]:
    """Read the first mark alone where a ballot says one number of an entry."""
    if method is Method.MARKS:
        return list(ballots)
    single = method in {Method.CHOICES, Method.APPROVAL}
    return [{one: 1 if single else own[0] for one, own in ballot.items()} for ballot in ballots]


@pytest.mark.parametrize(("method", "way"), ways)
@few
@given(marks, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_entries_never_matters(
    method: Method, way: Counting, ballots: list[Ballot], chance: random.Random
) -> None:
    rules = rules_of(method, way)
    choices = judged(said(ballots, method), rules)
    rows, listed = choices.rows(), entries(4)
    chance.shuffle(rows)
    chance.shuffle(listed)
    shuffled = choices.clear().vstack(type(choices)(rows, schema=choices.schema, orient="row"))
    assert tally(shuffled, listed, rules) == tally(choices, entries(4), rules)


@pytest.mark.parametrize("way", rising)
@few
@given(marks, st.data())
def test_raising_a_mark_never_lowers_the_entry(
    way: Counting, ballots: list[Ballot], data: st.DataObject
) -> None:
    rules = rules_of(Method.MARKS, way)
    given_ = [(at, one) for at, ballot in enumerate(ballots) for one in ballot]
    if not given_:
        return
    at, one = data.draw(st.sampled_from(given_))
    first, second = ballots[at][one]
    higher = (data.draw(st.integers(first, 5)), data.draw(st.integers(second, 5)))
    raised = [{**ballot, one: higher} if n == at else ballot for n, ballot in enumerate(ballots)]
    before, after = counted(ballots, rules, 4), counted(raised, rules, 4)
    assert places(after)[one] <= places(before)[one]


@few
@given(marks, st.data())
def test_raising_an_entry_never_lowers_its_borda_points(
    ballots: list[Ballot], data: st.DataObject
) -> None:
    rules = rules_of(Method.RANKS, Counting.BORDA)
    ranks = [{one: own[0] + 1 for one, own in ballot.items()} for ballot in ballots]
    at = data.draw(st.integers(0, len(ranks) - 1))
    one = data.draw(st.integers(1, 4))
    place = data.draw(st.integers(1, ranks[at].get(one, 6)))
    raised = [{**ballot, one: place} if n == at else ballot for n, ballot in enumerate(ranks)]
    before, after = counted(ranks, rules, 4), counted(raised, rules, 4)
    assert places(after)[one] <= places(before)[one]
    assert by_number(after)[one].score >= by_number(before)[one].score


@few
@given(marks)
def test_distributions_add_up_to_what_was_counted(ballots: list[Ballot]) -> None:
    for each in counted(ballots, rules_of(Method.MARKS, Counting.SUM), 4).standings:
        own = [ballot[each.entry.number] for ballot in ballots if each.entry.number in ballot]
        assert [sum(often for _, often in part) for part in each.distribution] == [len(own)] * 2
        assert sum(each.levels) == 2 * len(own) == 2 * each.supporters
        totals = [sum(points * often for points, often in part) for part in each.distribution]
        assert list(each.criteria) == totals == [sum(pair[n] for pair in own) for n in (0, 1)]
        assert each.raw == sum(totals)
        assert each.score == sum((Fraction(2 * a + b, 3) for a, b in own), Fraction(0))


@few
@given(marks)
def test_borda_and_place_points_count_the_same_thing(ballots: list[Ballot]) -> None:
    ranks = said(ballots, Method.RANKS)
    borda = by_number(counted(ranks, rules_of(Method.RANKS, Counting.BORDA), 4))
    points = by_number(counted(ranks, rules_of(Method.RANKS, Counting.RANK_POINTS), 4))
    cast = sum(bool(ballot) for ballot in ranks)
    assert all(borda[one].score + points[one].score == 4 * cast for one in borda)
