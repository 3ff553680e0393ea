"""Check-ins: what the reception PCs recorded, and who is there because of it.

A desk only ever adds: an undo or a correction names the one entry that it is about. So the entries
of several PCs are united like sets: their order, copies of them and the clocks of the PCs change
nothing about who is there. Clocks only say when.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from automations.registration.tickets import Ticket
    from automations.tables.places import Place


class Act(Enum):
    """What was done at a desk; the value is what people call it."""

    RECEIVED = "受付"
    WALK_IN = "当日"
    UNDONE = "取消"
    CORRECTED = "訂正"


class Fate(Enum):
    """What became of an entry; the value is the code of its disposition, save for arrivals."""

    ARRIVED = ""
    AGAIN = "check_in_again"
    UNDONE = "check_in_undone"
    UNDO = "check_in_undo"
    CORRECTION = "check_in_correction"
    UNKNOWN = "check_in_unknown"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed of somebody without a number; parts that nobody said are empty."""

    name: str = ""
    kana: str = ""
    body: str = ""
    section: str = ""
    kind: str = ""
    staff_number: str = ""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One entry of one desk.

    ``session`` names one sitting at one PC, ``sequence`` counts its entries from 1: together they
    are the entry's `name`, which no other entry ever has. ``clock`` is what the PC showed
    (zone-aware), ``correction`` the seconds by which somebody said it was slow. ``number`` and
    ``code`` are those of a ticket; ``typed`` is what a walk-in or its correction says; ``about``
    names the entry that an undo or a correction is about.
    """

    pc: str
    session: str
    sequence: int
    act: Act
    clock: datetime
    correction: int = 0
    number: int = 0
    code: str = ""
    about: str = ""
    typed: Typed = Typed()

    @property
    def name(self) -> str:
        """Return what other entries call this one."""
        return f"{self.session}-{self.sequence}"

    @property
    def at(self) -> datetime:
        """Return when it was, as far as anybody said."""
        return self.clock + timedelta(seconds=self.correction)

    @property
    def order(self) -> tuple[datetime, str, int]:
        """A total order: by the time as far as known, then by name."""
        return (self.at, self.session, self.sequence)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry and the place where it stands (row: its line, from 1)."""

    place: Place
    entry: CheckIn


class Tickets:
    """The tickets by what people have in their hands; ``holder`` is the one of the same person."""

    def __init__(self, tickets: Iterable[Ticket] = ()) -> None:
        self.all: Sequence[Ticket] = tuple(tickets)
        self._by_number: dict[int, list[Ticket]] = {}
        self._by_code: dict[str, list[Ticket]] = {}
        for each in self.all:
            self._by_number.setdefault(each.number, []).append(each)
            self._by_code.setdefault(each.code, []).append(each)

    def of(self, number: int, code: str = "") -> Sequence[Ticket]:
        """Return the tickets of a number, of a code (number 0), or of both."""
        if not number:
            return self._by_code.get(code, ())
        return [each for each in self._by_number.get(number, ()) if code in {"", each.code}]

    def holder(self, ticket: Ticket) -> Ticket:
        """Return the ticket that stands for its person."""
        others = self._by_number.get(ticket.same_as, ()) if ticket.same_as else ()
        known = {ticket.signature, *ticket.known_by}
        return next((each for each in others if known & {each.signature, *each.known_by}), ticket)


@dataclass(frozen=True, slots=True)
class Standing:
    """Who is there because of the check-ins.

    ``fates``: exactly one for each entry. ``received``: for each ticket (the person's own) the
    entry that stands for the arrival. ``walk_ins``: what holds of each walk-in, by its entry.
    ``about``: the names of the entries that others take back or correct.
    """

    fates: Mapping[CheckIn, Fate]
    received: Mapping[Ticket, CheckIn]
    walk_ins: Mapping[CheckIn, Typed]
    about: frozenset[str] = frozenset()


def standing(entries: Collection[CheckIn], tickets: Tickets) -> Standing:
    """Return what became of each entry; entries given twice count once, in any order."""
    whole = sorted(set(entries), key=lambda each: each.order)
    undone = {each.about for each in whole if each.act is Act.UNDONE}
    received: dict[Ticket, CheckIn] = {}
    fates: dict[CheckIn, Fate] = {}
    for each in whole:
        fates[each] = _fate(each, undone, received, tickets)
    holding = _corrected(whole)
    walk_ins = {each: holding.get(each.name, each.typed) for each in whole
                if each.act is Act.WALK_IN and fates[each] is Fate.ARRIVED}  # fmt: skip
    about = frozenset(each.about for each in whole if each.about)
    return Standing(fates, received, walk_ins, about)


def joined_by(found: Standing, entry: CheckIn, tickets: Tickets) -> Standing | None:
    """Return what stands with one more entry; None: all of them have to be looked at anew.

    A desk asks for each person in the queue: most are new and change nothing about the others.
    """
    ticket = ticket_of(entry, tickets)
    if entry.name in found.about or entry in found.fates or ticket in found.received:
        return None
    fates = {**found.fates, entry: Fate.ARRIVED}
    if entry.act is Act.WALK_IN:
        return replace(found, fates=fates, walk_ins={**found.walk_ins, entry: entry.typed})
    if entry.act is Act.RECEIVED and ticket:
        return replace(found, fates=fates, received={**found.received, ticket: entry})
    return None


def ticket_of(entry: CheckIn, tickets: Tickets) -> Ticket | None:
    """Return the ticket of whom an entry is about; None if nobody was given such a number."""
    known = tickets.of(entry.number, entry.code) if entry.number else ()
    return tickets.holder(known[0]) if known else None


def _fate(
    entry: CheckIn, undone: Collection[str], received: dict[Ticket, CheckIn], tickets: Tickets
) -> Fate:
    """Return what becomes of an entry; ``received`` gets the ticket that it is the first for."""
    if entry.act is Act.UNDONE:
        return Fate.UNDO
    if entry.act is Act.CORRECTED:
        return Fate.CORRECTION
    if entry.name in undone:
        return Fate.UNDONE
    if entry.act is Act.WALK_IN:
        return Fate.ARRIVED
    ticket = ticket_of(entry, tickets)
    if ticket is None:
        return Fate.UNKNOWN
    first = received.setdefault(ticket, entry)
    return Fate.ARRIVED if first is entry else Fate.AGAIN


def _corrected(entries: Iterable[CheckIn]) -> Mapping[str, Typed]:
    """Return what the last correction of each walk-in says; clocks do not decide which is last."""
    corrections = [each for each in entries if each.act is Act.CORRECTED]
    told = sorted(corrections, key=lambda each: (each.sequence, each.session, each.order))
    undone = {each.about for each in entries if each.act is Act.UNDONE}
    return {each.about: each.typed for each in told if each.name not in undone}
