"""第二意見: hold the register against a linkage model; nothing is decided, asked or recorded."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import polars as pl

from automations.books.result_book import Cover, result_book
from automations.errors import InputUnfit, SettingsWrong, TryAgain
from automations.flows.answers import answers_in_force
from automations.flows.deciding import Findings, inputs_table
from automations.flows.disagreement_report import disagreement_report
from automations.flows.disagreements import Disagreements, disagreements
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.file_names import SECOND_OPINION_BOOK
from automations.flows.finding import find, instant
from automations.flows.publishing import put_output
from automations.flows.reading import Inputs
from automations.flows.scope import ROSTER
from automations.flows.sealing import result_seal
from automations.flows.waiting_outputs import PATIENCE, Patience, when_closed
from automations.ledger.locking import event_lock
from automations.ledger.runs import check_number
from automations.people.matching import RECORD
from automations.people.verdicts import verdicts
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.report import Audience, Report, Step, report_of

Database = Callable[[], AbstractContextManager[Any]]
"""Opens a database for the model: a Splink ``DatabaseAPI``, closed again by leaving it."""

_WORDS = "第二意見"
_LIBRARIES = frozenset({"duckdb", "pyarrow", "splink"})
_STEP = (
    "食い違う組の2行を見比べ、申込の書き間違いが見つかったら、申込の元の行を直してください。"
    "なければ、することはありません。"
)


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """The book, how many pairs were compared, and how many of them are worth a look."""

    path: Path
    compared: int
    differing: int


def second_opinion(
    root: Path,
    as_of: datetime | None = None,
    database: Database | None = None,
    patience: Patience = PATIENCE,
) -> SecondOpinion:
    """Read the registrations as 名簿 does, compare, write 第二意見.xlsx and nothing else.

    ``database``: where the model is trained; by default in this process alone. Raises
    `SettingsWrong` without the extra, `InputUnfit` if there is too little to learn from,
    `TryAgain` if there is too much for the memory, and whatever reading the registrations raises.
    """
    model = _model()
    folder = open_event(root)
    at = instant(folder, as_of)
    with event_lock(folder.restricted, at):
        found, report = _opinion(folder, at, model, database or model.in_memory)
        path = folder.restricted / SECOND_OPINION_BOOK
        data = result_book(path, report, _cover(folder, at, report), folder.root)
        when_closed(partial(put_output, path, data), path, patience)
    return SecondOpinion(path, found.compared, found.differing)


def _model() -> ModuleType:
    """Load the only module that knows the libraries of the extra."""
    try:
        return importlib.import_module("automations.flows.linkage_model")
    except ModuleNotFoundError as absent:
        if (absent.name or "").partition(".")[0] not in _LIBRARIES:
            raise
        raise SettingsWrong(problem("second_opinion_not_installed", Place(_WORDS))) from None


def _opinion(
    folder: EventFolder, at: datetime, model: ModuleType, database: Database
) -> tuple[Disagreements, Report]:
    answers = answers_in_force(folder)
    inputs, findings = find(folder, ROSTER, at, answers)
    if findings.roster is None:
        raise InputUnfit(_problem(folder, "second_opinion_untaught"))
    rows, matching = findings.roster.rows, findings.roster.matching
    try:
        with database() as opened:
            scores = model.scores(rows.filter(pl.col(RECORD).is_not_null()), opened)
    except model.NothingToLearnFromError:
        raise InputUnfit(_problem(folder, "second_opinion_untaught")) from None
    except model.MemoryShortError:
        raise TryAgain(_problem(folder, "second_opinion_too_large")) from None
    found = disagreements(rows, matching, verdicts(answers), scores)
    return found, _surroundings(inputs, findings).joined(disagreement_report(rows, found))


def _surroundings(inputs: Inputs, findings: Findings) -> Report:
    """Return what stands around the lists: what was read, and what is to be looked at there."""
    steps = (Step(_STEP),)
    return report_of((), (inputs_table(inputs),), findings.report.problems, steps)


def _problem(folder: EventFolder, code: str) -> Problem:
    return problem(code, Place(folder.event.basics.name))


def _cover(folder: EventFolder, at: datetime, report: Report) -> Cover:
    return Cover(
        event_name=folder.event.basics.name,
        as_of=at.replace(second=0),  # people say when to the minute
        check_number=check_number(result_seal(report), ""),
        handling=Audience.SECRETARIAT.value,
    )
