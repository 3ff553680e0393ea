"""Contests: entries of equal merit of whom only some can be in, and which choices there are.

Entries that never take a seat from each other are contests of their own: a tie for the seat of one
category is no business of another one's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from automations.award.quotas import Kind, Room
from automations.award.tally import Standing
from automations.award.ties import Cut, Line
from automations.award.wording import said

_MOST_RIVALS = 14  # of whom every choice is listed


@dataclass(frozen=True, slots=True)
class Contest:
    """The rivals by number, the cut where they are level, and what can still be chosen."""

    rivals: tuple[Standing, ...]
    cut: Cut
    room: Room

    @property
    def seats(self) -> int:
        """Return how many of them can be in together."""
        trial = self.room.copy()
        return sum(trial.take(kind) for kind in self.kinds)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Return the kind of each rival."""
        return tuple(self.room.limits.kind(each.entry) for each in self.rivals)

    def fits(self, numbers: frozenset[int]) -> bool:
        """Tell whether these can be chosen together, and no other rival with them."""
        named = {
            each.entry.number: kind for each, kind in zip(self.rivals, self.kinds, strict=True)
        }
        if not numbers or not numbers <= named.keys():
            return False
        trial = self.room.copy()
        together = all(trial.take(named[number]) for number in sorted(numbers))
        others = (kind for number, kind in named.items() if number not in numbers)
        return together and not any(trial.takes(kind) for kind in others)

    def choices(self) -> Iterator[tuple[int, ...]] | None:
        """Yield every choice, the largest first; None: any as many as there are seats."""
        if len(set(self.kinds)) == 1:
            return None
        return self._listed() if len(self.rivals) <= _MOST_RIVALS else iter(())

    def _listed(self) -> Iterator[tuple[int, ...]]:
        numbers = [each.entry.number for each in self.rivals]
        known: dict[frozenset[tuple[Kind, int]], bool] = {}
        for size in range(self.seats, 0, -1):
            for some in combinations(range(len(numbers)), size):
                picked = frozenset(Counter(self.kinds[place] for place in some).items())
                chosen = tuple(numbers[place] for place in some)
                if picked not in known:
                    known[picked] = self.fits(frozenset(chosen))
                if known[picked]:
                    yield chosen


def contests(rivals: Sequence[Standing], room: Room) -> Iterator[Contest]:
    """Yield the contests among rivals, that of the lowest number first."""
    kinds = Counter(room.limits.kind(each.entry) for each in rivals)
    for group in _competing(kinds, room):
        own = [each for each in rivals if room.limits.kind(each.entry) in group]
        yield Contest(tuple(own), _cut(own, room), room)


def rivals_in(group: Iterable[Standing], room: Room) -> list[Standing]:
    """Return those who may be left over once the others of the group have their seats."""
    members = sorted(group, key=lambda each: each.entry.number)
    kinds = Counter(room.limits.kind(each.entry) for each in members)
    left = {kind for kind in kinds if _most(kind, kinds, room, after=kinds) < kinds[kind]}
    return [each for each in members if room.limits.kind(each.entry) in left]


def _most(kind: Kind, kinds: Counter[Kind], room: Room, after: Iterable[Kind] = ()) -> int:
    """Return how many of a kind can be in, after as many of the others as can be."""
    trial = room.copy()
    for other in sorted(after):
        for _ in range(kinds[other] if other != kind else 0):
            trial.take(other)
    return sum(trial.take(kind) for _ in range(kinds[kind]))


def _competing(kinds: Counter[Kind], room: Room) -> list[set[Kind]]:
    """Part kinds into groups of those who take seats from one another, in order of rivals."""
    groups: list[set[Kind]] = []
    for kind in kinds:
        alone = _most(kind, kinds, room)
        foes = {other for other in kinds if other != kind
                and _most(kind, kinds, room, after=[other]) < alone}  # fmt: skip
        joined = [each for each in groups if each & foes]
        groups = [each for each in groups if not each & foes]
        groups.append({kind}.union(*joined))
    return groups


def _cut(own: Sequence[Standing], room: Room) -> Cut:
    """Say which seats run out: of one category, of its or a section's maximum, or the rest."""
    seats = Contest(tuple(own), Cut(Line.REMAINING, ""), room).seats
    categories = {each.entry.category for each in own}
    sections = {room.limits.section(each.entry.lead_section) for each in own}
    category = categories.pop() if len(categories) == 1 else ""
    if category and room.needed(category) == seats:
        return Cut(Line.CATEGORY, said("cuts", "category", category=category))
    if category and room.left_of_category(category) == seats:
        return Cut(Line.CATEGORY_MOST, said("cuts", "category_most", category=category))
    section = sections.pop() if len(sections) == 1 else ""
    if section and room.left_of_section(section) == seats:
        words = said("cuts", "section_most", section=own[0].entry.section)
        return Cut(Line.SECTION_MOST, words)
    return Cut(Line.REMAINING, said("cuts", "remaining"))
