"""Whose a file is and who may open it, handed on to the file that takes its place.

POSIX only: on Windows ``ReplaceFileW`` does it. What the system does not let us hand on is left
out: the content matters more. But nobody may read the new file who could not read the old one.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def is_read_only(path: Path) -> bool:
    """Tell whether a file is marked so that nobody writes it, as Windows' attribute does."""
    try:
        told = path.stat()
    except FileNotFoundError:
        return False
    return stat.S_ISREG(told.st_mode) and not told.st_mode & _WRITABLE


def take_over_rights(fresh: Path, old: Path) -> None:
    """Give ``fresh`` the owner, the group, the mode and the lists of access of ``old``.

    Raises `FileNotFoundError` if there is no old file: a new one keeps what the system gave it.
    """
    told, own = old.stat(), fresh.stat()
    if told.st_uid != own.st_uid:
        _tried_owner(fresh, told.st_uid, -1)
    in_group = told.st_gid == own.st_gid or _tried_owner(fresh, -1, told.st_gid)
    mode = stat.S_IMODE(told.st_mode)
    fresh.chmod(mode if in_group else _without_group(mode))
    if in_group:
        _copy_lists(fresh, old)


def _tried_owner(fresh: Path, user: int, group: int) -> bool:
    with suppress(OSError):
        os.chown(fresh, user, group)
        return True
    return False


def _without_group(mode: int) -> int:
    """Give a group that is not the old one no more than everybody has."""
    return mode & ~stat.S_IRWXG | (mode & stat.S_IRWXO) << 3


def _copy_lists(fresh: Path, old: Path) -> None:
    """Copy the extended attributes, the access control list among them, one by one."""
    if not hasattr(os, "listxattr"):
        return
    with suppress(OSError):  # not every file system has any
        for name in os.listxattr(old):
            with suppress(OSError):
                os.setxattr(fresh, name, os.getxattr(old, name))
