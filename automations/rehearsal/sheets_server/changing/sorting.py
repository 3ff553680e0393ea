"""The order of rows: sorted, or shuffled."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import Any

from automations.rehearsal.sheets_server.a1 import Bounds, bounds
from automations.rehearsal.sheets_server.calculating import Memo, effective
from automations.rehearsal.sheets_server.changing.copying import stepped
from automations.rehearsal.sheets_server.changing.grids import box_of, keys_in, meets, put
from automations.rehearsal.sheets_server.model import JSON, Stored, Tab, invalid

_KINDS = ("numberValue", "stringValue", "boolValue", "errorValue")


def sort(stored: Stored, asked: JSON) -> None:
    """``sortRange``: numbers, then texts, then truths; blank ones last in either order."""
    tab, box = box_of(stored, asked.get("range", {}))
    sort_box(stored, tab, box, asked.get("sortSpecs", []))


def sort_box(stored: Stored, tab: Tab, box: Bounds, specs: list[JSON]) -> None:
    """Put the rows of a box in order; marks on rows stay where they are."""
    _check_merges(tab, box)
    order = list(range(box.top, box.bottom))
    memo = Memo()
    for spec in reversed(specs):
        column = spec.get("dimensionIndex", 0)
        if not box.left <= column < box.right:
            message = f"Sort column index {column} is not within the range to sort."
            raise invalid(message)
        shown = {row: effective(stored, tab, row, column, memo) for row in order}
        keyed = {row: _key(value) for row, value in shown.items() if value}
        is_falling = spec.get("sortOrder") == "DESCENDING"
        filled = sorted((r for r in order if r in keyed), key=keyed.__getitem__, reverse=is_falling)
        order = filled + [row for row in order if row not in keyed]
    reorder(tab, box, order)


def randomize(stored: Stored, asked: JSON) -> None:
    """``randomizeRange``: rows that hold anything, in an order that looks drawn by lot.

    It is the same in every rehearsal.
    """
    tab, box = box_of(stored, asked.get("range", {}))
    _check_merges(tab, box)
    filled = {row for row, _ in keys_in(tab, box)}
    last = max(filled, default=box.top - 1)
    rows = range(box.top, last + 1)
    order = sorted(rows, key=lambda row: (zlib.crc32(f"{tab.id}/{row}".encode()), row))
    reorder(tab, replace(box, bottom=last + 1), order)


def reorder(tab: Tab, box: Bounds, order: list[int]) -> None:
    """Let the rows of a box stand in the order given, which names them as they stood."""
    to = {row: box.top + number for number, row in enumerate(order)}
    taken = {key: tab.cells[key] for key in keys_in(tab, box)}
    for key in taken:
        del tab.cells[key]
    for (row, column), cell in taken.items():
        if row in to:
            put(tab, (to[row], column), stepped(cell, to[row] - row, 0))


def _key(value: JSON) -> tuple[int, Any]:
    ((kind, content),) = value.items()
    if kind == "errorValue":
        return len(_KINDS), 0
    return _KINDS.index(kind), content.casefold() if isinstance(content, str) else content


def _check_merges(tab: Tab, box: Bounds) -> None:
    for merge in tab.listed.get("merges", []):
        found = bounds(tab, merge)
        if found.height > 1 and meets(found, box):
            message = "You can't sort a range with vertical merges."
            raise invalid(message)
