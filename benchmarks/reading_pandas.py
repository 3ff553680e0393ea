"""Reading with pandas, as text, with either of its engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pandas as pd

from benchmarks.large_book import SHARED
from benchmarks.large_registration import BOOK, SHEET

if TYPE_CHECKING:
    from pathlib import Path


def with_openpyxl(folder: Path) -> int:
    """Read the 100,000 rows with the engine that is the default today."""
    return _rows(folder / BOOK, "openpyxl")


def with_calamine(folder: Path) -> int:
    """Read the 100,000 rows with the engine that will be the default, written in Rust."""
    return _rows(folder / BOOK, "calamine")


def large_with_calamine(folder: Path) -> int:
    """Read the 500,000 rows with that engine."""
    return _rows(folder / SHARED, "calamine")


def _rows(path: Path, engine: Literal["openpyxl", "calamine"]) -> int:
    return len(pd.read_excel(path, SHEET, header=None, dtype=str, engine=engine))
