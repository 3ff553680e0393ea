"""From what was read to one neutral report: a pure function of inputs, rules and decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from automations.award.approval import Approval
from automations.award.decision import AwardResult, decide
from automations.award.entries import EntryList, read_entries
from automations.award.intake import Intake
from automations.award.intake_report import intake_report
from automations.award.judging.confirmation import Confirmation
from automations.award.judging.result import JudgingResult
from automations.books.decision_book import Question
from automations.errors import InputUnfit
from automations.event.model import Event
from automations.flows.answers import questions
from automations.flows.check_ins import BOOK
from automations.flows.entries import entry_questions
from automations.flows.judging import judged, left_out_of_judging, prize_questions
from automations.flows.next_steps import next_steps
from automations.flows.reading import Inputs, problems_of
from automations.flows.status_columns import column_problems
from automations.people.verdicts import Verdict, verdicts
from automations.registration.attendance import Attendance, attendance
from automations.registration.doubts import contradictions, doubts_of
from automations.registration.register import Roster, roster
from automations.registration.section_list import section_list
from automations.tables.problems import in_order, refuse_input
from automations.tables.report import Column, Figure, Form, Report, Table, report_of


@dataclass(frozen=True, slots=True)
class Findings:
    """What was decided; a part that the job does not cover is None.

    ``approval``: where the award's result stands, None while there is none to approve.
    ``offered``: questions that may be answered, although nothing waits for them. ``intake`` and
    ``entries``: what became of the applications, and the entries there are. ``confirmation``:
    where the result of the judging stands, None while its prizes are not all decided.
    ``unjudged``: why there is no judging although its sheets are there (problems or sentences).
    """

    report: Report
    roster: Roster | None
    attendance: Attendance | None
    award: AwardResult | None
    approval: Approval | None = None
    offered: tuple[Question, ...] = ()
    intake: Intake | None = None
    entries: EntryList | None = None
    judging: JudgingResult | None = None
    confirmation: Confirmation | None = None
    unjudged: tuple[object, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """Return what only a person can decide before the result is complete."""
        return (
            *entry_questions(self.intake),
            *questions(self.award, self.roster, self.attendance),
            *prize_questions(self.judging),
        )


def decide_event(
    inputs: Inputs, event: Event, as_of: datetime, decisions: Mapping[str, str]
) -> Findings:
    """Decide every part that was read.

    ``decisions`` maps the key of a question to the answer a person gave it. Raises `InputUnfit`
    if no result may be published.
    """
    found_roster, found_attendance = find_people(inputs, event, decisions)
    found_award = _award(inputs, event, as_of, decisions)
    found_judging, unjudged = _judging(inputs, event, as_of, decisions, found_award)
    found_entries, listed = _entries(inputs, event, as_of)
    contrary = contradictions(found_roster, found_attendance, event.outputs.decision_book)
    left_out = left_out_of_judging(event, unjudged)
    seen = (*problems_of(inputs), *column_problems(inputs.seen), *contrary, *left_out)
    report = report_of(tables=[inputs_table(inputs)], problems=seen)
    parts = (found_roster, found_attendance, found_award, found_judging)
    for part in (*(each.report for each in parts if each), found_entries):
        report = report.joined(part)
    if waiting := len(doubts_of(found_roster, found_attendance)):
        report = report.joined(report_of([Figure("pairs_waiting", waiting)]))
    # What two parts found alike is one problem; the steps count it once, too.
    report = replace(report, problems=in_order(report.problems))
    report = replace(report, steps=tuple(next_steps(report, event)))
    return Findings(
        report, found_roster, found_attendance, found_award, intake=inputs.intake, entries=listed,
        judging=found_judging, unjudged=unjudged,
    )  # fmt: skip


def _judging(
    inputs: Inputs,
    event: Event,
    as_of: datetime,
    decisions: Mapping[str, str],
    award: AwardResult | None,
) -> tuple[JudgingResult | None, tuple[object, ...]]:
    """Judge, or say why that is impossible: it keeps nothing else from being counted."""
    if inputs.unjudged:
        return None, inputs.unjudged
    try:
        return judged(inputs, event, as_of, decisions, award), ()
    except InputUnfit as unfit:
        return None, unfit.sentences


def find_people(
    inputs: Inputs, event: Event, decisions: Mapping[str, str]
) -> tuple[Roster | None, Attendance | None]:
    """Find out who registered and who came; ``decisions`` as `decide_event`."""
    said = verdicts(decisions)
    found = _roster(inputs, event, said)
    return found, _attendance(inputs, event, found, said)


def inputs_table(inputs: Inputs) -> Table:
    """Return what was read, for the cover: which book, which sheet, how many rows."""
    rows = tuple(
        (each.words, each.table.sheet.book, each.table.sheet.name, each.table.frame.height)
        for each in inputs.read
    )
    if inputs.check_ins:
        rows = (*rows, ("受付のPC", BOOK, "", inputs.check_ins.seen.rows))
    if inputs.forms:
        rows = (*rows, ("応募票", inputs.forms.table.sheet.book, "", len(inputs.forms.forms)))
    columns = (
        Column("用途", width=10),
        Column("ブック", width=20),
        Column("シート", width=12),
        Column("行数", Form.COUNT),
    )
    return Table("inputs", "読み取ったブック", columns, rows)


def _roster(inputs: Inputs, event: Event, said: Mapping[str, Verdict]) -> Roster | None:
    if event.registration is None or not inputs.registrations:
        return None
    return roster(inputs.registrations, event.registration, event.last_time, said)


def _attendance(
    inputs: Inputs, event: Event, found: Roster | None, said: Mapping[str, Verdict]
) -> Attendance | None:
    if event.registration is None or not (inputs.reception or inputs.check_ins):
        return None
    desks = inputs.check_ins.check_ins if inputs.check_ins else None
    rules, last = event.registration, event.last_time
    day = event.basics.day
    sections = section_list(inputs.sections, day) if inputs.sections else None
    return attendance(found, inputs.reception, rules, last, said, desks, sections)


def _award(
    inputs: Inputs, event: Event, as_of: datetime, decisions: Mapping[str, str]
) -> AwardResult | None:
    if event.award is None or not (inputs.entries and inputs.roll and inputs.ballots):
        return None
    found = decide(
        inputs.entries, inputs.roll, inputs.ballots, event.award, as_of, decisions,
        inputs.hand_counts,
    )  # fmt: skip
    refuse_input(found.report.problems)
    return found


def _entries(inputs: Inputs, event: Event, as_of: datetime) -> tuple[Report, EntryList | None]:
    """Report on the applications where there is no vote yet; with a vote it reports on them."""
    if event.award is None or inputs.intake is None:
        return report_of(), None
    if inputs.ballots is not None:
        return report_of(), read_entries(inputs.intake.table, as_of)
    report, listed = intake_report(inputs.intake, event.award, as_of, inputs.known_sections)
    refuse_input(report.problems)
    return report, listed
