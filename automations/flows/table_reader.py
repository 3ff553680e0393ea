"""Read tables out of people's books: each book is opened once, and all that is wrong is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from automations.books.decision_book import Question
from automations.books.opening import Book, read_book
from automations.errors import InputUnfit
from automations.flows.check_ins import ReadCheckIns, read_check_ins
from automations.flows.event_folder import EventFolder
from automations.flows.online_books import OnlineBooks
from automations.flows.understanding import heading_questions, understood
from automations.ledger.runs import Input
from automations.ledger.seals import seal_sheet
from automations.registration.rules import RegistrationSource
from automations.tables.headings import heading_key
from automations.tables.problems import in_order, problem, refusals
from automations.tables.schema import STATUS_HEADING, Schema
from automations.tables.sheet import Sheet
from automations.tables.sources import Source
from automations.tables.typed import TypedTable, read_table

T = TypeVar("T")
Declared = Schema | Callable[[Sheet], Schema]


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table, what people call it, and where it was read from."""

    words: str
    table: TypedTable
    seen: Input


@dataclass(frozen=True, slots=True)
class SeenSheet:
    """A sheet that a job looked into; ``table`` is None if it cannot be used as it stands."""

    sheet: Sheet
    schema: Schema
    table: TypedTable | None


@dataclass(slots=True)
class TableReader:
    """Opens each book once and keeps what is wrong (``faults``: problems or sentences).

    ``uses``: what each sheet is read for; rows that are read twice would be counted twice.
    ``asked``: what is asked about headings, by question: one heading is asked about once.
    """

    folder: EventFolder
    answers: Mapping[str, str]
    books: dict[str, Book] = field(default_factory=dict)
    uses: dict[tuple[Path, str], str] = field(default_factory=dict)
    read: list[ReadTable] = field(default_factory=list)
    looked: list[SeenSheet] = field(default_factory=list)
    faults: list[object] = field(default_factory=list)
    asked: dict[str, Question] = field(default_factory=dict)

    def table(
        self, words: str, source: Source | RegistrationSource, schema: Declared
    ) -> TypedTable | None:
        """Read one table; None if that is impossible, with the reasons among the faults.

        ``schema`` may hang on what the sheet itself looks like.
        """
        book = self.tried(lambda: self.opened(source.book))
        sheet = self.tried(lambda: self._sheet(words, source, book)) if book else None
        table = self._meant(sheet, source, schema) if sheet else None
        if book and table:
            self.read.append(ReadTable(words, table, _seen(self.folder.online, book, table)))
        return table

    def _meant(
        self, sheet: Sheet, source: Source | RegistrationSource, declared: Declared
    ) -> TypedTable | None:
        """Give a sheet its meaning; what is unclear about its headings becomes questions."""
        own = declared if isinstance(declared, Schema) else declared(sheet)
        schema = understood(sheet, own, source.profile, self.folder, self.answers)
        table = self.tried(lambda: read_table(sheet, schema, self.folder.zone))
        self.looked.append(SeenSheet(sheet, schema, table))
        unclear = heading_questions(sheet, schema, self.folder.event.outputs.decision_book)
        for each in unclear.questions:
            known = self.asked.get(each.key, each)
            choices = tuple(dict.fromkeys((*known.choices[:-1], *each.choices)))
            self.asked[each.key] = replace(known, choices=choices)
        if table is None:
            self.faults += refusals(unclear.problems)
            return None
        noted = (each for each in table.problems if not unclear.settles(each))
        return replace(table, problems=in_order([*noted, *unclear.problems]))

    def check_ins(self) -> ReadCheckIns | None:
        """Read what the reception PCs recorded, if anything."""
        return self.tried(lambda: read_check_ins(self.folder))

    def opened(self, named: str) -> Book:
        """Return a book as the settings name it, read once; raises as `read_book` does."""
        path, shown = self.folder.book(named), self.folder.shown(named)
        if shown not in self.books:
            self.books[shown] = read_book(path, shown)
        return self.books[shown]

    def _sheet(self, words: str, source: Source | RegistrationSource, book: Book) -> Sheet:
        sheet = book.sheet(source.sheet)
        key = (self.folder.book(source.book).resolve(), sheet.name)
        if other := self.uses.get(key):
            fault = problem("sheet_named_twice", sheet.place(), first=other, second=words)
            raise InputUnfit(fault)
        self.uses[key] = words
        return sheet

    def tried(self, step: Callable[[], T]) -> T | None:
        """Take a step; None if it is impossible, with the reasons among the faults."""
        try:
            return step()
        except InputUnfit as unfit:
            self.faults.extend(each for each in unfit.sentences if each not in self.faults)
            return None


def _seen(online: OnlineBooks, book: Book, table: TypedTable) -> Input:
    status = [
        f"c{column}"
        for column, text in table.headings.texts.items()
        if heading_key(text) == heading_key(STATUS_HEADING)
    ]
    seal = seal_sheet(table.sheet, table.headings, status)
    name, tab = f"{book.name}「{table.sheet.name}」", online.seal(book.name, table.sheet.name)
    return Input(name, table.frame.height, seal, book.digest, tab)
