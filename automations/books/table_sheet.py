"""One sheet for one table of the Report."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from automations.books.appearance import BODY, STRESSED, column_width, set_page
from automations.books.drawing import Drawing, Written
from automations.tables.rendering import shown

_READABLE = 175  # units of width on one A4 page, landscape
_LEAST = 12  # units that a column keeps even then

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from automations.books.result_book import Cover
    from automations.tables.report import Table


def draw_table(sheet: Worksheet, table: Table, cover: Cover) -> None:
    """Draw the table under its title and note, its emphasised rows stressed."""
    page = Drawing(sheet, _widths(table))
    page.title(table.title)
    page.note(f"取扱: {table.audience.value}　／　照合番号 {cover.check_number}")
    for line in filter(None, table.note.split("\n")):
        page.note(line)
    page.row += 1
    page.heading([column.heading for column in table.columns])
    heading_row = page.row
    for index, row in enumerate(table.rows):
        style = STRESSED if index in table.emphasis else BODY
        page.line(
            [
                Written(value, column.form, style)
                for column, value in zip(table.columns, row, strict=True)
            ]
        )
    sheet.freeze_panes = f"A{heading_row + 1}"
    last = get_column_letter(len(table.columns))
    sheet.auto_filter.ref = f"A{heading_row}:{last}{max(page.row, heading_row + 1)}"
    set_page(sheet, cover.header, heading_row)


def _widths(table: Table) -> list[int]:
    """Return the columns' widths; a wide table is narrowed until it can be read on paper."""
    wished = [_width(table, index) for index in range(len(table.columns))]
    if sum(wished) <= _READABLE:
        return wished
    # Numbers go first: their headings may break into lines, what they say stays in one.
    wished = [_number_width(table, index) or width for index, width in enumerate(wished)]
    for widest in range(max(wished), _LEAST, -1):
        narrowed = [min(width, widest) for width in wished]
        if sum(narrowed) <= _READABLE:
            return narrowed
    return [min(width, _LEAST) for width in wished]


def _width(table: Table, index: int) -> int:
    column = table.columns[index]
    if column.width:
        return column_width((), column.width)
    texts = (shown(row[index], column.form) for row in table.rows)
    return column_width([column.heading, *texts])


def _number_width(table: Table, index: int) -> int:
    """Return the width a column of numbers needs at least, 0 for a column of texts."""
    values = [row[index] for row in table.rows if row[index] not in {None, ""}]
    if not values or not all(isinstance(value, int | Fraction) for value in values):
        return 0
    return column_width(shown(value, table.columns[index].form) for value in values)
