"""The word lists of the rehearsal, read from ``config/rehearsal/``: names, sections, bodies."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from automations import resources

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation, where its mail comes from, and how people write its name."""

    name: str
    domain: str
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the ward office and the name of its shared mailbox."""

    name: str
    mailbox: str
    department: str


@cache
def words(name: str) -> Mapping[str, Any]:
    """Return one file of ``config/rehearsal/``, such as ``words("names")``."""
    text = resources.config_file(f"rehearsal/{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def host_body() -> Body:
    """Return the ward office itself."""
    listed = words("sections")
    return Body(listed["host"], listed["domain"], tuple(listed["written"]))


@cache
def host_sections() -> tuple[Section, ...]:
    """Return the sections of the ward office, in the order of its chart."""
    return tuple(
        _section(line, department["name"])
        for department in words("sections")["departments"]
        for line in department["sections"]
    )


def _section(line: str, department: str) -> Section:
    name, mailbox = _parted(line)
    return Section(name, mailbox, department)


@cache
def bodies(role: str) -> tuple[Body, ...]:
    """Return the bodies ``visiting``, ``exhibiting`` or ``speaking``.

    >>> bodies("visiting")[0].spellings
    ('みなと台市', 'みなと台市役所', 'みなと台 市')
    """
    return tuple(_body(line) for line in words("bodies")[role])


def _body(line: str) -> Body:
    name, domain, others = _parted(line)
    # Blanks at the end of a spelling are part of it: people type them.
    return Body(name, domain, (name, *(other for other in others.split("、") if other)))


def _parted(line: str) -> list[str]:
    return [part.strip(" ") for part in line.split("|")]


@cache
def romaji() -> Mapping[str, str]:
    """Return Latin letters for each kana and for each pair that is one sound."""
    listed = words("names")["romaji"]
    letters = dict(pair.split() for pair in listed["double"])
    for row in listed["single"]:
        kana, *sounds = row.split()
        letters |= dict(zip(kana, sounds, strict=True))
    return letters


@cache
def written_alike() -> tuple[str, ...]:
    """Return the groups of characters that people write for one another, the usual one first."""
    return tuple(words("names")["written_alike"])
