"""How far a figure pooled over seeds may be off: 95 % intervals.

Seeds are drawn anew (bootstrap, with a fixed seed of its own), as pairs within one rehearsal
depend on each other. Where no seed shows a single failure that says nothing: so the interval is
widened to Wilson's for the pooled share.
"""

from __future__ import annotations

from math import sqrt
from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DRAWS = 4_000
_Z = 1.959964
_LOW, _HIGH = 0.025, 0.975
T = TypeVar("T")


def resampled(found: Sequence[T], figure: Callable[[Sequence[T]], float]) -> tuple[float, float]:
    """Return where 95 of 100 figures lie when seeds are drawn anew, with replacement."""
    chance = Random(20241224)  # noqa: S311 - repeatable, no secret
    figures = sorted(figure(chance.choices(found, k=len(found))) for _ in range(_DRAWS))
    return figures[round(_LOW * _DRAWS)], figures[round(_HIGH * _DRAWS) - 1]


def wilson(hits: int, among: int) -> tuple[float, float]:
    """Return Wilson's interval for a share; the whole range where nothing was counted.

    >>> [round(bound, 4) for bound in wilson(10, 10)]
    [0.7225, 1.0]
    """
    if not among:
        return 0.0, 1.0
    share = hits / among
    middle = share + _Z**2 / (2 * among)
    reach = _Z * sqrt(share * (1 - share) / among + _Z**2 / (4 * among**2))
    whole = 1 + _Z**2 / among
    return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)


def share(
    found: Sequence[T], hits: Callable[[T], int], among: Callable[[T], int]
) -> tuple[float, tuple[float, float]]:
    """Return a share pooled over seeds, and its interval: the wider of both on either side."""

    def pooled(those: Sequence[T]) -> float:
        return sum(map(hits, those)) / max(sum(map(among, those)), 1)

    drawn = resampled(found, pooled)
    counted = wilson(sum(map(hits, found)), sum(map(among, found)))
    return pooled(found), (min(drawn[0], counted[0]), max(drawn[1], counted[1]))
