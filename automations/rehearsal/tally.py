"""The truth's own count of the ballots: plain loops and fractions, nothing of the product's."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

from automations.rehearsal.ballots import TEST_VOTER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from automations.rehearsal.ballots import Ballot
    from automations.rehearsal.contest import Contest
    from automations.rehearsal.entries import Entry


class BallotFate(Enum):
    """What becomes of a ballot; the first that holds, in this order."""

    TEST = "テスト"
    WITHOUT_NUMBER = "職員番号なし"
    EARLY = "投票開始前"
    LATE = "締切後"
    UNKNOWN_VOTER = "名簿にない"
    REVOTED = "再投票あり"
    SENT_TWICE = "二重送信"
    CONFLICT = "同じ秒に違う票"
    DROPPED = "同じ秒の別の票を採用"
    BLANK = "白票"
    ALL_VOID = "有効な選択なし"
    COUNTED = "有効"


class ChoiceFate(Enum):
    """What becomes of one choice of a ballot that is neither set aside nor blank."""

    WITHDRAWN = "取下げ"
    NOT_RANKED = "審査対象外"
    OUT_OF_SCALE = "範囲外の評点"
    OVERVOTED = "部門の件数超過"
    OWN_ENTRY = "自分の取組"
    OWN_SECTION = "自所属"
    INCOMPLETE = "一部未記入"
    COUNTED = "有効"


@dataclass(frozen=True, slots=True)
class Tally:
    """The count; ``counted`` names each choice that counts by its ballot and entry number.

    ``totals`` are the sums of marks for each criterion, in the criteria's order.
    """

    ballots: Counter[BallotFate]
    choices: Counter[ChoiceFate]
    counted: tuple[tuple[Ballot, int], ...]
    supporters: Mapping[int, int]
    totals: Mapping[int, tuple[int, ...]]
    scores: Mapping[int, Fraction]


def tally(
    contest: Contest,
    entries: Sequence[Entry],
    roll: frozenset[str],
    ballots: Sequence[Ballot],
    *,
    asked: bool = True,
) -> Tally:
    """Count the ballots by the rules of the rehearsal.

    ``asked``: whether the voters of two ballots in one second have said which of them is meant.
    """
    known = {entry.number: entry for entry in entries}
    rivals: dict[str, list[Ballot]] = {}
    for ballot in ballots:
        if _in_time(contest, ballot):
            rivals.setdefault(ballot.voter, []).append(ballot)
    fates, choices, counted = Counter[BallotFate](), Counter[ChoiceFate](), []
    for ballot in ballots:
        fate = _outside(contest, roll, ballot) or _beside(rivals[ballot.voter], ballot, asked=asked)
        if fate is BallotFate.COUNTED:
            chosen = {number: _choice(contest, known, ballot, number) for number in ballot.marks}
            choices.update(chosen.values())
            good = [number for number, each in chosen.items() if each is ChoiceFate.COUNTED]
            counted += [(ballot, number) for number in good]
            fate = BallotFate.COUNTED if good else BallotFate.ALL_VOID
        fates[fate] += 1
    return _summed(contest, entries, fates, choices, tuple(counted))


def _in_time(contest: Contest, ballot: Ballot) -> bool:
    return contest.opens <= ballot.submitted <= contest.closes


def _outside(contest: Contest, roll: frozenset[str], ballot: Ballot) -> BallotFate | None:
    """Say why a ballot is none of a voter's in time; None if it is one."""
    reasons = {
        BallotFate.TEST: ballot.voter == TEST_VOTER,
        BallotFate.WITHOUT_NUMBER: not ballot.voter,
        BallotFate.EARLY: ballot.submitted < contest.opens,
        BallotFate.LATE: ballot.submitted > contest.closes,
        BallotFate.UNKNOWN_VOTER: ballot.voter not in roll,
    }
    return next((fate for fate, holds in reasons.items() if holds), None)


def _beside(rivals: Sequence[Ballot], ballot: Ballot, *, asked: bool) -> BallotFate:
    """Say what becomes of a ballot beside all that its voter sent in time."""
    last = max(each.submitted for each in rivals)
    same = [each for each in rivals if each.submitted == last]
    alike = [each for each in same if each.marks == ballot.marks]
    if ballot.submitted < last:
        return BallotFate.REVOTED
    if alike[0] is not ballot:
        return BallotFate.SENT_TWICE
    if len(alike) < len(same) and (ballot.dropped or not asked):
        return BallotFate.DROPPED if asked else BallotFate.CONFLICT
    return BallotFate.COUNTED if ballot.marks else BallotFate.BLANK


def _choice(
    contest: Contest, known: Mapping[int, Entry], ballot: Ballot, number: int
) -> ChoiceFate:
    entry, marks = known[number], ballot.marks[number]
    chosen = sum(known[other].category == entry.category for other in ballot.marks)
    reasons = {
        ChoiceFate.WITHDRAWN: entry.withdrawn is not None,
        ChoiceFate.NOT_RANKED: not entry.judged,
        ChoiceFate.OUT_OF_SCALE: any(
            mark is not None and mark not in contest.marks for mark in marks
        ),
        ChoiceFate.OVERVOTED: chosen > contest.limit,
        ChoiceFate.OWN_ENTRY: ballot.voter in entry.team,
        ChoiceFate.OWN_SECTION: entry.is_of(ballot.sections),
        ChoiceFate.INCOMPLETE: None in marks,
        ChoiceFate.COUNTED: True,
    }
    return next(fate for fate, holds in reasons.items() if holds)


def _summed(
    contest: Contest,
    entries: Sequence[Entry],
    fates: Counter[BallotFate],
    choices: Counter[ChoiceFate],
    counted: tuple[tuple[Ballot, int], ...],
) -> Tally:
    ranked = [entry.number for entry in entries if entry.ranked]
    supporters = dict.fromkeys(ranked, 0)
    totals = {number: [0] * len(contest.weights) for number in ranked}
    for ballot, number in counted:
        supporters[number] += 1
        for criterion, mark in enumerate(ballot.marks[number]):
            totals[number][criterion] += mark or 0
    scores = {number: _score(contest, sums) for number, sums in totals.items()}
    frozen = {number: tuple(sums) for number, sums in totals.items()}
    return Tally(fates, choices, counted, supporters, frozen, scores)


def _score(contest: Contest, sums: Sequence[int]) -> Fraction:
    weighted = sum(weight * total for weight, total in zip(contest.weights, sums, strict=True))
    return Fraction(weighted, sum(contest.weights))
