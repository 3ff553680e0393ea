"""What one judge's score of an entry is worth: points, a place, a first place, a 偏差値.

Places are those among what that judge judged, so that a judge who is kept from one entry puts the
others in order 1st, 2nd, ... Equal worth shares the mean of the places it takes up: 1.5 each for
the first two (船橋市). Borda's points are the number of entries presented minus the place.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext
from fractions import Fraction

from automations.award.counting.vote import whole_weights
from automations.award.judging.scores import Score, ScoreSheets, ScoreState
from automations.award.rules import AwardRules, BlankCriterion, Counting, Method
from automations.award.scale import scale_of

Pair = tuple[int, int]
"""A judge and an entry, by number."""

Worths = Mapping[Pair, Fraction]
_DIGITS = 60  # as in `automations.award.counting.deviation`: 50 are right after adding up


@dataclass(frozen=True, slots=True)
class Marked:
    """What counts of one judge's score: marks in steps, and what they are worth in points.

    Of places ``points`` is the place.
    """

    judge: int
    entry: int
    marks: tuple[int | None, ...]
    points: Fraction


def marked(sheets: ScoreSheets, entries: Sequence[int], rules: AwardRules) -> tuple[Marked, ...]:
    """Return what counts for these entries, by judge, then by entry; ``rules`` are the panel's.

    Marks have a blank criterion as the rules say: nought, or None where the others stand for it.
    A judge who shares out points or chooses says something of every entry: a blank is nought.
    """
    known = set(entries)
    found = (
        _marked(each, rules)
        for each in sheets.scores
        if each.state is ScoreState.COUNTED and each.entry in known
    )
    listed = (each for each in found if each is not None)
    return tuple(sorted(listed, key=lambda each: (each.judge, each.entry)))


def worths(scores: Sequence[Marked], presented: int, rules: AwardRules) -> Worths:
    """Return what each score is worth in the count; ``presented``: how many entries there are.

    Under 偏差値 a judge whose marks are too few or all alike has nothing of worth.
    """
    of_judge = _WORTH.get(rules.vote.counting, _points)
    by_judge: dict[int, dict[int, Fraction]] = {}
    for each in scores:
        by_judge.setdefault(each.judge, {})[each.entry] = each.points
    return {
        (judge, entry): worth
        for judge, own in sorted(by_judge.items())
        for entry, worth in of_judge(_Order(own, presented, rules)).items()
    }


def _marked(score: Score, rules: AwardRules) -> Marked | None:
    marks = score.marks or (None,)
    match rules.vote.method:
        case Method.MARKS:
            if rules.vote.blank_criterion is BlankCriterion.ZERO:
                marks = tuple(each or 0 for each in marks)
            points = _weighted(marks, rules)
            return None if points is None else Marked(score.judge, score.entry, marks, points)
        case Method.RANKS if not marks[0]:
            return None
        case _:
            number = marks[0] or 0
            return Marked(score.judge, score.entry, (number,), Fraction(number))


def _weighted(marks: Sequence[int | None], rules: AwardRules) -> Fraction | None:
    """Return the mean of the marks by weight, in points; the weight of a blank drops out."""
    pairs = list(zip(marks, whole_weights(rules.criteria), strict=True))
    total = sum(mark * weight for mark, weight in pairs if mark is not None)
    present = sum(weight for mark, weight in pairs if mark is not None)
    return Fraction(total, present * scale_of(rules).unit) if present else None


@dataclass(frozen=True, slots=True)
class _Order:
    """What one judge gave, by entry, and how many entries there are to put in order."""

    points: Mapping[int, Fraction]
    presented: int
    rules: AwardRules

    def places(self) -> Iterator[tuple[int, int, int]]:
        """Yield each entry, the best place it takes up, and with how many it shares that."""
        best_first = self.rules.vote.method is Method.RANKS
        values = sorted(self.points.values(), reverse=not best_first)
        for entry, own in self.points.items():
            yield entry, values.index(own) + 1, values.count(own)


def _points(order: _Order) -> Mapping[int, Fraction]:
    return order.points


def _places(order: _Order) -> Mapping[int, Fraction]:
    return {entry: Fraction(2 * first + shared - 1, 2) for entry, first, shared in order.places()}


def _borda(order: _Order) -> Mapping[int, Fraction]:
    return {entry: order.presented - place for entry, place in _places(order).items()}


def _firsts(order: _Order) -> Mapping[int, Fraction]:
    return {entry: Fraction(first == 1, shared) for entry, first, shared in order.places()}


def _deviations(order: _Order) -> Mapping[int, Fraction]:
    """Return 50 + 10 x (points - mean) / standard deviation, of one judge's own marks."""
    common = math.lcm(*(each.denominator for each in order.points.values()))
    whole = {entry: int(points * common) for entry, points in order.points.items()}
    number, total = len(whole), sum(whole.values())
    square = number * sum(each**2 for each in whole.values()) - total**2
    if square == 0 or number < order.rules.vote.least_for_deviation:
        return {}
    with localcontext(Context(prec=_DIGITS, rounding=ROUND_HALF_EVEN)):
        root = Decimal(square).sqrt()
        above = {entry: (number * each - total) / root for entry, each in whole.items()}
    return {entry: 50 + 10 * Fraction(each) for entry, each in above.items()}


_WORTH: Mapping[Counting, Callable[[_Order], Mapping[int, Fraction]]] = {
    Counting.RANK_POINTS: _places,
    Counting.BORDA: _borda,
    Counting.FIRSTS: _firsts,
    Counting.Z_SCORE: _deviations,
}
