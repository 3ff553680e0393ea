"""A clock that nobody waits for: sleeping lets its time pass, and what was planned happens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class PassingTime:
    """``planned``: what other people do, by the second at which they do it."""

    planned: dict[float, Callable[[], object]] = field(default_factory=dict)
    time: float = 0.0

    def now(self) -> float:
        """Return the seconds since the test began."""
        return self.time

    def sleep(self, seconds: float) -> None:
        """Let time pass at once; do what falls into it, in its order."""
        self.time += seconds
        for at in sorted(each for each in self.planned if each <= self.time):
            self.planned.pop(at)()
