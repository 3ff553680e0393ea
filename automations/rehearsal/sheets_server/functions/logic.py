"""Conditions, and looking at a value's kind."""

from __future__ import annotations

from collections.abc import Callable

from automations.rehearsal.sheets_server.formula_parsing import Constant, Node
from automations.rehearsal.sheets_server.formula_values import (
    Area,
    Failed,
    Fault,
    Grid,
    Kind,
    Scalar,
    cells,
    number,
    same_kind,
    truth,
)
from automations.rehearsal.sheets_server.functions.registry import (
    Calculating,
    Table,
    lazy,
    of_cells,
    of_grids,
)

TABLE: Table = {}
Value = Scalar | Grid

_BLANK = Constant(None)
_FALSE = Constant(value=False)


def attempted(calculation: Calculating, node: Node) -> Value:
    """Return a tree's value, an error as a value too; ranges outside arrays as their one cell."""
    try:
        value = calculation.value(node)
        if calculation.spread:
            return calculation.plain(value)
        return calculation.single(value) if isinstance(value, Area) else value
    except Failed as failed:
        return failed.fault


def _choice(test: Scalar, yes: Scalar, no: Scalar) -> Scalar:
    return yes if truth(test, "IF", 1) else no


@lazy(TABLE, "IF", 2, 3)
def _if(calculation: Calculating, test: Node, yes: Node, no: Node = _FALSE) -> Value:
    found = attempted(calculation, test)
    if isinstance(found, tuple) and calculation.spread:
        values = [found, *(attempted(calculation, each) for each in (yes, no))]
        return calculation.by_cell(_choice_or_fault, values)
    return attempted(calculation, yes if truth(calculation.single(found), "IF", 1) else no)


def _choice_or_fault(values: list[Scalar]) -> Scalar:
    try:
        return _choice(values[0], values[1], values[2])
    except Failed as failed:
        return failed.fault


def _instead(name: str, is_meant: Callable[[Scalar], bool]) -> None:
    @lazy(TABLE, name, 1, 2)
    def work(calculation: Calculating, node: Node, other: Node = _BLANK) -> Value:
        value = attempted(calculation, node)
        if isinstance(value, tuple):
            values = [value, attempted(calculation, other)]
            return calculation.by_cell(lambda each: each[is_meant(each[0])], values)
        return attempted(calculation, other) if is_meant(value) else value


def _is_fault(value: object) -> bool:
    return isinstance(value, Fault)


def _is_missing(value: object) -> bool:
    return isinstance(value, Fault) and value.kind == "N_A"


_instead("IFERROR", _is_fault)
_instead("IFNA", _is_missing)


@lazy(TABLE, "IFS", 2, None)
def _ifs(calculation: Calculating, *nodes: Node) -> Value:
    if len(nodes) % 2:
        raise Failed(
            Kind.N_A, "Wrong number of arguments to IFS. Expected even number of arguments."
        )
    for position, (test, then) in enumerate(zip(nodes[::2], nodes[1::2], strict=True)):
        if truth(calculation.single(attempted(calculation, test)), "IFS", position * 2 + 1):
            return attempted(calculation, then)
    raise Failed(Kind.N_A, "No match.")


@lazy(TABLE, "SWITCH", 3, None)
def _switch(calculation: Calculating, subject: Node, *nodes: Node) -> Value:
    value = calculation.single(attempted(calculation, subject))
    for case, then in zip(nodes[::2], nodes[1::2], strict=False):
        left, right = same_kind(value, calculation.single(attempted(calculation, case)))
        if left == right:
            return attempted(calculation, then)
    if len(nodes) % 2:
        return attempted(calculation, nodes[-1])
    raise Failed(Kind.N_A, "No match for SWITCH.")


@lazy(TABLE, "CHOOSE", 2, None)
def _choose(calculation: Calculating, index: Node, *nodes: Node) -> Value:
    n = int(number(calculation.single(attempted(calculation, index)), "CHOOSE", 1))
    if not 0 < n <= len(nodes):
        raise Failed(
            Kind.NUM,
            f"Function CHOOSE parameter 1 value is {n}. "
            f"Valid values are between 1 and {len(nodes)} inclusive.",
        )
    return attempted(calculation, nodes[n - 1])


def _over_truths(name: str, work: Callable[[list[bool]], bool]) -> None:
    @of_grids(TABLE, name, 1, None)
    def calculate(*values: Scalar | Grid) -> bool:
        found = [
            truth(each, name, position)
            for position, value in enumerate(values, 1)
            for each in cells([value])
            if not (isinstance(value, tuple) and (each is None or isinstance(each, str)))
        ]
        return work(found)


_over_truths("AND", all)
_over_truths("OR", any)
_over_truths("XOR", lambda found: sum(found) % 2 == 1)


@of_cells(TABLE, "NOT", 1, 1)
def _not(value: Scalar) -> bool:
    return not truth(value, "NOT", 1)


@of_cells(TABLE, "TRUE", 0, 0)
def _true() -> bool:
    return True


@of_cells(TABLE, "FALSE", 0, 0)
def _false() -> bool:
    return False


@of_cells(TABLE, "NA", 0, 0)
def _missing() -> Scalar:
    return Fault(Kind.N_A, "")


def _kind(name: str, test: Callable[[Scalar], bool]) -> None:
    @of_cells(TABLE, name, 1, 1, faulty=True)
    def work(value: Scalar) -> bool:
        return test(value)


for _name, _test in {
    "ISBLANK": lambda value: value is None,
    "ISERROR": _is_fault,
    "ISERR": lambda value: _is_fault(value) and not _is_missing(value),
    "ISNA": _is_missing,
    "ISNUMBER": lambda value: isinstance(value, float),
    "ISTEXT": lambda value: isinstance(value, str),
    "ISNONTEXT": lambda value: not isinstance(value, str),
    "ISLOGICAL": lambda value: isinstance(value, bool),
}.items():
    _kind(_name, _test)
