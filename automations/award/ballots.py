"""Ballots: what became of each, by rules declared before the vote; nothing hangs on row order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType

import polars as pl

from automations.award import choices, marking
from automations.award.ballot_problems import ballot_problems
from automations.award.entries import Entry
from automations.award.layouts import LAYOUT_RULES
from automations.award.lookups import flagged
from automations.award.own_entries import own_pairs
from automations.award.rivals import with_rivals
from automations.award.roll import Roll
from automations.award.rules import AwardRules, Overvote, Repeated, Revote, VoteRules
from automations.award.same_second import SameSecond
from automations.award.unread_choices import unread_choices
from automations.people.canonical import keyed_staff_numbers
from automations.tables import dispositions
from automations.tables.dispositions import DispositionCount, Rule
from automations.tables.parsing import folded
from automations.tables.problems import Problem
from automations.tables.typed import Layout, TypedTable

COUNTED = "ballot_counted"
PENDING = frozenset(
    {"ballot_unfit", "ballot_unknown_voter", "ballot_unknown_class", "ballot_conflict"}
)
# Findings that hang on marks: before the close nobody is told of them.
OF_MARKS = frozenset({
    "ballot_mark_unfit", "ballot_word_unfit", "ballot_points_unfit", "ballot_place_unfit",
    "ballot_choice_unfit", "ballot_entry_unknown", "ballot_conflict", "same_second_answer_unfit",
    "same_second_moved",
})  # fmt: skip
OUTSIDE = frozenset({"ballot_early", "ballot_late"})
# What only the marks of a ballot tell: never shown beside a voter.
SECRET = frozenset(
    {"ballot_blank", "ballot_overvoted", "ballot_repeated", "ballot_all_void", COUNTED}
)
ACCEPTED = "ballot_accepted"  # all of them alike
_TEST_WORDS = ("テスト", "test")
_NOBODY_ASKED: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Ballots:
    """The ballots and their choices, each with its one disposition.

    ``frame``: one row a ballot (or row of the sheet that is none): ``ballot_key`` (its first row
    in the sheet), ``submitted``, ``staff_number`` as typed, ``voter_key``, ``voter`` (place on the
    roll from 0, null for nobody there), ``voter_class``, ``cast`` (in the window by a person on
    the roll), ``disposition``. ``choices``: see `automations.award.choices`; the two are kept
    apart, and no output may join them. ``rows``: which ballot each ``row`` of the sheet is of.
    ``questions``: what a person has to say of ballots of one second.
    """

    frame: pl.DataFrame
    choices: pl.DataFrame
    counts: tuple[DispositionCount, ...]
    choice_counts: tuple[DispositionCount, ...]
    problems: tuple[Problem, ...]
    rows: pl.DataFrame
    questions: tuple[SameSecond, ...] = ()

    @property
    def voters(self) -> int:
        """Return how many persons on the roll sent a ballot in the window."""
        return self.frame.filter("cast")["voter_key"].n_unique()

    @property
    def shown_states(self) -> tuple[tuple[int, str], ...]:
        """Return what became of each row: its number and code, alike for all that are secret."""
        secret = pl.col("disposition").is_in(sorted(SECRET))
        shown = pl.when(secret).then(pl.lit(ACCEPTED)).otherwise("disposition").alias("shown")
        states = self.frame.select("ballot_key", shown)
        rows = self.rows.join(states, on="ballot_key", how="left").sort("row")
        return tuple(rows.select("row", "shown").iter_rows())


def read_ballots(
    table: TypedTable,
    entries: Sequence[Entry],
    roll: Roll,
    rules: AwardRules,
    decisions: Mapping[str, str] = _NOBODY_ASKED,
) -> Ballots:
    """Decide what becomes of each ballot and each choice.

    ``decisions``: what people answered, by question; see `automations.award.same_second`.
    """
    marked = marking.marked_choices(table, entries, rules)
    rows = marking.ballot_rows(table, rules)
    facts, settled = with_rivals(_facts(table, rows, roll, rules), marked, rules, decisions, table)
    own = own_pairs(roll, entries).join(_numbered(roll), on="voter_key").drop("voter_key")
    standing = facts.select("ballot_key", "voter", "voter_class", "stands")
    judged = choices.judged_choices(marked, standing, own, entries, rules)
    choice_rules = choices.choice_rules(rules)
    disposed = dispositions.dispose(judged, choice_rules, millions=True)
    rule_set = ballot_rules(
        rules.vote, classes=bool(rules.voter_classes), answered=bool(settled.settled)
    )
    frame = dispositions.dispose(_with_choices(facts, disposed), rule_set)
    return Ballots(
        frame,
        disposed,
        dispositions.counts(frame, rule_set),
        dispositions.counts(disposed, choice_rules),
        (
            *unread_choices(table, rules),
            *ballot_problems(table, frame, disposed, rules),
            *settled.problems,
        ),
        rows,
        settled.open,
    )


def ballot_rules(
    vote: VoteRules, *, classes: bool = False, answered: bool = False
) -> tuple[Rule, ...]:
    """Return what becomes of a ballot, first match wins.

    ``classes``: the event has classes of voters. ``answered``: a person said which ballots of one
    second count. What cannot occur has no rule.
    """
    revote = "ballot_revote_void" if vote.revote is Revote.NONE else "ballot_revote"
    whole_ballot = vote.overvote is Overvote.BALLOT
    once_or_never = vote.repeated is Repeated.BALLOT
    nothing_counts = pl.col("nothing_counts")
    table = (
        (True, "ballot_test", pl.col("test_ballot")),
        (True, "ballot_unfit", pl.col("unfit")),
        (True, "ballot_early", pl.col("early")),
        (True, "ballot_late", pl.col("late")),
        (True, "ballot_unknown_voter", ~pl.col("on_roll")),
        (classes, "ballot_unknown_class", ~pl.col("classed")),
        (True, revote, pl.col("superseded")),
        (True, "ballot_duplicate", pl.col("duplicate")),
        (True, "ballot_conflict", pl.col("conflict")),
        (answered, "ballot_not_chosen", pl.col("not_chosen")),
        (True, "ballot_blank", pl.col("blank")),
        (whole_ballot, "ballot_overvoted", pl.col("overvoted")),
        (once_or_never, "ballot_repeated", pl.col("repeated")),
        (True, "ballot_all_void", nothing_counts),
    )
    excluded = (Rule(code, when) for occurs, code, when in table if occurs)
    counted = Rule(COUNTED, pl.col("stands") & ~nothing_counts, counted=True)
    return (*LAYOUT_RULES, *excluded, counted)


def _facts(table: TypedTable, rows: pl.DataFrame, roll: Roll, rules: AwardRules) -> pl.DataFrame:
    """Say of each ballot who sent it and when, and whether it was cast: in time, by a voter."""
    at = pl.col("submitted").dt.convert_time_zone("UTC").dt.truncate("1s")
    voter = keyed_staff_numbers(table.frame["staff_number"]).alias("voter_key")
    typed = table.frame["staff_number"]
    numberless = typed.filter(voter == "").unique()  # a number is nobody's test
    test_voter = typed.is_in([text for text in numberless if folded(text) in _TEST_WORDS])
    named = table.frame.select(
        "row", "layout", "unfit", "submitted", "staff_number", voter, at.alias("at"),
        ((pl.col("test") != "") | test_voter).alias("test_ballot"),
    )  # fmt: skip
    facts = (
        _one_each(named, rows)
        .join(_numbered(roll), on="voter_key", how="left", maintain_order="left")
        .with_columns(
            pl.col("voter").is_not_null().alias("on_roll"),
            pl.col("voter_class").fill_null(""),
            pl.col("classed").fill_null(value=False),
            (pl.col("at") < _second(rules.vote.opens)).fill_null(value=False).alias("early"),
            (pl.col("at") > _second(rules.vote.closes)).fill_null(value=False).alias("late"),
        )
    )
    data = pl.col("layout") == Layout.DATA.value
    outside = pl.any_horizontal("test_ballot", "unfit", "early", "late") | pl.col("at").is_null()
    in_window = data & ~outside
    return facts.with_columns(
        in_window.alias("in_window"),
        (in_window & pl.col("on_roll") & pl.col("classed")).alias("admitted"),
        (in_window & pl.col("on_roll")).alias("cast"),
    )


def _one_each(named: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Keep the first row of each ballot; what is wrong in one of its rows is wrong with it."""
    if rows["ballot_key"].n_unique() == rows.height:
        return named.rename({"row": "ballot_key"})
    owned = named.join(rows, on="row").sort("row")
    spoiled = owned.group_by("ballot_key").agg(pl.col("unfit", "test_ballot").any())
    first = owned.filter(pl.col("row") == pl.col("ballot_key")).drop("row", "unfit", "test_ballot")
    return first.join(spoiled, on="ballot_key").sort("ballot_key")


def _numbered(roll: Roll) -> pl.DataFrame:
    """Number the voters: whole numbers are joined and grouped faster than texts."""
    return roll.voters.with_row_index("voter")


def _second(moment: datetime) -> pl.Expr:
    """Return a moment to the second: the window includes the whole of its last second."""
    return pl.lit(moment.astimezone(UTC).replace(microsecond=0))


def _with_choices(facts: pl.DataFrame, disposed: pl.DataFrame) -> pl.DataFrame:
    """Add whether a ballot says nothing, whether any of it counts, and what is wrong with it."""

    def any_where(rows: pl.Expr) -> pl.Series:
        keys = disposed.lazy().filter(rows).select("ballot_key").collect().to_series()
        return flagged(keys).of(facts["ballot_key"])

    return facts.with_columns(
        (~any_where(pl.col("said"))).alias("blank"),
        (~any_where(pl.col("disposition") == choices.COUNTED)).alias("nothing_counts"),
        any_where(pl.col("over")).alias("overvoted"),
        any_where(pl.col("repeated") & pl.col("known")).alias("repeated"),
    ).sort("ballot_key")
