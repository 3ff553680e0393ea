"""The entries of an award: what competes, and what became of each row of their sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import polars as pl

from automations.award.applications import BETWEEN_SECTIONS, people_of
from automations.award.intake import CODES, INSTEAD, INTAKE, TEST
from automations.award.layouts import LAYOUT_RULES
from automations.award.money import read_yen
from automations.award.schemas import EXHIBITED, other_names
from automations.people.canonical import SectionKey, section_key
from automations.tables import dispositions
from automations.tables.dispositions import DispositionCount, Rule
from automations.tables.nearest import did_you_mean
from automations.tables.parsing import folded
from automations.tables.problems import Problem, problem
from automations.tables.typed import Layout, TypedTable

RANKED = "entry_ranked"
WITHDRAWN = "entry_withdrawn"
EXHIBITION = "entry_exhibited"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; ``disposition`` says whether it competes, ``row`` where it stands (from 1).

    ``people``: leader and members as typed, one each. ``cost`` in yen, ``submitted`` zone-aware;
    None where the sheet does not say. ``aliases``: what else voters may call it.
    """

    number: int
    title: str
    category: str
    section: str
    withdrawn_at: datetime | None
    disposition: str
    row: int
    submitted: datetime | None = None
    cost: int | None = None
    people: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def ranked(self) -> bool:
        """Tell whether the entry competes: neither withdrawn nor shared without judging."""
        return self.disposition == RANKED

    @property
    def label(self) -> str:
        """Return number and title, as ballots and questions name the entry."""
        return f"{self.number:02} {self.title}"

    @property
    def section_names(self) -> tuple[str, ...]:
        """Return its sections as typed, the lead first."""
        parts = (each.strip() for each in BETWEEN_SECTIONS.split(self.section))
        return tuple(each for each in parts if each)

    @property
    def section_keys(self) -> tuple[SectionKey, ...]:
        """Return the keys of its sections; a joint entry has several."""
        keys = map(section_key, BETWEEN_SECTIONS.split(self.section))
        return tuple(sorted({key for key in keys if key}))

    @property
    def lead_section(self) -> SectionKey:
        """Return the key of the section written first: quotas count a joint entry there."""
        return section_key(BETWEEN_SECTIONS.split(self.section)[0])


@dataclass(frozen=True, slots=True)
class EntryState:
    """What became of a row: the code of its disposition, and the row that stands for it."""

    row: int
    code: str
    instead: int | None


@dataclass(frozen=True, slots=True)
class EntryList:
    """All entries by number, what became of every row, and what is wrong with them.

    A row without a number is no entry: it was replaced, or is not taken in.
    """

    entries: tuple[Entry, ...]
    counts: tuple[DispositionCount, ...]
    problems: tuple[Problem, ...]
    states: tuple[EntryState, ...] = ()

    @property
    def ranked(self) -> tuple[Entry, ...]:
        """Return the entries that compete."""
        return tuple(each for each in self.entries if each.ranked)

    @property
    def standing(self) -> tuple[Entry, ...]:
        """Return the entries that are shown, whether or not they compete."""
        return tuple(each for each in self.entries if each.disposition in {RANKED, EXHIBITION})


def read_entries(table: TypedTable, as_of: datetime) -> EntryList:
    """Read the entries as they stand at ``as_of``: a later withdrawal has not happened yet.

    ``table``: as the sheet has it, or with what `automations.award.intake.take_in` adds.
    """
    rules = entry_rules(as_of)
    disposed = dispositions.dispose(_with_intake(table.frame), rules)
    data = disposed.filter(pl.col("layout") == Layout.DATA.value).sort("number", "title", "row")
    rows = list(data.iter_rows(named=True))
    entries = tuple(_entry(row) for row in rows if row["number"] is not None)
    counts = dispositions.counts(disposed, rules)
    states = tuple(EntryState(row["row"], row["disposition"], row[INSTEAD]) for row in rows)
    return EntryList(
        entries,
        tuple(each for each in counts if each.rows or each.code not in {TEST, *CODES}),
        tuple(_problems(table, rows, entries)),
        states,
    )


def entry_rules(as_of: datetime) -> tuple[Rule, ...]:
    """Return what becomes of a row of the entries, first match wins."""
    left = pl.col("withdrawn").dt.convert_time_zone("UTC") <= pl.lit(as_of.astimezone(UTC))
    withdrawn = pl.col("withdrawn").is_not_null() & left.fill_null(value=False)
    exhibited = pl.col("judged") == EXHIBITED
    stands = (pl.col(INTAKE) == "") & (pl.col("title") != "") & (pl.col("category") != "")
    return (
        *LAYOUT_RULES,
        Rule(TEST, pl.col(INTAKE) == TEST),
        Rule(WITHDRAWN, withdrawn),
        *(Rule(code, pl.col(INTAKE) == code) for code in CODES),
        Rule(EXHIBITION, exhibited),
        Rule(RANKED, stands & ~withdrawn & ~exhibited, counted=True),
    )


def _with_intake(frame: pl.DataFrame) -> pl.DataFrame:
    """Add what the intake says of each row, where nobody looked: nothing."""
    if INTAKE in frame.columns:
        return frame
    return frame.with_columns(
        pl.lit("").alias(INTAKE), pl.lit(None, dtype=pl.UInt32).alias(INSTEAD)
    )


def sections_not_on_roll(
    table: TypedTable, entries: Sequence[Entry], known: Sequence[str]
) -> Iterator[Problem]:
    """Find the entries whose section the roll does not have, as typed there in ``known``."""
    keys = {section_key(name) for name in known}
    for each in entries:
        if each.section and keys.isdisjoint(each.section_keys):
            hint = did_you_mean(each.section, known)
            place = table.place(each.row, "section")
            yield problem("entry_section_not_on_roll", place, section=each.section, hint=hint)


def _entry(row: dict[str, Any]) -> Entry:
    people = people_of(row["leader"], row["members"])
    return Entry(
        row["number"], row["title"], row["category"], row["section"], row["withdrawn"],
        row["disposition"], row["row"], row["submitted"], read_yen(row["cost"]), people,
        other_names(row["aliases"]),
    )  # fmt: skip


def _problems(
    table: TypedTable, rows: Sequence[dict[str, Any]], entries: Sequence[Entry]
) -> Iterator[Problem]:
    if not rows:
        yield problem("entries_none", table.sheet.place(table.headings.row))
    for row in rows:
        yield from _about_row(table, row)
    yield from _about_numbers(table, entries)


def _about_row(table: TypedTable, row: dict[str, Any]) -> Iterator[Problem]:
    if row["number"] is None and row["disposition"] in {RANKED, EXHIBITION}:
        yield problem("entry_without_number", table.place(row["row"], "number"))
    if row["cost"] and row["disposition"] == RANKED and read_yen(row["cost"]) is None:
        yield problem("entry_cost_unread", table.place(row["row"], "cost"), text=row["cost"])


def _about_numbers(table: TypedTable, entries: Sequence[Entry]) -> Iterator[Problem]:
    numbers = Counter(each.number for each in entries)
    titles = Counter(folded(each.title) for each in entries if each.disposition not in CODES)
    for each in entries:
        place = table.place(each.row, "number")
        if each.number < 1:
            yield problem("entry_number_not_positive", place, number=each.number)
        if numbers[each.number] > 1:
            yield problem("entry_number_doubled", place, number=each.number)
        if each.disposition not in CODES and titles[folded(each.title)] > 1:
            where = table.place(each.row, "title")
            yield problem("entry_title_doubled", where, title=each.title)
