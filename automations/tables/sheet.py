"""A sheet as read: everything is text, every row knows its number, and odd cells are named.

Readers in `automations.books` make sheets; nothing above them knows a file format. A cell's text
is what the spreadsheet shows where that carries meaning (leading zeros, dates) and the exact value
otherwise. What text cannot carry stands beside it: error cells, formulas that were never
calculated, rows hidden by hand or by a filter, rows struck out, merged ranges.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from itertools import zip_longest
from typing import TYPE_CHECKING

import polars as pl

from automations.tables.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROW = "row"


def no_formulas() -> pl.DataFrame:
    """Return the formulas of a sheet that has none."""
    return pl.DataFrame(schema={ROW: pl.UInt32, "column": pl.UInt32})


class Oddity(Enum):
    """What a cell is when its text alone would mislead."""

    ERROR = "エラー値"
    UNCALCULATED = "計算されていない数式"


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged range; rows and columns start at 1, the last ones belong to it."""

    top: int
    left: int
    bottom: int
    right: int

    def hides(self, row: int, column: int) -> bool:
        """Tell whether the cell is one of those that people no longer see."""
        inside = self.top <= row <= self.bottom and self.left <= column <= self.right
        return inside and (row, column) != (self.top, self.left)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One tab, rectangular.

    ``cells``: the column ``row`` (UInt32, starts at 1, ascending, as the spreadsheet numbers it)
    followed by text columns ``c1``, ``c2``, ... (String, no nulls, "" for blank; ``c1`` is
    column A). Rows that are blank throughout may be left out.
    ``odd`` is keyed by (row, column), both from 1. ``hidden`` holds row numbers, ``filtered``
    those among them that an active filter hides, and ``struck`` the rows in which everything that
    is filled in, our own column apart, is struck out. ``merged`` holds the merged ranges,
    ``short`` the rows of a delimited file that have fewer cells than its heading. ``formulas``
    (row, column, as in ``cells``) are the cells of a workbook we may write into that calculate.
    """

    book: str
    name: str
    cells: pl.DataFrame
    odd: Mapping[tuple[int, int], Oddity] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()
    filtered: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()
    merged: tuple[Merged, ...] = ()
    short: frozenset[int] = frozenset()
    formulas: pl.DataFrame = field(default_factory=no_formulas)

    @property
    def width(self) -> int:
        """Number of columns."""
        return self.cells.width - 1

    def place(self, row: int = 0, column: int = 0) -> Place:
        """Name a place in this sheet."""
        return Place(self.book, self.name, row, column)

    def rows(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Walk the rows from the top: row number and texts. For the few rows of a heading."""
        for row, *texts in self.cells.iter_rows():
            yield row, tuple(texts)


def sheet_of_rows(book: str, name: str, rows: list[list[str]], first_row: int = 1) -> Sheet:
    """Make a sheet of texts, as a delimited file or a test has them; short rows are filled.

    >>> sheet_of_rows("a.csv", "a.csv", [["氏名", "所属"], ["山田"]]).cells.rows()
    [(1, '氏名', '所属'), (2, '山田', '')]
    """
    columns = {f"c{n}": each for n, each in enumerate(zip_longest(*rows, fillvalue=""), 1)}
    numbers = pl.Series(ROW, range(first_row, first_row + len(rows)), dtype=pl.UInt32)
    texts = [pl.Series(key, values, dtype=pl.String) for key, values in columns.items()]
    return Sheet(book, name, pl.DataFrame([numbers, *texts]))
