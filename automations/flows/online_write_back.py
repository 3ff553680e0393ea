"""Write what was found back into a spreadsheet in Google Sheets: our column and our tab."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import polars as pl

from automations.books.google.snapshot import Spreadsheet
from automations.books.google.wanted import OnlineColumn, Wanted
from automations.books.google.writing import Ending, Written, write_guarded
from automations.flows.ballot_originals import holds_ballots
from automations.flows.event_folder import EventFolder
from automations.flows.status_columns import OurColumn
from automations.flows.write_back_plan import BookPlan, SaidColumn
from automations.ledger.records import digest, framed
from automations.ledger.write_backs import (
    WriteBack,
    forget_earlier,
    read_write_backs,
    record_write_back,
    saved_before_us,
)
from automations.tables.sheet import ROW


def write_online(folder: EventFolder, book: BookPlan, at: datetime, now: datetime) -> Written:
    """Do what was planned for one spreadsheet, once and in its place, or nothing.

    ``at``: the instant for which it holds; ``now``: when it is done. Raises every
    `ExpectedFailure`.
    """
    before = folder.online.now(book.key)
    written = write_guarded(folder.online.client, before, _wanted(before, book, at))
    path = folder.online.take(written.now)
    if written.ending is Ending.WRITTEN:
        saved = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        _record(folder, book, digest(path.read_bytes()), now, saved)
    return written


def _wanted(before: Spreadsheet, book: BookPlan, at: datetime) -> Wanted:
    columns = tuple(_columns(before, book))
    said = [repr((each.tab, each.column, sorted(each.texts.items()))) for each in columns]
    # Who reads the mark learns when, not what: it stands where everybody can look it up.
    return Wanted(columns, book.tab, at.isoformat(), digest(framed(*said, repr(book.tab)))[:16])


def _columns(before: Spreadsheet, book: BookPlan) -> Iterator[OnlineColumn]:
    for said in book.columns:
        tab = before.tab(said.column.sheet.name)
        if tab and said.changed:
            yield _column(tab.number, said)


def _column(tab: int, said: SaidColumn) -> OnlineColumn:
    column = said.column
    return OnlineColumn(
        tab=tab,
        column=column.number,
        heading_row=column.heading_row,
        heading=_text(column),
        rows=column.data,
        texts={each.row: each.text for each in said.changed},
    )


def _text(column: OurColumn) -> str:
    """Return the heading of our column as it was read."""
    rows = column.sheet.cells.filter(pl.col(ROW) == column.heading_row)
    return str(rows[f"c{column.number}"][0])


def _record(
    folder: EventFolder, book: BookPlan, after: str, now: datetime, saved: datetime
) -> None:
    """Record what was written; rows that moved meanwhile could not be put back by their numbers."""
    content, named = book.book.content, folder.online.named(book.name)
    before = digest(content)
    if before == after:
        return
    good, _ = read_write_backs(folder.restricted)
    own = saved_before_us(good, named, before) or saved
    record = WriteBack(named, before, after, now, own)
    apart = holds_ballots(folder, folder.place(named))
    record_write_back(folder.restricted, record, content, apart=apart)
    forget_earlier(folder.restricted, record)
