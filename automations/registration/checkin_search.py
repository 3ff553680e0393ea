"""Find the ticket that somebody means: by number, by what a scanner typed, by a part of a name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from automations.people.canonical import kana_key, name_key, staff_number_key
from automations.registration.checkins import Tickets
from automations.registration.tickets import ALPHABET, reading, typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from automations.registration.tickets import Ticket

# A scanner may type words in front of the number, and blanks or a line's end behind the code.
_WITHIN = re.compile(rf"(?<![0-9A-Z])([0-9]{{1,9}})[^0-9A-Z]{{1,3}}([{ALPHABET}]{{4}})(?![0-9A-Z])")
# Through a Japanese keyboard the number arrives, the letters of the code may not.
_MANGLED = re.compile(r"\s*([0-9]{1,9})\s*[-‐‑‒–—―−ーｰ_=＝]\s*(\S+)\s*")


# Some scanners say what kind of code they have read.
_SYMBOLOGY = re.compile(r"^\][A-Za-z][0-9]")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed: a number (0: none) with or without its code, or words (a part of a name).

    ``mangled``: something stood for the code that cannot be read.
    """

    number: int = 0
    code: str = ""
    words: str = ""
    mangled: bool = False


def asked(text: str) -> Asked:
    """Read what was typed or scanned.

    >>> asked("受付番号：０１２３－ｋ７ｑｆ")
    Asked(number=123, code='K7QF', words='', mangled=False)
    >>> asked("１２３ーｋ７くｆ").number, asked("たかはし").words
    (123, 'たかはし')
    """
    plain = _SYMBOLOGY.sub("", " ".join(unicodedata.normalize("NFKC", text).split()))
    if (told := typed(plain)) is not None:
        return Asked(*told)
    if found := _WITHIN.search(plain.upper()):
        return Asked(int(found[1]), found[2])
    if found := _MANGLED.fullmatch(plain):
        return Asked(int(found[1]), mangled=True)
    return Asked(words=plain)


class Finder:
    """The tickets of an event, ready to be asked for; those of one person are one."""

    def __init__(self, tickets: Iterable[Ticket]) -> None:
        self.tickets = Tickets(tickets)
        own = sorted((each for each in self.tickets.all if not each.same_as), key=reading)
        self._keys = [(name_key(each.name), kana_key(each.kana), each) for each in own]
        self._staff: dict[str, list[Ticket]] = {}
        for each in own:
            if number := staff_number_key(each.staff_number):
                self._staff.setdefault(number, []).append(each)

    def exactly(self, wanted: Asked) -> Sequence[Ticket]:
        """Return whom a number or a code means; several only if copies gave a number twice."""
        if not (wanted.number or wanted.code):
            return ()
        found = map(self.tickets.holder, self.tickets.of(wanted.number, wanted.code))
        return tuple(dict.fromkeys(found))

    def named(self, words: str) -> Sequence[Ticket]:
        """Return whose name or reading holds these letters, those who begin with them first."""
        name, kana = name_key(words), kana_key(words)
        if not (name or kana):
            return ()
        met = [
            each for each in self._keys if (name and name in each[0]) or (kana and kana in each[1])
        ]
        begins = [each for each in met if each[0].startswith(name) or each[1].startswith(kana)]
        first = {each[2] for each in begins}
        return (*(each[2] for each in begins), *(each[2] for each in met if each[2] not in first))

    def of_staff(self, text: str) -> Sequence[Ticket]:
        """Return whose staff number it is."""
        return tuple(self._staff.get(staff_number_key(text), ()))
