"""取組一覧 for voters: two Word documents and two workbooks, with names and without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from automations.award.voters_list import BLIND, NAMED
from automations.books.own_book import book_of
from automations.books.result_book import Cover
from automations.books.table_sheet import table_draft
from automations.documents.entry_list import EntryListCover, entry_list_document
from automations.flows.event_folder import EventFolder
from automations.flows.scope import LISTS
from automations.ledger.runs import Run
from automations.resources import template_file
from automations.tables.report import Audience, Report


@dataclass(frozen=True, slots=True)
class _List:
    """One of the files: the table it is made of, and whether its words are ``blind``."""

    table: str
    blind: bool


_FILES: Mapping[str, _List] = {
    name: _List(BLIND if "匿名" in name else NAMED, "匿名" in name) for name in LISTS
}


def entry_list(folder: EventFolder, report: Report, run: Run, name: str) -> bytes:
    """Return one of the lists.

    Raises `SettingsWrong` if the template cannot be used.
    """
    wanted = _FILES[name]
    table = report.tables[wanted.table]
    if PurePath(name).suffix == ".xlsx":
        return book_of([table_draft(table.title, table, _cover(folder, run))])
    template = template_file(LISTS[0], folder.root)
    return entry_list_document(template, table, _document_cover(folder, run), blind=wanted.blind)


def without_lists(report: Report) -> Report:
    """Return a report without the lists for voters: they are files of their own."""
    tables = {key: each for key, each in report.tables.items() if key not in {NAMED, BLIND}}
    return replace(report, tables=tables)


def _cover(folder: EventFolder, run: Run) -> Cover:
    return Cover(
        event_name=folder.event.basics.name,
        as_of=run.at.replace(second=0),  # people say when to the minute
        check_number=run.check_number,
        handling=Audience.ALL_STAFF.value,
    )


def _document_cover(folder: EventFolder, run: Run) -> EntryListCover:
    event = folder.event
    return EntryListCover(
        event_name=event.basics.name,
        award_name=event.award.name if event.award else "",
        office=event.basics.office,
        as_of=run.at.replace(second=0),
        check_number=run.check_number,
        handling=Audience.ALL_STAFF.value,
        categories=tuple(each.name for each in event.award.categories) if event.award else (),
    )
