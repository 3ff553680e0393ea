"""What keeps page 1 on one page: long titles and reasons are shortened there, and only there.

The measures are those of the shipped template. A template that staff restyled may hold more or
less; the whole texts stand in the annex in any case.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from automations.tables.report import Cell, Table

_LINES = 25  # for the finalists and the points below them together; the rest is a reserve
_POINT_LETTERS = 38  # full-width letters of a line beside a term
_LETTERS = {"取組名": 14, "選出の理由": 14}  # full-width letters of a line of these columns


def width(text: str) -> int:
    """Return the width of a text in half-width letters.

    >>> width("窓口DX")
    6
    """
    return sum(2 if unicodedata.east_asian_width(each) in "WFA" else 1 for each in text)


def lines_of(text: str, letters: int) -> int:
    """Return how many lines of so many full-width letters a text fills; at least one.

    >>> lines_of("窓口DX", 2), lines_of("", 2)
    (2, 1)
    """
    return max(1, -(-width(text) // (2 * letters)))


def shortened_to(text: str, letters: int) -> str:
    """Return a text of at most so many full-width letters, "…" for what is left out.

    >>> shortened_to("窓口DXプラス", 4), shortened_to("窓口DX", 3)
    ('窓口DX…', '窓口DX')
    """
    if width(text) <= 2 * letters:
        return text
    reached = accumulate(map(width, text))
    kept = sum(1 for each in reached if each <= 2 * (letters - 1))
    return f"{text[:kept]}…"


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
