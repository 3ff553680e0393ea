"""The scale of what voters write: whole steps for the frames, exact points for people.

A mark is kept as a whole number of steps; ``unit`` steps make one point. With marks from 1 to 5 a
step is a point; with words worth 1 and 0.8 a step is a fifth of one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from automations.award.ballot_words import ballot_words
from automations.award.rules import AwardRules, Method
from automations.tables.folding import trimmed
from automations.tables.parsing import folded, integer, mark

_NUMBER = "{n}"
_CIRCLES = frozenset("○〇◯")  # U+25CB, U+3007 (a Chinese nought) and U+25EF
_AS_ONE = re.compile("[○〇◯]")
_KANJI = {text: number for number, text in enumerate("一二三四五六七八九十", 1)}


@dataclass(frozen=True, slots=True)
class Scale:
    """``lowest`` and ``highest`` in steps; ``words``: folded word to steps, empty for numbers."""

    unit: int
    lowest: int
    highest: int
    words: Mapping[str, int]

    def steps(self, text: str) -> int | None:
        """Read what somebody wrote; None if it is no mark at all, whether in the scale or not."""
        return self.words.get(folded(text)) if self.words else _points(text)

    def points(self, steps: int) -> Fraction:
        """Return what a number of steps is worth."""
        return Fraction(steps, self.unit)


def scale_of(rules: AwardRules) -> Scale:
    """Return the scale on which an event marks.

    Only marks have a scale of their own: a choice is 1, points go up to the budget, and a place
    is at least 1 (``highest`` is the number of places there can be at all).
    """
    vote = rules.vote
    match vote.method:
        case Method.MARKS if rules.scale:
            return _of_words(rules)
        case Method.MARKS:
            return Scale(1, vote.lowest_mark, vote.highest_mark, {})
        case Method.POINTS:
            return Scale(1, 1, max(vote.points, 1), {})
        case Method.RANKS:
            return Scale(1, 1, 2**31 - 1, {})
        case Method.CHOICES | Method.APPROVAL:
            return Scale(1, 1, 1, {})


def value_columns(rules: AwardRules) -> int:
    """Return how many numbers a choice has: one a criterion for marks, else a single one."""
    return len(rules.criteria) if rules.vote.method is Method.MARKS else 1


def value_reader(rules: AwardRules) -> Callable[[str], int | None]:
    """Return what reads a cell about an entry: steps, None where that is impossible.

    But for marks 0 stands for "nothing was said of it": no points, or 選ばない.
    """
    match rules.vote.method:
        case Method.MARKS:
            return scale_of(rules).steps
        case Method.POINTS:
            return lambda text: 0 if _is_nothing(text) else _points(text)
        case Method.RANKS:
            return lambda text: 0 if _is_nothing(text) else place_of(text)
        case Method.CHOICES | Method.APPROVAL:
            return _chosen


def place_of(text: str) -> int | None:
    """Read a place: 1位, 第2希望, 三位, ４; None if it is none.

    >>> [place_of(text) for text in ("1位", "第２希望", "第三位", "４", "優勝")]
    [1, 2, 3, 4, None]
    """
    word = folded(text)
    for shape in _places():
        if found := shape.fullmatch(word):
            return _KANJI.get(found[1]) or integer(found[1])
    return integer(text)


def counted_number(text: str) -> int | None:
    """Read a number of ballots or points that somebody counted: 12, 12票; None below nought.

    >>> counted_number("１２票"), counted_number("-1"), counted_number("約10")
    (12, None, None)
    """
    number = _points(text)
    return None if number is None or number < 0 else number


def _chosen(text: str) -> int | None:
    word = folded(text)
    if _is_nothing(text):
        return 0
    said = True if word in _words("chosen") else mark(text)
    return None if said is None else int(said)


def _points(text: str) -> int | None:
    """Read a whole number, also with its unit: 5点.

    >>> _points("５点"), _points("3 ポイント"), _points("点")
    (5, 3, None)
    """
    return integer(without_unit(text))


def without_unit(text: str) -> str:
    """Cut the unit behind a number of points.

    >>> without_unit("4.5 点")
    '4.5'
    """
    return _unit().sub("", trimmed(text))


def _is_nothing(text: str) -> bool:
    return folded(text) in _words("nothing")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(map(folded, ballot_words(key)))


@cache
def _unit() -> re.Pattern[str]:
    units = "|".join(map(re.escape, sorted(ballot_words("points"), key=len, reverse=True)))
    return re.compile(rf"\s*(?:{units})$", re.IGNORECASE)


@cache
def _places() -> tuple[re.Pattern[str], ...]:
    number = f"([0-9]+|[{''.join(_KANJI)}])"
    shapes = (map(re.escape, each.split(_NUMBER)) for each in ballot_words("places"))
    return tuple(re.compile(rf"\s*{number}\s*".join(shape)) for shape in shapes)


def _of_words(rules: AwardRules) -> Scale:
    """Read each word; a circle is one, whichever of the three signs somebody typed for it."""
    unit = math.lcm(*(each.points.denominator for each in rules.scale))
    words = {
        folded(text): int(each.points * unit)
        for each in rules.scale
        for text in (each.word, *each.aliases)
    }
    for word, steps in [*words.items()]:
        for circle in _CIRCLES if set(word) & _CIRCLES else ():
            words.setdefault(_AS_ONE.sub(circle, word), steps)
    return Scale(unit, min(words.values()), max(words.values()), words)
