"""The lock file, as far as it applies on a city PC: name, version and hashes of every library."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name
from packaging.version import Version

from templates.portable.unfit import Unfit, sentence

# Of the two runtimes that polars asks for, it loads this one only where the other is missing, and
# the other runs on every PC: without it the folder is 160 MB smaller. はじめる.cmd sees to it that
# nobody's settings ask for it.
LEFT_OUT = frozenset({canonicalize_name("polars-runtime-32")})
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Locked:
    """One library at one version; any of the hashes is one of its files."""

    name: NormalizedName
    version: Version
    hashes: frozenset[str]

    def __str__(self) -> str:
        return f"{self.name} {self.version}"

    @property
    def line(self) -> str:
        """Return the line that pip checks a download by, without the condition it met."""
        hashes = " ".join(f"--hash=sha256:{each}" for each in sorted(self.hashes))
        return f"{self.name}=={self.version} {hashes}"


def read_lock(path: Path, environment: Mapping[str, str]) -> tuple[Locked, ...]:
    """Return what of a lock file is wanted there, in the order of names.

    The lock serves every system: a condition such as ``sys_platform == 'win32'`` is judged by
    ``environment``, never by the machine that builds. What is in `LEFT_OUT` is not wanted.

    Raises:
        Unfit: a library has no exact version or no hash, or is wanted at two versions.
    """
    found = sorted(_locked(path, environment), key=lambda each: each.name)
    names = [each.name for each in found]
    if twice := sorted({each for each in names if names.count(each) > 1}):
        raise Unfit(sentence("lock_twice", file=path.name, names="、".join(twice)))
    return tuple(found)


def _locked(path: Path, environment: Mapping[str, str]) -> Iterator[Locked]:
    for block in re.split(r"\n(?=\w)", path.read_text(encoding="utf-8")):
        if not re.match(r"\w", block):
            continue  # the comment at the top
        line = block.partition("\n")[0].removesuffix("\\").strip()
        requirement = Requirement(line)
        if canonicalize_name(requirement.name) in LEFT_OUT:
            continue
        if requirement.marker and not requirement.marker.evaluate(environment):
            continue
        pins = [each.version for each in requirement.specifier if each.operator == "=="]
        hashes = frozenset(_HASH.findall(block))
        if len(pins) != 1 or not hashes:
            raise Unfit(sentence("lock_open", file=path.name, line=line))
        yield Locked(canonicalize_name(requirement.name), Version(pins[0]), hashes)
