"""Where something stands: book, sheet, row and column as the spreadsheet itself numbers them."""

from __future__ import annotations

from dataclasses import dataclass

MOST_ROWS = 1_048_576
"""Rows that a sheet can have."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A book, a sheet, a row or a cell; the parts that are unknown are empty or zero.

    ``row`` and ``column`` start at 1, as the spreadsheet shows them (column 1 is A).

    >>> str(Place("投票.xlsx", "回答", 12, 3))
    '投票.xlsx「回答」C12'
    >>> str(Place("投票.xlsx", "回答", 12))
    '投票.xlsx「回答」12行目'
    >>> str(Place("event.toml"))
    'event.toml'
    """

    book: str
    sheet: str = ""
    row: int = 0
    column: int = 0

    def __str__(self) -> str:
        sheet = f"「{self.sheet}」" if self.sheet else ""
        return f"{self.book}{sheet}{self._within_sheet()}"

    def _within_sheet(self) -> str:
        if self.row and self.column:
            return cell_address(self.row, self.column)
        if self.column:
            return f"{column_letters(self.column)}列"
        return f"{self.row}行目" if self.row else ""


def column_letters(column: int) -> str:
    """Name a column as spreadsheets do.

    >>> column_letters(1), column_letters(27), column_letters(16384)
    ('A', 'AA', 'XFD')
    """
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a column, from 1.

    >>> column_number("A"), column_number("AA"), column_number("XFD")
    (1, 27, 16384)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def cell_address(row: int, column: int) -> str:
    """Name a cell as spreadsheets do.

    >>> cell_address(12, 3)
    'C12'
    """
    return f"{column_letters(column)}{row}"
