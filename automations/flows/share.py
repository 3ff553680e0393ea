"""What is done on a share, with bounds: who waits at a desk is not kept by a network that hangs.

Each errand runs on a thread of its own. One that does not come back in time goes on alone, and
until it has come back no other is begun: what they touch is touched by one at a time.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Thread
from typing import TypeVar

from automations.errors import ExpectedFailure

T = TypeVar("T")

PATIENCE = 2.0  # seconds that a person waits without wondering
_REST = 5.0  # seconds until what failed is tried again


class ShareAway(Exception):  # noqa: N818 - named by its cause
    """The share cannot be reached now, or not in time."""


@dataclass(slots=True)
class Share:
    """Runs errands to the share; ``clock`` counts seconds."""

    clock: Callable[[], float] = time.monotonic
    _busy: Thread | None = None
    _rests_until: float = field(default=-1.0)

    def do(self, errand: Callable[[], T], patience: float = PATIENCE, *, insist: bool = False) -> T:
        """Do an errand and return what it returns; ``insist``: though the share was away just now.

        Raises `ShareAway`: it failed, or has not come back within ``patience`` seconds.
        """
        if self._is_busy(patience if insist else 0) or (
            self.clock() < self._rests_until and not insist
        ):
            raise ShareAway
        ended: list[T | Exception] = []
        thread = Thread(target=_run, args=(errand, ended), daemon=True)
        self._busy = thread  # known before we wait: somebody may interrupt us
        thread.start()
        thread.join(patience)
        if not ended or isinstance(ended[0], OSError | ExpectedFailure):
            self._rests_until = self.clock() + _REST
            raise ShareAway
        self._rests_until = -1.0
        if isinstance(ended[0], Exception):
            raise ended[0]
        return ended[0]

    def _is_busy(self, patience: float) -> bool:
        if self._busy and patience:
            self._busy.join(patience)
        return self._busy is not None and self._busy.is_alive()


def _run(errand: Callable[[], T], ended: list[T | Exception]) -> None:
    try:
        ended.append(errand())
    except Exception as failure:  # noqa: BLE001 - told on the thread that waits for it
        ended.append(failure)
