"""Sums, averages and counts, plain and of what meets a condition."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterable, Iterator

from automations.rehearsal.sheets_server.formula_values import (
    Failed,
    Fault,
    Grid,
    Kind,
    Scalar,
    cells,
    grid,
    number,
    order,
)
from automations.rehearsal.sheets_server.functions.conditions import condition
from automations.rehearsal.sheets_server.functions.registry import Table, of_cells, of_grids

TABLE: Table = {}
Value = Scalar | Grid


def numbers(values: Iterable[Value], function: str) -> Iterator[float]:
    """Yield the numbers among values: in ranges only true ones, written out whatever spells one."""
    for position, value in enumerate(values, 1):
        if not isinstance(value, tuple):
            yield number(value, function, position)
            continue
        for each in cells([value]):
            if isinstance(each, Fault):
                raise Failed(each.kind, each.message)
            if isinstance(each, float):
                yield each


def _average(found: list[float]) -> float:
    if not found:
        raise _nothing_to_divide(function="AVERAGE")
    return math.fsum(found) / len(found)


def _nothing_to_divide(function: str) -> Failed:
    return Failed(
        Kind.DIVIDE_BY_ZERO, f"Evaluation of function {function} caused a divide by zero error."
    )


def _median(found: list[float]) -> float:
    if not found:
        raise Failed(Kind.NUM, "MEDIAN has no valid input data.")
    return statistics.median(found)


def _deviation(found: list[float]) -> float:
    if len(found) < 2:  # noqa: PLR2004 - one number has no spread
        raise _nothing_to_divide(function="STDEV")
    return statistics.stdev(found)


def _over_numbers(name: str, work: Callable[[list[float]], float]) -> None:
    @of_grids(TABLE, name, 1, None)
    def calculate(*values: Value) -> float:
        return float(work(list(numbers(values, name))))


_FIGURES: dict[str, Callable[[list[float]], float]] = {
    "SUM": sum,
    "AVERAGE": _average,
    "MAX": lambda found: max(found, default=0.0),
    "MIN": lambda found: min(found, default=0.0),
    "PRODUCT": math.prod,
    "MEDIAN": _median,
    "STDEV": _deviation,
}
for _name, _work in _FIGURES.items():
    _over_numbers(_name, _work)


@of_grids(TABLE, "COUNT", 1, None)
def _count(*values: Value) -> float:
    return float(sum(isinstance(each, float) for each in cells(values)))


@of_grids(TABLE, "COUNTA", 1, None)
def _count_filled(*values: Value) -> float:
    return float(sum(each is not None for each in cells(values)))


@of_grids(TABLE, "COUNTBLANK", 1, None)
def _count_blank(*values: Value) -> float:
    return float(sum(each in {None, ""} for each in cells(values)))


@of_grids(TABLE, "COUNTUNIQUE", 1, None)
def _count_different(*values: Value) -> float:
    return float(len({order(each) for each in cells(values) if each not in {None, ""}}))


@of_grids(TABLE, "SUMPRODUCT", 1, None)
def _sum_of_products(*values: Value) -> float:
    columns = [[each if isinstance(each, float) else 0.0 for each in cells([v])] for v in values]
    if len({len(column) for column in columns}) > 1:
        raise Failed(Kind.VALUE, "SUMPRODUCT has mismatched range sizes.")
    return math.fsum(math.prod(row) for row in zip(*columns, strict=True))


@of_grids(TABLE, "COUNTIF", 2, 2)
def _count_if(where: Value, wanted: Value) -> Value:
    return _each(wanted, lambda one: float(len(_met("COUNTIF", where, one))))


@of_grids(TABLE, "COUNTIFS", 2, None)
def _count_all(*pairs: Value) -> float:
    return float(len(_met("COUNTIFS", *pairs)))


@of_grids(TABLE, "SUMIF", 2, 3)
def _sum_if(where: Value, wanted: Value, what: Value = None) -> Value:
    summed = where if what is None else what
    return _each(wanted, lambda one: math.fsum(_picked(summed, _met("SUMIF", where, one))))


@of_grids(TABLE, "SUMIFS", 3, None)
def _sum_all(what: Value, *pairs: Value) -> float:
    return math.fsum(_picked(what, _met("SUMIFS", *pairs)))


@of_grids(TABLE, "AVERAGEIF", 2, 3)
def _average_if(where: Value, wanted: Value, what: Value = None) -> float:
    found = _picked(where if what is None else what, _met("AVERAGEIF", where, wanted))
    if not found:
        raise _nothing_to_divide(function="AVERAGEIF")
    return math.fsum(found) / len(found)


def _each(wanted: Value, work: Callable[[Scalar], float]) -> Value:
    """Return the work done for every condition of a grid of them."""
    if not isinstance(wanted, tuple):
        return work(wanted)
    return tuple(tuple(work(each) for each in row) for row in wanted)


def _met(function: str, *pairs: Value) -> list[int]:
    """Return which cells, by position, meet every condition beside their range."""
    ranges = [list(cells([each])) for each in pairs[::2]]
    tests = [condition(next(cells([each]))) for each in pairs[1::2]]
    if len(pairs) % 2 or len({len(each) for each in ranges}) > 1:
        raise Failed(Kind.VALUE, f"Array arguments to {function} are of different size.")
    return [
        position
        for position, row in enumerate(zip(*ranges, strict=True))
        if all(test(value) for test, value in zip(tests, row, strict=True))
    ]


def _picked(what: Value, positions: list[int]) -> list[float]:
    values = list(cells([what]))
    picked = [values[each] for each in positions if each < len(values)]
    return [each for each in picked if isinstance(each, float)]


def _nth(name: str, *, largest: bool) -> None:
    @of_grids(TABLE, name, 2, 2)
    def work(values: Value, position: Value) -> float:
        found = sorted(numbers([grid(values)], name), reverse=largest)
        n = int(number(next(cells([position])), name, 2))
        if not 0 < n <= len(found):
            raise Failed(Kind.NUM, f"Function {name} parameter 2 value {n} is out of range.")
        return found[n - 1]


_nth("LARGE", largest=True)
_nth("SMALL", largest=False)


@of_grids(TABLE, "RANK", 2, 3)
def _rank(value: Value, among: Value, ascending: Value = None) -> float:
    own = number(next(cells([value])), "RANK", 1)
    found = list(numbers([grid(among)], "RANK"))
    if own not in found:
        raise Failed(Kind.N_A, "RANK has no valid input data.")
    upwards = bool(next(cells([ascending])))
    return 1.0 + sum(each < own if upwards else each > own for each in found)


@of_cells(TABLE, "N", 1, 1)
def _as_number(value: Scalar) -> float:
    return float(value) if isinstance(value, float | bool) else 0.0
