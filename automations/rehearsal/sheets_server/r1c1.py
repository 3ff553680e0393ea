"""R1C1 notation, as the service reads it: by numbers, or by brackets as seen from A1.

``R1C1`` and ``R[0]C[0]`` are A1, a letter without a number too; a letter that is missing beside a
numbered one leaves that side open: ``C[1]`` is all of column B.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

Corner = tuple[int | None, int | None]
"""Row and column from 0; None where none is named."""
Edges = tuple[int | None, int | None, int | None, int | None]
"""Top, bottom, left and right from 0, bottom and right not belonging; None where it is open."""

_AXIS = r"({letter}(?:([0-9]{{1,9}})|\[([0-9]{{1,9}})\])?)?"
_TOKEN = re.compile(
    _AXIS.format(letter="R") + _AXIS.format(letter="C"),
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Axis:
    """One letter of a token: is it there, its number as written, and which kind of number."""

    is_there: bool
    number: int | None
    is_offset: bool

    @property
    def is_zero(self) -> bool:
        return self.number == 0 and not self.is_offset

    def index(self, other: _Axis) -> int | None:
        if self.number is not None:
            return self.number if self.is_offset else self.number - 1
        return None if not self.is_there and other.number is not None else 0


def edges(text: str) -> Edges | None:
    """Return the edges that a text names; None where it is not of this notation."""
    tokens = [_token(half) for half in text.split(":")]
    match tokens:
        case [(rows, columns)]:
            corner = rows.index(columns), columns.index(rows)
            return _around(corner)
        case [(rows, columns), (last_rows, last_columns)]:
            if _is_empty(rows, last_rows) or _is_empty(columns, last_columns):
                return None
            start = rows.index(columns), columns.index(rows)
            return spanned(start, (last_rows.index(last_columns), last_columns.index(last_rows)))
        case _:
            return None


def spanned(start: Corner, end: Corner) -> Edges:
    """Return the edges from one corner to another, whichever comes first."""
    top, bottom = _side(start[0], end[0])
    left, right = _side(start[1], end[1])
    return top, bottom, left, right


def _side(one: int | None, other: int | None) -> tuple[int | None, int | None]:
    if one is None or other is None:
        return one, (None if other is None else other + 1)
    return min(one, other), max(one, other) + 1


def _around(corner: Corner) -> Edges:
    row, column = corner
    ends = [None if index is None else index + 1 for index in corner]
    return row, ends[0], column, ends[1]


def _is_empty(start: _Axis, end: _Axis) -> bool:
    """Tell whether the numbers as written end right before they start: the service refuses it."""
    if start.number is None or end.number is None or start.is_offset != end.is_offset:
        return False
    return start.number == end.number + 1


def _token(text: str) -> tuple[_Axis, _Axis] | None:
    found = _TOKEN.fullmatch(text)
    if not text or not found:
        return None
    rows, columns = _axis(*found.groups()[:3]), _axis(*found.groups()[3:])
    return None if rows.is_zero or columns.is_zero else (rows, columns)


def _axis(there: str | None, number: str | None, offset: str | None) -> _Axis:
    written = number or offset
    return _Axis(there is not None, int(written) if written else None, offset is not None)
