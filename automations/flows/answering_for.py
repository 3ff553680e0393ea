"""How the answers about changed rules and the approval enter a run: refused, asked, or printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from automations.books.decision_book import Question
from automations.errors import DecisionNeeded
from automations.event.model import Event
from automations.flows.answers import ask, recorded_answers
from automations.flows.approving import with_approval, with_changed_rules
from automations.flows.deciding import Findings
from automations.flows.event_folder import EventFolder
from automations.flows.frozen_rules import ChangedRules, changed_rules
from automations.flows.scope import Part, Scope
from automations.flows.waiting_outputs import Patience
from automations.ledger.decisions import Decision
from automations.tables.problems import in_order


def refuse_changed_rules(
    folder: EventFolder, scope: Scope, at: datetime, patience: Patience
) -> None:
    """Refuse a new result by rules that changed after the opening, and ask for the reason.

    Raises `DecisionNeeded` until somebody has answered with a reason and a day. The caller holds
    the event's lock.
    """
    rules = changed_rules(folder, at) if Part.AWARD in scope.parts else None
    if rules is None or not rules.opened:
        return
    answers = recorded_answers(folder, at)
    if rules.accepted(answers) is None:
        ask(folder, [rules.question], patience)
        raise DecisionNeeded(rules.fault(folder.event, answers))


def open_question(
    rules: ChangedRules | None, answers: Mapping[str, Decision]
) -> tuple[Question, ...]:
    """Return what is asked about rules that changed, if nobody has answered for it."""
    if rules is None or not rules.opened or rules.accepted(answers):
        return ()
    return (rules.question,)


def answered_for(
    findings: Findings, event: Event, answers: Mapping[str, Decision], rules: ChangedRules | None
) -> Findings:
    """Return what was found with all that people answer for, or have yet to."""
    accepted = rules.accepted(answers) if rules and rules.opened else None
    if rules and not accepted:
        problems = (*findings.report.problems, rules.fault(event, answers))
        report = replace(findings.report, problems=in_order(problems))
        return with_approval(replace(findings, report=report), event, answers)
    return with_approval(with_changed_rules(findings, accepted), event, answers)
