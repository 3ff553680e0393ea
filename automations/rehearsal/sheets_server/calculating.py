"""What a cell holds once it is calculated: its ``effectiveValue``.

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/other#ExtendedValue
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from automations.rehearsal.sheets_server.model import JSON, Stored, Tab


@dataclass(slots=True)
class Memo:
    """What one request has calculated already, and the instant it asks at (zone-aware)."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC))


def effective(
    stored: Stored, tab: Tab, row: int, column: int, memo: Memo | None = None
) -> JSON | None:
    """Return the ``ExtendedValue`` shown at a place (from 0), None where nothing is.

    One of numberValue, stringValue, boolValue, errorValue {type, message}. Pass the same ``memo``
    for all cells of one request, and none across a change.
    """
    del stored, memo
    cell = tab.cells.get((row, column))
    return None if cell is None else cell.entered
