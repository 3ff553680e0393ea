"""The registrations of three sources, with everything real lists contain."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from automations.rehearsal.answers import (
    ANONYMOUS,
    Answer,
    Source,
    Trap,
    answer,
    later,
    retyped,
)
from automations.rehearsal.guests import NAMESAKES
from automations.rehearsal.spelling import has_alike
from automations.rehearsal.words import bodies, host_body, host_sections, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from automations.rehearsal.guests import Guests, Party
    from automations.rehearsal.people import Person

_FIRST_DAYS = 24  # first answers arrive here, so that second ones come later


@dataclass(slots=True)
class Registrar:
    """Collects the answers of one event; ``rng`` is its only chance."""

    rng: Random
    answers: list[Answer] = field(default_factory=list)

    def first(self, source: Source, person: Person, *traps: Trap) -> Answer:
        """Register a person for the first time."""
        written = answer(self.rng, source, person, self.rng.randrange(_FIRST_DAYS))
        return self.add(written.marked(*traps))

    def add(self, written: Answer) -> Answer:
        """Keep an answer."""
        self.answers.append(written)
        return written

    def shared_out(self, people: Sequence[Person], *sizes: int) -> Iterator[list[Person]]:
        """Deal ``people`` out in random order, in lots of ``sizes``; the last lot is the rest."""
        dealt, start = self.rng.sample(people, len(people)), 0
        for size in sizes:
            yield dealt[start : start + size]
            start += size
        yield dealt[start:]


def registrations_of(rng: Random, guests: Guests) -> tuple[Answer, ...]:
    """Write every registration, in no order yet."""
    registrar = Registrar(rng)
    _register_host(registrar, guests.host)
    _register_external(registrar, guests.external)
    _register_apart(registrar, guests)
    return tuple(registrar.answers)


def _register_host(registrar: Registrar, host: Party) -> None:
    namesakes, people = host.came[:NAMESAKES], host.came[NAMESAKES:] + host.no_shows
    lots = registrar.shared_out(people, 6, 5, 3, 40, 30, 30, 45)
    by_hand, hand_too, outside_form, anonymous, unnumbered, shared, proxied, own = lots
    for person in by_hand:
        registrar.first(Source.HAND, person)
    _register_twice(registrar, hand_too, Source.FORMS, Source.HAND)
    _register_twice(registrar, outside_form, Source.FORMS, Source.GOOGLE)
    _answer_anonymously(registrar, anonymous)
    for person in unnumbered:
        written = answer(registrar.rng, Source.FORMS, person, registrar.rng.randrange(_FIRST_DAYS))
        registrar.add(replace(written, staff_number="").marked(Trap.NO_NUMBER))
    _register_from_section_mailboxes(registrar, shared)
    _register_by_proxy(registrar, proxied, own)
    firsts = [registrar.first(Source.FORMS, person) for person in [*namesakes, *own]]
    _repeat(registrar, firsts[NAMESAKES:], near=16, again=12, back=2)
    _cancel_host(registrar, host.cancelled)


def _register_twice(
    registrar: Registrar, people: Sequence[Person], one: Source, other: Source
) -> None:
    for person in people:
        again = later(registrar.rng, registrar.first(one, person), 5, other)
        # Who types a second time in another place writes by another habit.
        registrar.add(retyped(registrar.rng, again).marked(Trap.TWO_SOURCES))


def _answer_anonymously(registrar: Registrar, people: Sequence[Person]) -> None:
    rng = registrar.rng
    for number, person in enumerate(people):
        written = answer(rng, Source.FORMS, person, rng.randrange(_FIRST_DAYS))
        masked = replace(written, mail=ANONYMOUS, account=ANONYMOUS).marked(Trap.ANONYMOUS)
        registrar.add(masked)
        if number < 5:  # noqa: PLR2004 - a handful answers twice, known by staff number alone
            again = replace(retyped(rng, masked), submitted=masked.submitted + timedelta(days=2))
            registrar.add(again.marked(Trap.AGAIN))


def _register_from_section_mailboxes(registrar: Registrar, people: Sequence[Person]) -> None:
    mailboxes = {section.name: section.mailbox for section in host_sections()}
    for person in people:
        written = answer(registrar.rng, Source.FORMS, person, registrar.rng.randrange(_FIRST_DAYS))
        mail = f"{mailboxes[person.section]}@{host_body().domain}"
        account = f"{person.section}共用"
        registrar.add(replace(written, mail=mail, account=account).marked(Trap.SHARED_MAIL))


def _register_by_proxy(
    registrar: Registrar, people: Sequence[Person], proxies: Sequence[Person]
) -> None:
    """Three people at a time are registered by a fourth; some then register themselves too."""
    rng = registrar.rng
    for number, person in enumerate(people):
        proxy = proxies[number // 3]
        written = answer(rng, Source.FORMS, person, number // 3)
        by_proxy = replace(written, mail=proxy.mail, account=proxy.name, proxy_by=proxy.name)
        registrar.add(by_proxy.marked(Trap.PROXY))
        if number % 8 == 0:
            registrar.add(later(rng, written, 3).marked(Trap.AGAIN))


def _repeat(
    registrar: Registrar, firsts: Sequence[Answer], near: int, again: int, back: int
) -> None:
    """Let some answer again: the same, retyped, changed, or taken back and then renewed."""
    rng, exact = registrar.rng, near // 2
    # A retyped answer is worth most where the surname has another way to write it.
    by_surname = sorted(firsts, key=lambda each: not has_alike(each.person.surname))
    typed, rest = by_surname[:near], by_surname[near:]
    for written in typed:
        registrar.add(_soon(rng, retyped(rng, written)).marked(Trap.NEAR))
    chosen = rng.sample(rest, exact + again + back)
    for written in chosen[:exact]:
        registrar.add(_soon(rng, written).marked(Trap.EXACT))
    for written in chosen[exact : exact + again]:
        registrar.add(later(rng, written, rng.randint(1, 9)).marked(Trap.AGAIN))
    for written in chosen[exact + again :]:
        registrar.add(replace(later(rng, written, 2), cancelled=True).marked(Trap.CANCELLED_LATER))
        registrar.add(later(rng, written, 6).marked(Trap.CANCELLED_AND_BACK))


def _soon(rng: Random, written: Answer) -> Answer:
    if written.source is Source.GOOGLE and rng.randrange(2):
        return written  # the same row pasted twice, to the second
    return replace(written, submitted=written.submitted + timedelta(seconds=rng.randint(2, 40)))


def _cancel_host(registrar: Registrar, people: Sequence[Person]) -> None:
    for number, person in enumerate(people):
        if number % 3 == 0:  # edited the answer itself: one row
            written = answer(registrar.rng, Source.FORMS, person, number)
            registrar.add(replace(written, cancelled=True).marked(Trap.CANCELLED_ROW))
        else:
            written = later(registrar.rng, registrar.first(Source.FORMS, person), 7)
            registrar.add(replace(written, cancelled=True).marked(Trap.CANCELLED_LATER))


def _register_external(registrar: Registrar, external: Party) -> None:
    lots = registrar.shared_out(external.registered, 28, 9, 7)
    by_hand, twice, twice_by_phone, by_form = lots
    for number, person in enumerate(by_hand):
        written = registrar.first(Source.HAND, person)
        if number % 2:
            registrar.answers[-1] = replace(written, mail="").marked(Trap.NO_MAIL)
    _register_twice(registrar, twice, Source.GOOGLE, Source.HAND)
    for person in twice_by_phone:
        # No mail in the second row: known by name, body, reading, section and telephone.
        again = later(registrar.rng, registrar.first(Source.GOOGLE, person), 4, Source.HAND)
        registrar.add(replace(again, mail="").marked(Trap.TWO_SOURCES, Trap.NO_MAIL))
    firsts = [registrar.first(Source.GOOGLE, person) for person in by_form]
    _repeat(registrar, firsts, near=9, again=5, back=0)
    _mark_shared_mail(registrar)
    _cancel_external(registrar, external.cancelled)


def _mark_shared_mail(registrar: Registrar) -> None:
    """Note which external rows came from an address that several people use."""
    shared = f"{words('bodies')['shared_mailbox']}@"
    registrar.answers = [
        each.marked(Trap.SHARED_MAIL) if each.mail.startswith(shared) else each
        for each in registrar.answers
    ]


def _cancel_external(registrar: Registrar, people: Sequence[Person]) -> None:
    """The outsiders' form cannot cancel: they call, and the hand list says so."""
    for number, person in enumerate(people):
        if number % 2 == 0:
            written = registrar.first(Source.HAND, person)
            registrar.answers[-1] = replace(written, cancelled=True).marked(Trap.CANCELLED_ROW)
        else:
            written = later(registrar.rng, registrar.first(Source.GOOGLE, person), 8, Source.HAND)
            registrar.add(replace(written, cancelled=True).marked(Trap.CANCELLED_LATER))


def _register_apart(registrar: Registrar, guests: Guests) -> None:
    """Register exhibitors, some by one address a company, and speakers, all on the hand list."""
    domains = {body.name: body.domain for body in bodies("exhibiting")}
    by_hand, twice, by_form = registrar.shared_out(guests.exhibitors.registered, 12, 3)
    for person in by_hand:
        registrar.first(Source.HAND, person)
    _register_twice(registrar, twice, Source.GOOGLE, Source.HAND)
    for person in by_form:
        written = registrar.first(Source.GOOGLE, person)
        if registrar.rng.randrange(3) == 0:
            mail = f"event@{domains[person.body]}"
            note = "弊社の参加者をまとめて申し込みます。"
            registrar.answers[-1] = replace(written, mail=mail, note=note).marked(Trap.GROUP)
    for person in guests.speakers.registered:
        registrar.first(Source.HAND, person)
