"""The rehearsal's panel: who judges the finalists, by what standards, and who must keep out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from automations.registration.rules import Kind
from automations.rehearsal.contest import event_text
from automations.rehearsal.people import Inventor
from automations.rehearsal.words import host_body, words

if TYPE_CHECKING:
    from random import Random


@dataclass(frozen=True, slots=True)
class Standards:
    """What the panel goes by; ``weights`` go by criterion and make 100 together."""

    criteria: tuple[str, ...]
    weights: tuple[int, ...]
    marks: range


@dataclass(frozen=True, slots=True)
class Panellist:
    """One judge; ``number`` starts at 1, ``recused`` is the entry not to be judged, or 0."""

    number: int
    name: str
    kana: str
    post: str
    body: str
    recused: int = 0

    @property
    def label(self) -> str:
        """Number and name, as score sheets name a judge."""
        return f"{self.number} {self.name}"


def standards() -> Standards:
    """Read what the panel goes by from the rehearsal's settings."""
    judging = tomllib.loads(event_text())["award"]["judging"]
    panel, listed = judging["panel"], judging["criteria"]
    return Standards(
        criteria=tuple(each["name"] for each in listed),
        weights=tuple(each["weight"] for each in listed),
        marks=range(panel["lowest_mark"], panel["highest_mark"] + 1),
    )


def panel_of(rng: Random, section: str, entry: int) -> tuple[Panellist, ...]:
    """Invent the judges; the head of ``section`` is among them and keeps out of its ``entry``."""
    inventor = Inventor(rng)
    return tuple(
        _panellist(inventor, number, line, section, entry)
        for number, line in enumerate(words("judging")["judges"], 1)
    )


def _panellist(inventor: Inventor, number: int, line: str, section: str, entry: int) -> Panellist:
    post, body = (part.strip() for part in line.split("|"))
    someone = inventor.person(Kind.HOST, host_body(), section)
    recused = entry if "{section}" in post else 0
    said = (post.format(section=section), body.format(section=section))
    return Panellist(number, someone.name, someone.kana, *said, recused)
