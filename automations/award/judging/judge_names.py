"""Which judge a text names: by number, by name, or by both (3 審査 太郎); or the deputy by name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from automations.award.judging.panel import Judge
from automations.award.judging.wording import said
from automations.people.canonical import NameKey, name_key
from automations.tables.folding import folded
from automations.tables.nearest import did_you_mean
from automations.tables.parsing import integer

_NUMBERED = re.compile(
    r"(?:no\.?|#|審査員|審査委員)?\s*([0-9]{1,6})\s*(?:番|号)?[\s.:\-_)、・]*(.*)"
)
_CIRCLED = re.compile(r"([\u2460-\u2473])\s*(.*)")


@dataclass(frozen=True, slots=True)
class JudgeNames:
    """``numbers``: the judges there are; ``names``: for each key of a name whose it is."""

    numbers: frozenset[int]
    names: Mapping[NameKey, frozenset[int]]

    def judge(self, text: str) -> int | None:
        """Return the number of the one judge whom a text names; None: nobody, or two.

        A number with somebody else's name behind it names nobody.
        """
        by_name = self._by_name(text)
        if by_name is not None:
            return by_name
        number, behind = _apart(text)
        if number not in self.numbers:
            return None
        fits = not behind or number in self.names.get(name_key(behind), frozenset())
        return number if fits else None

    def _by_name(self, text: str) -> int | None:
        found = self.names.get(name_key(text), frozenset())
        return next(iter(found)) if len(found) == 1 else None


def judge_names(judges: Sequence[Judge]) -> JudgeNames:
    """Return every name of the judges; a judge's own name goes before a deputy's."""
    own: dict[NameKey, set[int]] = defaultdict(set)
    others: dict[NameKey, set[int]] = defaultdict(set)
    for each in judges:
        own[name_key(each.name)].add(each.number)
        others[name_key(each.deputy)].add(each.number)
    names = {key: frozenset(found) for key, found in {**others, **own}.items() if key}
    return JudgeNames(frozenset(each.number for each in judges), names)


def judge_hint(text: str, judges: Sequence[Judge]) -> str:
    """Say what the list has instead of a text that names no judge; "" where nothing is near."""
    number, behind = _apart(text)
    owner = next((each for each in judges if behind and each.number == number), None)
    if owner:
        return said("score_names", "of_another", number=owner.number, name=owner.name)
    named = next((each for each in judges if name_key(each.name) == name_key(behind)), None)
    if named:
        return said("score_names", "as_listed", label=named.label)
    return did_you_mean(behind or text, [each.name for each in judges])


def _apart(text: str) -> tuple[int | None, str]:
    """Return the number at the start of a text, and the name behind it."""
    found = _CIRCLED.fullmatch(text.strip()) or _NUMBERED.fullmatch(folded(text))
    return (integer(found[1]), found[2].strip("()（） ")) if found else (None, "")
