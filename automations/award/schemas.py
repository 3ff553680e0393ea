"""What the sheets of the award look like: the event's categories, criteria and entries built in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import polars as pl

from automations.award.rules import AwardRules, Criterion
from automations.tables.headings import heading_key
from automations.tables.schema import Choice, Field, Schema, schema
from automations.tables.typed import Layout, TypedTable

EXHIBITED = "希望しない"  # an entry that is shown, not judged


def entry_schema(rules: AwardRules) -> Schema:
    """Return the schema of the entries; its categories are the event's."""
    choices = tuple(Choice(each.name, each.aliases) for each in rules.categories)
    return schema("entries").with_choices("category", choices)


def roll_schema() -> Schema:
    """Return the schema of the roll."""
    return schema("roll")


def ballot_schema(rules: AwardRules, entries: TypedTable) -> Schema:
    """Return the schema of the ballots: one column for each criterion and entry.

    The columns of an entry that is out before the vote opens need not be there: the form is built
    without them.
    Headings are compared whole: an entry whose title begins like another's is never mistaken for
    it. A way of writing that would fit two columns fits none. Marks are read as text, so that no
    finding ever quotes what somebody voted.
    """
    titles = _titles(entries)
    chosen_from = _chosen_from(entries, rules.vote.opens)
    grid = [
        _mark_field(criterion, place, number, titles[number], required=number in chosen_from)
        for number in sorted(titles)
        for place, criterion in enumerate(rules.criteria, 1)
    ]
    return schema("ballots").extended(_unambiguous(grid))


def mark_key(criterion: int, entry: int) -> str:
    """Name the field of a mark: criterion by its place from 1, entry by its number."""
    return f"mark_{criterion}_{entry}"


def mark_heading(criterion: str, number: int, title: str) -> str:
    """Return the heading of a mark as forms are to be built: 効果 [01 窓口DX]."""
    return f"{criterion} [{number:02} {title}]"


def _titles(entries: TypedTable) -> dict[int, str]:
    """Return the titles by number; what is wrong with the numbers is the entries' finding."""
    data = entries.frame.filter(
        (pl.col("layout") == Layout.DATA.value) & pl.col("number").is_not_null()
    )
    return dict(data.select("number", "title").sort("number", "title").rows())


def _chosen_from(entries: TypedTable, opens: datetime) -> frozenset[int]:
    """Return the numbers of the entries that are in the running when the vote opens."""
    withdrawn = pl.col("withdrawn").dt.convert_time_zone("UTC") <= pl.lit(opens.astimezone(UTC))
    listed = entries.frame.filter(
        (pl.col("layout") == Layout.DATA.value)
        & pl.col("number").is_not_null()
        & (pl.col("judged") != EXHIBITED)
        & ~withdrawn.fill_null(value=False)
    )
    return frozenset(listed["number"])


def _mark_field(
    criterion: Criterion, place: int, number: int, title: str, *, required: bool
) -> Field:
    heading, *aliases = dict.fromkeys(
        heading
        for name in (criterion.name, *criterion.aliases)
        for heading in _ways_of_writing(name, number, title)
    )
    key = mark_key(place, number)
    return Field(key, heading, aliases=tuple(aliases), required=required, secret=True)


def _ways_of_writing(criterion: str, number: int, title: str) -> Iterator[str]:
    """Yield a mark's headings as form tools and people write them, the usual one first."""
    rows = (
        f"{number} {title}", f"{number:02}.{title}", f"{number}.{title}", title,
        f"{number:02}", f"{number}",
    )  # fmt: skip
    yield mark_heading(criterion, number, title)
    yield from (f"{criterion} [{row}]" for row in rows)
    yield from (f"{row} [{criterion}]" for row in (f"{number:02} {title}", *rows))


def _unambiguous(grid: list[Field]) -> Iterator[Field]:
    keys = {each.key: {heading_key(alias) for alias in each.aliases} for each in grid}
    uses = Counter(key for each in grid for key in {*keys[each.key], heading_key(each.heading)})
    for each in grid:
        own = tuple(alias for alias in each.aliases if uses[heading_key(alias)] == 1)
        yield replace(each, aliases=own)
