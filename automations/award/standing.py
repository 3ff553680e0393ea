"""A standing: what an entry got, exactly, and where that puts it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from automations.award.entries import Entry
from automations.tables.report import Table


@dataclass(frozen=True, slots=True)
class ClassValue:
    """What one class of voters gave an entry, before weight and share.

    ``value``: what the way of counting makes of this class alone; with shares, sums are divided
    by the number of ballots of the class. ``ballots``: how many of its ballots chose the entry.
    """

    name: str
    value: Fraction
    ballots: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What an entry got, exactly, and where that puts it.

    ``score`` is in points of the scale of marks: summed over the supporters, or their mean.
    ``criteria`` are the totals (means) of the marks without weights, in the declared order.
    ``supporters`` is the number of counted ballots that chose the entry, ``top_marks`` the number
    of highest marks it got. Ranks start at 1; equal scores share the better one.

    ``lower_wins``: the score is a sum of places, or a place. ``raw``: the sum of all that was given
    to it, without weights, in points. ``levels``: how often it got each level, the best first
    (marks: the highest down to the lowest, over all criteria; orders: 1st, 2nd, ..., where a
    shared place counts as the better one). ``distribution``: for each criterion, (points, how
    often), from the highest down. ``classes``: what each class of voters gave it, in the declared
    order.
    """

    entry: Entry
    score: Fraction
    criteria: tuple[Fraction, ...]
    supporters: int
    top_marks: int
    rank: int = 0
    rank_in_category: int = 0
    lower_wins: bool = False
    raw: Fraction = Fraction(0)
    levels: tuple[int, ...] = ()
    distribution: tuple[tuple[tuple[Fraction, int], ...], ...] = ()
    classes: tuple[ClassValue, ...] = ()

    @property
    def merit(self) -> Fraction:
        """What decides: more is better, whatever the score counts."""
        return -self.score if self.lower_wins else self.score


@dataclass(frozen=True, slots=True)
class Tally:
    """The standings, and what people must see to follow them: rounds, duels, parts by class."""

    standings: tuple[Standing, ...]
    tables: tuple[Table, ...] = ()
