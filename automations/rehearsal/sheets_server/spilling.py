"""Arrays that a formula spreads over the cells below and beside it."""

from __future__ import annotations

from automations.rehearsal.sheets_server.formula_parsing import (
    Call,
    NotAFormula,
    Rows,
    parsed,
    walk,
)
from automations.rehearsal.sheets_server.formula_values import Fault, Grid, Kind, Scalar
from automations.rehearsal.sheets_server.model import Tab

_SPREADING = frozenset(
    {
        "ARRAYFORMULA", "FILTER", "FLATTEN", "INDEX", "OFFSET", "SEQUENCE", "SORT", "SPLIT",
        "TRANSPOSE", "UNIQUE", "XLOOKUP",
    }
)  # fmt: skip


def anchors(tab: Tab) -> list[tuple[int, int]]:
    """Return the cells whose formula may give more than one cell, in reading order."""
    return sorted(
        place
        for place, cell in tab.cells.items()
        if cell.entered is not None and _may_spread(str(cell.entered.get("formulaValue", "")))
    )


def _may_spread(formula: str) -> bool:
    if not formula:
        return False
    try:
        nodes = walk(parsed(formula))
    except NotAFormula:
        return False
    return any(
        isinstance(node, Rows) or (isinstance(node, Call) and node.function in _SPREADING)
        for node in nodes
    )


def placed(tab: Tab, row: int, column: int, result: Scalar | Grid) -> Scalar | Grid:
    """Return what a formula's result gives at its place: an error where it meets content.

    Cells that an array would bring beyond the grid are let go: the service adds rows for them,
    which only a change may do here.
    """
    if not isinstance(result, tuple):
        return result
    for down, cells in enumerate(result):
        for across in range(len(cells)):
            place = (row + down, column + across)
            if place != (row, column) and _is_taken(tab, place):
                return Fault(
                    Kind.REF,
                    "Array result was not expanded because it would overwrite data in "
                    f"{_shown(place)}.",
                )
    return result


def _is_taken(tab: Tab, place: tuple[int, int]) -> bool:
    cell = tab.cells.get(place)
    return cell is not None and cell.entered is not None


def _shown(place: tuple[int, int]) -> str:
    """Return a place as people call it.

    >>> _shown((1, 27))
    'AB2'
    """
    letters, number = "", place[1] + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{place[0] + 1}"
