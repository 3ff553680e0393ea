"""The words around a body's name: legal forms, buildings, courtesies. They do not identify it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from automations.people.folding import curated
from automations.people.municipalities import body_folding

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class BodyWords:
    """The words of ``config/name_variants.toml`` around and in bodies' names, as keys have them.

    ``before``: what is cut from the front, by its first character. ``behind``: what a name may end
    in and how much of it is cut, by its last character; nothing is cut of an office or a section.
    """

    before: Mapping[str, tuple[str, ...]]
    behind: Mapping[str, tuple[tuple[str, int], ...]]
    inner_forms: re.Pattern[str]
    offices: tuple[str, ...]
    municipality_ends: tuple[str, ...]
    no_body: frozenset[str]
    nicknames: Mapping[str, str]
    section_ends: tuple[str, ...]
    section_never: re.Pattern[str]


@cache
def body_words() -> BodyWords:
    """Return the words, folded once; the longest of those that fit goes first."""
    words, fold = curated()["organisation"], body_folding().fold
    found = {key: tuple(sorted(map(fold, each), key=lambda word: (-len(word), word)))
             for key, each in words.items()}  # fmt: skip
    whole = (*found["legal_forms"], *found["courtesies"], *found["buildings"])
    cut = {word: len(word) for word in whole} | dict.fromkeys(found["prefecture_buildings"], 1)
    offices = (*found["offices"], *found["section_ends"])
    none = map(fold, curated()["none"]["words"])
    return BodyWords(
        before=_by_character(found["legal_forms"], 0),
        behind={last: tuple((word, cut.get(word, 0)) for word in several)
                for last, several in _by_character((*cut, *offices), -1).items()},
        inner_forms=_any_of(found["inner_forms"]),
        offices=offices,
        municipality_ends=(*found["municipality_ends"], *found["buildings"],
                           *found["prefecture_buildings"]),
        no_body=frozenset((*none, *found["no_body"])),
        nicknames={fold(short): fold(full) for short, full in curated()["nicknames"].items()},
        section_ends=found["section_ends"],
        section_never=_any_of(found["section_never"]),
    )  # fmt: skip


def _by_character(words: tuple[str, ...], place: int) -> dict[str, tuple[str, ...]]:
    places = {word[place] for word in words}
    return {one: tuple(word for word in words if word[place] == one) for one in places}


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))


def without_additions(name: str) -> str:
    """Cut what does not identify a body from both ends of a folded name, as often as it stands.

    An office or a section behind a company's legal form goes with the form.

    >>> without_additions("あおば商事株式会社東京支店"), without_additions("株式会社")
    ('あおば商事', '株式会社')
    """
    words = body_words()
    while name[:1] in words.before or name[-1:] in words.behind:
        shorter = _cut_once(name, words)
        if shorter == name:
            break
        name = shorter
    return words.nicknames.get(name, name)


def _cut_once(name: str, words: BodyWords) -> str:
    for form in words.before.get(name[:1], ()):
        if name.startswith(form) and name != form:
            return name[len(form) :]
    for end, length in words.behind.get(name[-1:], ()):
        if length and name.endswith(end) and name != end:
            return name[:-length]
    if name.endswith(words.offices) and (inner := words.inner_forms.search(name, 1)):
        return name[: inner.start()]
    return name
