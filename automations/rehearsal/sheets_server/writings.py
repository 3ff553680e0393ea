"""Values on their way to a spreadsheet: where they are to stand, and how many they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from automations.rehearsal.sheets_server.a1 import Bounds
from automations.rehearsal.sheets_server.model import JSON, Tab


@dataclass(frozen=True, slots=True)
class Target:
    """Where to write. ``is_open``: named without a colon, so data may be larger than it."""

    tab: Tab
    grid_range: JSON
    is_open: bool

    @property
    def corner(self) -> tuple[int, int]:
        """Its first row and column, from 0."""
        start = self.grid_range.get
        return start("startRowIndex", 0), start("startColumnIndex", 0)


@dataclass(frozen=True, slots=True)
class Writing:
    """Values on their way: ``rows`` of them, from the corner of the target on."""

    target: Target
    rows: Sequence[Sequence[Any]]
    dimension: str = "ROWS"

    @property
    def box(self) -> Bounds:
        """What the values cover; one cell at least, as the service tells it."""
        top, left = self.target.corner
        height = max(1, len(self.rows))
        width = max(1, max((len(row) for row in self.rows), default=0))
        return Bounds(top, left, top + height, left + width)

    @property
    def updated(self) -> Bounds:
        """What the service tells as updated: up to the last values; null at an end is none."""
        top, left = self.target.corner
        cells = self.cells()
        bottom = max((row for row, _, _ in cells), default=top)
        right = max((column for _, column, _ in cells), default=left)
        return Bounds(top, left, bottom + 1, right + 1)

    def cells(self) -> list[tuple[int, int, Any]]:
        """Return row, column and value of each cell to write; null leaves one as it is."""
        top, left = self.target.corner
        return [
            (top + down, left + right, value)
            for down, row in enumerate(self.rows)
            for right, value in enumerate(row)
            if value is not None
        ]


def writing_of(target: Target, given: JSON) -> Writing:
    """Return the values of a ``ValueRange`` as rows, whichever way they were given."""
    rows = given.get("values", [])
    if given.get("majorDimension") != "COLUMNS":
        return Writing(target, rows)
    height = max((len(column) for column in rows), default=0)
    turned = [[column[at] if at < len(column) else None for column in rows] for at in range(height)]
    return Writing(target, turned, "COLUMNS")


def totals(writings: Sequence[Writing]) -> JSON:
    """Return how much of a spreadsheet a batch has written."""
    sheets = len({writing.target.tab.id for writing in writings if writing.cells()})
    return counts(writings, "totalUpdated") | ({"totalUpdatedSheets": sheets} if sheets else {})


def counts(writings: Sequence[Writing], prefix: str) -> JSON:
    """Return the rows, columns and cells with at least one new value; none of them is absent."""
    cells = {
        (writing.target.tab.id, row, column)
        for writing in writings
        for row, column, _ in writing.cells()
    }
    if not cells:
        return {}
    return {
        f"{prefix}Rows": len({(tab, row) for tab, row, _ in cells}),
        f"{prefix}Columns": len({(tab, column) for tab, _, column in cells}),
        f"{prefix}Cells": len(cells),
    }
