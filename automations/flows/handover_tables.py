"""What 引継書 lists: the event, what waits, the tasks ahead, books, files and runs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from automations import resources
from automations.books.answering import WHAT, asked_rows
from automations.flows.event_folder import EventFolder
from automations.flows.expected_tables import expected_tables
from automations.flows.open_questions import open_questions
from automations.flows.planning import plan
from automations.flows.progress import Progress
from automations.flows.standing_runs import recorded_runs
from automations.tables.rendering import shown
from automations.tables.report import Cell, Column, Form, Table

FILE = "documents/handover.toml"
_NUMBER = re.compile(r"\{(\d+)\}")
_RUNS_TOLD = 20  # the latest; the records have them all
_SHOWN_FILES = {".xlsx", ".docx", ".csv"}


def handover_tables(folder: EventFolder, at: datetime, progress: Progress) -> dict[str, Table]:
    """Return the tables of the document, by key; none that has no row."""
    rows: Mapping[str, list[tuple[Cell, ...]]] = {
        "basics": list(_basics(folder)),
        "next": [(with_labels(f"{{{each.item}}}: {each.words}"),) for each in progress.steps],
        "open": list(_open(folder)),
        "tasks": list(_tasks(folder, at)),
        "books": list(_books(folder)),
        "outputs": list(_outputs(folder)),
        "runs": list(_runs(folder)),
    }
    headings = words()["headings"]
    return {
        key: Table(key, key, tuple(map(Column, headings[key])), tuple(own))
        for key, own in rows.items()
        if own
    }


def with_labels(text: str) -> str:
    """Put the label of an item of the menu in the place of its number."""
    return _NUMBER.sub(lambda found: f"「{found[1]} {_labels()[int(found[1])]}」", text)


def phase_name(number: int) -> str:
    """Return what the menu calls a phase."""
    names: Mapping[int, str] = {each["number"]: each["name"] for each in _menu()["phases"]}
    return names[number]


@cache
def words() -> Mapping[str, Any]:
    """Return the words of the rows, from the document's own file."""
    text = resources.config_file(FILE).read_text(encoding="utf-8")
    said: Mapping[str, Any] = tomllib.loads(text)["words"]
    return said


@cache
def _menu() -> Mapping[str, Any]:
    text = resources.config_file("menu.toml").read_text(encoding="utf-8")
    menu: Mapping[str, Any] = tomllib.loads(text)
    return menu


@cache
def _labels() -> Mapping[int, str]:
    # A step may lead to a whole phase, which has a number and a name of its own.
    phases = {each["number"]: each["name"] for each in _menu()["phases"]}
    return {**phases, **{each["number"]: each["label"] for each in _menu()["items"]}}


def _basics(folder: EventFolder) -> Iterator[tuple[str, str]]:
    event, named = folder.event, words()["basics"]
    decided = shown(event.approval.decided, Form.DAY)
    told = {
        "event": event.basics.name,
        "day": shown(event.basics.day, Form.DAY),
        "venue": event.basics.venue,
        "host": event.basics.host,
        "office": event.basics.office,
        "award": event.award.name if event.award else "",
        "decided": "　".join(each for each in (decided, event.approval.number) if each),
    }
    yield from ((named[key], text) for key, text in told.items() if text)


def _open(folder: EventFolder) -> Iterator[tuple[str, str]]:
    waiting = open_questions(folder)
    for row in asked_rows(folder.decision_book) if waiting else ():
        if row.key in waiting:
            yield row.place.sheet, row.texts.get(WHAT, "")


def _tasks(folder: EventFolder, at: datetime) -> Iterator[tuple[str, ...]]:
    for each in plan(folder.event):
        if each.due >= at.date():
            yield shown(each.due, Form.DAY), each.what, each.owner, each.note


def _books(folder: EventFolder) -> Iterator[tuple[str, ...]]:
    states = words()["states"]
    for each in expected_tables(folder.event):
        state = states["there" if folder.book(each.book).exists() else "missing"]
        told = state + (states["secret"] if each.secret else "")
        yield each.words, folder.shown(each.book), each.sheet, told


def _outputs(folder: EventFolder) -> Iterator[tuple[str, str]]:
    read = {folder.book(each.book).resolve() for each in expected_tables(folder.event)}
    found = (path for path in folder.restricted.glob("*") if path.suffix in _SHOWN_FILES)
    documents = folder.restricted.glob("*/*.docx")
    for path in sorted((*found, *documents), key=lambda each: each.as_posix()):
        if path.resolve() not in read and not path.name.startswith("~$"):
            saved = datetime.fromtimestamp(path.stat().st_mtime, folder.zone)
            name = path.relative_to(folder.restricted).as_posix()
            yield name, shown(saved.replace(second=0, microsecond=0), Form.TIME)


def _runs(folder: EventFolder) -> Iterator[tuple[str, ...]]:
    for each in recorded_runs(folder)[: -_RUNS_TOLD - 1 : -1]:
        at = shown(each.at.replace(second=0, microsecond=0), Form.TIME)
        yield at, each.job, each.outcome, each.check_number
