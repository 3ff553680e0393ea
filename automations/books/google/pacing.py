"""At what pace we ask, and how patiently: never more often than allowed, never for ever."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from stamina import retry_context
from stamina.instrumentation import set_on_retry_hooks

from automations.books.google.telling import say
from automations.books.google.trouble import Stumbled
from automations.waiting import SYSTEM_CLOCK, Clock

_Answer = TypeVar("_Answer")
_WAITING = "Googleからの応答を待っています（あと最大{seconds}秒）"
_PACED = "Googleの利用回数の上限を守るため、{seconds}秒待っています"
_MOST_TRIES = 9
# Seconds: 1, 2, 4 … between tries, and up to five more by chance, so that two PCs that were
# refused together do not come back together. Quotas are counted by the minute.
_FIRST_PAUSE, _LONGEST_PAUSE, _CHANCE = 1.0, 40.0, 5.0


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds for one connection, for one answer, and for one request with all its tries."""

    connecting: float = 10
    answering: float = 60
    in_all: float = 180
    a_minute: int = 50
    """Requests; Google allows each user 60."""
    most_bytes: int = 256 * 2**20
    """Of one answer, unpacked: to understand it takes several times as much memory."""

    def of_one(self, left: float) -> tuple[float, float]:
        """Return the seconds for connecting and answering while so many are left."""
        return min(self.connecting, max(left, 1)), min(self.answering, max(left, 1))


STANDARD = Limits()


@dataclass(slots=True)
class Pace:
    """Lets no more requests pass in any minute than the limits say."""

    clock: Clock = SYSTEM_CLOCK
    a_minute: int = STANDARD.a_minute
    _sent: deque[float] = field(default_factory=deque)

    def wait(self) -> None:
        """Wait until one more request may be sent, and count it."""
        if len(self._sent) == self.a_minute:
            pause = self._sent.popleft() + 60 - self.clock.now()
            if pause > 0:
                say(_PACED.format(seconds=math.ceil(pause)))
                self.clock.sleep(pause)
        self._sent.append(self.clock.now())


@dataclass(slots=True)
class Patience:
    """Decides whether to try again; ``certain_only``: not if it may have been done already."""

    clock: Clock
    seconds: float
    certain_only: bool
    _until: float = field(init=False)
    _tries: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self._until = self.clock.now() + self.seconds

    @property
    def left(self) -> float:
        """The seconds that are left."""
        return self._until - self.clock.now()

    def __call__(self, failure: Exception) -> bool:
        """Tell whether what failed is tried again, and say so."""
        self._tries += 1
        again = isinstance(failure, Stumbled) and self._worth(failure)
        if again:
            say(_WAITING.format(seconds=math.ceil(self.left)))
        return again

    def _worth(self, failure: Stumbled) -> bool:
        found = failure.trouble
        certain = not (found.uncertain and self.certain_only)
        return certain and self._tries < found.tries and self.left > 0


def patiently(ask: Callable[[], _Answer], patience: Patience) -> _Answer:
    """Return the answer, of a later try if need be; raises what the last try raises."""
    # Its own hooks would log the failure; ours says a line instead.
    set_on_retry_hooks([])
    for attempt in retry_context(
        on=patience,
        attempts=_MOST_TRIES,
        timeout=patience.seconds,
        wait_initial=_FIRST_PAUSE,
        wait_max=_LONGEST_PAUSE,
        wait_jitter=_CHANCE,
    ):
        with attempt:
            return ask()
    raise AssertionError
