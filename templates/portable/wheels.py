"""Wheels: which of a folder are the ones the lock file names, and what is inside them."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path

from packaging.tags import Tag
from packaging.utils import (
    InvalidWheelFilename,
    NormalizedName,
    canonicalize_name,
    parse_wheel_filename,
)
from packaging.version import Version

from templates.portable.lock import Locked
from templates.portable.unfit import Unfit, sentence

PRODUCT = canonicalize_name("dxten")
# What `collecting` puts beside the wheels.
NOTES = frozenset({"requirements.txt", "お読みください.txt"})
_LICENCE = re.compile(r"\.dist-info/(?:licenses/.+|(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*)$")
_METADATA = re.compile(r"[^/]+\.dist-info/METADATA")
OUTSIDE = re.compile(r"^/|^[A-Za-z]:|(?:^|/)\.\.(?:/|$)|\\")  # names that lead out of a folder


@dataclass(frozen=True, slots=True)
class Wheel:
    """One wheel: ``digest`` is that of the file, ``files`` are its members by name."""

    name: NormalizedName
    version: Version
    digest: str
    files: Mapping[str, bytes]

    def __str__(self) -> str:
        return f"{self.name} {self.version}"

    @property
    def licences(self) -> dict[str, bytes]:
        """Return the licence texts by the path they have below ``.dist-info``."""
        found = {name: data for name, data in self.files.items() if _LICENCE.search(name)}
        return {re.sub(r"^[^/]+/(?:licenses/)?", "", name): data for name, data in found.items()}

    @property
    def licence(self) -> str:
        """Return the licence the wheel declares, in the clearest form it declares it."""
        told = self._metadata()
        classifiers = [
            each.rpartition(" :: ")[2]
            for each in told.get_all("Classifier", [])
            if each.startswith("License :: ")
        ]
        first = str(told.get("License", "")).strip().partition("\n")[0]
        return self.licence_expression or "; ".join(classifiers) or first

    @property
    def licence_expression(self) -> str:
        """Return the licence as an SPDX expression, or "" if the wheel does not state one."""
        return str(self._metadata().get("License-Expression", ""))

    def _metadata(self) -> Message:
        text = next(data for name, data in self.files.items() if _METADATA.fullmatch(name))
        return HeaderParser().parsestr(text.decode("utf-8"))


def open_wheel(path: Path) -> Wheel:
    """Read a wheel whole.

    Raises:
        Unfit: it is no wheel, lacks its description or its licence, or would write elsewhere.
    """
    name, version, _, _ = _parsed(path)
    try:
        with zipfile.ZipFile(path) as package:
            files = {each: package.read(each) for each in _members(package)}
    except (OSError, zipfile.BadZipFile, RuntimeError):  # the last: encrypted, or packed unusually
        raise Unfit(sentence("wheel_unreadable", file=path.name)) from None
    if unsafe := [each for each in files if OUTSIDE.search(each)]:
        raise Unfit(sentence("wheel_outside", file=path.name, name=unsafe[0]))
    if not any(_METADATA.fullmatch(each) for each in files):
        raise Unfit(sentence("wheel_no_metadata", file=path.name))
    wheel = Wheel(name, version, digest_of(path), files)
    if not wheel.licences:
        raise Unfit(sentence("wheel_no_licence", file=path.name))
    return wheel


def chosen(
    folder: Path, locked: Sequence[Locked], tags: frozenset[Tag], *, with_product: bool = True
) -> tuple[Path, ...]:
    """Return the wheel of every locked library, in the order of the lock, and nothing else.

    Raises:
        Unfit: one line for every wheel that is missing, not the locked one, or not asked for.
    """
    wheels = {path: _parsed(path) for path in sorted(folder.glob("*.whl"))}
    faults: list[str] = []
    found: list[Path] = []
    for each in locked:
        fitting = [
            path
            for path, (name, version, _, kinds) in wheels.items()
            if (name, version) == (each.name, each.version) and not tags.isdisjoint(kinds)
        ]
        found.extend(fitting)
        faults.extend(_faults(each, fitting))
    own = {p for p, (name, *_) in wheels.items() if name == PRODUCT} if with_product else set()
    faults.extend(
        sentence("wheel_extra", file=path.name)
        for path in sorted(folder.iterdir())
        if path not in found and path not in own and path.name not in NOTES
    )
    if faults:
        raise Unfit(*faults)
    return tuple(found)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, in lower-case hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _faults(locked: Locked, fitting: Sequence[Path]) -> Iterator[str]:
    if not fitting:
        yield sentence("wheel_missing", part=locked)
    if len(fitting) > 1:
        yield sentence("wheel_twice", part=locked, count=len(fitting))
    for path in fitting:
        if digest_of(path) not in locked.hashes:
            yield sentence("wheel_changed", file=path.name)


def _parsed(path: Path) -> tuple[NormalizedName, Version, object, frozenset[Tag]]:
    try:
        return parse_wheel_filename(path.name)
    except InvalidWheelFilename:
        raise Unfit(sentence("wheel_name", file=path.name)) from None


def _members(package: zipfile.ZipFile) -> list[str]:
    return [each.filename for each in package.infolist() if not each.is_dir()]
