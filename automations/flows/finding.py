"""What a job finds in the books, fit or unfit, and what of it goes back into them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from automations.books.decision_book import Question
from automations.errors import InputUnfit, SettingsWrong
from automations.flows.answers import answers_in_force
from automations.flows.deciding import Findings, decide_event
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.reading import BooksUnfit, Inputs, Seen, read_inputs
from automations.flows.row_states import row_states
from automations.flows.scope import EVERYTHING, Scope
from automations.flows.status_columns import column_problems
from automations.flows.write_back_plan import Plan, plan
from automations.tables.places import Place
from automations.tables.problems import Problem, Severity, in_order, problem
from automations.tables.rendering import japanese_time


def instant(folder: EventFolder, as_of: datetime | None) -> datetime:
    """Return the instant of a run; one that is still to come would open votes before the close."""
    now = datetime.now(folder.zone).replace(microsecond=0)
    given = (as_of or now).replace(microsecond=0)
    at = given.astimezone(folder.zone) if given.tzinfo else given.replace(tzinfo=folder.zone)
    if at > now:
        place = Place(folder.event.basics.name)
        raise SettingsWrong(problem("as_of_to_come", place, at=japanese_time(at)))
    return at


def find(
    folder: EventFolder, scope: Scope, at: datetime, choices: Mapping[str, str]
) -> tuple[Inputs, Findings]:
    """Read what a job covers and decide it; ``choices``: what people answered, by question.

    Raises `InputUnfit`; `problems_in` and `seen_in` tell what was found all the same.
    """
    give_at = at if scope.gives_numbers else None
    inputs = read_inputs(folder, scope.within(folder.event), choices, give_at)
    try:
        findings = decide_event(inputs, folder.event, at, choices)
    except InputUnfit as unfit:
        raise BooksUnfit((), *unfit.sentences, seen=inputs.seen) from unfit
    if scope.of_judging and findings.unjudged:
        raise BooksUnfit(inputs.offered, *findings.unjudged, seen=inputs.seen)
    return inputs, findings


def problems_in(unfit: InputUnfit) -> tuple[Problem, ...]:
    """Return what keeps books from being used, and what else was seen in them."""
    found = (each for each in unfit.sentences if isinstance(each, Problem))
    return in_order([*found, *column_problems(_seen_in(unfit))])


def questions_in(unfit: InputUnfit) -> tuple[Question, ...]:
    """Return what people can answer so that the books can be used."""
    return unfit.questions if isinstance(unfit, BooksUnfit) else ()


def plan_of(
    folder: EventFolder, scope: Scope, inputs: Inputs, findings: Findings, at: datetime
) -> Plan:
    """Return what goes back into the books that a job has read."""
    states = row_states(inputs, findings)
    return plan(folder, scope, inputs.seen, states, findings.report.problems, at)


def plan_of_refusal(folder: EventFolder, scope: Scope, unfit: InputUnfit, at: datetime) -> Plan:
    """Return what goes back into the books that a job has looked into, but cannot use."""
    return plan(folder, scope, _seen_in(unfit), None, problems_in(unfit), at)


def foresee(root: Path, as_of: datetime | None = None) -> Plan:
    """Return what the next run of everything would write into people's books; write nothing.

    What is ``left_alone`` names the books and sheets, too, that cannot be used as they stand.
    """
    folder = open_event(root)
    at = instant(folder, as_of)
    try:
        inputs, findings = find(folder, EVERYTHING, at, answers_in_force(folder))
    except InputUnfit as unfit:
        planned = plan_of_refusal(folder, EVERYTHING, unfit, at)
        return replace(planned, left_alone=(*planned.left_alone, *_unusable(planned, unfit)))
    return plan_of(folder, EVERYTHING, inputs, findings, at)


def _unusable(planned: Plan, unfit: InputUnfit) -> Iterator[Problem]:
    told = {each.name for each in planned.books}
    for each in problems_in(unfit):
        whole = each.severity is Severity.REFUSE and not each.place.row
        if whole and each.place.book not in told:
            yield each


def _seen_in(unfit: InputUnfit) -> Seen:
    return unfit.seen if isinstance(unfit, BooksUnfit) else Seen()
