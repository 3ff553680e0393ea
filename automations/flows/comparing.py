"""方式比較: the entries' order under other ways of counting; for rehearsals, else with a reason.

Who asks what would have happened under other rules asks for another result. So on real ballots
the reason and who gives it are recorded first, and what comes out stands in a book of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from automations.award.ballots import read_ballots
from automations.award.counting.comparison import compare
from automations.award.entries import read_entries
from automations.award.roll import read_roll
from automations.books.result_book import Cover, result_book
from automations.errors import DecisionNeeded, InputUnfit
from automations.flows.answers import COMPARISONS, recorded_answers
from automations.flows.deciding import inputs_table
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.file_names import COMPARISON_BOOK
from automations.flows.finding import instant
from automations.flows.publishing import put_output
from automations.flows.reading import Inputs, read_inputs
from automations.flows.scope import Part
from automations.flows.sealing import result_seal
from automations.flows.waiting_outputs import PATIENCE, Patience, when_closed
from automations.ledger import rehearsals
from automations.ledger.decisions import Decision, record
from automations.ledger.locking import event_lock
from automations.ledger.runs import check_number
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.report import Audience, Report, Table, report_of

_WORDS = "方式比較"
_CHOICE = "ほかの数え方で数える"
_INVENTED = "架空の票による比較です。"
_REAL = "実際の票による比較です。選考には使いません。理由: {reason}（{by}）"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why real ballots are counted in other ways, and who answers for it."""

    text: str = ""
    by: str = ""

    @property
    def is_whole(self) -> bool:
        """Tell whether somebody gave a reason."""
        return bool(self.text.strip() and self.by.strip())


@dataclass(frozen=True, slots=True)
class Compared:
    """The book, and whether the ballots were real."""

    path: Path
    real: bool


def mark_rehearsal(root: Path) -> None:
    """Record that the ballots that lie in the folder now were invented."""
    folder = open_event(root)
    inputs = read_inputs(folder, frozenset({Part.AWARD}))
    with event_lock(folder.restricted, datetime.now(folder.zone)):
        rehearsals.mark(folder.restricted, _ballots_seal(inputs))


def compare_methods(
    root: Path, reason: Reason, as_of: datetime | None = None, patience: Patience = PATIENCE
) -> Compared:
    """Count in every way that suits what voters said, and write 方式比較.xlsx alone.

    Raises `InputUnfit` before the close or without an award, `DecisionNeeded` for real ballots
    without a reason; then nothing is written.
    """
    folder = open_event(root)
    at = instant(folder, as_of)
    _refuse_before_close(folder, at)
    with event_lock(folder.restricted, at):
        answers = recorded_answers(folder, at)
        choices = {key: each.choice for key, each in answers.items() if each.choice}
        inputs = read_inputs(folder, frozenset({Part.AWARD}), choices)
        seal = _ballots_seal(inputs)
        real = not rehearsals.is_invented(folder.restricted, seal)
        if real:
            _record(folder, seal, reason, at)
        compared = _compared(folder, inputs, at, choices)
        note = _REAL.format(reason=reason.text, by=reason.by) if real else _INVENTED
        report = report_of(tables=[inputs_table(inputs), compared], notes=[note])
        path = folder.restricted / COMPARISON_BOOK
        data = result_book(path, report, _cover(folder, at, report), folder.root)
        when_closed(partial(put_output, path, data), path, patience)
    return Compared(path, real)


def _refuse_before_close(folder: EventFolder, at: datetime) -> None:
    award = folder.event.award
    if award is None or at.replace(microsecond=0) <= award.vote.closes:
        raise InputUnfit(problem("comparison_before_close", Place(folder.event.basics.name)))


def _ballots_seal(inputs: Inputs) -> str:
    return next(each.seen.seal for each in inputs.read if each.table is inputs.ballots)


def _record(folder: EventFolder, seal: str, reason: Reason, at: datetime) -> None:
    if not reason.is_whole:
        raise DecisionNeeded(problem("comparison_without_reason", Place(_WORDS)))
    key = f"{COMPARISONS}{seal[:8].upper()}"
    said = Decision(key, _CHOICE, reason.text, reason.by, at.date(), at, Place(_WORDS))
    record(folder.restricted, said)


def _compared(folder: EventFolder, inputs: Inputs, at: datetime, choices: dict[str, str]) -> Table:
    rules = folder.event.award
    if rules is None or not (inputs.entries and inputs.roll and inputs.ballots):
        raise AssertionError  # refused before
    entries = read_entries(inputs.entries, at).entries
    roll = read_roll(inputs.roll, rules.voter_classes)
    ballots = read_ballots(inputs.ballots, entries, roll, rules, choices)
    return compare(ballots.choices, entries, rules)


def _cover(folder: EventFolder, at: datetime, report: Report) -> Cover:
    return Cover(
        event_name=folder.event.basics.name,
        as_of=at.replace(second=0),  # people say when to the minute
        check_number=check_number(result_seal(report), ""),
        handling=Audience.SECRETARIAT.value,
    )
