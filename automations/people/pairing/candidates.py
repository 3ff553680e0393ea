"""Which pairs of records are worth a look: those that agree in all columns of some block."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from automations.people.pairing.scheme import Scheme

ONE, OTHER_ONE = "one", "other"
_AT_ONCE = 2_000_000  # records times blocks looked at together: bounds the memory

Block: TypeAlias = tuple[str, ...]


def candidates(prepared: pl.DataFrame, scheme: Scheme) -> pl.DataFrame:
    """Return the pairs to compare: ``one`` < ``other``, positions in ``prepared`` (from 0).

    ``prepared`` stands in the order of its contents; so pairs do not depend on how records are
    numbered.
    """
    count = max(prepared.height, 1)
    at_once = max(_AT_ONCE // count, 1)
    found = [
        (one.cast(pl.UInt64) * count + other).unique()
        for bundle in batched(scheme.blocks, at_once)
        for one, other in _neighbours(_grouped(prepared, bundle), scheme.window)
    ]
    every = pl.concat(found) if found else pl.Series("at", [], dtype=pl.UInt64)
    coded = every.unique().sort().alias("pair").to_frame()
    return coded.select(
        (pl.col("pair") // count).cast(pl.UInt32).alias(ONE),
        (pl.col("pair") % count).cast(pl.UInt32).alias(OTHER_ONE),
    )


def batched(blocks: Sequence[Block], size: int) -> Iterator[Sequence[Block]]:
    """Walk blocks so many at a time."""
    return (blocks[start : start + size] for start in range(0, len(blocks), size))


def _neighbours(grouped: pl.DataFrame, window: int) -> Iterator[tuple[pl.Series, pl.Series]]:
    """Walk the pairs of blocks: each record with the next one, the one after it, and so on."""
    at, group = grouped["at"], grouped["group"]
    for distance in range(1, min(window, at.len() - 1) + 1):
        together = group.slice(distance) == group.head(group.len() - distance)
        if not together.any():
            return
        yield at.head(at.len() - distance).filter(together), at.slice(distance).filter(together)


def _grouped(prepared: pl.DataFrame, blocks: Sequence[Block]) -> pl.DataFrame:
    """Return the positions of the records in blocks of two or more, block after block."""
    at = pl.col("at").cast(pl.UInt64)
    shift = prepared.height
    members = [
        prepared.lazy()
        .select("at", *block)
        .filter(pl.col(each) != "" for each in block)
        .select("at", group=at.min().over(block) + number * shift)
        for number, block in enumerate(blocks)
    ]
    every = pl.concat(members).filter(pl.len().over("group") > 1)
    return every.sort("group", "at").collect()
