"""Write a file so that at every instant either the old one or the new one stands there, whole.

The bytes go to a new file in the same folder, are forced to the disk, read back, and only then
take the old file's name. Every writer of the product goes through `replace_file`. What can go
wrong here is known to the operating system alone, so this module keeps its own few sentences.

The new file has the owner, the group, the rights and the attributes of the old one, as far as the
system lets us. A link leads on to the new file; another name of the same file (a hard link) keeps
the old content.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from automations.errors import ExpectedFailure, OutputNotWritten, PermissionRefused
from automations.owner_notes import SOMEBODY, held_by, opened_by, politely
from automations.rights import is_read_only
from automations.system_words import BUSY, FULL, REFUSED, reason
from automations.windows import Access, Hold, hold_on, patiently, put_in_place, within_reach

if TYPE_CHECKING:
    from collections.abc import Callable

_FRESH = re.compile(r"\.[0-9a-f]{12}\.tmp")
_OWNER_AND_GROUP = 0o770
_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


class HeldOpen(OutputNotWritten):
    """Somebody has the file open; ``owner`` is who, or だれか."""

    def __init__(self, path: Path, owner: str) -> None:
        super().__init__(
            f"{path.name}: {politely(owner)}が開いているため、書き込めません。"
            "閉じてもらってから、もう一度実行してください。"
        )
        self.owner = owner


def replace_file(
    path: Path,
    write: Callable[[BinaryIO], None],
    check: Callable[[Path], None] | None = None,
) -> None:
    """Let ``write`` fill a new file, let ``check`` read it back, then put it in place.

    Missing folders are made. On any failure what stood at ``path`` stands there still, and no
    part of the new file is left behind.

    Raises:
        PermissionRefused: the file or its folder may not be written.
        HeldOpen: somebody has the file open.
        OutputNotWritten: the disk is full, the network is gone, or the like.
    """
    try:
        target = _where(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        _refuse_read_only(path, target)
        _replace(target, write, check)
    except _NotPlacedError as kept:
        raise _kept_out(path, kept.failure) from kept.failure
    except OSError as failure:
        raise _refusal(path, failure) from failure


def write_file(path: Path, content: bytes, check: Callable[[Path], None] | None = None) -> None:
    """Put the bytes at ``path``, whole or not at all; check and raise as `replace_file` does."""

    def write(file: BinaryIO) -> None:
        file.write(content)

    replace_file(path, write, check)


def make_restricted_folder(path: Path) -> None:
    """Make a folder that only its owner and group open; one that is there keeps its rights.

    Windows has no such mode: there, whoever looks after the share sets the rights. Raises as
    `replace_file` does.
    """
    try:
        path.mkdir(mode=_OWNER_AND_GROUP, parents=True, exist_ok=True)
    except OSError as failure:
        raise _refusal(path, failure) from failure


def clear_leftovers(folder: Path) -> None:
    """Remove what a killed writer left unfinished in ``folder``; nobody else may be writing there.

    What somebody holds open stays for the next time: it is in nobody's way.
    """
    for left in folder.glob(".*.tmp"):
        if _FRESH.fullmatch(left.name):
            with suppress(OSError):
                left.unlink()


def refuse_unreplaceable(path: Path) -> None:
    """Raise, as `replace_file` would, if somebody holds ``path`` open or it may not be written.

    For several files that must change together: ask for all of them before the first changes.
    """
    try:
        target = _where(path)
        if not target.exists():
            return
        _refuse_read_only(path, target)
        with patiently(lambda: target.open("r+b")):
            pass
        if hold_on(target, Access.CHANGE) is Hold.HELD:  # who only looks may forbid replacing
            raise HeldOpen(path, opened_by(path) or SOMEBODY)
    except OSError as failure:
        raise _kept_out(path, failure) from failure


def whole_package(path: Path) -> None:
    """Read a zip package back, every member of it; for the ``check`` of workbooks and documents.

    Raises `OSError` if a member does not read back as it was written.
    """
    try:
        with zipfile.ZipFile(path) as package:
            damaged = package.testzip()
    except zipfile.BadZipFile as failure:
        raise OSError(errno.EIO, os.strerror(errno.EIO)) from failure
    if damaged:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


class _NotPlacedError(Exception):
    """The new file is whole, but did not get the place of the old one."""

    def __init__(self, failure: OSError) -> None:
        super().__init__()
        self.failure = failure


def _where(path: Path) -> Path:
    """Return the file that a path leads to, as this system opens it."""
    return within_reach(Path(os.path.realpath(path)) if path.is_symlink() else path)


def _replace(
    target: Path, write: Callable[[BinaryIO], None], check: Callable[[Path], None] | None
) -> None:
    fresh = target.with_name(f".{secrets.token_hex(6)}.tmp")
    stood = target.exists()
    try:
        with _created(fresh, private=stood) as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if check is not None:
            check(fresh)
        _put_in_place(fresh, target)
    finally:
        _remove(fresh, stood=stood, target=target)
    _sync_folder(target.parent)


def _created(fresh: Path, *, private: bool) -> BinaryIO:
    """Create a file with the rights that any new file of this user gets.

    ``private``: shut to everybody else, until it takes over the rights of a file that stands.
    """
    descriptor = os.open(fresh, _NEW, 0o600 if private else 0o666)
    return os.fdopen(descriptor, "wb")


def _put_in_place(fresh: Path, target: Path) -> None:
    try:
        put_in_place(fresh, target)
    except OSError as failure:
        raise _NotPlacedError(failure) from failure


def _remove(fresh: Path, target: Path, *, stood: bool) -> None:
    """Remove what was not put in place; what is still held goes with the next `clear_leftovers`."""
    with suppress(OSError):
        if stood and not target.exists():
            # Windows can lose the old file halfway: then this is the only copy of anything.
            fresh.rename(target.with_stem(f"{target.stem}（書込中）"))
        fresh.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows has no such call
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as failure:
        # Some network shares cannot; the file itself is safe on the disk already.
        if failure.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(descriptor)


def _refuse_read_only(path: Path, target: Path) -> None:
    """Leave alone what somebody marked as read-only: the mark is a wish, and never cleared."""
    if is_read_only(target):
        sentence = (
            f"{path.name}: 読み取り専用になっているため、書き込めません。"
            "ファイルのプロパティで「読み取り専用」を外してから、もう一度実行してください。"
        )
        raise PermissionRefused(sentence)


def _kept_out(path: Path, failure: OSError) -> ExpectedFailure:
    """Say why the file itself, in a folder that lets us write, cannot be replaced."""
    if failure.errno in REFUSED and (owner := held_by(path)):
        return HeldOpen(path, owner)
    if failure.errno in BUSY:
        return HeldOpen(path, held_by(path) or SOMEBODY)
    return _refusal(path, failure)


def _refusal(path: Path, failure: OSError) -> ExpectedFailure:
    name = path.name
    if failure.errno in REFUSED:
        return PermissionRefused(
            f"{name}: フォルダー「{path.parent.name}」に書き込む権限がありません。"
            "フォルダーの権限とファイルが開かれていないことを確かめて、"
            "もう一度実行してください。"
        )
    if failure.errno in FULL:
        return OutputNotWritten(
            f"{name}: ディスクの空きが足りないため、書き込めません。"
            "不要なファイルを消してから、もう一度実行してください。"
        )
    return OutputNotWritten(
        f"{name}: 書き込めませんでした（{reason(failure)}）。"
        "保存先のフォルダーとネットワークのつながりを確かめて、もう一度実行してください。"
    )
