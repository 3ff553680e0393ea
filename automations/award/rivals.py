"""Ballots of one voter that stand against each other: which counts, by rule or by answer."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import polars as pl

from automations.award.lookups import flagged
from automations.award.marking import marks
from automations.award.rules import AwardRules, Revote
from automations.award.same_second import Rival, Settled, settle
from automations.award.scale import value_columns
from automations.tables.typed import TypedTable

_FLAGS = ["superseded", "duplicate", "conflict", "not_chosen"]
_SALTED = 1000  # ballots


def with_rivals(
    facts: pl.DataFrame,
    marked: pl.DataFrame,
    rules: AwardRules,
    decisions: Mapping[str, str],
    table: TypedTable,
) -> tuple[pl.DataFrame, Settled]:
    """Say of each ballot which others of the same voter stand against it.

    ``superseded``: another one counts instead. ``duplicate``: the same marks arrived in the same
    second; all but one. ``conflict``: other marks arrived in the same second, and nobody has said
    yet which of them count. ``not_chosen``: a person said that it does not. ``stands``: none of
    these. ``facts`` has ``ballot_key``, ``voter``, ``voter_key``, ``at``, ``submitted``,
    ``admitted``, ``in_window``. Only what somebody sent several times is compared at all.
    """
    admitted = facts.filter("admitted")
    several = admitted.filter(pl.col("voter").is_duplicated())
    compared = _compared(several, marked, rules)
    rivals = compared.filter(pl.col("conflict") & ~pl.col("superseded"))
    settled = _settled(rivals, facts, marked, rules, decisions, table)
    row = pl.col("ballot_key")
    known, dropped = (row.is_in(sorted(each)) for each in (settled.settled, settled.dropped))
    flagged = compared.with_columns(
        (pl.col("conflict") & ~known).alias("conflict"), dropped.alias("not_chosen")
    )
    joined = facts.join(flagged.select("ballot_key", *_FLAGS), on="ballot_key", how="left")
    stands = pl.col("admitted") & ~pl.any_horizontal(_FLAGS)
    filled = joined.with_columns(pl.col(_FLAGS).fill_null(value=False))
    return filled.with_columns(stands.alias("stands")).sort("ballot_key"), settled


def _compared(several: pl.DataFrame, marked: pl.DataFrame, rules: AwardRules) -> pl.DataFrame:
    """Compare times, and what ballots of one second say (of all, if nobody may vote again)."""
    same_second, same = ["voter", "at"], ["voter", "at", "content"]
    revote = rules.vote.revote
    alone = (pl.len().over(same_second) == 1) & (revote is not Revote.NONE)
    rest = _with_contents(several.filter(~alone), marked, rules)
    compared = several.filter(alone).with_columns(pl.lit("").alias("content")).vstack(rest)
    superseded = {
        Revote.LAST: pl.col("at") < pl.col("at").max().over("voter"),
        Revote.FIRST: pl.col("at") > pl.col("at").min().over("voter"),
        Revote.NONE: pl.struct("at", "content").n_unique().over("voter") > 1,
    }[revote]
    return compared.with_columns(
        superseded.alias("superseded"),
        (pl.col("ballot_key") > pl.col("ballot_key").min().over(same)).alias("duplicate"),
        (pl.col("content").n_unique().over(same_second) > 1).alias("conflict"),
    )


def _settled(  # noqa: PLR0913, PLR0917 - all that a question is made of
    rivals: pl.DataFrame,
    facts: pl.DataFrame,
    marked: pl.DataFrame,
    rules: AwardRules,
    decisions: Mapping[str, str],
    table: TypedTable,
) -> Settled:
    if rivals.is_empty():
        return Settled()
    rows = rivals.select("ballot_key", "voter_key", "submitted", "content").iter_rows()
    found = [Rival(row, voter, at.replace(microsecond=0), said) for row, voter, at, said in rows]
    return settle(found, _salt(facts, marked, rules), table.sheet.place(), decisions)


def _salt(facts: pl.DataFrame, marked: pl.DataFrame, rules: AwardRules) -> str:
    """Return a digest of what the first ballots in the window say, in whatever order they stand."""
    window = facts.filter("in_window").sort("at", "voter_key")
    last = window["at"].head(_SALTED).max()
    first = _with_contents(window.filter(pl.col("at") <= last), marked, rules)
    lines = first.select(
        pl.concat_str(pl.col("at").cast(pl.String), "voter_key", "content", separator=" ")
    ).to_series()
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def _with_contents(ballots: pl.DataFrame, marked: pl.DataFrame, rules: AwardRules) -> pl.DataFrame:
    """Add ``content``: all that a ballot says as one text, in whatever order it says it."""
    names = ["entry_key", *marks(value_columns(rules)), "unfit"]
    texts = [pl.col(name).cast(pl.String).fill_null("") for name in names]
    own = flagged(ballots["ballot_key"]).of(marked["ballot_key"])
    content = (
        marked.lazy()
        .filter(own)
        .select("ballot_key", pl.concat_str(texts, separator=",").alias("said"))
        .group_by("ballot_key")
        .agg(pl.col("said").sort().str.join(";").alias("content"))
        .collect()
    )
    joined = ballots.join(content, on="ballot_key", how="left", maintain_order="left")
    return joined.with_columns(pl.col("content").fill_null(""))
