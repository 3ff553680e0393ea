"""The tables that an event's settings expect in shared books, whether or not they are there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from automations.award.hand_counts import hand_count_schema
from automations.award.rules import AwardRules
from automations.award.schemas import entry_schema, roll_schema
from automations.event.model import Event
from automations.registration.rules import RegistrationRules, RegistrationSource
from automations.registration.schemas import reception_schema, registration_schema, section_schema
from automations.tables.schema import Schema, schema
from automations.tables.sources import Source


@dataclass(frozen=True, slots=True)
class ExpectedTable:
    """A table in a sheet of a book; ``secret``: who may vote or judge, and who voted what.

    ``schema`` is what any list may say: `answers.schema_in_force` adds what the form tool
    (``profile``, 様式) and people say.
    """

    words: str
    book: str
    sheet: str
    schema: Schema
    secret: bool = False
    profile: str = ""


def expected_tables(event: Event) -> tuple[ExpectedTable, ...]:
    """Return every table the settings name, in the order in which a job reads them."""
    registration = _registration(event.registration) if event.registration else ()
    award = _award(event.award) if event.award else ()
    return (*registration, *award)


def _registration(rules: RegistrationRules) -> Iterator[ExpectedTable]:
    for source in rules.sources:
        declared = registration_schema()
        yield _expected(source, declared, source.name)
    if rules.reception:
        declared = reception_schema()
        yield _expected(rules.reception, declared)
    if rules.sections:
        yield _expected(rules.sections, section_schema())


def _award(rules: AwardRules) -> Iterator[ExpectedTable]:
    # Without the entries the ballots' grid is unknown: what every ballot has is expected here.
    wanted = (
        (rules.entries, entry_schema(rules), False),
        (rules.roll, roll_schema(), True),
        (rules.ballots, schema("ballots"), True),
    )
    for source, declared, secret in wanted:
        yield _expected(source, declared, secret=secret)
    if rules.hand_counts:
        yield _expected(rules.hand_counts, hand_count_schema(rules), secret=True)
    if rules.judges:
        yield _expected(rules.judges, schema("judges"), secret=True)


def _expected(
    source: Source | RegistrationSource, declared: Schema, words: str = "", *, secret: bool = False
) -> ExpectedTable:
    named = words or declared.label
    return ExpectedTable(named, source.book, source.sheet, declared, secret, source.profile)
