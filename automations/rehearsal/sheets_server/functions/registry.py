"""How a function of the sheet is written down: its name, how many arguments, what it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from typing import Any, Protocol

from automations.rehearsal.sheets_server.formula_parsing import Node, Reference
from automations.rehearsal.sheets_server.formula_values import (
    Area,
    Failed,
    Fault,
    Grid,
    Kind,
    Scalar,
)
from automations.rehearsal.sheets_server.model import Tab


class Cells(Protocol):
    """What a calculation knows beyond its formula."""

    @property
    def now(self) -> datetime:
        """The instant of the request."""

    @property
    def time_zone(self) -> str:
        """The spreadsheet's time zone, such as Asia/Tokyo."""

    @property
    def locale(self) -> str:
        """The spreadsheet's locale, such as ja_JP."""


class Calculating(Protocol):
    """The calculation of one formula, for functions that look at their arguments themselves."""

    spread: bool
    tab: Tab
    row: int
    column: int

    @property
    def cells(self) -> Cells:
        """Where it looks things up."""

    def value(self, node: Node) -> Scalar | Grid | Area:
        """Return a tree's value."""

    def plain(self, value: Scalar | Grid | Area) -> Scalar | Grid:
        """Return an area's cells as a grid."""

    def single(self, value: Scalar | Grid | Area) -> Scalar:
        """Return the one cell meant."""

    def by_cell(
        self, work: Callable[[list[Scalar]], Scalar], values: list[Scalar | Grid]
    ) -> Scalar | Grid:
        """Return some work done for every cell of values."""

    def area(self, reference: Reference) -> Area | None:
        """Return the area a reference names."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function.

    ``kind``: "cells" is given scalars, "grids" scalars and grids, "lazy" the calculation and the
    arguments' trees. ``faulty``: it wants to see errors instead of passing them on.
    """

    name: str
    kind: str
    work: Callable[..., Any]
    least: int
    most: int | None
    faulty: bool = False

    def check(self, count: int) -> None:
        """Refuse a number of arguments that the function does not take.

        Raises:
            Failed: With the words of the service.
        """
        if count >= self.least and (self.most is None or count <= self.most):
            return
        raise Failed(
            Kind.N_A,
            f"Wrong number of arguments to {self.name}. Expected {self._expected()} arguments, "
            f"but got {count} arguments.",
        )

    def _expected(self) -> str:
        if self.most is None:
            return f"at least {self.least}"
        return (
            f"{self.least}" if self.least == self.most else f"between {self.least} and {self.most}"
        )

    def of(self, values: list[Scalar]) -> Scalar:
        """Return the result for scalars, errors included."""
        if not self.faulty:
            for value in values:
                if isinstance(value, Fault):
                    return value
        try:
            result: Any = self.work(*values)
        except Failed as failed:
            return failed.fault
        # A whole number of Python is none of the sheet's: there all are alike.
        found: Scalar = float(result) if type(result) is int else result
        if isinstance(found, float) and not isfinite(found):
            return Fault(Kind.NUM, f"{self.name} evaluates to an out of range number.")
        return found


Table = dict[str, Function]
Decorated = Callable[[Callable[..., Any]], Callable[..., Any]]


def of_cells(
    table: Table, name: str, least: int, most: int | None, *, faulty: bool = False
) -> Decorated:
    """Write down a function of scalars, which an array is worked through one by one."""
    return _written(table, Function(name, "cells", _unset, least, most, faulty))


def of_grids(table: Table, name: str, least: int, most: int | None) -> Decorated:
    """Write down a function of scalars and grids."""
    return _written(table, Function(name, "grids", _unset, least, most))


def lazy(table: Table, name: str, least: int, most: int | None) -> Decorated:
    """Write down a function that is given its calculation and its arguments' trees."""
    return _written(table, Function(name, "lazy", _unset, least, most))


def _unset() -> None:
    """Stand where the decorated function comes."""


def _written(table: Table, blank: Function) -> Decorated:
    def write(work: Callable[..., Any]) -> Callable[..., Any]:
        table[blank.name] = Function(
            blank.name, blank.kind, work, blank.least, blank.most, blank.faulty
        )
        return work

    return write
