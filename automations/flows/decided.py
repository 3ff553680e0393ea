"""All that one run reads and decides, with every answer that people gave applied and told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from automations.books.decision_book import Question
from automations.flows.answering_for import answered_for, open_question
from automations.flows.answers import (
    choices_of,
    decisions_report,
    headings_report,
    recorded_answers,
)
from automations.flows.confirming import with_confirmation
from automations.flows.deciding import Findings
from automations.flows.entries import record_numbers
from automations.flows.event_folder import EventFolder
from automations.flows.finding import find
from automations.flows.frozen_rules import changed_rules
from automations.flows.judged_pairs import pairs_report
from automations.flows.judging import refuse_unjudged
from automations.flows.judging_alone import judging_alone
from automations.flows.judging_books import with_executives_tables
from automations.flows.reading import Inputs
from automations.flows.reception_papers import tickets_of
from automations.flows.scope import Part, Scope
from automations.ledger.decisions import Decision


@dataclass(frozen=True, slots=True)
class Decided:
    """Everything that one run has read and found; ``changed``: what is asked of changed rules.

    ``whole``: also what this job does not publish, for the books that people share.
    """

    inputs: Inputs
    answers: Mapping[str, Decision]
    findings: Findings
    whole: Findings
    changed: tuple[Question, ...] = ()


def decide_all(folder: EventFolder, scope: Scope, at: datetime) -> Decided:
    """Record what people answered, read what a job covers, and decide it as of ``at``.

    The caller holds the event's lock. Raises `InputUnfit` as `find` does.
    """
    answers = recorded_answers(folder, at)
    choices = choices_of(answers)
    inputs, findings = find(folder, scope, at, choices)
    if scope.of_judging:
        refuse_unjudged(folder.event, inputs, findings.judging)
    report = findings.report.joined(headings_report(inputs, answers))
    report = report.joined(pairs_report(answers, findings.roster, findings.attendance))
    if findings.award and findings.award.outcomes:  # before the close nothing is said of entries
        report = report.joined(decisions_report(answers))
    if scope.papers and Part.REGISTER in scope.parts:
        report = report.joined(tickets_of(folder, findings.roster, at))
    if scope.gives_numbers and findings.intake:
        record_numbers(folder, findings.intake, at)
    findings = replace(findings, report=report)
    rules = changed_rules(folder, at) if Part.AWARD in scope.parts else None
    whole = findings = answered_for(findings, folder.event, answers, rules)
    if scope.of_judging:
        findings = judging_alone(findings, inputs, folder.event)
    if Part.JUDGING in scope.within(folder.event):
        findings = with_executives_tables(findings, folder.event)
        findings = with_confirmation(findings, folder, answers, at if scope.publishes else None)
    return Decided(inputs, answers, findings, whole, open_question(rules, answers))
