"""Long tables of two columns set side by side, so that forty rows do not take a whole page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from automations.tables.rendering import shown
from automations.tables.report import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from automations.tables.report import Cell, Table


def side_by_side(table: Table, key: str, headings: Sequence[str], times: int = 3) -> Table:
    """Return two columns of a table as ``times`` pairs of columns, read downwards.

    The columns of the ``n``-th pair are called by their headings and ``n``, from 1. The last
    rows of the last pairs stay empty; the values are texts, as people read them.
    """
    named = [column.heading for column in table.columns]
    places = [named.index(heading) for heading in headings]
    cells = [
        tuple(shown(row[place], table.columns[place].form) for place in places)
        for row in table.rows
    ]
    height = -(-len(cells) // times)
    nothing = ("",) * len(places)
    rows = tuple(_joined([*cells[at::height], *[nothing] * times][:times]) for at in range(height))
    columns = [Column(f"{heading}{n}") for n in range(1, times + 1) for heading in headings]
    return replace(table, key=key, columns=tuple(columns), rows=rows, emphasis=frozenset())


def _joined(parts: Sequence[tuple[str, ...]]) -> tuple[Cell, ...]:
    return tuple(cell for part in parts for cell in part)
