"""The official embeddable Python for Windows, as the file that was handed in.

The file tells its own version by the names inside it (``python312._pth``) and, to the last digit,
by the description within its library. Anything else is refused before anything is built.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.tags import Tag, compatible_tags, cpython_tags

from templates.portable.programs import AMD64, machine, product_version
from templates.portable.unfit import Unfit, sentence
from templates.portable.wheels import OUTSIDE

PLATFORM = "win_amd64"
_OLDEST = (3, 11)
_LARGEST = 200_000_000  # bytes unpacked; such a Python has about 25 MB
_PINNED = Path(__file__).with_name("python.toml")
_NAMES = re.compile(r"python(\d)(\d+)\._pth")
# What our libraries are linked against besides Windows itself stands beside python.exe.
_NEEDED = ("python.exe", "python3.dll", "vcruntime140.dll", "vcruntime140_1.dll", "LICENSE.txt")


@dataclass(frozen=True, slots=True)
class EmbeddedPython:
    """The files of the zip by name, with what they say of themselves."""

    minor: tuple[int, int]
    version: str
    digest: str
    files: Mapping[str, bytes]

    @property
    def short(self) -> str:
        """Return the version as file names write it, such as ``312``."""
        return f"{self.minor[0]}{self.minor[1]}"

    @property
    def tags(self) -> frozenset[Tag]:
        """Return every kind of wheel this Python can load."""
        tag = f"cp{self.short}"
        own = cpython_tags(self.minor, [tag], [PLATFORM])
        return frozenset([*own, *compatible_tags(self.minor, tag, [PLATFORM])])

    @property
    def environment(self) -> dict[str, str]:
        """Return what a lock file's conditions are judged by: the city PC, not this machine."""
        return {
            "implementation_name": "cpython",
            "implementation_version": self.version,
            "os_name": "nt",
            "platform_machine": "AMD64",
            "platform_python_implementation": "CPython",
            "platform_release": "10",
            "platform_system": "Windows",
            "platform_version": "10.0.19045",
            "python_full_version": self.version,
            "python_version": ".".join(map(str, self.minor)),
            "sys_platform": "win32",
        }


@dataclass(frozen=True, slots=True)
class Pinned:
    """The version this product is meant to travel with, where it is, and its hash."""

    version: str
    address: str
    sha256: str


def pinned() -> Pinned:
    """Read ``python.toml``."""
    return Pinned(**tomllib.loads(_PINNED.read_text(encoding="utf-8")))


def read_embedded_python(path: Path) -> EmbeddedPython:
    """Read the zip.

    Raises:
        Unfit: it is no zip, no embeddable Python, too old, or not for 64-bit Windows; or it is
            the pinned version and yet not the pinned file.
    """
    files = _files(path)
    minor = _minor(path.name, files)
    short = f"{minor[0]}{minor[1]}"
    wanted = (*_NEEDED, f"python{short}.dll", f"python{short}.zip")
    if missing := [name for name in wanted if name not in files]:
        raise _unfit(path.name, "why_lacks", names="、".join(missing))
    if machine(files["python.exe"]) != AMD64:
        raise _unfit(path.name, "why_not_64")
    version = product_version(files[f"python{short}.dll"]) or f"{minor[0]}.{minor[1]}.0"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    _refuse_other_than_pinned(path.name, version, digest)
    return EmbeddedPython(minor, version, digest, files)


def _files(path: Path) -> dict[str, bytes]:
    if not path.is_file():
        raise Unfit(sentence("zip_missing", file=path.name or "PYTHON_ZIP"))
    try:
        with zipfile.ZipFile(path) as package:
            members = [each for each in package.infolist() if not each.is_dir()]
            _refuse_unbounded(path.name, members)
            return {each.filename: package.read(each) for each in members}
    except (OSError, zipfile.BadZipFile, RuntimeError):  # the last: encrypted, or packed unusually
        raise _unfit(path.name, "why_no_zip") from None


def _refuse_unbounded(name: str, members: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse what would be written elsewhere, or fill the memory: only one version is pinned."""
    if outside := [each.filename for each in members if OUTSIDE.search(each.filename)]:
        raise _unfit(name, "why_outside", names=outside[0])
    if sum(each.file_size for each in members) > _LARGEST:
        raise _unfit(name, "why_too_large")


def _minor(name: str, files: Mapping[str, bytes]) -> tuple[int, int]:
    found = [match for each in files if (match := _NAMES.fullmatch(each))]
    if len(found) != 1:
        raise _unfit(name, "why_no_paths")
    minor = (int(found[0][1]), int(found[0][2]))
    if minor < _OLDEST:
        raise _unfit(name, "why_too_old", version=f"{minor[0]}.{minor[1]}")
    return minor


def _refuse_other_than_pinned(name: str, version: str, digest: str) -> None:
    known = pinned()
    if version == known.version and digest != known.sha256:
        raise Unfit(sentence("zip_changed", file=name, version=version, digest=digest))


def _unfit(name: str, why: str, **values: str) -> Unfit:
    return Unfit(sentence("zip_unfit", file=name, why=sentence(why, **values)))
