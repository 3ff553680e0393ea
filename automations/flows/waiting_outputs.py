"""A result that somebody has open: wait a little, then leave its new content beside it.

There is one such file for each output. Whoever publishes the output itself takes it away, so what
stands there always says something newer, unless somebody had that file open as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from automations.owner_notes import politely
from automations.replacing import HeldOpen, refuse_unreplaceable
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.waiting import SYSTEM_CLOCK, Clock, attempts

Done = TypeVar("Done")

_WAITING = "（書込待ち）"


@dataclass(frozen=True, slots=True)
class Waiting:
    """An output that ``owner`` has open, and the file beside it in which its content waits."""

    target: Path
    owner: str

    @property
    def sibling(self) -> Path:
        """The one file in which the content of this output waits."""
        return sibling_of(self.target)

    @property
    def remark(self) -> Problem:
        """What people read about it."""
        words = {"owner": politely(self.owner), "sibling": self.sibling.name}
        return problem("output_waits", Place(self.target.name), **words)


def _tell_nobody(_held: Sequence[Waiting], _seconds: float) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Patience:
    """How long (in seconds) to wait for people who have an output open; they all count at once.

    ``tell`` is called once, before the waiting begins, with those who are waited for.
    """

    seconds: float = 20.0
    clock: Clock = SYSTEM_CLOCK
    tell: Callable[[Sequence[Waiting], float], None] = _tell_nobody


PATIENCE = Patience()


def sibling_of(target: Path) -> Path:
    """Return the file in which the content of an output waits.

    >>> sibling_of(Path("報告資料.docx")).name
    '報告資料（書込待ち）.docx'
    """
    return target.with_stem(f"{target.stem}{_WAITING}")


def target_of(sibling: Path) -> Path | None:
    """Return the output whose content waits in a file; None if the file is none of these."""
    stem = sibling.stem.removesuffix(_WAITING)
    return sibling.with_stem(stem) if stem and stem != sibling.stem else None


def newest(target: Path) -> Path:
    """Return the output, or the file beside it if that was written later."""
    sibling = sibling_of(target)
    return sibling if _written(sibling) > _written(target) else target


def held_open(targets: Iterable[Path], patience: Patience = PATIENCE) -> tuple[Waiting, ...]:
    """Wait until nobody has any of the outputs open; return those that somebody still has.

    Raises, before anything is written, as `refuse_unreplaceable` does: an output may not be
    written at all, or the file beside it is open as well.
    """
    asked, told = tuple(targets), False
    held: tuple[Waiting, ...] = ()
    for _ in attempts(patience.seconds, patience.clock):
        held = tuple(each for target in asked if (each := _holder(target)))
        if not held:
            return ()
        if not told:
            patience.tell(held, patience.seconds)
            told = True
    for each in held:
        refuse_unreplaceable(each.sibling)
    return held


def when_closed(act: Callable[[], Done], target: Path, patience: Patience = PATIENCE) -> Done:
    """Do what is impossible as long as somebody has ``target`` open; wait for that person.

    Raises `HeldOpen` if that takes too long.
    """
    told = False
    for _ in attempts(patience.seconds, patience.clock):
        try:
            return act()
        except HeldOpen as held:
            if not told:
                patience.tell((Waiting(target, held.owner),), patience.seconds)
                told = True
    return act()


def places(targets: Iterable[Path], waiting: Iterable[Waiting]) -> tuple[Path, ...]:
    """Return where each output is written: in its own place, or beside it."""
    beside = {each.target: each.sibling for each in waiting}
    return tuple(beside.get(target, target) for target in targets)


def absorb(targets: Iterable[Path]) -> None:
    """Take away what waited beside outputs that now say it themselves."""
    for target in targets:
        with suppress(OSError):  # somebody reads it; it goes next time
            sibling_of(target).unlink(missing_ok=True)


def _holder(target: Path) -> Waiting | None:
    try:
        refuse_unreplaceable(target)
    except HeldOpen as held:
        return Waiting(target, held.owner)
    return None


def _written(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
