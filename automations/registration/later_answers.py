"""What the later answers of a person do to the earlier ones, and what a person said in all.

A cancellation takes back whatever stands before it. Of what stands after the last one, an answer
of a source that replaces (更新型) replaces the others of such sources; an answer of a source that
adds (追加型) adds to them: companions add up, slots and notes stand side by side. The same answer
sent twice, to the second, adds nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from automations.people.matching import KEYS, RECORD
from automations.registration.identity import MAKERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from automations.people.matching import Doubt

_VALUES = (*MAKERS, "kind", "proxy_by")
_JOINED = ("slot", "note")
_BETWEEN = "、"


def with_standing(rows: pl.DataFrame) -> pl.DataFrame:
    """Say of each row that speaks of somebody what it does among the rows of its ``person``.

    Adds ``live`` (it stands after the last cancellation), ``main`` (the row that registers its
    person), ``addition`` (it adds to that one), ``person_cancelled`` and ``never_registered``
    (nothing but rows of sources of cancellations). Rows of nobody have no meaningful values.
    """
    cancelled_at = pl.col(RECORD).filter("cancels").max().over("person").fill_null(-1)
    live = ~pl.col("cancels") & (pl.col(RECORD).cast(pl.Int64) > cancelled_at.cast(pl.Int64))
    first_alike = pl.col(RECORD).min().over("person", "cancels", "content")
    return (
        rows.with_columns(live.alias("live"), (pl.col(RECORD) != first_alike).alias("copy"))
        .with_columns(replaces=pl.col("live") & ~pl.col("adds"))
        .with_columns(_main().alias("main"))
        .with_columns(
            (pl.col("live") & pl.col("adds") & ~pl.col("main") & ~pl.col("copy")).alias("addition"),
            person_cancelled=~pl.col("live").any().over("person"),
            never_registered=pl.col("cancels_wholly").all().over("person"),
        )
        .drop("replaces", "copy")
    )


def _main() -> pl.Expr:
    """The last answer of those that replace; else the first of those that add."""
    last = pl.col(RECORD).filter("replaces").max().over("person")
    first = pl.col(RECORD).filter("live").min().over("person")
    return (pl.col(RECORD) == pl.coalesce(last, first)).fill_null(value=False)


def people_of(rows: pl.DataFrame) -> pl.DataFrame:
    """Take each person's values from the latest row; what that leaves blank, from earlier ones."""
    # What was written to cancel says least.
    by_age = rows.filter(pl.col(RECORD).is_not_null()).sort(~pl.col("cancels"), RECORD)
    values = [_last_said(name) for name in (*_VALUES, *KEYS)]
    people = by_age.group_by("person").agg(
        *values,
        *(_side_by_side(name) for name in _JOINED),
        _companions(),
        registered=~pl.col("person_cancelled").first(),
        never_registered=pl.col("never_registered").first(),
        places=pl.format("{} {}行目", "source", "row").sort_by(RECORD),
        rungs=pl.col("rung").filter(pl.col("rung") != "").unique().sort(),
    )
    numbers = pl.when("registered").then(pl.col("registered").cum_sum()).alias("number")
    by_reading = ["kana_key", "name_key", "body_key", "section_key", "person"]
    return people.sort(~pl.col("registered"), *by_reading).with_columns(numbers)


def _last_said(name: str) -> pl.Expr:
    """Return the last text that says something; the filler of a form is no address."""
    said = f"{name}_key" if name == "mail" else name
    return pl.col(name).filter(pl.col(said) != "").last().fill_null("")


def _side_by_side(name: str) -> pl.Expr:
    """Return what the answer says that registers, then what each addition says, once each."""
    said = pl.col(name) != ""
    base = pl.col(name).filter(said & ~pl.col("addition")).last()
    added = pl.col(name).filter(said & pl.col("addition"))
    every = base.append(added).drop_nulls().unique(maintain_order=True)
    return every.str.join(_BETWEEN).alias(name)


def _companions() -> pl.Expr:
    """Add up the heads: those of the last answer that replaces and names any, and those added."""
    said = pl.col("companions").is_not_null()
    base = pl.col("companions").filter("live", said, ~pl.col("addition"), _counts_once()).last()
    added = pl.col("companions").filter("addition", said).sum()
    registered = pl.col("live").any()
    return pl.when(registered).then(base.fill_null(0) + added).alias("companions")


def _counts_once() -> pl.Expr:
    """An adding answer counts as the base only where it is the main one: copies count nothing."""
    return ~pl.col("adds") | pl.col("main")


def fewest(rows: pl.DataFrame, doubts: Iterable[Doubt]) -> int:
    """Count the registrants there would be if every pair in ``doubts`` were one person.

    ``rows``: as `with_standing` wants them. Who cancelled and who registered may be one, too.
    """
    person = dict(rows.filter(pl.col(RECORD).is_not_null()).select(RECORD, "person").iter_rows())
    joined = _united([(person[each.one], person[each.other]) for each in doubts])
    relabelled = rows.filter(pl.col(RECORD).is_not_null()).with_columns(
        pl.col("person").replace(list(joined.keys()), list(joined.values()))
    )
    standing = with_standing(relabelled.drop("live", "main", "addition", strict=False))
    return standing.filter("main").height


def _united(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return for each person of the pairs the smallest one that it is joined to."""
    above: dict[int, int] = {}

    def root(person: int) -> int:
        while (next_one := above.get(person, person)) != person:
            person = next_one
        return person

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        above[high] = low
    return {person: root(person) for person in sorted(above)}
