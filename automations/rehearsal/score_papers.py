"""What the judges wrote on paper, and the slips with which the secretariat typed it.

The marks are drawn so that exactly what the rehearsal is about happens: two equal at the top whom
no declared rule parts, and one slip, found too late, that swaps the prize of a category.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from automations.rehearsal.entries import Entry
    from automations.rehearsal.panel import Panellist, Standards

Marks = tuple[int, ...]  # one a criterion
Papers = dict[tuple[int, int], Marks]  # by judge and entry, numbers both

_TOP, _GOOD, _PLAIN, _LAST = (4, 5, 5), (3, 4), (2, 3, 4), (2, 3)
_SLIPPED = 2  # so much too low: on the first criterion enough to lose the prize
_TOO_HIGH = "6"


@dataclass(frozen=True, slots=True)
class Parts:
    """What each finalist has to play; all are numbers of entries.

    ``level``: equal at the top. ``ahead`` gets the prize of its category as long as a slip keeps
    ``behind`` from it. ``kept_out``: what one judge may not judge.
    """

    level: tuple[int, int]
    ahead: int
    behind: int
    last: int
    kept_out: int


@dataclass(frozen=True, slots=True)
class Slip:
    """One mark typed wrongly: of whom, of what, on which criterion (from 0), and as what."""

    judge: int
    entry: int
    criterion: int
    typed: str
    meant: int


def parts_of(rng: Random, finalists: Sequence[Entry]) -> Parts:
    """Cast the finalists: those level are of the larger category, the swap is in the other."""
    sizes: dict[str, list[Entry]] = {}
    for entry in finalists:
        sizes.setdefault(entry.category, []).append(entry)
    smaller, larger = sorted(sizes.values(), key=len)
    one, other, *rest = rng.sample(larger, len(larger))
    ahead, behind, last = rng.sample(smaller, len(smaller))
    sections = [section for each in finalists for section in (each.section, each.partner)]
    alone = [each for each in (*rest, last) if sections.count(each.section) == 1]
    kept_out = rng.choice(alone or rest)
    level = (min(one.number, other.number), max(one.number, other.number))
    return Parts(level, ahead.number, behind.number, last.number, kept_out.number)


def papers_of(
    rng: Random, judges: Sequence[Panellist], finalists: Sequence[Entry], parts: Parts,
    standards: Standards,
) -> Papers:  # fmt: skip
    """Draw what every judge wrote of every entry that judge may judge."""
    papers: Papers = {}
    for entry in sorted(each.number for each in finalists):
        for judge in judges:
            papers[judge.number, entry] = _drawn(rng, _range_of(entry, parts), standards)
    _mirror(papers, judges, *parts.level)
    _mirror(papers, judges, parts.behind, parts.ahead)
    _a_little_less(papers, parts.ahead, standards)
    for judge in judges:
        papers.pop((judge.number, judge.recused), None)
    return papers


def slips_of(rng: Random, papers: Papers, parts: Parts) -> tuple[Slip, Slip, Slip]:
    """Draw the slips: a cell left empty, a mark out of the scale, and the one found too late."""
    swapped = {parts.ahead, parts.behind}
    empty, high = rng.sample([pair for pair in papers if pair[1] not in swapped], 2)
    late = rng.choice([pair for pair in papers if pair[1] == parts.behind])
    criterion = rng.randrange(1, len(papers[empty]))
    meant = papers[late][0]
    return (
        Slip(*empty, criterion, "", papers[empty][criterion]),
        Slip(*high, 0, _TOO_HIGH, papers[high][0]),
        Slip(*late, 0, str(meant - _SLIPPED), meant),
    )


def typed_wrongly(papers: Mapping[tuple[int, int], Marks], slip: Slip) -> Papers:
    """Return the papers as they count while a slip stands that is a mark all the same."""
    pair = (slip.judge, slip.entry)
    marks = [*papers[pair]]
    marks[slip.criterion] = int(slip.typed)
    return {**papers, pair: tuple(marks)}


def _range_of(entry: int, parts: Parts) -> tuple[int, ...]:
    if entry in parts.level:
        return _TOP
    if entry in {parts.ahead, parts.behind}:
        return _GOOD
    return _LAST if entry == parts.last else _PLAIN


def _drawn(rng: Random, marks: tuple[int, ...], standards: Standards) -> Marks:
    return tuple(rng.choice(marks) for _ in standards.criteria)


def _mirror(papers: Papers, judges: Sequence[Panellist], one: int, other: int) -> None:
    """Give ``other`` the marks of ``one`` with every two judges changed about.

    So the two are equal on each criterion, and as many judges put either above the other.
    """
    for judge in judges:
        neighbour = judge.number + (1 if judge.number % 2 else -1)
        papers[judge.number, other] = papers.get((neighbour, one), papers[judge.number, one])


def _a_little_less(papers: Papers, entry: int, standards: Standards) -> None:
    """Take one mark off where it weighs least."""
    least = standards.weights.index(min(standards.weights))
    pair = next(pair for pair, marks in papers.items()
                if pair[1] == entry and marks[least] > standards.marks[0])  # fmt: skip
    marks = [*papers[pair]]
    marks[least] -= 1
    papers[pair] = tuple(marks)
