"""選考: do the rules read as they were frozen, and does what was approved still hold?

Each is said only once there is something to say it of.
"""

from __future__ import annotations

from collections.abc import Iterator

from automations.award.approval import SHEET, State
from automations.errors import ExpectedFailure
from automations.flows.answers import decisions_in_force
from automations.flows.diagnosis.checks import Check, check
from automations.flows.diagnosis.machine import Machine
from automations.flows.event_folder import EventFolder
from automations.flows.file_names import NOTICES_BOOK
from automations.flows.frozen_rules import changed_rules
from automations.flows.standing_approval import approval_key, approval_state, notices_of
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.rendering import japanese_day


def look_at_award(folder: EventFolder, machine: Machine) -> Iterator[Check]:
    """Check the frozen rules, the approval and the notices of an event with an award."""
    if folder.event.award is None:
        return
    yield from _rules(folder, machine)
    if state := approval_state(folder):
        yield check("finalists", _overdue(folder, machine, state))
    if made_of := notices_of(folder):
        yield check("notices", _outdated(folder, made_of))


def _rules(folder: EventFolder, machine: Machine) -> Iterator[Check]:
    """Say how the rules differ from those that were frozen, unless somebody answers for it."""
    try:
        changed = changed_rules(folder, machine.now)
        answers = decisions_in_force(folder)
    except ExpectedFailure as refusal:
        yield check("frozen_rules", refusal.sentences)
        return
    if changed:
        accepted = changed.opened and changed.accepted(answers)
        faults = [] if accepted else [changed.fault(folder.event, answers)]
        yield check("frozen_rules", faults, said="accepted")


def _overdue(folder: EventFolder, machine: Machine, state: State) -> Iterator[Problem]:
    decide_by = folder.event.approval.decide_by
    if state is not State.APPROVED and decide_by and machine.now.date() > decide_by:
        place = Place(folder.event.outputs.decision_book, SHEET)
        words = {"day": japanese_day(decide_by), "state": state.value}
        yield problem("approval_overdue", place, **words)


def _outdated(folder: EventFolder, made_of: str) -> Iterator[Problem]:
    stands = approval_state(folder) is State.APPROVED and approval_key(folder) == made_of
    if not stands:
        yield problem("notices_outdated", Place(NOTICES_BOOK))
