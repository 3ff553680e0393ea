"""Functions whose result is an array."""

from __future__ import annotations

from automations.rehearsal.sheets_server.formula_parsing import Node
from automations.rehearsal.sheets_server.formula_values import (
    Area,
    Failed,
    Fault,
    Grid,
    Kind,
    Scalar,
    cells,
    grid,
    number,
    order,
    text,
    truth,
)
from automations.rehearsal.sheets_server.functions.registry import (
    Calculating,
    Table,
    lazy,
    of_grids,
)

TABLE: Table = {}
Value = Scalar | Grid

_MOST_CELLS = 1_000_000  # that SEQUENCE gives


@lazy(TABLE, "ARRAYFORMULA", 1, 1)
def _spread(calculation: Calculating, node: Node) -> Value | Area:
    before, calculation.spread = calculation.spread, True
    try:
        return calculation.plain(calculation.value(node))
    finally:
        calculation.spread = before


@of_grids(TABLE, "UNIQUE", 1, 3)
def _unique(value: Value, *_options: Value) -> Grid:
    rows: dict[tuple[object, ...], tuple[Scalar, ...]] = {}
    for row in grid(value):
        rows.setdefault(tuple(_key(each) for each in row), row)
    return tuple(rows.values())


def _key(value: Scalar) -> object:
    return value if isinstance(value, Fault) else order(value)


@of_grids(TABLE, "SORT", 1, None)
def _sorted(value: Value, *orders: Value) -> Grid:
    rows = list(grid(value))
    by = [next(cells([each])) for each in orders] or [1.0, True]
    for position in reversed(range(0, len(by) - 1, 2)):
        column = int(number(by[position], "SORT", position + 2)) - 1
        upwards = truth(by[position + 1], "SORT", position + 3)
        if not 0 <= column < len(rows[0]):
            raise Failed(Kind.VALUE, f"Function SORT parameter {position + 2} is out of range.")
        filled = [row for row in rows if row[column] is not None]
        blank = [row for row in rows if row[column] is None]  # last, whichever the direction
        filled.sort(key=lambda row: order(row[column]), reverse=not upwards)
        rows = filled + blank
    return tuple(rows)


@lazy(TABLE, "FILTER", 2, None)
def _filtered(calculation: Calculating, node: Node, *conditions: Node) -> Grid:
    before, calculation.spread = calculation.spread, True
    try:
        rows = grid(calculation.plain(calculation.value(node)))
        tests = [list(cells([calculation.plain(calculation.value(each))])) for each in conditions]
    finally:
        calculation.spread = before
    for test in tests:
        _same_size(rows, test)
    kept = tuple(
        row
        for row, *found in zip(rows, *tests, strict=True)
        if all(not isinstance(each, Fault | str) and bool(each) for each in found)
    )
    if not kept:
        raise Failed(Kind.N_A, "No matches are found in FILTER evaluation.")
    return kept


def _same_size(rows: Grid, test: list[Scalar]) -> None:
    if len(test) != len(rows):
        raise Failed(
            Kind.N_A,
            "FILTER has mismatched range sizes. "
            f"Expected row count: {len(rows)}. column count: 1. "
            f"Actual row count: {len(test)}, column count: 1.",
        )


@of_grids(TABLE, "TRANSPOSE", 1, 1)
def _turned(value: Value) -> Grid:
    return tuple(zip(*grid(value), strict=True))


@of_grids(TABLE, "FLATTEN", 1, None)
def _flat(*values: Value) -> Grid:
    return tuple((each,) for each in cells(values))


@of_grids(TABLE, "SEQUENCE", 1, 4)
def _sequence(rows: Value, columns: Value = 1.0, start: Value = 1.0, step: Value = 1.0) -> Grid:
    height, width, first, by = (
        number(next(cells([each])), "SEQUENCE", position)
        for position, each in enumerate((rows, columns, start, step), 1)
    )
    if not 1 <= int(height) * int(width) <= _MOST_CELLS or height < 1:
        raise Failed(Kind.NUM, "Function SEQUENCE parameter 1 value should be greater than 0.")
    return tuple(
        tuple(first + (row * int(width) + column) * by for column in range(int(width)))
        for row in range(int(height))
    )


@of_grids(TABLE, "SPLIT", 2, 4)
def _split(value: Value, delimiter: Value, by_each: Value = True, without: Value = True) -> Grid:  # noqa: FBT002 - values of the sheet
    spelt, marks = text(next(cells([value]))), text(next(cells([delimiter])))
    if not marks:
        raise Failed(Kind.VALUE, "Function SPLIT parameter 2 value should be non-empty.")
    if next(cells([by_each])):
        for mark in marks[1:]:
            spelt = spelt.replace(mark, marks[0])
        marks = marks[:1]
    parts = spelt.split(marks)
    kept = [part for part in parts if part or not next(cells([without]))]
    if not kept:
        raise Failed(Kind.VALUE, "Function SPLIT parameter 1 value should be non-empty.")
    return (tuple(_number_or_text(part) for part in kept),)


def _number_or_text(part: str) -> Scalar:
    try:
        return number(part, "SPLIT", 1)
    except Failed:
        return part
