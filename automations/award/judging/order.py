"""The order of presentation (発表順), also changed on the day, and who does not present."""

from __future__ import annotations

from dataclasses import dataclass

from automations.award.entries import Entry
from automations.tables.dispositions import DispositionCount
from automations.tables.problems import Problem


@dataclass(frozen=True, slots=True)
class Presentation:
    """The entries in the order in which they present; ``left_out``: those that do not, by number.

    ``left_out`` entries get no prize and nobody waits for their marks.
    """

    entries: tuple[Entry, ...]
    left_out: tuple[Entry, ...] = ()
    counts: tuple[DispositionCount, ...] = ()
    problems: tuple[Problem, ...] = ()
