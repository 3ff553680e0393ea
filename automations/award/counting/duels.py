"""Duels (シュルツ方式): every two entries compared on every ballot, and the strongest paths.

An entry beats another if its strongest path there is stronger than the way back. A path is as
strong as its weakest duel; a duel is as strong as the votes of its winner. What a ballot does not
name stands below all that it names. The score is the number of entries that beat it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import chain

import polars as pl

from automations.award.counting.orders import entry_of, place_of

Matrix = list[list[Fraction]]


def duels(orders: pl.DataFrame, weights: Mapping[str, Fraction], some: Sequence[int]) -> Matrix:
    """Return how many ballots (times their weights) put one entry above another.

    ``some``: the indexes of the entries of this extent, in the order of rows and columns.
    """
    whole = math.lcm(*(each.denominator for each in weights.values()), 1)
    times = {name: int(each * whole) for name, each in weights.items()}
    found = [[0] * len(some) for _ in some]
    for name, ballots in _wide(orders, some):
        for place, one in enumerate(some):
            above = [pl.col(str(one)) < pl.col(str(other)) for other in some]
            won = [pl.col("ballots").filter(each).sum().alias(str(other))
                   for each, other in zip(above, some, strict=True)]  # fmt: skip
            row = ballots.select(won).row(0)
            found[place] = [
                old + times[name] * new for old, new in zip(found[place], row, strict=True)
            ]
    return [[Fraction(each, whole) for each in row] for row in found]


def _wide(orders: pl.DataFrame, some: Sequence[int]) -> list[tuple[str, pl.DataFrame]]:
    """Return the ballots by class, one column an entry with its place; unnamed ones come last."""
    last = len(some) + 1
    long = (
        orders.with_row_index("order")
        .explode("codes", empty_as_null=False)
        .with_columns(
            entry_of(pl.col("codes")).alias("entry"), place_of(pl.col("codes")).alias("place")
        )
    )
    named = [
        pl.col("place").filter(pl.col("entry") == one).first().fill_null(last).alias(str(one))
        for one in some
    ]
    wide = long.group_by("order").agg(
        pl.col("voter_class").first(), pl.col("ballots").first(), *named
    )
    parts = wide.sort("order").partition_by("voter_class", as_dict=True, include_key=False)
    return [(str(name), part) for (name,), part in sorted(parts.items())]


def strongest_paths(found: Sequence[Sequence[Fraction]]) -> list[list[int]]:
    """Return how strong the strongest path from each entry to each is (winning votes).

    Only what is stronger matters: strengths are numbered in order, 0 for no path.
    """
    size = range(len(found))
    order = {each: place for place, each in enumerate(sorted({Fraction(0), *chain(*found)}))}
    paths = [
        [order[found[one][other]] if found[one][other] > found[other][one] else 0 for other in size]
        for one in size
    ]
    for middle in size:
        through = paths[middle]
        for one in size:
            first = paths[one][middle]
            if first and one != middle:
                paths[one] = [
                    max(direct, min(first, second))
                    for direct, second in zip(paths[one], through, strict=True)
                ]
    return paths


def beaten_by(paths: Sequence[Sequence[int]]) -> list[int]:
    """Return by how many others each entry is beaten."""
    size = range(len(paths))
    return [
        sum(paths[other][one] > paths[one][other] for other in size if other != one) for one in size
    ]
