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
Members: TypeAlias = tuple[Block, pl.LazyFrame]


def candidates(prepared: pl.DataFrame, scheme: Scheme) -> pl.DataFrame:
    """Return the pairs to compare: ``one`` < ``other``, positions in ``prepared`` (from 0).

    ``prepared`` stands in the order of its contents; so pairs do not depend on how records are
    numbered.
    """
    count = max(prepared.height, 1)
    wanted = list(_wanted(prepared.lazy(), scheme))
    at_once = max(_AT_ONCE // count, 1)
    found = [
        (one.cast(pl.UInt64) * count + other).unique()
        for bundle in batched(wanted, at_once)
        for one, other in _neighbours(_grouped(bundle, count), scheme.window)
    ]
    every = pl.concat(found) if found else pl.Series("at", [], dtype=pl.UInt64)
    coded = every.unique().sort().alias("pair").to_frame()
    return coded.select(
        (pl.col("pair") // count).cast(pl.UInt32).alias(ONE),
        (pl.col("pair") % count).cast(pl.UInt32).alias(OTHER_ONE),
    )


def _wanted(prepared: pl.LazyFrame, scheme: Scheme) -> Iterator[Members]:
    """Give each block the records it has to group, as ``at`` and its columns.

    A block that narrows another one has the records that are too many there, and they are
    grouped by what is narrower alone.
    """
    crowded: dict[Block, pl.DataFrame] = {}
    wider = {block: _wider(block, scheme.blocks) for block in scheme.blocks}
    columns = {each for block, wide in wider.items() if wide for each in (*block, *wide)}
    for base in dict.fromkeys(wide for wide in wider.values() if wide):
        filled = _filled(prepared.select("at", *sorted(columns)), base)
        crowded[base] = filled.filter(pl.len().over(base) > scheme.window + 1).collect()
    for block, wide in wider.items():
        if wide is None:
            filled = _filled(prepared.select("at", *block), block)
            roomy = pl.len().over(block) <= scheme.window + 1
            yield block, filled.filter(roomy) if block in crowded else filled
        elif crowded[wide].height:
            yield block, _filled(crowded[wide].lazy().select("at", *block), block)


def _wider(block: Block, blocks: Sequence[Block]) -> Block | None:
    """Return the block of one column that the block narrows, if there is one."""
    return next(((each,) for each in block if len(block) > 1 and (each,) in blocks), None)


def _filled(frame: pl.LazyFrame, block: Block) -> pl.LazyFrame:
    return frame.filter(pl.col(each) != "" for each in block)


def batched(blocks: Sequence[Members], size: int) -> Iterator[Sequence[Members]]:
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


def _grouped(blocks: Sequence[Members], count: int) -> pl.DataFrame:
    """Return the positions of the records in blocks of two or more, block after block."""
    at = pl.col("at").cast(pl.UInt64)
    members = [
        records.select("at", group=at.min().over(block) + number * count)
        for number, (block, records) in enumerate(blocks)
    ]
    every = pl.concat(members).filter(pl.len().over("group") > 1)
    return every.sort("group", "at").collect()
