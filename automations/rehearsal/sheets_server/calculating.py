"""What a cell holds once it is calculated: its ``effectiveValue``.

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/other#ExtendedValue
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from automations.rehearsal.sheets_server import spilling
from automations.rehearsal.sheets_server.evaluating import Calculation
from automations.rehearsal.sheets_server.formula_parsing import NotAFormula, Reference, parsed, walk
from automations.rehearsal.sheets_server.formula_values import (
    Area,
    Failed,
    Fault,
    Grid,
    Kind,
    Scalar,
    scalar_of,
    value_of,
)
from automations.rehearsal.sheets_server.model import JSON, Stored, Tab

Place = tuple[int, int, int]  # sheetId, row, column, from 0
_Cell = tuple[Tab, int, int]

CIRCULAR = Fault(
    Kind.REF,
    "Circular dependency detected. To resolve with iterative calculation, see File > Settings.",
)


@dataclass(slots=True)
class Memo:
    """What one request has calculated already, and the instant it asks at (zone-aware)."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    results: dict[Place, Scalar | Grid] = field(default_factory=dict)
    begun: set[Place] = field(default_factory=set)
    spilling: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    formulas: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    grids: dict[tuple[int, range, range], Grid] = field(default_factory=dict)


def effective(
    stored: Stored, tab: Tab, row: int, column: int, memo: Memo | None = None
) -> JSON | None:
    """Return the ``ExtendedValue`` shown at a place (from 0), None where nothing is.

    One of numberValue, stringValue, boolValue, errorValue {type, message}. Pass the same ``memo``
    for all cells of one request, and none across a change.
    """
    cell = tab.cells.get((row, column))
    if cell is not None and cell.entered is not None and "formulaValue" not in cell.entered:
        return cell.entered
    return value_of(_Cells(stored, memo or Memo()).at(tab, row, column))


class _Cells:
    """The spreadsheet as formulas see it: every cell calculated when it is asked for."""

    def __init__(self, stored: Stored, memo: Memo) -> None:
        self.stored, self._memo = stored, memo
        self.now = memo.now
        self.locale = str(stored.properties.get("locale") or "en_US")
        self.time_zone = str(stored.properties.get("timeZone") or "Etc/GMT")

    def at(self, tab: Tab, row: int, column: int) -> Scalar:
        """Return what stands at a place."""
        cell = tab.cells.get((row, column))
        if cell is None or cell.entered is None:
            return self._spilt(tab, row, column)
        if "formulaValue" not in cell.entered:
            return scalar_of(cell.entered)
        result = self._result(tab, row, column)
        return result[0][0] if isinstance(result, tuple) else result

    def grid(self, area: Area) -> Grid:
        """Return what stands in an area: whole columns are asked for by one formula after another.

        It is kept unless a formula that is being calculated may yet change what stands there.
        """
        key = (area.tab.id, area.rows, area.columns)
        if key in self._memo.grids:
            return self._memo.grids[key]
        found = tuple(
            tuple(self.at(area.tab, row, column) for column in area.columns) for row in area.rows
        )
        if not any(self._may_change(area, place) for place in self._memo.begun):
            self._memo.grids[key] = found
        return found

    def _may_change(self, area: Area, place: Place) -> bool:
        sheet, row, column = place
        is_inside = row in area.rows and column in area.columns
        spreads = (row, column) in self._memo.spilling.get(sheet, [])
        return sheet == area.tab.id and (is_inside or spreads)

    def _spilt(self, tab: Tab, row: int, column: int) -> Scalar:
        """Return what an array from above or the left brings to a blank cell."""
        if tab.id not in self._memo.spilling:
            self._memo.spilling[tab.id] = spilling.anchors(tab)
        for top, left in self._memo.spilling[tab.id]:
            place = (tab.id, top, left)
            if top > row or left > column or place in self._memo.begun:
                continue
            result = self._result(tab, top, left)
            if isinstance(result, tuple) and row - top < len(result):
                cells = result[row - top]
                if column - left < len(cells):
                    return cells[column - left]
        return None

    def _result(self, tab: Tab, row: int, column: int) -> Scalar | Grid:
        place = (tab.id, row, column)
        if place in self._memo.results:
            return self._memo.results[place]
        if place in self._memo.begun:
            return CIRCULAR
        for cell in self._needed(tab, row, column):
            self._calculate(*cell)
        return self._memo.results[place]

    def _calculate(self, tab: Tab, row: int, column: int) -> None:
        place = (tab.id, row, column)
        if place in self._memo.results or place in self._memo.begun:
            return
        self._memo.begun.add(place)
        try:
            self._memo.results[place] = self._evaluated(tab, row, column)
        finally:
            self._memo.begun.discard(place)

    def _evaluated(self, tab: Tab, row: int, column: int) -> Scalar | Grid:
        formula = _formula(tab, row, column)
        try:
            result = Calculation(self, tab, row, column).result(parsed(formula))
            return spilling.placed(tab, row, column, result)
        except (NotAFormula, RecursionError):  # or nested beyond anything people write
            return Fault(Kind.ERROR, "Formula parse error.")
        except Failed as failed:
            return failed.fault

    def _needed(self, tab: Tab, row: int, column: int) -> list[_Cell]:
        """Return the formulas a formula builds on, those that need nothing first, itself last.

        So a chain of thousands of formulas is calculated link by link, not one inside the other.
        """
        ordered: list[_Cell] = []
        seen: set[Place] = set()
        waiting: list[tuple[_Cell, bool]] = [((tab, row, column), False)]
        while waiting:
            cell, opened = waiting.pop()
            place = (cell[0].id, cell[1], cell[2])
            if opened:
                ordered.append(cell)
            elif place not in seen and place not in self._memo.results:
                seen.add(place)
                waiting.append((cell, True))
                waiting += [(below, False) for below in self._below(*cell)]
        return ordered

    def _below(self, tab: Tab, row: int, column: int) -> list[_Cell]:
        try:
            nodes = walk(parsed(_formula(tab, row, column)))
        except NotAFormula:
            return []
        calculation = Calculation(self, tab, row, column)
        found: list[_Cell] = []
        for node in nodes:
            if isinstance(node, Reference) and (area := calculation.area(node)) is not None:
                found += [(area.tab, *each) for each in self._formulas(area)]
        return found

    def _formulas(self, area: Area) -> list[tuple[int, int]]:
        if len(area.rows) * len(area.columns) == 1:
            place = (area.rows.start, area.columns.start)
            return [place] if _formula(area.tab, *place) else []
        if area.tab.id not in self._memo.formulas:
            cells = area.tab.cells
            self._memo.formulas[area.tab.id] = [each for each in cells if _formula(area.tab, *each)]
        formulas = self._memo.formulas[area.tab.id]
        return [each for each in formulas if each[0] in area.rows and each[1] in area.columns]


def _formula(tab: Tab, row: int, column: int) -> str:
    cell = tab.cells.get((row, column))
    return str(((cell and cell.entered) or {}).get("formulaValue", ""))
