"""The reception sheet: the printed list with its marks, and whoever was added at the door."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from automations.registration.rules import Kind
from automations.rehearsal.answers import spellings_of
from automations.rehearsal.spelling import full_width, half_width, has_alike, typed_alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from random import Random

    from automations.rehearsal.answers import Answer
    from automations.rehearsal.guests import Guests
    from automations.rehearsal.people import Person

CIRCLE = "○"
_KINDS = tuple(Kind)
_AT_TWO_GATES = 3
_ADDED_THOUGH_REGISTERED = 12  # half of them also stand, unmarked, on the printed list
_TOO_LATE_TO_PRINT = 3  # registered after printing and stayed away
_CANCELLED_BUT_PRINTED = 5


class Found(Enum):
    """What makes a reception row worth a second look; the value is for people."""

    WALK_IN = "申込のない当日参加"
    WALK_IN_REGISTERED = "実は申込のあった当日参加"
    UNMARKED_TWIN = "当日参加の行もある、印のない行"
    SECOND_GATE = "別の受付でも受けた人"
    NO_SHOW = "来なかった申込者"
    CANCELLED = "取消後も印刷された行"
    BY_EAR = "聞いて書いた当日参加（実は申込あり）"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One row of the reception sheet and the person it is about."""

    person: Person
    name: str
    kana: str
    body: str
    mail: str
    received: str = ""
    walk_in: bool = False
    note: str = ""
    found: Found | None = None

    @property
    def hidden(self) -> bool:
        """Whether the secretariat hid the row."""
        return self.found is Found.CANCELLED


def reception_of(rng: Random, guests: Guests, answers: Sequence[Answer]) -> tuple[Arrival, ...]:
    """Write the reception sheet, from its first printed row to the last one added."""
    registered = guests.host.came + guests.external.came
    # Those with another way to write them come first: the door could not find them on the list.
    unfound = sorted(
        rng.sample(registered, len(registered)), key=lambda each: not has_alike(each.surname)
    )[:_ADDED_THOUGH_REGISTERED]
    twins, unprinted = unfound[::2], unfound[1::2]
    missed = frozenset(unfound)
    on_list = [person for person in registered if person not in missed]
    desk = _Desk(rng, _unnumbered(answers), _registered_mails(answers))
    printed = _printed(desk, guests, on_list, twins)
    added = [desk.arrived(person, Found.WALK_IN_REGISTERED) for person in twins + unprinted]
    added += [desk.arrived(person, Found.WALK_IN) for person in _unregistered(guests)]
    added += [
        desk.arrived(person, Found.SECOND_GATE) for person in rng.sample(on_list, _AT_TWO_GATES)
    ]
    rng.shuffle(added)
    return (*printed, *added)


def _printed(
    desk: _Desk, guests: Guests, on_list: Iterable[Person], twins: Iterable[Person]
) -> list[Arrival]:
    rng = desk.rng
    no_shows = guests.host.no_shows + guests.external.no_shows
    apart = guests.exhibitors.came + guests.speakers.came
    absent = guests.exhibitors.no_shows
    cancelled = guests.host.cancelled + guests.external.cancelled
    rows = [desk.received(person) for person in (*on_list, *apart)]
    rows += [desk.listed(person, Found.UNMARKED_TWIN) for person in twins]
    rows += [desk.listed(person, Found.NO_SHOW) for person in no_shows[_TOO_LATE_TO_PRINT:]]
    rows += [desk.listed(person, Found.NO_SHOW) for person in absent]
    rows += [
        desk.listed(person, Found.CANCELLED)
        for person in rng.sample(cancelled, _CANCELLED_BUT_PRINTED)
    ]
    return sorted(rows, key=_list_order)


def _list_order(row: Arrival) -> tuple[int, str, str, str, str]:
    person = row.person
    return (_KINDS.index(person.kind), person.body, person.section, person.kana, person.mail)


def _unregistered(guests: Guests) -> list[Person]:
    return [person for party in guests.parties() for person in party.walk_ins]


def _unnumbered(answers: Iterable[Answer]) -> frozenset[Person]:
    """Return the staff whom no registration knows by number: the list knows them by mail."""
    numbered = {each.person for each in answers if each.staff_number}
    return frozenset(each.person for each in answers if each.person not in numbered)


def _registered_mails(answers: Iterable[Answer]) -> dict[Person, str]:
    """Return the address that the list knows of those who never gave their own."""
    given: dict[Person, set[str]] = {}
    for each in answers:
        given.setdefault(each.person, set()).add(each.mail)
    return {person: min(mails) for person, mails in given.items()
            if len(mails) == 1 and person.kind is not Kind.HOST}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Desk:
    """Writes rows; ``by_mail`` are the staff whose row carries the mail address.

    ``mails``: what guests registered with, which need not be their own address.
    """

    rng: Random
    by_mail: frozenset[Person]
    mails: Mapping[Person, str]

    def listed(self, person: Person, found: Found | None = None) -> Arrival:
        """Print a row as the secretariat knows the person, in one of several hands."""
        kana = half_width(person.kana) if self.rng.randrange(9) == 0 else person.kana
        blank = self.rng.choice([" ", "　", "　"])
        name = person.name.replace(" ", blank)
        body = self.rng.choice(spellings_of(person.body))
        return Arrival(person, name, kana, body, self._mail(person), found=found)

    def received(self, person: Person) -> Arrival:
        """Print a row and mark it at the door."""
        return replace(self.listed(person), received=self._mark())

    def arrived(self, person: Person, found: Found) -> Arrival:
        """Add a row at the door, typed by ear."""
        surname = typed_alike(self.rng, person.surname)
        name = surname + self.rng.choice(["", " ", "　"]) + person.given
        row = replace(self.listed(person, found), name=name)
        if found is Found.SECOND_GATE:
            return replace(row, received=self._mark(), note="西口で受付")
        # Some at the door mark the day's column only.
        mark = "" if self.rng.randrange(5) == 0 else self._mark()
        return replace(row, received=mark, walk_in=True)

    def _mail(self, person: Person) -> str:
        if person.kind is Kind.HOST:
            return person.mail if person in self.by_mail else ""
        return "" if self.rng.randrange(6) == 0 else self.mails.get(person, person.mail)

    def _mark(self) -> str:
        if self.rng.randrange(12) == 0:
            return CIRCLE
        clock = f"{self.rng.randint(10, 16)}:{self.rng.randrange(60):02}"
        return full_width(clock) if self.rng.randrange(40) == 0 else clock
