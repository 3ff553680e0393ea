"""Read every book of a job once, give each sheet its meaning, and collect all that is wrong.

One missing book does not hide the faults of the others: everything is tried, then all of it is
reported together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from automations.award.schemas import ballot_schema, entry_schema, roll_schema
from automations.books.decision_book import Question
from automations.books.opening import Book, read_book
from automations.errors import InputUnfit
from automations.event.model import Event
from automations.flows.check_ins import ReadCheckIns, read_check_ins
from automations.flows.event_folder import EventFolder
from automations.flows.scope import Part
from automations.flows.understanding import heading_questions, understood
from automations.ledger.runs import Input
from automations.ledger.seals import seal_sheet
from automations.registration.rules import RegistrationSource
from automations.registration.schemas import reception_schema, registration_schema, section_schema
from automations.tables.headings import heading_key
from automations.tables.problems import Problem, in_order, problem, refusals
from automations.tables.schema import STATUS_HEADING, Schema
from automations.tables.sheet import Sheet
from automations.tables.sources import Source
from automations.tables.typed import TypedTable, read_table

T = TypeVar("T")


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


@dataclass(frozen=True, slots=True)
class Seen:
    """What a job looked into, also where that cannot be used: the books by name, the sheets."""

    books: Mapping[str, Book] = field(default_factory=dict)
    sheets: tuple[SeenSheet, ...] = ()


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a job has read; a part that the job does not cover is empty or None.

    ``offered``: questions about headings that may mean something, although nothing waits for them.
    """

    registrations: tuple[tuple[RegistrationSource, TypedTable], ...]
    reception: TypedTable | None
    entries: TypedTable | None
    roll: TypedTable | None
    ballots: TypedTable | None
    read: tuple[ReadTable, ...]
    books: Mapping[str, Book]
    offered: tuple[Question, ...] = ()
    seen: Seen = field(default_factory=Seen)
    check_ins: ReadCheckIns | None = None
    sections: TypedTable | None = None

    @property
    def inputs(self) -> tuple[Input, ...]:
        """Return what the record of a run says of everything that was read."""
        desks = (self.check_ins.seen,) if self.check_ins else ()
        return (*(each.seen for each in self.read), *desks)


class BooksUnfit(InputUnfit):
    """Books cannot be used as they stand.

    ``questions``: what people can answer to mend it; ``seen``: what was looked into all the same.
    """

    def __init__(
        self, questions: tuple[Question, ...], *sentences: object, seen: Seen | None = None
    ) -> None:
        super().__init__(*sentences)
        self.questions = questions
        self.seen = seen or Seen()


@dataclass(slots=True)
class _Reader:
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
        self, words: str, source: Source | RegistrationSource, schema: Schema
    ) -> TypedTable | None:
        """Read one table; None if that is impossible, with the reasons among the faults."""
        book = self._tried(lambda: self._book(source.book))
        sheet = self._tried(lambda: self._sheet(words, source, book)) if book else None
        table = self._meant(sheet, source, schema) if sheet else None
        if book and table:
            self.read.append(ReadTable(words, table, _seen(source.book, book, table)))
        return table

    def _meant(
        self, sheet: Sheet, source: Source | RegistrationSource, declared: Schema
    ) -> TypedTable | None:
        """Give a sheet its meaning; what is unclear about its headings becomes questions."""
        schema = understood(sheet, declared, source.profile, self.folder, self.answers)
        table = self._tried(lambda: read_table(sheet, schema, self.folder.zone))
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
        return self._tried(lambda: read_check_ins(self.folder))

    def _book(self, named: str) -> Book:
        if named not in self.books:
            self.books[named] = read_book(self.folder.book(named), named)
        return self.books[named]

    def _sheet(self, words: str, source: Source | RegistrationSource, book: Book) -> Sheet:
        sheet = book.sheet(source.sheet)
        key = (self.folder.book(source.book).resolve(), sheet.name)
        if other := self.uses.get(key):
            fault = problem("sheet_named_twice", sheet.place(), first=other, second=words)
            raise InputUnfit(fault)
        self.uses[key] = words
        return sheet

    def _tried(self, step: Callable[[], T]) -> T | None:
        try:
            return step()
        except InputUnfit as unfit:
            self.faults.extend(each for each in unfit.sentences if each not in self.faults)
            return None


def read_inputs(
    folder: EventFolder, parts: frozenset[Part], answers: Mapping[str, str] | None = None
) -> Inputs:
    """Read what ``parts`` need; ``answers``: what people chose, by question.

    Raises `BooksUnfit` with every fault of every book, and the questions that would mend some.
    """
    reader = _Reader(folder, answers or {})
    registrations = _registrations(reader, folder.event, parts)
    reception = _reception(reader, folder.event, parts)
    sections = _sections(reader, folder.event, parts)
    check_ins = reader.check_ins() if Part.ATTENDANCE in parts else None
    entries, roll, ballots = _award(reader, folder.event, parts)
    questions = tuple(reader.asked.values())
    seen = Seen(dict(reader.books), tuple(reader.looked))
    if reader.faults:
        raise BooksUnfit(questions, *reader.faults, seen=seen)
    return Inputs(
        registrations,
        reception,
        entries,
        roll,
        ballots,
        tuple(reader.read),
        seen.books,
        questions,
        seen,
        check_ins,
        sections,
    )


def problems_of(inputs: Inputs) -> tuple[Problem, ...]:
    """Return what was found in the sheets themselves, before any rule was applied."""
    desks = inputs.check_ins.problems if inputs.check_ins else ()
    return (*(each for read in inputs.read for each in read.table.problems), *desks)


def _registrations(
    reader: _Reader, event: Event, parts: frozenset[Part]
) -> tuple[tuple[RegistrationSource, TypedTable], ...]:
    if Part.REGISTER not in parts or event.registration is None:
        return ()
    tables = [
        (source, reader.table("申込", source, registration_schema()))
        for source in event.registration.sources
    ]
    return tuple((source, table) for source, table in tables if table)


def _reception(reader: _Reader, event: Event, parts: frozenset[Part]) -> TypedTable | None:
    if Part.ATTENDANCE not in parts or event.registration is None:
        return None
    source = event.registration.reception
    return reader.table("受付簿", source, reception_schema()) if source else None


def _sections(reader: _Reader, event: Event, parts: frozenset[Part]) -> TypedTable | None:
    if Part.ATTENDANCE not in parts or event.registration is None:
        return None
    source = event.registration.sections
    return reader.table("所属一覧", source, section_schema()) if source else None


def _award(
    reader: _Reader, event: Event, parts: frozenset[Part]
) -> tuple[TypedTable | None, TypedTable | None, TypedTable | None]:
    if Part.AWARD not in parts or event.award is None:
        return None, None, None
    rules = event.award
    entries = reader.table("取組", rules.entries, entry_schema(rules))
    roll = reader.table("投票対象者名簿", rules.roll, roll_schema())
    # The ballots have one column for each entry: without the entries nobody can read them.
    ballots = (
        reader.table("投票", rules.ballots, ballot_schema(rules, entries)) if entries else None
    )
    return entries, roll, ballots


def _seen(named: str, book: Book, table: TypedTable) -> Input:
    status = [
        f"c{column}"
        for column, text in table.headings.texts.items()
        if heading_key(text) == heading_key(STATUS_HEADING)
    ]
    seal = seal_sheet(table.sheet, table.headings, status)
    return Input(f"{named}「{table.sheet.name}」", table.frame.height, seal, book.digest)
