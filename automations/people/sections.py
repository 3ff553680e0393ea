"""Which section is meant by what was typed, on a day: old names, and several for one person.

Sections are renamed, and people have more than one (兼務). Where the organisers keep a list of
sections, a name that was in force before leads to the one that took its place; a department in
front does not matter where only one section has the name. What is on no list stays as typed. A
name that two sections have is never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from automations.people.canonical import section_key
from automations.people.folding import curated
from automations.people.keys import SectionKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

_AROUND = "(/、,・ \t\n　"
_LONGEST = 100  # characters of a section's name
_BETWEEN = re.compile(r"[/、,・;&+\n]+")


@dataclass(frozen=True, slots=True)
class Section:
    """A section as the organisers list it.

    ``parent``: the department it belongs to. ``aliases``: other names for it. ``valid_from``,
    ``valid_until``: its first and its last day; None for no limit. ``successor``: the name of the
    section that took its place, with its department in front where several have the name.
    """

    name: str
    parent: str = ""
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    successor: str = ""

    def is_in_force(self, day: date) -> bool:
        """Say whether the section exists on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


@dataclass(frozen=True, slots=True)
class _Listed:
    """The sections by every name, with and without their departments, and the departments."""

    named: Mapping[SectionKey, tuple[Section, ...]]
    parents: frozenset[SectionKey]


def resolve_section(
    text: str, sections: Sequence[Section], day: date
) -> tuple[SectionKey, ...]:  # fmt: skip
    """Return the keys of the sections that are meant, the main one first; none for no section.

    >>> from datetime import date
    >>> renamed = Section("情報課", "総務部", successor="DX推進課", valid_until=date(2025, 3, 31))
    >>> listed = [renamed, Section("DX推進課", "企画部"), Section("総務課", "総務部")]
    >>> resolve_section("総務部 総務課（兼 情報課）", listed, date(2025, 4, 1))
    ('総務課', 'dx推進課')
    """
    listed = _listed(tuple(sections))
    found = (_resolved(section_key(part), listed, day) for part in section_parts(text))
    return tuple(dict.fromkeys(key for key in found if key))


def section_parts(text: str) -> tuple[str, ...]:
    """Take apart what names several sections, the main one first.

    A separator between a department and its section parts nothing.

    >>> section_parts("総務課／DX推進課"), section_parts("総務部／総務課 兼務 財政課")
    (('総務課', 'DX推進課'), ('総務部総務課', '財政課'))
    """
    plain = unicodedata.normalize("NFKC", text)
    hard = map(_closed, _concurrent().split(plain))
    return tuple(part for each in hard for part in _by_level(_BETWEEN.split(each)))


def _closed(part: str) -> str:
    """Drop what stands around 兼: the bracket before it, and the one that closes it."""
    bare = part.rstrip(_AROUND).lstrip(":・ ")
    return bare.rstrip(") ") if bare.count(")") > bare.count("(") else bare


def _by_level(parts: Sequence[str]) -> Iterator[str]:
    """Join each part to the one before it, unless it is no deeper: then it is another section."""
    joined = ""
    for part in (each.strip() for each in parts if each.strip()):
        if joined and not _is_deeper(part, joined):
            yield joined
            joined = ""
        joined += part
    if joined:
        yield joined


def _is_deeper(part: str, before: str) -> bool:
    one, other = _level(part), _level(before)
    return one is None or other is None or one > other


def _level(name: str) -> int | None:
    """Return how deep a section stands, 0 the highest, by what its name ends in."""
    fitting = [(len(end), level) for end, level in _levels() if name.endswith(end)]
    return max(fitting)[1] if fitting else None


@cache
def _levels() -> tuple[tuple[str, int], ...]:
    levels = curated()["section"]["levels"]
    found = ((end, level) for level, ends in enumerate(levels) for end in ends)
    return tuple((way, level) for end, level in found for way in {end, section_key(end)})


@cache
def _concurrent() -> re.Pattern[str]:
    """Match the words between two sections of one person."""
    words = sorted(curated()["section"]["concurrent"], key=lambda word: (-len(word), word))
    return re.compile("|".join(words))


@lru_cache(maxsize=8)
def _listed(sections: tuple[Section, ...]) -> _Listed:
    named: defaultdict[SectionKey, list[Section]] = defaultdict(list)
    for each in sections:
        names = [*(each.name, *each.aliases)]
        for name in dict.fromkeys([*names, *(each.parent + name for name in names)]):
            named[section_key(name)].append(each)
    parents = frozenset(section_key(each.parent) for each in sections if each.parent)
    return _Listed({key: tuple(dict.fromkeys(several)) for key, several in named.items()}, parents)


def _resolved(key: SectionKey, listed: _Listed, day: date) -> SectionKey:
    section = _one_of(_called(key, listed), day)
    if section is None:
        return key
    passed: list[Section] = []
    while not section.is_in_force(day) and section.successor and section not in passed:
        passed.append(section)
        after = _one_of(_called(section_key(section.successor), listed), day)
        if after is None:
            return section_key(section.successor)
        section = after
    return _own_key(section, listed, day)


def _called(key: SectionKey, listed: _Listed) -> tuple[Section, ...]:
    """Return who has a name; else who has the end of it, behind a department on no list."""
    if key in listed.named:
        return listed.named[key]
    for start in range(max(1, len(key) - _LONGEST), len(key)):
        head, rest = SectionKey(key[:start]), SectionKey(key[start:])
        if rest in listed.named and _level(head) is not None and _is_deeper(rest, head):
            return () if head in listed.parents else listed.named[rest]
    return ()


def _one_of(sections: tuple[Section, ...], day: date) -> Section | None:
    """Return the only one in force; of those that are not, the one there was last, if only one."""
    standing = [each for each in sections if each.is_in_force(day)]
    if not standing:
        ended = [each.valid_until for each in sections if each.valid_until]
        standing = [each for each in sections if not ended or each.valid_until == max(ended)]
    return standing[0] if len(standing) == 1 else None


def _own_key(section: Section, listed: _Listed, day: date) -> SectionKey:
    """The key of a section: its name, with its department where another has the name that day."""
    alone = section_key(section.name)
    others = [each for each in listed.named[alone] if each != section and each.is_in_force(day)]
    return section_key(section.parent + section.name) if others else alone
