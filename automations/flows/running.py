"""One run of a job: lock, read, decide, publish, record. Unfit input publishes 要確認 only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from automations.errors import DONE, DONE_WITH_WARNINGS, DecisionNeeded, InputUnfit, most_severe
from automations.flows.answers import ask, recorded_answers
from automations.flows.deciding import Findings, decide_event
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.publishing import (
    prepare,
    publish,
    publish_remarks,
    still_published,
    targets,
)
from automations.flows.reading import Inputs, read_inputs
from automations.flows.scope import Scope
from automations.flows.sealing import result_seal, settings_seal
from automations.ledger import decisions
from automations.ledger.decisions import Decision
from automations.ledger.locking import event_lock
from automations.ledger.runs import Run, last_run, record_run, same_finding
from automations.tables.problems import Problem
from automations.tables.report import report_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended.

    ``files`` are those that stand in the restricted folder now; ``unchanged``: they stood there
    before.
    """

    folder: EventFolder
    scope: Scope
    findings: Findings
    files: tuple[Path, ...]
    run: Run
    unchanged: bool

    @property
    def code(self) -> int:
        """Return the exit code."""
        return self.run.exit_code


def perform(root: Path, scope: Scope, as_of: datetime | None = None) -> Outcome:
    """Run a job on the event in ``root`` as of an instant; None is now, on the event's clock.

    Raises every `ExpectedFailure`; whatever it is, nothing is left half-written, and what was
    published before stands as it was.
    """
    folder = open_event(root)
    at = (as_of or datetime.now(folder.zone)).replace(microsecond=0)
    at = at.astimezone(folder.zone) if at.tzinfo else at.replace(tzinfo=folder.zone)
    with event_lock(folder.restricted, at):
        return _perform(folder, scope, at)


def _perform(folder: EventFolder, scope: Scope, at: datetime) -> Outcome:
    try:
        answers = recorded_answers(folder, at)
        inputs = read_inputs(folder, scope.within(folder.event))
        choices = {key: each.choice for key, each in answers.items() if each.choice}
        findings = decide_event(inputs, folder.event, at, choices)
    except InputUnfit as unfit:
        _publish_refusal(folder, scope, at, unfit)
        raise
    run = _run(folder, scope, at, inputs, answers, findings)
    return _published(folder, scope, inputs, findings, run)


def _published(
    folder: EventFolder, scope: Scope, inputs: Inputs, findings: Findings, run: Run
) -> Outcome:
    """Publish what is new; what stands already stays untouched, and nothing is recorded."""
    files = targets(folder, scope)
    last = last_run(folder.restricted, scope.words)
    if last and same_finding(last, run) and still_published(folder, scope, last):
        return Outcome(folder, scope, findings, files, last, unchanged=True)
    made = prepare(folder, scope, findings.report, run)
    publish(made)
    ask(folder, findings.questions)
    run = replace(run, outputs=made.outputs)
    kept = {book.name: book.content for book in inputs.books.values()}
    results = {path.name: data for path, data in made.files.items()}
    record_run(folder.restricted, run, kept, results)
    return Outcome(folder, scope, findings, files, run, unchanged=False)


def _run(
    folder: EventFolder,
    scope: Scope,
    at: datetime,
    inputs: Inputs,
    answers: Mapping[str, Decision],
    findings: Findings,
) -> Run:
    event = folder.event
    code = _exit_code(findings)
    return Run(
        job=scope.words,
        at=at,
        version=version("dxten"),
        settings_seal=settings_seal(event),
        inputs=tuple(each.seen for each in inputs.read),
        decisions_seal=decisions.seal(answers),
        seed=event.award.selection.seed if event.award else "",
        result_seal=result_seal(findings.report),
        outcome=_OUTCOMES[code],
        exit_code=code,
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


def _publish_refusal(folder: EventFolder, scope: Scope, at: datetime, unfit: InputUnfit) -> None:
    problems = [each for each in unfit.sentences if isinstance(each, Problem)]
    report = report_of(problems=problems)
    run = Run(
        job=scope.words,
        at=at,
        version=version("dxten"),
        settings_seal="",
        inputs=(),
        decisions_seal="",
        seed="",
        result_seal=result_seal(report),
        outcome="",
        exit_code=InputUnfit.exit_code,
    )
    publish_remarks(folder, report, run)
