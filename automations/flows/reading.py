"""Read every book of a job once, give each sheet its meaning, and collect all that is wrong.

One missing book does not hide the faults of the others: everything is tried, then all of it is
reported together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from automations.award.entries import read_entries
from automations.award.hand_counts import hand_count_schema
from automations.award.intake import Intake
from automations.award.schemas import ballot_schema, roll_schema
from automations.books.decision_book import Question
from automations.books.opening import Book
from automations.errors import InputUnfit
from automations.event.model import Event
from automations.flows.check_ins import ReadCheckIns
from automations.flows.entry_files import EntryForms
from automations.flows.event_folder import EventFolder
from automations.flows.reading_entries import known_sections, read_all_entries
from automations.flows.reading_hall import HallTables, read_hall_tables
from automations.flows.reading_judging import JudgingTables, read_judging
from automations.flows.scope import Part
from automations.flows.table_reader import ReadTable, SeenSheet, TableReader
from automations.ledger.runs import Input
from automations.registration.rules import RegistrationSource
from automations.registration.schemas import reception_schema, registration_schema, section_schema
from automations.tables.headings import possible_headings
from automations.tables.problems import Problem
from automations.tables.schema import Schema
from automations.tables.settings import LAST_YEAR
from automations.tables.sheet import Sheet
from automations.tables.typed import TypedTable

__all__ = ["BooksUnfit", "Inputs", "ReadTable", "Seen", "SeenSheet", "problems_of", "read_inputs"]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a job looked into, also where that cannot be used: the books by name, the sheets."""

    books: Mapping[str, Book] = field(default_factory=dict)
    sheets: tuple[SeenSheet, ...] = ()


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a job has read; a part that the job does not cover is empty or None.

    ``offered``: questions about headings that may mean something, although nothing waits for them.
    ``intake``: what became of the entries, whose table ``entries`` is; ``forms``: those handed in
    as files; ``known_sections``: the sections there are, as somebody listed them. ``unjudged``:
    what keeps the sheets of the judging from being used (problems or sentences).
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
    intake: Intake | None = None
    forms: EntryForms | None = None
    known_sections: tuple[str, ...] = ()
    hand_counts: TypedTable | None = None
    judging: JudgingTables | None = None
    hall: HallTables | None = None
    unjudged: tuple[object, ...] = ()

    @property
    def inputs(self) -> tuple[Input, ...]:
        """Return what the record of a run says of everything that was read."""
        desks = (self.check_ins.seen,) if self.check_ins else ()
        forms = (self.forms.seen,) if self.forms else ()
        return (*(each.seen for each in self.read), *desks, *forms)


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


def read_inputs(
    folder: EventFolder,
    parts: frozenset[Part],
    answers: Mapping[str, str] | None = None,
    give_at: datetime | None = None,
) -> Inputs:
    """Read what ``parts`` need; ``answers``: what people chose, by question.

    ``give_at``: when entries without a number get one; None: they keep what was recorded.

    Raises `BooksUnfit` with every fault of every book, and the questions that would mend some.
    """
    reader = TableReader(folder, answers or {})
    registrations = _registrations(reader, folder.event, parts)
    reception = _reception(reader, folder.event, parts)
    sections = _sections(reader, folder.event, parts)
    check_ins = reader.check_ins() if Part.ATTENDANCE in parts else None
    intake, forms = read_all_entries(reader, folder.event, parts, give_at)
    roll, ballots = _award(reader, folder.event, parts, intake)
    known = known_sections(reader, folder.event, parts, sections)
    hand = _hand_counts(reader, folder.event, parts)
    judging, hall, unjudged = _judging(reader, folder, parts, intake)
    questions, seen = _all_seen(reader)
    return Inputs(
        registrations, reception, intake.table if intake else None, roll, ballots,
        tuple(reader.read), seen.books, questions, seen, check_ins, sections, intake, forms, known,
        hand, judging, hall, unjudged,
    )  # fmt: skip


def _all_seen(reader: TableReader) -> tuple[tuple[Question, ...], Seen]:
    """Return what is asked and what was looked into; raises `BooksUnfit` if anything is wrong."""
    questions = tuple(reader.asked.values())
    seen = Seen(dict(reader.books), tuple(reader.looked))
    if reader.faults:
        raise BooksUnfit(questions, *reader.faults, seen=seen)
    return questions, seen


def problems_of(inputs: Inputs) -> tuple[Problem, ...]:
    """Return what was found in the sheets themselves, before any rule was applied."""
    desks = inputs.check_ins.problems if inputs.check_ins else ()
    forms = inputs.forms.problems if inputs.forms else ()
    intake = inputs.intake.problems if inputs.intake else ()
    hall = inputs.hall.problems if inputs.hall else ()
    return (
        *(each for read in inputs.read for each in read.table.problems),
        *desks,
        *forms,
        *intake,
        *hall,
    )


def _registrations(
    reader: TableReader, event: Event, parts: frozenset[Part]
) -> tuple[tuple[RegistrationSource, TypedTable], ...]:
    if Part.REGISTER not in parts or event.registration is None:
        return ()
    tables = [
        (source, reader.table("申込", source, registration_schema()))
        for source in event.registration.sources
    ]
    return tuple((source, table) for source, table in tables if table)


def _reception(reader: TableReader, event: Event, parts: frozenset[Part]) -> TypedTable | None:
    if Part.ATTENDANCE not in parts or event.registration is None:
        return None
    source = event.registration.reception
    return reader.table("受付簿", source, reception_schema()) if source else None


def _sections(reader: TableReader, event: Event, parts: frozenset[Part]) -> TypedTable | None:
    if Part.ATTENDANCE not in parts or event.registration is None:
        return None
    source = event.registration.sections
    return reader.table("所属一覧", source, section_schema()) if source else None


def _award(
    reader: TableReader, event: Event, parts: frozenset[Part], intake: Intake | None
) -> tuple[TypedTable | None, TypedTable | None]:
    if Part.AWARD not in parts or event.award is None:
        return None, None
    rules = event.award
    roll = reader.table("投票対象者名簿", rules.roll, roll_schema())
    if intake is None:  # the ballots have one column for each entry: nobody can read them
        return roll, None
    listed = intake.table

    def declared(sheet: Sheet) -> Schema:
        rows = [tuple(texts.values()) for texts in possible_headings(sheet)]
        return ballot_schema(rules, listed, rows)

    return roll, reader.table("投票", rules.ballots, declared)


def _hand_counts(reader: TableReader, event: Event, parts: frozenset[Part]) -> TypedTable | None:
    if Part.AWARD not in parts or event.award is None or event.award.hand_counts is None:
        return None
    return reader.table("手集計", event.award.hand_counts, hand_count_schema(event.award))


def _judging(
    reader: TableReader, folder: EventFolder, parts: frozenset[Part], intake: Intake | None
) -> tuple[JudgingTables | None, HallTables | None, tuple[object, ...]]:
    """Read the judging once its sheets are there: until then nothing is judged.

    Faults of these sheets are returned apart: all else can be counted without them.
    """
    if Part.JUDGING not in parts or intake is None or not is_prepared(folder):
        return None, None, ()
    before = len(reader.faults)
    # Whoever withdraws, at whatever time, is an entry all the same.
    listed = read_entries(intake.table, datetime(LAST_YEAR, 12, 31, tzinfo=folder.zone)).entries
    judging = read_judging(reader, folder.event)
    hall = read_hall_tables(reader, folder.event, listed)
    faults = tuple(reader.faults[before:])
    del reader.faults[before:]
    return (None, None, faults) if faults else (judging, hall, ())


def is_prepared(folder: EventFolder) -> bool:
    """Tell whether there is a list of judges, and anything they can have marked in."""
    award = folder.event.award
    if award is None or award.judges is None or award.judging is None:
        return False
    scores, sheets = award.judging.scores, award.judging.score_sheets
    marked = (scores.book if scores else "", sheets)
    return folder.book(award.judges.book).exists() and any(
        each and folder.book(each).exists() for each in marked
    )
