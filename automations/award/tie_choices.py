"""Every way in which a tie can fall: which of the tied can be chosen together, and no more of them.

Entries of one kind can stand for each other, so what is looked for are numbers of each kind. A
search that grows too long is given up: then nothing is listed, and an answer is checked instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations, product
from math import comb, prod

from automations.award.quotas import Kind, Room

_MOST_STEPS = 2000


def largest_choices(room: Room, kinds: Mapping[Kind, int]) -> list[Counter[Kind]] | None:
    """Return all numbers of each kind that fit together and leave no room for one more.

    None if there are too many to look through.
    """
    search = _Search(sorted(kinds.items()))
    search.go(room.copy(), 0, Counter())
    return None if search.steps > _MOST_STEPS else search.found


def most_of(room: Room, kinds: Mapping[Kind, int]) -> int:
    """Return how many of these fit at most (at least nearly: where bounds cross too much)."""
    ways = None if room.limits.nested else largest_choices(room, kinds)
    return max((one.total() for one in ways), default=0) if ways else room.rank(kinds)


def as_entries(
    choices: Sequence[Counter[Kind]], numbers: Mapping[Kind, Sequence[int]], most: int
) -> tuple[tuple[int, ...], ...]:
    """Return the choices as numbers of entries, the largest first; none if more than ``most``."""
    ways = (prod(comb(len(numbers[kind]), some) for kind, some in one.items()) for one in choices)
    if sum(ways) > most:
        return ()
    every = (each for one in choices for each in _entries(one, numbers))
    return tuple(sorted(every, key=lambda each: (-len(each), each)))


def _entries(
    choice: Counter[Kind], numbers: Mapping[Kind, Sequence[int]]
) -> Iterator[tuple[int, ...]]:
    for parts in product(*(combinations(numbers[kind], some) for kind, some in choice.items())):
        yield tuple(sorted(chain.from_iterable(parts)))


@dataclass(slots=True)
class _Search:
    kinds: Sequence[tuple[Kind, int]]
    found: list[Counter[Kind]] = field(default_factory=list)
    steps: int = 0

    def go(self, room: Room, place: int, chosen: Counter[Kind]) -> None:
        """Try each number of the kind at ``place``, the room having what was chosen before."""
        self.steps += 1
        if self.steps > _MOST_STEPS:
            return
        if place == len(self.kinds):
            self._keep(room, chosen)
            return
        kind, number = self.kinds[place]
        for taken in range(number + 1):
            if taken == number or self._crowded_out(room, place):
                self.go(room, place + 1, chosen + Counter({kind: taken}))
            room = room.copy()
            if not room.take(kind):
                return

    def _keep(self, room: Room, chosen: Counter[Kind]) -> None:
        spare = any(chosen[kind] < number and room.takes(kind) for kind, number in self.kinds)
        if not spare:
            self.found.append(chosen)

    def _crowded_out(self, room: Room, place: int) -> bool:
        """Tell whether the kinds after ``place`` may leave no room for one more of this one.

        Where bounds are nested it does not matter which of them are taken; else anything may be.
        """
        if not room.limits.nested:
            return True
        trial = room.copy()
        for kind, number in self.kinds[place + 1 :]:
            for _ in range(number):
                if not trial.take(kind):
                    break
        return not trial.takes(self.kinds[place][0])
