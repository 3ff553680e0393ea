"""What rehearsals of a matching show, pooled over seeds, beside the goals.

Imports nothing large: a process that is measured inherits the memory of the one that starts it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.people_counts import Pairs
from benchmarks.people_intervals import resampled, share

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Quality:
    """What one rehearsal shows.

    ``certain``: merged without a person. ``reachable``: certain groups and the pairs that would
    be answered 同一人物 in the first round, closed. ``answered``: as merged when perfect answers
    leave no question, after ``rounds`` runs that asked something. ``asked``: questions of the first
    run, ``true_asked`` those about one person; ``asked_in_all``: questions of every run.
    ``unmended``: contradictions when nothing was asked any more.
    """

    rows: int
    persons: int
    certain: Pairs
    reachable: Pairs
    answered: Pairs
    asked: int
    true_asked: int
    asked_in_all: int
    rounds: int
    unmended: int


def from_data(told: Mapping[str, Any]) -> Quality:
    """Read what a process printed as JSON."""
    counted = {name: Pairs(**told[name]) for name in ("certain", "reachable", "answered")}
    return Quality(**{**told, **counted})


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: a figure and where 95 of 100 would lie; ``goal`` None where there is none."""

    words: str
    value: float
    interval: Interval
    goal: float | None
    at_most: bool = False

    @property
    def met(self) -> bool | None:
        """Tell whether the pooled figure meets the goal."""
        if self.goal is None:
            return None
        return self.value <= self.goal if self.at_most else self.value >= self.goal


@dataclass(frozen=True, slots=True)
class Goals:
    """What issue 5 asks for at one size; None where it asks for nothing."""

    precision: float | None = None
    recall: float | None = None
    reachable: float | None = None
    true_share: float | None = None
    questions: float | None = None
    answered: float | None = None


def figures(found: Sequence[Quality], goals: Goals) -> list[Figure]:
    """Pool rehearsals of one size."""
    return [
        _share("certain: precision of pairs", found, goals.precision,
               lambda each: each.certain.both, lambda each: each.certain.found),
        _share("certain: recall of pairs", found, goals.recall,
               lambda each: each.certain.both, lambda each: each.certain.truth),
        _share("certain + questions: recall", found, goals.reachable,
               lambda each: each.reachable.both, lambda each: each.reachable.truth),
        _share("true pairs among questions", found, goals.true_share,
               lambda each: each.true_asked, lambda each: each.asked),
        _mean("questions of the first run", found, goals.questions, lambda each: each.asked),
        _mean("questions until none is left", found, None, lambda each: each.asked_in_all),
        _mean("runs that ask something", found, None, lambda each: each.rounds),
        _f1("after perfect answers: F1", found, goals.answered),
    ]  # fmt: skip


def _share(
    words: str,
    found: Sequence[Quality],
    goal: float | None,
    hits: Callable[[Quality], int],
    among: Callable[[Quality], int],
) -> Figure:
    return Figure(words, *share(found, hits, among), goal)


def _mean(
    words: str, found: Sequence[Quality], goal: float | None, of: Callable[[Quality], int]
) -> Figure:
    def mean(those: Sequence[Quality]) -> float:
        return sum(map(of, those)) / len(those)

    return Figure(words, mean(found), resampled(found, mean), goal, at_most=True)


def _f1(words: str, found: Sequence[Quality], goal: float | None) -> Figure:
    def pooled(those: Sequence[Quality]) -> float:
        return sum((each.answered for each in those), Pairs(0, 0, 0)).f1

    return Figure(words, pooled(found), resampled(found, pooled), goal)
