"""The folder of this user where what proves who we are lies: nobody else may read it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from platformdirs import user_data_path

from automations.errors import PermissionRefused, SettingsWrong
from automations.replacing import write_file
from automations.system_words import reason
from automations.tables.places import Place
from automations.tables.problems import problem

FOLDER = "DXTEN_GOOGLE"
"""The environment variable that may name another folder (schedulers, rehearsals)."""
_PLACE = Place("Googleへの接続")
_NO_HOME = "このアカウントには、個人用のフォルダーがありません"
_MINE, _MINE_TO_ENTER = 0o600, 0o700
_OF_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def private_folder() -> Path:
    """Return the folder; it need not be there yet.

    Raises `SettingsWrong` for an account without a home.
    """
    if named := os.environ.get(FOLDER):
        return Path(named)
    try:
        return user_data_path("dxten", appauthor=False)
    except RuntimeError:
        raise SettingsWrong(problem("google_folder_unusable", _PLACE, reason=_NO_HOME)) from None


def keep(name: str, content: bytes) -> None:
    """Put a file into the folder that only this user can read; a file of that name is replaced.

    Raises `PermissionRefused` inside a git work tree, and what `write_file` raises.
    """
    path = private_folder() / name
    refuse_in_work_tree(path)
    try:
        _shut(path)
    except OSError as failure:
        raise _unusable(path.parent, failure) from None
    write_file(path, content)


def kept(name: str) -> bytes | None:
    """Return what lies in the folder under that name; None if nothing does.

    Raises `PermissionRefused` if others can read it, or if it cannot be read.
    """
    path = private_folder() / name
    try:
        content = path.read_bytes()
        refuse_exposed(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as failure:
        raise _unusable(path.parent, failure) from None
    return content


def remove(name: str) -> bool:
    """Remove a file from the folder; tell whether it was there."""
    path = private_folder() / name
    try:
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as failure:
        raise _unusable(path.parent, failure) from None
    return True


def refuse_exposed(path: Path) -> None:
    """Raise `PermissionRefused` if a secret lies in a git work tree or can be read by others.

    Windows says who may read a file in another way: there the user's own folder counts.
    """
    refuse_in_work_tree(path)
    if os.name != "nt" and stat.S_IMODE(path.stat().st_mode) & _OF_OTHERS:
        raise PermissionRefused(problem("google_key_open", Place(path.name), name=path.name))


def refuse_in_work_tree(path: Path) -> None:
    """Raise `PermissionRefused` if git could take the file along."""
    if any((folder / ".git").exists() for folder in path.resolve().parents):
        raise PermissionRefused(problem("google_key_in_git", Place(path.name)))


def _shut(path: Path) -> None:
    """Make the file, empty, for this user alone: whoever replaces it hands its rights on."""
    # A folder that stands already may be anybody's: its rights are left as they are.
    path.parent.mkdir(mode=_MINE_TO_ENTER, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, _MINE))
    path.chmod(_MINE)


def _unusable(folder: Path, failure: OSError) -> PermissionRefused:
    place = Place(folder.name)
    return PermissionRefused(problem("google_folder_unusable", place, reason=reason(failure)))
