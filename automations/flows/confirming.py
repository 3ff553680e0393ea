"""The chair's 確定 within a run: asked, recorded as a version, said wherever prizes are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from automations.award.approval import SHEET as APPROVALS
from automations.award.approval import State as ApprovalState
from automations.award.judging import confirmation as asking
from automations.award.judging.confirmation import Confirmation, State, Version
from automations.award.judging.executives_tables import PRIZES
from automations.award.judging.result import JudgingResult, Stage
from automations.award.judging.told_changes import told_changes
from automations.award.judging.wording import said
from automations.award.judging_rules import Presented
from automations.award.rules import AwardRules
from automations.books.decision_book import Answer, Question
from automations.event.model import Event
from automations.event.rule_texts import rule_texts
from automations.flows.announced import outdated_announcement
from automations.flows.approving import keeps_open, said_of
from automations.flows.deciding import Findings
from automations.flows.event_folder import EventFolder
from automations.ledger import confirmed_results as ledger
from automations.ledger.decisions import Decision
from automations.tables.places import Place
from automations.tables.problems import Problem, in_order, problem
from automations.tables.report import Audience, Figure, Report, Step, Table, report_of

_MARKED = (
    "prizes",
    "prizes_told",
    "panel_standings",
    "chair_standings",
)  # tables that say whether they are 確定


def with_confirmation(
    findings: Findings, folder: EventFolder, answers: Mapping[str, Decision], at: datetime | None
) -> Findings:
    """Say of the judging whether it is 速報 or 確定, ask for the 確定, and record it once given.

    ``at``: when it is recorded; None: it is not, as nothing is published either. The caller holds
    the event's lock. Raises `InputUnfit` if an earlier record is damaged.
    """
    judging, rules = findings.judging, folder.event.award
    if rules is None:
        return findings
    if judging is None or judging.stage is not Stage.DECIDED:
        return _warned(_reopened(findings, folder), folder)
    if any(keeps_open(each) for each in findings.questions):
        return _warned(_provisional(findings), folder)
    if not may_be_confirmed(findings, rules):
        return _warned(_waiting_for_approval(findings, folder.event), folder)
    standing, versions = standing_of(folder, judging, rules, answers)
    if at and standing.confirmed and not _recorded(standing, versions):
        version = _version(standing)
        ledger.record(folder.restricted, version, at)
        versions = (*versions, version)
    report = _said_so(findings.report, standing, versions, folder.event)
    evidence = asking.evidence(judging, standing)
    guidance = (said("confirmation", "question_sheet"),)
    question = Question(
        standing.key, asking.SHEET, asking.asked(standing), evidence, asking.CHOICES, guidance
    )
    offered = (*findings.offered, question)
    told = replace(findings, report=report, confirmation=standing, offered=offered)
    return _warned(told, folder, standing.key if standing.confirmed else "")


def standing_of(
    folder: EventFolder,
    judging: JudgingResult,
    rules: AwardRules,
    answers: Mapping[str, Decision | Answer],
) -> tuple[Confirmation, tuple[Version, ...]]:
    """Return where a decided judging stands, and the versions that were 確定 so far."""
    versions = ledger.confirmed(folder.restricted)
    given = {key: said_of(each) for key, each in answers.items() if key.startswith(asking.PREFIX)}
    texts = rule_texts(folder.event)
    return asking.confirmation(judging, rules, texts, versions, given), versions


def may_be_confirmed(findings: Findings, rules: AwardRules) -> bool:
    """Tell whether what is judged is approved: until then the finalists are a draft."""
    judging = rules.judging
    if judging and judging.panel.presented is Presented.ALL:
        return True
    approval = findings.approval
    return approval is not None and approval.state is ApprovalState.APPROVED


def _waiting_for_approval(findings: Findings, event: Event) -> Findings:
    found = problem("judging_before_approval", Place(event.outputs.decision_book, APPROVALS))
    told = _provisional(findings)
    problems = in_order((*told.report.problems, found))
    return replace(told, report=replace(told.report, problems=problems))


def _provisional(findings: Findings) -> Findings:
    """Say that it is 速報: what it is made of may change with an answer of 判定.xlsx."""
    told = Figure("judging_state", said("confirmation", "provisional"))
    return replace(findings, report=findings.report.joined(report_of([told])))


def _warned(findings: Findings, folder: EventFolder, confirmed: str = "") -> Findings:
    """Warn of an announcement that lies there and is of another result than ``confirmed``."""
    report = findings.report
    problems = in_order((*report.problems, *outdated_announcement(folder, confirmed)))
    return replace(findings, report=replace(report, problems=problems))


def _reopened(findings: Findings, folder: EventFolder) -> Findings:
    """Say that what was 確定 is none any more: a mark or an answer is waited for."""
    versions = ledger.confirmed(folder.restricted)
    if not versions:
        return findings
    number = versions[-1].number
    told = Figure("judging_state", said("confirmation", "changed", number=number))
    place = Place(folder.event.outputs.decision_book, asking.SHEET)
    report = findings.report.joined(report_of([told]))
    problems = in_order((*report.problems, problem("judging_reopened", place, number=number)))
    return replace(findings, report=replace(report, problems=problems))


def _recorded(standing: Confirmation, versions: tuple[Version, ...]) -> bool:
    return bool(versions) and versions[-1].key == standing.key


def _version(standing: Confirmation) -> Version:
    given = standing.said
    if given is None or given.decided_on is None:  # it is not 確定 without
        raise AssertionError
    return Version(
        standing.number,
        standing.key,
        given.decided_by,
        given.decided_on,
        given.reason,
        standing.texts,
    )


def _said_so(
    report: Report, standing: Confirmation, versions: tuple[Version, ...], event: Event
) -> Report:
    told = report_of(
        [Figure("judging_state", standing.words)],
        [
            *asking.changes_table(standing),
            *asking.versions_table(versions, standing),
            *_told(report, standing),
            *(told_changes(standing) if PRIZES in report.tables else ()),
        ],
    )
    report = report.joined(told)
    problems = in_order((*report.problems, *_problems(standing, event)))
    tables = {
        key: replace(each, title=f"{each.title}（{_short(standing)}）") if key in _MARKED else each
        for key, each in report.tables.items()
    }
    steps = (*report.steps, *_steps(standing))
    return replace(report, problems=problems, tables=tables, steps=steps)


def _told(report: Report, standing: Confirmation) -> Iterator[Table]:
    """Yield what executives are told of a later version, where they have a book of their own."""
    if "prizes_told" in report.tables:
        for each in asking.prize_changes_table(standing):
            yield replace(each, audience=Audience.EXECUTIVES)


def _short(standing: Confirmation) -> str:
    """Return how a table is marked: 速報, or 確定 with the version."""
    if standing.confirmed:
        return said("confirmation", "short_confirmed", number=standing.number)
    return said("confirmation", "short_provisional")


def _problems(standing: Confirmation, event: Event) -> Iterator[Problem]:
    place = Place(event.outputs.decision_book, asking.SHEET)
    if standing.state is State.UNDATED:
        yield problem("judging_confirmed_undated", place)
    if standing.state is State.UNEXPLAINED:
        yield problem("judging_confirmed_unexplained", place, number=standing.number)
    if standing.last and not standing.confirmed:
        words = {"count": len(standing.changes), "next": standing.number}
        yield problem("judging_changed", place, number=standing.last.number, **words)


def _steps(standing: Confirmation) -> Iterator[Step]:
    if standing.confirmed:
        yield Step(said("confirmation", "step_announce", number=standing.number))
    else:
        yield Step(said("confirmation", "step_confirm", number=standing.number))
