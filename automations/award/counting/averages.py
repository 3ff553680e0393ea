"""Median, trimmed mean, and the mean of each criterion added up: what outliers move less.

The median of an even number is the mean of the two in the middle. With weights, each choice counts
as often as its class weighs. A trimmed mean leaves out so many of the highest and of the lowest; of
an entry that has no more choices than are to be left out, nothing would remain: all of its choices
are counted, and the note of the result says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import polars as pl

from automations.award.counting.classes import Pool, Way
from automations.award.counting.vote import Vote
from automations.award.marking import marks


@dataclass(frozen=True, slots=True)
class Amounts:
    """What the choices of one class were worth in points, ascending: (value, how often)."""

    values: tuple[tuple[Fraction, int], ...]

    @property
    def supporters(self) -> int:
        """Return the number of choices."""
        return sum(often for _, often in self.values)


def amounts(found: pl.DataFrame, vote: Vote) -> Mapping[int, Mapping[str, Amounts]]:
    """Return what the choices of each entry were worth, by class; ``found`` are the profiles."""
    keys = ["entry_key", "voter_class", "weighted", "divisor"]
    equal = found.group_by(keys).agg(pl.col("ballots").sum()).sort(keys)
    listed: dict[int, dict[str, dict[Fraction, int]]] = {each.number: {} for each in vote.entries}
    unit = vote.scale.unit
    for number, name, weighted, divisor, ballots in equal.iter_rows():
        own = listed[number].setdefault(name, {})
        value = Fraction(weighted, divisor * unit)
        own[value] = own.get(value, 0) + ballots
    return {
        number: {name: Amounts(tuple(sorted(own.items()))) for name, own in parts.items()}
        for number, parts in listed.items()
    }


def median(pool: Pool[Amounts]) -> Fraction | None:
    """Return the value in the middle; the mean of two where the middle falls between them."""
    ordered = list(_ascending(pool))
    half = sum((weight for _, weight in ordered), Fraction(0)) / 2
    passed = Fraction(0)
    for place, (value, weight) in enumerate(ordered):
        passed += weight
        if passed == half:
            return (value + ordered[place + 1][0]) / 2
        if passed > half:
            return value
    return None


def trimmed(pool: Pool[Amounts], each_end: int) -> Fraction | None:
    """Return the mean without the highest and the lowest choices, of whatever class."""
    ordered = [(value, often, weight) for weight, part in pool for value, often in part.values]
    ordered.sort()
    left = sum(often for _, often, _ in ordered) - 2 * each_end
    if left > 0:
        ordered = _without(_without(ordered, each_end)[::-1], each_end)
    whole = sum((often * weight for _, often, weight in ordered), Fraction(0))
    total = sum((value * often * weight for value, often, weight in ordered), Fraction(0))
    return total / whole if whole else None


def trimmed_way(vote: Vote) -> Way[Amounts]:
    """Return the trimmed mean of the event's rules."""
    return Way(lambda pool: trimmed(pool, vote.rules.vote.trimmed), sums=False)


MEDIAN: Way[Amounts] = Way(median, sums=False)


def _ascending(pool: Pool[Amounts]) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield each value and its weight, equal values as one: a middle may not fall inside."""
    weights: dict[Fraction, Fraction] = {}
    for weight, part in pool:
        for value, often in part.values:
            weights[value] = weights.get(value, Fraction(0)) + weight * often
    return ((value, weight) for value, weight in sorted(weights.items()) if weight)


def _without(
    ordered: Sequence[tuple[Fraction, int, Fraction]], number: int
) -> list[tuple[Fraction, int, Fraction]]:
    """Leave out so many from the front."""
    kept = []
    for value, often, weight in ordered:
        out = min(often, number)
        number -= out
        kept.append((value, often - out, weight))
    return kept


@dataclass(frozen=True, slots=True)
class Marked:
    """The sum and the number of the marks of one class, by criterion, in points."""

    totals: tuple[Fraction, ...]
    marked: tuple[int, ...]
    supporters: int


def marked(found: pl.DataFrame, vote: Vote) -> Mapping[int, Mapping[str, Marked]]:
    """Add up the marks of each criterion, by class; ``found`` are the profiles."""
    keys, names = ["entry_key", "voter_class"], marks(len(vote.weights))
    often = pl.col("ballots")
    summed = (
        found.group_by(keys)
        .agg(
            often.sum(),
            *((pl.col(name) * often).sum() for name in names),
            *(often.filter(pl.col(name).is_not_null()).sum().alias(f"{name}_n") for name in names),
        )
        .sort(keys)
    )
    parts: dict[int, dict[str, Marked]] = {each.number: {} for each in vote.entries}
    for number, name, supporters, *rest in summed.iter_rows():
        totals = tuple(Fraction(each, vote.scale.unit) for each in rest[: len(names)])
        parts[number][name] = Marked(totals, tuple(rest[len(names) :]), supporters)
    return parts


def criterion_means(pool: Pool[Marked], weights: Sequence[int]) -> Fraction | None:
    """Add up the means of the criteria, each with its weight, and divide by the weights.

    A criterion nobody marked has no mean: the others stand for it.
    """
    total, present = Fraction(0), 0
    for place, weight in enumerate(weights):
        number = sum((own * part.marked[place] for own, part in pool), Fraction(0))
        if number:
            whole = sum((own * part.totals[place] for own, part in pool), Fraction(0))
            total += weight * whole / number
            present += weight
    return total / present if present else None


def criterion_means_way(vote: Vote) -> Way[Marked]:
    """Return the sum of the criteria's means under the event's weights."""
    return Way(lambda pool: criterion_means(pool, vote.weights), sums=False)
