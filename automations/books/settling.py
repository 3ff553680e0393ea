"""Read a file that somebody may just be saving: whole, as it stood at one moment, or not at all.

A file on a share is saved in steps: it grows, it is shut for a moment, and Excel lets a new file
take its name, so that for an instant there is none. What was read while its size or its time
changed, and a package without its end, is read again after a pause; a file in order is read once,
and nobody waits for it.
"""

from __future__ import annotations

import errno
import stat
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from automations.owner_notes import opened_by
from automations.system_words import BUSY
from automations.waiting import SYSTEM_CLOCK, Clock, attempts
from automations.windows import Access, Hold, hold_on, patiently, within_reach

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 5.0
"""Seconds: longer than a book of ordinary size takes to be saved."""
# Seconds without any change after which a package that nobody has open is taken for a broken one.
_STILL = 1.0
_PACKAGE, _END = b"PK\x03\x04", b"PK\x05\x06"
# The end of a package stands this near to the end of the file: a comment may come behind it.
_END_WITHIN = 22 + 65_535


class Unsettled(Enum):
    """Why a file could not be read whole."""

    SAVING = auto()
    HELD = auto()


class NotSettledError(Exception):
    """The file did not come to rest in time; ``owner`` is who has it open, as far as noted."""

    def __init__(self, why: Unsettled, owner: str) -> None:
        super().__init__(why)
        self.why, self.owner = why, owner


@dataclass(frozen=True, slots=True)
class _Look:
    """One reading: what was there, and its size (bytes) and time (ns); None while it is shut."""

    content: bytes = b""
    told: tuple[int, int] | None = None
    why: Unsettled | None = None


def read_settled(path: Path, clock: Clock = SYSTEM_CLOCK) -> bytes:
    """Return the bytes of a file that nobody was changing meanwhile.

    Raises:
        NotSettledError: it was still being saved, or shut to us, when the time was over.
        OSError: it is not there, or the operating system does not let us read it.
    """
    last, still_since = _Look(), clock.now()
    for _ in attempts(PATIENCE, clock):
        look = _looked(path, clock)
        if look.why is None:
            return look.content
        if look.told != last.told:
            still_since = clock.now()
        last = look
        if _is_broken(path, look) and clock.now() - still_since >= _STILL:
            return look.content  # its reader says what is wrong with it
    raise NotSettledError(last.why or Unsettled.SAVING, opened_by(path))


def _looked(path: Path, clock: Clock) -> _Look:
    """Read once, between two looks at the size and the time."""
    place = within_reach(path)
    try:
        before = _told(place)
        content = patiently(place.read_bytes, clock.sleep)
        after = _told(place)
    except FileNotFoundError:
        if not opened_by(path):
            raise
        return _Look(why=Unsettled.SAVING)  # between the old file and the one that replaces it
    except OSError as failure:
        if not _is_shut(place, failure):
            raise
        return _Look(why=Unsettled.HELD)
    changed = before != after or len(content) != after[0]
    return _Look(content, after, Unsettled.SAVING if changed or _is_half(path, content) else None)


def _told(place: Path) -> tuple[int, int]:
    told = place.stat()
    if stat.S_ISDIR(told.st_mode):  # Windows would only say that we may not
        raise IsADirectoryError(errno.EISDIR, "", str(place))
    return told.st_size, told.st_mtime_ns


def _is_shut(place: Path, failure: OSError) -> bool:
    """Tell whether somebody else's program keeps us out, and not our lack of rights."""
    if isinstance(failure, PermissionError):
        return hold_on(place, Access.READ) is Hold.HELD
    return failure.errno in BUSY


def _is_half(path: Path, content: bytes) -> bool:
    """Tell whether the rest is still to come; a blank file only if somebody has it open."""
    if content.startswith(_PACKAGE):
        return _END not in content[-_END_WITHIN:]
    return not content.strip(b"\0") and bool(opened_by(path))


def _is_broken(path: Path, look: _Look) -> bool:
    """Tell whether what changes no more was left so: it is blank, or nobody has it open."""
    blank = not look.content.strip(b"\0")
    return look.told is not None and (blank or not opened_by(path))
