"""Transferable votes, worked by hand; and against papers moved one by one."""

import hashlib
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from automations.award.rules import (
    AwardRules,
    Category,
    Counting,
    Extent,
    Method,
    SelectionRules,
    TieRule,
)
from tests.award.counting.casting import (
    by_number,
    counted,
    entry,
    of_classes,
    places,
    ruled,
    scores,
)
from tests.award.counting.naive import transferred

orders = st.lists(st.dictionaries(st.integers(1, 5), st.integers(1, 4), max_size=5), max_size=9)


def rules(seats: int, *ties: TieRule, seed: str = "", **changes: object) -> AwardRules:
    selection = SelectionRules(seats=seats, ties=ties or (TieRule.DECISION,), seed=seed)
    return ruled(Method.RANKS, Counting.STV, selection=selection, **changes)


VOTE = [*[{1: 1, 2: 2}] * 6, *[{3: 1}] * 2, {4: 1, 3: 2}]


def test_a_surplus_is_passed_on_by_all_ballots_at_a_part_of_their_worth() -> None:
    found = counted(VOTE, rules(2), 4)
    rounds, votes = found.tables
    assert [row[2:] for row in rounds.rows] == [
        (4, 0, "01 取組1が当選基数に達して当選。01 取組1の剰余を移譲"),
        (4, 0, "04 取組4を除き、票を移譲"),
        (4, 0, "02 取組2を除き、票を移譲"),
        (4, 2, "残りの枠の数だけ残ったため、03 取組3が当選"),
    ]
    assert [(row[1], row[2], row[4]) for row in votes.rows] == [
        (1, "01", 6), (1, "02", 0), (1, "03", 2), (1, "04", 1),
        (2, "02", 2), (2, "03", 2), (2, "04", 1),
        (3, "02", 2), (3, "03", 3),
        (4, "03", 3),
    ]  # fmt: skip
    assert places(found) == {1: 1, 2: 3, 3: 2, 4: 4}
    assert by_number(found)[1].merit > by_number(found)[3].merit > by_number(found)[2].merit


def test_transfers_are_exact() -> None:
    vote = [*[{1: 1, 2: 2}] * 7, {3: 1}, {3: 1}]
    _, votes = counted(vote, rules(2), 3).tables
    assert [row[4] for row in votes.rows if row[1:3] == (2, "02")] == [3]
    vote = [*[{1: 1, 2: 2}] * 5, *[{1: 1, 3: 2}] * 2, {3: 1}]
    _, votes = counted(vote, rules(2), 3).tables
    assert [row[4] for row in votes.rows if row[1] == 2] == [Fraction(20, 7), Fraction(15, 7)]


def test_entries_of_one_place_share_the_vote() -> None:
    _, votes = counted([{1: 1, 2: 1, 3: 1}, {3: 1}], rules(1), 3).tables
    assert [row[4] for row in votes.rows if row[1] == 1] == [
        Fraction(1, 3), Fraction(1, 3), Fraction(4, 3),
    ]  # fmt: skip


def test_equal_votes_are_told_apart_by_the_latest_earlier_round_that_differs() -> None:
    vote = [*[{1: 1}] * 5, *[{2: 1}] * 3, *[{3: 1}] * 2, {4: 1, 3: 2}]
    found = counted(vote, rules(1), 4)
    assert found.tables[0].rows[1][4] == (
        "03 取組3を除き、票を移譲。同じ票数は、前の回の票数、抽選（公表した種があるとき）、"
        "順位ごとの票数の順に比べて区別"
    )
    assert places(found) == {1: 1, 2: 2, 3: 3, 4: 4}


def test_without_lots_more_second_places_tell_apart_what_no_round_does() -> None:
    vote = [{1: 1}, {1: 1}, {1: 1}, {2: 1, 3: 2}, {2: 1}, {3: 1}, {3: 1}]
    assert places(counted(vote, rules(1), 3)) == {1: 1, 2: 3, 3: 2}


def test_what_is_alike_in_all_is_eliminated_together() -> None:
    vote = [*[{1: 1}] * 5, {2: 1, 3: 2}, {3: 1, 2: 2}]
    assert places(counted(vote, rules(1), 3)) == {1: 1, 2: 2, 3: 2}
    vote = [*[{1: 1}] * 3, *[{2: 1, 3: 2}] * 2, *[{3: 1, 2: 2}] * 2]
    assert places(counted(vote, rules(1), 3)) == {1: 1, 2: 2, 3: 2}


def test_alike_at_the_cut_stays_equal_so_that_a_person_decides() -> None:
    found = counted([{1: 1}, {1: 1}, {2: 1}, {3: 1}], rules(2), 3)
    assert places(found) == {1: 1, 2: 2, 3: 2}
    assert (
        found.tables[0].rows[-1][4] == "01 取組1が当選基数に達して当選。"
        "02 取組2、03 取組3が等しく、枠が足りないため、順を付けない"
    )


def test_published_lots_decide_where_the_chain_has_them() -> None:
    vote = [{1: 1}, {1: 1}, {2: 1}, {3: 1}]
    for seed in ("一", "二", "三"):
        lots = {n: hashlib.sha256(f"{seed}\n{n}".encode()).hexdigest() for n in (2, 3)}
        winner = max(lots, key=lots.__getitem__)
        found = places(counted(vote, rules(2, TieRule.LOTS, seed=seed), 3))
        assert found == {1: 1, winner: 2, 5 - winner: 3}


def test_raising_an_entry_can_make_it_lose() -> None:
    """The known example: ten voters move 1 up, so that another one meets it at the end."""
    before = [*[{1: 1, 2: 2, 3: 3}] * 39, *[{2: 1, 3: 2, 1: 3}] * 35, *[{3: 1, 1: 2, 2: 3}] * 26]
    raised = [*[{1: 1, 2: 2, 3: 3}] * 49, *[{2: 1, 3: 2, 1: 3}] * 25, *[{3: 1, 1: 2, 2: 3}] * 26]
    assert places(counted(before, rules(1)))[1] == transferred(before, [1, 2, 3], 1)[1] == 1
    assert places(counted(raised, rules(1)))[1] == transferred(raised, [1, 2, 3], 1)[1] == 2


def test_each_category_fills_its_own_seats() -> None:
    entries = [entry(1), entry(2), entry(3, "内部"), entry(4, "内部")]
    own = rules(3, extent=Extent.CATEGORY, categories=(Category("窓口", 1), Category("内部", 2)))
    found = counted([{1: 1, 3: 2, 4: 1}, {1: 1, 4: 1}, {2: 1}], own, entries)
    assert places(found) == {1: 1, 2: 3, 3: 3, 4: 1}
    assert sorted({(row[0], row[2]) for row in found.tables[0].rows}) == [("内部", 1), ("窓口", 2)]


def test_a_class_of_more_weight_brings_more_votes() -> None:
    own = rules(1, voter_classes=of_classes(("審査員", 3, 0), ("来場者", 1, 0)))
    found = scores([{1: 1}, {2: 1}, {2: 1}], own, 2, ["審査員", "来場者", "来場者"])
    assert found == {1: 1, 2: 2}


def test_without_ballots_all_are_equal() -> None:
    assert places(counted([], rules(1))) == {1: 1, 2: 1, 3: 1}


@settings(max_examples=60, deadline=None)
@given(orders, st.integers(1, 4))
def test_it_counts_as_papers_moved_one_by_one(ballots: list[dict[int, int]], seats: int) -> None:
    assert places(counted(ballots, rules(seats), 5)) == transferred(ballots, range(1, 6), seats)


@settings(max_examples=40, deadline=None)
@given(orders, st.integers(1, 6))
def test_with_lots_it_fills_every_seat_exactly(ballots: list[dict[int, int]], seats: int) -> None:
    found = places(counted(ballots, rules(seats, TieRule.LOTS, seed="種"), 5))
    assert sum(place <= seats for place in found.values()) == min(seats, 5)


def test_many_seats_stay_printable() -> None:
    """Exact denominators would double their length with every surplus."""
    vote = [
        {(first + step * leap) % 40 + 1: step + 1 for step in range(12)}
        for first in range(40) for leap in (1, 3, 7, 9, 11) for _ in range(1 + first % 7)
    ]  # fmt: skip
    found = counted(vote, rules(25), 40)
    assert sum(place <= 25 for place in places(found).values()) == 25
    assert all(row[4].denominator.bit_length() <= 4000
               for row in found.tables[1].rows if isinstance(row[4], Fraction))  # fmt: skip
