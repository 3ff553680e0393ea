"""Equal scores at a cut: the declared chain of rules, one step at a time, with its values.

What the chain leaves equal needs a person. A question's key is made of the place of the cut, the
entries, the number of seats and what they were compared by, so an answer holds as long as the same
tie comes out again: when ballots change and the same entries are level anew, a person looks again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from itertools import combinations, islice

from automations.award.judging_rules import JudgeTie
from automations.award.measures import Measure, last_rule, measures, strength
from automations.award.rules import TieRule
from automations.award.tally import Standing
from automations.award.tie_ways import Way, way_of
from automations.tables.parsing import folded
from automations.tables.places import Place
from automations.tables.problems import Problem, problem

__all__ = ["last_rule", "measures", "strength"]  # the chain, beside the steps it takes

MOST_OPTIONS = 60
TIES = "同点-"  # how the numbers of questions about ties begin
_SEPARATORS = str.maketrans(dict.fromkeys(",，/／;；\n", "、"))


class Line(Enum):
    """Which seats run out at a cut; the value is part of the numbers of questions."""

    CATEGORY = "部門"
    SECTION = "所属"
    CATEGORY_MOST = "部門の上限"
    SECTION_MOST = "所属の上限"
    REMAINING = "残り"
    PRIZE = "賞"


@dataclass(frozen=True, slots=True)
class Cut:
    """Where equal scores stand on both sides of the last seat, and what people call the place."""

    line: Line
    words: str


def result_words(cut: Cut) -> str:
    """Return the section of words for what became of an entry at the cut."""
    return "prize_results" if cut.line is Line.PRIZE else "results"


@dataclass(frozen=True, slots=True)
class TieStep:
    """One step of the chain at one cut: what was compared, and what it settled.

    ``values`` holds each contender with its value, by number (None where a person decided or all
    advance); ``chosen``, ``dropped`` and ``tied`` are numbers of entries, in order. ``way``: how a
    person decided, where the answer says so.
    """

    cut: Cut
    rule: TieRule | JudgeTie
    subject: str
    values: tuple[tuple[Standing, Fraction | None], ...]
    chosen: tuple[int, ...] = ()
    dropped: tuple[int, ...] = ()
    tied: tuple[int, ...] = ()
    way: Way | None = None


@dataclass(frozen=True, slots=True)
class OpenTie:
    """A question to a person: which ``seats`` of ``tied`` are chosen?

    ``key`` names the question in the records, ``choices`` are the answers there are, as numbers of
    entries (empty if there would be too many; then labels joined by 、 are an answer too). Where
    bounds cross, a choice may have fewer than ``seats``, but none that could take one more.
    """

    key: str
    cut: Cut
    seats: int
    tied: tuple[Standing, ...]
    choices: tuple[tuple[int, ...], ...]
    steps: tuple[TieStep, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the entries as people name them."""
        return tuple(each.entry.label for each in self.tied)

    @property
    def options(self) -> tuple[str, ...]:
        """Return the choices as people name them."""
        labels = {each.entry.number: each.entry.label for each in self.tied}
        return tuple("、".join(labels[number] for number in some) for some in self.choices)


@dataclass(frozen=True, slots=True)
class Settlement:
    """What the steps at a cut have settled; numbers of entries."""

    steps: tuple[TieStep, ...]

    @property
    def chosen(self) -> frozenset[int]:
        """Return who is in."""
        return frozenset(number for step in self.steps for number in step.chosen)

    @property
    def dropped(self) -> frozenset[int]:
        """Return who has lost."""
        return frozenset(number for step in self.steps for number in step.dropped)


def compare(
    contenders: Sequence[Standing], seats: int, chain: Sequence[Measure], cut: Cut
) -> tuple[Settlement, tuple[Standing, ...]]:
    """Apply the comparisons to equal scores; return what they settled and who is still tied."""
    tied = tuple(sorted(contenders, key=lambda each: each.entry.number))
    settled = Settlement(())
    for measure in chain:
        if not tied:
            break
        step = _step(tied, seats - len(settled.chosen), measure, cut)
        settled = Settlement((*settled.steps, step))
        tied = tuple(each for each in tied if each.entry.number in step.tied)
    return settled, tied


def _step(tied: Sequence[Standing], seats: int, measure: Measure, cut: Cut) -> TieStep:
    value = measure.among(tied)
    values = [(each, value(each)) for each in tied]
    line = sorted((value for _, value in values), reverse=True)[seats - 1]
    above = tuple(each.entry.number for each, value in values if value > line)
    level = tuple(each.entry.number for each, value in values if value == line)
    below = tuple(each.entry.number for each, value in values if value < line)
    if len(above) + len(level) == seats:
        above, level = tuple(sorted((*above, *level))), ()
    return TieStep(cut, measure.rule, measure.subject, tuple(values), above, below, level)


def all_advance(
    tied: Sequence[Standing], cut: Cut, rule: TieRule | JudgeTie = TieRule.ALL_ADVANCE
) -> Settlement:
    """Choose all that are tied, by the rule that says so."""
    numbers = tuple(each.entry.number for each in tied)
    return Settlement((_without_values(rule, tied, cut, chosen=numbers),))


def undecided(asked: OpenTie) -> TieStep:
    """Return the step at which a person has to decide and has not."""
    numbers = tuple(each.entry.number for each in asked.tied)
    return _without_values(TieRule.DECISION, asked.tied, asked.cut, tied=numbers)


def _without_values(  # noqa: PLR0913 - the parts of a step
    rule: TieRule | JudgeTie,
    contenders: Sequence[Standing],
    cut: Cut,
    *,
    chosen: tuple[int, ...] = (),
    dropped: tuple[int, ...] = (),
    tied: tuple[int, ...] = (),
) -> TieStep:
    values = tuple((each, None) for each in contenders)
    return TieStep(cut, rule, rule.value, values, chosen, dropped, tied)


def question(
    tied: Sequence[Standing],
    seats: int,
    cut: Cut,
    steps: tuple[TieStep, ...] = (),
    choices: Iterable[tuple[int, ...]] | None = None,
) -> OpenTie:
    """Ask which of the entries are chosen; without ``choices``, any as many as there are seats."""
    numbers = [each.entry.number for each in tied]
    every = combinations(numbers, seats) if choices is None else choices
    listed = tuple(islice(every, MOST_OPTIONS + 1))
    offered = listed if len(listed) <= MOST_OPTIONS else ()
    words = "・".join(f"{number:02}" for number in numbers)
    key = f"{TIES}{cut.line.value}-{words}-{seats}件-{_mark_of(tied[0], steps)}"
    return OpenTie(key, cut, seats, tuple(tied), offered, steps)


def _mark_of(tied: Standing, steps: Sequence[TieStep]) -> str:
    """Return six letters for the score and the compared values, which all who are tied share."""
    own = [value for step in steps for each, value in step.values if each == tied]
    said = " ".join(map(str, (tied.score, *own)))
    return hashlib.sha256(said.encode()).hexdigest()[:6].upper()


def decided(
    asked: OpenTie,
    decisions: Mapping[str, str],
    fits: Callable[[frozenset[int]], bool] | None = None,
) -> Settlement | Problem | None:
    """Apply the recorded answer; None if there is none, a problem if it does not fit.

    ``fits`` tells whether the numbers of an answer may be chosen; without it, as many as seats.
    """
    answer = decisions.get(asked.key, "").strip()
    if not answer:
        return None
    numbers = tuple(each.entry.number for each in asked.tied)
    chosen = _chosen(answer, asked)
    if not (fits(chosen) if fits else len(chosen) == asked.seats):
        words = {"cut": asked.cut.words, "answer": answer, "seats": asked.seats}
        labels = "、".join(asked.labels)
        return problem("tie_answer_unfit", Place("判定_同点"), **words, labels=labels)
    dropped = tuple(number for number in numbers if number not in chosen)
    step = _without_values(
        TieRule.DECISION, asked.tied, asked.cut, chosen=tuple(sorted(chosen)), dropped=dropped
    )
    return Settlement((replace(step, way=way_of(asked.key, decisions)),))


def _chosen(answer: str, asked: OpenTie) -> frozenset[int]:
    """Read the entries an answer names: an option, or each by number, title or both."""
    whole = {
        folded(option): frozenset(some)
        for option, some in zip(asked.options, asked.choices, strict=True)
    }
    if folded(answer) in whole:
        return whole[folded(answer)]
    names = _names(asked.tied)
    parts = [folded(part) for part in answer.translate(_SEPARATORS).split("、")]
    found = [names.get(part, frozenset()) for part in parts if part]
    unclear = any(len(each) != 1 for each in found)
    return frozenset() if unclear else frozenset().union(*found)


def _names(tied: Sequence[Standing]) -> Mapping[str, frozenset[int]]:
    """Return whom each way of naming an entry names; a name of two entries names both."""
    names: dict[str, frozenset[int]] = {}
    for each in tied:
        number = each.entry.number
        for name in (each.entry.label, each.entry.title, f"{number}", f"{number:02}"):
            names[folded(name)] = names.get(folded(name), frozenset()) | {number}
    return names
