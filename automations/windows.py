r"""What Windows does otherwise: how a file takes another's place, and what its console shows.

``ReplaceFileW`` is used for a file that stands there already, because it keeps who may read and
change it; what only renames would give it the rights of a new file. Virus scanners and
synchronising clients hold a fresh file for a moment: what is refused is tried again a few times.

Error numbers are those of the Windows API (winerror.h).
"""

from __future__ import annotations

import errno
import os
import re
import sys
import time
from contextlib import suppress
from enum import Enum, IntFlag, auto
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Protocol, TypeVar

from automations.rights import take_over_rights

if TYPE_CHECKING:
    from collections.abc import Callable

    Pause = Callable[[float], None]

Result = TypeVar("Result")

_HERE = os.name == "nt"
# Seconds; together about as long as a person waits without wondering.
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
_NOT_FOUND, _REFUSED = 2, 5
# Somebody else holds the file, or its former content cannot be removed yet.
_HELD = frozenset({_REFUSED, 32, 33, 1175})
# Nothing stands there to be replaced; ReplaceFileW itself lost it halfway (1176), stopped before
# the end (1177), or is not known to this share (1, 50, 87).
_MOVE_INSTEAD = frozenset({_NOT_FOUND, 1, 50, 87, 1176, 1177})
# The share, its server or the way to it is gone.
_NETWORK = frozenset({51, 53, 54, 55, 59, 64, 67, 121, 1231, 1232, 1236})
_STANDARD_NUMBERS = (
    {
        _NOT_FOUND: errno.ENOENT,
        3: errno.ENOENT,
        19: errno.EROFS,
        39: errno.ENOSPC,
        112: errno.ENOSPC,
        206: errno.ENAMETOOLONG,
        223: errno.EFBIG,
    }
    | dict.fromkeys(_HELD, errno.EACCES)
    | dict.fromkeys(_NETWORK, errno.ENETUNREACH)
)
# Sharing violation, lock violation: somebody else's program keeps us out.
_SHUT_OUT = frozenset({32, 33})
# A path may have 259 characters, the path of a folder 247.
_PLAIN_LENGTH = 240
_DEVICE = re.compile(r"(?:con|prn|aux|nul|con(?:in|out)\$|(?:com|lpt)[0-9¹²³])(?:[ .].*)?")


class Access(IntFlag):
    """What a program asks for when it opens a file (winnt.h)."""

    READ = 0x80000000
    # Reading, writing and deleting: whoever replaces a file, or writes into it, needs no more.
    CHANGE = 0x80000000 | 0x40000000 | 0x10000


class Hold(Enum):
    """Whether somebody else's program holds a file so that we do not get the access we ask for."""

    FREE = auto()
    HELD = auto()
    UNKNOWN = auto()


class Opener(Protocol):
    """How Windows opens a file; it returns 0, or the error number."""

    def open(self, path: str, access: Access) -> int:
        """Open beside everybody else who allows it, and close at once."""
        ...


class Kernel(Protocol):
    """The two calls of Windows; each returns 0, or the error number."""

    def replace(self, target: str, fresh: str) -> int:
        """Let ``fresh`` take the place, the rights and the attributes of ``target``."""
        ...

    def move(self, fresh: str, target: str) -> int:
        """Give ``fresh`` the name ``target``, in the place of whatever stands there."""
        ...


def take_place(
    fresh: PureWindowsPath, target: PureWindowsPath, kernel: Kernel, pause: Pause = time.sleep
) -> None:
    """Put ``fresh`` in the place of ``target``; both in one folder, as absolute paths.

    Raises:
        OSError: it could not; ``errno`` tells why, as on any other system.
    """
    new, old = reachable(fresh), reachable(target)
    code = _replaced(kernel, new, old)
    for seconds in PAUSES:
        if code not in _HELD:
            break
        pause(seconds)
        code = _replaced(kernel, new, old)
    if code == _REFUSED:
        # Perhaps not held: some shares let nobody touch a file's rights, and refuse for that.
        code = kernel.move(new, old)
    if code:
        number = _STANDARD_NUMBERS.get(code, errno.EIO)
        raise OSError(number, os.strerror(number))


def _replaced(kernel: Kernel, fresh: str, target: str) -> int:
    code = kernel.replace(target, fresh)
    return kernel.move(fresh, target) if code in _MOVE_INSTEAD else code


def hold_told(path: PureWindowsPath, access: Access, opener: Opener) -> Hold:
    """Tell what Windows says of a file; what it refuses for want of rights, nobody knows."""
    code = opener.open(reachable(path), access)
    if code in _SHUT_OUT:
        return Hold.HELD
    return Hold.UNKNOWN if code else Hold.FREE


def hold_on(path: Path, access: Access) -> Hold:
    """Tell whether somebody else's program holds a file; only Windows knows."""
    if sys.platform == "win32":
        return hold_told(PureWindowsPath(path.absolute()), access, Kernel32())
    return Hold.UNKNOWN


def patiently(act: Callable[[], Result], pause: Pause = time.sleep) -> Result:
    """Do what Windows may refuse as long as somebody looks into a file; elsewhere, do it once.

    Renaming a folder for one: it is refused while a scanner reads any file inside.
    """
    for seconds in PAUSES if _HERE else ():
        try:
            return act()
        except PermissionError:
            pause(seconds)
    return act()


def reachable(path: PureWindowsPath) -> str:
    r"""Return the path as Windows takes it at any length.

    >>> print(reachable(PureWindowsPath(r"\\srv\dx", "a" * 250))[:20])
    \\?\UNC\srv\dx\aaaaa

    What is short stays plain: not every program between us and a share knows the long form. The
    long form names devices and points of the current folder as files, so these stay plain too.
    """
    plain = str(path)
    unfit = not path.is_absolute() or plain.startswith(("\\\\?\\", "\\\\.\\")) or ".." in path.parts
    if len(plain) < _PLAIN_LENGTH or unfit or any(map(is_device, path.parts)):
        return plain
    return "\\\\?\\UNC\\" + plain[2:] if plain.startswith("\\\\") else "\\\\?\\" + plain


def within_reach(path: Path) -> Path:
    """Return the path in the form in which this system opens it, however long it is."""
    return Path(reachable(PureWindowsPath(path.absolute()))) if _HERE else path


def is_device(name: str) -> bool:
    """Tell whether Windows opens a device in the place of a file of that name.

    >>> [is_device(name) for name in ("aux.xlsx", "COM1", "auxiliary.xlsx", "結果.xlsx")]
    [True, True, False, False]
    """
    return _DEVICE.fullmatch(name.lower()) is not None


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _KERNEL32 = ctypes.WinDLL("kernel32", use_last_error=True)
    _KERNEL32.ReplaceFileW.argtypes = [
        *(wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.LPCWSTR),
        *(wintypes.DWORD, wintypes.LPVOID, wintypes.LPVOID),
    ]
    _KERNEL32.MoveFileExW.argtypes = [wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.DWORD]
    _KERNEL32.CreateFileW.argtypes = [
        *(wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, wintypes.LPVOID),
        *(wintypes.DWORD, wintypes.DWORD, wintypes.HANDLE),
    ]
    _KERNEL32.CreateFileW.restype = wintypes.HANDLE
    _KERNEL32.CloseHandle.argtypes = [wintypes.HANDLE]
    _SHARED, _EXISTING, _NO_FILE = 0x7, 3, wintypes.HANDLE(-1).value
    # Go on where rights and attributes cannot be taken over: the content matters more.
    _IGNORE_MERGE_ERRORS, _IGNORE_ACL_ERRORS = 0x2, 0x4
    _REPLACE_EXISTING, _WRITE_THROUGH = 0x1, 0x8

    class Kernel32:
        """Windows itself."""

        def open(self, path: str, access: Access) -> int:
            """Call CreateFileW for a file that is there, and close it again."""
            handle = _KERNEL32.CreateFileW(path, int(access), _SHARED, None, _EXISTING, 0, None)
            if handle == _NO_FILE:
                return ctypes.get_last_error()
            _KERNEL32.CloseHandle(handle)
            return 0

        def replace(self, target: str, fresh: str) -> int:
            """Call ReplaceFileW, without a copy of the former file."""
            flags = _IGNORE_MERGE_ERRORS | _IGNORE_ACL_ERRORS
            done = _KERNEL32.ReplaceFileW(target, fresh, None, flags, None, None)
            return 0 if done else ctypes.get_last_error()

        def move(self, fresh: str, target: str) -> int:
            """Call MoveFileExW; it returns when the change is on the disk."""
            done = _KERNEL32.MoveFileExW(fresh, target, _REPLACE_EXISTING | _WRITE_THROUGH)
            return 0 if done else ctypes.get_last_error()

    _KERNEL32.GetStdHandle.restype = wintypes.HANDLE
    _KERNEL32.GetConsoleMode.argtypes = [wintypes.HANDLE, wintypes.LPDWORD]
    _KERNEL32.SetConsoleMode.argtypes = [wintypes.HANDLE, wintypes.DWORD]
    _OUTPUT, _OBEY_CODES = -11, 0x4

    def _console_obeys() -> bool:
        console, mode = _KERNEL32.GetStdHandle(_OUTPUT), wintypes.DWORD()
        found = _KERNEL32.GetConsoleMode(console, ctypes.byref(mode))
        return bool(found and _KERNEL32.SetConsoleMode(console, mode.value | _OBEY_CODES))


def console_obeys_codes() -> bool:
    """Make the console obey control codes such as "clear the screen"; tell whether it will.

    Consoles of older Windows show them as letters unless each program asks; elsewhere
    nobody has to be asked. Where there is no console at all, Windows says no.
    """
    if sys.platform == "win32":
        return _console_obeys()
    return True


def put_in_place(fresh: Path, target: Path) -> None:
    """Let ``fresh`` take the place of ``target`` in one step, as this system does it.

    Raises:
        OSError: it could not; then what stood at ``target`` stands there still.
    """
    if sys.platform == "win32":
        new, old = (PureWindowsPath(path.absolute()) for path in (fresh, target))
        take_place(new, old, Kernel32())
    else:
        with suppress(FileNotFoundError):
            take_over_rights(fresh, target)
        fresh.replace(target)
