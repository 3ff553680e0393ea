"""Choices: what one ballot says of one entry, and what becomes of it.

Millions of rows pass through here, so all that is grouped or looked up is a whole number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import polars as pl

from automations.award.deviation import without_deviation
from automations.award.entries import RANKED, WITHDRAWN, Entry
from automations.award.lookups import at, by_number, flagged, pair
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
_ALWAYS, _NEVER = pl.lit(value=True), pl.lit(value=False)
_NO_ENTRY = 0  # the place of what no name names


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
    numbered = _with_facts(_with_entries(marked, entries), ballots, own, entries)
    judged = _with_groups(_with_said(numbered, rules), entries, rules)
    if rules.vote.counting is not Counting.Z_SCORE:
        return judged.with_columns(_NEVER.alias("no_deviation"))
    lacking = without_deviation(judged.filter(_counts(rules.vote)), rules)
    return judged.with_columns(flagged(lacking).of(judged["ballot_key"]).alias("no_deviation"))


def _with_entries(marked: pl.DataFrame, entries: Sequence[Entry]) -> pl.DataFrame:
    """Add ``entry_place``, from 1 in the order of the entries (0: of no entry), and its facts."""
    places = pl.DataFrame(
        [(each.number, place) for place, each in enumerate(entries, 1)],
        schema={"entry_key": pl.Int64, "entry_place": pl.UInt32},
        orient="row",
    )
    found = marked.select("entry_key").join(
        places, on="entry_key", how="left", maintain_order="left"
    )
    place = found["entry_place"].fill_null(_NO_ENTRY)
    return marked.with_columns(place, *at(_declared(entries), place))


def _declared(entries: Sequence[Entry]) -> pl.DataFrame:
    """Return the category (by its place from 1) and the state of each entry, by its place."""
    names = sorted({each.category for each in entries})
    rows = [
        (names.index(each.category) + 1, True, each.disposition == RANKED,
         each.disposition == WITHDRAWN)
        for each in entries
    ]  # fmt: skip
    schema = {
        "category_place": pl.UInt32, "known": pl.Boolean, "ranked": pl.Boolean,
        "withdrawn": pl.Boolean,
    }  # fmt: skip
    return pl.DataFrame([(0, False, False, False), *rows], schema=schema, orient="row")


def _with_facts(
    marked: pl.DataFrame, ballots: pl.DataFrame, own: pl.DataFrame, entries: Sequence[Entry]
) -> pl.DataFrame:
    """Add what is known of the ballot, and whether the entry is the voter's own."""
    classes = pl.Enum(ballots["voter_class"].unique().sort())  # as texts: 16 bytes a row
    by_key = by_number(
        ballots.select("ballot_key", "stands", pl.col("voter_class").cast(classes)), "ballot_key"
    )
    width = len(entries) + 1
    places = pl.DataFrame({"entry_key": [each.number for each in entries]}, {"entry_key": pl.Int64})
    pairs = (
        own.join(places.with_row_index("entry_place", offset=1), on="entry_key")
        .join(ballots.select("ballot_key", "voter"), on="voter")
        .with_columns(pair("ballot_key", "entry_place", width).alias("pair"))
    )
    known = marked.with_columns(pair("ballot_key", "entry_place", width).alias("pair"))
    section, entry = (
        flagged(pairs.filter(each)["pair"]).of(known["pair"]).alias(each)
        for each in ("own", "own_entry")
    )
    return known.with_columns(*at(by_key, known["ballot_key"]), section, entry)


def _with_said(known: pl.DataFrame, rules: AwardRules) -> pl.DataFrame:
    """Add whether anything was said of the entry at all, and whether here for the first time."""
    said = pl.col("missing") < value_columns(rules)
    return known.with_columns(
        said.alias("said"),
        (said & ~pl.col("repeated")).alias("once"),
        pair("ballot_key", "category_place", known["category_place"].max()).alias("in_category"),
    )


def _with_groups(said: pl.DataFrame, entries: Sequence[Entry], rules: AwardRules) -> pl.DataFrame:
    """Add what holds of a whole category of a ballot, of its extent, or of all of it."""
    whole = rules.vote.extent is Extent.OVERALL
    extent, placed = ("ballot_key", _ALWAYS) if whole else ("in_category", pl.col("known"))
    again = pl.col("repeated") & pl.col("known")
    ignored = pl.lit(rules.vote.repeated is Repeated.IGNORED)  # only that looks for the entry
    limit = _limit(said, entries, rules.vote)
    over = flagged(_over(said.lazy(), extent, limit, rules.vote)).of(said[extent])
    shared = flagged(_shared(said.lazy(), extent, rules.vote)).of(said[extent])
    found = said.with_columns(
        (pl.lit(over) & placed).alias("over"),
        (pl.lit(shared) & placed).alias("shared"),
        _within(said, pl.col("own"), "in_category").alias("own_in_category"),
        _within(said, pl.col("own_entry"), "in_category").alias("own_entry_in_category"),
        _within(said, again & ignored, "pair").alias("named_again"),
        _within(said, again, "ballot_key").alias("repeated_anywhere"),
    )
    anywhere = _within(found, pl.col("over"), "ballot_key").alias("over_anywhere")
    return found.with_columns(anywhere).drop("in_category", "pair", "category_place", "entry_place")


def _limit(said: pl.DataFrame, entries: Sequence[Entry], vote: VoteRules) -> int:
    """Return how many may be chosen in a group; 0 if that needs no counting.

    Approval has no limit, and nobody can choose more entries than there are; names of none can be
    any number.
    """
    if vote.method is Method.APPROVAL:
        return 0
    whole = vote.extent is Extent.OVERALL
    sizes = Counter("" if whole else each.category for each in entries)
    few = max(sizes.values(), default=0) <= vote.choices_per_category
    return 0 if few and not (whole and not said["known"].all()) else vote.choices_per_category


def _over(said: pl.LazyFrame, extent: str, limit: int, vote: VoteRules) -> pl.Series:
    """Return the groups in which more was chosen than the limit (0: none), or shared out.

    Points are cut to just above the budget before they are added: more than that is too much
    however much it is, and no sum overflows.
    """
    given = pl.col(mark(1)).clip(0, vote.points + 1)
    too_many = [pl.len() > limit] if limit else []
    too_much = [given.sum() > vote.points] if vote.method is Method.POINTS else []
    if not (tests := [*too_many, *too_much]):
        return pl.Series([], dtype=pl.UInt32)
    chosen = said.filter("once").group_by(extent).agg(pl.any_horizontal(*tests).alias("over"))
    return chosen.filter("over").collect()[extent].sort()


def _shared(said: pl.LazyFrame, extent: str, vote: VoteRules) -> pl.Series:
    """Return the groups in which one place was given twice, where that voids them."""
    if not _shared_voids(vote):
        return pl.Series([], dtype=pl.UInt32)
    ranked = said.filter(pl.col("once") & ~pl.col("unfit"))
    places = ranked.group_by(extent, mark(1)).len().filter(pl.col("len") > 1)
    return places.collect()[extent].unique().sort()


def _shared_voids(vote: VoteRules) -> bool:
    return vote.method is Method.RANKS and vote.shared_place is SharedPlace.CATEGORY


def _within(said: pl.DataFrame, rows: pl.Expr, group: str) -> pl.Series:
    """Say which rows are in a group with any of the ``rows``."""
    return flagged(said.lazy().filter(rows).select(group).collect()[group]).of(said[group])


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
