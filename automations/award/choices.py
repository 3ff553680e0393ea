"""Choices: the marks of one ballot for one entry, and what becomes of each of them."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from automations.award.entries import WITHDRAWN, Entry
from automations.award.rules import AwardRules, BlankCriterion, Overvote, OwnSection, VoteRules
from automations.award.schemas import mark_key
from automations.tables.dispositions import Rule
from automations.tables.parsing import integer
from automations.tables.typed import Layout, TypedTable

COUNTED = "choice_counted"


def mark(criterion: int) -> str:
    """Name the column of the marks on a criterion, by its place from 1."""
    return f"mark_{criterion}"


def marks(criteria: int) -> list[str]:
    """Name the columns of all marks."""
    return [mark(place) for place in range(1, criteria + 1)]


def marked_choices(
    ballots: TypedTable, entries: Sequence[Entry], rules: AwardRules
) -> pl.DataFrame:
    """Turn the grid into one row for each ballot and entry in which anything was marked.

    Columns: ``ballot_key`` (the row of the ballot), ``entry_key`` (the entry's number), one
    Int64 column a criterion (null where blank or unreadable), ``missing`` (number of criteria
    left blank) and ``unfit`` (a mark that is unreadable or out of scale).
    """
    data = ballots.frame.lazy().filter(pl.col("layout") == Layout.DATA.value)
    names = marks(len(rules.criteria))
    grids = [_of_entry(data, entry.number, names) for entry in entries]
    blank = [pl.col(name) == "" for name in names]
    long = pl.concat(grids).filter(~pl.all_horizontal(blank)).collect()
    texts, values = _readings(long, names)
    read = {
        name: long[name].replace_strict(texts, values, return_dtype=pl.Int64).cast(pl.Int64)
        for name in names
    }
    scale = (rules.vote.lowest_mark, rules.vote.highest_mark)
    unfit = [(long[name] != "") & ~read[name].is_between(*scale).fill_null(value=False)
             for name in names]  # fmt: skip
    missing = long.select(pl.sum_horizontal(blank).cast(pl.Int64).alias("missing"))["missing"]
    anything_unfit = pl.DataFrame(unfit).select(pl.any_horizontal(pl.all()))
    return long.select("ballot_key", "entry_key").with_columns(
        missing, anything_unfit.to_series().alias("unfit"), **read
    )


def _of_entry(data: pl.LazyFrame, number: int, names: Sequence[str]) -> pl.LazyFrame:
    cells = [
        pl.col(mark_key(place, number)).str.strip_chars().alias(name)
        for place, name in enumerate(names, 1)
    ]
    key = pl.lit(number, dtype=pl.Int64).alias("entry_key")
    return data.select(pl.col("row").alias("ballot_key"), key, *cells)


def _readings(long: pl.DataFrame, names: Sequence[str]) -> tuple[pl.Series, pl.Series]:
    """Read each distinct text of the grid once: the texts and their values."""
    texts = pl.concat([long[name].alias("text").unique() for name in names]).unique()
    return texts, pl.Series("value", [integer(text) for text in texts], dtype=pl.Int64)


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
