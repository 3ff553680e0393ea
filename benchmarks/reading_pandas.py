"""Reading the 100,000 rows with pandas, as text, with either of its engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pandas as pd

from benchmarks.large_registration import BOOK, SHEET

if TYPE_CHECKING:
    from pathlib import Path


def with_openpyxl(folder: Path) -> int:
    """Read with the engine that is the default today."""
    return _rows(folder, "openpyxl")


def with_calamine(folder: Path) -> int:
    """Read with the engine that will be the default, written in Rust."""
    return _rows(folder, "calamine")


def _rows(folder: Path, engine: Literal["openpyxl", "calamine"]) -> int:
    return len(pd.read_excel(folder / BOOK, SHEET, header=None, dtype=str, engine=engine))
