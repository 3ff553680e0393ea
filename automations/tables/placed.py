"""A sheet that was put together from several: each row, or cell, stands somewhere else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from automations.tables.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from automations.tables.places import Place


@dataclass(frozen=True, slots=True)
class PlacedSheet(Sheet):
    """A sheet whose rows people find elsewhere.

    ``places`` is keyed by (row, column) of this sheet, both from 1; column 0 stands for the row.
    What is not there stands in the sheet itself.
    """

    places: Mapping[tuple[int, int], Place] = field(default_factory=dict)

    def place(self, row: int = 0, column: int = 0) -> Place:
        """Name where a row or a cell really stands."""
        own = self.places.get((row, column)) or self.places.get((row, 0))
        return own or Sheet.place(self, row, column)
