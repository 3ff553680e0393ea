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
Members: TypeAlias = tuple[Block, pl.Expr]


def candidates(prepared: pl.DataFrame, scheme: Scheme) -> pl.DataFrame:
    """Return the pairs to compare: ``one`` < ``other``, positions in ``prepared`` (from 0).

    ``prepared`` stands in the order of its contents; so pairs do not depend on how records are
    numbered.
    """
    found = [
        pairs
        for records, blocks in _wanted(prepared, scheme)
        for bundle in _bundles(blocks, max(_AT_ONCE // max(records.height, 1), 1))
        for pairs in _neighbours(_grouped(records, bundle), scheme.window)
    ]
    return pl.concat([pl.DataFrame(schema=_PAIRS), *found]).unique().sort(ONE, OTHER_ONE)


def _wanted(
    prepared: pl.DataFrame, scheme: Scheme
) -> Iterator[tuple[pl.DataFrame, Sequence[Members]]]:
    """Say which records are grouped by which blocks, and which of them each block leaves out.

    A block that narrows another one has the records that are too many there, and they are
    grouped by what is narrower alone.
    """
    most = scheme.window + 1
    wider = {block: _wider(block, scheme.blocks) for block in scheme.blocks}
    crowded = _crowded(prepared, {wide for wide in wider.values() if wide}, most)
    filled = {block: pl.all_horizontal(pl.col(each) != "" for each in block) for block in wider}
    widest = [block for block, wide in wider.items() if wide is None]
    yield prepared, [
        (block, filled[block] & (pl.len().over(block) <= most) if block in crowded
         else filled[block])
        for block in widest
    ]  # fmt: skip
    for base in sorted(crowded):
        narrow = [(block, filled[block]) for block, wide in wider.items() if wide == base]
        yield prepared.filter(filled[base], pl.len().over(base) > most), narrow


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


def _grouped(records: pl.DataFrame, blocks: Sequence[Members]) -> pl.DataFrame:
    """Return the positions of the records in blocks of two or more, block after block."""
    at = pl.col("at").cast(pl.UInt64)
    groups = records.select("at", *(
        pl.when(belongs).then(at.min().over(block) + (number << 32)).alias(str(number))
        for number, (block, belongs) in enumerate(blocks)
    ))  # fmt: skip
    members = groups.unpivot(index="at", value_name="group").drop_nulls("group")
    several = members.select("at", "group", size=pl.len().over("group")).filter(pl.col("size") > 1)
    return several.sort("group", "at")


def _neighbours(grouped: pl.DataFrame, window: int) -> Iterator[pl.DataFrame]:
    """Pair each record of a block with the next one, the one after it, and so on."""
    largest: int = grouped.select(pl.col("size").max().fill_null(1)).item()
    at, group = grouped["at"].cast(pl.UInt32), grouped["group"]
    for distance in range(1, min(window, largest - 1) + 1):
        ahead = grouped.height - distance
        together = group.head(ahead) == group.tail(ahead)
        pairs = pl.DataFrame({ONE: at.head(ahead), OTHER_ONE: at.tail(ahead)})
        yield pairs.filter(together)
