"""The tabs of フォームの作り方.xlsx: which form is built how, and what is asked in each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any

from automations.award.ballot_form import BallotForm
from automations.award.schemas import entry_schema
from automations.books.google.addresses import key_of, plain_name
from automations.books.guide_book import Block, GuideTab
from automations.event.model import Event
from automations.flows.ballot_tab import ballot_blocks, faults_block, questions_block
from automations.flows.file_names import SHARED_FOLDER
from automations.flows.form_words import (
    profile_labels,
    questions,
    tool_names,
    words,
)
from automations.registration.rules import RegistrationRules, RegistrationSource
from automations.tables.problems import Problem
from automations.tables.rendering import japanese_day, japanese_time
from automations.tables.schema import Schema, schema

_QUESTION_WIDTHS = (6, 44, 23, 23, 23, 7, 20, 50)
_INTRO_WIDTHS = (18, 50, 48, 34, 54)

Form = Mapping[str, Any]


def form_tabs(
    event: Event, ballot: BallotForm | None, faults: tuple[Problem, ...]
) -> tuple[GuideTab, ...]:
    """Return every tab.

    ``ballot``: what the voting form lists, None while there are no entries. ``faults``: why the
    entries could not be read at all.
    """
    forms = tuple(_wanted(event))
    return (_intro(event, forms), *(_tab(event, each, ballot, faults) for each in forms))


def _wanted(event: Event) -> Iterator[Form]:
    """Leave out the forms of a part that the event does not have."""
    for each in words()["forms"]:
        part = event.registration if each["table"] == "registration" else event.award
        if part:
            yield each


def _tab(
    event: Event, form: Form, ballot: BallotForm | None, faults: tuple[Problem, ...]
) -> GuideTab:
    asked = tuple(questions(form, _schema(event, form["table"])))
    blocks: tuple[Block, ...] = (questions_block(form["title"], (), asked),)
    if form["table"] == "ballots" and event.award:
        told = (faults_block(faults),) if faults else ()
        blocks = (*told, *ballot_blocks(event.award, asked, ballot))
    period = words()["intro"]["open"].format(period=_period(event, form))
    lines = (words()["book"]["copy"], period, *form["notes"])
    return GuideTab(form["name"], _QUESTION_WIDTHS, _title(event, form["title"]), lines, blocks)


def _schema(event: Event, table: str) -> Schema:
    if table == "entries" and event.award:
        return entry_schema(event.award)
    return schema(table)


def _title(event: Event, text: str) -> str:
    return f"{event.basics.name}　{text}"


def _intro(event: Event, forms: tuple[Form, ...]) -> GuideTab:
    said, book = words()["intro"], words()["book"]
    steps = tuple(f"{number}. {step}" for number, step in enumerate(said["steps"], 1))
    traps = tuple(f"・{trap}" for trap in said["traps"])
    which = tuple(_which(event, each) for each in forms)
    blocks = (
        Block(said["steps_title"], steps),
        Block(said["which"], (), tuple(said["which_headings"]), which),
        Block(said["tools_title"], (said["tools_note"],), (said["operation"], *tool_names()),
              tuple(_operations())),
        Block(said["traps_title"], traps),
    )  # fmt: skip
    lines = (book["purpose"], book["copy"], book["renewed"])
    return GuideTab(said["name"], _INTRO_WIDTHS, _title(event, book["title"]), lines, blocks)


def _operations() -> Iterator[tuple[str, ...]]:
    said = words()["intro"]
    for each in said["operations"]:
        yield (each["what"], *each["how"])
    yield (said["export_row"], *said["export"])
    yield (said["profile_row"], *(f"「{label}」" for label in profile_labels()))


def _which(event: Event, form: Form) -> tuple[str, ...]:
    file, relation = _where(event, form)
    return (form["name"], form["words"], _period(event, form), file, relation)


def _where(event: Event, form: Form) -> tuple[str, str]:
    """Return where the answers are to lie, and what the settings have to do with it."""
    said = words()["intro"]
    if form["table"] == "entries" and event.award:
        return plain_name(event.award.entries.book), said["copied"]
    if form["table"] == "ballots" and event.award:
        return plain_name(event.award.ballots.book), said["in_settings"]
    rules = event.registration
    if rules and (source := _source(rules, form["kind"])):
        return plain_name(source.book), said["in_settings"]
    first = rules.sources[0].book if rules and rules.sources else ""
    folder = PurePosixPath(SHARED_FOLDER) if key_of(first) else PurePosixPath(first).parent
    file = str(folder / form["file"])
    return file, said["not_in_settings"].format(kind=form["kind"])


def _source(rules: RegistrationRules, kind: str) -> RegistrationSource | None:
    found = (each for each in rules.sources if each.kind and each.kind.value == kind)
    return next(found, None)


def _period(event: Event, form: Form) -> str:
    """Say from when to when the form is open, as far as the settings do."""
    said = words()["intro"]
    opens, closes = _days(event, form["table"])
    if closes is None:
        return str(said["undecided"])
    key = "until" if opens is None else "period"
    return str(said[key]).format(opens=_shown(opens or closes), closes=_shown(closes))


def _days(event: Event, table: str) -> tuple[date | None, date | None]:
    days = event.schedule
    if table == "registration":
        return days.registration_opens, days.registration_closes
    if table == "entries":
        return days.entries_open, days.entries_close
    vote = event.award.vote if event.award else None
    return (vote.opens, vote.closes) if vote else (None, None)


def _shown(day: date) -> str:
    return japanese_time(day) if isinstance(day, datetime) else japanese_day(day)
