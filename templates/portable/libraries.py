"""The libraries' folder: wheels laid one over the other, as an installer would, for Windows.

Nothing of the building machine gets in: no compiled files, no scripts, no record of where a
wheel came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from templates.portable.programs import NotAProgram, needed_libraries
from templates.portable.unfit import Unfit, sentence
from templates.portable.wheels import Wheel

# The spread folder of a wheel: these two go where the libraries are, scripts and headers nowhere.
_SPREAD = re.compile(r"^[^/]+\.data/(?:purelib|platlib)/(.+)$")
_LEFT_OUT = re.compile(r"^[^/]+\.data/|(?:^|/)__pycache__/|\.pyc$")
_FORBIDDEN = re.compile(r'[:*?"<>|\x00-\x1f]|[ .](?:/|$)')
_DEVICES = re.compile(r"(?i:(?:^|/)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.[^/]*)?(?:/|$))")
# Libraries that come with every Windows since 10; the rest must lie in the folder.
_WINDOWS_OWN = re.compile(
    r"(?:api|ext)-ms-.+\.dll|(?:kernel32|kernelbase|ntdll|user32|gdi32|advapi32|shell32|ole32"
    r"|oleaut32|ws2_32|crypt32|bcrypt|bcryptprimitives|ncrypt|secur32|userenv|psapi|powrprof|pdh"
    r"|version|iphlpapi|rpcrt4|shlwapi|winmm|dbghelp|ucrtbase|netapi32|wsock32|mswsock)\.dll"
)


def laid_out(wheels: Iterable[Wheel]) -> dict[str, bytes]:
    """Return the files of all wheels by their path below the libraries' folder.

    Raises:
        Unfit: two wheels disagree over a file, a name is none on Windows, or a wheel relies on
            ``.pth`` files, which the embeddable Python does not follow.
    """
    files: dict[str, bytes] = {}
    spelled: dict[str, str] = {}
    for wheel in wheels:
        for name, data in _installed(wheel).items():
            _refuse_name(wheel, name)
            first = spelled.setdefault(name.lower(), name)
            if files.setdefault(first, data) != data or first != name:
                raise Unfit(sentence("wheel_collides", part=wheel, name=name))
    return files


def unmet(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return a line for every library (DLL) that a program needs and nobody brings along.

    Args:
        files: every file of the folder that will stand on the PC, by its path.
    """
    brought = {PurePosixPath(name).name.lower() for name in files}
    programs = [name for name in sorted(files) if name.lower().endswith((".pyd", ".dll"))]
    return tuple(
        sentence("library_unmet", file=name, needed=needed)
        for name in programs
        for needed in _needed(name, files[name])
        if needed not in brought and not _WINDOWS_OWN.fullmatch(needed)
    )


def _needed(name: str, program: bytes) -> tuple[str, ...]:
    try:
        return needed_libraries(program)
    except NotAProgram:
        raise Unfit(sentence("program_unreadable", file=name)) from None


def _installed(wheel: Wheel) -> dict[str, bytes]:
    placed = {_SPREAD.sub(r"\1", name): data for name, data in wheel.files.items()}
    return {name: data for name, data in placed.items() if not _LEFT_OUT.search(name)}


def _refuse_name(wheel: Wheel, name: str) -> None:
    if _FORBIDDEN.search(name) or _DEVICES.search(name):
        raise Unfit(sentence("wheel_file_name", part=wheel, name=name))
    if name.endswith(".pth"):
        raise Unfit(sentence("wheel_paths_file", part=wheel, name=name))
