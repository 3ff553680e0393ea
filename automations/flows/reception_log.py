"""What one desk records, and what the others do: on the share, or on this PC until that is back.

An entry is on a disk before the screen shows it. While the share is away it lies in a file of this
PC, which is written through and removed as soon as the share is back, or when the next desk of the
same event is opened here.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TypeVar

from platformdirs import user_data_path

from automations.event.model import Event
from automations.flows.share import PATIENCE, Share, ShareAway
from automations.ledger.check_ins import add_lines, begin, folder_of, line_of
from automations.ledger.check_ins import news as ledger_news
from automations.ledger.records import digest, framed
from automations.registration.checkins import CheckIn

T = TypeVar("T")

_LAST_PATIENCE = 10.0  # seconds, when the desk is opened or closed


class Kept(Enum):
    """Where an entry is kept."""

    SHARE = auto()
    HERE = auto()  # on this PC, until the share is back
    NOWHERE = auto()  # neither could be written: it is kept in memory and tried again


def spool_of(event: Event) -> Path:
    """Return where this PC keeps entries of an event while the share is away."""
    named = framed(event.basics.name, event.basics.day.isoformat())
    try:
        own = user_data_path("dxten", appauthor=False)
    except RuntimeError:  # an account without a home
        own = Path(tempfile.gettempdir()) / "dxten"
    return own / "受付" / digest(named)[:16]


@dataclass(slots=True)
class _File:
    """A file of lines: how many of ours are in it, and its bytes then."""

    path: Path
    lines: int = 0
    length: int = 0

    def take(self, lines: Sequence[bytes]) -> None:
        """Write what is not in it yet."""
        self.length = add_lines(self.path, lines, self.lines, self.length)
        self.lines = len(lines)


class DeskLog:
    """The records of one sitting: ``root`` is the restricted folder, ``spool`` a local one."""

    def __init__(self, root: Path, spool: Path, name: str, share: Share) -> None:
        self._root, self._share, self._name = root, share, name
        self._there = _File(folder_of(root) / name)
        self._here = _File(spool / name)
        self._lines: list[bytes] = []
        self._read: Mapping[str, int] = {}

    @property
    def waiting(self) -> int:
        """Count the entries that are not on the share yet."""
        return len(self._lines) - self._there.lines

    def add(self, entry: CheckIn) -> Kept:
        """Record an entry, on a disk if that is possible at all."""
        self._lines.append(line_of(entry))
        if self.send():
            return Kept.SHARE
        try:
            self._here.path.parent.mkdir(parents=True, exist_ok=True)
            self._here.take(self._lines)
        except OSError:
            return Kept.NOWHERE
        return Kept.HERE

    def send(self, *, last: bool = False) -> bool:
        """Write through what waits; tell whether everything is on the share. ``last``: try hard."""
        if self.waiting:
            lines = tuple(self._lines)  # more may come while a slow share takes these
            patience = _LAST_PATIENCE if last else PATIENCE
            with suppress(ShareAway):
                self._share.do(partial(self._send, lines), patience, insist=last)
        if self.waiting:
            return False
        self._clear()
        return True

    def news(self) -> list[CheckIn]:
        """Return what other desks recorded since the last look; nothing if they are out of sight.

        The first look tells of everything.
        """
        look = partial(ledger_news, self._root, self._name, self._read)
        try:
            entries, self._read = self._share.do(look)
        except ShareAway:
            return []
        return entries

    def ask(self, errand: Callable[[], T]) -> T | None:
        """Ask the share for something else; None if it is away."""
        try:
            return self._share.do(errand)
        except ShareAway:
            return None

    def send_what_was_left(self) -> int:
        """Write through what earlier desks of this PC could not; return how many entries."""
        with suppress(ShareAway, OSError):
            left = sorted(self._here.path.parent.glob("*.jsonl"))
            errands = (partial(_sent, path, self._root) for path in left)
            return sum(self._share.do(each, _LAST_PATIENCE) for each in errands)
        return 0

    def _send(self, lines: Sequence[bytes]) -> None:
        begin(self._root)
        self._there.take(lines)

    def _clear(self) -> None:
        """Remove what this PC keeps: everything is on the share."""
        if self._here.length:
            with suppress(OSError):
                self._here.path.unlink(missing_ok=True)
                self._here.length = 0
        self._here.lines = self._there.lines


def _sent(path: Path, root: Path) -> int:
    """Write what an earlier desk left on this PC into its file, and remove it here."""
    lines = [each for each in path.read_bytes().splitlines(keepends=True) if each.endswith(b"\n")]
    begin(root)
    target = folder_of(root) / path.name
    there = set(target.read_bytes().splitlines(keepends=True)) if target.exists() else set()
    new = [each for each in lines if each not in there]
    if new:
        length = target.stat().st_size if target.exists() else 0
        cut_off = there and not target.read_bytes().endswith(b"\n")
        add_lines(target, new, 0, -1 if cut_off else length)
    path.unlink()
    return len(new)
