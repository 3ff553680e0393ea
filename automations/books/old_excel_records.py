"""The records of an old workbook, walked before xlrd loads a sheet: bounds, and what it hides."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_HEAD = struct.Struct("<HH")
_FORMULA_HEAD = struct.Struct("<HHH8sH")
_BEGIN, _END = 0x809, 0x0A
_SHEET, _FILTERED = 0x85, 0x9B
_SINGLE = frozenset({0x01, 0x06, 0x201, 0x203, 0x204, 0x205, 0xD6, 0xFD, 0x27E, 0x406, 0x206})
_SEVERAL = {0xBD: 6, 0xBE: 2}  # bytes a cell
_FORMULAS = frozenset({0x06, 0x206, 0x406})
_NOTHING = b"\0" * 8
_ON_OPENING = 2  # the flag of a formula that waits for a program to calculate it


@dataclass(frozen=True, slots=True)
class Survey:
    """What the records of one sheet tell before it is loaded.

    ``cells``: how many it stores, formatted blanks among them. ``waiting``: row and column, from
    1, of formulas without a result, if none of the sheet has one. ``filtered``: a filter is on.
    """

    cells: int
    waiting: frozenset[tuple[int, int]]
    filtered: bool


def records(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Walk the records from a position: kind, where the data begins, its length in bytes."""
    position, end = start, len(stream) - _HEAD.size
    while position <= end:
        kind, length = _HEAD.unpack_from(stream, position)
        yield kind, position + _HEAD.size, length
        position += _HEAD.size + length


def sheet_positions(stream: bytes) -> list[int]:
    """Return where each worksheet begins, in their order; charts and macros are left out."""
    found = []
    for kind, at, length in records(stream, 0):
        if kind == _END:
            break
        if kind == _SHEET and length > 6 and not stream[at + 5]:  # noqa: PLR2004 - its fixed part
            found.append(int.from_bytes(stream[at : at + 4], "little"))
    return found


def surveyed(stream: bytes, start: int) -> Survey:
    """Walk one sheet, charts inside it included."""
    depth, cells, filtered = 0, 0, False
    formulas: list[tuple[int, int]] = []
    unknown = True
    for kind, at, length in records(stream, start):
        if kind in _SINGLE:
            cells += 1
            if kind in _FORMULAS and length >= _FORMULA_HEAD.size:
                row, column, _, result, flags = _FORMULA_HEAD.unpack_from(stream, at)
                formulas.append((row + 1, column + 1))
                unknown = unknown and result == _NOTHING and bool(flags & _ON_OPENING)
        elif kind in _SEVERAL:
            cells += length // _SEVERAL[kind]
        elif kind == _FILTERED:
            filtered = True
        elif kind in (_BEGIN, _END):
            depth += 1 if kind == _BEGIN else -1
            if depth <= 0:
                break
    return Survey(cells, frozenset(formulas if unknown else ()), filtered)
