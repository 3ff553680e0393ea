"""Files that are there whole or not at all, on a local disk as on a Windows share.

Everything is first written beside its place under a name that starts with 書込中-, flushed to the
disk, and then renamed. Whoever is killed in between leaves only such a name behind; the next
writer, who holds the event's lock, removes it.
"""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from automations.errors import ExpectedFailure, OutputNotWritten, PermissionRefused, TryAgain
from automations.system_words import FULL, REFUSED, reason
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.windows import patiently, within_reach

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

RECORDS = "記録"
_UNFINISHED = "書込中-"
# What file systems answer that cannot flush a folder: then nothing is left for us to do.
_CANNOT_FLUSH = (errno.EINVAL, errno.ENOTSUP)


def place_of(root: Path, path: Path) -> Place:
    """Name a file as seen from the restricted folder: no path of the machine is shown."""
    return Place((root.absolute().name / path.relative_to(root)).as_posix())


@contextmanager
def writing(root: Path, path: Path) -> Iterator[None]:
    """Turn what the operating system refuses within the block into a failure at ``path``.

    Raises:
        PermissionRefused: we may not write there.
        OutputNotWritten: anything else, a full disk for one.
    """
    try:
        yield
    except OSError as error:
        raise _failure(place_of(root, path), error) from error


def listed(root: Path, folder: Path, pattern: str) -> list[Path]:
    """Return what lies in ``folder``; nothing if there is none.

    Raises:
        PermissionRefused: we may not look.
        TryAgain: the share is gone, or the like.
    """
    try:
        return list(folder.glob(pattern))
    except PermissionError:
        raise PermissionRefused(problem("record_unseen", place_of(root, folder))) from None
    except OSError:
        raise TryAgain(problem("record_unreadable", place_of(root, folder))) from None


def begin(folder: Path) -> None:
    """Make ``folder`` if need be and remove what a killed writer left there unfinished."""
    folder = within_reach(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{_UNFINISHED}*"):
        # What somebody holds open stays for the next time; it is in nobody's way.
        with suppress(OSError):
            shutil.rmtree(left) if left.is_dir() else left.unlink()


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Yield an empty folder to fill, which becomes ``target`` when the block ends well."""
    target = within_reach(target)
    temporary = target.with_name(_UNFINISHED + target.name)
    shutil.rmtree(temporary, ignore_errors=True)  # a killed writer's, under this very name
    temporary.mkdir()
    try:
        yield temporary
        patiently(partial(temporary.rename, target))
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    _flush_folder(target.parent)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files that are not there yet, each flushed to the disk, and then the folder."""
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        _write_flushed(folder / name, data)
    _flush_folder(folder)


def write_whole_file(target: Path, data: bytes) -> None:
    """Write one file that is there whole or not at all."""
    temporary = target.with_name(_UNFINISHED + target.name)
    try:
        _write_flushed(temporary, data)
        patiently(partial(temporary.rename, target))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _flush_folder(target.parent)


def _write_flushed(path: Path, data: bytes) -> None:
    with within_reach(path).open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot flush a folder
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _CANNOT_FLUSH:
            raise
    finally:
        os.close(handle)


def _failure(place: Place, error: OSError) -> ExpectedFailure:
    if isinstance(error, PermissionError) or error.errno in REFUSED:
        return PermissionRefused(problem("record_refused", place))
    if error.errno in FULL:
        return OutputNotWritten(problem("record_disk_full", place))
    return OutputNotWritten(problem("record_not_written", place, reason=reason(error)))
