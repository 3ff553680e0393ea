"""How far two records agree: a level and its points for every field, and the rungs they reach."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import polars as pl

from automations.people.pairing.candidates import ONE, OTHER_ONE
from automations.people.pairing.scheme import OTHER, Measure, rarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from automations.people.pairing.scheme import Field, Level, Scheme

_AT_ONCE = 400_000  # pairs compared at once: bounds the memory


def with_rarities(prepared: pl.DataFrame, scheme: Scheme) -> pl.DataFrame:
    """Add ``rare_<column>``: the points of having what the record has there (Int16)."""
    if not scheme.rarities:
        return prepared
    having = prepared.select(
        pl.len().over(column).alias(f"rare_{column}") for column in scheme.rarities
    )
    counts = sorted({count for column in having for count in column.unique()})
    points = [rarity(prepared.height, count) for count in counts]
    rare = having.select(pl.all().replace_strict(counts, points, return_dtype=pl.Int16))
    return prepared.hstack(rare)


def compared(
    prepared: pl.DataFrame, pairs: pl.DataFrame, scheme: Scheme, *, only_worth: bool = False
) -> pl.DataFrame:
    """Compare pairs (``one``, ``other``: positions in ``prepared``).

    ``only_worth``: leave out the pairs that are not worth it by the scheme.

    Adds ``level_<field>`` (a bit: the n-th level from 0 is the n-th bit), ``points_<field>``,
    ``points`` (their sum) and ``rungs`` (the n-th bit for the n-th that holds, from 0).
    """
    worth = scheme.worth if only_worth else None
    parts = [
        _compared(prepared, part if worth is None else _worth(prepared, part, worth), scheme)
        for part in (pairs.iter_slices(_AT_ONCE) if pairs.height else [pairs])
    ]
    return pl.concat(parts)


def _worth(prepared: pl.DataFrame, pairs: pl.DataFrame, worth: pl.Expr) -> pl.DataFrame:
    """Keep the pairs that are worth more than a glance, at the columns that this takes."""
    columns = {name.removesuffix(OTHER) for name in worth.meta.root_names()}
    return _beside(prepared, pairs, sorted(columns)).filter(worth).select(ONE, OTHER_ONE)


def _beside(prepared: pl.DataFrame, pairs: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """Put both records of each pair side by side."""
    ours = prepared.select(columns)
    other = ours[pairs[OTHER_ONE]].rename(lambda name: f"{name}{OTHER}")
    return pl.concat([pairs, ours[pairs[ONE]], other], how="horizontal")


def _compared(prepared: pl.DataFrame, pairs: pl.DataFrame, scheme: Scheme) -> pl.DataFrame:
    rarities = [f"rare_{each}" for each in scheme.rarities]
    beside = _beside(prepared, pairs, [*scheme.compared, *rarities])
    beside = _with_measures(beside, scheme.measures)
    levels, points, rungs = _expressions(scheme)
    names = [each.name for each in scheme.fields]
    return (
        beside.with_columns(levels)
        .select(ONE, OTHER_ONE, *(f"level_{name}" for name in names), *points)
        .with_columns(pl.sum_horizontal(f"points_{name}" for name in names).alias("points"), rungs)
    )


@lru_cache(8)
def _expressions(scheme: Scheme) -> tuple[list[pl.Expr], list[pl.Expr], pl.Expr]:
    """Write down once what a scheme asks of every pair: levels, their points, and rungs."""
    levels = [_level(each).alias(f"level_{each.name}") for each in scheme.fields]
    points = [_points(each).alias(f"points_{each.name}") for each in scheme.fields]
    return levels, points, _rungs(scheme).alias("rungs")


def _with_measures(beside: pl.DataFrame, measures: Sequence[Measure]) -> pl.DataFrame:
    """Ask the measures of the pairs that need them, and of no others."""
    numbered = beside.with_row_index("row").lazy()
    needed = pl.collect_all([
        numbered.filter(each.needed).select("row", each.column, f"{each.column}{OTHER}")
        for each in measures
    ])  # fmt: skip
    return beside.with_columns(
        _measured(each, texts, beside.height) for each, texts in zip(measures, needed, strict=True)
    )


def _measured(measure: Measure, texts: pl.DataFrame, height: int) -> pl.Series | pl.Expr:
    if not texts.height:
        return pl.lit(None, pl.Int16).alias(measure.name)
    row, one, other = texts
    found = pl.Series(list(map(measure.of, one, other)), dtype=pl.Int16)
    nothing = pl.repeat(None, height, dtype=pl.Int16, eager=True)
    return nothing.scatter(row, found).alias(measure.name)


def _level(field: Field) -> pl.Expr:
    """Mark the first level that holds; what a missing measure leaves unknown does not hold."""
    last = len(field.levels) - 1
    found: pl.Expr = pl.lit(1 << last, pl.UInt32)
    for number in range(last - 1, -1, -1):
        # A condition that is null is not met.
        found = (
            pl.when(field.levels[number].holds)
            .then(pl.lit(1 << number, pl.UInt32))
            .otherwise(found)
        )
    return found


def _points(field: Field) -> pl.Expr:
    bit = pl.col(f"level_{field.name}")
    plain = bit.replace_strict(
        [1 << number for number in range(len(field.levels))],
        [each.points for each in field.levels],
        return_dtype=pl.Int32,
    )
    gains = [
        pl.when(bit == 1 << number).then(_gain(level)).otherwise(0)
        for number, level in enumerate(field.levels)
        if level.rare
    ]
    return pl.sum_horizontal(plain, *gains).cast(pl.Int32)


def _gain(level: Level) -> pl.Expr:
    """Count what is shared by its commoner side: a rare misspelling is no rare name."""
    commoner = pl.min_horizontal(f"rare_{level.rare}", f"rare_{level.rare}{OTHER}")
    return pl.min_horizontal(commoner, pl.lit(level.most, pl.Int16))


def _rungs(scheme: Scheme) -> pl.Expr:
    """Mark every rung that holds: the n-th (from 0) by the n-th bit."""
    held = [
        pl.when(pl.all_horizontal(
            *scheme.stands_on(rung.asks), *(~each for each in scheme.stands_on(rung.unless))
        )).then(pl.lit(1 << number, pl.UInt32)).otherwise(pl.lit(0, pl.UInt32))
        for number, rung in enumerate(scheme.certain)
    ]  # fmt: skip
    return pl.sum_horizontal(held).cast(pl.UInt32)
