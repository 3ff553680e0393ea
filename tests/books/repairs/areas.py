"""Ranges of cells as the checks compare them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from automations.tables.places import column_number

_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d*)(?::\$?([A-Z]{1,3})\$?([1-9]\d*))?")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


class Area(NamedTuple):
    """A range: its first and last row, its first and last column, all from 1."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def legal(self) -> bool:
        """Tell whether a sheet has such cells."""
        rows = 1 <= self.top <= self.bottom <= LAST_ROW
        return rows and 1 <= self.left <= self.right <= LAST_COLUMN

    def meets(self, other: Area) -> bool:
        """Tell whether two ranges share a cell."""
        beside = self.right < other.left or other.right < self.left
        return not beside and not (self.bottom < other.top or other.bottom < self.top)


def area(reference: str) -> Area:
    """Return the range of a reference such as ``A1:$B$2``."""
    found = _AREA.fullmatch(reference)
    assert found is not None, reference
    left, top, right, bottom = found.groups()
    first = Area(int(top), int(top), column_number(left), column_number(left))
    return first._replace(bottom=int(bottom), right=column_number(right)) if right else first


def overlaps(references: Sequence[str]) -> list[str]:
    """Return the pairs that share a cell."""
    areas = [(each, area(each)) for each in references]
    return [f"{a} {b}" for (a, one), (b, two) in combinations(areas, 2) if one.meets(two)]
