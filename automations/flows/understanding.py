"""What a sheet's headings mean: what any list may say, what its form tool says, what people said.

Every job reads a sheet through `understood`. What is still unclear then becomes questions in
判定.xlsx, by `heading_questions`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from automations import resources
from automations.award.received import as_received, is_received
from automations.books.decision_book import Question
from automations.flows.event_folder import EventFolder
from automations.tables.cell_looks import cell_look
from automations.tables.heading_answers import (
    GRID,
    NOT_USED,
    answered_schema,
    grid_in,
    grid_key,
    question_key,
)
from automations.tables.heading_keys import heading_key
from automations.tables.headings import best_reading, possible_headings, top_rows
from automations.tables.places import column_letters
from automations.tables.problems import Problem, on_one_line, problem
from automations.tables.profiles import profile_of
from automations.tables.schema import Looks, Schema
from automations.tables.sheet import Sheet
from automations.tables.typed import TypedTable
from automations.tables.unknown_headings import (
    UnknownHeading,
    UnknownHeadings,
    unknown_headings,
)

_DATA = frozenset({Looks.MAIL, Looks.NUMBER, Looks.PHONE, Looks.TIME})


@dataclass(frozen=True, slots=True)
class Unclear:
    """What is unclear about the headings of a sheet: questions to people, and what to tell them.

    ``needed``: the sheet cannot be read before they are answered. ``columns``: those (from 1) of
    the headings that are asked about.
    """

    needed: bool = False
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()
    columns: frozenset[int] = frozenset()

    def settles(self, found: Problem) -> bool:
        """Tell whether a question stands for a note: nobody needs two pieces of advice."""
        return found.code == "heading_alike" and found.place.column in self.columns


def understood(
    sheet: Sheet,
    declared: Schema,
    profile: str,
    folder: EventFolder,
    answers: Mapping[str, str],
) -> Schema:
    """Return the schema under which ``sheet`` is read.

    ``profile``: what the settings say (様式); "" lets the headings tell. ``answers``: the choices
    people made, by question; those about other things are ignored.
    """
    rows = [tuple(texts.values()) for texts in possible_headings(sheet)]
    tool = profile_of(profile, rows, folder.root)
    schema = answered_schema(declared.with_profile(tool), rows, answers)
    answers_of_a_form = schema.name == "entries" and is_received(sheet, schema)
    return as_received(schema) if answers_of_a_form else schema


def heading_questions(sheet: Sheet, schema: Schema, book: str) -> Unclear:
    """Return what people should be asked about the headings of a sheet.

    ``schema``: as `understood`; what was answered is not asked again. ``book``: the decision book,
    as the sentences call it.
    """
    unknown = unknown_headings(sheet, schema)
    asked = (_question(sheet, schema, each, unknown) for each in unknown.headings)
    questions = (*asked, *_grid_question(sheet, schema))
    problems = tuple(_problems(sheet, schema, unknown, questions, book))
    columns = frozenset(each.column for each in unknown.headings)
    return Unclear(unknown.needed, questions, problems, columns)


@dataclass(frozen=True, slots=True)
class SaidHeading:
    """A heading of a sheet whose meaning a person said: ``choice`` as the question offered it."""

    key: str
    heading: str
    choice: str


def said_headings(table: TypedTable) -> Iterator[SaidHeading]:
    """Yield the headings of a sheet that are read, or left out, because a person said so."""
    schema, texts = table.schema, table.headings.texts
    chosen = {heading_key(text): each.heading for each in schema.fields for text in each.chosen}
    chosen |= dict.fromkeys(schema.unused, NOT_USED)
    for text in texts.values():
        if choice := chosen.get(heading_key(text)):
            yield SaidHeading(question_key(schema.name, text), on_one_line(text), choice)
    if schema.grid:
        yield SaidHeading(grid_key(schema.name, schema.grid), schema.grid.example, GRID)


def _problems(
    sheet: Sheet,
    schema: Schema,
    unknown: UnknownHeadings,
    questions: tuple[Question, ...],
    book: str,
) -> list[Problem]:
    words = {"book": book, "count": len(questions)}
    if questions:
        code = "headings_asked" if unknown.needed else "headings_offered"
        return [problem(code, sheet.place(), **words)]
    if unknown.needed and (unused := _set_unused(sheet, schema)):
        return [problem("headings_set_unused", sheet.place(), names=unused, book=book)]
    return []


def _set_unused(sheet: Sheet, schema: Schema) -> str:
    every = (text for row in possible_headings(sheet) for text in row.values())
    names = dict.fromkeys(f"「{text}」" for text in every if heading_key(text) in schema.unused)
    return "".join(names)


def _question(
    sheet: Sheet, schema: Schema, heading: UnknownHeading, unknown: UnknownHeadings
) -> Question:
    likely = heading.proposed.heading if heading.proposed else _words()["unlikely"]
    evidence = (
        (_words()["column"], column_letters(heading.column)),
        (_words()["cells"], _look(schema, heading)),
        (_words()["likely"], likely),
    )
    choices = (*(each.heading for each in unknown.free), NOT_USED)
    key = question_key(schema.name, heading.text)
    return _asked(sheet, key, "question", evidence, choices, heading=heading.text)


def _look(schema: Schema, heading: UnknownHeading) -> str:
    looks: Mapping[str, str] = _words()["looks"]
    if any(each.secret for each in schema.fields):
        return looks["secret"]
    return looks[heading.look.value if heading.look else "words"]


def _grid_question(sheet: Sheet, schema: Schema) -> tuple[Question, ...]:
    """Ask once for all columns of marks whose headings differ from ours by the same words.

    A question shows a heading: a row of ballots, alone or under the headings, is never one.
    """
    found = next((each for row in _heading_rows(sheet, schema) if (each := grid_in(schema, row))),
                 None)  # fmt: skip
    if found is None:
        return ()
    words = {"heading": found.example, "count": found.columns}
    evidence = ((_words()["cells"], _words()["looks"]["secret"]),)
    key = grid_key(schema.name, found)
    return (_asked(sheet, key, "grid", evidence, (GRID, NOT_USED), **words),)


def _heading_rows(sheet: Sheet, schema: Schema) -> list[tuple[str, ...]]:
    """Return the headings; where they are not recognised, the rows in which no cell is data."""
    if known := best_reading(sheet, schema):
        return [tuple(known.texts.values())]
    rows = (tuple(texts.values()) for _, texts in top_rows(sheet))
    return [row for row in rows if not any(cell_look([text]) in _DATA for text in row)]


def _asked(
    sheet: Sheet,
    key: str,
    text: str,
    evidence: tuple[tuple[str, str], ...],
    choices: tuple[str, ...],
    **words: object,
) -> Question:
    shown = {name: on_one_line(str(word)) for name, word in words.items()}
    what = _words()[text].format(sheet=sheet.place(), **shown)
    book = (_words()["book"], str(sheet.place()))
    return Question(key, _words()["sheet"], what, (book, *evidence), choices)


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(resources.config_file("headings.toml").read_text(encoding="utf-8"))
