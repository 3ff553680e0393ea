"""What 説明 says of the award: a heading and steps, each a few sentences; nothing of a format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ToldStep:
    """One step on the way from the ballots to the result; ``lines`` are sentences."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An entry, a ballot or a voter: ``label`` names it, ``summary`` says what became of it."""

    label: str
    summary: str
    steps: tuple[ToldStep, ...] = ()


def step(title: str, lines: Iterable[str]) -> ToldStep:
    """Return a step of these lines."""
    return ToldStep(title, tuple(lines))


def without_empty(steps: Iterable[ToldStep]) -> tuple[ToldStep, ...]:
    """Return the steps that have anything to say."""
    return tuple(each for each in steps if each.lines)
