"""Whether anybody has written a mark into the score sheets yet: their rows are there before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import polars as pl

from automations.award.judging.score_schema import score_schema, value_keys
from automations.books.opening import read_book
from automations.errors import ExpectedFailure
from automations.flows.answers import schema_in_force
from automations.flows.event_folder import EventFolder
from automations.flows.expected_tables import ExpectedTable, expected_tables
from automations.flows.reading_judging import all_score_files
from automations.flows.standing_runs import version_of
from automations.tables.headings import find_headings
from automations.tables.layouts import Layout, rows_below
from automations.tables.sheet import Sheet

_SCORES = "scores"
# A book that cannot be read counts as empty; its job will say why.
_UNSEEN = (ExpectedFailure, OSError)


def marks_written(folder: EventFolder) -> bool:
    """Tell whether there is a mark in any score sheet of the event."""
    return any(_holds_marks(folder, each) for each in _books(folder))


def _books(folder: EventFolder) -> Iterator[ExpectedTable]:
    yield from (each for each in expected_tables(folder.event) if each.schema.name == _SCORES)
    if rules := folder.event.award:
        for shown, _ in all_score_files(folder):
            yield ExpectedTable(_SCORES, shown, "", score_schema(rules))


def _holds_marks(folder: EventFolder, table: ExpectedTable) -> bool:
    """Look again only after the book, or what people say of headings, has changed."""
    known = _known()
    key = (table, *version_of(folder.book(table.book)), *version_of(folder.decision_book))
    if key not in known:
        known[key] = _marked(folder, table)
    return known[key]


@lru_cache(maxsize=1)
def _known() -> dict[tuple[object, ...], bool]:
    return {}


def _marked(folder: EventFolder, table: ExpectedTable) -> bool:
    try:
        book = read_book(folder.book(table.book), table.book)
        sheets = [book.sheet(table.sheet)] if table.sheet else book.sheets
        return any(is_marked(folder, table, each) for each in sheets)
    except _UNSEEN:
        return False


def is_marked(folder: EventFolder, table: ExpectedTable, sheet: Sheet) -> bool:
    """Tell whether a mark stands in a sheet that has the headings of score sheets."""
    schema = schema_in_force(folder, replace(table, sheet=sheet.name), sheet)
    headings, _ = find_headings(sheet, schema)
    if headings is None or folder.event.award is None:
        return False
    keys = value_keys(folder.event.award)
    columns = [f"c{headings.columns[each]}" for each in keys if each in headings.columns]
    rows = rows_below(sheet, schema, headings).filter(pl.col("layout") == Layout.DATA.value)
    return any(text for marks in rows.select(columns).iter_rows() for text in marks)
