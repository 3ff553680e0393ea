"""What people answer for in the award's result: rules that changed, and the approval.

Until somebody approves exactly this result it is a draft (案), and says so everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from automations.award import approval as asking
from automations.award.approval import Approval, Said, State
from automations.award.decision import AwardResult
from automations.award.judging.confirmation import PREFIX as CONFIRMATIONS
from automations.award.judging.prize_contest import PRIZES
from automations.award.rule_changes import PREFIX as CHANGED
from automations.award.rule_changes import AcceptedChange, changes_table
from automations.award.score_words import score_words
from automations.award.wording import said
from automations.books.decision_book import Answer, Question
from automations.event.model import Event
from automations.event.rule_texts import rule_texts
from automations.flows.deciding import Findings
from automations.flows.next_steps import approve_step
from automations.ledger.decisions import Decision
from automations.people.verdicts import signatures_in
from automations.tables.places import Place
from automations.tables.problems import Problem, in_order, problem
from automations.tables.report import Figure, Report, Step, report_of

_MARKED = ("finalists", "standings", "criteria")  # tables that say which rules made them


def is_answered_for(key: str) -> bool:
    """Tell whether a question is about an approval or about rules that changed."""
    return key.startswith((asking.PREFIX, CONFIRMATIONS, CHANGED))


def with_changed_rules(findings: Findings, accepted: AcceptedChange | None) -> Findings:
    """Print the changes of the rules, and who answers for them, wherever the result is told."""
    if accepted is None or not _counted(findings.award):
        return findings
    figures, words = [Figure("rules_changed", str(accepted))], str(accepted)
    report = findings.report.joined(report_of(figures, [changes_table(accepted)], notes=[words]))
    tables = {
        key: replace(each, note=each.note + words) if key in _MARKED else each
        for key, each in report.tables.items()
    }
    return replace(findings, report=replace(report, tables=tables))


def with_approval(findings: Findings, event: Event, answers: Mapping[str, Decision]) -> Findings:
    """Say of the award's result whether it is a draft or approved, and ask for the approval.

    Before the close, or while a question about the award is open, there is nothing to approve.
    """
    result, rules = findings.award, event.award
    if result is None or rules is None or not _counted(result):
        return findings
    report = findings.report
    given = {key: said_of(each) for key, each in answers.items()
             if key.startswith(asking.PREFIX) and each.choice}  # fmt: skip
    key = asking.key_of(result, rule_texts(event))
    report = report.joined(report_of(tables=asking.approvals_table(given, key)))
    if any(keeps_open(each) for each in findings.questions):
        return replace(findings, report=report)
    standing = asking.approval(key, given.get(key))
    evidence = asking.evidence(result, score_words(rules))
    question = Question(key, asking.SHEET, asking.asked(result), evidence, asking.CHOICES)
    report = _standing_so(report, standing, event)
    return replace(findings, report=report, approval=standing, offered=(question,))


def keeps_open(asked: Question) -> bool:
    """Tell whether the finalists may change with the answer."""
    return not signatures_in(asked.key) and not asked.key.startswith(PRIZES)


def _counted(result: AwardResult | None) -> bool:
    return result is not None and bool(result.outcomes)


def said_of(decision: Decision | Answer) -> Said:
    """Return what somebody answered, whether or not a run has recorded it yet."""
    return Said(decision.choice, decision.reason, decision.decided_by, decision.decided_on)


def _standing_so(report: Report, standing: Approval, event: Event) -> Report:
    """Return the report as far as it says whether the result is approved."""
    figures = {each.key: each for each in _figures(standing)}
    problems = in_order((*report.problems, *_problems(standing, event)))
    report = replace(report, figures={**report.figures, **figures}, problems=problems)
    if standing.state is not State.APPROVED:
        return report
    tables = {
        key: asking.approved_table(each, standing) if key == "finalists" else each
        for key, each in report.tables.items()
    }
    draft = approve_step(report, event)
    steps = (_step(report, standing) if each == draft else each for each in report.steps)
    return replace(report, tables=tables, steps=tuple(steps))


def _figures(standing: Approval) -> Iterator[Figure]:
    if standing.words:
        yield Figure("approved", standing.words)
    if standing.returned:
        yield Figure("returned", standing.returned)


def _problems(standing: Approval, event: Event) -> Iterator[Problem]:
    if standing.state is State.UNDATED:
        yield problem("approval_without_day", Place(event.outputs.decision_book, asking.SHEET))


def _step(report: Report, standing: Approval) -> Step:
    words = {"count": report.figures["finalists"].value, "approved": standing.words}
    return Step(said("approval", "step_notices", **words))
