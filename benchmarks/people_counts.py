"""How right a grouping of records is, counted in pairs; no figure here rests on a sample."""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of records: of one person in ``truth``, of one group as ``found``, and in ``both``."""

    truth: int
    found: int
    both: int

    def __add__(self, other: Pairs) -> Pairs:
        """Pool two rehearsals."""
        return Pairs(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))

    @property
    def precision(self) -> float:
        """Of the pairs found, the share that is true; 1 where none is found."""
        return self.both / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of the true pairs, the share that is found."""
        return self.both / self.truth if self.truth else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        everything = self.truth + self.found
        return 2 * self.both / everything if everything else 1.0


def pairs(truth: Sequence[int], found: Sequence[int]) -> Pairs:
    """Count pairs after closure: ``truth`` and ``found`` say, a record each, whom it belongs to.

    >>> pairs([1, 1, 1, 2], [7, 7, 8, 8])
    Pairs(truth=3, found=2, both=1)
    """
    together = zip(truth, found, strict=True)
    return Pairs(*(_within(Counter(labels)) for labels in (truth, found, together)))


def _within(sizes: Mapping[object, int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def joined(groups: Sequence[int], links: Iterable[tuple[int, int]]) -> list[int]:
    """Close groups over more links between records; the smallest group gives its label.

    >>> joined([0, 0, 2, 3, 4], [(1, 3), (3, 4)])
    [0, 0, 2, 0, 0]
    """
    parent = {label: label for label in groups}

    def root(label: int) -> int:
        while parent[label] != label:
            parent[label] = parent[parent[label]]
            label = parent[label]
        return label

    for one, other in links:
        low, high = sorted((root(groups[one]), root(groups[other])))
        parent[high] = low
    return [root(label) for label in groups]
