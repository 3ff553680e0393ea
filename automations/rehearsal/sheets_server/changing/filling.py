"""Filling cells on from those that are filled."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from itertools import pairwise

from automations.rehearsal.sheets_server.a1 import Bounds, exceeded
from automations.rehearsal.sheets_server.changing.copying import stepped
from automations.rehearsal.sheets_server.changing.grids import (
    box_of,
    dimension_named,
    keys_in,
    put,
)
from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell, Tab, invalid

_COUNTED = re.compile(r"(.*?)([0-9]+)", re.DOTALL)
Line = list[StoredCell | None]
Key = tuple[int, int]


def fill(stored: Stored, asked: JSON) -> None:
    """``autoFill``: numbers at equal steps and texts that end in a number go on, others repeat."""
    if "sourceAndDestination" in asked:
        given = asked["sourceAndDestination"]
        tab, box = box_of(stored, given.get("source", {}))
        is_rows = dimension_named(given.get("dimension"))
        length = given.get("fillLength", 0)
    elif "range" in asked:
        tab, box, is_rows, length = _detected(stored, asked["range"])
    else:
        message = "Must specify either a range or a sourceAndDestination."
        raise invalid(message)
    _check_room(tab, box, length, is_rows=is_rows)
    other = asked.get("useAlternateSeries", False)
    if is_rows:
        for column in range(box.left, box.right):
            _fill_line(tab, partial(_down, box, column), box.height, length, other=other)
    else:
        for row in range(box.top, box.bottom):
            _fill_line(tab, partial(_right, box, row), box.width, length, other=other)


def _down(box: Bounds, column: int, number: int) -> Key:
    return box.top + number, column


def _right(box: Bounds, row: int, number: int) -> Key:
    return row, box.left + number


def _detected(stored: Stored, grid_range: JSON) -> tuple[Tab, Bounds, bool, int]:
    """Return the part of a range that holds anything, and how far the rest goes on."""
    tab, box = box_of(stored, grid_range)
    keys = [key for key in keys_in(tab, box) if tab.cells[key].entered is not None]
    if not keys:
        return tab, Bounds(box.top, box.left, box.bottom, box.left), True, 0
    bottom = max(row for row, _ in keys) + 1
    right = max(column for _, column in keys) + 1
    if bottom < box.bottom:
        source = Bounds(box.top, box.left, bottom, box.right)
        return tab, source, True, box.bottom - bottom
    return tab, Bounds(box.top, box.left, box.bottom, right), False, box.right - right


def _check_room(tab: Tab, box: Bounds, length: int, *, is_rows: bool) -> None:
    start, end, size = (
        (box.top, box.bottom, tab.height) if is_rows else (box.left, box.right, tab.width)
    )
    if start + min(length, 0) < 0 or end + max(length, 0) > size:
        raise exceeded(tab, box.on(tab))


def _fill_line(
    tab: Tab, place: Callable[[int], Key], size: int, length: int, *, other: bool
) -> None:
    """Fill on from ``size`` cells; ``place``: of the cell of that number, from the first."""
    source = [tab.cells.get(place(number)) for number in range(size)]
    series = _series(source, other=other)
    for number in range(size, size + length) if length > 0 else range(-1, length - 1, -1):
        cell = source[number % size]
        if cell is not None:
            key, model = place(number), place(number % size)
            moved = stepped(cell, key[0] - model[0], key[1] - model[1])
            value = moved.entered if "formulaValue" in (moved.entered or {}) else series(number)
            put(tab, key, StoredCell(value, cell.format, cell.other))


def _series(source: Line, *, other: bool) -> Callable[[int], JSON | None]:
    """Return what stands at a number of the line, counted from its first source cell."""
    values = [cell.entered if cell else None for cell in source]
    numbers = [value["numberValue"] for value in values if value and "numberValue" in value]
    if len(numbers) == len(values) and (len(numbers) > 1) != other:
        step = numbers[1] - numbers[0] if len(numbers) > 1 else 1
        if all(b - a == step for a, b in pairwise(numbers)):
            return lambda number: {"numberValue": numbers[0] + step * number}
    return lambda number: _repeated(values, number, other=other)


def _repeated(values: list[JSON | None], number: int, *, other: bool) -> JSON | None:
    value = values[number % len(values)]
    text = (value or {}).get("stringValue", "")
    counted = _COUNTED.fullmatch(text)
    if counted is None or other:
        return value
    rounds = number // len(values)
    new = max(int(counted[2]) + rounds * len(values), 0)
    return {"stringValue": f"{counted[1]}{new:0{len(counted[2])}d}"}
