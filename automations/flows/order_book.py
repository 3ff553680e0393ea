"""発表順: the entries that are judged, in the order in which they present so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from automations.books.new_book import NewSheet
from automations.flows.blank_books import blank_books, columns_of
from automations.flows.sitting import Sitting
from automations.tables.report import Cell
from automations.tables.schema import schema
from automations.tables.sources import Source


def order_source(sitting: Sitting) -> Iterator[Source]:
    """Yield where the settings want the order, if that is a workbook that we can make."""
    source = sitting.judging.order
    if source and source.book.lower().endswith(".xlsx"):
        yield source


def order_sheets(sitting: Sitting, source: Source) -> tuple[NewSheet, ...]:
    """Return the tabs of the book of the order: the empty one, filled in for people to renumber."""
    declared = schema("order")
    name, rows = source.sheet or declared.label, list(_rows(sitting))
    own = next(each for each in blank_books(sitting.event) if each.book == source.book)
    return tuple(
        replace(each, rows=rows, example=None) if each.name == name else each for each in own.sheets
    )


def _rows(sitting: Sitting) -> Iterator[tuple[Cell, ...]]:
    keys = [key for _, key in columns_of(schema("order"))]
    for place, each in enumerate(sitting.entries, 1):
        said: dict[str, Cell] = {"place": place, "number": each.number, "entry": each.title}
        yield tuple(said.get(key) for key in keys)
