"""Marking: what a sheet of ballots says, as one long frame whatever the sheet looks like."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from automations.award.ballot_columns import mark_key
from automations.award.entries import Entry
from automations.award.rules import AwardRules
from automations.award.scale import scale_of, value_columns
from automations.tables.distinct import read_once
from automations.tables.typed import Layout, TypedTable


def mark(criterion: int) -> str:
    """Name the column of the marks on a criterion, by its place from 1."""
    return f"mark_{criterion}"


def marks(criteria: int) -> list[str]:
    """Name the columns of all marks."""
    return [mark(place) for place in range(1, criteria + 1)]


def ballot_rows(ballots: TypedTable, rules: AwardRules) -> pl.DataFrame:
    """Say which ballot each row belongs to: ``row`` and ``ballot_key``, its first row (UInt32).

    One row is one ballot, except where each row is what a ballot says of one entry.
    """
    del rules
    return ballots.frame.select("row", pl.col("row").alias("ballot_key"))


def marked_choices(
    ballots: TypedTable, entries: Sequence[Entry], rules: AwardRules
) -> pl.DataFrame:
    """Turn the sheet into one row for each ballot and entry of which anything was said.

    Columns: ``ballot_key`` (UInt32: the row of the ballot), ``entry_key`` (Int64: the entry's
    number), one Int64 column a value in steps of the scale (null where blank or unreadable),
    ``missing`` (number of values left blank), ``unfit`` (a value that is unreadable or out of
    scale) and ``repeated`` (the ballot named the entry before).
    """
    data = ballots.frame.lazy().filter(pl.col("layout") == Layout.DATA.value)
    names = marks(value_columns(rules))
    grids = [_of_entry(data, entry.number, names) for entry in entries]
    blank = [pl.col(name) == "" for name in names]
    long = pl.concat(grids).filter(~pl.all_horizontal(blank)).collect()
    scale = scale_of(rules)
    read = {name: read_once(long[name], scale.steps, pl.Int64) for name in names}
    within = (scale.lowest, scale.highest)
    unfit = [(long[name] != "") & ~read[name].is_between(*within).fill_null(value=False)
             for name in names]  # fmt: skip
    missing = long.select(pl.sum_horizontal(blank).cast(pl.Int64).alias("missing"))["missing"]
    anything_unfit = pl.DataFrame(unfit).select(pl.any_horizontal(pl.all()))
    return long.select("ballot_key", "entry_key").with_columns(
        missing,
        anything_unfit.to_series().alias("unfit"),
        pl.lit(value=False).alias("repeated"),
        **read,
    )


def _of_entry(data: pl.LazyFrame, number: int, names: Sequence[str]) -> pl.LazyFrame:
    cells = [
        pl.col(mark_key(place, number)).str.strip_chars().alias(name)
        for place, name in enumerate(names, 1)
    ]
    key = pl.lit(number, dtype=pl.Int64).alias("entry_key")
    return data.select(pl.col("row").alias("ballot_key"), key, *cells)
