"""Which entries can be chosen together: seats, and bounds a category and a section, all at once.

Only an entry's category and leading section matter here, its *kind*. Choosing is a flow of seats
through the categories into the sections: what a minimum still needs is worth most, then any seat
that is filled. The flow is a best one at every moment, in whole numbers, so whether one entry more
can be chosen is one search for a path that costs nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from itertools import takewhile

from automations.award.entries import Entry
from automations.award.rules import AwardRules
from automations.award.seat_flow import Flow
from automations.people.canonical import SectionKey, section_key

Kind = tuple[str, str]
"""Category and leading section; the section is empty where nothing bounds it."""


@dataclass(frozen=True, slots=True)
class Limit:
    """How many must and may be chosen; ``maximum`` is None where nothing bounds it."""

    minimum: int = 0
    maximum: int | None = None

    @property
    def free(self) -> bool:
        """Tell whether it bounds nothing."""
        return not self.minimum and self.maximum is None


@dataclass(frozen=True, slots=True)
class Limits:
    """The seats, and the bounds of each category by name and each leading section by key.

    ``names`` has the sections as people write them.
    """

    seats: int
    categories: Mapping[str, Limit]
    sections: Mapping[str, Limit] = field(default_factory=dict)
    names: Mapping[SectionKey, str] = field(default_factory=dict)

    def kind(self, entry: Entry) -> Kind:
        """Return what the limits see of an entry."""
        return entry.category, self.section(entry.lead_section)

    def section(self, key: SectionKey) -> str:
        """Return the section if something bounds it."""
        return str(key) if key in self.sections else ""

    @property
    def nested(self) -> bool:
        """Tell whether no bound crosses another: then one tie never moves what comes after it."""
        return not self.sections

    def grown(self, seats: int, chosen: Mapping[Kind, int]) -> Limits:
        """Return limits with more seats, none of whose maximums the chosen exceed."""
        of_category, of_section = _by_end(chosen)
        return Limits(
            seats,
            {name: _at_least(each, of_category[name]) for name, each in self.categories.items()},
            {name: _at_least(each, of_section[name]) for name, each in self.sections.items()},
            self.names,
        )


def limits_of(rules: AwardRules, entries: Iterable[Entry]) -> Limits:
    """Return the limits that the settings put on these entries.

    A section's own maximum goes before the one for every section. Entries without a section are
    not one section: nothing bounds them.
    """
    categories = {
        each.name: Limit(each.minimum_seats, each.maximum_seats or None)
        for each in rules.categories
    }
    listed = sorted(entries, key=lambda each: each.number)
    own = {section_key(each.name): each for each in rules.section_quotas}
    most = rules.selection.most_of_section
    sections: dict[str, Limit] = {}
    for key in sorted({each.lead_section for each in listed} | own.keys()):
        quota = own.get(key)
        least, upper = (quota.minimum, quota.maximum or most) if quota else (0, most)
        limit = Limit(least, max(upper, least) if upper else None)
        if key and not limit.free:
            sections[str(key)] = limit
    names = {each.lead_section: each.section_names[0] for each in reversed(listed) if each.section}
    names |= {section_key(each.name): each.name for each in rules.section_quotas}
    return Limits(rules.selection.seats, categories, sections, names)


def _at_least(limit: Limit, chosen: int) -> Limit:
    grown = None if limit.maximum is None else max(limit.maximum, chosen)
    return replace(limit, maximum=grown)


def _needed(limit: Limit | None, taken: int) -> int:
    return max(limit.minimum - taken, 0) if limit else 0


def _left(limit: Limit | None, taken: int) -> int | None:
    return None if limit is None or limit.maximum is None else limit.maximum - taken


def _by_end(chosen: Mapping[Kind, int]) -> tuple[Counter[str], Counter[str]]:
    of_category: Counter[str] = Counter()
    of_section: Counter[str] = Counter()
    for (category, section), number in chosen.items():
        of_category[category] += number
        of_section[section] += number
    return of_category, of_section


@dataclass(frozen=True, slots=True)
class Price:
    """What choosing one more costs: places of minimums, or seats, that nobody could then fill."""

    minimums: bool
    seats: bool


class Room:
    """What can still be chosen, from the entries there are and those already chosen.

    ``supply`` counts the entries of each kind, ``taken`` those that are chosen whatever it costs.
    """

    def __init__(
        self, limits: Limits, supply: Mapping[Kind, int], taken: Mapping[Kind, int] | None = None
    ) -> None:
        """Find a best selection that has all who are taken."""
        self.limits = limits
        self.supply = Counter(supply)
        self.taken: Counter[Kind] = Counter()
        self._worth = 2 * limits.seats + 2  # of a minimum's place: more than of all seats
        self._flow = Flow()
        self._ends = self._flow.node(), self._flow.node()
        of_category, of_section = _by_end(supply)
        self._categories = {
            name: self._end(limits.categories.get(name), number, leaves=True)
            for name, number in sorted(of_category.items())
        }
        self._sections = {
            name: self._end(limits.sections.get(name), number, leaves=False)
            for name, number in sorted(of_section.items())
        }
        self._arcs = {
            kind: self._flow.arc(self._categories[kind[0]][0], self._sections[kind[1]][0], number)
            for kind, number in sorted(self.supply.items())
        }
        self._fill(Counter(taken or {}))

    def _end(self, limit: Limit | None, supply: int, *, leaves: bool) -> tuple[int, int, int]:
        """Add a category or a section; return its node, and its arcs for the minimum and beyond."""
        limit = limit or Limit()
        most = supply if limit.maximum is None else min(limit.maximum, supply)
        least = min(limit.minimum, most)
        node = self._flow.node()
        way = (self._ends[0], node) if leaves else (node, self._ends[1])
        needed = self._flow.arc(*way, least, -self._worth)
        return node, needed, self._flow.arc(*way, most - least)

    def _fill(self, taken: Counter[Kind]) -> None:
        filled = taken.total()
        for kind, number in sorted(taken.items()):
            for _ in range(number):
                ends = (self._categories[kind[0]], self._sections[kind[1]])
                parts = [need if self._flow.room[need] else more for _, need, more in ends]
                self._flow.push((*parts, self._arcs[kind]))
                self._keep(kind)
        start, goal = self._ends
        while filled < self.limits.seats and (found := self._flow.cheapest(start, goal)):
            if found[0] > 0:  # the seat would cost a minimum its place
                break
            self._flow.push(found[1])
            filled += 1
        self._flow.arc(goal, start, self.limits.seats - filled, -1, back=filled)

    def _keep(self, kind: Kind) -> None:
        """Let nothing take back one seat of this kind."""
        self.taken[kind] += 1
        self._flow.room[self._arcs[kind] ^ 1] -= 1

    def needed(self, category: str) -> int:
        """Return how many places of a category's minimum are not yet taken."""
        return _needed(self.limits.categories.get(category), _by_end(self.taken)[0][category])

    def needed_of_section(self, section: str) -> int:
        """Return how many places of a section's minimum are not yet taken."""
        return _needed(self.limits.sections.get(section), _by_end(self.taken)[1][section])

    def left_of_category(self, category: str) -> int | None:
        """Return how many more its maximum allows; None: any number."""
        return _left(self.limits.categories.get(category), _by_end(self.taken)[0][category])

    def left_of_section(self, section: str) -> int | None:
        """Return how many more its maximum allows; None: any number."""
        return _left(self.limits.sections.get(section), _by_end(self.taken)[1][section])

    def copy(self) -> Room:
        """Return a room in which one can try out what happens."""
        twin = copy(self)
        twin.taken = Counter(self.taken)
        twin._flow = replace(self._flow, room=list(self._flow.room))  # noqa: SLF001 - its own kind
        return twin

    def price(self, kind: Kind) -> Price | None:
        """Return what one more of a kind would cost; None if no seat may hold it at all."""
        found = self._way(kind)
        if found is None:
            return None
        return Price(found[0] > self.limits.seats, found[0] > 0)

    def takes(self, kind: Kind) -> bool:
        """Tell whether one more of a kind can be chosen at no cost."""
        found = self._way(kind)
        return found is not None and found[0] == 0

    def take(self, kind: Kind) -> bool:
        """Choose one more of a kind if that costs nothing; tell whether it did."""
        found = self._way(kind)
        if found is None or found[0]:
            return False
        self._flow.push(found[1])
        self._keep(kind)
        return True

    def _way(self, kind: Kind) -> tuple[int, list[int]] | None:
        """Return cost and arcs of the cheapest change that adds one of a kind to the chosen."""
        arc = self._arcs[kind]
        if self._flow.room[arc ^ 1]:  # the best selection at hand has one that is not yet chosen
            return 0, []
        if not self._flow.room[arc]:
            return None
        category, section = self._categories[kind[0]][0], self._sections[kind[1]][0]
        found = self._flow.cheapest(section, category)
        return found and (found[0], [*found[1], arc])

    def take_all(self, kinds: Iterable[Kind]) -> bool:
        """Choose one of each kind named, up to the first that cannot be; tell whether all were."""
        return all(self.take(kind) for kind in kinds)

    def rank(self, kinds: Mapping[Kind, int]) -> int:
        """Return how many of these can be chosen, taken as they come; nothing is chosen."""
        trial = self.copy()
        return sum(
            sum(takewhile(bool, (trial.take(kind) for _ in range(number))))
            for kind, number in sorted(kinds.items())
        )
