"""The pairs of persons of whom somebody has to say whether they are one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from automations.people.pairing.candidates import ONE, OTHER_ONE
from automations.people.pairing.comparing import compared
from automations.people.pairing.results import Doubt, Evidence
from automations.people.pairing.scheme import rarity
from automations.people.verdicts import Signature, Verdict, pair_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from automations.people.pairing.rulings import Ruling
    from automations.people.pairing.scheme import Scheme

_LOW, _HIGH = "low", "high"  # the two persons of a pair


def doubts_of(
    prepared: pl.DataFrame,
    pairs: pl.DataFrame,
    labels: Sequence[int],
    ruled: Sequence[Ruling],
    scheme: Scheme,
) -> tuple[tuple[Doubt, ...], tuple[Doubt, ...]]:
    """Return the questions nobody has answered, and those a person put off."""
    group = pl.Series("group", labels, dtype=pl.UInt32)
    between = _between(pairs.filter(_worth_asking(prepared.height, scheme)), group)
    open_ = between.filter(_may_be_one(prepared, between, group, scheme))
    if not ruled:
        return _strongest(prepared, open_, scheme), ()
    answered = _between(_answered(ruled), group).select(_LOW, _HIGH).unique()
    asked = open_.join(answered, on=[_LOW, _HIGH], how="anti")
    held = _between(_held(prepared, ruled, scheme), group)
    settled = [each for each in ruled if each.verdict is Verdict.DIFFERENT]
    apart = _between(_answered(settled), group).select(_LOW, _HIGH).unique()
    waiting = held.join(apart, on=[_LOW, _HIGH], how="anti")
    return _strongest(prepared, asked, scheme), _strongest(prepared, waiting, scheme)


def _worth_asking(records: int, scheme: Scheme) -> pl.Expr:
    never = pl.all_horizontal(scheme.stands_on(scheme.never_ask) or [pl.lit(value=False)])
    enough = pl.col("points") >= rarity(max(records, 1), 1) + scheme.ask_from
    return (pl.col("rungs") != 0) | (enough & ~never)


def _between(pairs: pl.DataFrame, group: pl.Series) -> pl.DataFrame:
    """Add the two persons of each pair; leave out pairs within one person."""
    one, other = group[pairs[ONE]].alias("a"), group[pairs[OTHER_ONE]].alias("b")
    return pairs.with_columns(
        one, other
    ).with_columns(
        pl.min_horizontal("a", "b").alias(_LOW), pl.max_horizontal("a", "b").alias(_HIGH)
    ).filter(pl.col(_LOW) != pl.col(_HIGH))  # fmt: skip


def _may_be_one(
    prepared: pl.DataFrame, between: pl.DataFrame, group: pl.Series, scheme: Scheme
) -> pl.Series:
    """Two persons with two numbers are two, unless the numbers may be slips of each other."""
    if not scheme.identity:
        return pl.repeat(value=True, n=between.height, eager=True)
    numbers = prepared.select(group, pl.col(scheme.identity).alias("number"))
    of = numbers.filter(pl.col("number") != "").group_by("group").agg(
        pl.col("number").min()
    )  # fmt: skip
    both = between.select(_LOW, _HIGH, *(f"level_{name}" for name in scheme.identity_levels))
    joined = both.join(of, left_on=_LOW, right_on="group", how="left", maintain_order="left").join(
        of, left_on=_HIGH, right_on="group", how="left", maintain_order="left", suffix="_b"
    )
    apart = (pl.col("number") != pl.col("number_b")).fill_null(value=False)
    slips = pl.all_horizontal(scheme.stands_on(scheme.identity_levels))
    return joined.select(~apart | slips)["number"]


def _answered(ruled: Sequence[Ruling]) -> pl.DataFrame:
    """Return every pair of records that some answer speaks of."""
    pairs = [
        (one, other)
        for each in ruled
        for one in each.records[0]
        for other in each.records[1]
        if one != other
    ]
    return pl.DataFrame(pairs, schema={ONE: pl.UInt32, OTHER_ONE: pl.UInt32}, orient="row")


def _held(prepared: pl.DataFrame, ruled: Sequence[Ruling], scheme: Scheme) -> pl.DataFrame:
    put_off = [each for each in ruled if each.verdict is Verdict.HELD]
    return compared(prepared, _answered(put_off), scheme)


def _strongest(prepared: pl.DataFrame, pairs: pl.DataFrame, scheme: Scheme) -> tuple[Doubt, ...]:
    """Take the strongest pair of records of each two persons; the likeliest first."""
    record, signature = prepared["record"], prepared["signature"]
    told = pairs.with_columns(
        record[pairs[ONE]].alias("record"), record[pairs[OTHER_ONE]].alias("record_b"),
        signature[pairs[ONE]].alias("signature"),
        signature[pairs[OTHER_ONE]].alias("signature_b"),
    ).with_columns(
        first=pl.min_horizontal("record", "record_b"),
        second=pl.max_horizontal("record", "record_b"),
    )  # fmt: skip
    best = told.sort("points", "first", "second", descending=[True, False, False]).unique(
        [_LOW, _HIGH], keep="first", maintain_order=True
    )
    return tuple(_doubt(row, scheme) for row in best.iter_rows(named=True))


def _doubt(row: dict[str, Any], scheme: Scheme) -> Doubt:
    key = pair_key(Signature(row["signature"]), Signature(row["signature_b"]))
    return Doubt(key, row["first"], row["second"], row["points"], evidence_of(row, scheme))


def evidence_of(row: dict[str, Any], scheme: Scheme) -> tuple[Evidence, ...]:
    """Say level by level how far the two records of a compared pair agree."""
    return tuple(
        Evidence(each.name, each.levels[row[f"level_{each.name}"].bit_length() - 1].code,
                 row[f"points_{each.name}"])
        for each in scheme.fields
    )  # fmt: skip
