"""Deviation (偏差値): how far above a voter's own mean an entry stands.

So strict and kind voters weigh alike. Of each ballot's own choices, as a whole population:
50 + 10 x (worth - mean) / standard deviation. The score is the mean over the ballots. Roots are no
fractions: they are decimals of 50 digits and more, and scores that differ by less than 1e-30 are
one score.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext
from fractions import Fraction

import polars as pl

from automations.award.counting.classes import Pool, Way
from automations.award.counting.sums import Total, mean
from automations.award.counting.vote import LARGEST, Vote, check_bound, divisor, weighted

_LARGEST = 2**127 - 1
_DIGITS = 60  # so that 50 are right after adding up
_SAME = Fraction(1, 10**30)
_SHOWN = Decimal(1).scaleb(-40)


def deviations(vote: Vote) -> Mapping[int, Mapping[str, Total]]:
    """Add up how many standard deviations each entry stands above the means of its voters.

    With n choices on a ballot, worth x each, a choice stands (n x - sum) / root of (n times the
    sum of squares - square of the sum): whole numbers that frames add up, apart by the root.
    """
    summed = _by_root(vote)
    parts: dict[int, dict[str, Total]] = {each.number: {} for each in vote.entries}
    sums: dict[tuple[int, str], Decimal] = {}
    with localcontext(Context(prec=_DIGITS, rounding=ROUND_HALF_EVEN)):
        roots = {each: Decimal(each).sqrt() for each in summed["square"].unique()}
        for number, name, square, above, ballots in summed.iter_rows():
            own = parts[number].get(name, Total(Fraction(0), 0))
            sums[number, name] = sums.get((number, name), Decimal(0)) + above / roots[square]
            parts[number][name] = Total(Fraction(0), own.supporters + ballots)
    return {
        number: {name: Total(Fraction(sums[number, name]), each.supporters)
                 for name, each in own.items()}
        for number, own in parts.items()
    }  # fmt: skip


def _by_root(vote: Vote) -> pl.DataFrame:
    """Sum ``above`` for each entry, class and square of the root.

    A ballot of too few choices, or of equal ones, has no deviation: its choices have been set
    aside before, except where other ways of counting are compared.
    """
    worth = vote.choices.select(
        "ballot_key", "voter_class", "entry_key",
        weighted(vote).alias("weighted"), divisor(vote).alias("divisor"),
    )  # fmt: skip
    common = math.lcm(*worth.select("divisor").unique().collect()["divisor"])
    scale = vote.scale
    furthest = max(abs(scale.lowest), abs(scale.highest)) * common * len(vote.entries)
    largest = max(furthest**2, furthest * vote.rows)
    check_bound(largest, _LARGEST)
    whole = pl.Int64 if largest <= LARGEST else pl.Int128
    amount = pl.col("weighted").cast(whole) * (pl.lit(common, whole) // pl.col("divisor"))
    own = worth.select("ballot_key", "voter_class", "entry_key", amount.alias("worth"))
    ballots = own.group_by("ballot_key").agg(
        pl.len().cast(whole).alias("number"),
        pl.col("worth").sum().alias("sum"),
        (pl.col("worth") ** 2).sum().alias("squares"),
    )
    number = pl.col("number")
    return (
        own.join(ballots, on="ballot_key")
        .with_columns(
            (number * pl.col("worth") - pl.col("sum")).alias("above"),
            (number * pl.col("squares") - pl.col("sum") ** 2).alias("square"),
        )
        .filter((pl.col("square") > 0) & (number >= vote.rules.vote.least_for_deviation))
        .group_by("entry_key", "voter_class", "square")
        .agg(pl.col("above").sum(), pl.len())
        .sort("entry_key", "voter_class", "square")
        .collect()
    )


def deviation_value(pool: Pool[Total]) -> Fraction | None:
    """Return the 偏差値: 50 for what stands at the mean of everybody's."""
    above = mean(pool)
    return None if above is None else 50 + 10 * above


DEVIATION: Way[Total] = Way(deviation_value, sums=False)


def made_one(scores: Mapping[int, Fraction | None]) -> Mapping[int, Fraction | None]:
    """Make scores that differ by less than 1e-30 the same one."""
    same: dict[Fraction, Fraction] = {}
    last = None
    for each in sorted({each for each in scores.values() if each is not None}):
        near = last is not None and each - last < _SAME
        same[each] = same[last] if near and last is not None else _settled(each)
        last = each
    return {number: None if each is None else same[each] for number, each in scores.items()}


def _settled(value: Fraction) -> Fraction:
    """Drop the digits that rounding has made: what is whole comes out whole."""
    with localcontext(Context(prec=_DIGITS, rounding=ROUND_HALF_EVEN)):
        decimal = Decimal(value.numerator) / Decimal(value.denominator)
        return Fraction(decimal.quantize(_SHOWN))


def left_out(judged: pl.DataFrame) -> int:
    """Count the ballots that have choices without a deviation."""
    without = judged.filter(pl.col("disposition") == "choice_no_deviation")
    return without["ballot_key"].n_unique()
