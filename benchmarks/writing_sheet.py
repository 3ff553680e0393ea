"""Writing the rows of a summary: as the product writes its result book, and with openpyxl."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from benchmarks.summary_rows import SUMMARY
from benchmarks.writing_summary import write_summary

if TYPE_CHECKING:
    from pathlib import Path


def ours(folder: Path) -> int:
    """Write them as a result book: heading, looks, borders, widths, heights, filter, page."""
    write_summary(folder / "一覧.xlsx", SUMMARY)
    return len(SUMMARY)


def with_openpyxl(folder: Path) -> int:
    """Write the bare values in the mode that is made for large books."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("一覧")
    for row in SUMMARY:
        sheet.append(row)
    book.save(folder / "一覧.xlsx")
    return len(SUMMARY)
