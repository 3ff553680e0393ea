"""A column of a table that is repeated sideways, within the width that it has in the template."""

from __future__ import annotations

from copy import deepcopy
from itertools import chain
from typing import TYPE_CHECKING

from automations.documents import wordxml
from automations.documents.patterns import fill, names_in
from automations.documents.wordxml import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from automations.documents.wordxml import Element

_GRID, _COLUMN, _WIDTH = name_of("tblGrid"), name_of("gridCol"), name_of("w")
_LOOK, _SPAN, _OWN_WIDTH, _VALUE = (name_of(each) for each in ("tcPr", "gridSpan", "tcW", "val"))


def repeat_column(
    table: Element, names: Iterable[str], words: Sequence[Mapping[str, str]], widest: int
) -> None:
    """Repeat the column whose cells name any of ``names``, filled in with each of ``words``.

    The copies share its width, no one wider than ``widest`` twips; the last column of the table
    gets what is left. Cells that span the column span the copies.
    """
    grid = table.find(_GRID)
    widths = [int(each.get(_WIDTH)) for each in grid]
    at = _column(table, frozenset(names))
    each = min(widths[at] // len(words), widest)
    rest = widths[at] - each * len(words)
    widths[at : at + 1] = [each] * len(words)
    widths[-1] += rest
    for row in table.iter(wordxml.ROW):
        _repeat_in(row, at, words)
        _set_widths(row, widths)
    for old in list(grid):
        wordxml.remove(old)
    for width in widths:
        column = grid.makeelement(_COLUMN)
        column.set(_WIDTH, str(width))
        grid.append(column)


def _column(table: Element, names: frozenset[str]) -> int:
    """Return which column names one of ``names``, from 0."""
    starts = chain.from_iterable(_starts(row) for row in table.iter(wordxml.ROW))
    return next(start for cell, start in starts if names & names_in(cell))


def _starts(row: Element) -> Iterable[tuple[Element, int]]:
    start = 0
    for cell in row.findall(wordxml.CELL):
        yield cell, start
        start += _span(cell)


def _span(cell: Element) -> int:
    found = cell.find(f"{_LOOK}/{_SPAN}")
    return 1 if found is None else int(found.get(_VALUE))


def _repeat_in(row: Element, at: int, words: Sequence[Mapping[str, str]]) -> None:
    for cell, start in list(_starts(row)):
        if not start <= at < start + _span(cell):
            continue
        if _span(cell) > 1:
            cell.find(f"{_LOOK}/{_SPAN}").set(_VALUE, str(_span(cell) + len(words) - 1))
            continue
        for each in words:
            copy = deepcopy(cell)
            fill(copy, each)
            cell.addprevious(copy)
        wordxml.remove(cell)


def _set_widths(row: Element, widths: Sequence[int]) -> None:
    for cell, start in _starts(row):
        width = sum(widths[start : start + _span(cell)])
        cell.find(f"{_LOOK}/{_OWN_WIDTH}").set(_WIDTH, str(width))
