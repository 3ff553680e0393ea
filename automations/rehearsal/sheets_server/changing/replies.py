"""What replies leave out: the service writes no 0 for the tab of a range."""

from __future__ import annotations

from automations.rehearsal.sheets_server.model import JSON

_SIDES = {"startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex"}
_RANGES = {"range", "ranges", "unprotectedRanges", "dimensionRange"}


def as_answered(reply: JSON) -> JSON:
    """Return a copy without ``sheetId: 0`` in its ranges, which is how the service writes them."""
    return {name: _shown(value, name) for name, value in reply.items()}


def _shown(value: object, name: str) -> object:
    if isinstance(value, list):
        return [_shown(item, name) for item in value]
    if not isinstance(value, dict):
        return value
    is_range = name in _RANGES or not _SIDES.isdisjoint(value)
    return {
        field: _shown(inner, field)
        for field, inner in value.items()
        if not (is_range and field == "sheetId" and inner == 0)
    }
