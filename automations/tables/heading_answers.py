"""What people said a heading means: applied to a schema before a sheet is read under it.

A question's key names the table and the heading, never a place: the same form next week, or next
year, is read without asking. A grid of secret columns is one question: its headings may differ
from ours by what stands before and behind all of them alike.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from automations.tables.heading_keys import HeadingKey, heading_key
from automations.tables.schema import GridHeadings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from automations.tables.schema import Field, Schema

NOT_USED = "使わない"
GRID = "投票の中身として読む"
PREFIX = "見出し-"
_LENGTH = 8  # hexadecimal digits that tell the headings of an event apart


def question_key(table: str, heading: str) -> str:
    """Return the key of the question what a heading of a table means."""
    said = f"{table}\x1f{heading_key(heading)}"
    return PREFIX + hashlib.sha256(said.encode()).hexdigest()[:_LENGTH]


def grid_key(table: str, grid: GridHeadings) -> str:
    """Return the key of the question whether headings around ours are a table's grid."""
    return question_key(f"{table} grid", f"{grid.before}…{grid.behind}")


def answered_schema(
    schema: Schema, rows: Iterable[Collection[str]], answers: Mapping[str, str]
) -> Schema:
    """Return the schema with the meaning that people gave to headings of ``rows``.

    ``rows``: the texts of rows that may be the headings; ``answers``: question to choice. An
    answer that names no field of this table means nothing.
    """
    if not any(key.startswith(PREFIX) for key in answers):
        return schema
    texts = [list(row) for row in rows]
    fields = {heading_key(each.heading): each.key for each in schema.fields}
    fields[heading_key(NOT_USED)] = ""
    said = {text: answers.get(question_key(schema.name, text), "")
            for row in texts for text in row}  # fmt: skip
    chosen = {text: fields[heading_key(choice)] for text, choice in said.items()
              if choice and heading_key(choice) in fields}  # fmt: skip
    meant = schema.with_chosen(chosen) if chosen else schema
    grids = (grid_in(schema, row) for row in texts)
    found = next((each for each in grids if each and _is_confirmed(schema, each, answers)), None)
    return _with_grid(meant, found) if found else meant


def _is_confirmed(schema: Schema, grid: GridHeadings, answers: Mapping[str, str]) -> bool:
    return heading_key(answers.get(grid_key(schema.name, grid), "")) == heading_key(GRID)


def _with_grid(schema: Schema, grid: GridHeadings) -> Schema:
    fields = tuple(
        replace(each, preferred=tuple(map(grid.around, each.names))) if each.secret else each
        for each in schema.fields
    )
    return replace(schema, fields=fields, grid=grid)


def grid_in(schema: Schema, row: Iterable[str]) -> GridHeadings | None:
    """Return how a row says the headings of the grid; None if it does not, or says them as we do.

    Only where each required secret field has its heading with exactly the same around it; of
    several ways the shortest.
    """
    grid = [each for each in schema.fields if each.secret and each.required]
    keys = {heading_key(text): text for text in row}
    if not grid or any(heading_key(name) in keys for name in grid[0].names):
        return None
    ways = sorted(_around(grid[0], keys), key=lambda way: (len(way[0]) + len(way[1]), way))
    found = (GridHeadings(before, behind, keys[key], len(grid)) for before, behind, key in ways)
    return next((each for each in found if _holds(each, grid, keys)), None)


def _around(first: Field, keys: Iterable[HeadingKey]) -> Iterator[tuple[str, str, HeadingKey]]:
    """Yield what stands before and behind a name of a field in a heading, and the heading."""
    for name in map(heading_key, first.names):
        for key in keys:
            before, found, behind = key.partition(name)
            if found:
                yield before, behind, key


def _holds(grid: GridHeadings, fields: Iterable[Field], keys: Collection[str]) -> bool:
    return all(any(grid.around(name) in keys for name in each.names) for each in fields)
