"""Recorded runs that know what people say now of headings, of who is one person, of approval.

Answers are part of what was read.

What a person said before a run is known by when we recorded it; what stands in 判定.xlsx since
counts although no run has recorded it yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from automations.award.approval import PREFIX as APPROVALS
from automations.books.answering import Answer
from automations.books.opening import read_book
from automations.errors import ExpectedFailure
from automations.flows.answers import decisions_in_force
from automations.flows.event_folder import EventFolder
from automations.flows.expected_tables import ExpectedTable, expected_tables
from automations.flows.scope import Part
from automations.flows.standing_runs import RECORDED, version_of
from automations.ledger import decisions
from automations.ledger.decisions import Decision
from automations.ledger.runs import Run
from automations.people.verdicts import signatures_in
from automations.tables.heading_answers import PREFIX, question_key
from automations.tables.headings import possible_headings

_Meant = tuple[str, date | None]


def still_answered_so(folder: EventFolder, runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs whose headings and pairs of rows mean now what they meant then, in order.

    ``runs``: as `standing_runs`, so what they read lies there now. Raises `InputUnfit` if a
    recorded answer is damaged, and `PermissionRefused` if we may not look.
    """
    told = [each for each in decisions.history(folder.restricted) if _is_about_sheets(each.key)]
    said = decisions_in_force(folder).items()
    now = {key: _meant(each) for key, each in said if _is_about_sheets(key)}
    return tuple(run for run in runs if not _matter(folder, run, _changed(told, run.at, now)))


def _is_about_sheets(key: str) -> bool:
    return key.startswith((PREFIX, APPROVALS)) or _is_about_people(key)


def _meant(said: Decision | Answer) -> _Meant:
    """Return what counts of an answer: an approval is one only with its day."""
    return said.choice, said.decided_on if said.key.startswith(APPROVALS) else None


def _is_about_people(key: str) -> bool:
    return signatures_in(key) is not None


def _changed(told: Iterable[Decision], at: datetime, now: Mapping[str, _Meant]) -> frozenset[str]:
    """Return the questions that are answered otherwise than they were at an instant."""
    latest = {each.key: each for each in told if each.recorded_at <= at}
    then = {key: _meant(each) for key, each in latest.items() if each.choice}
    return frozenset(key for key in then.keys() | now if then.get(key) != now.get(key))


def _matter(folder: EventFolder, run: Run, changed: frozenset[str]) -> bool:
    """Tell whether one of the questions is about something that a run has read."""
    if run.approval in changed:
        return True
    changed = frozenset(key for key in changed if not key.startswith(APPROVALS))
    pairs = {key for key in changed if _is_about_people(key)}
    if pairs and Part.REGISTER in RECORDED[run.job].parts:
        return True
    if not changed - pairs:
        return False
    here, elsewhere = set[str](), set[str]()
    for table in expected_tables(folder.event):
        book = folder.shown(table.book)
        was_read = any(each.name.startswith(f"{book}「") for each in run.inputs)
        (here if was_read else elsewhere).update(_asked_of(folder, table))
    if Part.AWARD in RECORDED[run.job].parts:
        return bool(
            changed - pairs - elsewhere
        )  # a whole grid of marks is asked about in one question
    return bool(changed & here)


def _asked_of(folder: EventFolder, table: ExpectedTable) -> frozenset[str]:
    try:
        return _keys(table, *version_of(folder.book(table.book)))
    except (ExpectedFailure, OSError):  # what cannot be read has its own message
        return frozenset()


@lru_cache(maxsize=64)
def _keys(table: ExpectedTable, path: str, _modified: int, _size: int) -> frozenset[str]:
    """Return the keys of what could be asked about a table's headings."""
    rows = possible_headings(read_book(Path(path), table.book).sheet(table.sheet))
    return frozenset(question_key(table.schema.name, text) for row in rows for text in row.values())
