"""What keeps page 1 on one page once there are prizes, and whether a chart has room there, too.

The measures are those of the shipped template, in twentieths of a point; a template that staff
restyled may hold more or less. Titles stand in full beside the reasons on the pages after it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from automations.documents.fitted_rows import EDGES, LINE
from automations.documents.text_width import lines_of, shortened_to

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from automations.tables.report import Cell, Table

_TITLE = "取組名"
_LETTERS = {"賞": 15, _TITLE: 17, "部門": 8, "所属": 7}  # full-width letters of a line
_ROOM = 6000  # of the rows of the prizes
_CHART = 3400


def fitted(prizes: Table) -> Table:
    """Return the prizes with titles as long as page 1 has room for."""
    whole = max((_lines(prizes, row) for row in prizes.rows), default=1)
    shortened = (_cut(prizes, most) for most in range(whole, 0, -1))
    return next((each for each in shortened if _height(each) <= _ROOM), _cut(prizes, 1))


def leave_room(prizes: Table) -> bool:
    """Tell whether the chart of the visitors has room above the prizes."""
    return _height(prizes) <= _ROOM - _CHART


def _cut(prizes: Table, most: int) -> Table:
    at = [column.heading for column in prizes.columns].index(_TITLE)
    letters = most * _LETTERS[_TITLE]
    rows = ((*row[:at], shortened_to(str(row[at]), letters), *row[at + 1 :]) for row in prizes.rows)
    return replace(prizes, rows=tuple(rows))


def _height(prizes: Table) -> int:
    return sum(_lines(prizes, row) * LINE + EDGES for row in prizes.rows)


def _lines(prizes: Table, row: Sequence[Cell]) -> int:
    named: Mapping[str, Cell] = dict(
        zip((column.heading for column in prizes.columns), row, strict=True)
    )
    return max(lines_of(str(named[heading]), letters) for heading, letters in _LETTERS.items())
