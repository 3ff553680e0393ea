"""Merged ranges of a sheet: all but the first cell of one hide what was meant for them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from automations.tables.sheet import Merged


def merged_in(merged: Iterable[Merged], column: int) -> tuple[Merged, ...]:
    """Return the ranges that reach into a column, from the top; no two of them overlap there."""
    there = (each for each in merged if each.left <= column <= each.right)
    return tuple(sorted(there, key=lambda each: each.top))


def hiding(ranges: Sequence[Merged], row: int, column: int) -> Merged | None:
    """Return that of the ranges `merged_in` the column which hides its cell in the row, if any."""
    above = bisect_right(ranges, row, key=lambda each: each.top)
    return next(
        (each for each in ranges[max(above - 1, 0) : above] if each.hides(row, column)), None
    )
