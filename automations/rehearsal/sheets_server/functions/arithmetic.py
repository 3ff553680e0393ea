"""Operators and functions of numbers."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
)
from typing import Any

from automations.rehearsal.sheets_server.formula_values import (
    Failed,
    Kind,
    Scalar,
    number,
    same_kind,
)
from automations.rehearsal.sheets_server.functions.registry import Table, of_cells

TABLE: Table = {}

_FURTHEST = 350  # places from the point: a double has no digit further off
_PRECISE = Context(prec=800)


def _operator(name: str, work: Callable[[float, float], float]) -> None:
    @of_cells(TABLE, name, 2, 2)
    def calculate(left: Scalar, right: Scalar) -> float:
        return work(number(left, name, 1), number(right, name, 2))


def _comparison(name: str, work: Callable[[Any, Any], bool]) -> None:
    @of_cells(TABLE, name, 2, 2)
    def compare(left: Scalar, right: Scalar) -> bool:
        return work(*same_kind(left, right))


def _divided(left: float, right: float, function: str = "DIVIDE") -> float:
    if right == 0:
        raise Failed(Kind.DIVIDE_BY_ZERO, f"Function {function} parameter 2 cannot be zero.")
    return left / right


def _power(left: float, right: float) -> float:
    try:
        result: float | complex = left**right
    except ZeroDivisionError:
        raise Failed(Kind.DIVIDE_BY_ZERO, "Function POWER parameter 2 cannot be zero.") from None
    except OverflowError:
        result = math.inf
    if isinstance(result, complex) or not math.isfinite(result):
        raise Failed(Kind.NUM, f"POW({left:g},{right:g}) evaluates to an out of range number.")
    return result


for _name, _work in {
    "ADD": operator.add,
    "MINUS": operator.sub,
    "MULTIPLY": operator.mul,
    "DIVIDE": _divided,
    "POW": _power,
    "POWER": _power,
}.items():
    _operator(_name, _work)
for _name, _test in {
    "EQ": operator.eq,
    "NE": operator.ne,
    "LT": operator.lt,
    "GT": operator.gt,
    "LTE": operator.le,
    "GTE": operator.ge,
}.items():
    _comparison(_name, _test)


@of_cells(TABLE, "UMINUS", 1, 1)
def _negated(value: Scalar) -> float:
    return -number(value, "UMINUS", 1)


@of_cells(TABLE, "UPLUS", 1, 1)
def _itself(value: Scalar) -> Scalar:
    return value


@of_cells(TABLE, "UNARY_PERCENT", 1, 1)
def _hundredth(value: Scalar) -> float:
    return number(value, "UNARY_PERCENT", 1) / 100


@of_cells(TABLE, "MOD", 2, 2)
def _remainder(value: Scalar, by: Scalar) -> float:
    dividend, divisor = number(value, "MOD", 1), number(by, "MOD", 2)
    _divided(dividend, divisor, "MOD")
    return dividend % divisor


@of_cells(TABLE, "QUOTIENT", 2, 2)
def _quotient(value: Scalar, by: Scalar) -> float:
    return math.trunc(_divided(number(value, "QUOTIENT", 1), number(by, "QUOTIENT", 2), "QUOTIENT"))


@of_cells(TABLE, "ABS", 1, 1)
def _size(value: Scalar) -> float:
    return abs(number(value, "ABS", 1))


@of_cells(TABLE, "INT", 1, 1)
def _whole(value: Scalar) -> float:
    return math.floor(number(value, "INT", 1))


@of_cells(TABLE, "SIGN", 1, 1)
def _sign(value: Scalar) -> float:
    found = number(value, "SIGN", 1)
    return (found > 0) - (found < 0)


@of_cells(TABLE, "SQRT", 1, 1)
def _root(value: Scalar) -> float:
    found = number(value, "SQRT", 1)
    if found < 0:
        raise Failed(
            Kind.NUM,
            f"Function SQRT parameter 1 value is {found:g}. "
            "It should be greater than or equal to 0.",
        )
    return math.sqrt(found)


@of_cells(TABLE, "PI", 0, 0)
def _pi() -> float:
    return math.pi


def rounded(value: float, places: int, how: str) -> float:
    """Return a number rounded as its shortest decimal spelling, not its binary one, asks.

    >>> rounded(2.675, 2, ROUND_HALF_UP), rounded(-15.0, -1, ROUND_DOWN)
    (2.68, -10.0)
    """
    if not math.isfinite(value):
        raise OverflowError
    places = max(-_FURTHEST, min(_FURTHEST, places))
    moved = Decimal(repr(value)).scaleb(places).quantize(Decimal(1), how, _PRECISE)
    return float(moved.scaleb(-places))


def _rounding(name: str, how: str) -> None:
    @of_cells(TABLE, name, 1, 2)
    def work(value: Scalar, places: Scalar = None) -> float:
        return rounded(number(value, name, 1), int(number(places, name, 2)), how)


for _name, _how in {
    "ROUND": ROUND_HALF_UP,
    "ROUNDUP": ROUND_UP,
    "ROUNDDOWN": ROUND_DOWN,
    "TRUNC": ROUND_DOWN,
}.items():
    _rounding(_name, _how)


def _multiple(name: str, how: str) -> None:
    @of_cells(TABLE, name, 1, 2)
    def work(value: Scalar, factor: Scalar = 1.0) -> float:
        step = number(factor, name, 2)
        if step == 0:
            return 0
        return rounded(number(value, name, 1) / step, 0, how) * step


_multiple("CEILING", ROUND_CEILING)
_multiple("FLOOR", ROUND_FLOOR)
_multiple("MROUND", ROUND_HALF_UP)
