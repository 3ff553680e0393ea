"""Appending values: the table they belong to is looked for, and they stand below it.

https://developers.google.com/workspace/sheets/api/guides/values#append_values
"""

from __future__ import annotations

from dataclasses import replace

from automations.rehearsal.sheets_server import changing
from automations.rehearsal.sheets_server.a1 import Bounds, a1_of, bounds
from automations.rehearsal.sheets_server.changing import protection
from automations.rehearsal.sheets_server.changing.grids import meets
from automations.rehearsal.sheets_server.model import JSON, Stored, Tab
from automations.rehearsal.sheets_server.reading_values import range_to_read
from automations.rehearsal.sheets_server.writing_values import (
    answer,
    answering,
    check_values,
    checked,
    target_of,
    write,
)
from automations.rehearsal.sheets_server.writings import Target, Writing, writing_of

Place = tuple[int, int]


def append(stored: Stored, options: JSON, text: str, given: JSON, editor: str) -> JSON:
    """Write values below the last table that meets a range, or at its start if there is none."""
    asked = answering(options)
    target = target_of(stored, text)
    range_to_read(stored, target.grid_range)
    table = last_table(target.tab, bounds(target.tab, target.grid_range))
    if table is None:
        writing = checked(stored, target, given, editor)
    else:
        writing = writing_of(_below(target, table), given)
        check_values(writing)
        protection.check(stored, "updateCells", {"range": writing.box.on(target.tab)}, editor)
    told: JSON = {"spreadsheetId": stored.id}
    if table is not None:
        told["tableRange"] = a1_of(target.tab, table.on(target.tab))
    if options.get("insertDataOption") == "INSERT_ROWS":
        _insert_rows(stored, writing, editor)
    write(stored, [writing], asked.option)
    return told | {"updates": answer(stored, writing, asked)}


def last_table(tab: Tab, box: Bounds) -> Bounds | None:
    """Return the lowest table that meets a box, and of several the one to the right.

    A table is what blank cells surround on all sides, as wide and high as what it holds.
    """
    filled = {place for place, cell in tab.cells.items() if cell.entered is not None}
    for place in sorted(filled, reverse=True):
        if place in filled:
            table, held = _table_around(filled, place)
            if meets(table, box):
                return table
            filled -= held
    return None


def _table_around(filled: set[Place], place: Place) -> tuple[Bounds, set[Place]]:
    """Return the table that a cell belongs to, and its cells that hold anything."""
    held: set[Place] = set()
    waiting = [place]
    while True:
        _flood(filled, held, waiting)
        box = _box(held)
        around = Bounds(box.top - 1, box.left - 1, box.bottom + 1, box.right + 1)
        waiting = [each for each in filled - held if _lies_in(each, around)]
        if not waiting:
            return box, held


def _flood(filled: set[Place], held: set[Place], waiting: list[Place]) -> None:
    """Put all that hangs together, corner to corner too, with what waits into what is held."""
    while waiting:
        row, column = waiting.pop()
        if (row, column) not in held:
            held.add((row, column))
            beside = [(row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)]
            waiting += [each for each in beside if each in filled and each not in held]


def _box(places: set[Place]) -> Bounds:
    rows, columns = {row for row, _ in places}, {column for _, column in places}
    return Bounds(min(rows), min(columns), max(rows) + 1, max(columns) + 1)


def _lies_in(place: Place, box: Bounds) -> bool:
    row, column = place
    return box.top <= row < box.bottom and box.left <= column < box.right


def _below(target: Target, table: Bounds) -> Target:
    place = Bounds(table.bottom, table.left, table.bottom + 1, table.right)
    return replace(target, grid_range=place.on(target.tab), is_open=True)


def _insert_rows(stored: Stored, writing: Writing, editor: str) -> None:
    """Make room for the values; at the end of the grid it grows by itself."""
    tab, box = writing.target.tab, writing.box
    if box.top < tab.height and writing.rows:
        rows = {"dimension": "ROWS", "startIndex": box.top, "endIndex": box.bottom}
        asked = {"range": {"sheetId": tab.id, **rows}, "inheritFromBefore": box.top > 0}
        changing.change(stored, {"insertDimension": asked}, editor)
