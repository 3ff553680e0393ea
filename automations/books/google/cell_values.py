"""What the cells of a Google spreadsheet say: texts, numbers, truths and errors, as text."""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import Enum
from typing import Any

_ERRORS = {
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
    "LOADING": "Loading...",
}
_ANY_OTHER = "#ERROR!"
_EXACT = 10**15  # whole numbers below this have one way to be written, whatever they are kept as


class Kind(Enum):
    """What the value of a cell is; the value is how a workbook marks it (``t`` of a cell)."""

    TEXT = "str"
    NUMBER = "n"
    TRUTH = "b"
    ERROR = "e"


def value_of(effective: Mapping[str, Any]) -> tuple[Kind, str]:
    """Return kind and text of an ``ExtendedValue``; a blank one is the text "".

    >>> [value_of({"numberValue": number})[1] for number in (3, 3.0, 45650.545138888886, 1e21)]
    ['3', '3', '45650.54513888888', '1e+21']
    >>> value_of({"errorValue": {"type": "N_A"}}), value_of({})
    ((<Kind.ERROR: 'e'>, '#N/A'), (<Kind.TEXT: 'str'>, ''))
    """
    if (text := effective.get("stringValue")) is not None:
        return Kind.TEXT, text
    if (number := effective.get("numberValue")) is not None:
        return _number(number)
    if (truth := effective.get("boolValue")) is not None:
        return Kind.TRUTH, "1" if truth else "0"
    if (error := effective.get("errorValue")) is not None:
        return Kind.ERROR, _ERRORS.get(error.get("type", ""), _ANY_OTHER)
    return Kind.TEXT, ""


def _number(number: float | str) -> tuple[Kind, str]:
    """Return a number in its shortest notation; JSON has no infinite ones but as text."""
    if isinstance(number, int) and abs(number) < _EXACT:
        return Kind.NUMBER, str(number)
    binary = float(number)
    if not math.isfinite(binary):
        return Kind.ERROR, _ERRORS["NUM"]
    return Kind.NUMBER, repr(binary).removesuffix(".0")
