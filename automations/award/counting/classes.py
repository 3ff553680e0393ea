"""Classes of voters: their weights and shares, and what each of them gave.

A way of counting says what it makes of a *pool*: what several classes gave one entry, each with
the weight of its ballots. Without classes everybody is one pool. With weights all classes are one
pool. With shares each class is a pool of its own; a sum is divided by the ballots of its class, so
that classes of different size weigh as their shares, and where a class said nothing of an entry,
the mean is that of the other classes: silence is not nought.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, Protocol, TypeVar

from automations.award.rules import AwardRules, VoterClass
from automations.award.standing import ClassValue


class Given(Protocol):
    """What one class gave one entry."""

    @property
    def supporters(self) -> int:
        """Return how many ballots gave it."""


_Part = TypeVar("_Part", bound=Given)
Pool = Sequence[tuple[Fraction, _Part]]
Parts = Mapping[int, Mapping[str, _Part]]  # by number of the entry, then by class


@dataclass(frozen=True, slots=True)
class Way(Generic[_Part]):
    """A way of counting: what it makes of a pool (None: nothing to count), and whether it adds up.

    ``sums``: the value grows with the number of ballots.
    """

    value: Callable[[Pool[_Part]], Fraction | None]
    sums: bool


@dataclass(frozen=True, slots=True)
class Score:
    """The score of an entry (None: nobody said anything of it), and what each class gave."""

    value: Fraction | None
    classes: tuple[ClassValue, ...] = ()


def scores(
    parts: Parts[_Part], way: Way[_Part], rules: AwardRules, ballots: Mapping[str, int]
) -> Mapping[int, Score]:
    """Return the score of each entry; ``ballots``: those that count, by class."""
    if not rules.voter_classes:
        return {number: Score(way.value(_pool(own, {}))) for number, own in parts.items()}
    named = class_names(rules, ballots)
    weights = {each.name: each.weight for each in rules.voter_classes}
    shares = shares_of(rules)
    divisors = {name: ballots.get(name, 0) or 1 if way.sums and shares else 1 for name in named}
    found = {}
    for number, own in parts.items():
        alone = {name: _alone(own.get(name), way, divisors[name]) for name in named}
        value = _shared(alone, shares) if shares else way.value(_pool(own, weights))
        given = [
            ClassValue(name, alone[name] or Fraction(0), _supporters(own.get(name)))
            for name in named
        ]
        found[number] = Score(value, tuple(given))
    return found


def class_names(rules: AwardRules, ballots: Mapping[str, int]) -> tuple[str, ...]:
    """Return the classes in the declared order, then any that voted without being declared."""
    declared = [each.name for each in rules.voter_classes]
    return (*declared, *sorted(name for name in ballots if name not in declared))


def shares_of(rules: AwardRules) -> Mapping[str, Fraction]:
    """Return the share of each class, 1 in all; nothing where no class has one."""
    whole = sum((each.share for each in rules.voter_classes), Fraction(0))
    return {each.name: each.share / whole for each in rules.voter_classes} if whole else {}


def ballot_weights(rules: AwardRules, ballots: Mapping[str, int]) -> Mapping[str, Fraction]:
    """Return what one ballot of each class weighs where whole ballots are counted.

    With shares the ballots weigh as many as there are, in all, each class as its share of them.
    """
    shares = shares_of(rules)
    if shares:
        everybody = sum(ballots.values())
        return {
            name: shares.get(name, Fraction(0)) * everybody / own for name, own in ballots.items()
        }
    declared: Mapping[str, VoterClass] = {each.name: each for each in rules.voter_classes}
    return {name: declared[name].weight if name in declared else Fraction(1) for name in ballots}


def _pool(own: Mapping[str, _Part], weights: Mapping[str, Fraction]) -> Pool[_Part]:
    return [(weights.get(name, Fraction(1)), part) for name, part in sorted(own.items())]


def _shared(
    alone: Mapping[str, Fraction | None], shares: Mapping[str, Fraction]
) -> Fraction | None:
    """Mix the classes by their shares; those that said nothing leave theirs to the others."""
    said = {name: value for name, value in alone.items() if value is not None}
    whole = sum((shares.get(name, Fraction(0)) for name in said), Fraction(0))
    if not whole:
        return None
    mixed = sum(
        (shares.get(name, Fraction(0)) * value for name, value in said.items()), Fraction(0)
    )
    return mixed / whole


def _alone(part: _Part | None, way: Way[_Part], divisor: int) -> Fraction | None:
    """Return what the class alone makes of an entry: no word of it adds nothing to a sum."""
    value = way.value([(Fraction(1), part)]) if part else None
    if value is None:
        return Fraction(0) if way.sums else None
    return value / divisor


def _supporters(part: Given | None) -> int:
    return part.supporters if part else 0
