"""The conditions that COUNTIF and its kin take: ``>=3``, ``<>済``, ``山*``, or a value."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Any

from automations.rehearsal.sheets_server.formula_values import (
    Fault,
    Scalar,
    order,
    parsed_number,
)

Test = Callable[[Scalar], bool]

_COMPARED = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}


def condition(wanted: Scalar) -> Test:
    """Return the test that a condition sets."""
    if not isinstance(wanted, str):
        return _equal_to(0.0 if wanted is None else wanted)
    sign = next((each for each in ("<>", ">=", "<=", ">", "<", "=") if wanted.startswith(each)), "")
    rest = wanted[len(sign) :]
    if sign == "<>":
        equal = _equal_to_spelt(rest)
        return lambda value: not equal(value)
    if sign in _COMPARED:
        return _compared(_COMPARED[sign], rest)
    if sign == "=" and rest == "":
        return lambda value: value is None
    return _equal_to_spelt(rest)


def _equal_to(wanted: Scalar) -> Test:
    return lambda value: (
        not isinstance(value, Fault) and value is not None and order(value) == order(wanted)
    )


def _equal_to_spelt(spelt: str) -> Test:
    """Return the test for a text: equal as number, truth or, with wildcards, as text."""
    if spelt == "":
        return lambda value: value is None or value == ""
    spelt_number = parsed_number(spelt)
    truth = {"TRUE": True, "FALSE": False}.get(spelt.upper())
    pattern = wildcards(spelt)

    def test(value: Scalar) -> bool:
        match value:
            case bool():
                return value is truth
            case str():
                return pattern.fullmatch(value) is not None
            case float():
                return value == spelt_number
            case _:
                return False

    return test


def _compared(compare: Callable[[Any, Any], bool], spelt: str) -> Test:
    spelt_number = parsed_number(spelt)
    limit = order(spelt if spelt_number is None else spelt_number)

    def test(value: Scalar) -> bool:
        if value is None or isinstance(value, Fault):
            return False
        kind, place = order(value)
        return kind == limit[0] and compare(place, limit[1])

    return test


def wildcards(spelt: str) -> re.Pattern[str]:
    """Return the pattern of a text in which ``*`` and ``?`` stand for any, ``~`` for themselves."""
    parts = re.findall(r"~[*?~]|.", spelt, re.DOTALL)
    spelling = {"*": ".*", "?": "."}
    return re.compile(
        "".join(spelling.get(part) or re.escape(part[-1]) for part in parts),
        re.IGNORECASE | re.DOTALL,
    )
