"""What a matching compares: fields, their levels of agreement, and what is certain.

The engine knows no field by name. A `Scheme` is the whole of what it knows of some data: it is a
table of rows (code, condition, points), first match wins, so another list of people needs another
scheme and no other code. `automations.people.pairing.registrations.OURS` is the one of ours.

Points are about ten a factor of ten (decibels of odds), always integers. What two records have in
common counts the more the fewer records have it: a level may name a column by whose rarity among
the records it gains. Half of all that counts against a pair is that there are so many others: a
pair is worth a question where its points exceed those of the number of records.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import polars as pl

OTHER = ":other"
Levels: TypeAlias = Mapping[str, tuple[str, ...]]
"""Levels by their field."""


def one(column: str) -> pl.Expr:
    """Return a prepared column of the first record of a pair."""
    return pl.col(column)


def other(column: str) -> pl.Expr:
    """Return a prepared column of the second record of a pair."""
    return pl.col(f"{column}{OTHER}")


def both_have(column: str) -> pl.Expr:
    """Hold where both records have something in the column."""
    return (one(column) != "") & (other(column) != "")


def one_lacks(column: str) -> pl.Expr:
    """Hold where at least one record has nothing in the column."""
    return (one(column) == "") | (other(column) == "")


def same(column: str) -> pl.Expr:
    """Hold where both records have the same, and something, in the column."""
    return (one(column) == other(column)) & (one(column) != "")


def apart(column: str) -> pl.Expr:
    """Hold where both records have something in the column, and not the same."""
    return both_have(column) & (one(column) != other(column))


@dataclass(frozen=True, slots=True)
class Level:
    """How far a field agrees: ``holds`` is asked of a pair, ``points`` may be negative.

    ``rare``: a prepared column; the fewer records have what the pair has there, the more points
    are added, but not more than ``most``.
    """

    code: str
    holds: pl.Expr
    points: int
    rare: str = ""
    most: int = 99


@dataclass(frozen=True, slots=True)
class Field:
    """One field and its ladder of levels; the first that holds is the level of the pair.

    The last level has to hold always.
    """

    name: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """A reason that is certain: each field named stands on one of the levels named.

    ``unless``: levels of fields that forbid it; what they leave may still be a question.
    """

    code: str
    asks: Levels
    unless: Levels = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number for each pair that no expression can give, such as an edit distance.

    ``of`` is asked of the two texts of ``column`` where ``needed`` holds; else it is null.
    """

    name: str
    column: str
    of: Callable[[str, str], int]
    needed: pl.Expr


@dataclass(frozen=True, slots=True, eq=False)
class Scheme:
    """The whole knowledge of some data; a scheme is equal to itself alone.

    ``prepare``: adds the columns compared (String, "" for nothing) to the records.
    ``compared``: the prepared columns that levels and measures look at; ``rarities``: those of
    them (or others) by whose rarity a level may gain.
    ``blocks``: records are compared that agree in all columns of a block, none of them empty.
    Where more than ``window`` + 1 records agree in the one column of a block, only those blocks
    count that narrow it (that have the column and others); where none does, each record is
    compared with the next ``window`` in the order of their contents. So there are at most
    ``window`` pairs a record and block.
    ``worth``: what a pair must have to be looked at any further; None for nothing.
    ``identity``: the column of a number that a person has only one of; "" where there is none.
    ``identity_levels``: levels of the field of that number at which two persons with two numbers
    are still worth a question.
    ``certain``: the rungs, the strongest first. ``ask_from``: how far the points of a pair have to
    exceed those of the number of records to be worth a question; ``never_ask``: no question
    whatever the points where each field named stands on one of the levels named.
    """

    prepare: Callable[[pl.DataFrame], pl.DataFrame]
    compared: tuple[str, ...]
    rarities: tuple[str, ...]
    measures: tuple[Measure, ...]
    fields: tuple[Field, ...]
    blocks: tuple[tuple[str, ...], ...]
    certain: tuple[Rung, ...]
    worth: pl.Expr | None = None
    identity: str = ""
    identity_levels: Levels = field(default_factory=dict)
    never_ask: Levels = field(default_factory=dict)
    ask_from: int = 0
    window: int = 12

    def stands_on(self, wanted: Levels) -> list[pl.Expr]:
        """Hold, for each field named, where a compared pair stands on one of the levels named."""
        return [
            (pl.col(f"level_{name}") & self._bits(name, codes)) != 0
            for name, codes in wanted.items()
        ]

    def _bits(self, name: str, codes: tuple[str, ...]) -> int:
        found = next(each for each in self.fields if each.name == name)
        known = [level.code for level in found.levels]
        return sum(1 << known.index(code) for code in codes)


def rarity(records: int, having: int) -> int:
    """Return the points of sharing what ``having`` of so many records have.

    >>> rarity(1000, 1), rarity(1000, 10), rarity(1000, 1000)
    (29, 19, 0)
    """
    return (records**3 // having**3).bit_length() - 1
