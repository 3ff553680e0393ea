"""Whether two applications are for one entry: by who applies and what the entry is called.

Certain is only what a stated rule says: the same people (leader and section, or leader and mail)
and the same title but for slips. The same title from other people, or another title of the same
people that is like it, is a question to a person. Anything else is two entries.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import NewType

from automations.people.canonical import MailKey, NameKey, SectionKey
from automations.people.folding import Folding, variants
from automations.people.pairing.slips import slips

TitleKey = NewType("TitleKey", str)
Signature = NewType("Signature", str)

_LETTERS_A_SLIP = 5  # of a title: one slip in each five letters, at most two
_MOST_SLIPS = 2
_NOT_KANA = re.compile(r"[^\u3041-\u30ff]")
_ALIKE = 2  # of a title's letters one in two may differ, for a question
_DROPPED = "・･、。,.…「」『』()（）[]【】〈〉《》“”\"'～〜~-‐–—―ーｰ!?:;/"


class Likeness(Enum):
    """How two applications stand to each other; the value is what people read."""

    SAME = "同じ応募者の、同じ取組名"
    OTHER_PEOPLE = "取組名は同じで、応募者が違う"
    OTHER_TITLE = "応募者は同じで、取組名が似ている"
    OTHER = "別の応募"


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells an application: keys of its title, sections (the lead first), leader and mail."""

    title: TitleKey
    sections: tuple[SectionKey, ...]
    leader: NameKey
    mail: MailKey

    @property
    def signature(self) -> Signature:
        """Return the name of the entry in the records: of title, lead section and leader."""
        lead = self.sections[0] if self.sections else ""
        told = f"{self.title}\n{lead}\n{self.leader}"
        return Signature(hashlib.sha256(told.encode()).hexdigest()[:16])


def title_key(text: str) -> TitleKey:
    """Reduce a title: width, case, variants, spaces and marks between words do not count.

    >>> title_key("窓口ＤＸ　サーバー化") == title_key("窓口dx・サーバ化")
    True
    """
    return TitleKey(_titles().fold(text))


def likeness(one: Identity, other: Identity) -> Likeness:
    """Compare two applications; the order does not matter."""
    same_people = _same_people(one, other)
    if same_people and is_near(one.title, other.title):
        return Likeness.SAME
    if same_people and is_like(one.title, other.title):
        return Likeness.OTHER_TITLE
    if one.title and one.title == other.title:
        return Likeness.OTHER_PEOPLE
    return Likeness.OTHER


def is_near(one: TitleKey, other: TitleKey) -> bool:
    """Tell whether two titles are one but for slips of kana.

    One other kanji, letter or digit may be another entry of the same people (春の展示, 秋の展示).
    """
    if not one or not other or _NOT_KANA.findall(one) != _NOT_KANA.findall(other):
        return False
    allowed = min(_MOST_SLIPS, min(len(one), len(other)) // _LETTERS_A_SLIP)
    return slips(one, other) <= allowed


def is_like(one: TitleKey, other: TitleKey) -> bool:
    """Tell whether two titles may be one that was reworded: one holds the other, or half of it."""
    if not one or not other:
        return False
    longer = max(len(one), len(other))
    return one in other or other in one or slips(one, other) * _ALIKE <= longer


def _same_people(one: Identity, other: Identity) -> bool:
    """A mailbox may be the whole section's: it tells nothing where the leaders differ."""
    leader = bool(one.leader) and one.leader == other.leader
    mail = bool(one.mail) and one.mail == other.mail
    section = not set(one.sections).isdisjoint(other.sections)
    if leader:
        return section or mail
    return mail and not (one.leader and other.leader)


@cache
def _titles() -> Folding:
    return Folding(variants(), dropped=_DROPPED)
