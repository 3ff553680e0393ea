"""Seats under every bound at once, against a search through all selections there are.

The search knows no flows: it lists every set of entries within the bounds, keeps those that fulfil
as many minimums and then fill as many seats as any, and lets an order of the entries choose.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, permutations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from automations.award.lots import lot
from automations.award.rules import (
    AwardRules,
    Category,
    KnockOut,
    KnockOutRule,
    SectionQuota,
    TieRule,
)
from automations.award.seating import Verdict
from automations.award.selection import Outcome, Selection, select
from automations.award.tally import Standing
from automations.people.canonical import section_key
from tests.award.staging import RULES, standing, with_selection

CATEGORIES, SECTIONS = ("窓口", "内部", "現場"), ("市民課", "税務課", "総務課")


@dataclass(frozen=True)
class Bound:
    """At least, and at most (0: no limit)."""

    least: int = 0
    most: int = 0

    def allows(self, number: int) -> bool:
        return not self.most or number <= self.most


@dataclass(frozen=True)
class Contest:
    """Standings under bounds."""

    standings: tuple[Standing, ...]
    seats: int
    categories: Mapping[str, Bound]
    sections: Mapping[str, Bound]
    knocked_out: int = 0

    def rules(self, *ties: TieRule) -> AwardRules:
        rules = replace(
            RULES,
            categories=tuple(
                Category(name, each.least, maximum_seats=each.most)
                for name, each in self.categories.items()
            ),
            section_quotas=tuple(
                SectionQuota(name, each.least, each.most) for name, each in self.sections.items()
            ),
            knock_outs=(KnockOut(KnockOutRule.FEW_SUPPORTERS, self.line),),
        )
        return with_selection(rules, seats=self.seats, ties=ties, seed="公表した種")

    @property
    def line(self) -> Fraction:
        return Fraction(self.knocked_out)

    @property
    def eligible(self) -> tuple[Standing, ...]:
        return tuple(each for each in self.standings if each.supporters >= self.knocked_out)

    def within(self, some: Sequence[Standing]) -> bool:
        return (
            len(some) <= self.seats
            and all(b.allows(of_category(some, n)) for n, b in self.categories.items())
            and all(b.allows(of_section(some, n)) for n, b in self.sections.items())
        )

    def worth(self, some: Sequence[Standing]) -> tuple[int, int]:
        """Return how many places of minimums are fulfilled, and how many seats."""
        own = sum(min(b.least, of_category(some, n)) for n, b in self.categories.items())
        led = sum(min(b.least, of_section(some, n)) for n, b in self.sections.items())
        return own + led, len(some)

    def best(self) -> list[frozenset[int]]:
        """Return every best selection."""
        every = [
            some
            for size in range(len(self.eligible) + 1)
            for some in combinations(self.eligible, size)
            if self.within(some)
        ]
        most = max(map(self.worth, every))
        return [frozenset(map(number, some)) for some in every if self.worth(some) == most]


def of_category(some: Sequence[Standing], name: str) -> int:
    return sum(each.entry.category == name for each in some)


def of_section(some: Sequence[Standing], name: str) -> int:
    return sum(each.entry.lead_section == section_key(name) for each in some)


def number(each: Standing) -> int:
    return each.entry.number


def in_order(order: Sequence[Standing], best: Sequence[frozenset[int]]) -> frozenset[int]:
    """Let the entries choose in turn: each that some best selection has beside those before."""
    chosen: frozenset[int] = frozenset()
    for each in order:
        if any(chosen | {number(each)} <= one for one in best):
            chosen |= {number(each)}
    return chosen


def every_result(contest: Contest) -> frozenset[frozenset[int]]:
    """Break the ties in every possible way."""
    best = contest.best()
    orders = {
        tuple(sorted(order, key=lambda each: -each.merit))
        for order in permutations(contest.eligible)
    }
    return frozenset(in_order(order, best) for order in orders)


def verdicts(found: Selection, verdict: Verdict) -> frozenset[int]:
    return frozenset(
        number(each.standing) for each in found.outcomes if each.seat.verdict is verdict
    )


bounds = st.builds(Bound, st.integers(0, 2), st.sampled_from([0, 2, 3])) | st.builds(
    Bound, st.just(0), st.integers(0, 2)
)


@st.composite
def contests(draw: st.DrawFn, most: int = 6, scores: int = 3) -> Contest:
    count = draw(st.integers(1, most))
    standings = []
    for place in range(1, count + 1):
        own = standing(
            place,
            draw(st.integers(0, scores)),
            draw(st.sampled_from(CATEGORIES)),
            supporters=draw(st.integers(0, 2)),
        )
        section = draw(st.sampled_from([*SECTIONS, ""]))
        standings.append(replace(own, entry=replace(own.entry, section=section)))
    seats = draw(st.integers(1, 5))
    categories = {name: draw(bounds) for name in CATEGORIES}
    while sum(each.least for each in categories.values()) > seats:
        seats += 1
    sections = {name: draw(bounds) for name in draw(st.sets(st.sampled_from(SECTIONS)))}
    return Contest(
        tuple(standings), seats, categories, dict(sorted(sections.items())), draw(st.integers(0, 1))
    )


@given(contests(most=8, scores=2))
def test_lots_choose_a_best_selection_in_the_order_they_draw(contest: Contest) -> None:
    found = select(contest.standings, contest.rules(TieRule.SUPPORTERS, TieRule.LOTS), {})
    drawn = sorted(
        contest.eligible,
        key=lambda each: (each.merit, each.supporters, lot("公表した種", number(each))),
        reverse=True,
    )
    assert verdicts(found, Verdict.FINALIST) == in_order(drawn, contest.best())
    assert found.open_ties == ()


@given(contests())
def test_a_person_is_asked_exactly_about_what_the_rules_leave_open(contest: Contest) -> None:
    results = every_result(contest)
    always, ever = frozenset.intersection(*results), frozenset.union(*results)
    found = select(contest.standings, contest.rules(), {})
    assert verdicts(found, Verdict.FINALIST) == always
    assert verdicts(found, Verdict.PENDING) == ever - always


@given(contests(), st.randoms(use_true_random=False))
def test_answers_to_all_questions_give_one_of_the_possible_results(
    contest: Contest, chance: Random
) -> None:
    answers: dict[str, str] = {}
    while asked := select(contest.standings, contest.rules(), answers).open_ties:
        for each in asked:
            answers[each.key] = chance.choice(each.options)
    found = select(contest.standings, contest.rules(), answers)
    assert verdicts(found, Verdict.FINALIST) in every_result(contest)


@given(contests(), st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(contest: Contest, chance: Random) -> None:
    shuffled = list(contest.standings)
    chance.shuffle(shuffled)
    one = select(contest.standings, contest.rules(TieRule.SUPPORTERS), {})
    other = select(shuffled, contest.rules(TieRule.SUPPORTERS), {})
    reasons = [
        {number(each.standing): each.seat for each in found.outcomes} for found in (one, other)
    ]
    assert reasons[0] == reasons[1]
    assert (one.tie_steps, one.open_ties) == (other.tie_steps, other.open_ties)
    assert (one.runners_up, one.margin) == (other.runners_up, other.margin)


@given(contests(most=8, scores=3))
def test_what_is_chosen_is_within_the_bounds_and_a_best_selection(contest: Contest) -> None:
    found = select(contest.standings, contest.rules(TieRule.LOTS), {})
    chosen = [each.standing for each in found.finalists]
    assert contest.within(chosen)
    assert verdicts(found, Verdict.FINALIST) in contest.best()


@given(contests(most=8, scores=3))
def test_who_fell_short_of_a_threshold_fills_no_seat(contest: Contest) -> None:
    found = select(contest.standings, contest.rules(TieRule.LOTS), {})
    short = [each for each in found.outcomes if each.standing not in contest.eligible]
    assert all(each.seat.knocked_out for each in short)
    assert not set(short) & {*found.finalists, *found.runners_up}


@given(contests(most=8, scores=3))
def test_nobody_in_is_weaker_than_somebody_of_the_category_who_is_out(contest: Contest) -> None:
    plain = replace(contest, sections={})
    found = select(plain.standings, plain.rules(TieRule.LOTS), {})
    for finalist, other in _pairs_of_a_category(found):
        if not other.seat.knocked_out:
            assert other.standing.merit <= finalist.standing.merit


@given(contests(most=8, scores=3))
def test_where_sections_are_bounded_too_either_reason_says_why(contest: Contest) -> None:
    found = select(contest.standings, contest.rules(TieRule.LOTS), {})
    for finalist, other in _pairs_of_a_category(found):
        if other.standing.merit > finalist.standing.merit:
            said = (finalist.seat.reason, other.seat.reason)
            assert any(words in said[0] for words in IN) or any(words in said[1] for words in OUT)


IN = ("最低選出数（", "枠の同点", "上限と最低選出数を満たす")
OUT = ("足切り: ", "から選ぶ上限（", "の同点", "のために空けている", "選べる件数が減る")


def _pairs_of_a_category(found: Selection) -> Iterator[tuple[Outcome, Outcome]]:
    """Pair each that is in with each of its category that is out."""
    for finalist in found.finalists:
        for other in found.outcomes:
            kin = other.standing.entry.category == finalist.standing.entry.category
            if kin and other.seat.verdict is Verdict.OUT:
                yield finalist, other


@given(contests(most=8, scores=3))
def test_the_gap_at_the_cut_is_never_negative(contest: Contest) -> None:
    found = select(contest.standings, contest.rules(TieRule.LOTS), {})
    assert found.margin is None or found.margin >= 0


@given(contests(most=8, scores=1))
def test_when_all_advance_nobody_is_left_open(contest: Contest) -> None:
    found = select(contest.standings, contest.rules(TieRule.ALL_ADVANCE), {})
    assert found.open_ties == ()
    assert len(found.finalists) >= max(map(len, contest.best()))


@given(contests(most=8, scores=2))
def test_where_nothing_but_categories_is_bounded_below_it_is_the_best_of_each_then_the_rest(
    contest: Contest,
) -> None:
    plain = replace(
        contest,
        categories={name: Bound(each.least) for name, each in contest.categories.items()},
        sections={},
        knocked_out=0,
    )
    found = select(plain.standings, plain.rules(TieRule.LOTS), {})
    drawn = sorted(
        plain.standings,
        key=lambda each: (each.merit, lot("公表した種", number(each))),
        reverse=True,
    )
    chosen: list[Standing] = []
    for name, each in plain.categories.items():
        chosen += [one for one in drawn if one.entry.category == name][: each.least]
    rest = [each for each in drawn if each not in chosen]
    chosen += rest[: plain.seats - len(chosen)]
    assert verdicts(found, Verdict.FINALIST) == frozenset(map(number, chosen))
