"""Which pairs of records are worth a look: those that agree in all columns of some block."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterator

    from automations.people.pairing.scheme import Scheme

ONE, OTHER_ONE = "one", "other"


def candidates(prepared: pl.DataFrame, scheme: Scheme) -> pl.DataFrame:
    """Return the pairs to compare: ``one`` < ``other``, positions in ``prepared`` (from 0).

    ``prepared`` stands in the order of its contents; so pairs do not depend on how records are
    numbered.
    """
    count = max(prepared.height, 1)
    found = [
        (pairs[0].cast(pl.UInt64) * count + pairs[1]).alias("pair")
        for block in scheme.blocks
        for pairs in _neighbours(prepared, block, scheme.window)
    ]
    every = pl.concat(found) if found else pl.Series("pair", [], dtype=pl.UInt64)
    coded = every.unique().sort().to_frame()
    return coded.select(
        (pl.col("pair") // count).cast(pl.UInt32).alias(ONE),
        (pl.col("pair") % count).cast(pl.UInt32).alias(OTHER_ONE),
    )


def _neighbours(
    prepared: pl.DataFrame, block: tuple[str, ...], window: int
) -> Iterator[tuple[pl.Series, pl.Series]]:
    """Walk the pairs of one block: each record with the next one, the one after it, and so on."""
    grouped = _grouped(prepared, block)
    at, group = grouped["at"], grouped["group"]
    for distance in range(1, min(window, at.len() - 1) + 1):
        together = group.slice(distance) == group.head(group.len() - distance)
        if not together.any():
            return
        yield at.head(at.len() - distance).filter(together), at.slice(distance).filter(together)


def _grouped(prepared: pl.DataFrame, block: tuple[str, ...]) -> pl.DataFrame:
    """Return the positions of the records in blocks of two or more, block after block."""
    filled = prepared.lazy().select("at", *block).filter(pl.col(each) != "" for each in block)
    return (
        filled.with_columns(group=pl.col("at").min().over(block))
        .filter(pl.len().over("group") > 1)
        .sort("group", "at")
        .select("at", "group")
        .collect()
    )
