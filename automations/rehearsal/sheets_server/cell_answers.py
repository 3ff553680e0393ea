"""A cell as it is answered: what was entered, what it comes to, what it looks like.

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/cells
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from automations.rehearsal.sheets_server.calculating import Memo, effective
from automations.rehearsal.sheets_server.changing.colours import mirrored
from automations.rehearsal.sheets_server.changing.replies import as_answered
from automations.rehearsal.sheets_server.masks import Mask, covers
from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell, Tab
from automations.rehearsal.sheets_server.natural_formats import format_shown
from automations.rehearsal.sheets_server.showing import formatted

_ALIGNMENTS = {
    "numberValue": "RIGHT",
    "boolValue": "CENTER",
    "errorValue": "CENTER",
    "stringValue": "LEFT",
}
_BARE = StoredCell()


@dataclass(slots=True)
class Cells:
    """Answers cells of one spreadsheet for one request; ``mask``: of ``CellData``."""

    stored: Stored
    mask: Mask | None = None
    memo: Memo = field(default_factory=Memo)
    _formats: dict[str, JSON] = field(default_factory=dict)

    def answered(self, tab: Tab, row: int, column: int) -> JSON:
        """Return the ``CellData`` at a place (from 0); empty where nothing is."""
        cell = tab.cells.get((row, column), _BARE)
        shown = effective(self.stored, tab, row, column, self.memo)
        if shown is None and cell.is_bare:
            return {}
        look = format_shown(self.stored, tab, row, column)
        said = self._value(cell, shown, look) | self._format(cell, shown, look)
        return said | as_answered(cell.other)

    def _value(self, cell: StoredCell, shown: JSON | None, look: JSON) -> JSON:
        said: JSON = {}
        if cell.entered is not None:
            said["userEnteredValue"] = cell.entered
        if shown is not None:
            said["effectiveValue"] = shown
            if covers(self.mask, "formattedValue"):
                locale = str(self.stored.properties["locale"])
                said["formattedValue"] = formatted(shown, look.get("numberFormat"), locale)
        return said

    def _format(self, cell: StoredCell, shown: JSON | None, look: JSON) -> JSON:
        entered: JSON = {}
        if cell.format and covers(self.mask, "userEnteredFormat"):
            entered["userEnteredFormat"] = mirrored(cell.format)
        if not covers(self.mask, "effectiveFormat"):
            return entered
        kind = next(iter(shown), "") if shown else ""
        return entered | {"effectiveFormat": self._effective(look, kind)}

    def _effective(self, entered: JSON, kind: str) -> JSON:
        """Return the whole format of a cell; equal ones are the same object."""
        key = kind + (json.dumps(entered, sort_keys=True) if entered else "")
        if key not in self._formats:
            usual = self.stored.properties["defaultFormat"]
            aligned = {"horizontalAlignment": _ALIGNMENTS[kind]} if kind in _ALIGNMENTS else {}
            whole = _merged({**usual, **aligned}, mirrored(entered))
            self._formats[key] = whole | {
                "hyperlinkDisplayType": entered.get("hyperlinkDisplayType", "PLAIN_TEXT")
            }
        return self._formats[key]


def _merged(usual: JSON, given: JSON) -> JSON:
    """Return one format over another; colours are taken whole."""
    said = dict(usual)
    for name, value in given.items():
        inner = said.get(name)
        if isinstance(value, dict) and isinstance(inner, dict) and "olor" not in name:
            said[name] = _merged(inner, value)
        else:
            said[name] = value
    return said
