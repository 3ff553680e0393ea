"""What keeps page 1 on one page: long titles and reasons are shortened there, and only there.

The measures are those of the shipped template. A template that staff restyled may hold more or
less; the whole texts stand in the annex in any case.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from automations.documents.text_width import lines_of, shortened_to

if TYPE_CHECKING:
    from automations.tables.report import Cell, Table

_LINES = 25  # for the finalists and the points below them together; the rest is a reserve
_POINT_LETTERS = 38  # full-width letters of a line beside a term
_LETTERS = {"取組名": 14, "選出の理由": 14}  # full-width letters of a line of these columns


def fitted(finalists: Table, points: Table) -> Table:
    """Return the finalists with as many lines a row as leave room for the points below them."""
    taken = sum(lines_of(str(row[-1]), _POINT_LETTERS) for row in points.rows)
    headings = [column.heading for column in finalists.columns]
    heights = [_height(headings, row) for row in finalists.rows]
    tallest = next(
        (
            most
            for most in range(max(heights, default=1), 1, -1)
            if sum(min(most, height) for height in heights) <= _LINES - taken
        ),
        1,
    )
    rows = tuple(
        tuple(_cut(heading, cell, tallest) for heading, cell in zip(headings, row, strict=True))
        for row in finalists.rows
    )
    return replace(finalists, rows=rows)


def _height(headings: list[str], row: tuple[Cell, ...]) -> int:
    pairs = zip(headings, row, strict=True)
    return max(
        lines_of(str(cell), _LETTERS[heading]) if heading in _LETTERS else 1
        for heading, cell in pairs
    )


def _cut(heading: str, cell: Cell, lines: int) -> Cell:
    if heading not in _LETTERS:
        return cell
    return shortened_to(str(cell), lines * _LETTERS[heading])
