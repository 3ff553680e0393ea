"""Read who judges what: the entries that are judged, the panel, and the order of presentation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from automations.award.applications import Application, applications
from automations.award.approval import State
from automations.award.entries import Entry, read_entries
from automations.award.judging.order import Presentation, read_order
from automations.award.judging.panel import Panel, read_panel
from automations.award.judging.panel_rules import judging_of
from automations.award.judging_rules import Presented
from automations.award.rules import AwardRules
from automations.errors import InputUnfit, SettingsWrong
from automations.flows.answering_for import refuse_changed_rules
from automations.flows.answers import answers_in_force, ask, choices_of, recorded_answers
from automations.flows.approving import with_approval
from automations.flows.event_folder import EventFolder
from automations.flows.finding import find
from automations.flows.frozen_rules import freeze
from automations.flows.prepared_files import is_typed
from automations.flows.reading_entries import read_all_entries
from automations.flows.reading_judging import read_order_table
from automations.flows.scope import FINALISTS, Part
from automations.flows.sitting import Sitting
from automations.flows.table_reader import TableReader
from automations.flows.waiting_outputs import Patience
from automations.tables.places import Place
from automations.tables.problems import Problem, problem, refuse_input
from automations.tables.schema import schema
from automations.tables.typed import TypedTable


@dataclass(frozen=True, slots=True)
class Judged:
    """The entries that are judged, all entries, what is to be looked at, and where they stand."""

    entries: tuple[Entry, ...]
    known: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
    table: TypedTable | None = None


@dataclass(frozen=True, slots=True)
class ReadSitting:
    """Who judges what, as read; ``reader`` has the books open; what is to be looked at.

    ``typed``: what was handed in, by the rows of the entries.
    """

    sitting: Sitting
    panel: Panel
    shown: Presentation
    reader: TableReader
    problems: tuple[Problem, ...]
    typed: Mapping[int, Application] = field(default_factory=dict)


def rules_of_judging(folder: EventFolder) -> AwardRules:
    """Return the rules of an award that has a judging; raise `SettingsWrong` without any."""
    rules = folder.event.award
    if rules is None or rules.judging is None or rules.judges is None:
        raise SettingsWrong(problem("judging_not_set", Place(folder.event.basics.name)))
    return rules


def read_sitting(folder: EventFolder, at: datetime, patience: Patience) -> ReadSitting:
    """Read it as it stands at ``at``. The caller holds the event's lock.

    Raises `InputUnfit` before it is known what is judged, or if a book cannot be used.
    """
    rules = rules_of_judging(folder)
    if judging_of(rules).panel.presented is Presented.FINALISTS:
        judged = _finalists(folder, at, patience)
    else:
        judged = _all_entries(folder, at)
    if not judged.entries:
        raise InputUnfit(problem("judging_nobody_to_judge", Place(folder.event.basics.name)))
    reader = TableReader(folder, answers_in_force(folder))
    listed = reader.table("審査員名簿", rules.judges, schema("judges")) if rules.judges else None
    order = _order(reader, rules)
    if listed is None or reader.faults:
        ask(folder, tuple(reader.asked.values()), patience)
        raise InputUnfit(*reader.faults)
    panel = read_panel(listed, judged.known)
    shown = read_order(order, judged.entries)
    problems = (*judged.problems, *_noted((listed, order)), *panel.problems, *shown.problems)
    refuse_input(problems)
    sitting = Sitting(folder.event, rules, panel.judges, shown.entries)
    typed = {each.row: each for each in applications(judged.table)} if judged.table else {}
    return ReadSitting(sitting, panel, shown, reader, problems, typed)


def _finalists(folder: EventFolder, at: datetime, patience: Patience) -> Judged:
    """Count the vote anew; nobody is a finalist as long as a question about them is open."""
    freeze(folder, at)
    refuse_changed_rules(folder, FINALISTS, at, patience)
    answers = recorded_answers(folder, at)
    inputs, found = find(folder, FINALISTS, at, choices_of(answers))
    findings = with_approval(found, folder.event, answers)
    if findings.award is None or findings.approval is None:
        return Judged((), ())
    chosen = tuple(each.standing.entry for each in findings.award.finalists)
    place = Place(folder.event.outputs.decision_book)
    approved = findings.approval.state is State.APPROVED
    notes = () if approved else (problem("judging_before_approval", place),)
    return Judged(chosen, findings.award.entries, notes, inputs.entries)


def _all_entries(folder: EventFolder, at: datetime) -> Judged:
    reader = TableReader(folder, answers_in_force(folder))
    intake, _ = read_all_entries(reader, folder.event, frozenset({Part.ENTRIES}), None)
    if intake is None or reader.faults:
        raise InputUnfit(*reader.faults)
    listed = read_entries(intake.table, at)
    refuse_input(listed.problems)
    return Judged(listed.ranked, listed.entries, table=intake.table)


def _order(reader: TableReader, rules: AwardRules) -> TypedTable | None:
    """Read the order of presentation, once anybody has typed into it."""
    source = judging_of(rules).order
    if source is None:
        return None
    path = reader.folder.book(source.book)
    if not is_typed(path):
        return None
    return read_order_table(reader, source)


def _noted(tables: Sequence[TypedTable | None]) -> Iterator[Problem]:
    for each in tables:
        yield from each.problems if each else ()
