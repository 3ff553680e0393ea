"""The libraries the product declares it needs: is each there, new enough, and can it be loaded?

The list is the product's own metadata; of a library's extras, the ones we ask for count too.
"""

from __future__ import annotations

import importlib
import operator
import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution, requires
from pathlib import PurePath
from typing import Any

PRODUCT = "dxten"

# Imported only once Google is asked: what they import tries the network as it loads (urllib3 binds
# a socket), and docs/security.md promises that without Google Sheets no socket is ever opened.
_LEFT_ALONE = frozenset({"gspread", "google-auth", "stamina"})

# PEP 508, as far as metadata of wheels uses it: name[extras]>=1.2,<3; marker
_REQUIREMENT = re.compile(r"([\w.-]+)\s*(?:\[([^\]]*)\])?\s*\(?([^;)]*)\)?\s*(?:;(.*))?")
_SPECIFIER = re.compile(r"(===?|[<>!~]=|[<>])\s*v?(\d+(?:\.\d+)*)")
_RELEASE = re.compile(r"v?(\d+(?:\.\d+)*)")
_COMPARED: Mapping[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "==": operator.eq,
    "===": operator.eq,
    "!=": operator.ne,
    "~=": operator.ge,
}


@dataclass(frozen=True, slots=True)
class Library:
    """One library: the versions ``wanted`` (">=8.1"), the one ``found`` ("" if it is missing)."""

    name: str
    wanted: str
    found: str
    loads: bool = True

    @property
    def fits(self) -> bool:
        """Tell whether the version is one of those wanted."""
        return all(
            _COMPARED[sign](version(self.found), version(number))
            for sign, number in _SPECIFIER.findall(self.wanted)
        )


def version(text: str) -> tuple[int, ...]:
    """Return the release of a version, without the zeros at its end: 1.10 equals 1.10.0.

    >>> version("1.10.0"), version("2.1.0rc1")
    ((1, 10), (2, 1))
    """
    found = _RELEASE.match(text.strip())
    numbers = [int(part) for part in found[1].split(".")] if found else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def needed(product: str = PRODUCT) -> tuple[Library, ...]:
    """Look at every library that ``product`` declares; empty if its metadata is not there."""
    try:
        declared = requires(product) or ()
    except PackageNotFoundError:
        return ()
    return tuple(each for text in declared for each in _looked_at(text))


def python_wanted(product: str = PRODUCT) -> tuple[int, ...]:
    """Return the oldest Python that ``product`` declares it runs on, () if nothing says so."""
    try:
        declared = distribution(product).metadata["Requires-Python"] or ""
    except PackageNotFoundError:
        return ()
    found = _SPECIFIER.search(declared)
    return version(found[2]) if found else ()


def _looked_at(requirement: str, extra: str = "") -> Iterator[Library]:
    """Yield the library of one requirement and those of its extras that are asked for."""
    parts = _REQUIREMENT.match(requirement)
    if parts is None or not _meant(parts[4] or "", extra):
        return
    name, wanted = parts[1], parts[3].strip()
    try:
        found = distribution(name)
    except PackageNotFoundError:
        yield Library(name, wanted, "")
        return
    yield Library(name, wanted, found.version, name in _LEFT_ALONE or _loads(found))
    for each in filter(None, re.split(r"[\s,]+", parts[2] or "")):
        for text in found.requires or ():
            yield from _looked_at(text, each)


def _meant(marker: str, extra: str) -> bool:
    """Tell whether a marker means this extra. Markers of systems are left to who installs."""
    if not extra:
        return not marker.strip()
    return bool(re.fullmatch(rf"""\s*extra\s*==\s*["']{re.escape(extra)}["']\s*""", marker))


def _loads(found: Distribution) -> bool:
    """Import the library: a file that got lost, or is held back, shows only then."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it says to programmers is not for organisers
            for name in packages(found):
                importlib.import_module(name)
    except Exception:  # noqa: BLE001 - whatever keeps it from being loaded, it cannot be used
        return False
    return True


def packages(found: Distribution) -> tuple[str, ...]:
    """Name the outermost packages of a library, ("google.auth", "google.oauth2") for one."""
    made_of = [PurePath(str(file)) for file in found.files or ()]
    folders = {file.parent for file in made_of if file.name == "__init__.py"}
    outer = [each for each in folders if folders.isdisjoint(each.parents) and ".." not in str(each)]
    return tuple(sorted(".".join(each.parts) for each in outer if each.parts))
