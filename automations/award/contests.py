"""Contests: entries of equal merit of whom only some can be in, and which choices there are.

Entries that never take a seat from each other are contests of their own: a tie for the seat of one
category is no business of another one's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from automations.award.quotas import Kind, Room
from automations.award.tally import Standing
from automations.award.tie_choices import as_entries, largest_choices, most_of
from automations.award.ties import MOST_OPTIONS, Cut, Line
from automations.award.wording import said


@dataclass(frozen=True, slots=True)
class Contest:
    """The rivals by number, the cut where they are level, and what can still be chosen."""

    rivals: tuple[Standing, ...]
    cut: Cut
    room: Room

    @property
    def seats(self) -> int:
        """Return how many of them can be in together."""
        return most_of(self.room, Counter(self.kinds))

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

    def choices(self) -> tuple[tuple[int, ...], ...] | None:
        """Return every choice, the largest first; None: any as many as there are seats."""
        numbers: dict[Kind, list[int]] = defaultdict(list)
        for each, kind in zip(self.rivals, self.kinds, strict=True):
            numbers[kind].append(each.entry.number)
        if len(numbers) == 1:
            return None
        ways = largest_choices(self.room, {kind: len(own) for kind, own in numbers.items()})
        return as_entries(ways or [], numbers, MOST_OPTIONS)


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
    if room.copy().take_all(kinds.elements()):
        return []
    left = _may_be_left(kinds, room)
    return [each for each in members if room.limits.kind(each.entry) in left]


def _may_be_left(kinds: Counter[Kind], room: Room) -> set[Kind]:
    """Return the kinds of which not all are in, however the ties fall; all if that is too much."""
    if room.limits.nested:
        most = room.rank(kinds)
        return {kind for kind in kinds if room.rank(kinds - Counter([kind])) == most}
    ways = largest_choices(room, kinds)
    return {
        kind
        for kind, number in kinds.items()
        if ways is None or any(way[kind] < number for way in ways)
    }


def _competing(kinds: Counter[Kind], room: Room) -> list[set[Kind]]:
    """Part kinds into groups that take no seats from one another, in order of rivals.

    Where bounds are nested, a kind stands alone if it gets the same number whatever the others do,
    and those that do not share the seats that are left. Where bounds cross, all are one group.
    """
    if not room.limits.nested:
        return [set(kinds)] if kinds else []
    most = room.rank(kinds)
    alone = [
        kind
        for kind, number in kinds.items()
        if room.rank({kind: number}) + room.rank(kinds - Counter({kind: number})) == most
    ]
    shared = {kind for kind in kinds if kind not in alone}
    groups = [*({kind} for kind in alone), *([shared] if shared else [])]
    order = list(kinds)
    return sorted(groups, key=lambda group: min(map(order.index, group)))


def _cut(own: Sequence[Standing], room: Room) -> Cut:
    """Say which seats run out: of one category, of its or a section's maximum, or the rest."""
    kinds = Counter(room.limits.kind(each.entry) for each in own)
    seats = most_of(room, kinds)
    categories, sections = {kind[0] for kind in kinds}, {kind[1] for kind in kinds}
    section = sections.pop() if len(sections) == 1 else ""
    name = room.limits.names.get(own[0].entry.lead_section, "")
    if section and room.left_of_section(section) == seats:
        return Cut(Line.SECTION_MOST, said("cuts", "section_most", section=name))
    category = categories.pop() if len(categories) == 1 else ""
    if category and room.needed(category) == seats and _no_more(category, kinds, room):
        return Cut(Line.CATEGORY, said("cuts", "category", category=category))
    if section and room.needed_of_section(section) == seats and _no_more(section, kinds, room):
        return Cut(Line.SECTION, said("cuts", "section", section=name))
    if category and room.left_of_category(category) == seats:
        return Cut(Line.CATEGORY_MOST, said("cuts", "category_most", category=category))
    if not room.limits.nested and not _any_may(kinds, seats, room):
        return Cut(Line.REMAINING, said("cuts", "bounded"))
    kept = any(each.minimum for each in room.limits.categories.values())
    return Cut(Line.REMAINING, said("cuts", "remaining" if kept else "last"))


def _no_more(name: str, kinds: Counter[Kind], room: Room) -> bool:
    """Tell whether nobody of the category or section can be in once these have their seats."""
    trial = room.copy()
    for kind in kinds.elements():
        trial.take(kind)
    return not any(trial.takes(kind) for kind in room.supply if name in kind)


def _any_may(kinds: Counter[Kind], seats: int, room: Room) -> bool:
    """Tell whether any of them can be in beside any others, as long as there are seats."""
    ways = [1] + [0] * seats  # in how many ways so many can be chosen by kind
    for number in kinds.values():
        ways = [sum(ways[max(size - number, 0) : size + 1]) for size in range(seats + 1)]
    found = largest_choices(room, kinds) or []
    return len(found) == ways[seats] and all(way.total() == seats for way in found)
