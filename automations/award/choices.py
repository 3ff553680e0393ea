"""Choices: what one ballot says of one entry, and what becomes of each of them."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from automations.award.entries import WITHDRAWN, Entry
from automations.award.rules import BlankCriterion, Overvote, OwnSection, VoteRules
from automations.tables.dispositions import Rule

COUNTED = "choice_counted"


def judged_choices(
    marked: pl.DataFrame,
    ballots: pl.DataFrame,
    own: pl.DataFrame,
    entries: Sequence[Entry],
    vote: VoteRules,
) -> pl.DataFrame:
    """Add what the rules look at: the entry's state, its category, and the whole of the ballot.

    ``ballots`` has ``ballot_key``, ``voter_key``, ``stands``; ``own`` the ``voter_key`` and
    ``section_key`` of each voter. How many entries a voter chose is what was marked: an entry
    that was withdrawn later was chosen all the same.
    """
    declared = pl.DataFrame(
        [(each.number, each.category, each.disposition) for each in entries],
        schema={"entry_key": pl.Int64, "category": pl.String, "entry": pl.String},
        orient="row",
    )
    within = ["ballot_key", "category"]
    return (
        marked.lazy()
        .join(declared.lazy(), on="entry_key", how="left")
        .join(ballots.lazy(), on="ballot_key", how="left")
        .join(_own_entries(own, entries).lazy(), on=["voter_key", "entry_key"], how="left")
        .with_columns(pl.col("own").fill_null(value=False))
        .with_columns(
            (pl.len().over(within) > vote.choices_per_category).alias("over"),
            pl.col("own").any().over(within).alias("own_in_category"),
        )
        .with_columns(pl.col("over").any().over("ballot_key").alias("over_anywhere"))
        .sort("ballot_key", "entry_key")
        .collect()
    )


def _own_entries(own: pl.DataFrame, entries: Sequence[Entry]) -> pl.DataFrame:
    """Return each pair of a voter and an entry of one of the voter's sections, once."""
    sections = pl.DataFrame(
        [(each.number, key) for each in entries for key in each.section_keys],
        schema={"entry_key": pl.Int64, "section_key": pl.String},
        orient="row",
    )
    pairs = own.filter(pl.col("section_key") != "").join(sections, on="section_key")
    return pairs.select("voter_key", "entry_key", pl.lit(value=True).alias("own")).unique()


def choice_rules(vote: VoteRules) -> tuple[Rule, ...]:
    """Return what becomes of a choice, first match wins."""
    whole_ballot = vote.overvote is Overvote.BALLOT
    over = pl.col("over_anywhere") if whole_ballot else pl.col("over")
    own = {
        OwnSection.ALLOWED: pl.lit(value=False),
        OwnSection.IGNORED: pl.col("own"),
        OwnSection.CATEGORY: pl.col("own_in_category"),
    }[vote.own_section]
    partial = pl.lit(vote.blank_criterion is BlankCriterion.VOID) & (pl.col("missing") > 0)
    ranked = pl.col("entry") == "entry_ranked"
    withdrawn = pl.col("entry") == WITHDRAWN
    return (
        Rule("choice_ballot_not_counted", ~pl.col("stands")),
        Rule("choice_withdrawn", withdrawn),
        Rule("choice_not_ranked", ~ranked),
        Rule("choice_out_of_scale", pl.col("unfit")),
        Rule("choice_overvote", over),
        Rule("choice_own_section", own),
        Rule("choice_incomplete", partial),
        Rule(COUNTED, pl.col("stands") & ranked & ~pl.col("unfit") & ~over & ~own & ~partial,
             counted=True),
    )  # fmt: skip
