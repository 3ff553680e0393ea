"""Which kind of edit is made at which moment of which run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from automations.rehearsal.sheets_server.faults import Sort
from benchmarks.google_sweep.edits import EDITS, Doing, turned


class Moment(Enum):
    """When people type; the value says it."""

    READ = "after the reading, first run"
    BOUND = "after the binding, first run"
    LOST = "after the write, its answer lost, first run"
    MENDING = "before the mending write, first run"
    READ_AGAIN = "after the reading, second run"
    LOST_AGAIN = "after the write, its answer lost, second run"


_RUNS = {Moment.READ_AGAIN: 1, Moment.LOST_AGAIN: 1}
_BEFORE = {
    Moment.READ: (Sort.WRITE, 1),
    Moment.BOUND: (Sort.WRITE, 2),
    Moment.LOST: (Sort.READ, 2),
    Moment.MENDING: (Sort.WRITE, 3),
    Moment.READ_AGAIN: (Sort.WRITE, 1),
    Moment.LOST_AGAIN: (Sort.READ, 2),
}
LOST = {Moment.LOST: 2, Moment.LOST_AGAIN: 1}
"""Which write it is whose answer is lost."""


@dataclass(frozen=True, slots=True)
class TypingCase:
    """An edit at a moment."""

    name: str
    moment: Moment

    def __str__(self) -> str:
        """Say which case it is."""
        return f"{self.name} {self.moment.value}"

    @property
    def run(self) -> int:
        """The run that it disturbs, from 0."""
        return _RUNS.get(self.moment, 0)

    @property
    def edits(self) -> tuple[tuple[Sort, int, Doing], ...]:
        """What is done before which request."""
        edit = (*_BEFORE[self.moment], EDITS[self.name])
        return ((Sort.WRITE, 2, turned), edit) if self.moment is Moment.MENDING else (edit,)


def typing_cases() -> Iterator[TypingCase]:
    """Yield every case."""
    for name in EDITS:
        yield from (TypingCase(name, moment) for moment in Moment)
