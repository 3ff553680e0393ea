"""One formula's calculation at its place: trees to values, references to what stands there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import chain
from math import isfinite
from typing import Protocol

from automations.rehearsal.sheets_server.formula_parsing import (
    Call,
    Constant,
    Mistake,
    Name,
    Node,
    Reference,
    Rows,
)
from automations.rehearsal.sheets_server.formula_values import (
    KINDS,
    Area,
    Failed,
    Fault,
    Grid,
    Kind,
    Scalar,
    grid,
)
from automations.rehearsal.sheets_server.functions import FUNCTIONS, Function
from automations.rehearsal.sheets_server.model import Stored, Tab


class Cells(Protocol):
    """Where a calculation looks things up."""

    stored: Stored
    now: datetime
    time_zone: str
    locale: str

    def at(self, tab: Tab, row: int, column: int) -> Scalar:
        """Return what stands at a place, calculated."""

    def grid(self, area: Area) -> Grid:
        """Return what stands in an area, calculated."""


class Calculation:
    """The calculation of the formula at one place (from 0) of a tab.

    ``spread``: inside ARRAYFORMULA, where ranges are worked through cell by cell.
    """

    def __init__(self, cells: Cells, tab: Tab, row: int, column: int) -> None:
        self.cells, self.tab, self.row, self.column = cells, tab, row, column
        self.spread = False

    def result(self, node: Node) -> Scalar | Grid:
        """Return what a formula gives: a grid only where an array was asked for."""
        value = self.value(node)
        return (
            self.single(value) if isinstance(value, Area) and not self.spread else self.plain(value)
        )

    def value(self, node: Node) -> Scalar | Grid | Area:
        """Return a tree's value; a reference stays the area it names.

        Raises:
            Failed: It cannot be calculated at all; what the formula shows.
        """
        match node:
            case Constant(value):
                return value
            case Mistake(shown):
                return Fault(KINDS[shown])
            case Reference():
                return self._referred(node)
            case Name(name):
                return self._named(name)
            case Rows(rows):
                return self._joined(rows)
            case Call():
                return self._called(node)

    def plain(self, value: Scalar | Grid | Area) -> Scalar | Grid:
        """Return an area's cells as a grid, anything else as it is."""
        return self.cells.grid(value) if isinstance(value, Area) else value

    def single(self, value: Scalar | Grid | Area) -> Scalar:
        """Return one cell of a value: of a line that runs past the formula, the one beside it."""
        if isinstance(value, Area):
            return self.cells.at(value.tab, *self._crossing(value))
        return value[0][0] if isinstance(value, tuple) else value

    def _crossing(self, area: Area) -> tuple[int, int]:
        row = area.rows.start if len(area.rows) == 1 else self.row
        column = area.columns.start if len(area.columns) == 1 else self.column
        if row not in area.rows or column not in area.columns:
            raise Failed(Kind.VALUE, "An array value could not be found.")
        return row, column

    def area(self, reference: Reference) -> Area | None:
        """Return the area a reference names, None where the tab or the place is not there."""
        return area_of(self.cells.stored, self.tab, reference)

    def _referred(self, reference: Reference) -> Area:
        if reference.sheet is not None and _titled(self.cells.stored, reference.sheet) is None:
            raise Failed(Kind.REF, f"Unresolved sheet name '{reference.sheet}'.")
        area = self.area(reference)
        if area is None:
            raise Failed(Kind.REF, "Reference does not exist.")
        return area

    def _named(self, name: str) -> Area:
        for each in self.cells.stored.named:
            if each.get("name", "").casefold() == name.casefold():
                return self._of_range(each.get("range", {}))
        raise Failed(Kind.NAME, f"Unknown range name: '{name.upper()}'.")

    def _of_range(self, grid_range: dict[str, int]) -> Area:
        sheet = grid_range.get("sheetId", 0)
        tab = next((tab for tab in self.cells.stored.tabs if tab.id == sheet), None)
        if tab is None:
            raise Failed(Kind.REF, "Reference does not exist.")
        rows = (grid_range.get("startRowIndex", 0), grid_range.get("endRowIndex", tab.height))
        columns = (
            grid_range.get("startColumnIndex", 0),
            grid_range.get("endColumnIndex", tab.width),
        )
        return Area(tab, range(*rows), range(*columns))

    def _joined(self, rows: tuple[tuple[Node, ...], ...]) -> Grid:
        """Return the grid of an array written out, whose parts may be grids."""
        lines: list[tuple[Scalar, ...]] = []
        for row in rows:
            parts = [grid(self.plain(self.value(each))) for each in row]
            for position, part in enumerate(parts, 1):
                if len(part) != len(parts[0]):
                    raise _uneven_row(position, len(parts[0]), len(part))
            lines += [tuple(chain(*line)) for line in zip(*parts, strict=True)]
        if len({len(line) for line in lines}) > 1:
            raise Failed(Kind.VALUE, _UNEVEN)
        return tuple(lines)

    def _called(self, call: Call) -> Scalar | Grid | Area:
        function = FUNCTIONS.get(call.function)
        if function is None:
            raise Failed(Kind.NAME, f"Unknown function: '{call.function}'.")
        function.check(len(call.arguments))
        try:
            result = self._worked(function, call.arguments)
        except OverflowError:
            raise _too_large(call.function) from None
        if isinstance(result, float) and not isfinite(result):
            raise _too_large(call.function)
        return result

    def _worked(self, function: Function, arguments: tuple[Node, ...]) -> Scalar | Grid | Area:
        result: Scalar | Grid | Area
        match function.kind:
            case "lazy":
                result = function.work(self, *arguments)
            case "grids":
                result = function.work(*(self.plain(self.value(each)) for each in arguments))
            case _:
                result = self._by_cell(function, arguments)
        return result

    def _by_cell(self, function: Function, arguments: tuple[Node, ...]) -> Scalar | Grid:
        if self.spread:
            return broadcast(function.of, [self.plain(self.attempt(each)) for each in arguments])
        return function.of([self._one(each) for each in arguments])

    def _one(self, node: Node) -> Scalar:
        try:
            return self.single(self.value(node))
        except Failed as failed:
            return failed.fault

    def attempt(self, node: Node) -> Scalar | Grid | Area:
        """Return a tree's value, or the error it ends with as a value."""
        try:
            return self.value(node)
        except Failed as failed:
            return failed.fault

    @staticmethod
    def by_cell(
        work: Callable[[list[Scalar]], Scalar], values: list[Scalar | Grid]
    ) -> Scalar | Grid:
        """Return some work done for every cell of values."""
        return broadcast(work, values)


_UNEVEN = "In ARRAY_LITERAL, an Array Literal was missing values for one or more rows."


def _too_large(function: str) -> Failed:
    return Failed(Kind.NUM, f"{function} evaluates to an out of range number.")


def _uneven_row(position: int, expected: int, found: int) -> Failed:
    return Failed(
        Kind.VALUE,
        f"Function ARRAY_ROW parameter {position} has mismatched row size. "
        f"Expected: {expected}. Actual: {found}.",
    )


def area_of(stored: Stored, tab: Tab, reference: Reference) -> Area | None:
    """Return the area a reference in a tab names, None where there is none such."""
    named = tab if reference.sheet is None else _titled(stored, reference.sheet)
    if named is None:
        return None
    rows = _span(reference.top, reference.bottom, named.height)
    columns = _span(reference.left, reference.right, named.width)
    return Area(named, rows, columns) if rows and columns else None


def _titled(stored: Stored, title: str) -> Tab | None:
    return next((tab for tab in stored.tabs if tab.title.casefold() == title.casefold()), None)


def _span(first: int | None, last: int | None, size: int) -> range:
    """Return rows or columns of a tab; an open end reaches to its edge."""
    start = first or 0
    if start >= size:
        return range(0)
    return range(start, size if last is None else min(last + 1, size))


def broadcast(work: Callable[[list[Scalar]], Scalar], values: list[Scalar | Grid]) -> Scalar | Grid:
    """Return the work done cell by cell; what has one row or column is used for each."""
    if not any(isinstance(value, tuple) for value in values):
        return work([value for value in values if not isinstance(value, tuple)])
    grids = [grid(value) for value in values]
    height = max(len(each) for each in grids)
    width = max(len(each[0]) for each in grids)
    return tuple(
        tuple(work([_cell(each, row, column) for each in grids]) for column in range(width))
        for row in range(height)
    )


def _cell(cells: Grid, row: int, column: int) -> Scalar:
    line = cells[0] if len(cells) == 1 else cells[row] if row < len(cells) else None
    if line is None or (len(line) > 1 and column >= len(line)):
        return Fault(Kind.N_A, "Argument array dimensions are mismatched.")
    return line[0] if len(line) == 1 else line[column]
