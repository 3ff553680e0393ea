"""Which records are one person, for a stated reason.

A ladder of named rungs, strongest first. Each rung asks for equal keys that are not empty; none
rests on a name alone, so a mailbox or a line that several people share joins nobody. Two staff
numbers are two people: where a rung would join them through a third record, it joins none of
those records.

Records are numbered by their caller, by content and not by where they stand; a group is labelled
by its smallest number. So the order of rows and files never changes who is one person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from automations.people.verdicts import Verdict

RECORD = "record"
KEYS = ("name_key", "kana_key", "mail_key", "phone_key", "staff_number_key", "body_key",
        "section_key")  # fmt: skip
_NUMBER = "staff_number_key"


@dataclass(frozen=True, slots=True)
class Rung:
    """One reason to call two records one person: these keys are equal and not empty."""

    code: str
    keys: tuple[str, ...]


LADDER = (
    Rung("staff_number_and_name", (_NUMBER, "name_key")),
    Rung("staff_number_and_kana", (_NUMBER, "kana_key")),
    Rung("mail_and_name", ("mail_key", "name_key")),
    Rung("name_kana_body_section", ("name_key", "kana_key", "body_key", "section_key")),
    Rung("name_kana_body_phone", ("name_key", "kana_key", "body_key", "phone_key")),
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """How far one field of two records agrees: a level of that field, and what it counts.

    ``level`` is a code; its words are in ``config/matching.toml``. ``points`` may be negative.
    """

    field: str
    level: str
    points: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two records that may be one person: a person has to say.

    ``key``: of the question; see `automations.people.verdicts`. ``one`` < ``other``: records.
    """

    key: str
    one: int
    other: int
    points: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An answer that cannot hold beside the others: ``key`` is left out, ``others`` hold."""

    key: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """Who is one person, and what remains in doubt.

    ``persons``: for each record (ascending) ``person`` (the smallest record of the group), and
    for every record but that first one ``rung`` (the strongest by which it belongs there; else
    "") and ``merged_with`` (the record of the same person it met on that rung; else null).
    ``number_shared``: records whose staff number also stands on another person.
    ``held_apart``: records that may be either of two persons with different staff numbers, and
    so are neither.
    ``doubts``: pairs nobody has judged, the likeliest first; one a pair of persons. ``waiting``:
    those a person put off (保留). ``contradictions``: answers that could not be followed.
    """

    persons: pl.DataFrame
    number_shared: tuple[int, ...]
    held_apart: tuple[int, ...]
    doubts: tuple[Doubt, ...] = ()
    waiting: tuple[Doubt, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


def match(
    records: pl.DataFrame,
    said: Mapping[str, Verdict] | None = None,
    known: Sequence[tuple[int, int]] = (),
) -> Matching:
    """Find the records that are one person, and those of which a person has to say.

    ``records``: ``record`` (distinct integers), ``signature`` and every column of `KEYS` (String,
    no nulls). ``said``: what people decided, by question. ``known``: pairs of records that are one
    person for a reason of the caller's (a ticket handed out to the one and shown by the other).
    """
    del said, known  # the ladder below does not look at them yet
    labelled = records.select(RECORD, *KEYS, person=pl.col(RECORD))
    held: set[int] = set()
    for rung in LADDER:
        labelled, refused = _climb(labelled, rung)
        held.update(refused)
    without_number = labelled.filter((pl.col(_NUMBER) == "").all().over("person"))
    held.intersection_update(without_number[RECORD])
    persons = _with_reasons(labelled).sort(RECORD)
    return Matching(persons, _number_shared(labelled), tuple(sorted(held)))


def _climb(labelled: pl.DataFrame, rung: Rung) -> tuple[pl.DataFrame, list[int]]:
    """Join groups over one rung, save where that would make one person of two staff numbers."""
    roots = _roots(labelled, rung)
    if not roots:
        return labelled, []
    new = pl.col("person").replace(list(roots.keys()), list(roots.values()))
    joined = labelled.with_columns(new.alias("joined"))
    numbers = pl.col(_NUMBER).filter(pl.col(_NUMBER) != "").n_unique().over("joined")
    joined = joined.with_columns((numbers > 1).alias("refused"))
    kept = pl.when("refused").then("person").otherwise("joined").alias("person")
    doubtful = joined.filter(pl.col("refused") & (pl.col(_NUMBER) == ""))
    return joined.select(RECORD, *KEYS, kept), doubtful[RECORD].to_list()


def _roots(labelled: pl.DataFrame, rung: Rung) -> dict[int, int]:
    """Return the new label of every label that the rung joins to a smaller one."""
    pairs = (
        labelled.filter(pl.col(key) != "" for key in rung.keys)
        .with_columns(first=pl.col("person").min().over(rung.keys))
        .filter(pl.col("person") != pl.col("first"))
        .select("first", "person")
    )
    return _smallest_of_each_group(pairs.unique().sort("first", "person").rows())


def _smallest_of_each_group(pairs: list[tuple[int, int]]) -> dict[int, int]:
    """Unite pairs into groups: union-find with the smallest member as the root."""
    parent: dict[int, int] = {}

    def root(label: int) -> int:
        while (above := parent.get(label, label)) != label:
            parent[label] = parent.get(above, above)
            label = parent[label]
        return label

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    return {label: root(label) for label in sorted(parent)}


def _with_reasons(labelled: pl.DataFrame) -> pl.DataFrame:
    """Name, for every record but the first of its person, the rung and the record it met there."""
    reasons = pl.DataFrame(schema={RECORD: labelled.schema[RECORD], "rung": pl.String,
                                   "merged_with": labelled.schema[RECORD]})  # fmt: skip
    followers = labelled.filter(pl.len().over("person") > 1)
    for rung in LADDER if followers.height else ():
        met = _met(followers, rung).join(reasons, on=RECORD, how="anti")
        reasons = pl.concat([reasons, met])
    reasons = reasons.join(
        labelled.filter(pl.col(RECORD) != pl.col("person")).select(RECORD), on=RECORD, how="semi"
    )
    return labelled.select(RECORD, "person").join(reasons, on=RECORD, how="left").with_columns(
        pl.col("rung").fill_null("")
    )  # fmt: skip


def _met(labelled: pl.DataFrame, rung: Rung) -> pl.DataFrame:
    """Pair each record with the smallest other record of its person that has the same keys."""
    group = ["person", *rung.keys]
    first, second = pl.col(RECORD).min(), pl.col(RECORD).bottom_k(2).max()
    return (
        labelled.filter(pl.col(key) != "" for key in rung.keys)
        .filter(pl.len().over(group) > 1)
        .with_columns(first=first.over(group), second=second.over(group))
        .select(
            RECORD,
            pl.lit(rung.code).alias("rung"),
            pl.when(pl.col(RECORD) == pl.col("first")).then("second").otherwise("first")
            .alias("merged_with"),
        )
    )  # fmt: skip


def _number_shared(labelled: pl.DataFrame) -> tuple[int, ...]:
    shared = labelled.filter(pl.col(_NUMBER) != "", pl.col("person").n_unique().over(_NUMBER) > 1)
    return tuple(shared[RECORD].sort().to_list())
