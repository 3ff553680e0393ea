"""Results: for each entry its score, and beside it what ties, thresholds and people look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import polars as pl

from automations.award.counting.profiles import Spread, scale_levels, spreads
from automations.award.counting.vote import Vote
from automations.award.counting.ways import MEANS, Counted
from automations.award.entries import Entry
from automations.award.hand_counts import HandCount
from automations.award.rules import Method
from automations.award.standing import Standing

_ONES = frozenset({Method.CHOICES, Method.APPROVAL})
_Distribution = tuple[tuple[tuple[Fraction, int], ...], ...]


@dataclass(frozen=True, slots=True)
class _ByHand:
    """What was counted by hand for one entry."""

    value: Fraction
    supporters: int


def results(
    made: Counted, found: pl.DataFrame, vote: Vote, hand: Sequence[HandCount]
) -> tuple[Standing, ...]:
    """Return the standings without ranks; ``found`` are the profiles of the vote."""
    spread = spreads(found, vote)
    levels = made.levels or _scale_levels(spread, vote)
    return tuple(
        _standing(each, spread[each.number], levels[each.number], made, vote, _by_hand(each, hand))
        for each in vote.entries
    )


def _standing(  # noqa: PLR0913, PLR0917 - the parts of a standing
    entry: Entry,
    spread: Spread,
    levels: tuple[int, ...],
    made: Counted,
    vote: Vote,
    by_hand: _ByHand,
) -> Standing:
    score = made.scores[entry.number]
    value = _silent(made) if score.value is None else score.value
    supporters = spread.supporters + by_hand.supporters
    if vote.rules.vote.method in _ONES:
        levels = (supporters,)
        shown: _Distribution = (((Fraction(1), supporters),) if supporters else (),)
    else:
        shown = _distribution(spread, levels, vote)
    return Standing(
        entry,
        value,
        _criteria(spread, vote),
        supporters,
        _top_marks(spread, levels, vote),
        lower_wins=made.lower_wins,
        raw=_raw(spread, vote) + by_hand.value,
        levels=levels,
        distribution=shown,
        classes=score.classes,
    )


def _silent(made: Counted) -> Fraction:
    """Return the score where nobody said anything: nought, and never more than anybody's."""
    known = (each.value for each in made.scores.values() if each.value is not None)
    return min(Fraction(0), min(known, default=Fraction(0)))


def _criteria(spread: Spread, vote: Vote) -> tuple[Fraction, ...]:
    """Return the means or totals of the marks; other ballots know no criteria."""
    if vote.rules.vote.method is not Method.MARKS:
        return (Fraction(0),) * len(vote.rules.criteria)
    unit = vote.scale.unit
    if vote.rules.vote.counting in MEANS:
        return spread.means(unit)
    return tuple(Fraction(total, unit) for total in spread.totals)


def _raw(spread: Spread, vote: Vote) -> Fraction:
    """Return the points given; places are no points."""
    if vote.rules.vote.method is Method.RANKS:
        return Fraction(0)
    return Fraction(sum(spread.totals), vote.scale.unit)


def _top_marks(spread: Spread, levels: tuple[int, ...], vote: Vote) -> int:
    if vote.rules.vote.method is Method.MARKS:
        return spread.how_often(vote.scale.highest)
    return levels[0] if levels else 0


def _distribution(spread: Spread, levels: tuple[int, ...], vote: Vote) -> _Distribution:
    if vote.rules.vote.method is Method.RANKS:
        return (tuple((Fraction(place), often) for place, often in enumerate(levels, 1) if often),)
    unit = vote.scale.unit
    return tuple(
        tuple((Fraction(step, unit), often) for step, often in sorted(each.items(), reverse=True))
        for each in spread.values
    )


def _scale_levels(spread: Mapping[int, Spread], vote: Vote) -> Mapping[int, tuple[int, ...]]:
    steps = scale_levels(spread, vote)
    return {
        number: tuple(each.how_often(step) for step in steps) for number, each in spread.items()
    }


def _by_hand(entry: Entry, hand: Sequence[HandCount]) -> _ByHand:
    own = [each for each in hand if each.entry == entry.number]
    value = sum((each.value for each in own), Fraction(0))
    return _ByHand(value, sum(each.supporters for each in own))
