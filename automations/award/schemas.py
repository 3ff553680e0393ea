"""What the sheets of the award look like: the event's categories, criteria and entries built in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from automations.award.rules import AwardRules, Criterion
from automations.tables.headings import heading_key
from automations.tables.schema import Choice, Field, Schema, schema
from automations.tables.typed import Layout, TypedTable


def entry_schema(rules: AwardRules) -> Schema:
    """Return the schema of the entries; its categories are the event's."""
    choices = tuple(Choice(each.name, each.aliases) for each in rules.categories)
    return schema("entries").with_choices("category", choices)


def roll_schema() -> Schema:
    """Return the schema of the roll."""
    return schema("roll")


def ballot_schema(rules: AwardRules, entries: TypedTable) -> Schema:
    """Return the schema of the ballots: one required column for each criterion and entry.

    Headings are compared whole: an entry whose title begins like another's is never mistaken for
    it. A way of writing that would fit two columns fits none. Marks are read as text, so that no
    finding ever quotes what somebody voted.
    """
    titles = _titles(entries)
    grid = [
        _mark_field(criterion, place, number, titles[number])
        for number in sorted(titles)
        for place, criterion in enumerate(rules.criteria, 1)
    ]
    return schema("ballots").extended(_unambiguous(grid))


def mark_key(criterion: int, entry: int) -> str:
    """Name the field of a mark: criterion by its place from 1, entry by its number."""
    return f"mark_{criterion}_{entry}"


def _titles(entries: TypedTable) -> dict[int, str]:
    """Return the titles by number; what is wrong with the numbers is the entries' finding."""
    data = entries.frame.filter(
        (pl.col("layout") == Layout.DATA.value) & pl.col("number").is_not_null()
    )
    return dict(data.select("number", "title").sort("number", "title").rows())


def _mark_field(criterion: Criterion, place: int, number: int, title: str) -> Field:
    heading, *aliases = dict.fromkeys(
        heading
        for name in (criterion.name, *criterion.aliases)
        for heading in _ways_of_writing(name, number, title)
    )
    key = mark_key(place, number)
    return Field(key, heading, aliases=tuple(aliases), required=True, secret=True)


def _ways_of_writing(criterion: str, number: int, title: str) -> Iterator[str]:
    """Yield a mark's headings as form tools and people write them, the usual one first."""
    rows = (
        f"{number:02} {title}", f"{number} {title}", f"{number:02}.{title}", f"{number}.{title}",
        title, f"{number:02}", f"{number}",
    )  # fmt: skip
    yield from (f"{criterion} [{row}]" for row in rows)
    yield from (f"{row} [{criterion}]" for row in rows)


def _unambiguous(grid: list[Field]) -> Iterator[Field]:
    keys = {each.key: {heading_key(alias) for alias in each.aliases} for each in grid}
    uses = Counter(key for each in grid for key in {*keys[each.key], heading_key(each.heading)})
    for each in grid:
        own = tuple(alias for alias in each.aliases if uses[heading_key(alias)] == 1)
        yield replace(each, aliases=own)
