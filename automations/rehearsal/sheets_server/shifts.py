"""Where rows or columns go when lines are inserted, deleted or moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shift:
    """Where the rows (or columns) of one tab go.

    ``where``: the new index of an old one, None if it is gone. ``span``: what becomes of those
    from a start to before an end, None if nothing of them is left.
    """

    sheet: int
    is_rows: bool
    where: Callable[[int], int | None]
    span: Callable[[int, int], Span | None]


def inserted(sheet: int, at: int, count: int, *, is_rows: bool) -> Shift:
    """Return the shift of ``count`` lines inserted before ``at``; ranges across it grow."""

    def where(index: int) -> int:
        return index + count if index >= at else index

    def span(start: int, end: int) -> Span:
        return where(start), end + count if end > at else end

    return Shift(sheet, is_rows, where, span)


def deleted(sheet: int, start: int, end: int, *, is_rows: bool) -> Shift:
    """Return the shift of lines taken away; ranges lose what they had of them."""

    def edge(index: int) -> int:
        return index if index <= start else max(start, index - (end - start))

    def where(index: int) -> int | None:
        return None if start <= index < end else edge(index)

    def span(first: int, last: int) -> Span | None:
        shorter = edge(first), edge(last)
        return shorter if shorter[0] < shorter[1] else None

    return Shift(sheet, is_rows, where, span)


def moved(sheet: int, start: int, end: int, to: int, *, is_rows: bool) -> Shift:
    """Return the shift of lines moved before ``to``, which counts as before the move."""
    count = end - start
    to = start if start <= to <= end else to

    def where(index: int) -> int:
        if start <= index < end:
            return index - start + (to - count if to > start else to)
        if end <= index < to:
            return index - count
        return index + count if to <= index < start else index

    def span(first: int, last: int) -> Span:
        if start <= first and last <= end:
            return where(first), where(last - 1) + 1
        stay = [where(edge) for edge in _edges(first, last, start, end)]
        return min(stay), max(stay) + 1

    return Shift(sheet, is_rows, where, span)


def _edges(first: int, last: int, start: int, end: int) -> list[int]:
    """Return first and last line of a range of those that are not moved."""
    low = end if start <= first < end else first
    high = start - 1 if start < last <= end else last - 1
    return [low, high]
