"""Where a waiting line goes: deep below, nobody knows the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Tell = Callable[[str], object]


def _to_nobody(_line: str) -> None:
    """Say nothing: a flow without a screen."""


_TOLD: ContextVar[Tell] = ContextVar("told", default=_to_nobody)


@contextmanager
def told_by(tell: Tell) -> Iterator[None]:
    """Let every line of what happens inside go to ``tell``.

    >>> with told_by(print):
    ...     say("Googleからの応答を待っています（あと最大30秒）")
    Googleからの応答を待っています（あと最大30秒）
    """
    before = _TOLD.set(tell)
    try:
        yield
    finally:
        _TOLD.reset(before)


def say(line: str) -> None:
    """Say a line to whoever listens."""
    _TOLD.get()(line)
