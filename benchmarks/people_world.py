"""Invented people: who they are in truth, before anybody registers anybody."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from benchmarks.people_names import Name, given_names, romanised, surnames
from benchmarks.people_places import Body, Section, host, host_size, others

if TYPE_CHECKING:
    from collections.abc import Iterator

# Shares. Of all: namesakes in one section (the same characters; the same sound only), people
# without a mail address of their own (field staff), with none at all and no number either.
_NAMESAKE, _SOUND_ALIKE = 0.0005, 0.002
_SECTION_MAILBOX, _NO_MAIL, _NO_NUMBER = 0.04, 0.02, 0.03
# Of external people: households who come as such; staff elsewhere who have a number there too.
_HOUSEHOLD, _NUMBERED_ELSEWHERE = 0.04, 0.02
# What stands on a name card as telephone: the section's line, a direct one, else a mobile.
_SECTION_LINE, _DIRECT_LINE = 0.55, 0.3
_COMMON = 400  # the given names that parents choose from


@dataclass(frozen=True, slots=True)
class Person:
    """One person in truth. ``body`` None: a resident. ``new_surname``: after a marriage."""

    number: int
    family: Name
    given: Name
    body: Body | None
    section: Section | None
    mail: str
    phone: str
    staff_number: str
    new_surname: Name


class World:
    """All people of one rehearsal and their bodies; ``chance`` is drawn from in a fixed order."""

    def __init__(self, persons: int, seed: int) -> None:
        self.chance = Random(f"people-{persons}-{seed}")  # noqa: S311 - invented people, no secret
        staff = host_size(persons)
        self.host = host(staff)
        self.others, self.weights = others(self.chance, persons - staff)
        self._families = iter(surnames().draw(self.chance, 2 * persons + 9))
        self._given = iter(given_names().draw(self.chance, persons + 9))
        # Staff numbers are dense: most wrong digits make the number of somebody else.
        self._numbers = iter(self.chance.sample(range(1_000, 1_000 + 2 * persons + 99), persons))
        self.people: list[Person] = []
        while len(self.people) < persons:
            self.people += self._next(len(self.people), staff)[: persons - len(self.people)]

    def _next(self, number: int, staff: int) -> list[Person]:
        """Bring in the next person, or a household at once."""
        if number < staff:
            return [self._employee(number, self.host)]
        if self.chance.random() < _HOUSEHOLD:
            return list(self._household(number))
        body = self.chance.choices(self.others, cum_weights=self.weights)[0]
        return [self._employee(number, body)]

    def _employee(self, number: int, body: Body) -> Person:
        chance = self.chance
        section = chance.choice(body.sections)
        family, given = self._name(section)
        staff_number = f"{next(self._numbers):06}" if self._has_number(body) else ""
        person = Person(
            number, family, given, body, section,
            self._mail(family, given, body, section, staff_number),
            self._phone(body, section), staff_number, next(self._families),
        )  # fmt: skip
        section.people.append(person)
        return person

    def _name(self, section: Section) -> tuple[Name, Name]:
        """Draw a name; now and then that of somebody who sits in the same section."""
        family, given = next(self._families), next(self._given)
        drawn = self.chance.random()
        if section.people and drawn < _NAMESAKE + _SOUND_ALIKE:
            other = self.chance.choice(section.people)
            alike = given_names().alike[other.given.read]
            others = [each for each in alike if each != other.given]
            same = drawn < _NAMESAKE or not others
            return other.family, other.given if same else self.chance.choice(others)
        return family, given

    def _has_number(self, body: Body) -> bool:
        drawn = self.chance.random()
        if body.kind == "host":
            return drawn >= _NO_NUMBER
        return body.kind == "town" and drawn < _NUMBERED_ELSEWHERE

    def _mail(self, family: Name, given: Name, body: Body, section: Section, number: str) -> str:
        drawn = self.chance.random()
        if drawn < _NO_MAIL:
            return ""
        if drawn < _NO_MAIL + _SECTION_MAILBOX:
            return section.mailbox
        last, first = romanised(family.read), romanised(given.read)
        wanted = (
            f"{last}-{first}", f"{first[:1]}-{last}", f"{last}.{first[:1]}",
            f"s{number or len(body.taken):06}",
        )[body.style]  # fmt: skip
        return body.address(wanted)

    def _phone(self, body: Body, section: Section) -> str:
        drawn = self.chance.random()
        if drawn < _SECTION_LINE:
            return section.line
        return body.direct_line() if drawn < _SECTION_LINE + _DIRECT_LINE else self.mobile()

    def mobile(self) -> str:
        """Draw a mobile number."""
        first, last = divmod(self.chance.randrange(10**8), 10_000)
        return f"{self.chance.choice(('090', '080', '070'))}-{first:04}-{last:04}"

    def _household(self, number: int) -> Iterator[Person]:
        """Bring in two to four residents of one surname, with one telephone and one address."""
        family, phone = next(self._families), self.mobile()
        by_reading = {name.read: name for name in given_names().names[:_COMMON]}
        given = self.chance.sample(list(by_reading.values()), self.chance.randint(2, 4))
        first = romanised(given[0].read)
        mail = f"{first}.{romanised(family.read)}{number}@mail.example.ne.jp"
        for at, name in enumerate(given, number):
            yield Person(at, family, name, None, None, mail, phone, "", next(self._families))


def private_mail(person: Person) -> str:
    """Return the address somebody uses at home; nobody else has it."""
    first, last = romanised(person.given.read), romanised(person.family.read)
    return f"{first}{last[:4]}{person.number * 7 + 3}@mail.example.com"
