"""審査: is the day set, can the judges and the score sheets be used, is what is read aloud current?

Scores themselves are nobody's business here: only whose rows there are of what.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from automations.award.entries import Entry, read_entries
from automations.award.judging.panel import Judge, Panel, Presence, read_panel
from automations.award.judging.score_cells import mark_reader
from automations.award.judging.score_rows import ScoreRow, row_reader
from automations.award.judging.score_schema import value_keys
from automations.award.rules import AwardRules
from automations.errors import ExpectedFailure, InputUnfit
from automations.event.loading import load_settings
from automations.flows.announced import is_there
from automations.flows.answers import answers_in_force
from automations.flows.diagnosis.checks import Check, check
from automations.flows.diagnosis.machine import Machine
from automations.flows.event_folder import EventFolder
from automations.flows.file_names import ANNOUNCEMENT_BOOK
from automations.flows.reading import Inputs, is_prepared, read_inputs
from automations.flows.scope import Part
from automations.flows.standing_judging import standing_judging
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.typed import TypedTable

_READ = frozenset({Part.ENTRIES, Part.JUDGING})


def look_at_judging(folder: EventFolder, machine: Machine) -> Iterator[Check]:
    """Check the judging of an event that has one."""
    if "judging" not in folder.event.parts:
        return
    yield check("judging_day", _unset(folder))
    if is_prepared(folder):
        yield from _of_sheets(folder, machine)
    if is_there(folder):
        yield check("announcement", _outdated(folder))


def _unset(folder: EventFolder) -> Iterator[Problem]:
    if folder.event.schedule.judging is None:
        place = load_settings(folder.root).place_of("schedule.judging")
        yield problem("judging_day_unset", place)


def _outdated(folder: EventFolder) -> Iterator[Problem]:
    if not standing_judging(folder, ()).announced:
        yield problem("announcement_outdated", Place(ANNOUNCEMENT_BOOK))


def _of_sheets(folder: EventFolder, machine: Machine) -> Iterator[Check]:
    """Read judges and scores together; what keeps one book from being read is said of that book."""
    rules = folder.event.award
    try:
        inputs = read_inputs(folder, _READ, answers_in_force(folder))
        if inputs.unjudged:
            yield _unread(folder)
        elif rules and inputs.entries and inputs.judging and inputs.judging.judges:
            listed = read_entries(inputs.entries, machine.now).entries
            yield from _of_panel(inputs, inputs.judging.judges, listed, rules)
    except InputUnfit:
        yield _unread(folder)
    except ExpectedFailure as failure:
        yield check("panel", failure.sentences, failure.exit_code, said="unread")


def _unread(folder: EventFolder) -> Check:
    return check("panel", [problem("judging_unread", Place(folder.root.name))], said="unread")


def _of_panel(
    inputs: Inputs, judges: TypedTable, entries: Sequence[Entry], rules: AwardRules
) -> Iterator[Check]:
    panel = read_panel(judges, entries)
    yield check("panel", panel.problems, count=len(panel.judges))
    read = inputs.judging
    tables = read.scores if read else ()
    reader = row_reader(panel.judges, entries, mark_reader(rules, len(entries)), value_keys(rules))
    rows = [row for table in tables for row in reader.rows(table)]
    found = _by_pair(rows)
    shown = {entry for _, entry in found}
    labels = {each.number: each.label for each in entries if each.number in shown}
    faults = [*_unplaced(rows), *_lacking(panel, found, labels), *_doubled(panel, found, labels)]
    yield check("scores", faults, judges=len(_present(panel)), entries=len(labels))


def _present(panel: Panel) -> list[Judge]:
    return [each for each in panel.judges if each.presence is not Presence.ABSENT]


def _by_pair(rows: Sequence[ScoreRow]) -> Mapping[tuple[int, int], list[ScoreRow]]:
    found: dict[tuple[int, int], list[ScoreRow]] = defaultdict(list)
    for each in rows:
        if each.fault is None and each.judge is not None and each.entry is not None:
            found[each.judge, each.entry].append(each)
    return found


def _unplaced(rows: Sequence[ScoreRow]) -> Iterator[Problem]:
    yield from (each.fault for each in rows if each.fault is not None and each.marked)


def _lacking(
    panel: Panel, found: Mapping[tuple[int, int], list[ScoreRow]], labels: Mapping[int, str]
) -> Iterator[Problem]:
    """Name for each judge who is to come the entries of which there is no row."""
    places = {judge: rows[0].place for (judge, _), rows in sorted(found.items(), reverse=True)}
    anywhere = min(places.values(), default=Place(""))
    for judge in _present(panel):
        numbers = (each for each in sorted(labels) if each not in judge.recused)
        missing = [labels[each] for each in numbers if (judge.number, each) not in found]
        if missing:
            at = places.get(judge.number, anywhere)
            words = {"judge": judge.label, "entries": "、".join(missing)}
            yield problem("score_pairs_missing", Place(at.book, at.sheet), **words)


def _doubled(
    panel: Panel, found: Mapping[tuple[int, int], list[ScoreRow]], labels: Mapping[int, str]
) -> Iterator[Problem]:
    names = {each.number: each.label for each in panel.judges}
    for (judge, entry), (first, *others) in sorted(found.items()):
        for each in others:
            words = {"judge": names[judge], "entry": labels[entry], "first": first.place}
            yield problem("score_pairs_doubled", each.place, **words)
