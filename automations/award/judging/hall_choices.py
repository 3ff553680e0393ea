"""What the answers of the hall say, whatever the layout of their sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from automations.award.ballot_columns import BALLOT_NUMBER, mark_key
from automations.award.entries import Entry
from automations.award.judging.hall_revotes import Content
from automations.award.judging.hall_schemas import arrangement_of, hall_award
from automations.award.judging.order import Presentation
from automations.award.judging.token_words import token_key
from automations.award.marking import marked_choices
from automations.award.rules import Arrangement, AwardRules
from automations.tables.parsing import folded
from automations.tables.typed import Layout, TypedTable

_UNKNOWN = 0


@dataclass(frozen=True, slots=True)
class HallChoices:
    """``ballots``: the first row of the ballot that each row is of; ``said``: by that row."""

    ballots: Mapping[int, int]
    said: Mapping[int, Content]


def read_choices(table: TypedTable, shown: Presentation, rules: AwardRules) -> HallChoices:
    """Read what each ballot names; who is not on the list of presentations has the number 0."""
    shape = arrangement_of(table.schema)
    numbers = _ballot_numbers(table, shape)
    award = hall_award(rules, shape)
    if shape is Arrangement.LONG:
        table = _told_apart(table, numbers)
    marked = marked_choices(table, _entries(table, shape, shown), award)
    named = marked.filter(~pl.col("repeated")).with_columns(pl.col("entry_key").fill_null(_UNKNOWN))
    said: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    for ballot, entry, unfit in named.select("ballot_key", "entry_key", "unfit").iter_rows():
        said[ballot].append((entry, unfit))
    return HallChoices(numbers, {ballot: tuple(sorted(own)) for ballot, own in said.items()})


def _ballot_numbers(table: TypedTable, shape: Arrangement) -> Mapping[int, int]:
    """Return the ballot of each row; where a row is one choice, by 票番号 and 投票番号."""
    data = table.frame.filter(pl.col("layout") == Layout.DATA.value).sort("row")
    if shape is not Arrangement.LONG:
        return {row: row for row in data["row"]}
    first: dict[tuple[str, str], int] = {}
    found = {}
    for row, token, number in data.select("row", "token", BALLOT_NUMBER).iter_rows():
        same = (token_key(token), folded(number))
        found[row] = first.setdefault(same, row) if any(same) else row
    return found


def _told_apart(table: TypedTable, ballots: Mapping[int, int]) -> TypedTable:
    """Name each row's ballot as sheets of staff votes do: by whose it is."""
    whose = [str(ballots.get(row, row)) for row in table.frame["row"]]
    told = table.frame.with_columns(
        pl.Series("staff_number", whose, dtype=pl.String), pl.lit("1").alias(BALLOT_NUMBER)
    )
    return TypedTable(table.sheet, table.schema, table.headings, told, table.problems)


def _entries(table: TypedTable, shape: Arrangement, shown: Presentation) -> Sequence[Entry]:
    """Return the entries that may be named; of a grid all that have a column."""
    known = {each.number: each for each in (*shown.entries, *shown.left_out)}
    if shape is Arrangement.GRID:
        for number in grid_numbers(table):
            known.setdefault(number, Entry(number, "", "", "", None, "", 0))
    return tuple(known[number] for number in sorted(known))


def grid_numbers(table: TypedTable) -> tuple[int, ...]:
    """Return the entries of a grid by number, also those without a column in this sheet."""
    before = mark_key(1, 0).removesuffix("0")
    keys = (each.key for each in table.schema.fields)
    return tuple(int(key.removeprefix(before)) for key in keys if key.startswith(before))
