"""The entries of an award: what competes, and what became of each row of their sheet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import polars as pl

from automations.award.layouts import LAYOUT_RULES
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
_BETWEEN_SECTIONS = re.compile(r"[、,，/／;；\n]+")


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
    def section_keys(self) -> tuple[SectionKey, ...]:
        """Return the keys of its sections; a joint entry has several."""
        keys = map(section_key, _BETWEEN_SECTIONS.split(self.section))
        return tuple(sorted({key for key in keys if key}))

    @property
    def lead_section(self) -> SectionKey:
        """Return the key of the section written first: quotas count a joint entry there."""
        return section_key(_BETWEEN_SECTIONS.split(self.section)[0])


@dataclass(frozen=True, slots=True)
class EntryList:
    """All entries by number, what became of their rows, and what is wrong with them."""

    entries: tuple[Entry, ...]
    counts: tuple[DispositionCount, ...]
    problems: tuple[Problem, ...]

    @property
    def ranked(self) -> tuple[Entry, ...]:
        """Return the entries that compete."""
        return tuple(each for each in self.entries if each.ranked)


def read_entries(table: TypedTable, as_of: datetime) -> EntryList:
    """Read the entries as they stand at ``as_of``: a later withdrawal has not happened yet."""
    rules = entry_rules(as_of)
    disposed = dispositions.dispose(table.frame, rules)
    data = disposed.filter(pl.col("layout") == Layout.DATA.value).sort("number", "title", "row")
    entries = tuple(_entry(row) for row in data.iter_rows(named=True))
    counts = dispositions.counts(disposed, rules)
    return EntryList(entries, counts, tuple(_problems(table, entries)))


def entry_rules(as_of: datetime) -> tuple[Rule, ...]:
    """Return what becomes of a row of the entries, first match wins."""
    left = pl.col("withdrawn").dt.convert_time_zone("UTC") <= pl.lit(as_of.astimezone(UTC))
    withdrawn = pl.col("withdrawn").is_not_null() & left.fill_null(value=False)
    exhibited = pl.col("judged") == EXHIBITED
    whole = pl.col("number").is_not_null() & (pl.col("title") != "") & (pl.col("category") != "")
    return (
        *LAYOUT_RULES,
        Rule(WITHDRAWN, withdrawn),
        Rule("entry_exhibited", exhibited),
        Rule(RANKED, whole & ~withdrawn & ~exhibited, counted=True),
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
    return Entry(
        row["number"], row["title"], row["category"], row["section"], row["withdrawn"],
        row["disposition"], row["row"], aliases=other_names(row["aliases"]),
    )  # fmt: skip


def _problems(table: TypedTable, entries: Sequence[Entry]) -> Iterator[Problem]:
    if not entries:
        yield problem("entries_none", table.sheet.place(table.headings.row))
    numbers = Counter(each.number for each in entries)
    titles = Counter(folded(each.title) for each in entries)
    for each in entries:
        place = table.place(each.row, "number")
        if each.number < 1:
            yield problem("entry_number_not_positive", place, number=each.number)
        if numbers[each.number] > 1:
            yield problem("entry_number_doubled", place, number=each.number)
        if titles[folded(each.title)] > 1:
            where = table.place(each.row, "title")
            yield problem("entry_title_doubled", where, title=each.title)
