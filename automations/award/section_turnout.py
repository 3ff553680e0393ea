"""How many of each section have voted, with small sections hidden; nothing of what they voted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import polars as pl

from automations.award.ballots import Ballots
from automations.award.wording import said, table
from automations.people.canonical import keyed, keyed_staff_numbers, section_key
from automations.people.sections import section_parts
from automations.tables.report import Cell, Table
from automations.tables.suppression import LEAST, Hidden, suppressed
from automations.tables.typed import Layout, TypedTable

TURNOUT_BY_SECTION = "turnout_by_section"


@dataclass(frozen=True, slots=True)
class SectionTurnout:
    """A section as most of its people write it: how many are on the roll, how many voted."""

    key: str
    name: str
    size: int
    voted: int


def turnout_by_section(roll: TypedTable, ballots: Ballots) -> Table:
    """Return how many voted by section; who has several (兼務) counts in the first.

    Sections of less than `LEAST` people are one line together, so that the turnout of nobody in
    particular can be read. What is hidden further depends on names and counts, never on the order
    of rows.
    """
    found = _pooled(_sections(_people(roll), ballots))
    shown = suppressed([each.voted for each in found])
    rows: list[tuple[Cell, ...]] = [
        (each.name, each.size, *_voted(each, cell))
        for each, cell in zip(found, shown or (), strict=False)
    ]
    size, voted = sum(each.size for each in found), sum(each.voted for each in found)
    rows.append((said("turnout", "total"), size, voted, _rate(voted, size)))
    note = "" if shown else said("turnout", "none_shown")
    return table(TURNOUT_BY_SECTION, rows, note=note, emphasis=frozenset({len(rows) - 1}))


def _people(roll: TypedTable) -> pl.DataFrame:
    """Return each person on the roll once: ``voter_key``, ``section_key``, ``section`` as typed.

    Of a person with several rows the first section is taken by name, not by where it stands.
    """
    data = roll.frame.filter(pl.col("layout") == Layout.DATA.value)
    first = keyed(data["section"], _first_section).alias("section")
    named = data.select(
        keyed_staff_numbers(data["staff_number"]).alias("voter_key"),
        first,
        keyed(first, section_key).alias("section_key"),
    )
    people = named.filter(pl.col("voter_key") != "")
    ordered = people.sort("voter_key", pl.col("section_key") == "", "section_key", "section")
    return ordered.unique("voter_key", keep="first", maintain_order=True)


def _first_section(text: str) -> str:
    return next(iter(section_parts(text)), "")


def _sections(people: pl.DataFrame, ballots: Ballots) -> list[SectionTurnout]:
    voted = ballots.frame.filter("cast").select("voter_key").unique()
    marked = people.with_columns(pl.col("voter_key").is_in(voted["voter_key"].implode()).alias("v"))
    spelt = marked.group_by("section_key", "section").len()
    names = spelt.sort("len", "section", descending=[True, False]).unique(
        "section_key", keep="first", maintain_order=True
    )
    counted = marked.group_by("section_key").agg(pl.len().alias("size"), pl.col("v").sum())
    joined = counted.join(names, on="section_key").sort("section_key")
    rows = joined.select("section_key", "section", "size", "v").iter_rows()
    return [
        SectionTurnout(key, name or said("turnout", "no_section"), size, votes)
        for key, name, size, votes in rows
    ]


def _pooled(sections: Sequence[SectionTurnout]) -> list[SectionTurnout]:
    """Put the small sections together, and the next larger ones until they are enough people."""
    by_size = sorted(sections, key=lambda each: (each.size, each.key))
    pool = [each for each in by_size if each.size < LEAST]
    rest = by_size[len(pool) :]
    while pool and rest and sum(each.size for each in pool) < LEAST:
        pool.append(rest.pop(0))
    kept = sorted(rest, key=lambda each: (not each.key, each.key))
    return [*kept, *_together(pool)]


def _together(pool: Sequence[SectionTurnout]) -> Iterator[SectionTurnout]:
    if pool:
        name = said("turnout", "small", sections=len(pool))
        size, voted = sum(each.size for each in pool), sum(each.voted for each in pool)
        yield SectionTurnout("", name, size, voted)


def _voted(section: SectionTurnout, shown: int | Hidden) -> tuple[Cell, Cell]:
    if isinstance(shown, Hidden):
        return shown.value, ""
    return shown, _rate(shown, section.size)


def _rate(voted: int, size: int) -> Fraction | None:
    return Fraction(voted, size) if size else None
