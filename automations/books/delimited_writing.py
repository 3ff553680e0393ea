"""Write a table of the Report as CSV: for mail merge, name badges and other programs.

UTF-8 with its mark and CR LF, as Excel reads and writes it; nothing that people typed becomes a
formula when the file is opened (`formula_guard`).
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from automations.books.formula_guard import guarded
from automations.books.writing import UNPRINTABLE
from automations.tables.rendering import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from automations.tables.report import Cell, Column, Table


def delimited_table(table: Table) -> bytes:
    """Return the headings and the rows, nothing else: no title, no note."""
    headings = [column.heading for column in table.columns]
    rows = ([_text(*each) for each in zip(row, table.columns, strict=True)] for row in table.rows)
    return delimited([headings, *rows])


def _text(value: Cell, column: Column) -> str:
    # A number is for programs here: without the commas that people read.
    return str(value) if isinstance(value, int) else shown(value, column.form)


def delimited(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows of texts as a file; `read_delimited` reads the same texts from it.

    A line break is LF inside a cell; what no spreadsheet can store becomes U+FFFD.
    """
    written = StringIO()
    # With every cell in quotes, what separates them cannot be taken for what stands in them.
    lines = csv.writer(written, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    lines.writerows([guarded(_storable(cell)) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _storable(text: str) -> str:
    return UNPRINTABLE.sub("\ufffd", text).replace("\r\n", "\n")
