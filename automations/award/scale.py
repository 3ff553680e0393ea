"""The scale of what voters write: whole steps for the frames, exact points for people.

A mark is kept as a whole number of steps; ``unit`` steps make one point. With marks from 1 to 5 a
step is a point; with words worth 1 and 0.8 a step is a fifth of one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from automations.award.rules import AwardRules, Method
from automations.tables.parsing import folded, integer


@dataclass(frozen=True, slots=True)
class Scale:
    """``lowest`` and ``highest`` in steps; ``words``: folded word to steps, empty for numbers."""

    unit: int
    lowest: int
    highest: int
    words: Mapping[str, int]

    def steps(self, text: str) -> int | None:
        """Read what somebody wrote; None if it is no mark at all, whether in the scale or not."""
        return self.words.get(folded(text)) if self.words else integer(text)

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


def _of_words(rules: AwardRules) -> Scale:
    unit = math.lcm(*(each.points.denominator for each in rules.scale))
    words = {
        folded(text): int(each.points * unit)
        for each in rules.scale
        for text in (each.word, *each.aliases)
    }
    return Scale(unit, min(words.values()), max(words.values()), words)
