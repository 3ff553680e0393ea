"""A column of yes and no that nobody reads, where naming an entry alone would choose it.

In rows of an entry each, a sheet of choices may have every entry on every ballot, and a column
that says of which of them it is true. If its heading is unknown, counting by name alone would
count what voters did not choose: so such a sheet is refused until the heading is known.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from automations.award.ballot_columns import value_key
from automations.award.rules import Arrangement, AwardRules, Method
from automations.award.scale import value_reader
from automations.tables.headings import heading_key
from automations.tables.problems import Problem, problem
from automations.tables.typed import Layout, TypedTable

_CHOSEN = frozenset({Method.CHOICES, Method.APPROVAL})


def unread_choices(ballots: TypedTable, rules: AwardRules) -> Iterator[Problem]:
    """Yield a refusal for each unread column in which nothing stands but yes and no."""
    by_row = rules.vote.method in _CHOSEN and rules.vote.arrangement is Arrangement.LONG
    if not by_row or value_key(1) in ballots.headings.columns:
        return
    rows = ballots.frame.filter(pl.col("layout") == Layout.DATA.value)["row"].implode()
    cells = ballots.sheet.cells.filter(pl.col("row").is_in(rows))
    read, reads = {*ballots.headings.columns.values()}, value_reader(rules)
    for column, heading in sorted(ballots.headings.texts.items()):
        if column in read or ballots.schema.is_set_apart(heading_key(heading)):
            continue
        said = {text for text in cells[f"c{column}"].unique() if text.strip()}
        if said and all(reads(text) is not None for text in said):
            place = ballots.sheet.place(ballots.headings.row, column)
            yield problem("ballots_choice_column_unread", place, heading=heading)
