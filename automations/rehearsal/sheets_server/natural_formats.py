"""The number format a formula's result takes from what it is made of, where its cell sets none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from automations.rehearsal.sheets_server.evaluating import area_of
from automations.rehearsal.sheets_server.formula_parsing import (
    Call,
    Node,
    NotAFormula,
    Reference,
    parsed,
)
from automations.rehearsal.sheets_server.model import JSON, Stored, Tab
from automations.rehearsal.sheets_server.showing import default_format

_DEEPEST = 50  # formulas that take their format from one another
_MAKING = {
    "TODAY": "DATE",
    "DATE": "DATE",
    "EDATE": "DATE",
    "EOMONTH": "DATE",
    "NOW": "DATE_TIME",
    "TIME": "TIME",
}
_OF_TIME = {"DATE", "TIME", "DATE_TIME"}
_TAKING_ANY = {"ADD", "AVERAGE", "MAX", "MEDIAN", "MIN", "SUM"}
_TAKING_FIRST = {"ABS", "IFERROR", "IFNA", "INDEX", "ROUND", "UMINUS", "UPLUS"}


def number_format(stored: Stored, tab: Tab, row: int, column: int) -> JSON | None:
    """Return the ``NumberFormat`` a place (from 0) is shown by, None for automatic.

    That of the cell itself; without one, a formula shows dates as dates and money as money.
    """
    return _Inference(stored).at(tab, row, column, 0)


def format_shown(stored: Stored, tab: Tab, row: int, column: int) -> JSON:
    """Return the format entered at a place, with the number format it is shown by."""
    cell = tab.cells.get((row, column))
    entered = {} if cell is None else cell.format
    shown = number_format(stored, tab, row, column)
    return entered if shown is None else {**entered, "numberFormat": shown}


@dataclass(frozen=True, slots=True)
class _Inference:
    stored: Stored
    known: dict[tuple[int, int, int], JSON | None] = field(default_factory=dict)

    def at(self, tab: Tab, row: int, column: int, depth: int) -> JSON | None:
        place = (tab.id, row, column)
        if place not in self.known:
            self.known[place] = None  # what a circle comes to
            self.known[place] = self._at(tab, row, column, depth)
        return self.known[place]

    def _at(self, tab: Tab, row: int, column: int, depth: int) -> JSON | None:
        cell = tab.cells.get((row, column))
        if cell is None:
            return None
        own: JSON | None = cell.format.get("numberFormat")
        formula = (cell.entered or {}).get("formulaValue")
        if own is not None or formula is None or depth > _DEEPEST:
            return own
        try:
            return self._of(parsed(formula), tab, depth + 1)
        except (NotAFormula, RecursionError):  # or nested beyond anything people write
            return None

    def _of(self, node: Node, tab: Tab, depth: int) -> JSON | None:
        match node:
            case Reference():
                return self._referred(node, tab, depth)
            case Call(name) if name in _MAKING:
                locale = str(self.stored.properties.get("locale", "en_US"))
                return default_format(_MAKING[name], locale)
            case Call(name, parts):
                parts = parts[1:] if name == "IF" else parts
                return _combined(name, [self._of(each, tab, depth) for each in parts])
            case _:
                return None

    def _referred(self, reference: Reference, tab: Tab, depth: int) -> JSON | None:
        area = area_of(self.stored, tab, reference)
        if area is None:
            return None
        found = self.at(area.tab, area.rows.start, area.columns.start, depth)
        return None if found is not None and found.get("type") == "TEXT" else found


def _combined(name: str, parts: list[JSON | None]) -> JSON | None:
    """Return what the formats of a function's arguments come to."""
    if name in _TAKING_ANY or name == "IF":
        return _first(parts)
    if name in _TAKING_FIRST:
        return _first(parts[:1])
    if name in {"MINUS", "MULTIPLY", "DIVIDE"}:
        return _of_operands(name, parts)
    return None


def _of_operands(name: str, parts: list[JSON | None]) -> JSON | None:
    left, right = parts
    if left is not None and right is not None and name != "MULTIPLY":
        is_span = name == "DIVIDE" or _is_time(left)
        return None if is_span else left  # days between, or how many times: a plain number
    found = _first(parts) if name == "MULTIPLY" else left
    return None if name != "MINUS" and _is_time(found) else found


def _is_time(found: JSON | None) -> bool:
    return found is not None and found.get("type") in _OF_TIME


def _first(found: Iterable[JSON | None]) -> JSON | None:
    return next((each for each in found if each is not None), None)
