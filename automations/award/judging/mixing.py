"""Mixing: parts with scales of their own (judges, hall, staff) made one result by their shares.

Each part's score is converted first: to its share of full marks, to its share of the best score
in the part, or to its place. A converted value is exact, between 0 and 1 (or a place, from 1).
The result is their mean by share (書面:実地 = 1:2; judges 50 %, hall 50 %), in points of 100; of
places it is the mean place, and less wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from automations.award.judging.panel_rules import judging_of
from automations.award.judging.result import PanelCount, PartScore
from automations.award.judging_rules import Conversion, Part
from automations.award.rules import AwardRules
from automations.award.standing import ClassValue, Standing
from automations.award.tally import ranked

_POINTS = 100


@dataclass(frozen=True, slots=True)
class Converted:
    """What one part gave one entry (its number), and what becomes of it.

    ``share``: that of the part in the result, 1 over all parts. ``value``: the score converted;
    ``points``: what that adds to the result.
    """

    part: Part
    share: Fraction
    entry: int
    score: Fraction
    value: Fraction
    points: Fraction


def mixed(count: PanelCount, parts: Sequence[PartScore], rules: AwardRules) -> tuple[Standing, ...]:
    """Return the standings of the result, by rank, then by number; without parts the panel's own.

    Only the score is mixed; what else a standing tells is what the panel gave. ``classes`` are the
    parts in the declared order, each with its converted value.
    """
    if not parts:
        return count.standings
    found = conversions(count, parts, rules)
    lower = judging_of(rules).panel.conversion is Conversion.PLACES
    return ranked([_standing(each, found, parts, lower=lower) for each in count.standings])


def conversions(
    count: PanelCount, parts: Sequence[PartScore], rules: AwardRules
) -> tuple[Converted, ...]:
    """Return what each part's score becomes, by part as declared, then by number of the entry.

    An entry of which a part says nothing got nothing from it: no points, or the last place.
    """
    numbers = sorted(each.entry.number for each in count.standings)
    whole = sum((each.share for each in parts), Fraction(0))
    conversion = judging_of(rules).panel.conversion
    return tuple(
        each
        for part in parts
        for each in _converted(part, numbers, part.share / (whole or 1), conversion)
    )


def _converted(
    part: PartScore, numbers: Sequence[int], share: Fraction, conversion: Conversion
) -> Iterator[Converted]:
    known = {each: part.scores[each] for each in numbers if each in part.scores}
    if conversion is Conversion.PLACES:
        values, unit, nothing = _places(known, lower_wins=part.lower_wins), 1, len(numbers)
    else:
        full = part.full if conversion is Conversion.FULL else None
        values, unit, nothing = _portions(known, full, lower_wins=part.lower_wins), _POINTS, 0
    for each in numbers:
        score, value = known.get(each, Fraction(0)), values.get(each, Fraction(nothing))
        yield Converted(part.part, share, each, score, value, share * value * unit)


def _places(known: Mapping[int, Fraction], *, lower_wins: bool) -> Mapping[int, Fraction]:
    """Return the place of each score; equal ones share the mean of the places they take up."""
    values = sorted(known.values(), reverse=not lower_wins)
    return {
        each: Fraction(2 * values.index(score) + values.count(score) + 1, 2)
        for each, score in known.items()
    }


def _portions(
    known: Mapping[int, Fraction], full: Fraction | None, *, lower_wins: bool
) -> Mapping[int, Fraction]:
    """Return the share of full marks, or of the best score where there are none.

    Where less wins (a sum of places) the best score is divided by each: half for twice as much.
    """
    if lower_wins:
        best = min(known.values(), default=Fraction(0))
        return {each: best / score if score > 0 else Fraction(0) for each, score in known.items()}
    best = max(known.values(), default=Fraction(0)) if full is None else full
    return {each: score / best if best > 0 else Fraction(0) for each, score in known.items()}


def _standing(
    own: Standing, found: Sequence[Converted], parts: Sequence[PartScore], *, lower: bool
) -> Standing:
    number = own.entry.number
    ours = [each for each in found if each.entry == number]
    given = [
        ClassValue(each.part.value, each.value, _ballots(part, own))
        for each, part in zip(ours, parts, strict=True)
    ]
    score = sum((each.points for each in ours), Fraction(0))
    return replace(own, score=score, lower_wins=lower, classes=tuple(given))


def _ballots(part: PartScore, own: Standing) -> int:
    """Return how many gave the entry anything: judges, votes in the hall, ballots of the staff."""
    match part.part:
        case Part.JUDGES:
            return own.supporters
        case Part.HALL:
            return int(part.scores.get(own.entry.number, 0))
        case Part.STAFF:
            return part.ballots.get(own.entry.number, 0)
