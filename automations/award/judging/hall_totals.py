"""Totals of the hall counted by hand: read as those of the staff vote, with who counted them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import polars as pl

from automations.award.ballot_words import ballot_words
from automations.award.entries import RANKED, WITHDRAWN, Entry
from automations.award.entry_names import entry_name_key
from automations.award.hand_counts import HandCounts, read_hand_counts
from automations.award.judging.hall_schemas import hall_award
from automations.award.judging.order import Presentation
from automations.award.judging.panel_rules import judging_of
from automations.award.rules import AwardRules
from automations.award.scale import counted_number
from automations.award.total_rows import totals_set_apart
from automations.tables.dispositions import DispositionCount
from automations.tables.parsing import folded
from automations.tables.problems import Problem, in_order, problem
from automations.tables.typed import Layout, TypedTable


@dataclass(frozen=True, slots=True)
class HallTotals:
    """``votes`` by number of the entry; ``ballots``: persons who chose something."""

    votes: Mapping[int, int]
    ballots: int
    blank: int
    void: int
    counts: tuple[DispositionCount, ...]
    problems: tuple[Problem, ...]


def read_totals(table: TypedTable, shown: Presentation, rules: AwardRules) -> HallTotals:
    """Read the totals; a problem of any row or sum refuses publication.

    What was counted for an entry that does not present is checked, but no vote. Where a person
    may name several entries, only 投票総数 tells how many persons there were.
    """
    table = totals_set_apart(table)
    found = read_hand_counts(_as_staff_counts(table), _entries(shown), hall_award(rules))
    single = judging_of(rules).hall.choices == 1
    lacking = () if single else tuple(_without_total(table))
    votes: Counter[int] = Counter({each.number: 0 for each in shown.entries})
    for each in found.counts:
        votes[each.entry] += each.supporters
    return HallTotals(
        dict(sorted(votes.items())),
        sum(votes.values()) if single else _persons(table, found),
        found.blank,
        found.void,
        found.dispositions,
        in_order([*found.problems, *lacking]),
    )


def _as_staff_counts(table: TypedTable) -> TypedTable:
    """Add the columns that only a vote of the staff has."""
    nothing = (pl.lit("").alias(key) for key in ("points", "voter_class"))
    return replace(table, frame=table.frame.with_columns(*nothing))


def _entries(shown: Presentation) -> tuple[Entry, ...]:
    """Return who may be named: those that present compete, whatever they did in the staff vote."""
    present = (replace(each, disposition=RANKED) for each in shown.entries)
    absent = (replace(each, disposition=WITHDRAWN) for each in shown.left_out)
    return (*present, *absent)


def _totals(table: TypedTable) -> Iterator[tuple[str, str, int, bool]]:
    """Yield each row's venue, as compared and as typed, its number, and whether it is the total."""
    names = frozenset(map(entry_name_key, ballot_words("hand_total")))
    data = table.frame.filter(pl.col("layout") == Layout.DATA.value).sort("row")
    for venue, entry, votes in data.select("venue", "entry", "votes").iter_rows():
        is_total = entry_name_key(entry) in names
        yield folded(venue), venue, counted_number(votes) or 0, is_total


def _without_total(table: TypedTable) -> Iterator[Problem]:
    rows = list(_totals(table))
    counted = {key for key, _, _, is_total in rows if is_total}
    for key, venue in sorted({key: venue for key, venue, _, _ in reversed(rows)}.items()):
        if key not in counted:
            named = f"「{venue}」" if venue else "この手集計"
            yield problem("hall_count_total_missing", table.sheet.place(), venue=named)


def _persons(table: TypedTable, found: HandCounts) -> int:
    whole = sum(number for _, _, number, is_total in _totals(table) if is_total)
    return max(whole - found.blank - found.void, 0)
