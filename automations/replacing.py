"""Write a file so that at every instant either the old one or the new one stands there, whole.

The bytes go to a new file in the same folder, are forced to the disk, read back, and only then
take the old file's name. Every writer of the product goes through `replace_file`. What can go
wrong here is known to the operating system alone, so this module keeps its own few sentences.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from automations.errors import ExpectedFailure, OutputNotWritten, PermissionRefused
from automations.windows import patiently, put_in_place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FRESH = re.compile(r"\.[0-9a-f]{12}\.tmp")
_OWNER_AND_GROUP = 0o770
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}


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
        OutputNotWritten: somebody has the file open, the disk is full, or the like.
    """
    target = path.resolve() if path.is_symlink() else path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, write, check)
    except OSError as failure:
        raise _refusal(path, failure) from failure


def write_file(path: Path, content: bytes) -> None:
    """Put the bytes at ``path``, whole or not at all; raises as `replace_file` does."""

    def write(file: BinaryIO) -> None:
        file.write(content)

    replace_file(path, write)


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
    if not path.exists():
        return
    try:
        with patiently(lambda: path.open("r+b")):
            pass
    except OSError as failure:
        raise _refusal(path, failure) from failure


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


def opened_by(path: Path) -> str:
    """Name who has the file open, as Office or LibreOffice noted it beside the file, or "".

    The note may be stale: it is a hint for people, never a reason to refuse.
    """
    note = path.with_name(f"~${path.name}")
    other = path.with_name(f".~lock.{path.name}#")
    try:
        noted = next((each for each in (note, other) if each.is_file()), None)
    except OSError:
        return ""  # who may not look into the folder sees no note in it
    try:
        if noted == note:
            return _office_owner(note.read_bytes()) or "だれか"
        if noted == other:
            return other.read_text(encoding="utf-8").split(",")[1].strip() or "だれか"
    except (OSError, ValueError, IndexError):
        return "だれか"
    return ""


def _office_owner(note: bytes) -> str:
    """Read the display name: a length byte, then the name in the code page of the PC."""
    name = note[1 : 1 + note[0]] if note else b""
    return name.decode("cp932").strip("\0 ")


def _replace(
    target: Path, write: Callable[[BinaryIO], None], check: Callable[[Path], None] | None
) -> None:
    # Opened by exclusive creation, so that it gets the rights any new file of this user gets.
    fresh = target.with_name(f".{secrets.token_hex(6)}.tmp")
    stood = target.exists()
    try:
        with fresh.open("xb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if check is not None:
            check(fresh)
        put_in_place(fresh, target)
    finally:
        _remove(fresh, stood=stood, target=target)
    _sync_folder(target.parent)


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


def _refusal(path: Path, failure: OSError) -> ExpectedFailure:
    name = path.name
    if failure.errno in _REFUSED and (owner := opened_by(path)):
        return OutputNotWritten(
            f"{name}: {owner}さんが開いているため、書き込めません。"
            "閉じてもらってから、もう一度実行してください。"
        )
    if failure.errno in _REFUSED:
        return PermissionRefused(
            f"{name}: フォルダー「{path.parent.name}」に書き込む権限がありません。"
            "フォルダーの権限とファイルが開かれていないことを確かめて、"
            "もう一度実行してください。"
        )
    if failure.errno in _FULL:
        return OutputNotWritten(
            f"{name}: ディスクの空きが足りないため、書き込めません。"
            "不要なファイルを消してから、もう一度実行してください。"
        )
    return OutputNotWritten(
        f"{name}: 書き込めませんでした（{failure.strerror or type(failure).__name__}）。"
        "保存先のフォルダーとネットワークのつながりを確かめて、もう一度実行してください。"
    )
