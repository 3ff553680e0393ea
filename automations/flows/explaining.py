"""What became of a person or a row of an event, looked up as the books lie there now."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from automations.books.decision_book import Answer
from automations.flows.answers import decisions_in_force
from automations.flows.deciding import find_people
from automations.flows.event_folder import open_event
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

_MOST = 10  # people shown of those whom a text may mean
# A book whose name ends in digits has a blank or its sheet behind it; a second row may have none.
_PLACE = re.compile(
    r"(?:(?P<book>[^「」]*?[^0-9「」\s](?:[0-9]+(?=[\s「]))?)\s*(?:「(?P<sheet>[^「」]*)」)?の?\s*)?"
    r"(?P<row>[0-9]{1,7})(?:行目?)?(?:\s*[と、,]\s*|\s+|$)"
)


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
    """

    rows: tuple[ToldRow, ...] = ()
    people: tuple[ExplainedPerson, ...] = ()
    more: int = 0
    evidence: tuple[Evidence, ...] = ()
    received: Mapping[Place, str] | None = None

    @property
    def one_person(self) -> bool | None:
        """Whether the two rows that were asked about are one person; None for anything else."""
        if len(self.rows) != 2:  # noqa: PLR2004 - a pair
            return None
        one, other = self.rows
        return one.person is not None and one.person == other.person


def explain(root: Path, text: str) -> Explanation:
    """Look up whom or what a text means: a name, a number, an address, or one or two places.

    Nothing is written. Raises as `automations.flows.reading.read_inputs` does.
    """
    folder = open_event(root)
    decided = decisions_in_force(folder)
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


def places_in(text: str, lists: Iterable[tuple[str, str, str]]) -> tuple[Place, ...]:
    """Return the places that a text names; none if it is anything else.

    ``lists``: book, sheet and source of each list. People name the book, its file, the sheet or
    the source, and of these a part where nothing is called just that.

    >>> places_in("受付簿 5", [("共有/受付簿.xlsx", "受付簿", "")])
    (Place(book='共有/受付簿.xlsx', sheet='受付簿', row=5, column=0),)
    >>> lists = [("共有/受付簿.xlsx", "受付簿", ""), ("申込2024.csv", "申込2024", "")]
    >>> [(each.book, each.row) for each in places_in("申込2024の3行目と12行目", lists)]
    [('申込2024.csv', 3), ('申込2024.csv', 12)]
    >>> places_in("01234", lists), places_in("佐藤 3", lists)
    ((), ())
    """
    known, plain = list(lists), _plain(text)
    found = list(_PLACE.finditer(plain))
    if not found or not found[0]["book"] or "".join(each[0] for each in found) != plain:
        return ()
    places: list[Place] = []
    named = found[0]
    for each in found:
        named = each if each["book"] else named
        called = list(_lists_called(named["book"], named["sheet"], known))
        places += (Place(book, sheet, int(each["row"])) for book, sheet in called)
        if not called:
            return ()
    return tuple(places)


def _lists_called(
    named: str, sheet: str | None, lists: Iterable[tuple[str, str, str]]
) -> Iterator[tuple[str, str]]:
    names = {
        (book, tab): [_plain(each) for each in _names(book, tab, source)]
        for book, tab, source in lists
        if not sheet or _plain(tab) == sheet
    }
    wanted = named.strip().removesuffix("の")
    exact = [place for place, called in names.items() if wanted in called]
    part = [place for place, called in names.items() if any(wanted in name for name in called)]
    yield from exact or part


def _names(book: str, sheet: str, source: str) -> Iterator[str]:
    path = Path(book)
    yield from (each for each in (book, path.name, path.stem, sheet, source) if each)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


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
