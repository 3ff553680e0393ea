"""発表順: the entries that are judged, in the order in which they present so far."""

from __future__ import annotations

from collections.abc import Iterator

from automations.books.new_book import NewColumn, NewSheet, Page
from automations.flows.sitting import Sitting, words
from automations.tables.report import Audience
from automations.tables.sources import Source

_NUMBERS = 2  # the first columns: place and number


def order_source(sitting: Sitting) -> Iterator[Source]:
    """Yield where the settings want the order, if that is a workbook that we can make."""
    source = sitting.judging.order
    if source and source.book.lower().endswith(".xlsx"):
        yield source


def order_sheets(sitting: Sitting, source: Source) -> tuple[NewSheet, ...]:
    """Return the tab of the order, for people to renumber."""
    said = words()["order"]
    columns = tuple(
        NewColumn(
            heading, width=width, hint=hint, number_format="0" if number < _NUMBERS else "",
            choices=(said["presents"], said["absent"]) if heading == said["choice"] else (),
            centered=number < _NUMBERS,
        )
        for number, (heading, hint, width) in enumerate(said["columns"])
    )  # fmt: skip
    rows = [
        (place, each.number, each.title, None, None)
        for place, each in enumerate(sitting.entries, 1)
    ]
    header = (sitting.event.basics.name, "", Audience.SECRETARIAT.value)
    name = source.sheet or said["fallback"]
    title = (said["title"], said["purpose"])
    return (NewSheet(name, columns, rows, title, page=Page(header, fitted=True)),)
