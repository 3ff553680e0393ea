"""Profiles: how often each combination of marks was given to each entry.

A million ballots give every entry the same few combinations; what follows looks at those alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import polars as pl

from automations.award.counting.vote import Vote, divisor, weighted
from automations.award.rules import Method

_Counts = Mapping[int, int]  # steps of the scale: how often


def profiles(vote: Vote) -> pl.DataFrame:
    """Count equal choices: ``voter_class``, ``entry_key``, the values, and ``ballots``.

    ``weighted`` / ``divisor`` is what one such choice is worth, in steps of the scale.
    """
    keys = ["voter_class", "entry_key"]
    names = [] if _only_ones(vote) else vote.names
    counted = vote.choices.group_by(*keys, *names).agg(pl.len().cast(pl.Int64).alias("ballots"))
    if not names:
        counted = counted.with_columns(pl.lit(1, dtype=pl.Int64).alias(vote.names[0]))
    worth = (weighted(vote).alias("weighted"), divisor(vote).alias("divisor"))
    return counted.with_columns(*worth).collect().sort(*keys, *vote.names)


def _only_ones(vote: Vote) -> bool:
    return vote.rules.vote.method in {Method.CHOICES, Method.APPROVAL}


@dataclass(frozen=True, slots=True)
class Spread:
    """How what was given to one entry is spread: for each criterion, how often each value."""

    supporters: int
    values: tuple[_Counts, ...]

    @property
    def totals(self) -> tuple[int, ...]:
        """Return the sum of each criterion, in steps."""
        return tuple(sum(step * often for step, often in each.items()) for each in self.values)

    @property
    def marked(self) -> tuple[int, ...]:
        """Return how many values each criterion has."""
        return tuple(sum(each.values()) for each in self.values)

    def how_often(self, step: int) -> int:
        """Return how often this value was given, over all criteria."""
        return sum(each.get(step, 0) for each in self.values)

    def means(self, unit: int) -> tuple[Fraction, ...]:
        """Return the mean of each criterion in points; 0 where nobody marked."""
        parts = zip(self.totals, self.marked, strict=True)
        return tuple(Fraction(total, marked * unit or 1) for total, marked in parts)


def spreads(found: pl.DataFrame, vote: Vote) -> Mapping[int, Spread]:
    """Return how what was given is spread, for every entry that competes."""
    supporters = dict(_summed(found, ["entry_key"]).rows())
    values: dict[int, list[dict[int, int]]] = defaultdict(lambda: [{} for _ in vote.names])
    for place, name in enumerate(vote.names):
        marked = found.filter(pl.col(name).is_not_null())
        for number, step, often in _summed(marked, ["entry_key", name]).rows():
            values[number][place][step] = often
    return {
        each.number: Spread(supporters.get(each.number, 0), tuple(values[each.number]))
        for each in vote.entries
    }


def scale_levels(spread: Mapping[int, Spread], vote: Vote) -> tuple[int, ...]:
    """Return the values that count-backs go through, the best first.

    A scale of marks has its levels whether anybody gave them or not; of points to share out,
    those that somebody gave.
    """
    scale = vote.scale
    if vote.rules.vote.method is Method.POINTS:
        given = {step for each in spread.values() for step in each.values[0]}
        return tuple(sorted(given, reverse=True))
    if scale.words:
        return tuple(sorted(set(scale.words.values()), reverse=True))
    return tuple(range(scale.highest, scale.lowest - 1, -1))


def _summed(found: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    return found.group_by(*keys).agg(pl.col("ballots").sum()).sort(*keys)
