"""Where the register and a linkage model disagree on who is one person, for people to look at.

Nothing is decided here. Pairs that people were asked about, or have judged, are theirs alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from automations.people.matching import RECORD, Matching
from automations.people.verdicts import Verdict, pair_key, signatures_in

THRESHOLD = 50
"""The percentage from which on the model is taken to say: one person."""


@dataclass(frozen=True, slots=True)
class Disagreements:
    """What comparing gave.

    ``compared``: pairs of rows merged, and pairs of persons of which the model looked at any rows.
    ``apart``: merged, but two persons for the model, the least likely first. ``together``: two
    persons, but one for the model, the likeliest first; of two persons their likeliest rows.
    Both have ``one`` < ``other`` (records), ``percent`` and ``rung`` ("" for two persons).
    """

    compared: int
    apart: pl.DataFrame
    together: pl.DataFrame

    @property
    def differing(self) -> int:
        """Return how many pairs the model sees otherwise."""
        return self.apart.height + self.together.height


def disagreements(
    rows: pl.DataFrame, matching: Matching, said: Mapping[str, Verdict], scores: pl.DataFrame
) -> Disagreements:
    """Compare; ``rows`` and ``matching`` are a `Roster`'s, ``scores`` a linkage model's."""
    records = rows.filter(pl.col(RECORD).is_not_null())
    links = _links(records, said).join(scores, on=["one", "other"])
    strangers = _strangers(records, scores).join(
        _theirs(records, matching, said), on=["low", "high"], how="anti"
    )
    columns = ("one", "other", "percent", "rung")
    return Disagreements(
        links.height + strangers.height,
        links.filter(pl.col("percent") < THRESHOLD).select(columns).sort("percent", "one", "other"),
        strangers.filter(pl.col("percent") >= THRESHOLD)
        .select(columns)
        .sort("percent", "one", "other", descending=[True, False, False]),
    )


def _links(records: pl.DataFrame, said: Mapping[str, Verdict]) -> pl.DataFrame:
    """Return the pairs of rows that were merged, save those that people judged."""
    signed = records.select(merged_with=RECORD, met="signature")
    merged = records.filter(pl.col("rung") != "").join(signed, on="merged_with")
    judged = pl.Series(
        [pair_key(*each) in said for each in merged.select("signature", "met").iter_rows()],
        dtype=pl.Boolean,
    )
    both = pl.col(RECORD, "merged_with")
    return merged.filter(~judged).select(
        "rung", one=pl.min_horizontal(both), other=pl.max_horizontal(both)
    ).unique(["one", "other"], keep="first", maintain_order=True)  # fmt: skip


def _strangers(records: pl.DataFrame, scores: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs of persons that the model looked at, each by its likeliest rows."""
    of_one = records.select(one=RECORD, low="person")
    of_other = records.select(other=RECORD, high="person")
    persons = pl.col("low", "high")
    return (
        scores.join(of_one, on="one")
        .join(of_other, on="other")
        .with_columns(
            low=pl.min_horizontal(persons), high=pl.max_horizontal(persons), rung=pl.lit("")
        )
        .filter(pl.col("low") != pl.col("high"))
        .sort("percent", "one", "other", descending=[True, False, False])
        .unique(["low", "high"], keep="first", maintain_order=True)
    )


def _theirs(records: pl.DataFrame, matching: Matching, said: Mapping[str, Verdict]) -> pl.DataFrame:
    """Return the pairs of persons about which people are asked, or have said something."""
    person = dict(records.select(RECORD, "person").iter_rows())
    asked = [(each.one, each.other) for each in (*matching.doubts, *matching.waiting)]
    pairs = [*asked, *_judged(records, said)]
    found = {(min(a, b), max(a, b)) for one, other in pairs
             for a, b in [(person[one], person[other])]}  # fmt: skip
    schema = {"low": pl.UInt32, "high": pl.UInt32}
    return pl.DataFrame(sorted(found), schema=schema, orient="row")


def _judged(records: pl.DataFrame, said: Mapping[str, Verdict]) -> Iterable[tuple[int, int]]:
    """Yield the pairs of records that people judged; several records may be signed alike."""
    signed: dict[str, list[int]] = {}
    for mark, record in records.select("signature", RECORD).iter_rows():
        signed.setdefault(mark, []).append(record)
    for key in said:
        one, other = signatures_in(key) or ("", "")
        yield from ((a, b) for a in signed.get(one, ()) for b in signed.get(other, ()))
