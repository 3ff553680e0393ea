"""Ballots: what became of each, by rules declared before the vote; nothing hangs on row order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import polars as pl

from automations.award import choices, marking
from automations.award.entries import Entry
from automations.award.layouts import LAYOUT_RULES
from automations.award.roll import Roll
from automations.award.rules import AwardRules, Overvote, Revote, VoteRules
from automations.people.canonical import keyed, staff_number_key
from automations.tables import dispositions
from automations.tables.dispositions import DispositionCount, Rule
from automations.tables.parsing import folded
from automations.tables.problems import Problem, problem
from automations.tables.typed import Layout, TypedTable

COUNTED = "ballot_counted"
PENDING = frozenset({"ballot_unfit", "ballot_unknown_voter", "ballot_conflict"})
# Findings that hang on marks: before the close nobody is told of them.
OF_MARKS = frozenset({"ballot_mark_unfit", "ballot_conflict"})
OUTSIDE = frozenset({"ballot_early", "ballot_late"})
# What only the marks of a ballot tell: never shown beside a voter.
SECRET = frozenset({"ballot_blank", "ballot_overvoted", "ballot_all_void", COUNTED})
ACCEPTED = "ballot_accepted"  # all of them alike
_TEST_WORDS = ("テスト", "test")


@dataclass(frozen=True, slots=True)
class Ballots:
    """The ballots and their choices, each with its one disposition.

    ``frame``: one row a row of the sheet: ``ballot_key`` (that row), ``submitted``,
    ``staff_number`` as typed, ``voter_key``, ``cast`` (in the window by a person on the roll),
    ``disposition``. ``choices``: see `automations.award.choices`; the two are kept apart, and
    no output may join them.
    """

    frame: pl.DataFrame
    choices: pl.DataFrame
    counts: tuple[DispositionCount, ...]
    choice_counts: tuple[DispositionCount, ...]
    problems: tuple[Problem, ...]

    @property
    def voters(self) -> int:
        """Return how many persons on the roll sent a ballot in the window."""
        return self.frame.filter("cast")["voter_key"].n_unique()

    @property
    def shown_states(self) -> tuple[tuple[int, str], ...]:
        """Return what became of each row: its number and code, alike for all that are secret."""
        secret = pl.col("disposition").is_in(sorted(SECRET))
        shown = pl.when(secret).then(pl.lit(ACCEPTED)).otherwise("disposition").alias("shown")
        return tuple(self.frame.select("ballot_key", shown).sort("ballot_key").iter_rows())


def read_ballots(
    table: TypedTable, entries: Sequence[Entry], roll: Roll, rules: AwardRules
) -> Ballots:
    """Decide what becomes of each ballot and each choice."""
    marked = marking.marked_choices(table, entries, rules)
    facts = _rivals(_facts(table, roll, rules.vote), marked, rules)
    standing = facts.select("ballot_key", "voter_key", "stands")
    judged = choices.judged_choices(marked, standing, roll.own, entries, rules.vote)
    choice_rules = choices.choice_rules(rules.vote)
    disposed = dispositions.dispose(judged, choice_rules)
    rule_set = ballot_rules(rules.vote)
    frame = dispositions.dispose(_with_choices(facts, disposed), rule_set)
    return Ballots(
        frame,
        disposed,
        dispositions.counts(frame, rule_set),
        dispositions.counts(disposed, choice_rules),
        tuple(_problems(table, frame, marked, rules.vote)),
    )


def ballot_rules(vote: VoteRules) -> tuple[Rule, ...]:
    """Return what becomes of a ballot, first match wins."""
    revote = "ballot_revote_void" if vote.revote is Revote.NONE else "ballot_revote"
    nothing_counts = pl.col("counted_choices") == 0
    overvoted = (
        (Rule("ballot_overvoted", pl.col("overvoted")),) if vote.overvote is Overvote.BALLOT else ()
    )
    return (
        *LAYOUT_RULES,
        Rule("ballot_test", pl.col("test_ballot")),
        Rule("ballot_unfit", pl.col("unfit")),
        Rule("ballot_early", pl.col("early")),
        Rule("ballot_late", pl.col("late")),
        Rule("ballot_unknown_voter", ~pl.col("on_roll")),
        Rule(revote, pl.col("superseded")),
        Rule("ballot_duplicate", pl.col("duplicate")),
        Rule("ballot_conflict", pl.col("conflict")),
        Rule("ballot_blank", pl.col("chosen") == 0),
        *overvoted,
        Rule("ballot_all_void", nothing_counts),
        Rule(COUNTED, pl.col("stands") & ~nothing_counts, counted=True),
    )


def _facts(table: TypedTable, roll: Roll, vote: VoteRules) -> pl.DataFrame:
    """Say of each row who sent it and when, and whether it was cast: in time, by a voter."""
    at = pl.col("submitted").dt.convert_time_zone("UTC").dt.truncate("1s")
    voter = keyed(table.frame["staff_number"], staff_number_key).alias("voter_key")
    test_voter = keyed(table.frame["staff_number"], folded).is_in(_TEST_WORDS)
    named = table.frame.select(
        pl.col("row").alias("ballot_key"), "layout", "unfit", "submitted", "staff_number", voter,
        at.alias("at"), ((pl.col("test") != "") | test_voter).alias("test_ballot"),
    )  # fmt: skip
    on_roll = pl.col("voter_key").is_in(roll.voters["voter_key"].implode())
    facts = named.with_columns(
        on_roll.alias("on_roll"),
        (pl.col("at") < _second(vote.opens)).fill_null(value=False).alias("early"),
        (pl.col("at") > _second(vote.closes)).fill_null(value=False).alias("late"),
    )
    data = pl.col("layout") == Layout.DATA.value
    outside = pl.any_horizontal("test_ballot", "unfit", "early", "late") | pl.col("at").is_null()
    return facts.with_columns((data & ~outside & pl.col("on_roll")).alias("cast"))


def _second(moment: datetime) -> pl.Expr:
    """Return a moment to the second: the window includes the whole of its last second."""
    return pl.lit(moment.astimezone(UTC).replace(microsecond=0))


def _rivals(facts: pl.DataFrame, marked: pl.DataFrame, rules: AwardRules) -> pl.DataFrame:
    """Say of each ballot which others of the same voter stand against it.

    ``superseded``: another one counts instead. ``duplicate``: the same marks arrived in the same
    second; all but one. ``conflict``: other marks arrived in the same second.
    """
    cast = facts.lazy().filter("cast").select("ballot_key", "voter_key", "at")
    content = _contents(cast, marked, rules)
    same_second, same = ["voter_key", "at"], ["voter_key", "at", "content"]
    instant = pl.struct("at", "content").n_unique().over("voter_key")
    superseded = {
        Revote.LAST: pl.col("at") < pl.col("at").max().over("voter_key"),
        Revote.FIRST: pl.col("at") > pl.col("at").min().over("voter_key"),
        Revote.NONE: instant > 1,
    }[rules.vote.revote]
    compared = content.with_columns(
        superseded.alias("superseded"),
        (pl.col("ballot_key") > pl.col("ballot_key").min().over(same)).alias("duplicate"),
        (pl.col("content").n_unique().over(same_second) > 1).alias("conflict"),
    )
    flags = ["superseded", "duplicate", "conflict"]
    return (
        facts.lazy()
        .join(compared.select("ballot_key", *flags), on="ballot_key", how="left")
        .with_columns(pl.col(flags).fill_null(value=False))
        .with_columns((pl.col("cast") & ~pl.any_horizontal(flags)).alias("stands"))
        .sort("ballot_key")
        .collect()
    )


def _contents(cast: pl.LazyFrame, marked: pl.DataFrame, rules: AwardRules) -> pl.LazyFrame:
    """Add ``content``: all marks of a ballot as one text, but only where a voter sent several."""
    several = cast.filter(pl.len().over("voter_key") > 1)
    names = ("entry_key", *marking.marks(len(rules.criteria)), "unfit")
    texts = [pl.col(name).cast(pl.String).fill_null("") for name in names]
    content = (
        marked.lazy()
        .join(several.select("ballot_key"), on="ballot_key", how="semi")
        .sort("ballot_key", "entry_key")
        .group_by("ballot_key", maintain_order=True)
        .agg(pl.concat_str(texts, separator=",").str.join(";").alias("content"))
    )
    return cast.join(content, on="ballot_key", how="left").with_columns(
        pl.col("content").fill_null("")
    )


def _with_choices(facts: pl.DataFrame, disposed: pl.DataFrame) -> pl.DataFrame:
    """Add how many choices a ballot has, and how many of them count."""
    counted = (pl.col("disposition") == choices.COUNTED).sum().alias("counted_choices")
    per_ballot = disposed.group_by("ballot_key").agg(
        pl.len().alias("chosen"), counted, pl.col("over").any().alias("overvoted")
    )
    joined = facts.join(per_ballot, on="ballot_key", how="left").sort("ballot_key")
    return joined.with_columns(
        pl.col("chosen", "counted_choices").fill_null(0),
        pl.col("overvoted").fill_null(value=False),
    )


def _problems(
    table: TypedTable, frame: pl.DataFrame, marked: pl.DataFrame, vote: VoteRules
) -> Iterator[Problem]:
    for row in frame.filter(pl.col("disposition") == "ballot_unknown_voter")["ballot_key"]:
        yield problem("ballot_voter_unknown", table.place(row, "staff_number"))
    conflicts = frame.filter(pl.col("disposition") == "ballot_conflict").with_columns(
        pl.len().over("voter_key", "at").alias("ballots")
    )
    for row, ballots in conflicts.select("ballot_key", "ballots").iter_rows():
        place = table.place(row, "staff_number")
        yield problem("ballot_conflict", place, ballots=ballots)
    # The row, not the cell: the cell would say which entry this voter chose.
    for row in marked.filter("unfit")["ballot_key"].unique().sort():
        words = {"lowest": vote.lowest_mark, "highest": vote.highest_mark}
        yield problem("ballot_mark_unfit", table.place(row), **words)
