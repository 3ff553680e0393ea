"""委員長用.xlsx: what only the chair sees, beside the results of the judging."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from automations.award.judging.chairs_tables import chairs_tables
from automations.award.judging.result import JudgingResult
from automations.books.own_book import book_of
from automations.books.result_book import Cover
from automations.books.table_sheet import table_draft
from automations.flows.event_folder import EventFolder
from automations.ledger.runs import Run
from automations.tables.report import Audience, Table


def chairs_book(folder: EventFolder, result: JudgingResult, run: Run) -> bytes:
    """Return the book; only once nothing is waited for is there anything to put into it."""
    if folder.event.award is None:  # without an award there is no judging
        raise AssertionError
    cover = Cover(
        event_name=folder.event.basics.name,
        as_of=run.at.replace(second=0),  # people say when to the minute
        check_number=run.check_number,
        handling=Audience.CHAIR.value,
    )
    return book_for_chair(chairs_tables(result, folder.event.award), cover)


def book_for_chair(tables: Sequence[Table], cover: Cover) -> bytes:
    """Return the tables as a book, one sheet each, marked for the chair alone."""
    own = (replace(each, audience=Audience.CHAIR) for each in tables)
    return book_of([table_draft(each.title, each, cover) for each in own], cover.keywords)
