"""One run at a time in an event's folder.

The lock is the operating system's: it is free the instant its holder ends, killed or not. Beside
it a small file says since when and on which PC, for whoever has to wait; Windows does not let
others read the locked file itself.
"""

from __future__ import annotations

import json
import platform
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from automations.errors import RunInProgress
from automations.ledger import storage
from automations.tables.places import Place
from automations.tables.problems import problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from automations.tables.problems import Problem

_LOCK = "実行中.lock"
_HOLDER = "実行中.json"


@contextmanager
def event_lock(root: Path, at: datetime, pc: str = "") -> Iterator[None]:
    """Hold the event's lock during the block; it never waits.

    Args:
        root: the restricted folder, in which 記録 lies.
        at: now; those who are turned away are told since when the run lasts.
        pc: the name of this PC; by default what the system calls it.

    Raises:
        RunInProgress: another run holds the lock.
        PermissionRefused, OutputNotWritten: the folder cannot be written to.
    """
    lock = _acquired(root)
    holder = root / storage.RECORDS / _HOLDER
    try:
        with storage.writing(root, holder):
            holder.write_bytes(_holder(at, pc or platform.node()))
        yield
    finally:
        # Left behind, it would mislead nobody: it is read only while somebody holds the lock.
        with suppress(OSError):
            holder.unlink(missing_ok=True)
        lock.release()


def _acquired(root: Path) -> FileLock:
    folder = root / storage.RECORDS
    with storage.writing(root, folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / _LOCK)
        try:
            lock.acquire(blocking=False)
        # Its parent is OSError: it has to be caught before that is turned into a write failure.
        except Timeout:
            raise RunInProgress(_who_holds_it(root, folder / _HOLDER)) from None
        return lock


def _holder(at: datetime, pc: str) -> bytes:
    return json.dumps({"pc": pc, "since": at.isoformat()}, ensure_ascii=False).encode()


def _who_holds_it(root: Path, holder: Path) -> Problem:
    where = Place(root.absolute().name)
    try:
        told = json.loads(holder.read_bytes())
        since = f"{datetime.fromisoformat(told['since']):%Y-%m-%d %H:%M}"
        return problem("run_in_progress", where, pc=told["pc"], since=since)
    # The other run may be between its lock and its file, or on its way out.
    except (OSError, KeyError, TypeError, ValueError):
        return problem("run_in_progress_elsewhere", where)
