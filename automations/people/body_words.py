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
    """The words of ``config/name_variants.toml`` around and in bodies' names, as keys have them."""

    forms: tuple[str, ...]
    first: frozenset[str]
    inner_forms: re.Pattern[str]
    offices: tuple[str, ...]
    ends: tuple[str, ...]
    last: frozenset[str]
    prefecture_buildings: tuple[str, ...]
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
    forms = found["legal_forms"]
    ends = (*found["legal_forms"], *found["courtesies"], *found["buildings"])
    offices = (*found["offices"], *found["section_ends"])
    none = map(fold, curated()["none"]["words"])
    return BodyWords(
        forms=forms,
        first=frozenset(word[0] for word in forms),
        inner_forms=_any_of(found["inner_forms"]),
        offices=offices,
        ends=ends,
        last=frozenset(word[-1] for word in (*ends, *found["prefecture_buildings"], *offices)),
        prefecture_buildings=found["prefecture_buildings"],
        municipality_ends=(*found["municipality_ends"], *found["buildings"],
                           *found["prefecture_buildings"]),
        no_body=frozenset((*none, *found["no_body"])),
        nicknames={fold(short): fold(full) for short, full in curated()["nicknames"].items()},
        section_ends=found["section_ends"],
        section_never=_any_of(found["section_never"]),
    )  # fmt: skip


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))


def without_additions(name: str) -> str:
    """Cut what does not identify a body from both ends of a folded name, as often as it stands.

    An office or a section behind a company's legal form goes with the form.

    >>> without_additions("あおば商事株式会社東京支店"), without_additions("株式会社")
    ('あおば商事', '株式会社')
    """
    words = body_words()
    while name[:1] in words.first or name[-1:] in words.last:
        shorter = _cut_once(name, words)
        if shorter == name:
            break
        name = shorter
    return words.nicknames.get(name, name)


def _cut_once(name: str, words: BodyWords) -> str:
    if name.startswith(words.forms):
        for form in words.forms:
            if name.startswith(form) and name != form:
                return name[len(form) :]
    for end in words.ends:
        if name.endswith(end) and name != end:
            return name[: -len(end)]
    if name.endswith(words.prefecture_buildings) and name not in words.prefecture_buildings:
        return name[:-1]
    if name.endswith(words.offices) and (inner := words.inner_forms.search(name, 1)):
        return name[: inner.start()]
    return name
