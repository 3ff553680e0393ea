"""Numbers of entries that nobody typed: given once, in the order of submission, and kept for good.

A number is printed, said and voted for: it never goes to another entry, also where its own is
withdrawn. Its entry is found again by the signatures under which it was handed in, else by the
rule of re-submissions (`automations.award.entry_identity`): the same people, the same title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from automations.award.entry_identity import (
    Identity,
    Likeness,
    Signature,
    likeness,
    title_key,
)
from automations.people.canonical import mail_key, name_key, section_key


@dataclass(frozen=True, slots=True)
class EntryNumber:
    """A number and whose it is, as people typed it; ``typed``: people chose the number.

    ``known_by``: every signature under which the entry was handed in, the first one first.
    """

    number: int
    title: str
    sections: tuple[str, ...]
    leader: str
    mail: str
    typed: bool
    known_by: tuple[str, ...]

    @property
    def identity(self) -> Identity:
        """Return what tells the entry from others."""
        sections = tuple(key for each in self.sections if (key := section_key(each)))
        return Identity(title_key(self.title), sections, name_key(self.leader), mail_key(self.mail))


@dataclass(frozen=True, slots=True)
class Applicant:
    """An entry as it stands, told to the numbers: ``number`` is the one people typed, or None.

    ``order``: what new numbers are given by. ``wants``: it is to have a number now; without, it
    keeps the one it has.
    """

    key: int
    number: int | None
    title: str
    sections: tuple[str, ...]
    leader: str
    mail: str
    identity: Identity
    signatures: tuple[Signature, ...]
    order: tuple[object, ...]
    wants: bool = True


@dataclass(frozen=True, slots=True)
class Taken:
    """A number that somebody typed beside an entry that is not its own."""

    key: int
    held: EntryNumber


@dataclass(frozen=True, slots=True)
class Numbering:
    """The number of each entry by its key, every number there is by now, and which clash."""

    numbers: Mapping[int, int]
    known: tuple[EntryNumber, ...]
    taken: tuple[Taken, ...]


def numbered(
    applicants: Sequence[Applicant], earlier: Sequence[EntryNumber], *, give: bool
) -> Numbering:
    """Return the numbers: those typed, those given earlier and, with ``give``, new ones.

    Whatever the order of ``applicants``, each has the same number.
    """
    typed = {each.key: each.number for each in applicants if each.number is not None}
    taken = tuple(_taken([each for each in applicants if each.number is not None], earlier))
    free = [each for each in earlier if each.number not in set(typed.values())]
    found = dict(_found([each for each in applicants if each.number is None], free))
    numbers = {**typed, **found}
    if give:
        new = [each for each in applicants if each.key not in numbers and each.wants]
        used = (*numbers.values(), *(each.number for each in earlier))
        first = max(used, default=0) + 1
        ordered = sorted(new, key=lambda each: each.order)
        numbers |= {each.key: at for at, each in enumerate(ordered, first)}
    return Numbering(numbers, tuple(_known(applicants, numbers, earlier)), taken)


def _taken(typed: Iterable[Applicant], earlier: Iterable[EntryNumber]) -> Iterator[Taken]:
    """Find numbers we gave that now stand beside another entry, by none of what tells it."""
    held = {each.number: each for each in earlier if not each.typed}
    for each in typed:
        own = held.get(each.number or 0)
        if own and not _is_still(each, own):
            yield Taken(each.key, own)


def _is_still(applicant: Applicant, held: EntryNumber) -> bool:
    """Tell whether an entry is the one a number was given to; titles and people are mended."""
    if set(applicant.signatures) & set(held.known_by):
        return True
    one, other = applicant.identity, held.identity
    people = bool(one.leader) and one.leader == other.leader
    return people or likeness(one, other) in {Likeness.SAME, Likeness.OTHER_PEOPLE}


def _found(
    applicants: Sequence[Applicant], earlier: Sequence[EntryNumber]
) -> Iterator[tuple[int, int]]:
    """Find the numbers of entries again: by signature first, then by who hands in what."""
    left = {each.key: each for each in sorted(applicants, key=lambda each: each.order)}
    rest: list[EntryNumber] = []
    for held in sorted(earlier, key=lambda each: each.number):
        own = [each for each in left.values() if set(each.signatures) & set(held.known_by)]
        if own:
            yield left.pop(own[0].key).key, held.number
        else:
            rest.append(held)
    for held in rest:
        own = [
            each for each in left.values()
            if likeness(each.identity, held.identity) is Likeness.SAME
        ]  # fmt: skip
        if len(own) == 1:
            yield left.pop(own[0].key).key, held.number


def _known(
    applicants: Iterable[Applicant],
    numbers: Mapping[int, int],
    earlier: Iterable[EntryNumber],
) -> Iterator[EntryNumber]:
    """Yield every number by its size, as it is to be recorded."""
    held = {each.number: each for each in earlier}
    for each in applicants:
        if (number := numbers.get(each.key)) is not None:
            held[number] = _as_of_now(each, number, held.get(number))
    yield from (held[number] for number in sorted(held))


def _as_of_now(each: Applicant, number: int, held: EntryNumber | None) -> EntryNumber:
    if held is None:
        return EntryNumber(
            number, each.title, each.sections, each.leader, each.mail, each.number is not None,
            each.signatures,
        )  # fmt: skip
    known_by = tuple(dict.fromkeys((*held.known_by, *each.signatures)))
    return replace(
        held, title=each.title, sections=each.sections, leader=each.leader, mail=each.mail,
        known_by=known_by,
    )  # fmt: skip
