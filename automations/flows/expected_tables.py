"""The tables that an event's settings expect in shared books, whether or not they are there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from automations.award.hand_counts import hand_count_schema
from automations.award.judging.hall_schemas import hall_count_schema, token_schema
from automations.award.judging.score_schema import score_schema
from automations.award.judging_rules import JudgingRules
from automations.award.rules import AwardRules
from automations.award.schemas import entry_schema, roll_schema
from automations.event.model import Event
from automations.registration.rules import RegistrationRules, RegistrationSource
from automations.registration.schemas import reception_schema, registration_schema, section_schema
from automations.tables.schema import Schema, schema
from automations.tables.sources import Source

_LATE = frozenset({"scores", "hall_ballots"})


@dataclass(frozen=True, slots=True)
class ExpectedTable:
    """A table in a sheet of a book; ``secret``: who may vote or judge, and who voted what.

    ``schema`` is what any list may say: `answers.schema_in_force` adds what the form tool
    (``profile``, 様式) and people say. ``late``: its book is there only shortly before the judging,
    made from who presents, or by the hall's form.
    """

    words: str
    book: str
    sheet: str
    schema: Schema
    secret: bool = False
    profile: str = ""
    late: bool = False


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
    if rules.judging:
        yield from _judging(rules, rules.judging)


def _judging(rules: AwardRules, judging: JudgingRules) -> Iterator[ExpectedTable]:
    # Of the hall's answers, too, only what each of them has is known without the entries.
    wanted = (
        (judging.order, schema("order"), "", False),
        (judging.scores, score_schema(rules), "採点", True),
        (judging.scores_again, score_schema(rules), "採点（2回目）", True),
        (judging.hall_ballots, schema("hall_ballots"), "", True),
        (judging.hall_tokens, token_schema(), "", True),
        (judging.hall_counts, hall_count_schema(rules), "", True),
    )
    for source, declared, words, secret in wanted:
        if source:
            table = _expected(source, declared, words, secret=secret)
            yield replace(table, late=declared.name in _LATE)


def _expected(
    source: Source | RegistrationSource, declared: Schema, words: str = "", *, secret: bool = False
) -> ExpectedTable:
    named = words or declared.label
    return ExpectedTable(named, source.book, source.sheet, declared, secret, source.profile)
