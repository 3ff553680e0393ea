"""受付番号: the number of each registrant at the reception, which stays theirs once it is given.

A number is printed and carried about, so it never changes hands. Its person is found again by the
signatures of the records: by the one for which the number was given, else by any other that the
person ever had. Whoever is no longer registered keeps the number, which is not valid then.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import polars as pl

from automations.people.gojuon import reading_order
from automations.people.matching import RECORD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

# Nothing that is read for something else (0 and O, 1 and I, 2 and Z, 5 and S, 8 and B, U and V),
# and no vowels: four letters make no word.
ALPHABET = "CDFGHJKMNPQRTWXY34679"
_LETTERS = 4
_TYPED = re.compile(rf"(?:([0-9]{{1,9}})[^0-9A-Z]*)?([{ALPHABET}]{{{_LETTERS}}})|([0-9]{{1,9}})")
_TOLD = ("name", "kana", "body", "section", "kind", "staff_number", "mail", "phone")
_PERSON = "person"


@dataclass(frozen=True, slots=True)
class Ticket:
    """A number of the reception, and whose it is.

    ``number`` counts from 1; ``code`` is `code_of` ``signature``, the record it was given for.
    ``valid``: the registration stands. ``same_as``: the lower number of the same person, whom two
    numbers were given before they were known to be one; 0: this is the person's number.
    ``known_by``: every signature that tells the person. Two copies of an event's folder may have
    given one number to two people: then only the code tells them apart.
    """

    number: int
    code: str
    signature: str
    name: str
    kana: str
    body: str
    section: str
    kind: str
    staff_number: str
    mail: str
    phone: str
    valid: bool = True
    same_as: int = 0
    known_by: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return what the QR code says and people may type."""
        return f"{self.number:04}-{self.code}"


def code_of(signature: str) -> str:
    """Return the letters behind a number, which tell a number of this event from any other.

    >>> code_of("AAAAAAAAAA")
    'WNP6'
    """
    number = int.from_bytes(hashlib.sha256(f"受付番号 {signature}".encode()).digest()[:8])
    letters = []
    for _ in range(_LETTERS):
        number, letter = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return "".join(letters)


def typed(text: str) -> tuple[int, str] | None:
    """Return the number (0: none) and the code ("": none) that somebody typed or a scanner read.

    Width, case, leading zeros and what stands between the two do not count; None: it is neither.

    >>> typed("0123-K7QF"), typed("１２３ーｋ７ｑｆ"), typed("0123"), typed("k7qf"), typed("鈴木")
    ((123, 'K7QF'), (123, 'K7QF'), (123, ''), (0, 'K7QF'), None)
    """
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    found = _TYPED.fullmatch(plain)
    return (int(found[1] or found[3] or 0), found[2] or "") if found else None


def numbered(
    registrants: pl.DataFrame, rows: pl.DataFrame, earlier: Sequence[Ticket]
) -> tuple[Ticket, ...]:
    """Return the tickets of everybody who is or was registered, by number.

    Args:
        registrants: as `Roster.registrants`; only ``person`` and what a ticket tells are read.
        rows: as `Roster.rows`: ``record`` and ``person`` (null: speaks of nobody), ``signature``.
        earlier: the tickets given so far; every number among them is among the result.
    """
    told = {row.pop(_PERSON): row for row in registrants.select(_PERSON, *_TOLD).to_dicts()}
    signed = _signatures(rows)
    held = _holders(earlier, signed, told)
    spoken = {each for signatures in signed.values() for each in signatures}
    kept = [each for person, own in held.items()
            for each in _kept(own, told.get(person), signed[person], spoken)]  # fmt: skip
    there = set(map(_by_number, kept))
    lost = [replace(each, valid=False) for each in earlier if _by_number(each) not in there]
    new = sorted(told.keys() - held.keys(), key=lambda person: _order(told[person], signed[person]))
    first = max((each.number for each in earlier), default=0) + 1
    given = [_given(at, told[each], signed[each]) for at, each in enumerate(new, first)]
    return tuple(sorted([*kept, *lost, *given], key=_by_number))


def reading(ticket: Ticket) -> tuple[object, ...]:
    """Return what lists in 五十音 order are sorted by: who gave no reading comes last, by name."""
    return (*reading_order(ticket.kana), ticket.name, ticket.body, ticket.section, ticket.number,
            ticket.signature)  # fmt: skip


def _signatures(rows: pl.DataFrame) -> dict[int, tuple[str, ...]]:
    """Return the signatures of each person, the earliest record's first."""
    spoken = rows.filter(pl.col(_PERSON).is_not_null()).sort(RECORD)
    found: dict[int, dict[str, None]] = {}
    for person, signature in spoken.select(_PERSON, "signature").iter_rows():
        found.setdefault(person, {})[signature] = None
    return {person: tuple(each) for person, each in found.items()}


def _holders(
    earlier: Iterable[Ticket], signed: Mapping[int, tuple[str, ...]], told: Collection[int]
) -> dict[int, list[Ticket]]:
    """Return the tickets that each person holds, the lowest number first.

    People whose records are alike to the letter share a signature: each holds one of its tickets.
    """
    people: dict[str, list[int]] = {}
    for person in sorted(signed, key=lambda each: (each not in told, each)):
        for signature in signed[person]:
            people.setdefault(signature, []).append(person)
    held: dict[int, list[Ticket]] = {}
    for ticket in sorted(earlier, key=_by_number):
        marks = (ticket.signature, *ticket.known_by)
        found = next((people[each] for each in marks if each in people), None)
        if found:
            free = [each for each in found if each not in held]
            held.setdefault((free or found)[0], []).append(ticket)
    return held


def _kept(
    own: Sequence[Ticket],
    told: Mapping[str, str] | None,
    signatures: Iterable[str],
    spoken: Collection[str],
) -> Iterator[Ticket]:
    """Yield the tickets of one person as they are now.

    ``told`` is None for who has cancelled; ``spoken``: every signature that a record has today.
    """
    for ticket in own:
        gone = (each for each in ticket.known_by if each not in spoken)
        known_by = tuple(dict.fromkeys((ticket.signature, *signatures, *gone)))
        now = replace(ticket, known_by=known_by)
        if told is not None:
            now = replace(_given(ticket.number, told, known_by), code=ticket.code)
        same_as = 0 if ticket is own[0] else own[0].number
        yield replace(now, valid=told is not None, same_as=same_as)


def _given(number: int, told: Mapping[str, str], signatures: tuple[str, ...]) -> Ticket:
    first = signatures[0]
    texts: dict[str, Any] = {name: told[name] for name in _TOLD}
    return Ticket(number, code_of(first), first, **texts, known_by=signatures)


def _order(told: Mapping[str, str], signatures: tuple[str, ...]) -> tuple[object, ...]:
    """Return what new numbers are given by, whatever the rows were numbered like."""
    return (*reading_order(told["kana"]), told["name"], told["body"], told["section"], signatures)


def _by_number(ticket: Ticket) -> tuple[int, str]:
    return ticket.number, ticket.signature
