"""What formulas calculate with: scalars, grids of them, errors, and how one becomes another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from automations.rehearsal.sheets_server.entering_numbers import typed_number
from automations.rehearsal.sheets_server.entering_times import typed_time
from automations.rehearsal.sheets_server.model import JSON, Tab


class Kind(StrEnum):
    """What is wrong: an ``ErrorType`` of the reference."""

    ERROR = "ERROR"
    NULL_VALUE = "NULL_VALUE"
    DIVIDE_BY_ZERO = "DIVIDE_BY_ZERO"
    VALUE = "VALUE"
    REF = "REF"
    NAME = "NAME"
    NUM = "NUM"
    N_A = "N_A"
    LOADING = "LOADING"


@dataclass(frozen=True, slots=True)
class Fault:
    """An error in a cell; ``kind`` an ``ErrorType`` of the reference."""

    kind: Kind
    message: str = ""


class Failed(Exception):  # noqa: N818 - carries a value of the sheet, it is no error of ours
    """A function's result is an error."""

    def __init__(self, kind: Kind, message: str = "") -> None:
        super().__init__(message)
        self.fault = Fault(kind, message)


Scalar: TypeAlias = float | str | bool | Fault | None
Order: TypeAlias = tuple[int, float | str]
Grid: TypeAlias = tuple[tuple[Scalar, ...], ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A place in a tab: rows and columns from 0, the ends left out."""

    tab: Tab
    rows: range
    columns: range


EPOCH = date(1899, 12, 30)  # what day 0 is

SHOWN = {
    Kind.ERROR: "#ERROR!",
    Kind.NULL_VALUE: "#NULL!",
    Kind.DIVIDE_BY_ZERO: "#DIV/0!",
    Kind.VALUE: "#VALUE!",
    Kind.REF: "#REF!",
    Kind.NAME: "#NAME?",
    Kind.NUM: "#NUM!",
    Kind.N_A: "#N/A",
    Kind.LOADING: "Loading...",
}
KINDS = {shown: kind for kind, shown in SHOWN.items()}

_WRITTEN_OUT = 1e15  # whole numbers from here on are spelt with an exponent
_SPELT_IN = "en_US"  # texts in formulas: years first are read alike everywhere


def scalar_of(value: JSON | None) -> Scalar:
    """Return an ``ExtendedValue`` without a formula as formulas see it."""
    match value:
        case {"numberValue": int() | float() as number}:
            return float(number)
        case {"stringValue": str(text)}:
            return text
        case {"boolValue": bool(truth)}:
            return truth
        case {"errorValue": {"type": str(kind), **rest}}:
            return Fault(Kind(kind), str(rest.get("message", "")))
        case _:
            return None


def value_of(scalar: Scalar) -> JSON | None:
    """Return the ``ExtendedValue`` of a formula's result, None where it is blank."""
    match scalar:
        case Fault(kind, message):
            return {"errorValue": {"type": str(kind)} | ({"message": message} if message else {})}
        case bool():
            return {"boolValue": scalar}
        case str():
            return {"stringValue": scalar}
        case None:
            return None
        case _:
            return {"numberValue": int(scalar) if scalar.is_integer() else scalar}


def parsed_number(text: str) -> float | None:
    """Return the number, or the serial of the date or time, that a text spells; None where none.

    >>> parsed_number("1,234.5"), parsed_number("12%"), parsed_number("1900-01-01 12:00")
    (1234.5, 0.12, 2.5)
    """
    found = typed_number(text, _SPELT_IN) or typed_time(text, _SPELT_IN, EPOCH)
    return None if found is None else float(found[0])


def number(value: Scalar, function: str, position: int) -> float:
    """Return a value as a number; texts that spell one count.

    Raises:
        Failed: It is an error, or no number.
    """
    match value:
        case Fault(kind, message):
            raise Failed(kind, message)
        case None:
            return 0.0
        case str():
            found = parsed_number(value)
            if found is None:
                raise _no_number(value, function, position)
            return found
        case _:
            return float(value)


def _no_number(value: str, function: str, position: int) -> Failed:
    return Failed(
        Kind.VALUE,
        f"Function {function} parameter {position} expects number values. "
        f"But '{value}' is a text and cannot be coerced to a number.",
    )


def text(value: Scalar) -> str:
    """Return a value as text.

    Raises:
        Failed: It is an error.
    """
    match value:
        case Fault(kind, message):
            raise Failed(kind, message)
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case str():
            return value
        case _:
            return (
                str(int(value))
                if value.is_integer() and abs(value) < _WRITTEN_OUT
                else f"{value:.15G}"
            )


def truth(value: Scalar, function: str, position: int) -> bool:
    """Return a value as a truth: numbers other than 0, and the texts TRUE and FALSE.

    Raises:
        Failed: It is an error, or a text that is neither.
    """
    if not isinstance(value, str):
        return bool(number(value, function, position))
    truths = {"TRUE": True, "FALSE": False}
    if value.upper() not in truths:
        raise Failed(
            Kind.VALUE,
            f"Function {function} parameter {position} expects boolean values. "
            f"But '{value}' is a text and cannot be coerced to a boolean.",
        )
    return truths[value.upper()]


def order(value: Scalar) -> Order:
    """Return where a value stands among others: numbers, texts without case, truths, blanks."""
    match value:
        case Fault(kind, message):
            raise Failed(kind, message)
        case None:
            return (3, 0.0)
        case bool():
            return (2, float(value))
        case str():
            return (1, value.casefold())
        case _:
            return (0, value)


def same_kind(
    left: Scalar, right: Scalar
) -> tuple[tuple[int, float | str], tuple[int, float | str]]:
    """Return two values ready to compare: a blank is the other's empty value."""
    return order(_filled(left, right)), order(_filled(right, left))


def _filled(value: Scalar, other: Scalar) -> Scalar:
    if value is not None:
        return value
    match other:
        case bool():
            return False
        case str():
            return ""
        case _:
            return 0.0


def cells(values: Iterable[Scalar | Grid]) -> Iterator[Scalar]:
    """Yield every scalar of some values, row by row."""
    for value in values:
        if isinstance(value, tuple):
            for row in value:
                yield from row
        else:
            yield value


def grid(value: Scalar | Grid) -> Grid:
    """Return a value as a grid: a scalar is one of one cell."""
    return value if isinstance(value, tuple) else ((value,),)
