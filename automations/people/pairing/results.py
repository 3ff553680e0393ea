"""What a matching says: who is one person, and what a person has to say."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class Evidence:
    """How far one field of two records agrees: a level of that field, and what it counts.

    ``level`` is a code; its words are in ``config/matching.toml``. ``points`` may be negative.
    """

    field: str
    level: str
    points: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two records that may be one person: a person has to say.

    ``key``: of the question; see `automations.people.verdicts`. ``one`` < ``other``: records.
    """

    key: str
    one: int
    other: int
    points: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An answer that cannot hold beside the others: ``key`` is left out, ``others`` hold."""

    key: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """Who is one person, and what remains in doubt.

    ``persons``: for each record (ascending) ``person`` (the smallest record of the group), and
    for every record but that first one ``rung`` (the strongest by which it belongs there; else
    "") and ``merged_with`` (the record of the same person it met on that rung; else null).
    ``number_shared``: records whose staff number also stands on another person.
    ``held_apart``: records that may be either of two persons who are not one, and so are neither.
    ``doubts``: pairs nobody has judged, the likeliest first; one a pair of persons. ``waiting``:
    those a person put off (保留). ``contradictions``: answers that could not be followed.
    """

    persons: pl.DataFrame
    number_shared: tuple[int, ...]
    held_apart: tuple[int, ...]
    doubts: tuple[Doubt, ...] = ()
    waiting: tuple[Doubt, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
