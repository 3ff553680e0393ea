"""A flow of seats in whole numbers: arcs with room and cost, and the cheapest way through them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class Flow:
    """Arcs as three lists; the arc against ``arc`` is ``arc ^ 1``. Nodes are numbered from 0."""

    leaving: list[list[int]] = field(default_factory=list)
    to: list[int] = field(default_factory=list)
    room: list[int] = field(default_factory=list)
    cost: list[int] = field(default_factory=list)

    def node(self) -> int:
        """Add a node; return its number."""
        self.leaving.append([])
        return len(self.leaving) - 1

    def arc(self, start: int, goal: int, room: int, cost: int = 0, back: int = 0) -> int:
        """Add an arc that so many seats may pass, and the one against it; return the first."""
        self.leaving[start].append(len(self.to))
        self.leaving[goal].append(len(self.to) + 1)
        self.to += (goal, start)
        self.room += (room, back)
        self.cost += (cost, -cost)
        return len(self.to) - 2

    def cheapest(self, start: int, goal: int) -> tuple[int, list[int]] | None:
        """Return cost and arcs of the cheapest way; no way around costs less than nothing."""
        reached: dict[int, int] = {start: 0}
        through: dict[int, int] = {}
        queue = deque([start])
        while queue:
            node = queue.popleft()
            for arc in self.leaving[node]:
                cost = reached[node] + self.cost[arc]
                end = self.to[arc]
                if self.room[arc] and cost < reached.get(end, cost + 1):
                    reached[end], through[end] = cost, arc
                    queue.append(end)
        return (reached[goal], self._way(through, start, goal)) if goal in reached else None

    def _way(self, through: Mapping[int, int], start: int, goal: int) -> list[int]:
        way: list[int] = []
        while goal != start:
            way.append(through[goal])
            goal = self.to[through[goal] ^ 1]
        return way

    def push(self, arcs: Iterable[int]) -> None:
        """Send one seat along the arcs."""
        for arc in arcs:
            self.room[arc] -= 1
            self.room[arc ^ 1] += 1
