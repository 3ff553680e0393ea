"""Rows about one judge and one entry: the same twice is one, and two enterings are compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from automations.award.judging.score_cells import Cell
from automations.award.judging.score_rows import ScoreRow

_BOX = "除斥"


@dataclass(frozen=True, slots=True)
class Entered:
    """The rows of one entering, by place; ``versions``: one of each content, by place.

    A row in which nothing is written says nothing beside another in which something is.
    """

    rows: tuple[ScoreRow, ...] = ()
    versions: tuple[ScoreRow, ...] = ()

    @property
    def row(self) -> ScoreRow | None:
        """Return the row that stands for all of them; None where there is none, or they differ."""
        return self.versions[0] if len(self.versions) == 1 else None


def entered(rows: Sequence[ScoreRow]) -> Entered:
    """Put the rows of one entering together."""
    own = tuple(sorted(rows, key=lambda each: each.place))
    telling = [each for each in own if each.written] or own
    versions: dict[tuple[object, ...], ScoreRow] = {}
    for each in telling:
        versions.setdefault(each.says, each)
    return Entered(own, tuple(versions.values()))


def mismatches(
    first: ScoreRow, second: ScoreRow, criteria: Sequence[str], headings: Sequence[str]
) -> Iterator[tuple[str, str, Cell, Cell]]:
    """Yield what the second entering has otherwise: criterion, its heading, and both cells."""
    if first.recused != second.recused:
        yield "", _BOX, first.box, second.box
    cells = zip(criteria, headings, first.cells, second.cells, strict=True)
    for criterion, heading, one, other in cells:
        if one.said != other.said:
            yield criterion, heading, one, other
