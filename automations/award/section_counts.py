"""応募状況報告: how many entries each section has in each category, and who has none.

A joint entry counts once, at the section written first, so that the totals add up; beside the
others it is said how many they share in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from automations.award.applications import Application
from automations.award.entries import Entry
from automations.award.intake_words import said, table
from automations.people.canonical import SectionKey, section_key
from automations.tables.report import Cell, Table

Row = tuple[Cell, ...]
_NOBODY = SectionKey("")


def section_table(
    entries: Sequence[Entry],
    waiting: Sequence[Application],
    categories: Sequence[str],
    known: Sequence[str],
) -> Table:
    """Return the table: the sections of ``known`` in their order, then those that are not on it."""
    names = dict(_sections(entries, waiting, known))
    listed = {key for each in known if (key := section_key(each))}
    counted = Counter((each.lead_section, each.category) for each in entries)
    shared = Counter(key for each in entries for key in each.section_keys
                     if key != each.lead_section)  # fmt: skip
    held = Counter(_lead(each) for each in waiting)
    rows: list[Row] = []
    for key, name in names.items():
        own = [counted[key, each] for each in categories]
        figures = (sum(own), shared[key], held[key])
        rows.append((name, *own, *figures, _remark(key, figures, listed)))
    rows.append(_total(rows, len(categories)))
    return table("entry_sections", rows, categories)


def _sections(
    entries: Sequence[Entry], waiting: Sequence[Application], known: Sequence[str]
) -> Iterator[tuple[SectionKey, str]]:
    """Yield each section once; of its spellings the listed one, else the first by its letters."""
    named: dict[SectionKey, str] = {}
    for name in known:
        named.setdefault(section_key(name), name)
    named.pop(_NOBODY, None)
    yield from named.items()
    every = [each.section_names for each in entries] + [each.sections for each in waiting]
    typed = sorted({name for names in every for name in names})
    others: dict[SectionKey, str] = {}
    for name in typed:
        key = section_key(name)
        if key and key not in named:
            others.setdefault(key, name)
    yield from others.items()
    if any(not key for key in (*(each.lead_section for each in entries), *map(_lead, waiting))):
        yield _NOBODY, said("texts", "no_section")


def _lead(each: Application) -> SectionKey:
    return each.identity.sections[0] if each.identity.sections else _NOBODY


def _remark(key: SectionKey, figures: tuple[int, ...], listed: set[SectionKey]) -> str:
    if key and listed and key not in listed:
        return said("texts", "unlisted")
    return "" if any(figures) else said("texts", "gap")


def _total(rows: Sequence[Row], categories: int) -> Row:
    sums = [sum(int(str(row[place])) for row in rows) for place in range(1, categories + 4)]
    return (said("texts", "total"), *sums, "")
