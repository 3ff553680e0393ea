"""What one would otherwise write: a workbook of plain tables and a Word document of the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pandas as pd
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from docx.document import Document
    from openpyxl.worksheet.worksheet import Worksheet

_HEAD = Font(bold=True, color="FFFFFF")
_FILL = PatternFill("solid", fgColor="1F3864")
_WIDEST, _LOOKED_AT, _PADDING = 60, 200, 4


def write_workbook(path: Path, tables: Mapping[str, pd.DataFrame]) -> None:
    """Write one sheet a table: headings stressed and frozen, columns as wide as their texts."""
    with pd.ExcelWriter(path, engine="openpyxl") as writer:
        for name, table in tables.items():
            table.to_excel(writer, sheet_name=name, index=False)
            _dress(writer.sheets[name], table)


def _dress(sheet: Worksheet, table: pd.DataFrame) -> None:
    for cell in sheet[1]:
        cell.font, cell.fill = _HEAD, _FILL
        cell.alignment = Alignment(horizontal="center")
    for number, name in enumerate(table.columns, 1):
        longest = table[name].head(_LOOKED_AT).astype(str).str.len().max()
        widest = max(len(str(name)), 0 if pd.isna(longest) else int(longest))
        width = min(2 * widest + _PADDING, _WIDEST)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def write_document(path: Path, sentences: list[str], tables: Mapping[str, pd.DataFrame]) -> None:
    """Write a heading, the sentences, and each table under its title."""
    document = docx.Document()
    document.add_heading("みどり野区×DX展 結果報告", 0)
    for sentence in sentences:
        document.add_paragraph(sentence, style="List Bullet")
    for title, table in tables.items():
        document.add_heading(title, 1)
        _add_table(document, table)
    document.save(str(path))


def _add_table(document: Document, table: pd.DataFrame) -> None:
    grid = document.add_table(len(table) + 1, len(table.columns), style="Light Grid Accent 1")
    rows = [table.columns, *table.itertuples(index=False)]
    # Asked cell by cell, python-docx walks the whole table every time.
    for row, values in zip(grid.rows, rows, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = str(value)
