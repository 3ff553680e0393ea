"""The files of an event's folder as they are carried: which there are, their digests, copies.

Paths are seen from the event's folder, with forward slashes, and spelt as people see them: a Mac
stores が as two characters. Notes of who has a file open and
what is only half written stay where they are.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import BinaryIO

from automations.errors import ExpectedFailure, OutputNotWritten, PermissionRefused, TryAgain
from automations.replacing import replace_file
from automations.stored_names import as_stored
from automations.system_words import reason
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.rendering import japanese_time
from automations.windows import within_reach

_LEFT_OUT = re.compile(
    r"~\$.*|\.~lock\..*#|\.[0-9a-f]{12}\.tmp|書込中-.*|実行中\.(?:lock|json)"
    r"|Thumbs\.db|desktop\.ini|\.DS_Store",
    re.IGNORECASE | re.DOTALL,
)
_PIECE = 1 << 20  # bytes
_MEGABYTE = 10**6
_SPARE = 50 * _MEGABYTE  # what else is written on the same disk meanwhile


@dataclass(frozen=True, slots=True)
class Seen:
    """A file at one moment: bytes, and when it was last saved."""

    size: int
    saved_ns: int

    def saved(self, zone: tzinfo) -> str:
        """Say when it was saved, to the minute."""
        at = datetime.fromtimestamp(self.saved_ns // 10**9, UTC).astimezone(zone)
        return japanese_time(at.replace(second=0))


def files_of(root: Path) -> dict[str, Seen]:
    """Return every file of the folder that is carried, in the order of their paths.

    Raises `PermissionRefused` or `TryAgain` for what cannot be looked at.
    """
    start, found = within_reach(root), dict[str, Seen]()
    for folder, below, names in os.walk(start, onerror=_unseen):
        below[:] = [each for each in below if not _LEFT_OUT.fullmatch(each)]
        for name in names:
            if not _LEFT_OUT.fullmatch(name):
                path = Path(folder, name)
                stored = path.relative_to(start).as_posix()
                seen = unicodedata.normalize("NFC", stored)
                found[stored if seen in found else seen] = look(path)
    return dict(sorted(found.items()))


def file_at(root: Path, path: str) -> Path:
    """Return where a file of `files_of` lies, as this system opens it."""
    return within_reach(as_stored(root, path))


def look(path: Path) -> Seen:
    """Look at one file; raises as `files_of` does."""
    try:
        told = path.stat()
    except OSError as error:
        raise _unreadable(path, error) from error
    return Seen(told.st_size, told.st_mtime_ns)


def digests_of(root: Path, files: Mapping[str, Seen]) -> dict[str, str]:
    """Return the SHA-256 of each file; raises as `files_of` does."""
    return {path: digest_of(file_at(root, path)) for path in files}


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file; raises as `files_of` does."""
    found = hashlib.sha256()
    for piece in _pieces(path):
        found.update(piece)
    return found.hexdigest()


def copy_new(source: Path, target: Path, seen: Seen) -> str:
    """Copy a file to where there is none yet, with the time it was saved; return its digest.

    Raises:
        TryAgain: the file is no longer what was ``seen``, or cannot be read.
        OutputNotWritten: the copy does not read back as it was written.
        OSError: it cannot be written.
    """
    found = hashlib.sha256()
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        for piece in _pieces(source):
            found.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    os.utime(target, ns=(seen.saved_ns, seen.saved_ns))
    copy_rights(source, target)
    if look(source) != seen:
        raise TryAgain(problem("carry_moving", Place(source.name)))
    if digest_of(target) != found.hexdigest():
        raise OutputNotWritten(problem("carry_copy_differs", Place(target.name)))
    return found.hexdigest()


def copy_rights(source: Path, target: Path) -> None:
    """Let who may open a file or folder, and nobody else, open its copy; where there are modes."""
    with suppress(OSError):  # a memory stick knows none
        shutil.copymode(source, target)


def copy_over(source: Path, target: Path, digest: str) -> None:
    """Put a copy of a file in the place of another one, or of none; whole or not at all.

    ``digest``: what it was when it was planned.

    Raises:
        TryAgain: it is not that any more, or cannot be read.
        PermissionRefused, OutputNotWritten: what stood at ``target`` stands there still.
    """

    def write(file: BinaryIO) -> None:
        file.writelines(_pieces(source))

    def check(fresh: Path) -> None:
        if digest_of(fresh) != digest:
            raise TryAgain(problem("carry_moving", Place(source.name)))
        seen = look(source)
        os.utime(fresh, ns=(seen.saved_ns, seen.saved_ns))

    replace_file(target, write, check)


def no_room(folder: Path, needed: int) -> Iterator[Problem]:
    """Say so if there is no room in ``folder`` for so many bytes; where it cannot be told, no."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return
    if free < needed + _SPARE:
        shown = {"needed": (needed + _SPARE) // _MEGABYTE, "free": free // _MEGABYTE}
        yield problem("carry_no_room", Place(folder.absolute().name), **shown)


def _pieces(path: Path) -> Iterator[bytes]:
    """Yield the bytes; only what goes wrong in reading is said to be that."""
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece
    except OSError as error:
        raise _unreadable(path, error) from error


def _unseen(error: OSError) -> None:
    raise _unreadable(Path(error.filename), error) from error


def _unreadable(path: Path, error: OSError) -> ExpectedFailure:
    if isinstance(error, PermissionError):
        return PermissionRefused(problem("book_not_permitted", Place(path.name)))
    return TryAgain(problem("carry_unreadable", Place(path.name), reason=reason(error)))
