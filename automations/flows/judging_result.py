"""The result of the judging as it comes out now, for what is done only once it is 確定."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from automations.award.approval import SHEET as APPROVALS
from automations.award.judging.confirmation import SHEET, Confirmation
from automations.award.judging.result import JudgingResult, Stage
from automations.errors import DecisionNeeded
from automations.flows.announced import outdated_announcement
from automations.flows.answering_for import refuse_changed_rules
from automations.flows.answers import choices_of, recorded_answers
from automations.flows.approving import with_approval
from automations.flows.confirming import may_be_confirmed, standing_of
from automations.flows.event_folder import EventFolder
from automations.flows.finding import find
from automations.flows.frozen_rules import freeze
from automations.flows.judging import refuse_unjudged
from automations.flows.reading import Inputs
from automations.flows.scope import JUDGING
from automations.flows.waiting_outputs import PATIENCE, Patience
from automations.tables.places import Place
from automations.tables.problems import problem


@dataclass(frozen=True, slots=True)
class ConfirmedJudging:
    """What was read, what came out of it, and the chair's 確定 of just that."""

    inputs: Inputs
    judging: JudgingResult
    confirmation: Confirmation


def confirmed_judging(
    folder: EventFolder, at: datetime, patience: Patience = PATIENCE
) -> ConfirmedJudging:
    """Read and decide anew, and return the result if it is 確定. The caller holds the lock.

    Raises `DecisionNeeded` before the 確定 or without the approval of who is judged, `InputUnfit`
    where there is nothing to judge, and whatever counting raises.
    """
    freeze(folder, at)
    refuse_changed_rules(folder, JUDGING, at, patience)
    answers = recorded_answers(folder, at)
    inputs, findings = find(folder, JUDGING, at, choices_of(answers))
    refuse_unjudged(folder.event, inputs, findings.judging)
    judging, rules = findings.judging, folder.event.award
    place = Place(folder.event.outputs.decision_book, SHEET)
    unfit = DecisionNeeded(problem("judging_unconfirmed", place), *outdated_announcement(folder))
    if judging is None or rules is None or judging.stage is not Stage.DECIDED:
        raise unfit
    if not may_be_confirmed(with_approval(findings, folder.event, answers), rules):
        approval = Place(folder.event.outputs.decision_book, APPROVALS)
        raise DecisionNeeded(problem("judging_before_approval", approval))
    standing, versions = standing_of(folder, judging, rules, answers)
    recorded = any(each.key == standing.key for each in versions)
    if not (standing.confirmed and recorded):
        raise unfit
    return ConfirmedJudging(inputs, judging, standing)
