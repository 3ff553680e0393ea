"""What people decided about records, before anything is reckoned: together, apart, put off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from automations.people.pairing.groups import Forest, Groups
from automations.people.pairing.results import Contradiction
from automations.people.verdicts import Verdict, signatures_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Ruling:
    """One answer and the records (positions) it speaks of, on either side."""

    key: str
    verdict: Verdict
    signatures: tuple[str, str]
    records: tuple[tuple[int, ...], tuple[int, ...]]


def rulings(said: Mapping[str, Verdict], signatures: Sequence[str]) -> tuple[Ruling, ...]:
    """Return the answers that speak of two of our records or more, by key."""
    asked = {key: pair for key in sorted(said) if (pair := signatures_in(key))}
    wanted = {each for pair in asked.values() for each in pair}
    having: dict[str, list[int]] = {}
    for at, each in enumerate(signatures):
        if each in wanted:
            having.setdefault(each, []).append(at)
    found = (
        Ruling(
            key, said[key], pair, (tuple(having.get(pair[0], ())), tuple(having.get(pair[1], ())))
        )
        for key, pair in asked.items()
    )
    return tuple(each for each in found if _speaks(each))


def _speaks(ruling: Ruling) -> bool:
    one, other = ruling.records
    return len(one) > 1 if ruling.signatures[0] == ruling.signatures[1] else bool(one and other)


def starting_groups(
    ruled: Sequence[Ruling], numbers: Sequence[int], known: Sequence[tuple[int, int]]
) -> tuple[Groups, tuple[Contradiction, ...], list[tuple[int, int]]]:
    """Join what people said is together, unless they also said it is apart.

    Returns the groups, the answers that cannot hold, and the pairs that were joined.
    """
    marks = {at: mark for each in ruled
             for mark, records in zip(each.signatures, each.records, strict=True)
             for at in records}  # fmt: skip
    unlike: dict[str, set[str]] = {}
    for each in ruled:
        if each.verdict is Verdict.DIFFERENT:
            one, other = each.signatures
            unlike.setdefault(one, set()).add(other)
            unlike.setdefault(other, set()).add(one)
    groups = Groups([0] * len(numbers), marks, unlike)
    links = [pair for pair in sorted(known) if _link(groups, [pair])]
    together: list[Ruling] = []
    refused: list[Contradiction] = []
    for each in (each for each in ruled if each.verdict is Verdict.SAME):
        edges = list(_edges(each))
        if _link(groups, edges):
            together.append(each)
            links.extend(edges)
        else:
            refused.append(Contradiction(each.key, _against(each, groups, ruled, together)))
    return _numbered(groups, numbers), tuple(refused), links


def _edges(ruling: Ruling) -> Iterator[tuple[int, int]]:
    first, *rest = sorted({*ruling.records[0], *ruling.records[1]})
    return ((first, each) for each in rest)


def _link(groups: Groups, edges: list[tuple[int, int]]) -> bool:
    """Join all of an answer, or nothing where a person said that some of it is apart."""
    involved = sorted({groups.group(each) for edge in edges for each in edge})
    if groups.said_apart(involved):
        return False
    for one, other in edges:
        groups.join(one, other)
    return True


def _against(
    refused: Ruling, groups: Groups, ruled: Sequence[Ruling], together: Sequence[Ruling]
) -> tuple[str, ...]:
    """Name the answers that a refused one cannot stand beside."""
    involved = {groups.group(at) for side in refused.records for at in side}

    def about(ruling: Ruling) -> bool:
        return all(groups.group(at) in involved for side in ruling.records for at in side)

    apart = [each for each in ruled if each.verdict is Verdict.DIFFERENT and about(each)]
    return tuple(sorted(each.key for each in (*apart, *filter(about, together))))


def _numbered(groups: Groups, numbers: Sequence[int]) -> Groups:
    """Give the groups their numbers; numbers that an answer brought together are one."""
    one_of = Forest()
    found: dict[int, int] = {}
    for at, number in enumerate(numbers):
        if number:
            one_of.unite(found.setdefault(groups.group(at), number), number)
    groups.take_numbers({group: one_of.root(number) for group, number in found.items()})
    return groups
