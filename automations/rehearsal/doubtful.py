"""Rows of one person that no rule can bring together, and two people who look like one.

All of it is planted after everything else is decided, from a chance of its own. Whoever is chosen
has one row of the outsiders' form and came: how many visitors there were never hangs on it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from automations.registration.rules import Kind
from automations.rehearsal.answers import Answer, Source, Trap, later
from automations.rehearsal.reception import Arrival, Found
from automations.rehearsal.spelling import has_alike, hiragana, plain_enough
from automations.rehearsal.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from random import Random

    from automations.rehearsal.guests import Guests
    from automations.rehearsal.people import Person

_BY_EAR = 2
_LOST = "?"  # what CP932 leaves of a character that it lacks


def with_two_alike(rng: Random, guests: Guests) -> Guests:
    """Make of one visitor somebody easily taken for another of the same body's section.

    The name sounds alike, and no address tells the two apart.
    """
    came = guests.external.came
    one, other = next(_neighbours(rng, came))
    given = rng.choice(_homophones(one.given, one.given_kana))
    twin = replace(one, given=given, mail="", phone=other.phone)
    people = tuple(twin if each == other else each for each in came)
    return replace(guests, external=replace(guests.external, came=people), alike=(one, twin))


def _neighbours(rng: Random, came: Sequence[Person]) -> Iterator[tuple[Person, Person]]:
    """Yield two of one body, the given name of the first of whom can be written otherwise."""
    people = rng.sample(came, len(came))
    for one in filter(_has_homophone, people):
        yield from ((one, each) for each in people if each.body == one.body and each != one)


@dataclass(frozen=True, slots=True)
class _Slip:
    """A way in which a second registration goes astray; ``fits``: whom it can happen to."""

    trap: Trap
    source: Source
    fits: Callable[[Person], bool]
    written: Callable[[Random, Answer], Answer]
    times: int = 1


def doubtful_answers(
    rng: Random, guests: Guests, answers: Sequence[Answer]
) -> tuple[tuple[Answer, ...], frozenset[Person]]:
    """Add second registrations that nobody but a person can assign; return who has one, too."""
    known = Counter(each.person for each in answers)
    firsts = [each for each in answers if _is_plain(each, guests) and known[each.person] == 1]
    left, added = rng.sample(firsts, len(firsts)), list[Answer]()
    for slip in (each for each in _SLIPS for _ in range(each.times)):
        first = next(each for each in left if slip.fits(each.person))
        left.remove(first)
        again = later(rng, first, 4, slip.source)
        added.append(slip.written(rng, again).marked(slip.trap))
    alike = (each.marked(Trap.LOOKALIKE) if each.person in guests.alike else each
             for each in answers)  # fmt: skip
    return (*alike, *added), frozenset(each.person for each in added)


def _is_plain(written: Answer, guests: Guests) -> bool:
    person = written.person
    return (
        written.source is Source.GOOGLE
        and not written.traps
        and person in guests.external.came
        and person not in guests.alike
    )


def typed_by_ear(
    rng: Random, rows: Sequence[Arrival], avoided: frozenset[Person]
) -> tuple[Arrival, ...]:
    """Let some who stand on the printed list be added at the door under another spelling.

    ``avoided``: whose rows are doubtful already.
    """
    times = Counter(row.person for row in rows)
    fitting = [
        row
        for row in rows
        if row.received and not row.found and times[row.person] == 1
        and row.person not in avoided
        and row.person.kind is Kind.EXTERNAL and _has_homophone(row.person)
    ]  # fmt: skip
    heard = {row.person: row for row in rng.sample(fitting, _BY_EAR)}
    printed = (replace(row, received="", found=Found.UNMARKED_TWIN) if row.person in heard else row
               for row in rows)  # fmt: skip
    return (*printed, *(_heard(rng, row) for row in heard.values()))


def _heard(rng: Random, row: Arrival) -> Arrival:
    person = row.person
    given = rng.choice(_homophones(person.given, person.given_kana))
    name = f"{person.surname} {given}"
    return replace(row, name=name, kana=person.kana, mail="", walk_in=True, found=Found.BY_EAR)


def _married(rng: Random, written: Answer) -> Answer:
    """The address stays, the surname does not."""
    person = written.person
    others = [each.split() for each in words("names")["surnames"]]
    surname, kana = rng.choice([each for each in others if each[1] != person.surname_kana])
    name = f"{surname} {person.given}"
    return replace(written, name=name, kana=f"{kana} {person.given_kana}")


def _homophone(rng: Random, written: Answer) -> Answer:
    """Taken down on the telephone: right by sound, and no address."""
    person = written.person
    given = rng.choice(_homophones(person.given, person.given_kana))
    surname = plain_enough(person.surname, "cp932")
    return replace(written, name=f"{surname}　{given}", mail="", phone="")


def _name_slip(rng: Random, written: Answer) -> Answer:
    """A letter of the given name was left out."""
    person = written.person
    surname = plain_enough(person.surname, "cp932")
    cut = rng.randrange(len(person.given))
    given = person.given[:cut] + person.given[cut + 1 :]
    return replace(written, name=f"{surname}　{given}", mail="", phone="")


def _kana_slip(rng: Random, written: Answer) -> Answer:
    """The column of readings was pasted a row too high: the next person's stands here."""
    names = words("names")
    surname, given = (rng.choice(names[each]).split()[1] for each in ("surnames", "given"))
    return replace(written, kana=hiragana(f"{surname} {given}"), mail="", phone="")


def _mail_slip(rng: Random, written: Answer) -> Answer:
    """One letter of the address is lost; the section has its short name, the telephone another."""
    local, _, domain = written.mail.partition("@")
    cut = rng.randrange(1, len(local) - 1)
    phone = f"03-0000-{rng.randint(1000, 9999)}"
    mail = f"{local[:cut]}{local[cut + 1 :]}@{domain}"
    return replace(written, mail=mail, phone=phone, section=written.section[:2])


def _lost_letter(_rng: Random, written: Answer) -> Answer:
    """A list that went through CP932 once too often."""
    person = written.person
    surname = "".join(_LOST if has_alike(each) else each for each in person.surname)
    return replace(written, name=f"{surname}　{person.given}", mail="", phone="")


def _is_long(text: str, letters: int) -> bool:
    return len(text) >= letters


def _has_homophone(person: Person) -> bool:
    return bool(_homophones(person.given, person.given_kana))


def _homophones(given: str, kana: str) -> list[str]:
    """Return the other given names of one sound."""
    return [each for each in _given_by_sound().get(kana, ()) if each != given]


@cache
def _given_by_sound() -> Mapping[str, Sequence[str]]:
    return _by_sound(words("names")["given"])


def _by_sound(lines: Iterable[str]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for written, kana in (each.split() for each in lines):
        found.setdefault(kana, []).append(written)
    return found


_SLIPS = (
    _Slip(Trap.LOST_LETTER, Source.HAND, lambda person: has_alike(person.surname), _lost_letter),
    _Slip(Trap.HOMOPHONE, Source.HAND, _has_homophone, _homophone, 2),
    _Slip(Trap.NAME_SLIP, Source.HAND, lambda person: _is_long(person.given, 2), _name_slip),
    _Slip(Trap.KANA_SLIP, Source.HAND, lambda _: True, _kana_slip),
    _Slip(Trap.MAIL_SLIP, Source.GOOGLE, lambda person: _is_long(person.section, 3), _mail_slip),
    _Slip(Trap.MARRIED, Source.GOOGLE, lambda _: True, _married, 2),
)
