"""Orders: the ranked ballots of an extent, equal ones counted once.

An order is a list of codes, best place first: the place times 65536, plus the index of the entry
among those that compete.
"""

from __future__ import annotations

import polars as pl

from automations.award.counting.vote import Vote

_ENTRIES = 2**16


def orders(found: pl.DataFrame, vote: Vote) -> pl.DataFrame:
    """Group the placed choices into ballots, and equal ballots into one row.

    They stand in order already, by ballot, extent, place and number: so do the codes. Columns:
    ``voter_class``, ``extent``, ``codes`` and ``ballots``, the number of such ballots.
    """
    index = {each.number: place for place, each in enumerate(vote.entries)}
    code = pl.col("first") * _ENTRIES + pl.col("entry_key").replace_strict(
        index, return_dtype=pl.Int64
    )
    lists = (
        found.lazy()
        .select("voter_class", "extent", "ballot_key", code.cast(pl.UInt32).alias("codes"))
        .group_by("ballot_key", "extent", maintain_order=True)
        .agg(pl.col("voter_class").first(), pl.col("codes"))
    )
    return (
        lists.group_by("voter_class", "extent", "codes")
        .agg(pl.len().cast(pl.Int64).alias("ballots"))
        .sort("extent", "voter_class", "codes")
        .collect()
    )


def place_of(code: pl.Expr) -> pl.Expr:
    """Return the place that a code holds, from 1."""
    return code // _ENTRIES


def entry_of(code: pl.Expr) -> pl.Expr:
    """Return the index of the entry that a code holds, from 0."""
    return code % _ENTRIES
