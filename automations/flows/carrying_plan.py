"""What becomes of each file when a copy comes back: a pure function of three digests.

Ours, theirs, and what both had in common when the copy left. A file of one side is taken whole or
not at all: nobody merges the cells of people's books.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from automations.ledger.carried import path_key

ABSENT = ""


class Fate(Enum):
    """What becomes of a file here."""

    SAME = auto()
    KEEP = auto()  # ours stands
    TAKE = auto()  # theirs takes its place
    CLASH = auto()  # both changed: a person has to see
    GONE_THERE = auto()  # taken away there; ours stands
    GONE_HERE = auto()  # taken away here; it stays away
    BACK_AGAIN = auto()  # taken away here, changed there: theirs comes back


@dataclass(frozen=True, slots=True)
class Sides:
    """One file's digest on each side, and the common one; ``ABSENT`` where there is no file.

    ``base`` is None where nothing is known of what the sides had in common.
    """

    ours: str
    theirs: str
    base: str | None


def fate(sides: Sides) -> Fate:
    """Return what becomes of a file.

    >>> fate(Sides("a", "b", "a")), fate(Sides("b", "a", "a")), fate(Sides("b", "c", "a"))
    (<Fate.TAKE: 3>, <Fate.KEEP: 2>, <Fate.CLASH: 4>)
    """
    ours, theirs, base = sides.ours, sides.theirs, sides.base or ABSENT
    table = (
        (Fate.SAME, ours == theirs),
        (Fate.TAKE, not base and ours == ABSENT),
        (Fate.KEEP, not base and theirs == ABSENT),
        (Fate.GONE_THERE, theirs == ABSENT),
        (Fate.GONE_HERE, ours == ABSENT and theirs == base),
        (Fate.BACK_AGAIN, ours == ABSENT),
        (Fate.KEEP, theirs == base),
        (Fate.TAKE, ours == base),
    )
    return next((fate for fate, holds in table if holds), Fate.CLASH)


def fates(
    ours: Mapping[str, str],
    theirs: Mapping[str, str],
    base: Mapping[str, str] | None,
    same: Mapping[str, str],
) -> Iterator[tuple[str, Fate]]:
    """Yield each file's path and what becomes of it, in the order of the paths.

    Args:
        ours: digests by path.
        theirs: likewise.
        base: digests by `path_key`, or None if nothing is known.
        same: for digests of books that differ by nothing but our own writing, one of them; of
            such books ours stands.
    """
    for path in sorted(ours.keys() | theirs.keys()):
        here, there = ours.get(path, ABSENT), theirs.get(path, ABSENT)
        common = None if base is None else base.get(path_key(path), ABSENT)
        one, other = same.get(here, here), same.get(there, there)
        found = fate(Sides(one, other, same.get(common, common) if common else common))
        yield path, Fate.KEEP if found is Fate.SAME and here != there else found


def next_base(
    ours: Mapping[str, str], theirs: Mapping[str, str], base: Mapping[str, str]
) -> dict[str, str]:
    """Return what both sides have in common once theirs was taken; ``ours`` is as it is then."""
    alike = {path_key(path): each for path, each in theirs.items() if ours.get(path) == each}
    return {**base, **alike}
