"""What the product does to write a long list into 結果.xlsx, from its rows to the bytes on disk."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from automations.books.result_book import Cover, result_book
from automations.replacing import write_file
from automations.tables.report import Column, Form, Table, report_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from automations.tables.report import Cell

_COVER = Cover(
    "みどり野区×DX展",
    datetime(2024, 12, 24, 18, 0, tzinfo=ZoneInfo("Asia/Tokyo")),
    "a1b2c3d4",
    "事務局限り",
)


def write_summary(path: Path, rows: Sequence[tuple[Cell, ...]]) -> None:
    """Write the rows as the only table of a result book, drawn and laid out as every other."""
    first = rows[0] if rows else ()
    columns = tuple(
        Column(f"項目{number}", Form.COUNT if isinstance(value, int) else Form.TEXT)
        for number, value in enumerate(first, 1)
    )
    report = report_of(tables=[Table("register", "一覧", columns, tuple(rows))])
    write_file(path, result_book(path, report, _COVER))
