"""Wait for somebody else, for a stated time and no longer; nobody waits where nothing is held."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

# Seconds. Short at first: most of what is in the way is gone in a moment.
_FIRST, _LONGEST = 0.1, 1.0


class Clock(Protocol):
    """What passes the time; seconds from any beginning."""

    def now(self) -> float:
        """Return the time, which never goes back."""
        ...

    def sleep(self, seconds: float) -> None:
        """Let that many seconds pass."""
        ...


class SystemClock:
    """The clock of this PC."""

    def now(self) -> float:
        """Return the time, which never goes back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Let that many seconds pass."""
        time.sleep(seconds)


SYSTEM_CLOCK = SystemClock()


def attempts(seconds: float, clock: Clock = SYSTEM_CLOCK) -> Iterator[None]:
    """Yield at once, and then again after ever longer pauses until ``seconds`` have passed."""
    until, pause = clock.now() + seconds, _FIRST
    yield
    while (left := until - clock.now()) > 0:
        clock.sleep(min(pause, left))
        pause = min(2 * pause, _LONGEST)
        yield
