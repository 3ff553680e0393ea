"""Clearing values: cells become blank; their formats, notes and validation stay.

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/clear
"""

from __future__ import annotations

from dataclasses import replace

from automations.rehearsal.sheets_server.a1 import a1_of, bounds, range_of, tab_of
from automations.rehearsal.sheets_server.changing import protection
from automations.rehearsal.sheets_server.changing.grids import keys_in, put
from automations.rehearsal.sheets_server.model import JSON, ApiError, Stored
from automations.rehearsal.sheets_server.reading_values import range_to_read

_SAID_OF_THE_VALUE = frozenset({"textFormatRuns", "chipRuns", "hyperlink"})


def clear(stored: Stored, text: str, editor: str) -> JSON:
    """Clear one range."""
    (told,) = cleared(stored, [range_of(stored, text)], editor)
    return {"spreadsheetId": stored.id, "clearedRange": told}


def batch_clear(stored: Stored, texts: list[str], editor: str) -> JSON:
    """Clear several ranges, all or none."""
    try:
        told = cleared(stored, [range_of(stored, text) for text in texts], editor)
    except ApiError as refused:
        words = f"Invalid range: {refused.message}"
        raise ApiError(refused.code, refused.status, words, refused.details) from None
    return {"spreadsheetId": stored.id} | ({"clearedRanges": told} if told else {})


def cleared(stored: Stored, grid_ranges: list[JSON], editor: str) -> list[str]:
    """Clear ranges; return them as the service writes them."""
    for each in grid_ranges:
        range_to_read(stored, each)
        protection.check(stored, "updateCells", {"range": each}, editor)
    for each in grid_ranges:
        _clear(stored, each)
    return [a1_of(tab_of(stored, each), each) for each in grid_ranges]


def _clear(stored: Stored, grid_range: JSON) -> None:
    tab = tab_of(stored, grid_range)
    for key in keys_in(tab, bounds(tab, grid_range)):
        cell = tab.cells[key]
        kept = {name: said for name, said in cell.other.items() if name not in _SAID_OF_THE_VALUE}
        put(tab, key, replace(cell, entered=None, other=kept))
