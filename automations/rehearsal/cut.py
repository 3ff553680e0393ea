"""The tie at the cut: made on purpose, by changing a few marks, and then read off the count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from automations.award.rules import TieRule

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from fractions import Fraction
    from random import Random

    from automations.rehearsal.ballots import Ballot
    from automations.rehearsal.contest import Contest
    from automations.rehearsal.entries import Entry
    from automations.rehearsal.tally import Tally

_LESS_OF_THE_FIRST = (-1, 2, -1, 0)  # at weights 40/30/20/10: the same score by another way


@dataclass(frozen=True, slots=True)
class Cut:
    """Who is chosen; all are entry numbers.

    ``finalists`` go by score, from the top. ``tied`` are the two of equal score of whom one gets
    the last seat, and ``settled_by`` the rule that gave it. If a person must decide and has not,
    the last seat is empty and ``runners_up`` is empty too.
    """

    finalists: tuple[int, ...]
    runners_up: tuple[int, ...]
    tied: tuple[int, int]
    settled_by: TieRule


@dataclass(frozen=True, slots=True)
class _Seats:
    """Who is sure of a seat, and the others by score: the last seat is among the first of them."""

    sure: list[int]
    others: list[int]


def _seats(contest: Contest, entries: Sequence[Entry], scores: Mapping[int, Fraction]) -> _Seats:
    """Give the best of each category the seats it is promised; both parts go by score."""
    sure: list[int] = []
    for category, seats in contest.minimum:
        members = [entry.number for entry in entries if entry.category == category]
        sure += _by_score([each for each in members if each in scores], scores)[:seats]
    others = [number for number in scores if number not in sure]
    return _Seats(_by_score(sure, scores), _by_score(others, scores))


def _by_score(numbers: Sequence[int], scores: Mapping[int, Fraction]) -> list[int]:
    return sorted(numbers, key=lambda number: (-scores[number], number))


def read_cut(
    contest: Contest, entries: Sequence[Entry], count: Tally, *, asked: bool = False
) -> Cut:
    """Choose the finalists by the rules of the rehearsal; the tie stands at the last seat.

    ``asked``: whether the person who must decide has; the answer is the later number.
    """
    seats = _seats(contest, entries, count.scores)
    first, second = sorted(seats.others[:2])
    settled_by, winner = _settled(count, first, second)
    if asked and winner is None:
        winner = second
    if winner is None:
        return Cut(tuple(seats.sure), (), (first, second), settled_by)
    finalists = _by_score([*seats.sure, winner], count.scores)
    left = [number for number in seats.others if number != winner]
    return Cut(tuple(finalists), tuple(left[: contest.runners_up]), (first, second), settled_by)


def _settled(count: Tally, first: int, second: int) -> tuple[TieRule, int | None]:
    supporters = {number: (each,) for number, each in count.supporters.items()}
    for rule, values in ((TieRule.CRITERION, count.totals), (TieRule.SUPPORTERS, supporters)):
        one, other = values[first], values[second]
        if one != other:
            return rule, first if one > other else second
    return TieRule.DECISION, None


def make_tie(
    rng: Random,
    rule: TieRule,
    entries: Sequence[Entry],
    contest: Contest,
    count: Callable[[], Tally],
) -> bool:
    """Change marks until the best two without a seat are equal in score and ``rule`` settles it.

    Returns False if these ballots do not allow it: then others are drawn.
    """
    now = count()
    before = _seats(contest, entries, now.scores)
    first, second = before.others[:2]
    _level_supporters(rng, rule, now, first, second)
    goal = count().totals[first]
    if rule is TieRule.CRITERION:
        goal = tuple(a + b for a, b in zip(goal, _LESS_OF_THE_FIRST, strict=True))
    _raise_marks(rng, contest, count(), second, goal)
    return _as_meant(rule, contest, entries, count(), before)


def _level_supporters(rng: Random, rule: TieRule, now: Tally, first: int, second: int) -> None:
    """Make the numbers of supporters equal (a person must decide) or unequal (they settle it)."""
    gap = now.supporters[first] - now.supporters[second]
    if rule is TieRule.DECISION and gap:
        _drop_choices(rng, now, first if gap > 0 else second, abs(gap))
    if rule is TieRule.SUPPORTERS and not gap:
        _drop_choices(rng, now, second, 1)


def _drop_choices(rng: Random, now: Tally, number: int, size: int) -> None:
    held: dict[int, int] = {}
    for ballot, _ in now.counted:
        held[id(ballot)] = held.get(id(ballot), 0) + 1
    spare = [each for each, chosen in now.counted if chosen == number and held[id(each)] > 1]
    for ballot in rng.sample(spare, size):
        del ballot.marks[number]


def _raise_marks(
    rng: Random, contest: Contest, now: Tally, number: int, goal: Sequence[int]
) -> None:
    ballots = [ballot for ballot, chosen in now.counted if chosen == number]
    for criterion, (total, aim) in enumerate(zip(now.totals[number], goal, strict=True)):
        step, missing = (1 if aim > total else -1), abs(aim - total)
        rounds = contest.marks.stop - contest.marks.start
        for ballot in rng.sample(ballots, len(ballots)) * rounds:
            missing -= missing > 0 and _moved(ballot, number, criterion, step, contest.marks)


def _moved(ballot: Ballot, number: int, criterion: int, step: int, scale: range) -> bool:
    mark = ballot.marks[number][criterion]
    if mark is None or mark + step not in scale:
        return False
    ballot.marks[number][criterion] = mark + step
    return True


def _as_meant(
    rule: TieRule, contest: Contest, entries: Sequence[Entry], now: Tally, before: _Seats
) -> bool:
    """Tell whether exactly the two meant are equal, nobody else moved, and ``rule`` settles it."""
    scores = sorted(now.scores.values())
    one_tie = len(scores) - len(set(scores)) == 1
    after, (first, second) = _seats(contest, entries, now.scores), before.others[:2]
    same_seats = after.sure == before.sure and set(after.others[:2]) == {first, second}
    equal = now.scores[first] == now.scores[second]
    settled_by = read_cut(contest, entries, now).settled_by
    return one_tie and same_seats and equal and settled_by is rule
