"""One sheet for one table of the Report."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from automations.books.draft import Draft, Page
from automations.books.drawing import Drawing
from automations.books.extents import column_width, text_width
from automations.books.table_rows import draw_rows
from automations.tables.rendering import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from automations.books.result_book import Cover
    from automations.tables.report import Cell, Table

_READABLE = 175  # units of width on one A4 page, landscape
_READABLE_LIST = 200  # of a long list, which people look things up in: smaller print, fewer pages
_UPRIGHT = 95  # units of width up to which a list is printed in portrait
_LEAST = 12  # units that a column keeps even when it is narrowed
_LIST = 100  # rows from which a table is a list: one line a row
_PAGE = 25  # rows on one page, landscape
_USUAL = 95  # of 100 texts in a list have room in their column; longer ones are shrunk into it
_NUMBERS = (int, Fraction)
_SAMPLE = 1_000  # rows, taken evenly from a longer list, whose texts tell how wide it is


def table_draft(name: str, table: Table, cover: Cover, tab_color: str = "") -> Draft:
    """Draw the table under its title and note, its emphasised rows stressed."""
    widths = _widths(table)
    page = Drawing(Draft(name, widths, tab_color=tab_color), one_line=_is_list(table))
    page.title(table.title)
    page.note(f"取扱: {table.audience.value}　／　照合番号 {cover.check_number}")
    for line in filter(None, table.note.split("\n")):
        page.note(line)
    page.row += 1
    page.heading([column.heading for column in table.columns])
    heading_row = page.row
    draw_rows(page, [column.form for column in table.columns], table.rows, table.emphasis)
    upright = len(table.rows) > _PAGE and sum(widths) <= _UPRIGHT
    page.filter_below(heading_row, Page(cover.header, heading_row, upright=upright))
    return page.draft


def _is_list(table: Table) -> bool:
    return len(table.rows) > _LIST


def _widths(table: Table) -> list[int]:
    """Return the columns' widths; a wide table is narrowed until it can be read on paper."""
    wished = [_width(table, index) for index in range(len(table.columns))]
    readable = _READABLE_LIST if _is_list(table) else _READABLE
    if sum(wished) <= readable:
        return wished
    # Numbers go first: their headings may break into lines, what they say stays in one.
    wished = [_number_width(table, index) or width for index, width in enumerate(wished)]
    for widest in range(max(wished), _LEAST, -1):
        narrowed = [min(width, widest) for width in wished]
        if sum(narrowed) <= readable:
            return narrowed
    return [min(width, _LEAST) for width in wished]


def _width(table: Table, index: int) -> int:
    """Return the width that shows a column's texts; the declared one is the most it takes."""
    column = table.columns[index]
    texts = [shown(each, column.form) for each in _sample(table, index)]
    if _is_list(table):
        texts = sorted(texts, key=text_width)[: len(texts) * _USUAL // 100]
    needed = column_width([column.heading, *texts, *_widest_numbers(table, index)])
    return min(needed, column_width((), column.width)) if column.width else needed


def _number_width(table: Table, index: int) -> int:
    """Return the width a column of numbers needs at least, 0 for a column of texts."""
    values = [each for each in _sample(table, index) if each not in {None, ""}]
    if not values or not all(isinstance(value, _NUMBERS) for value in values):
        return 0
    return column_width(_widest_numbers(table, index))


def _widest_numbers(table: Table, index: int) -> list[str]:
    """Return the numbers of a column that take most room: without it Excel shows ### instead."""
    if not any(isinstance(each, _NUMBERS) for each in _sample(table, index)):
        return []
    numbers = [each for row in table.rows if isinstance(each := row[index], _NUMBERS)]
    return [shown(end(numbers), table.columns[index].form) for end in (min, max)]


def _sample(table: Table, index: int) -> Sequence[Cell]:
    step = -(-len(table.rows) // _SAMPLE)
    return [row[index] for row in table.rows[:: max(step, 1)]]
