"""Finding things, and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from automations.rehearsal.sheets_server.formula_parsing import (
    RANGE,
    Name,
    Node,
    Reference,
    reference,
)
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
from automations.rehearsal.sheets_server.functions.conditions import wildcards
from automations.rehearsal.sheets_server.functions.registry import (
    Calculating,
    Table,
    lazy,
    of_grids,
)

TABLE: Table = {}
Value = Scalar | Grid


def _wanted(value: Scalar) -> Callable[[Scalar], bool]:
    """Return the test of equality that look-ups use: without case, wildcards in texts."""
    if isinstance(value, Fault):
        raise Failed(value.kind, value.message)
    if isinstance(value, str):
        pattern = wildcards(value)
        return lambda each: isinstance(each, str) and pattern.fullmatch(each) is not None
    key = order(0.0 if value is None else value)
    return lambda each: not isinstance(each, Fault) and each is not None and order(each) == key


def _exactly(values: Sequence[Scalar], value: Scalar) -> int | None:
    test = _wanted(value)
    return next((position for position, each in enumerate(values) if test(each)), None)


def _nearest(values: Sequence[Scalar], value: Scalar, sign: int = 1) -> int | None:
    """Return the last place whose value is not beyond the wanted one, among its own kind."""
    kind, place = order(0.0 if value is None else value)
    found = None
    for position, each in enumerate(values):
        if each is None or isinstance(each, Fault) or order(each)[0] != kind:
            continue
        own = order(each)
        if own == (kind, place) or (own < (kind, place)) is (sign > 0):
            found = position
        else:
            break
    return found


def _not_found(value: Scalar, function: str) -> Failed:
    return Failed(Kind.N_A, f"Did not find value '{text(value)}' in {function} evaluation.")


@of_grids(TABLE, "MATCH", 2, 3)
def _match(value: Value, among: Value, kind: Value = 1.0) -> Value:
    how = number(next(cells([kind])), "MATCH", 3)
    line = list(cells([among]))
    if min(len(grid(among)), len(grid(among)[0])) > 1:
        raise Failed(Kind.N_A, "MATCH range must be a single row or a single column.")

    def found(one: Scalar) -> float:
        at = _exactly(line, one) if how == 0 else _nearest(line, one, 1 if how > 0 else -1)
        if at is None:
            raise _not_found(one, "MATCH")
        return float(at + 1)

    return _each(value, found)


def _each(value: Value, work: Callable[[Scalar], Scalar]) -> Value:
    if not isinstance(value, tuple):
        return work(value)
    return tuple(tuple(_attempted(work, each) for each in row) for row in value)


def _attempted(work: Callable[[Scalar], Scalar], value: Scalar) -> Scalar:
    try:
        return work(value)
    except Failed as failed:
        return failed.fault


def _down(name: str, turned: Callable[[Grid], Grid]) -> None:
    @lazy(TABLE, name, 3, 4)
    def work(calculation: Calculating, key: Node, table: Node, index: Node, *rest: Node) -> Value:
        rows = turned(grid(calculation.plain(calculation.value(table))))
        n = int(number(calculation.single(calculation.value(index)), name, 3))
        if not 0 < n <= len(rows[0]):
            raise Failed(Kind.REF, f"{name} evaluates to an out of bounds range.")
        near = truth(calculation.single(calculation.value(rest[0])), name, 4) if rest else True

        def found(one: Scalar) -> Scalar:
            first = [row[0] for row in rows]
            at = _nearest(first, one) if near else _exactly(first, one)
            if at is None:
                raise _not_found(one, name)
            return rows[at][n - 1]

        wanted = calculation.value(key)
        return _each(
            calculation.plain(wanted) if calculation.spread else calculation.single(wanted), found
        )


def _turned(rows: Grid) -> Grid:
    return tuple(zip(*rows, strict=True))


_down("VLOOKUP", lambda rows: rows)
_down("HLOOKUP", _turned)


@of_grids(TABLE, "XLOOKUP", 3, 6)
def _xlookup(
    value: Value, among: Value, results: Value, missing: Value = None, *_modes: Value
) -> Value:
    wanted = next(cells([value]))
    at = _exactly(list(cells([among])), wanted)
    if at is None:
        if missing is None:
            raise _not_found(wanted, "XLOOKUP")
        return missing
    rows = grid(results)
    picked = (rows[at],) if len(grid(among)) > 1 else tuple((row[at],) for row in rows)
    return picked if len(picked) * len(picked[0]) > 1 else picked[0][0]


@lazy(TABLE, "INDEX", 1, 3)
def _index(calculation: Calculating, where: Node, *nodes: Node) -> Value | Area:
    numbers = [
        int(number(calculation.single(calculation.value(each)), "INDEX", position))
        for position, each in enumerate(nodes, 2)
    ]
    row, column = (*numbers, 0, 0)[:2]
    area = calculation.value(where)
    if isinstance(area, Area):
        return Area(area.tab, _picked(area.rows, row, 2), _picked(area.columns, column, 3))
    rows = grid(area)
    lines = _picked(range(len(rows)), row, 2)
    across = _picked(range(len(rows[0])), column, 3)
    found = tuple(tuple(rows[line][each] for each in across) for line in lines)
    return found if len(lines) * len(across) > 1 else found[0][0]


def _picked(places: range, position: int, parameter: int) -> range:
    if position == 0:
        return places
    if not 0 < position <= len(places):
        raise Failed(
            Kind.NUM,
            f"Function INDEX parameter {parameter} value is {position}. "
            f"Valid values are between 0 and {len(places)} inclusive.",
        )
    return places[position - 1 : position]


def _side(name: str, own: Callable[[Calculating], int], lines: Callable[[Area], range]) -> None:
    @lazy(TABLE, name, 0, 1)
    def work(calculation: Calculating, node: Node | None = None) -> Value:
        if node is None:
            return own(calculation) + 1.0
        area = _area(calculation, node, name)
        if not calculation.spread:
            return lines(area).start + 1.0
        numbers = tuple((each + 1.0,) for each in lines(area))
        return numbers if name == "ROW" else _turned(numbers)


def _area(calculation: Calculating, node: Node, function: str) -> Area:
    found = calculation.value(node)
    if isinstance(found, Area):
        return found
    raise Failed(Kind.N_A, f"Argument must be a range. ({function})")


_side("ROW", lambda calculation: calculation.row, lambda area: area.rows)
_side("COLUMN", lambda calculation: calculation.column, lambda area: area.columns)


@of_grids(TABLE, "ROWS", 1, 1)
def _height(value: Value) -> float:
    return float(len(grid(value)))


@of_grids(TABLE, "COLUMNS", 1, 1)
def _width(value: Value) -> float:
    return float(len(grid(value)[0]))


@lazy(TABLE, "ISFORMULA", 1, 1)
def _is_formula(calculation: Calculating, node: Node) -> bool:
    area = _area(calculation, node, "ISFORMULA")
    cell = area.tab.cells.get((area.rows.start, area.columns.start))
    return "formulaValue" in ((cell and cell.entered) or {})


@lazy(TABLE, "INDIRECT", 1, 2)
def _indirect(calculation: Calculating, node: Node, *_style: Node) -> Value | Area:
    spelt = text(calculation.single(calculation.value(node)))
    sheet, _, place = spelt.rpartition("!")
    if not RANGE.fullmatch(place):
        return calculation.value(Name(spelt))
    return calculation.value(_read(place, sheet))


def _read(place: str, sheet: str) -> Reference:
    if sheet.startswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    return reference(place, sheet or None)
