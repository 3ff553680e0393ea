"""Invented people: the staff of the ward office, and guests from other bodies.

No two people share what would make them one person: a staff number, a mail address with a name,
or a name with a body and a section. The one exception is meant: two of one name in one section,
who have different staff numbers and read their name differently.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from automations.registration.rules import Kind
from automations.rehearsal.spelling import folded, latin
from automations.rehearsal.words import Body, Section, host_body, host_sections, words

if TYPE_CHECKING:
    from random import Random

_STAFF_NUMBERS = range(101, 40_000)
_SHARED_MAILBOX_ONE_IN = 7


@dataclass(frozen=True, slots=True)
class Person:
    """One person, as written on the roll or on a visiting card; unknown parts are empty."""

    kind: Kind
    surname: str
    given: str
    surname_kana: str
    given_kana: str
    body: str
    section: str
    mail: str
    phone: str = ""
    staff_number: str = ""
    second_section: str = ""

    @property
    def name(self) -> str:
        """Surname and given name with a blank between."""
        return f"{self.surname} {self.given}"

    @property
    def kana(self) -> str:
        """The reading, with a blank between."""
        return f"{self.surname_kana} {self.given_kana}"

    @property
    def sections(self) -> frozenset[str]:
        """The sections the person belongs to."""
        return frozenset({self.section, self.second_section} - {""})


@dataclass(slots=True)
class Inventor:
    """Invents people from one source of chance and remembers what is taken."""

    rng: Random
    taken: set[tuple[str, ...]] = field(default_factory=set)

    def person(self, kind: Kind, body: Body, section: str) -> Person:
        """Invent somebody whom nobody could confuse with another of the same body's section."""
        listed = words("names")
        while True:
            surname, given = self.rng.choice(listed["surnames"]), self.rng.choice(listed["given"])
            person = _named(surname, given, kind, body.name, section)
            # Within a body of guests names are unique; staff may be namesakes across sections.
            where = (section,) if kind is Kind.HOST else ()
            if self.take("name", folded(person.name), body.name, *where):
                return replace(person, mail=self.mail(person, body.domain))

    def guest(self, kind: Kind, body: Body, section: str) -> Person:
        """Invent somebody from outside, with a telephone and perhaps a shared mailbox."""
        person = self.person(kind, body, section)
        phone = f"03-0000-{self.rng.randint(1000, 9999)}"
        if self.rng.randrange(_SHARED_MAILBOX_ONE_IN) == 0:
            shared = f"{words('bodies')['shared_mailbox']}@{body.domain}"
            return replace(person, phone=phone, mail=shared)
        return replace(person, phone=phone)

    def mail(self, person: Person, domain: str) -> str:
        """Return an address nobody has yet."""
        local, number = f"{latin(person.surname_kana)}-{latin(person.given_kana)}", 1
        while not self.take("mail", local + (str(number) if number > 1 else ""), domain):
            number += 1
        return f"{local}{number if number > 1 else ''}@{domain}"

    def take(self, *key: str) -> bool:
        """Take ``key`` if nobody has; tell whether it was free."""
        free = key not in self.taken
        self.taken.add(key)
        return free


def _named(surname: str, given: str, kind: Kind, body: str, section: str) -> Person:
    (family, family_kana), (own, own_kana) = surname.split(), given.split()
    return Person(kind, family, own, family_kana, own_kana, body, section, mail="")


def staff_of(inventor: Inventor, size: int) -> tuple[Person, ...]:
    """Invent the staff of the ward office; the first four are the namesakes."""
    rng, host = inventor.rng, host_body()
    sections = host_sections()
    sizes = [rng.randint(2, 9) for _ in sections]
    people = _namesakes(inventor, host, sections)
    homes = rng.choices(sections, sizes, k=size - len(people))
    people += [inventor.person(Kind.HOST, host, home.name) for home in homes]
    numbers = rng.sample(_STAFF_NUMBERS, size)
    return tuple(
        replace(person, staff_number=f"{number:05}", second_section=_second(rng, person, sections))
        for person, number in zip(people, numbers, strict=True)
    )


def _namesakes(inventor: Inventor, host: Body, sections: tuple[Section, ...]) -> list[Person]:
    listed = words("names")["namesakes"]
    one, other, shared = inventor.rng.sample(sections, 3)
    names = [(listed["apart"], one), (listed["apart"], other)]
    names += [(name, shared) for name in listed["together"]]
    people = [
        _named(surname, given, Kind.HOST, host.name, home.name) for (surname, given), home in names
    ]
    for person in people:
        inventor.take("name", folded(person.name), person.body, person.section)
    return [replace(each, mail=inventor.mail(each, host.domain)) for each in people]


def _second(rng: Random, person: Person, sections: tuple[Section, ...]) -> str:
    second = rng.choice(sections).name if rng.randrange(45) == 0 else ""
    return second if second != person.section else ""
