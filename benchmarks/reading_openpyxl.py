"""Reading with openpyxl alone, as lists of cells' values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import load_workbook

from benchmarks.large_book import SHARED
from benchmarks.large_registration import BOOK, SHEET

if TYPE_CHECKING:
    from pathlib import Path


def read(folder: Path) -> int:
    """Read the 100,000 rows in the mode that is made for large books."""
    book = load_workbook(folder / BOOK, read_only=True)
    return len(list(book[SHEET].iter_rows(values_only=True)))


def read_large(folder: Path) -> int:
    """Read the 500,000 rows in that mode, one by one, keeping none."""
    book = load_workbook(folder / SHARED, read_only=True)
    return sum(1 for _ in book[SHEET].iter_rows(values_only=True))
