"""Places: Borda, 順位点 and first places, from the order that each ballot gives.

A ballot's order holds within each category, or over all entries. Only the order counts: what does
not count on the ballot closes up. Entries of one place share the mean of the places they take up,
so that the first two of equal worth get 1.5 each. Every ballot on which anything counts says
something of every entry: those it does not name get the last place, or the mean of the places
left. So places are comparable between categories in which not everybody voted.

Borda's points are the number of entries minus the place: both ways count the same thing.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar

import polars as pl

from automations.award.counting.sums import Total
from automations.award.counting.vote import Vote, divisor, weighted
from automations.award.rules import Method, Unranked

_Totals = Mapping[int, Mapping[str, Total]]


def placed(vote: Vote) -> pl.DataFrame:
    """Return the place of each choice within its extent.

    Columns: ``ballot_key``, ``voter_class``, ``entry_key``, ``extent`` and its ``size``, ``first``
    (the best place it takes up, from 1), ``shared`` (with how many, itself included), ``ranked``
    (entries the ballot puts in order there) and ``opens`` (one row a ballot and extent has it).
    """
    ordered = (
        _levels(vote)
        .join(_extents(vote).lazy(), on="entry_key")
        .sort("ballot_key", "extent", "level", "entry_key")
    )
    row, fresh = pl.int_range(pl.len(), dtype=pl.Int64), pl.lit(value=True)
    opens = (pl.col("ballot_key") != pl.col("ballot_key").shift()).fill_null(fresh) | (
        pl.col("extent") != pl.col("extent").shift()
    ).fill_null(fresh)
    steps = opens | (pl.col("level") != pl.col("level").shift()).fill_null(fresh)
    return (
        ordered.with_columns(opens.alias("opens"), steps.alias("steps"), row.alias("row"))
        .with_columns(
            _from("opens").alias("begin"),
            _until("opens").alias("end"),
            _from("steps").alias("from"),
            _until("steps").alias("until"),
        )
        .select(
            "ballot_key",
            "voter_class",
            "entry_key",
            "extent",
            "size",
            "opens",
            (pl.col("from") - pl.col("begin") + 1).alias("first"),
            (pl.col("until") - pl.col("from") + 1).alias("shared"),
            (pl.col("end") - pl.col("begin") + 1).alias("ranked"),
        )
        .collect()
    )


def _from(flag: str) -> pl.Expr:
    return pl.when(flag).then("row").forward_fill()


def _until(flag: str) -> pl.Expr:
    last = pl.col(flag).shift(-1, fill_value=True)
    return pl.when(last).then("row").backward_fill()


def _levels(vote: Vote) -> pl.LazyFrame:
    """Add ``level``: where a choice stands among the others of its ballot, less is better."""
    keys = [pl.col("ballot_key"), pl.col("voter_class"), pl.col("entry_key")]
    if vote.rules.vote.method is Method.RANKS:
        return vote.choices.select(*keys, pl.col("mark_1").alias("level"))
    worth = vote.choices.select(
        *keys, weighted(vote).alias("weighted"), divisor(vote).alias("divisor")
    )
    # Worth is compared as a fraction; the few different ones are put in order exactly.
    known = worth.select("weighted", "divisor").unique().collect().rows()
    values = sorted({Fraction(*each) for each in known}, reverse=True)
    level = {value: place for place, value in enumerate(values)}
    listed = [(*each, level[Fraction(*each)]) for each in known]
    schema = {"weighted": pl.Int64, "divisor": pl.Int64, "level": pl.Int64}
    order = pl.LazyFrame(listed, schema=schema, orient="row")
    return worth.join(order, on=["weighted", "divisor"]).drop("weighted", "divisor")


def _extents(vote: Vote) -> pl.DataFrame:
    numbers = {name: place for place, name in enumerate(sorted(set(vote.extents.values())))}
    sizes = _sizes(vote)
    rows = [(number, numbers[name], sizes[name]) for number, name in vote.extents.items()]
    schema = {"entry_key": pl.Int64, "extent": pl.Int64, "size": pl.Int64}
    return pl.DataFrame(rows, schema=schema, orient="row")


def rank_points(found: pl.DataFrame, vote: Vote, ballots: Mapping[str, int]) -> _Totals:
    """Add up the places of each entry, by class; ``found`` are the placed choices.

    Shared places are halves: the frames add up twice the places.
    """
    twice = found.with_columns(
        (2 * pl.col("first") + pl.col("shared") - 1).alias("place"),
        _left(pl.col("ranked"), pl.col("size"), vote).alias("left"),
    )
    named = _sums(twice, "entry_key")
    orders = _sums(twice.filter("opens"), "extent")
    return {
        number: {
            name: _places(named.get((number, name)), orders.get((extent, name)), size, own, vote)
            for name, own in ballots.items()
        }
        for number, extent, size in _extents(vote).rows()
    }


def _sums(twice: pl.DataFrame, key: str) -> Mapping[tuple[int, str], tuple[int, int, int]]:
    """Return the sum of the places, of what unnamed ones get, and the rows, by key and class."""
    keys = [key, "voter_class"]
    summed = twice.group_by(keys).agg(pl.col("place", "left").sum(), pl.len()).sort(keys)
    return {
        (number, name): (place, left, rows) for number, name, place, left, rows in summed.rows()
    }


def _places(
    named: tuple[int, int, int] | None,
    orders: tuple[int, int, int] | None,
    size: int,
    ballots: int,
    vote: Vote,
) -> Total:
    """Add the places given to what the ballots that do not name the entry leave for it."""
    place, own, supporters = named or (0, 0, 0)
    _, everywhere, ordering = orders or (0, 0, 0)
    silent = (ballots - ordering) * _left(0, size, vote)
    return Total(Fraction(place + everywhere - own + silent, 2), supporters)


_Number = TypeVar("_Number", int, pl.Expr)


def _left(ranked: _Number, size: _Number, vote: Vote) -> _Number:
    """Return twice the place of what a ballot does not name, where it puts so many in order."""
    return ranked + 1 + size if vote.rules.vote.unranked is Unranked.MEAN else 2 * size


def borda(found: pl.DataFrame, vote: Vote, ballots: Mapping[str, int]) -> _Totals:
    """Give each place its points: with m entries the first gets m - 1, the last nothing."""
    sizes = _sizes(vote)
    return {
        number: {
            name: Total(sizes[vote.extents[number]] * ballots[name] - own.amount, own.supporters)
            for name, own in parts.items()
        }
        for number, parts in rank_points(found, vote, ballots).items()
    }


def firsts(found: pl.DataFrame, vote: Vote) -> _Totals:
    """Count first places; a shared one is an equal part for each."""
    keys = ["entry_key", "voter_class", "shared"]
    best = (
        found.group_by(keys)
        .agg((pl.col("first") == 1).sum().cast(pl.Int64).alias("firsts"), pl.len())
        .sort(keys)
    )
    parts: dict[int, dict[str, Total]] = {each.number: {} for each in vote.entries}
    for number, name, shared, first, named in best.iter_rows():
        own = parts[number].get(name, Total(Fraction(0), 0))
        amount = own.amount + Fraction(first, shared)
        parts[number][name] = Total(amount, own.supporters + named)
    return parts


def place_levels(found: pl.DataFrame, vote: Vote) -> Mapping[int, tuple[int, ...]]:
    """Return how often each entry got the 1st, 2nd, ... place of its extent."""
    longest = max(_sizes(vote).values(), default=0)
    counted = found.group_by("entry_key", "first").agg(pl.len()).sort("entry_key", "first")
    levels = {each.number: [0] * longest for each in vote.entries}
    for number, place, often in counted.iter_rows():
        levels[number][place - 1] = often
    return {number: tuple(own) for number, own in levels.items()}


def _sizes(vote: Vote) -> Mapping[str, int]:
    """Return how many entries there are to put in order, by extent."""
    names = list(vote.extents.values())
    return {name: names.count(name) for name in names}
