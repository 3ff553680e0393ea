"""What the sheets of the award look like: the event's categories, criteria and entries built in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import UTC, datetime

import polars as pl

from automations.award.ballot_columns import Listed, ballot_fields
from automations.award.intake import INTAKE
from automations.award.rules import AwardRules
from automations.tables.schema import Choice, Schema, schema
from automations.tables.typed import Layout, TypedTable

EXHIBITED = "希望しない"  # an entry that is shown, not judged
_BETWEEN_NAMES = re.compile(r"[、;；\n]+")


def entry_schema(rules: AwardRules) -> Schema:
    """Return the schema of the entries; its categories are the event's."""
    choices = tuple(Choice(each.name, each.aliases) for each in rules.categories)
    return schema("entries").with_choices("category", choices)


def roll_schema() -> Schema:
    """Return the schema of the roll."""
    return schema("roll")


def ballot_schema(
    rules: AwardRules, entries: TypedTable, rows: Collection[Collection[str]] = ()
) -> Schema:
    """Return the schema of the ballots, with the columns in which they say what was chosen.

    The columns of an entry that is out before the vote opens need not be there: the form is built
    without them. ``rows``: the texts of rows of the sheet that may be its headings.
    Headings are compared whole: an entry whose title begins like another's is never mistaken for
    it. A way of writing that would fit two columns fits none. What was chosen is read as text, so
    that no finding ever quotes what somebody voted.
    """
    listed = tuple(_listed(entries, rules.vote.opens))
    return schema("ballots").extended(ballot_fields(rules, listed, rows))


def _listed(entries: TypedTable, opens: datetime) -> Iterator[Listed]:
    """Yield the entries by number; what is wrong with the numbers is the entries' finding."""
    withdrawn = pl.col("withdrawn").dt.convert_time_zone("UTC") <= pl.lit(opens.astimezone(UTC))
    running = (pl.col("judged") != EXHIBITED) & ~withdrawn.fill_null(value=False)
    if INTAKE in entries.frame.columns:
        running &= pl.col(INTAKE) == ""
    data = entries.frame.filter(
        (pl.col("layout") == Layout.DATA.value) & pl.col("number").is_not_null()
    ).select("number", "title", "category", running.alias("running"), "aliases")
    by_number = {row[0]: row for row in data.sort("number", "title", "category").rows()}
    for number, title, category, in_time, aliases in by_number.values():
        yield Listed(number, title, category, in_time, other_names(aliases))


def other_names(text: str) -> tuple[str, ...]:
    """Return the other names of an entry in a cell; one that holds a separator also whole.

    >>> other_names("窓口改革、DX窓口")
    ('窓口改革、DX窓口', '窓口改革', 'DX窓口')
    """
    names = (text, *_BETWEEN_NAMES.split(text))
    return tuple(dict.fromkeys(name for each in names if (name := each.strip())))
