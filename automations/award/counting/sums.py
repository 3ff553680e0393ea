"""Sums, and the plain mean: what an entry was given, added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import polars as pl

from automations.award.counting.classes import Pool, Way
from automations.award.counting.vote import Vote


@dataclass(frozen=True, slots=True)
class Total:
    """What one class gave one entry, in points (or places), and by how many ballots."""

    amount: Fraction
    supporters: int


def totals(found: pl.DataFrame, vote: Vote) -> Mapping[int, Mapping[str, Total]]:
    """Add up what each class gave each entry; ``found`` are the profiles.

    Choices are summed apart by the weights their marks came with: only then do they divide.
    """
    keys = ["entry_key", "voter_class", "divisor"]
    summed = (
        found.with_columns(pl.col("weighted") * pl.col("ballots"))
        .group_by(keys)
        .agg(pl.col("weighted", "ballots").sum())
        .sort(keys)
    )
    parts: dict[int, dict[str, Total]] = {each.number: {} for each in vote.entries}
    unit = vote.scale.unit
    for number, name, divisor, weighted, ballots in summed.iter_rows():
        own = parts[number].get(name, Total(Fraction(0), 0))
        amount = own.amount + Fraction(weighted, divisor * unit)
        parts[number][name] = Total(amount, own.supporters + ballots)
    return parts


def added(pool: Pool[Total]) -> Fraction:
    """Add up, each class with its weight."""
    return sum((weight * part.amount for weight, part in pool), Fraction(0))


def mean(pool: Pool[Total]) -> Fraction | None:
    """Divide by the supporters, each class with its weight; None without any."""
    supporters = sum((weight * part.supporters for weight, part in pool), Fraction(0))
    return added(pool) / supporters if supporters else None


SUM: Way[Total] = Way(added, sums=True)
MEAN: Way[Total] = Way(mean, sums=False)
