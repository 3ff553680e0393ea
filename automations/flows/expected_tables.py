"""The tables that an event's settings expect in shared books, whether or not they are there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from automations.award.rules import AwardRules
from automations.award.schemas import entry_schema, roll_schema
from automations.event.model import Event
from automations.registration.rules import RegistrationRules
from automations.registration.schemas import reception_schema, registration_schema
from automations.tables.schema import Schema, schema


@dataclass(frozen=True, slots=True)
class ExpectedTable:
    """A table in a sheet of a book; ``secret``: who may vote or judge, and who voted what."""

    words: str
    book: str
    sheet: str
    schema: Schema
    secret: bool = False


def expected_tables(event: Event) -> tuple[ExpectedTable, ...]:
    """Return every table the settings name, in the order in which a job reads them."""
    registration = _registration(event.registration) if event.registration else ()
    award = _award(event.award) if event.award else ()
    return (*registration, *award)


def _registration(rules: RegistrationRules) -> Iterator[ExpectedTable]:
    for source in rules.sources:
        declared = registration_schema()
        yield ExpectedTable(source.name or declared.label, source.book, source.sheet, declared)
    if rules.reception:
        declared = reception_schema()
        yield ExpectedTable(declared.label, rules.reception.book, rules.reception.sheet, declared)


def _award(rules: AwardRules) -> Iterator[ExpectedTable]:
    # Without the entries the ballots' grid is unknown: what every ballot has is expected here.
    wanted = (
        (rules.entries, entry_schema(rules), False),
        (rules.roll, roll_schema(), True),
        (rules.ballots, schema("ballots"), True),
    )
    for source, declared, secret in wanted:
        yield ExpectedTable(declared.label, source.book, source.sheet, declared, secret)
    if rules.judges:
        declared = schema(rules.judges.profile or "judges")
        words = declared.label
        yield ExpectedTable(words, rules.judges.book, rules.judges.sheet, declared, secret=True)
