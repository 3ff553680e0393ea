"""What became of a person or a row of an event, looked up as the books lie there now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from automations.award.told import Told
from automations.books.decision_book import Answer
from automations.errors import ExpectedFailure
from automations.flows.answers import decisions_in_force
from automations.flows.deciding import find_people
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.explaining_award import explain_award
from automations.flows.finding import instant
from automations.flows.named_places import places_in
from automations.flows.reading import Inputs, read_inputs
from automations.flows.scope import Part
from automations.ledger.decisions import Decision
from automations.people.matching import Evidence
from automations.people.verdicts import signatures_in
from automations.registration.attendance import Attendance
from automations.registration.doubts import (
    PairQuestion,
    open_pairs,
    pair_words,
    sides_of_pair,
    signed_sides,
)
from automations.registration.explaining import Known, ToldPerson, ToldRow
from automations.registration.register import Roster
from automations.tables.places import Place
from automations.tables.rendering import japanese_time

_UNREADABLE = (ExpectedFailure, PermissionError)  # the award may lie where few are let in
_MOST = 10  # people shown of those whom a text may mean


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """What somebody said of two rows."""

    pair: str
    choice: str
    decided_by: str
    decided_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class ExplainedPerson:
    """A person, what people said of its rows, and what nobody has said yet."""

    told: ToldPerson
    judged: tuple[JudgedPair, ...]
    open: tuple[PairQuestion, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a text asks for.

    ``rows``: those at the places it names, if it names any. ``people``: whom they speak of, or
    whom the text may mean; ``more`` of them are left out. ``evidence``: of two rows, how far they
    agree. ``received``: when and where somebody was received, by the place of that row.
    ``award``: the entries, ballots, voters and scores it means. ``unread``: what keeps a part of
    the event from being looked up.
    """

    rows: tuple[ToldRow, ...] = ()
    people: tuple[ExplainedPerson, ...] = ()
    more: int = 0
    evidence: tuple[Evidence, ...] = ()
    received: Mapping[Place, str] | None = None
    award: tuple[Told, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def one_person(self) -> bool | None:
        """Whether the two rows that were asked about are one person; None for anything else."""
        if len(self.rows) != 2:  # noqa: PLR2004 - a pair
            return None
        one, other = self.rows
        return one.person is not None and one.person == other.person


def explain(root: Path, text: str, as_of: datetime | None = None) -> Explanation:
    """Look up whom or what a text means, as of an instant.

    A name, a number, an address, an entry, or one or two places. Nothing is written. A part of the
    event that cannot be read hides nothing of the other: it is only raised where nothing was found.
    """
    folder = open_event(root)
    at, decided = instant(folder, as_of), decisions_in_force(folder)
    found, faults = Explanation(), list[ExpectedFailure | PermissionError]()
    try:
        found = _people(folder, text, decided)
    except _UNREADABLE as unreadable:
        faults.append(unreadable)
    try:
        award = explain_award(folder, text, decided, at)
        found = replace(found, award=award.told)
        faults += award.unread
    except _UNREADABLE as unreadable:
        faults.append(unreadable)
    if faults and not (found.rows or found.people or found.award):
        raise faults[0]
    return replace(found, unread=tuple(map(str, faults)))


def _people(
    folder: EventFolder, text: str, decided: Mapping[str, Decision | Answer]
) -> Explanation:
    choices = {key: each.choice for key, each in decided.items()}
    inputs = read_inputs(folder, frozenset({Part.REGISTER, Part.ATTENDANCE}), choices)
    roster, attendance = find_people(inputs, folder.event, choices)
    if roster is None and attendance is None:
        return Explanation()
    known = Known(roster, attendance)
    rows = known.rows_at(places_in(text, known.places))
    persons = tuple(dict.fromkeys(row.person for row in rows if row.person is not None))
    found = persons if rows else known.found(text)
    judged = _judged(decided, roster, attendance)
    open_ = open_pairs(roster, attendance)
    people = tuple(_explained(known.person(each), judged, open_) for each in found[:_MOST])
    evidence = _evidence(known, rows)
    return Explanation(rows, people, len(found) - len(people), evidence, _received(inputs))


def _judged(
    decided: Mapping[str, Decision | Answer], roster: Roster | None, attendance: Attendance | None
) -> Mapping[str, JudgedPair]:
    """Return what people said of pairs, by question."""
    keys = [key for key in decided if signatures_in(key)]
    sides = signed_sides(roster, attendance, keys)
    pairs = ((key, sides_of_pair(key, sides)) for key in keys)
    return {
        key: _judged_pair(pair_words(pair[0].place, pair[1].place), decided[key])
        for key, pair in pairs
        if len(pair) > 1
    }


def _judged_pair(pair: str, said: Decision | Answer) -> JudgedPair:
    return JudgedPair(pair, said.choice, said.decided_by, said.decided_on, said.reason)


def _explained(
    told: ToldPerson, judged: Mapping[str, JudgedPair], open_: Iterable[PairQuestion]
) -> ExplainedPerson:
    signatures = {row.side.signature for row in told.rows}

    def concerns(key: str) -> bool:
        return not signatures.isdisjoint(signatures_in(key) or ())

    return ExplainedPerson(
        told,
        tuple(pair for key, pair in judged.items() if concerns(key)),
        tuple(each for each in open_ if concerns(each.key)),
    )


def _evidence(known: Known, rows: tuple[ToldRow, ...]) -> tuple[Evidence, ...]:
    if len(rows) != 2 or any(each.person is None for each in rows):  # noqa: PLR2004 - a pair
        return ()
    return known.evidence(rows[0].side, rows[1].side)


def _received(inputs: Inputs) -> dict[Place, str]:
    """Return what the reception sheet and the reception PCs say of when and where."""
    said: dict[Place, str] = {}
    if inputs.reception:
        marks = inputs.reception.frame.select("row", "received_raw").iter_rows()
        said |= {inputs.reception.sheet.place(row): mark for row, mark in marks if mark}
    desks = inputs.check_ins.check_ins.recorded if inputs.check_ins else ()
    for each in desks:
        said[each.place] = f"{japanese_time(each.entry.at)} {each.entry.pc}"
    return said
