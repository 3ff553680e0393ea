"""Functions of text."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

from automations.rehearsal.sheets_server.formula_parsing import Node
from automations.rehearsal.sheets_server.formula_values import (
    Failed,
    Fault,
    Grid,
    Kind,
    Scalar,
    cells,
    number,
    parsed_number,
    text,
    truth,
)
from automations.rehearsal.sheets_server.functions.logic import attempted
from automations.rehearsal.sheets_server.functions.registry import (
    Calculating,
    Table,
    lazy,
    of_cells,
    of_grids,
)
from automations.rehearsal.sheets_server.showing import formatted

TABLE: Table = {}
Value = Scalar | Grid

_LONGEST = 32_000  # characters that REPT gives


def _of_text(name: str, work: Callable[[str], Scalar]) -> None:
    @of_cells(TABLE, name, 1, 1)
    def calculate(value: Scalar) -> Scalar:
        return work(text(value))


def _code(found: str) -> float:
    if not found:
        raise Failed(Kind.VALUE, "Function CODE parameter 1 value should be non-empty.")
    return float(ord(found[0]))


_SPELLINGS: dict[str, Callable[[str], Scalar]] = {
    "LEN": lambda found: float(len(found.encode("utf-16-le")) // 2),
    "TRIM": lambda found: re.sub(" +", " ", found.strip(" ")),
    "UPPER": str.upper,
    "LOWER": str.lower,
    "PROPER": str.title,
    "CLEAN": lambda found: re.sub(r"[\x00-\x1f]", "", found),
    "CODE": _code,
    "UNICODE": _code,
}
for _name, _work in _SPELLINGS.items():
    _of_text(_name, _work)


@of_cells(TABLE, "T", 1, 1)
def _as_text(value: Scalar) -> str:
    return value if isinstance(value, str) else ""


@of_cells(TABLE, "CHAR", 1, 1)
def _character(value: Scalar) -> str:
    code = _length(value, "CHAR", 1)
    if not 0 < code <= sys.maxunicode:
        raise Failed(Kind.NUM, f"Function CHAR parameter 1 value {code} is out of range.")
    return chr(code)


TABLE["UNICHAR"] = TABLE["CHAR"]


def _length(value: Scalar, function: str, position: int) -> int:
    found = int(number(value, function, position))
    if found < 0:
        raise Failed(
            Kind.NUM,
            f"Function {function} parameter {position} value is {found}. "
            "It should be greater than or equal to 0.",
        )
    return found


@of_cells(TABLE, "LEFT", 1, 2)
def _left(value: Scalar, count: Scalar = 1.0) -> str:
    return text(value)[: _length(count, "LEFT", 2)]


@of_cells(TABLE, "RIGHT", 1, 2)
def _right(value: Scalar, count: Scalar = 1.0) -> str:
    spelt = text(value)
    return spelt[max(0, len(spelt) - _length(count, "RIGHT", 2)) :]


@of_cells(TABLE, "MID", 3, 3)
def _middle(value: Scalar, start: Scalar, count: Scalar) -> str:
    first = _length(start, "MID", 2) - 1
    if first < 0:
        raise Failed(
            Kind.NUM,
            "Function MID parameter 2 value is 0. It should be greater than or equal to 1.",
        )
    return text(value)[first : first + _length(count, "MID", 3)]


@of_cells(TABLE, "CONCAT", 2, 2)
def _joined_pair(left: Scalar, right: Scalar) -> str:
    return text(left) + text(right)


@of_grids(TABLE, "CONCATENATE", 1, None)
def _joined(*values: Value) -> str:
    return "".join(map(text, cells(values)))


@of_grids(TABLE, "JOIN", 2, None)
def _joined_by(delimiter: Value, *values: Value) -> str:
    return text(next(cells([delimiter]))).join(map(text, cells(values)))


@of_grids(TABLE, "TEXTJOIN", 3, None)
def _joined_filled(delimiter: Value, skip: Value, *values: Value) -> str:
    spelt = [text(each) for each in cells(values)]
    skipping = truth(next(cells([skip])), "TEXTJOIN", 2)
    return text(next(cells([delimiter]))).join(each for each in spelt if each or not skipping)


@lazy(TABLE, "TEXT", 2, 2)
def _text(calculation: Calculating, *nodes: Node) -> Value:
    """Show a number by a pattern, months and days as the spreadsheet's locale names them."""

    def shown(values: list[Scalar]) -> Scalar:
        found = next((each for each in values if isinstance(each, Fault)), None)
        return found or _shown(values[0], values[1], calculation.cells.locale)

    return calculation.by_cell(shown, [attempted(calculation, node) for node in nodes])


def _shown(value: Scalar, pattern: Scalar, locale: str) -> str:
    found = parsed_number(value) if isinstance(value, str) else value
    if isinstance(value, bool) or (isinstance(value, str) and found is None):
        return text(value)
    number_format = {"type": "NUMBER", "pattern": text(pattern)}
    return formatted({"numberValue": number(found, "TEXT", 1)}, number_format, locale)


@of_cells(TABLE, "VALUE", 1, 1)
def _value(value: Scalar) -> float:
    if not isinstance(value, str):
        return number(value, "VALUE", 1)
    found = parsed_number(value)
    if found is None:
        raise Failed(Kind.VALUE, f"VALUE parameter '{value}' cannot be parsed to number.")
    return found


@of_cells(TABLE, "HYPERLINK", 1, 2)
def _link(address: Scalar, label: Scalar = None) -> Scalar:
    return text(address) if label is None else label


@of_cells(TABLE, "EXACT", 2, 2)
def _exact(left: Scalar, right: Scalar) -> bool:
    return text(left) == text(right)


@of_cells(TABLE, "REPT", 2, 2)
def _repeated(value: Scalar, count: Scalar) -> str:
    spelt, times = text(value), _length(count, "REPT", 2)
    if len(spelt) * times > _LONGEST:
        raise Failed(
            Kind.VALUE,
            f"Text result of REPT is longer than the limit of {_LONGEST} characters",
        )
    return spelt * times


@of_cells(TABLE, "SUBSTITUTE", 3, 4)
def _substituted(value: Scalar, old: Scalar, new: Scalar, nth: Scalar = None) -> str:
    spelt, found, other = text(value), text(old), text(new)
    if nth is None or not found:
        return spelt.replace(found, other) if found else spelt
    at = -1
    for _ in range(_length(nth, "SUBSTITUTE", 4)):
        at = spelt.find(found, at + 1)
        if at < 0:
            return spelt
    return spelt[:at] + other + spelt[at + len(found) :]


@of_cells(TABLE, "REPLACE", 4, 4)
def _replaced(value: Scalar, start: Scalar, count: Scalar, new: Scalar) -> str:
    spelt, first = text(value), _length(start, "REPLACE", 2) - 1
    return spelt[:first] + text(new) + spelt[first + _length(count, "REPLACE", 3) :]


def _position(name: str, fold: Callable[[str], str]) -> None:
    @of_cells(TABLE, name, 2, 3)
    def work(wanted: Scalar, value: Scalar, start: Scalar = 1.0) -> float:
        first = _length(start, name, 3) - 1
        at = fold(text(value)).find(fold(text(wanted)), max(0, first))
        if at < 0:
            raise Failed(
                Kind.VALUE,
                f"In {name} evaluation, cannot find '{text(wanted)}' within '{text(value)}'.",
            )
        return at + 1.0


_position("FIND", str)
_position("SEARCH", str.lower)


def _expression(pattern: Scalar, function: str) -> re.Pattern[str]:
    try:
        return re.compile(text(pattern))
    except re.error:
        raise Failed(
            Kind.REF,
            f'Function {function} parameter 2 value "{text(pattern)}" is not a valid '
            "regular expression.",
        ) from None


@of_cells(TABLE, "REGEXMATCH", 2, 2)
def _matches(value: Scalar, pattern: Scalar) -> bool:
    return _expression(pattern, "REGEXMATCH").search(text(value)) is not None


@of_cells(TABLE, "REGEXEXTRACT", 2, 2)
def _extracted(value: Scalar, pattern: Scalar) -> str:
    found = _expression(pattern, "REGEXEXTRACT").search(text(value))
    if found is None:
        raise Failed(
            Kind.N_A,
            f'Function REGEXEXTRACT parameter 2 value "{text(pattern)}" does not match text of '
            f'Function REGEXEXTRACT parameter 1 value "{text(value)}".',
        )
    return str(found[1] if found.re.groups else found[0])


@of_cells(TABLE, "REGEXREPLACE", 3, 3)
def _rewritten(value: Scalar, pattern: Scalar, new: Scalar) -> str:
    template = re.sub(r"\$(\d)", r"\\\1", text(new))
    return _expression(pattern, "REGEXREPLACE").sub(template, text(value))
