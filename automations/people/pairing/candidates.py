"""Which pairs of records are worth a look: those that agree in all columns of some block."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from automations.people.pairing.scheme import Scheme

ONE, OTHER_ONE = "one", "other"
_AT_ONCE = 2_000_000  # records times blocks looked at together: bounds the memory

_PAIRS = {ONE: pl.UInt32, OTHER_ONE: pl.UInt32}

Block: TypeAlias = tuple[str, ...]
Members: TypeAlias = tuple[Block, pl.LazyFrame]


def candidates(prepared: pl.DataFrame, scheme: Scheme) -> pl.DataFrame:
    """Return the pairs to compare: ``one`` < ``other``, positions in ``prepared`` (from 0).

    ``prepared`` stands in the order of its contents; so pairs do not depend on how records are
    numbered.
    """
    count = max(prepared.height, 1)
    found = [
        pairs
        for bundle in _bundles(list(_wanted(prepared, scheme)), max(_AT_ONCE // count, 1))
        for pairs in _neighbours(_grouped(bundle, count), scheme.window)
    ]
    return pl.concat([pl.DataFrame(schema=_PAIRS), *found]).unique().sort(ONE, OTHER_ONE)


def _wanted(prepared: pl.DataFrame, scheme: Scheme) -> Iterator[Members]:
    """Give each block the records it has to group, as ``at`` and its columns.

    A block that narrows another one has the records that are too many there, and they are
    grouped by what is narrower alone.
    """
    wider = {block: _wider(block, scheme.blocks) for block in scheme.blocks}
    crowded = _crowded(prepared, {wide for wide in wider.values() if wide}, scheme.window + 1)
    for block, wide in wider.items():
        members = prepared.lazy().select("at", *block)
        if wide in crowded:  # counted before any is left out for what else it lacks
            members = members.filter(pl.len().over(wide) > scheme.window + 1)
        elif wide is not None:
            continue
        filled = members.filter(pl.col(each) != "" for each in block)
        roomy = pl.len().over(block) <= scheme.window + 1
        yield block, filled.filter(roomy) if block in crowded else filled


def _wider(block: Block, blocks: Sequence[Block]) -> Block | None:
    """Return the block of one column that the block narrows, if there is one."""
    return next(((each,) for each in block if len(block) > 1 and (each,) in blocks), None)


def _crowded(prepared: pl.DataFrame, blocks: set[Block], most: int) -> set[Block]:
    """Return the blocks (of one column) in which more records than that agree."""
    filled = [
        pl.len().over(block).filter(pl.col(block[0]) != "").max().alias(block[0])
        for block in sorted(blocks)
    ]
    if not filled:
        return set()
    return {(name,) for name, size in prepared.select(filled).row(0, named=True).items()
            if (size or 0) > most}  # fmt: skip


def _bundles(blocks: Sequence[Members], size: int) -> Iterator[Sequence[Members]]:
    """Walk blocks so many at a time."""
    return (blocks[start : start + size] for start in range(0, len(blocks), size))


def _grouped(blocks: Sequence[Members], count: int) -> pl.DataFrame:
    """Return the positions of the records in blocks of two or more, block after block."""
    at = pl.col("at").cast(pl.UInt64)
    members = [
        records.select("at", group=at.min().over(block) + number * count)
        for number, (block, records) in enumerate(blocks)
    ]
    several = pl.concat(members).with_columns(size=pl.len().over("group")).filter(
        pl.col("size") > 1
    )  # fmt: skip
    return several.sort("group", "at").collect()


def _neighbours(grouped: pl.DataFrame, window: int) -> Iterator[pl.DataFrame]:
    """Pair each record of a block with the next one, the one after it, and so on."""
    largest: int = grouped.select(pl.col("size").max().fill_null(1)).item()
    at, group = grouped["at"].cast(pl.UInt32), grouped["group"]
    for distance in range(1, min(window, largest - 1) + 1):
        ahead = grouped.height - distance
        together = group.head(ahead) == group.tail(ahead)
        pairs = pl.DataFrame({ONE: at.head(ahead), OTHER_ONE: at.tail(ahead)})
        yield pairs.filter(together)
