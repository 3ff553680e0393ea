"""日程表.xlsx: what has to be done until when, planned back from the event."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from automations import resources
from automations.books.looks import AMBER, GREY, QUIET, RED
from automations.books.new_book import NewColumn, NewSheet, Page, Tint, new_book_bytes
from automations.event.model import Event
from automations.flows.working_days import working_day_by
from automations.tables.rendering import japanese_day
from automations.tables.report import Cell, Form

_DUE = "[$-411]yyyy/mm/dd(aaa)"  # a Japanese weekday, whatever the PC speaks
_UNTIL = '0"日前";0"日後";"当日"'  # Excel's three shapes: more than nought, less, nought
_SOON = 7  # days


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done; ``due`` is a working day, save where the day itself is fixed."""

    phase: str
    what: str
    owner: str
    due: date
    menu: str
    note: str


def plan(event: Event) -> tuple[Task, ...]:
    """Return the tasks of the event by the day they are due, then as they are declared.

    What hangs on a day that the settings do not name hangs on the usual one before the event.
    """
    there = {"", *event.parts}
    tasks = (_task(event, each) for each in _declared()["tasks"] if each.get("needs", "") in there)
    return tuple(sorted(tasks, key=lambda each: each.due))  # stable: the declared order decides


def plan_bytes(event: Event) -> bytes:
    """Return the workbook, which belongs to people as soon as one of them has saved it."""
    return new_book_bytes([_sheet(event)])


def _task(event: Event, declared: Mapping[str, Any]) -> Task:
    day = _anchor(event, declared["anchor"]) + timedelta(days=declared["days"])
    due = day if declared.get("fixed") else working_day_by(day)
    return Task(
        declared["phase"],
        declared["what"],
        declared["owner"],
        due,
        declared.get("menu", ""),
        declared.get("note", ""),
    )


def _anchor(event: Event, name: str) -> date:
    usual = event.basics.day + timedelta(days=_declared()["anchors"][name])
    return _set_days(event).get(name) or usual


def _set_days(event: Event) -> dict[str, date | None]:
    """Return the days that the settings name, by anchor."""
    days, vote = event.schedule, event.award.vote if event.award else None
    decided = event.approval.decided
    return {
        "rules_decided": decided.date() if decided else None,
        "entries_open": days.entries_open,
        "entries_close": days.entries_close,
        "registration_opens": days.registration_opens,
        "registration_closes": days.registration_closes,
        "vote_opens": vote.opens.date() if vote else None,
        "vote_closes": vote.closes.date() if vote else None,
        "finalists_approved": event.approval.decide_by,
        "judging": days.judging.date() if days.judging else None,
        "report": days.report_by,
    }


def _sheet(event: Event) -> NewSheet:
    said = _declared()["book"]
    filled = {"event": event.basics.name, "day": japanese_day(event.basics.day)}
    title = (said["title"], *said["lines"])
    return NewSheet(
        said["sheet"],
        tuple(_columns()),
        tuple(_rows(event, plan(event))),
        title=tuple(line.format_map(filled) for line in title),
        page=Page((event.basics.name, "", ""), fitted=True, tints=tuple(_tints(len(title) + 2))),
    )


def _columns() -> Iterator[NewColumn]:
    said = _declared()["book"]
    shapes = {3: _DUE, 4: _UNTIL}
    choices = {6: (said["done"],)}
    centered = {0, 3, 4, 5, 6}
    for number, (heading, width) in enumerate(zip(said["headings"], said["widths"], strict=True)):
        yield NewColumn(
            heading,
            Form.TEXT,
            width,
            choices.get(number, ()),
            number_format=shapes.get(number, ""),
            centered=number in centered,
        )


def _rows(event: Event, tasks: Iterable[Task]) -> Iterator[tuple[Cell, ...]]:
    for each in tasks:
        until = (event.basics.day - each.due).days
        yield (each.phase, each.what, each.owner, each.due, until, each.menu, None, each.note)


def _tints(row: int) -> Iterator[Tint]:
    """Colour what is done, overdue or due soon; ``row`` is the first below the heading, from 1."""
    due, done = f"$D{row}", f"$G{row}"
    yield Tint(f'{done}<>""', GREY, QUIET)
    yield Tint(f'AND({due}<>"",{due}<TODAY())', RED)
    yield Tint(f'AND({due}<>"",{due}<=TODAY()+{_SOON})', AMBER)


@cache
def _declared() -> Mapping[str, Any]:
    return tomllib.loads(resources.config_file("tasks.toml").read_text(encoding="utf-8"))
