"""Who is in: the strongest first, as long as what is chosen can still become a best selection.

A best selection fulfils as many minimums as any, then fills as many seats as any. Entries of equal
strength of which only some can be chosen are a tie for a person, unless all advance. Where bounds
cross, how an open tie falls may move what comes after it: then each way it may fall is followed,
and an entry is certain only if it ends alike in all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from automations.award import ties
from automations.award.measures import Measure, last_rule, strength
from automations.award.quotas import Kind, Limit, Limits, Room
from automations.award.rules import AwardRules, TieRule
from automations.award.seats import Barrier, Bound
from automations.award.tally import Standing
from automations.award.tie_choices import largest_choices, most_of, ways_on
from automations.award.tie_cuts import may_choose, tie_questions, whole_question
from automations.award.ties import OpenTie, Settlement
from automations.award.wording import said
from automations.tables.problems import Problem

_MOST_WORLDS = 100


class Fate(Enum):
    """What became of an entry while the seats were filled."""

    IN = "in"
    OUT = "out"
    OPEN = "open"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Call:
    """A tie that no comparison settled: asked of a person, or all advance.

    ``chosen`` is None while nobody has answered.
    """

    rule: TieRule
    asked: OpenTie
    chosen: frozenset[int] | None


@dataclass(slots=True)
class Filling:
    """The seats as they are filled, level by level; ``fates`` by number of entry.

    ``worlds`` holds what is chosen so far: one room, or one for each way an open tie may fall;
    none if there are too many ways. ``extra`` counts seats added because all advanced.
    """

    rules: AwardRules
    decisions: Mapping[str, str]
    chain: tuple[Measure, ...]
    limits: Limits
    worlds: list[Room]
    fates: dict[int, Fate] = field(default_factory=dict)
    barriers: dict[int, Barrier] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    extra: int = 0

    @property
    def room(self) -> Room:
        """Return the room of what is chosen for certain; with worlds, that of the first."""
        return self.worlds[0]

    def kind(self, standing: Standing) -> Kind:
        """Return category and section as far as they are bounded."""
        return self.limits.kind(standing.entry)

    def fill(self, group: Sequence[Standing]) -> None:
        """Fill seats from entries of equal merit, the strongest in the chain first."""
        for level in levels(group, self.chain):
            if len(self.worlds) == 1:
                self._level(level)
            else:
                self._in_worlds(level)

    def _level(self, level: Sequence[Standing]) -> None:
        free = [each for each in level if self.room.takes(self.kind(each))]
        for each in level:
            if each not in free:
                self._bar(each)
        if not free:
            return
        if self._fits(free):
            self._take(free)
        elif sure := self._sure(free):
            self._take(sure)
            self._level([each for each in free if each not in sure])
        elif last_rule(self.rules) is TieRule.ALL_ADVANCE:
            self._advance(free)
        else:
            self._ask(free)

    def _bar(self, standing: Standing) -> None:
        self.fates[standing.entry.number] = Fate.OUT
        self.barriers[standing.entry.number] = barrier(standing, self.room)

    def _take(self, standings: Iterable[Standing]) -> None:
        for each in standings:
            self.room.take(self.kind(each))
            self.fates[each.entry.number] = Fate.IN

    def _fits(self, standings: Sequence[Standing]) -> bool:
        return self.room.copy().take_all(map(self.kind, standings))

    def _counted(self, standings: Iterable[Standing]) -> Counter[Kind]:
        return Counter(map(self.kind, standings))

    def _sure(self, free: Sequence[Standing]) -> list[Standing]:
        """Return those who are in however the tie falls."""
        kinds = self._counted(free)
        if self.room.limits.nested:
            rank = self.room.rank(kinds)
            sure = {kind for kind in kinds if self.room.rank(kinds - Counter([kind])) < rank}
        else:
            ways = largest_choices(self.room, kinds)
            if ways is None:
                return []
            sure = {kind for kind in kinds if all(one[kind] == kinds[kind] for one in ways)}
        return [each for each in free if self.kind(each) in sure]

    def _advance(self, free: Sequence[Standing]) -> None:
        """Choose all; seats and maximums grow by as many as there are too many."""
        asked = [*tie_questions(free, self.room, self.chain)]
        if rest := [each for each in free if not any(each in one.tied for one in asked)]:
            asked.append(whole_question(rest, self.room, self.chain))
        room, added = self.room, self._counted(free)
        overflow = len(free) - most_of(room, added)
        taken = room.taken + added
        grown = room.limits.grown(room.limits.seats + overflow, taken)
        self.extra += overflow
        self.worlds = [Room(grown, room.supply, taken)]
        for one in asked:
            numbers = frozenset(each.entry.number for each in one.tied)
            self.calls.append(Call(TieRule.ALL_ADVANCE, one, numbers))
            self.fates |= dict.fromkeys(numbers, Fate.IN)

    def _ask(self, free: Sequence[Standing]) -> None:
        """Let a person choose; whoever the questions leave out waits for the answers."""
        for asked in tie_questions(free, self.room, self.chain):
            self._answer(asked)
        left = [each for each in free if self.fates.get(each.entry.number) is not Fate.IN]
        still_open = [each for each in left if self._fate(each) is Fate.OPEN]
        if not still_open:
            self._level(left)
            return
        for each in left:
            if each not in still_open:
                self.fates[each.entry.number] = Fate.WAITING
        self.worlds = ways_on(self.room, self._counted(left))

    def _fate(self, standing: Standing) -> Fate | None:
        return self.fates.get(standing.entry.number)

    def _answer(self, asked: OpenTie) -> None:
        """Apply what a person answered, or leave the question open."""
        by_number = {each.entry.number: each for each in asked.tied}

        def fits(chosen: frozenset[int]) -> bool:
            return may_choose([by_number[number] for number in sorted(chosen)], asked, self.room)

        answer = ties.decided(asked, self.decisions, fits)
        if isinstance(answer, Settlement):
            self._take(by_number[number] for number in sorted(answer.chosen))
            self.calls.append(Call(TieRule.DECISION, asked, answer.chosen))
            return
        if answer is not None:
            self.problems.append(answer)
        self.calls.append(Call(TieRule.DECISION, asked, None))
        self.fates |= dict.fromkeys(by_number, Fate.OPEN)

    def _in_worlds(self, level: Sequence[Standing]) -> None:
        """Follow each way the open ties may fall; certain is what comes of all of them alike."""
        kinds = self._counted(level)
        after: dict[frozenset[tuple[Kind, int]], Room] = {}
        seen: dict[Kind, set[int]] = {kind: set() for kind in kinds}
        for world in self.worlds:
            for way in largest_choices(world, kinds) or ():
                room = world.copy()
                room.take_all(way.elements())
                after[frozenset(room.taken.items())] = room
                for kind in kinds:
                    seen[kind].add(way[kind])
        first = self.worlds[0] if self.worlds else None
        for each in level:
            self._end_alike(each, seen[self.kind(each)], kinds[self.kind(each)], first)
        followed = all(largest_choices(world, kinds) is not None for world in self.worlds)
        self.worlds = list(after.values()) if followed and len(after) <= _MOST_WORLDS else []

    def _end_alike(
        self, standing: Standing, seen: set[int], number: int, first: Room | None
    ) -> None:
        self.fates[standing.entry.number] = Fate.WAITING
        if seen == {number}:
            self.fates[standing.entry.number] = Fate.IN
        elif seen == {0} and first is not None:
            self.fates[standing.entry.number] = Fate.OUT
            self.barriers[standing.entry.number] = barrier(standing, first)


def levels(
    standings: Iterable[Standing], chain: Sequence[Measure]
) -> Iterator[tuple[Standing, ...]]:
    """Yield those of equal strength together, the strongest first, each level by number."""
    by_number = sorted(standings, key=lambda each: each.entry.number)
    found: dict[tuple[Fraction, ...], list[Standing]] = {}
    for each in by_number:
        found.setdefault(strength(each, chain), []).append(each)
    for worth in sorted(found, reverse=True):
        yield tuple(found[worth])


def barrier(standing: Standing, room: Room) -> Barrier:
    """Return what keeps an entry out that can no longer be chosen."""
    limits, (category, section) = room.limits, room.limits.kind(standing.entry)
    if room.taken.total() >= limits.seats:
        return Barrier(Bound.SEATS)
    most = limits.categories.get(category, Limit()).maximum
    if most is not None and room.taken_of(category=category) >= most:
        return Barrier(Bound.CATEGORY, (("category", category), ("seats", most)))
    most = limits.sections.get(section, Limit()).maximum
    if most is not None and room.taken_of(section=section) >= most:
        return Barrier(Bound.SECTION, (("section", limits.names[section]), ("seats", most)))
    price = room.price((category, section))
    if price is None or not price.minimums:
        return Barrier(Bound.FILL)
    return Barrier(Bound.KEPT, (("minimums", "、".join(_unfulfilled(room))),))


def _unfulfilled(room: Room) -> Iterator[str]:
    """Name the minimums for which seats are kept."""
    limits = room.limits
    for name, limit in limits.categories.items():
        if room.taken_of(category=name) < limit.minimum:
            yield said("texts", "minimum_of_category", category=name)
    for name, limit in limits.sections.items():
        if room.taken_of(section=name) < limit.minimum:
            yield said("texts", "minimum_of_section", section=limits.names[name])
