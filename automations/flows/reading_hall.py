"""Read the vote in the hall: the answers of its form, the numbers handed out, the hand counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from automations.award.entries import Entry
from automations.award.judging.hall_question import question_of
from automations.award.judging.hall_schemas import (
    hall_ballot_schema,
    hall_count_schema,
    token_schema,
)
from automations.award.rules import AwardRules
from automations.books.unfilled import is_unfilled
from automations.event.model import Event
from automations.flows.table_reader import Declared, TableReader
from automations.tables.heading_keys import heading_key
from automations.tables.headings import possible_headings
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.schema import Schema
from automations.tables.sheet import Sheet
from automations.tables.sources import Source
from automations.tables.typed import TypedTable


@dataclass(frozen=True, slots=True)
class HallTables:
    """The sheets that are there; ``problems``: what is not there yet, what was understood."""

    ballots: TypedTable | None = None
    tokens: TypedTable | None = None
    counts: TypedTable | None = None
    problems: tuple[Problem, ...] = ()


def read_hall_tables(reader: TableReader, event: Event, entries: Sequence[Entry]) -> HallTables:
    """Read what the settings name of the vote in the hall.

    ``entries``: every entry of the award; which of them present may be known only later. A form
    or a hand count that is not there yet is told and left out. The list of numbers is read with
    the form's answers only, and must be there then: without it anybody's answer would count.
    """
    rules = event.award
    if rules is None or rules.judging is None:
        return HallTables()
    judging = rules.judging
    told: list[Problem] = []

    def there(words: str, source: Source | None, declared: Declared) -> TypedTable | None:
        if source is None:
            return None
        if _is_filled(reader, source):
            return reader.table(words, source, declared)
        told.append(problem("hall_not_there", Place(reader.folder.shown(source.book)), table=words))
        return None

    declared = _as_headed(rules, entries, told)
    ballots = there("会場投票", judging.hall_ballots, declared)
    counts = there("会場投票の手集計", judging.hall_counts, hall_count_schema(rules))
    listed = judging.hall_tokens if ballots else None
    tokens = reader.table("会場投票の番号", listed, token_schema()) if listed else None
    return HallTables(ballots, tokens, counts, tuple(told))


def _as_headed(rules: AwardRules, entries: Sequence[Entry], told: list[Problem]) -> Declared:
    """Return what tells the schema of the answers by the sheet itself.

    A form asks in words of its own: what nobody knows by its heading is known by its answers.
    """

    def declared(sheet: Sheet) -> Schema:
        rows = [tuple(texts.values()) for texts in possible_headings(sheet)]
        found = hall_ballot_schema(rules, entries, rows)
        if _is_headed(found, rows):
            return found
        others = [name for each in found.fields if not each.secret for name in each.names]
        question = question_of(sheet, entries, others)
        if question:
            told.append(problem("hall_question_taken", sheet.place(), heading=question))
        return hall_ballot_schema(rules, entries, rows, question)

    return declared


def _is_headed(found: Schema, rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether any column of choices has a heading that is known."""
    names = {heading_key(name) for each in found.fields if each.secret for name in each.names}
    return any(heading_key(text) in names for row in rows for text in row)


def _is_filled(reader: TableReader, source: Source) -> bool:
    path = reader.folder.book(source.book)
    return path.exists() and not is_unfilled(path.read_bytes())
