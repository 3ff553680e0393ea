"""One matching, from records to persons and doubts: candidates, evidence, closure, questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from automations.people.pairing.candidates import ONE, OTHER_ONE, candidates
from automations.people.pairing.comparing import compared, with_rarities
from automations.people.pairing.doubting import doubts_of, evidence_of
from automations.people.pairing.groups import NO_NUMBER, Groups, joined
from automations.people.pairing.results import Evidence, Matching
from automations.people.pairing.rulings import rulings, starting_groups
from automations.people.pairing.scheme import Scheme
from automations.people.verdicts import Verdict

RECORD = "record"
SAID = "said_same"
"""The reason of what a person said, or the caller knows: it stands above every rung."""


def matched(
    records: pl.DataFrame,
    scheme: Scheme,
    said: Mapping[str, Verdict] | None = None,
    known: Sequence[tuple[int, int]] = (),
) -> Matching:
    """Find the records that are one person by a scheme; see `automations.people.matching.match`.

    ``records``: ``record`` (distinct integers), ``signature`` and what the scheme prepares from.
    """
    prepared = in_order_of_contents(records, scheme)
    pairs = compared(prepared, candidates(prepared, scheme), scheme, only_worth=True)
    ruled = rulings(said or {}, prepared["signature"].to_list())
    at = _positions(prepared, known)
    groups, contradictions, links = starting_groups(ruled, _numbers(prepared, scheme), at)
    refused = _climb(groups, pairs, scheme)
    closed = _Closed(prepared, scheme, groups.labels())
    doubts, waiting = doubts_of(prepared, pairs, closed.labels, ruled, scheme)
    return Matching(
        closed.persons(pairs, links), closed.number_shared(), closed.held(groups, refused),
        doubts, waiting, contradictions,
    )  # fmt: skip


def in_order_of_contents(records: pl.DataFrame, scheme: Scheme) -> pl.DataFrame:
    """Prepare records for comparing: ``at`` is where each stands, by contents, from 0."""
    prepared = scheme.prepare(records).with_row_index("at")
    return with_rarities(prepared, scheme)


def _positions(prepared: pl.DataFrame, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Turn records into positions; pairs of records that are not here say nothing."""
    if not pairs:
        return []
    at = dict(prepared.select(RECORD, "at").iter_rows())
    return [(at[one], at[other]) for one, other in pairs if one in at and other in at]


def _numbers(prepared: pl.DataFrame, scheme: Scheme) -> list[int]:
    """Code the number that only one person has; `NO_NUMBER` where there is none."""
    if not scheme.identity:
        return [NO_NUMBER] * prepared.height
    number = pl.col(scheme.identity)
    first = pl.col("at").min().over(number).cast(pl.Int64) + 1
    return prepared.select(
        pl.when(number == "").then(NO_NUMBER).otherwise(first).alias("code")
    )["code"].to_list()  # fmt: skip


def _climb(groups: Groups, pairs: pl.DataFrame, scheme: Scheme) -> list[int]:
    """Join by the strongest reason first; return the records that fit two persons, so neither."""
    edges: list[list[tuple[int, int]]] = [[] for _ in scheme.certain]
    certain = pairs.filter(pl.col("rungs") != 0)
    for one, other, rungs in certain.select(ONE, OTHER_ONE, "rungs").iter_rows():
        for number in range(rungs.bit_length()):
            if rungs >> number & 1:
                edges[number].append((one, other))
    return [each for reached in edges if reached for each in joined(groups, reached)]


@dataclass(frozen=True, slots=True)
class _Closed:
    """Records in the order of their contents and the group of each of them."""

    prepared: pl.DataFrame
    scheme: Scheme
    labels: list[int]

    def _labelled(self) -> pl.DataFrame:
        """Return ``at``, ``record``, ``person``: the smallest record of the group."""
        group = pl.Series("group", self.labels, dtype=pl.UInt32)
        return self.prepared.select("at", RECORD, group).with_columns(
            person=pl.col(RECORD).min().over("group")
        )

    def persons(self, pairs: pl.DataFrame, links: list[tuple[int, int]]) -> pl.DataFrame:
        """Return `Matching.persons`: of each record its person, and by what and whom it is so."""
        labelled = self._labelled()
        said = pl.DataFrame(links, schema={ONE: pl.UInt32, OTHER_ONE: pl.UInt32}, orient="row")
        # The strongest rung of a pair is the lowest of its bits.
        strongest = pl.col("rungs") & (~pl.col("rungs") + 1)
        certain = pairs.filter(pl.col("rungs") != 0)
        reasons = pl.concat([
            said.with_columns(reason=pl.lit(0, pl.UInt32)),
            certain.select(ONE, OTHER_ONE, strongest.alias("reason")),
        ])  # fmt: skip
        met = _met(labelled, reasons)
        bits = [0, *(1 << number for number in range(len(self.scheme.certain)))]
        codes = [SAID, *(each.code for each in self.scheme.certain)]
        words = pl.col("reason").replace_strict(bits, codes, default="", return_dtype=pl.String)
        follows = pl.col(RECORD) != pl.col("person")
        return (
            labelled.join(met, on=RECORD, how="left")
            .select(RECORD, "person",
                    pl.when(follows).then(words).otherwise(pl.lit("")).alias("rung"),
                    pl.when(follows).then("merged_with").alias("merged_with"))
            .sort(RECORD)
        )  # fmt: skip

    def number_shared(self) -> tuple[int, ...]:
        """Return the records whose number also stands on another person."""
        if not self.scheme.identity:
            return ()
        number = self.prepared[self.scheme.identity]
        several = pl.col("person").n_unique().over(self.scheme.identity) > 1
        shared = self._labelled().with_columns(number).filter(
            pl.col(self.scheme.identity) != "", several
        )  # fmt: skip
        return tuple(shared[RECORD].sort().to_list())

    def held(self, groups: Groups, refused: list[int]) -> tuple[int, ...]:
        """Return the records that fit two persons and are still no one's."""
        left = {groups.group(each) for each in refused}
        nameless = [each for each in left if not groups.number(each)]
        held = self._labelled().filter(pl.Series(self.labels, dtype=pl.Int64).is_in(nameless))
        return tuple(held[RECORD].sort().to_list())


def _met(labelled: pl.DataFrame, reasons: pl.DataFrame) -> pl.DataFrame:
    """Return for each record the strongest reason within its person, and the record met there."""
    at = labelled.select("at", RECORD, "person")
    both = reasons.join(at, left_on=ONE, right_on="at").join(
        at, left_on=OTHER_ONE, right_on="at", suffix="_met"
    )
    within = both.filter(pl.col("person") == pl.col("person_met"))
    ways = (
        within.select(pl.col(RECORD), pl.col("record_met").alias("merged_with"), "reason"),
        within.select(pl.col("record_met").alias(RECORD), pl.col(RECORD).alias("merged_with"),
                      "reason"),
    )  # fmt: skip
    return pl.concat(ways).sort(RECORD, "reason", "merged_with").unique(RECORD, keep="first")


def evidence_between(
    prepared: pl.DataFrame, one: int, other: int, scheme: Scheme
) -> tuple[Evidence, ...]:
    """Say how far each field of two records (positions) agrees."""
    pair = pl.DataFrame({ONE: [one], OTHER_ONE: [other]},
                        schema={ONE: pl.UInt32, OTHER_ONE: pl.UInt32})  # fmt: skip
    return evidence_of(compared(prepared, pair, scheme).row(0, named=True), scheme)
