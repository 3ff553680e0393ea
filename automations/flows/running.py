"""One run of a job: lock, read, decide, publish, record. Unfit input publishes 要確認 only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

from automations.award.section_turnout import TURNOUT_BY_SECTION
from automations.books.decision_book import Question
from automations.errors import (
    DONE,
    DONE_WITH_WARNINGS,
    DecisionNeeded,
    InputUnfit,
    most_severe,
)
from automations.event.model import Event
from automations.flows.answering_for import refuse_changed_rules
from automations.flows.answers import ask
from automations.flows.ballot_originals import told_apart
from automations.flows.decided import Decided, decide_all
from automations.flows.deciding import Findings
from automations.flows.documents import clear_unfinished, left_behind
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.finding import (
    instant,
    plan_of,
    plan_of_refusal,
    problems_in,
    questions_in,
)
from automations.flows.frozen_rules import freeze
from automations.flows.lost_columns import lost_columns
from automations.flows.next_steps import remark_steps
from automations.flows.publishing import publish_remarks, template_digest
from automations.flows.recording import Finding, publish_and_record
from automations.flows.scope import CHECK, FINALISTS, Scope
from automations.flows.sealing import result_seal, settings_seal
from automations.flows.waiting_outputs import PATIENCE, Patience, Waiting, places
from automations.flows.write_back import BookWritten, apply, is_complete
from automations.flows.write_back_plan import Plan
from automations.ledger import decisions
from automations.ledger.locking import event_lock
from automations.ledger.runs import Run
from automations.tables.problems import Problem, in_order
from automations.tables.report import Figure, Report, Table, report_of

TURNOUT = ("roll", "ballots_received", "voters", "turnout")
"""The figures that may be shown to anybody, also while the vote goes on."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended.

    ``files`` are those that stand in the restricted folder now; ``unchanged``: they stood there
    before. ``waiting``: outputs that somebody has open, whose content waits beside them.
    ``written``: what became of people's own books.
    """

    folder: EventFolder
    scope: Scope
    findings: Findings
    files: tuple[Path, ...]
    run: Run
    unchanged: bool
    waiting: tuple[Waiting, ...] = ()
    written: tuple[BookWritten, ...] = ()

    @property
    def code(self) -> int:
        """Return the exit code."""
        return most_severe([self.run.exit_code, code_of(self.written)])


class NothingPublished(InputUnfit):
    """There is no result; ``written``: what became of people's own books all the same."""

    def __init__(self, written: tuple[BookWritten, ...], *sentences: object) -> None:
        super().__init__(*sentences)
        self.written = written


def code_of(written: Iterable[BookWritten]) -> int:
    """Return the exit code for what became of people's own books."""
    told = tuple(written)
    warned = DONE if is_complete(told) else DONE_WITH_WARNINGS
    return most_severe([warned, *(each.code for each in told)])


def perform(
    root: Path, scope: Scope, as_of: datetime | None = None, patience: Patience = PATIENCE
) -> Outcome:
    """Run a job on the event in ``root`` as of an instant; None is now, on the event's clock.

    ``patience``: how long to wait for people who have a result or a book open, and who is told.

    Raises every `ExpectedFailure`; whatever it is, nothing is left half-written, and what was
    published before stands as it was.
    """
    folder = open_event(root)
    at = instant(folder, as_of)
    with event_lock(folder.restricted, at):
        clear_unfinished(folder)
        freeze(folder, at)
        refuse_changed_rules(folder, scope, at, patience)
        return _perform(folder, scope, at, patience)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What has to be looked at, and the book that lists it; ``waiting``: who has that open.

    ``written``: what became of people's own books.
    """

    problems: tuple[Problem, ...]
    path: Path
    waiting: tuple[Waiting, ...] = ()
    written: tuple[BookWritten, ...] = ()


def inspect(root: Path, as_of: datetime | None = None, patience: Patience = PATIENCE) -> Inspection:
    """Read and decide everything, publish nothing but the list of what has to be looked at."""
    folder = open_event(root)
    at = instant(folder, as_of)
    with event_lock(folder.restricted, at):
        clear_unfinished(folder)
        freeze(folder, at)
        report, questions, planned = _inspected(folder, at)
        remarks = _remarks(folder, report.problems)
        run = _run_of_remarks(CHECK, at, remarks)
        waiting = publish_remarks(folder, remarks, run, CHECK, patience)
        ask(folder, questions, patience)
        written = apply(folder, planned, patience)
    (path,) = places([folder.remarks], waiting)
    return Inspection(report.problems, path, waiting, written)


def _inspected(folder: EventFolder, at: datetime) -> tuple[Report, tuple[Question, ...], Plan]:
    """Return what was found, what to ask about headings and what to write into people's books.

    Ties are asked with the result.
    """
    try:
        decided = decide_all(folder, CHECK, at)
    except InputUnfit as unfit:
        planned = plan_of_refusal(folder, CHECK, unfit, at)
        return _remarks(folder, problems_in(unfit)), questions_in(unfit), planned
    planned = plan_of(folder, CHECK, decided.inputs, decided.findings, at)
    return (
        _warned(folder, CHECK, decided).findings.report,
        (*decided.inputs.offered, *decided.changed),
        planned,
    )


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many voted: figures without any mark of a ballot, and how much there is to look at.

    ``sections``: how many of each section; None if the event has no vote.
    """

    event: Event
    at: datetime
    figures: tuple[Figure, ...]
    remarks: int
    sections: Table | None = None


def see_turnout(root: Path, as_of: datetime | None = None) -> Turnout:
    """Count who voted, publish nothing; after the close, too, no more than before it is known.

    Raises as `perform` does; what is unclear about headings is asked all the same.
    """
    folder = open_event(root)
    at, award = instant(folder, as_of), folder.event.award
    until = min(at, award.vote.closes) if award else at
    with event_lock(folder.restricted, at):
        freeze(folder, at)
        try:
            report = decide_all(folder, FINALISTS, until).findings.report
        except InputUnfit as unfit:
            ask(folder, questions_in(unfit))
            raise
    figures = tuple(report.figures[key] for key in TURNOUT if key in report.figures)
    sections = report.tables.get(TURNOUT_BY_SECTION)
    return Turnout(folder.event, at, figures, len(report.problems), sections)


def _perform(folder: EventFolder, scope: Scope, at: datetime, patience: Patience) -> Outcome:
    try:
        decided = decide_all(folder, scope, at)
    except InputUnfit as unfit:
        remarks = _remarks(folder, problems_in(unfit))
        run = _run_of_remarks(scope, at, remarks)
        waiting = publish_remarks(folder, remarks, run, scope, patience)
        ask(folder, questions_in(unfit), patience)
        written = apply(folder, plan_of_refusal(folder, scope, unfit, at), patience)
        remarked = (each.remark for each in waiting)
        raise NothingPublished(written, *unfit.sentences, *remarked) from unfit
    decided = _warned(folder, scope, decided)
    outcome = _published(folder, scope, decided, _run_of(folder, scope, at, decided), patience)
    planned = plan_of(folder, scope, decided.inputs, decided.whole, at)
    return replace(outcome, written=apply(folder, planned, patience))


def _warned(folder: EventFolder, scope: Scope, decided: Decided) -> Decided:
    """Warn of columns that are lost, and of documents of an earlier run that stay."""
    report, lost = decided.findings.report, lost_columns(folder, decided.inputs.seen)
    problems = in_order((*report.problems, *lost, *left_behind(folder, scope, report)))
    findings = replace(decided.findings, report=replace(report, problems=problems))
    return replace(decided, findings=findings)


def _published(
    folder: EventFolder, scope: Scope, decided: Decided, run: Run, patience: Patience
) -> Outcome:
    findings = decided.findings
    asked = (*findings.questions, *findings.offered, *decided.inputs.offered)
    kept, apart = told_apart(folder, decided.inputs)
    finding = Finding(
        folder, scope, findings.report, run, kept, partial(ask, folder, asked, patience), apart
    )
    done = publish_and_record(finding, patience)
    return Outcome(folder, scope, findings, done.files, done.run, done.unchanged, done.waiting)


def _run_of(folder: EventFolder, scope: Scope, at: datetime, decided: Decided) -> Run:
    code, event = _exit_code(decided.findings), folder.event
    return Run(
        job=scope.words,
        at=at,
        version=version("dxten"),
        settings_seal=settings_seal(event, template_digest(folder, scope)),
        inputs=decided.inputs.inputs,
        decisions_seal=decisions.seal(decided.answers),
        seed=event.award.selection.seed if event.award else "",
        result_seal=result_seal(decided.findings.report),
        outcome=_OUTCOMES[code],
        exit_code=code,
        questions=tuple(sorted(each.key for each in decided.findings.questions)),
        approval=decided.findings.approval.key if decided.findings.approval else "",
        confirmation=decided.findings.confirmation.key if decided.findings.confirmation else "",
    )


_OUTCOMES: Mapping[int, str] = {
    DONE: "完了",
    DONE_WITH_WARNINGS: "完了（要確認あり）",
    DecisionNeeded.exit_code: "判定待ち",
}


def _exit_code(findings: Findings) -> int:
    warned = DONE_WITH_WARNINGS if findings.report.problems else DONE
    waiting = DecisionNeeded.exit_code if findings.questions else DONE
    return most_severe([warned, waiting])


def _remarks(folder: EventFolder, problems: tuple[Problem, ...]) -> Report:
    return report_of(problems=problems, steps=remark_steps(problems, folder.event))


def _run_of_remarks(scope: Scope, at: datetime, remarks: Report) -> Run:
    """Stand in for a run on the cover of 要確認: it is never recorded."""
    return Run(
        job=scope.words,
        at=at,
        version=version("dxten"),
        settings_seal="",
        inputs=(),
        decisions_seal="",
        seed="",
        result_seal=result_seal(remarks),
        outcome="",
        exit_code=InputUnfit.exit_code,
    )
