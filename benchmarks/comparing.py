"""Ours against theirs: the same work, in turns, until the time set aside for it is used up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks import measuring

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.measuring import Measured

_MOST_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Contest:
    """The same work done by us and by others.

    ``theirs``: what the others are called, and the ``module:function`` that does it. ``alone``:
    the work is timed without starting Python and importing. ``seconds``: begin no round after.
    ``goals``: what each of the others' time ÷ ours should at least be; ``goal``: seconds that ours
    may take.
    """

    words: str
    ours: str
    theirs: Mapping[str, str]
    seconds: float
    alone: bool = False
    goals: Mapping[str, float] = field(default_factory=dict)
    goal: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: median seconds and the largest peak of memory in MB.

    ``goal`` is in seconds and ours alone, ``ratio_goal`` the least of ``ratio``; without others,
    ``theirs`` is None.
    """

    words: str
    ours: float
    our_memory: float
    rounds: int
    theirs: float | None = None
    their_memory: float | None = None
    goal: float | None = None
    ratio_goal: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times as long the others take; above 1, ours is the faster one."""
        return self.theirs / self.ours if self.theirs else None

    @property
    def met(self) -> bool | None:
        """Tell whether all goals are met, None if there is none."""
        if self.goal is None and self.ratio_goal is None:
            return None
        slow = self.goal is not None and self.ours >= self.goal
        behind = self.ratio_goal is not None and (self.ratio or 0) < self.ratio_goal
        return not (slow or behind)


def compare(contest: Contest, folder: Path, least: int) -> tuple[list[Line], object]:
    """Run everybody in turns; return a line for each of the others, and what all of them found.

    ``least``: rounds that are run however long they take.

    Ends the benchmarks if they did not find the same: then their times say nothing. Who looks for
    nothing finds None.
    """
    everybody = {"": contest.ours, **contest.theirs}
    runs: dict[str, list[Measured]] = {name: [] for name in everybody}
    start = perf_counter()
    while (done := len(runs[""])) < max(least, _MOST_ROUNDS):
        if done >= least and perf_counter() - start > contest.seconds:
            break
        for name, target in everybody.items():
            runs[name].append(measuring.work(target, folder))
    everything = (run.found for those in runs.values() for run in those)
    found = {str(each) for each in everything if each is not None}
    if len(found) > 1:
        message = f"{contest.words}: they found different things: {sorted(found)}"
        raise SystemExit(message)
    lines = [_line(contest, name, runs) for name in contest.theirs]
    return lines, found.pop()


def _line(contest: Contest, name: str, runs: Mapping[str, list[Measured]]) -> Line:
    ours, theirs = runs[""], runs[name]
    return Line(
        f"{contest.words} ({name})",
        _seconds(ours, alone=contest.alone),
        _memory(ours),
        len(ours),
        _seconds(theirs, alone=contest.alone),
        _memory(theirs),
        goal=contest.goal,
        ratio_goal=contest.goals.get(name),
    )


def demo(goal: float, rounds: int) -> Line:
    """Time the whole command, which has nothing to be compared with but its goal in seconds."""
    runs = [measuring.demo() for _ in range(rounds)]
    return Line("dxten demo", _seconds(runs, alone=False), _memory(runs), rounds, goal=goal)


def single(words: str, target: str, folder: Path, rounds: int) -> Line:
    """Time work of ours alone that nothing else does."""
    runs = [measuring.work(target, folder) for _ in range(rounds)]
    return Line(words, _seconds(runs, alone=True), _memory(runs), rounds)


def stages(target: str, folder: Path, rounds: int) -> dict[str, float]:
    """Return the median milliseconds of every stage."""
    runs = [measuring.work(target, folder).found for _ in range(rounds)]
    return {name: median(run[name] for run in runs) for name in runs[0]}


def _seconds(runs: list[Measured], *, alone: bool) -> float:
    return median(run.alone if alone else run.whole for run in runs)


def _memory(runs: list[Measured]) -> float:
    return max(run.memory for run in runs)
