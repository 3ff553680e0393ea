"""Groups of records that are one person, and what keeps two groups apart.

Two groups are apart where each has a number that only one person can have and the numbers differ,
or where a person said so of two of their records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

NO_NUMBER = 0


class Forest:
    """Union-find over integers; the smallest member is the root of its tree."""

    def __init__(self) -> None:
        """Start with every integer by itself."""
        self._above: dict[int, int] = {}

    def root(self, each: int) -> int:
        """Return the smallest integer it is together with."""
        above = self._above
        while (parent := above.get(each, each)) != each:
            above[each] = above.get(parent, parent)
            each = above[each]
        return each

    def unite(self, one: int, other: int) -> None:
        """Put two trees together."""
        low, high = sorted((self.root(one), self.root(other)))
        if low != high:
            self._above[high] = low

    def trees(self, members: Iterable[int]) -> list[list[int]]:
        """Return the members tree by tree, both ascending."""
        found: dict[int, list[int]] = {}
        for each in sorted(members):
            found.setdefault(self.root(each), []).append(each)
        return list(found.values())


@dataclass(slots=True)
class Groups:
    """Who is together so far; records are positions from 0, a group is its smallest record.

    ``numbers``: a code for the number of each record (`NO_NUMBER` for none). ``unlike``: for a
    record that an answer speaks of, its signature and those it is another person than.
    """

    numbers: Sequence[int]
    marks: dict[int, str] = field(default_factory=dict)
    unlike: dict[str, set[str]] = field(default_factory=dict)
    _parents: list[int] = field(init=False)
    _number: list[int] = field(init=False)
    _marked: dict[int, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        self._parents = list(range(len(self.numbers)))
        self._number = list(self.numbers)
        self._marked = {record: [mark] for record, mark in self.marks.items()}

    def group(self, record: int) -> int:
        """Return the group a record is in."""
        parents = self._parents
        while (parent := parents[record]) != record:
            parents[record] = record = parents[parent]
        return record

    def labels(self) -> list[int]:
        """Return the group of every record."""
        return [self.group(each) for each in range(len(self._parents))]

    def number(self, group: int) -> int:
        """Return the code of the group's number, `NO_NUMBER` for none."""
        return self._number[group]

    def join(self, one: int, other: int) -> None:
        """Make one group of two, whatever keeps them apart."""
        low, high = sorted((self.group(one), self.group(other)))
        if low == high:
            return
        self._parents[high] = low
        self._number[low] = self._number[low] or self._number[high]
        if high in self._marked:
            self._marked[low] = [*self._marked.get(low, ()), *self._marked.pop(high)]

    def take_numbers(self, number_of: Mapping[int, int]) -> None:
        """Give groups the codes of their numbers."""
        for group, number in number_of.items():
            self._number[group] = number

    def said_apart(self, groups: Iterable[int]) -> set[int]:
        """Return those of the groups that a person said are not the same as another of them."""
        marked = [each for each in groups if each in self._marked]
        of: dict[str, list[int]] = {}
        for each in marked:
            for mark in self._marked[each]:
                of.setdefault(mark, []).append(each)
        return {
            each
            for each in marked
            for mark in self._marked[each]
            for against in self.unlike.get(mark, ())
            for found in of.get(against, ())
            if found != each
        }

    def conflicting(self, groups: Sequence[int]) -> set[int]:
        """Return those of the groups that cannot be one person with another of them."""
        numbered = [each for each in groups if self._number[each]]
        apart = self.said_apart(groups) if self._marked else set()
        if len({self._number[each] for each in numbered}) > 1:
            apart.update(numbered)
        return apart


def joined(groups: Groups, edges: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Join groups over the edges of one reason; yield the groups that fit two and join neither.

    The order of edges never counts: what one reason brings together is looked at as a whole.
    """
    between = {
        (one, other) if one < other else (other, one)
        for one, other in ((groups.group(a), groups.group(b)) for a, b in edges)
        if one != other
    }
    whole = Forest()
    for one, other in between:
        whole.unite(one, other)
    torn: dict[int, set[int]] = {}
    for tree in whole.trees({each for edge in between for each in edge}):
        apart = groups.conflicting(tree)
        if apart:
            torn[tree[0]] = apart
        else:
            for each in tree:
                groups.join(tree[0], each)
    yield from _parted(groups, whole, between, torn) if torn else ()


def _parted(
    groups: Groups, whole: Forest, between: set[tuple[int, int]], torn: dict[int, set[int]]
) -> Iterator[int]:
    """Join what is clear in trees that hold two persons; yield what may be either."""
    within: dict[int, list[tuple[int, int]]] = {}
    for edge in sorted(between):
        if (root := whole.root(edge[0])) in torn:
            within.setdefault(root, []).append(edge)
    for root, edges in within.items():
        yield from _sorted_out(groups, edges, torn[root])


def _sorted_out(groups: Groups, edges: list[tuple[int, int]], apart: set[int]) -> Iterator[int]:
    """Give the groups in between to those they touch, where these can be one person."""
    everybody = {each for edge in edges for each in edge}
    loose, clear = Forest(), Forest()
    for one, other in edges:
        if not apart & {one, other}:
            loose.unite(one, other)
        elif apart >= {one, other} and not groups.conflicting((one, other)):
            clear.unite(one, other)
    touched = _touched(edges, apart, loose)
    for tree in loose.trees(everybody - apart):
        ends = sorted(touched.get(tree[0], ()))
        if groups.conflicting(ends):
            yield from tree
            continue
        for each in (*tree, *ends):
            clear.unite(tree[0], each)
    for tree in clear.trees(everybody):
        if not groups.conflicting(tree):
            for each in tree:
                groups.join(tree[0], each)


def _touched(edges: list[tuple[int, int]], apart: set[int], loose: Forest) -> dict[int, set[int]]:
    """Return which of the groups ``apart`` each tree of groups in between has an edge to."""
    touched: dict[int, set[int]] = {}
    for one, other in edges:
        for each, end in ((one, other), (other, one)):
            if each not in apart and end in apart:
                touched.setdefault(loose.root(each), set()).add(end)
    return touched
