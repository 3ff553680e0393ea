"""What keeps page 1 on one page whatever the numbers: rows are shortened to the room there is.

Heights are twentieths of a point, those of the shipped template; a template that staff restyled
may hold more or less. What is shortened here stands in full on the pages after it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from automations.documents.text_width import lines_of, shortened_to
from automations.tables.report import Cell, Table

LINE, EDGES = 202, 68  # of a line in a cell, and of what is above and below the lines of a row
_MOST = 4  # lines of a row that says something in words
_LEAST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Rows:
    """A table that may be shortened; ``letters``: full-width letters of a line, by heading.

    ``least``: how many lines of a row stand in any case; ``kept``: of single rows, by their first
    cell.
    """

    table: Table
    letters: Mapping[str, int]
    least: int = 1
    kept: Mapping[str, int] = field(default_factory=dict)

    def heights(self, most: int) -> list[int]:
        """Return the height of each row with at most so many lines."""
        rows = self.table.rows
        return [min(self._lines(row), self._most(row, most)) * LINE + EDGES for row in rows]

    def tallest(self) -> int:
        """Return how many lines the longest row fills."""
        return max(map(self._lines, self.table.rows), default=1)

    def cut(self, most: int) -> Table:
        """Return the table with at most so many lines a row, "…" for what is left out."""
        rows = tuple(
            tuple(
                self._cut(column.heading, cell, self._most(row, most))
                for column, cell in zip(self.table.columns, row, strict=True)
            )
            for row in self.table.rows
        )
        return replace(self.table, rows=rows)

    def _lines(self, row: Sequence[Cell]) -> int:
        pairs = zip(self.table.columns, row, strict=True)
        return max(
            lines_of(str(cell), self.letters[column.heading])
            for column, cell in pairs
            if column.heading in self.letters
        )

    def _cut(self, heading: str, cell: Cell, most: int) -> Cell:
        if heading not in self.letters:
            return cell
        return shortened_to(str(cell), most * self.letters[heading])

    def _most(self, row: Sequence[Cell], most: int) -> int:
        return max(most, self.least, self.kept.get(str(row[0]), 0))


@dataclass(frozen=True, slots=True)
class Fitted:
    """The rows that page 1 holds; ``left_out``: how many of the first table do not stand there."""

    main: Table
    others: tuple[Table, ...]
    left_out: int


def fitted(main: Rows, others: Sequence[Rows], room: int) -> Fitted:
    """Shorten ``others`` as little as the rows of ``main`` allow, then these; then leave rows out.

    ``room``: the height of all the rows together.
    """
    for wanted in (2, 1):
        for most in range(_MOST, 0, -1):
            rest = room - sum(sum(each.heights(most)) for each in others)
            if sum(main.heights(wanted)) <= rest:
                return _with(main, others, most, rest)
    return _with(main, others, 1, room - sum(sum(each.heights(1)) for each in others))


def _with(main: Rows, others: Sequence[Rows], most: int, rest: int) -> Fitted:
    lines = range(main.tallest(), 0, -1)
    own = next((each for each in lines if sum(main.heights(each)) <= rest), 1)
    table, heights = main.cut(own), main.heights(own)
    kept = len(table.rows)
    if sum(heights) > rest:
        kept = max(_LEAST_ROWS, (rest - LINE - EDGES) // (LINE + EDGES))
    left_out = len(table.rows) - kept
    shorter = tuple(each.cut(most) for each in others)
    return Fitted(replace(table, rows=table.rows[:kept]), shorter, left_out)
