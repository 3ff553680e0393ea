"""Parcels of ballots in a count of transferable votes: who holds them, and what they are worth.

Ballots are rows of a frame; the worth of a ballot is one of a few values, kept as whole numbers
over one denominator. Votes are counts times worth: exact, whatever the number of ballots.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import polars as pl

from automations.award.counting.orders import entry_of, place_of

_FINEST = 4000  # binary digits of the denominator; longer ones could not be printed any more


@dataclass(slots=True)
class Parcels:
    """The ballots of an extent: equal ones are one row of ``orders``.

    ``weights``: what a ballot of each class is worth at first. ``entries``: the indexes of those
    who can hold ballots.
    """

    orders: pl.DataFrame
    weights: Mapping[str, Fraction]
    entries: Sequence[int]
    held: pl.DataFrame = field(init=False)
    worths: list[int] = field(default_factory=list)
    denominator: int = 1
    exhausted: Fraction = Fraction(0)

    def __post_init__(self) -> None:
        names = sorted(self.weights) or [""]  # no ballot at all
        self.denominator = math.lcm(*(each.denominator for each in self.weights.values()), 1)
        self.worths = [int(self.weights.get(name, 0) * self.denominator) for name in names]
        classes = {name: place for place, name in enumerate(names)}
        worth = pl.col("voter_class").replace_strict(classes, return_dtype=pl.Int64)
        self.held = self._forward(
            self.orders.select("codes", "ballots", worth.alias("worth")), self.entries
        )

    def votes(self) -> Mapping[int, Fraction]:
        """Return the votes of everybody who holds any, by index."""
        sums: dict[int, int] = {}
        keys = ["holder", "worth"]
        for holder, worth, ballots in (
            self.held.group_by(keys).agg(pl.col("ballots").sum()).sort(keys).iter_rows()
        ):
            sums[holder] = sums.get(holder, 0) + ballots * self.worths[worth]
        return {holder: Fraction(number, self.denominator) for holder, number in sums.items()}

    def devalue(self, holder: int, factor: Fraction) -> None:
        """Make all ballots of a holder worth so much less."""
        own = self.held["holder"] == holder
        old = self.held.filter(own)["worth"].unique().sort().to_list()
        self._refine(factor.denominator)
        new = {worth: self._worth(self.worths[worth] * factor) for worth in old}
        changed = pl.col("worth").replace(new)
        self.held = self.held.with_columns(
            pl.when(own).then(changed).otherwise("worth").alias("worth")
        )

    def move(self, holders: Sequence[int], continuing: Sequence[int]) -> None:
        """Pass the ballots of the holders on to the next entries on them that continue."""
        leaving = self.held["holder"].is_in(list(holders))
        moving = self.held.filter(leaving)
        self.held = self.held.filter(~leaving).vstack(self._forward(moving, continuing))

    def _forward(self, moving: pl.DataFrame, continuing: Sequence[int]) -> pl.DataFrame:
        """Give each ballot to the first entry on it that continues; equal ones share it."""
        row = moving.select("codes", "ballots", "worth").with_row_index("parcel")
        named = (
            row.lazy()
            .select("parcel", pl.col("codes").alias("code"))
            .explode("code", empty_as_null=False)
            .with_columns(entry_of(pl.col("code")).cast(pl.Int64).alias("holder"))
            .filter(pl.col("holder").is_in(list(continuing)))
            .with_columns(_first_place().alias("best"))
            .filter(place_of(pl.col("code")) == pl.col("best"))
            .with_columns(pl.len().over("parcel").cast(pl.Int64).alias("shared"))
            .select("parcel", "holder", "shared")
        )
        found = row.lazy().join(named, on="parcel", how="left", maintain_order="left").collect()
        self._exhaust(found.filter(pl.col("holder").is_null()))
        return self._parted(found.filter(pl.col("holder").is_not_null()))

    def _exhaust(self, spent: pl.DataFrame) -> None:
        sums = spent.group_by("worth").agg(pl.col("ballots").sum()).sort("worth")
        number = sum(ballots * self.worths[worth] for worth, ballots in sums.iter_rows())
        self.exhausted += Fraction(number, self.denominator)

    def _parted(self, found: pl.DataFrame) -> pl.DataFrame:
        """Divide what several entries share; the worth of a part is a worth of its own."""
        keys = ["worth", "shared"]
        parts = found.filter(pl.col("shared") > 1).select(keys).unique().sort(keys).rows()
        self._refine(math.lcm(*(shared for _, shared in parts)))
        new = [(worth, shared, self._worth(Fraction(self.worths[worth], shared)))
               for worth, shared in parts]  # fmt: skip
        schema = {"worth": pl.Int64, "shared": pl.Int64, "part": pl.Int64}
        known = pl.DataFrame(new, schema=schema, orient="row")
        return found.join(known, on=keys, how="left", maintain_order="left").select(
            "codes", "ballots", pl.coalesce("part", "worth").alias("worth"), "holder"
        )

    def _refine(self, factor: int) -> None:
        """Make the denominator divisible by one more factor, unless it gets too long to print."""
        if (self.denominator * factor).bit_length() <= _FINEST:
            self.worths = [each * factor for each in self.worths]
            self.denominator *= factor

    def _worth(self, number: Fraction) -> int:
        """Keep a worth, rounded down to the denominator; return its index."""
        self.worths.append(math.floor(number))
        return len(self.worths) - 1


def _first_place() -> pl.Expr:
    """Return the place of the first code of each parcel: codes stand in order."""
    opens = (pl.col("parcel") != pl.col("parcel").shift()).fill_null(value=True)
    return pl.when(opens).then(place_of(pl.col("code"))).forward_fill()
