"""The award's result as it comes out now, for what is done only once just this one is approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from automations.award.approval import SHEET, Approval, State
from automations.award.decision import AwardResult
from automations.errors import DecisionNeeded, InputUnfit
from automations.flows.answering_for import refuse_changed_rules
from automations.flows.answers import choices_of, recorded_answers
from automations.flows.approving import with_approval
from automations.flows.event_folder import EventFolder
from automations.flows.finding import find
from automations.flows.frozen_rules import freeze
from automations.flows.reading import Inputs
from automations.flows.scope import FINALISTS
from automations.flows.waiting_outputs import PATIENCE, Patience
from automations.tables.places import Place
from automations.tables.problems import problem


@dataclass(frozen=True, slots=True)
class ApprovedResult:
    """What was read, what came out of it, and who approved just that."""

    inputs: Inputs
    result: AwardResult
    approval: Approval


def approved_result(
    folder: EventFolder, at: datetime, not_approved: str, patience: Patience = PATIENCE
) -> ApprovedResult:
    """Read and decide anew, and return the result if it is approved.

    ``not_approved``: the code of the problem that says what cannot be done before. The caller
    holds the event's lock.

    Raises `DecisionNeeded` before the approval, `InputUnfit` before there are finalists, and
    whatever counting raises.
    """
    freeze(folder, at)
    refuse_changed_rules(folder, FINALISTS, at, patience)
    answers = recorded_answers(folder, at)
    choices = choices_of(answers)
    inputs, findings = find(folder, FINALISTS, at, choices)
    findings = with_approval(findings, folder.event, answers)
    if findings.award is None or findings.approval is None:
        raise InputUnfit(problem("notices_before_result", Place(folder.event.basics.name)))
    if findings.approval.state is not State.APPROVED:
        place = Place(folder.event.outputs.decision_book, SHEET)
        raise DecisionNeeded(problem(not_approved, place))
    return ApprovedResult(inputs, findings.award, findings.approval)
