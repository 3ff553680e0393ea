"""Choices: what one ballot says of one entry, and what becomes of it.

Millions of rows pass through here, so all that is grouped or joined is a whole number.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from automations.award.deviation import without_deviation
from automations.award.entries import RANKED, WITHDRAWN, Entry
from automations.award.marking import mark
from automations.award.rules import (
    Arrangement,
    AwardRules,
    BlankCriterion,
    Counting,
    Extent,
    Method,
    Overvote,
    Own,
    Repeated,
    SharedPlace,
    VoteRules,
)
from automations.award.scale import value_columns
from automations.tables.dispositions import Rule

COUNTED = "choice_counted"
_NEVER = pl.lit(value=False)
_NO_CATEGORY = 0  # of a name that is no entry's


def judged_choices(
    marked: pl.DataFrame,
    ballots: pl.DataFrame,
    own: pl.DataFrame,
    entries: Sequence[Entry],
    rules: AwardRules,
) -> pl.DataFrame:
    """Add what the rules look at: the entry's state, its category, and the whole of the ballot.

    ``marked``: see `automations.award.marking`. ``ballots`` has ``ballot_key``, ``voter``
    (UInt32, null for nobody on the roll), ``voter_class`` and ``stands``; ``own`` has ``voter``,
    ``entry_key``, ``own`` and ``own_entry``. How many entries a voter chose is what was marked:
    an entry that was withdrawn later was chosen all the same. A name that is no entry's counts
    towards a limit over all entries; of which category it would be, nobody knows.

    The voter is not among the columns: whoever looks at choices need not know whose they are.
    """
    judged = _with_groups(_with_facts(marked, ballots, own, entries, rules), rules)
    if rules.vote.counting is not Counting.Z_SCORE:
        return judged.with_columns(_NEVER.alias("no_deviation"))
    lacking = without_deviation(judged.filter(_counts(rules.vote)), rules)
    return judged.with_columns(pl.col("ballot_key").is_in(lacking.implode()).alias("no_deviation"))


def _with_facts(
    marked: pl.DataFrame,
    ballots: pl.DataFrame,
    own: pl.DataFrame,
    entries: Sequence[Entry],
    rules: AwardRules,
) -> pl.DataFrame:
    said = pl.col("missing") < value_columns(rules)
    flags = ["ranked", "withdrawn", "stands", "own", "own_entry"]
    return (
        marked.lazy()
        .join(_declared(entries), on="entry_key", how="left", maintain_order="left")
        .join(ballots.lazy(), on="ballot_key", how="left", maintain_order="left")
        .join(own.lazy(), on=["voter", "entry_key"], how="left", maintain_order="left")
        .drop("voter")
        .with_columns(
            pl.col("ranked").is_not_null().alias("known"),
            pl.col("category", "voter_class").fill_null(""),
            pl.col("category_key").fill_null(_NO_CATEGORY),
            said.alias("said"),
            *(pl.col(flag).fill_null(value=False) for flag in flags),
        )
        .with_columns((pl.col("said") & ~pl.col("repeated")).alias("once"))
        .collect()
    )


def _declared(entries: Sequence[Entry]) -> pl.LazyFrame:
    """Return each entry's number, category (by name and by place from 1) and state."""
    names = sorted({each.category for each in entries})
    places = {name: place for place, name in enumerate(names, _NO_CATEGORY + 1)}
    rows = [
        (each.number, each.category, places[each.category], each.disposition == RANKED,
         each.disposition == WITHDRAWN)
        for each in entries
    ]  # fmt: skip
    schema = {
        "entry_key": pl.Int64, "category": pl.String, "category_key": pl.UInt64,
        "ranked": pl.Boolean, "withdrawn": pl.Boolean,
    }  # fmt: skip
    return pl.LazyFrame(rows, schema=schema, orient="row")


def _with_groups(said: pl.DataFrame, rules: AwardRules) -> pl.DataFrame:
    """Add what holds of a whole category of a ballot, of its extent, or of all of it."""
    width = pl.col("category_key").max() + 1
    ballot = pl.col("ballot_key").cast(pl.UInt64)
    keyed = said.with_columns(
        ballot.alias("ballot"), (ballot * width + pl.col("category_key")).alias("in_category")
    )
    whole = rules.vote.extent is Extent.OVERALL
    extent, placed = ("ballot", pl.lit(value=True)) if whole else ("in_category", pl.col("known"))
    again = pl.col("repeated") & pl.col("known")
    ignored = pl.lit(rules.vote.repeated is Repeated.IGNORED)  # only that looks for the entry
    over = _member(_over(keyed.lazy(), extent, rules.vote), extent)
    shared = _member(_shared(keyed.lazy(), extent, rules.vote), extent)
    found = keyed.with_columns(
        (over & placed).alias("over"),
        (shared & placed).alias("shared"),
        _within(keyed, pl.col("own"), "in_category").alias("own_in_category"),
        _within(keyed, pl.col("own_entry"), "in_category").alias("own_entry_in_category"),
        _within(keyed, again & ignored, "ballot", "entry_key").alias("named_again"),
        _within(keyed, again, "ballot").alias("repeated_anywhere"),
    )
    anywhere = _within(found, pl.col("over"), "ballot").alias("over_anywhere")
    return found.with_columns(anywhere).drop("ballot", "in_category", "category_key")


def _over(keyed: pl.LazyFrame, extent: str, vote: VoteRules) -> pl.DataFrame:
    """Return the groups in which more was chosen or shared out than allowed; approval has no limit.

    Points are cut to just above the budget before they are added: more than that is too much
    however much it is, and no sum overflows.
    """
    given = pl.col(mark(1)).clip(0, vote.points + 1)
    chosen = keyed.filter("once").group_by(extent)
    limit = vote.choices_per_category if vote.method is not Method.APPROVAL else 0
    too_many = pl.len() > limit if limit else _NEVER
    too_much = given.sum() > vote.points if vote.method is Method.POINTS else _NEVER
    return chosen.agg((too_many | too_much).alias("over")).filter("over").select(extent).collect()


def _shared(keyed: pl.LazyFrame, extent: str, vote: VoteRules) -> pl.DataFrame:
    """Return the groups in which one place was given twice, where that voids them."""
    if not _shared_voids(vote):
        return keyed.select(extent).head(0).collect()
    ranked = keyed.filter(pl.col("once") & ~pl.col("unfit"))
    places = ranked.group_by(extent, mark(1)).len().filter(pl.col("len") > 1)
    return places.select(extent).unique().collect()


def _shared_voids(vote: VoteRules) -> bool:
    return vote.method is Method.RANKS and vote.shared_place is SharedPlace.CATEGORY


def _within(keyed: pl.DataFrame, flagged: pl.Expr, *group: str) -> pl.Expr:
    """Say which rows are in a group with any row that is ``flagged``."""
    return _member(keyed.filter(flagged).select(group).unique(), *group)


def _member(groups: pl.DataFrame, *group: str) -> pl.Expr:
    """Say which rows are in one of the groups: mostly few, as most ballots are in order."""
    if groups.is_empty():
        return _NEVER
    key = pl.col(group[0]) if len(group) == 1 else pl.struct(group)
    return key.is_in(groups.to_struct().implode() if len(group) > 1 else groups[group[0]].implode())


def choice_rules(rules: AwardRules) -> tuple[Rule, ...]:
    """Return what becomes of a choice, first match wins; what cannot occur has no rule."""
    vote = rules.vote
    in_grid, in_rows = (
        rules.vote.arrangement is each for each in (Arrangement.GRID, Arrangement.LONG)
    )
    table = (
        (True, "choice_ballot_not_counted", ~pl.col("stands")),
        (not in_grid, "choice_unknown_entry", ~pl.col("known")),
        (True, "choice_withdrawn", pl.col("withdrawn")),
        (True, "choice_not_ranked", ~pl.col("ranked")),
        (not in_grid, "choice_repeated", _repeated(vote)),
        (in_rows, "choice_unmarked", ~pl.col("said")),
        (True, "choice_out_of_scale", pl.col("unfit")),
        (True, "choice_overvote", _overvoted(vote)),
        (_shared_voids(vote), "choice_shared_place", pl.col("shared")),
        (vote.own_entry is not Own.ALLOWED, "choice_own_entry", _own_entry(vote)),
        (True, "choice_own_section", _own_section(vote)),
        (True, "choice_incomplete", _incomplete(vote)),
        (vote.counting is Counting.Z_SCORE, "choice_no_deviation", pl.col("no_deviation")),
    )
    excluded = (Rule(code, when) for occurs, code, when in table if occurs)
    return (*excluded, Rule(COUNTED, _counts(vote) & ~pl.col("no_deviation"), counted=True))


def _counts(vote: VoteRules) -> pl.Expr:
    """Say what must hold of a choice that counts, whatever the other rules take first."""
    return pl.all_horizontal(
        "stands", "known", "ranked", "said", ~pl.col("withdrawn"), ~pl.col("unfit"),
        ~_repeated(vote), ~_overvoted(vote), ~pl.col("shared"), ~_own_entry(vote),
        ~_own_section(vote), ~_incomplete(vote),
    )  # fmt: skip


def _repeated(vote: VoteRules) -> pl.Expr:
    return {
        Repeated.ONCE: pl.col("repeated"),
        Repeated.IGNORED: pl.col("named_again"),
        Repeated.BALLOT: pl.col("repeated_anywhere"),
    }[vote.repeated]


def _overvoted(vote: VoteRules) -> pl.Expr:
    return pl.col("over_anywhere" if vote.overvote is Overvote.BALLOT else "over")


def _own_entry(vote: VoteRules) -> pl.Expr:
    return {
        Own.ALLOWED: _NEVER,
        Own.IGNORED: pl.col("own_entry"),
        Own.CATEGORY: pl.col("own_entry_in_category"),
    }[vote.own_entry]


def _own_section(vote: VoteRules) -> pl.Expr:
    return {
        Own.ALLOWED: _NEVER,
        Own.IGNORED: pl.col("own"),
        Own.CATEGORY: pl.col("own_in_category"),
    }[vote.own_section]


def _incomplete(vote: VoteRules) -> pl.Expr:
    return (pl.col("missing") > 0) if vote.blank_criterion is BlankCriterion.VOID else _NEVER
