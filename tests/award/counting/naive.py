"""The same rules written the long way round, ballot by ballot: oracles for small votes."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from itertools import permutations

Order = Mapping[int, int]
"""What a ballot says: the place of each entry it names."""

Paper = tuple[int, Fraction, Sequence[set[int]]]
"""Who holds it, what it is worth in ballots, and the places still to come."""


def levels(ballot: Order) -> list[set[int]]:
    """Return the entries of each place, best first."""
    return [
        {one for one in ballot if ballot[one] == place} for place in sorted(set(ballot.values()))
    ]


def place_counts(ballots: Sequence[Order], entries: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Return how often each entry got the 1st, 2nd, ... place; a shared one is the better."""
    counts = {one: [0] * len(entries) for one in entries}
    for ballot in ballots:
        better = 0
        for level in levels(ballot):
            for one in level:
                counts[one][better] += 1
            better += len(level)
    return {one: tuple(own) for one, own in counts.items()}


def transferred(ballots: Sequence[Order], entries: Sequence[int], seats: int) -> dict[int, int]:
    """Count transferable votes with one piece of paper for each part of a ballot."""
    seats = min(seats, len(entries))
    ties = place_counts(ballots, entries)
    left, elected, out, pending = set(entries), [], [], []
    papers = [part for ballot in ballots for part in _forward(levels(ballot), Fraction(1), left)]
    quota = Fraction(sum(worth for _, worth, _ in papers) // (seats + 1) + 1)
    history: list[dict[int, Fraction]] = []
    groups = partial(_groups, history=history, ties=ties)
    while left:
        history.append(
            {one: sum((w for who, w, _ in papers if who == one), Fraction(0)) for one in entries}
        )
        votes = history[-1]
        reached = [one for one in left if votes[one] >= quota]
        elected += groups(reached)
        pending += [one for one in reached if votes[one] > quota]
        left -= set(reached)
        free = seats - sum(map(len, elected))
        if not free:
            out += groups(left)[::-1]
            break
        if len(left) <= free:
            elected += groups(left)
            break
        if pending:
            moved = groups(pending)[0]
            pending = [one for one in pending if one not in moved]
            factors = {one: (votes[one] - quota) / votes[one] for one in moved}
        else:
            moved = groups(left)[-1]
            if len(left) - len(moved) < free:
                elected += groups(left - set(moved))
                out.append(moved)
                break
            left -= set(moved)
            out.append(moved)
            factors = dict.fromkeys(moved, Fraction(1))
        papers = _handed_on(papers, factors, left)
    return _numbered([*elected, *reversed(out)])


def _groups(
    some: Iterable[int], history: Sequence[Mapping[int, Fraction]], ties: Mapping[int, object]
) -> list[list[int]]:
    """Put those who never differed, in votes or in places, side by side, best first."""
    keys = {one: (tuple(each[one] for each in reversed(history)), ties[one]) for one in some}
    best_first = sorted(set(keys.values()), reverse=True)
    return [sorted(one for one in keys if keys[one] == key) for key in best_first]


def _numbered(groups: Sequence[Sequence[int]]) -> dict[int, int]:
    places: dict[int, int] = {}
    for group in groups:
        places |= dict.fromkeys(group, len(places) + 1)
    return places


def _handed_on(
    papers: Sequence[Paper], factors: Mapping[int, Fraction], left: set[int]
) -> list[Paper]:
    """Hand on the papers of those who have a factor, worth that much less; the rest lie still."""
    return [
        part
        for who, worth, rest in papers
        for part in (
            _forward(rest, worth * factors[who], left) if who in factors else [(who, worth, rest)]
        )
    ]


def _forward(order: Sequence[set[int]], worth: Fraction, left: set[int]) -> list[Paper]:
    """Hand a paper to those of its best place who are still there, in equal parts."""
    for place, level in enumerate(order):
        here = level & left
        if here:
            return [(one, worth / len(here), order[place:]) for one in sorted(here)]
    return []


def beaten(ballots: Sequence[Order], entries: Sequence[int]) -> dict[int, int]:
    """Return by how many others each entry is beaten, trying every path there is."""
    last = len(entries) + 10**6

    def wins(one: int, other: int) -> int:
        return sum(ballot.get(one, last) < ballot.get(other, last) for ballot in ballots)

    def duel(one: int, other: int) -> int:
        return wins(one, other) if wins(one, other) > wins(other, one) else 0

    def strength(one: int, other: int) -> int:
        between = [each for each in entries if each not in {one, other}]
        paths = [
            (one, *middle, other)
            for size in range(len(between) + 1)
            for middle in permutations(between, size)
        ]
        return max(min(map(duel, path, path[1:])) for path in paths)

    return {
        one: sum(strength(other, one) > strength(one, other) for other in entries if other != one)
        for one in entries
    }
