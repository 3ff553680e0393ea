"""Write a workbook that is only printed: tabs of one page each, with boxes to fill in by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from automations.books import appearance, extents
from automations.books.draft import Page
from automations.books.looks import FONT, GUIDE, INK, NAVY, TITLE, styled
from automations.books.packing import workbook_bytes
from automations.books.sheet_names import sheet_name
from automations.books.writing import put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

_LINE = Side(style="thin", color="7F7F7F")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEADING_FILL, _SHADE = "E9EEF6", "BFBFBF"
_TITLE_HEIGHT, _GAP, _HEADING_HEIGHT = 28.0, 8.0, 32.0  # points
_LABEL_SIZE, _HEADING_SIZE = 10, 9


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table of boxes; an empty text is a box to write in.

    ``headings``: each with the number of columns of the page that it takes; without any text they
    are not drawn. ``height`` of a row in
    points. ``shaded``: cells (row and column of the table, from 0) in which nobody writes.
    """

    headings: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, ...], ...]
    height: float
    shaded: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class PaperPage:
    """One tab, one printed page: ``widths`` as Excel counts them; ``large``: on A3.

    ``tables`` stand below each other under the ``lines``; the ``notes`` come last.
    """

    name: str
    title: str
    widths: tuple[float, ...]
    tables: tuple[PaperTable, ...]
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    header: tuple[str, str, str] = ("", "", "")
    large: bool = False


def paper_pages_bytes(pages: Sequence[PaperPage]) -> bytes:
    """Return the workbook; the same pages make the same bytes."""
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    appearance.add_styles(book)
    for page in pages:
        _draw(book.create_sheet(sheet_name(page.name, book.sheetnames)), page)
    return workbook_bytes(book)


def _draw(sheet: Worksheet, page: PaperPage) -> None:
    for number, width in enumerate(page.widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    put(sheet, 1, 1, page.title, styled(TITLE))
    sheet.row_dimensions[1].height = _TITLE_HEIGHT
    row = _draw_lines(sheet, 2, page.lines, page.widths)
    for table in page.tables:
        sheet.row_dimensions[row].height = _GAP
        row = _draw_table(sheet, row + 1, table, page.widths)
    if page.notes:
        sheet.row_dimensions[row].height = _GAP
        _draw_lines(sheet, row + 1, page.notes, page.widths)
    sheet.sheet_view.showGridLines = False
    appearance.set_page(sheet, Page(page.header, large=page.large))
    sheet.page_setup.fitToHeight = 1


def _draw_lines(sheet: Worksheet, row: int, lines: Sequence[str], widths: Sequence[float]) -> int:
    """Draw running text over the whole width; return the row below it."""
    for number, line in enumerate(lines, row):
        cell = put(sheet, number, 1, line, styled(GUIDE))
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        _merge(sheet, number, 1, len(widths))
        sheet.row_dimensions[number].height = extents.row_height([(line, sum(widths))])
    return row + len(lines)


def _draw_table(sheet: Worksheet, row: int, table: PaperTable, widths: Sequence[float]) -> int:
    headings, spans = [text for text, _ in table.headings], [span for _, span in table.headings]
    if any(headings):
        _draw_row(sheet, row, headings, spans, [_HEADING_FILL] * len(spans))
        sheet.row_dimensions[row].height = _heading_height(table, widths)
        row += 1
    for number, texts in enumerate(table.rows):
        fills = [_SHADE * ((number, column) in table.shaded) for column in range(len(spans))]
        _draw_row(sheet, row + number, texts, spans, fills)
        sheet.row_dimensions[row + number].height = table.height
    return row + len(table.rows)


def _heading_height(table: PaperTable, widths: Sequence[float]) -> float:
    start, cells = 0, []
    for text, span in table.headings:
        cells.append((text, sum(widths[start : start + span])))
        start += span
    return max(_HEADING_HEIGHT, extents.row_height(cells))


def _draw_row(
    sheet: Worksheet, row: int, texts: Sequence[str], spans: Sequence[int], fills: Sequence[str]
) -> None:
    column = 1
    for text, span, fill in zip(texts, spans, fills, strict=True):
        for own in range(column, column + span):
            cell = put(sheet, row, own, None)
            cell.border = _BOX
            if fill:
                cell.fill = PatternFill("solid", fgColor=fill)
        _write(sheet, row, column, text, heading=fill == _HEADING_FILL)
        _merge(sheet, row, column, column + span - 1)
        column += span


def _write(sheet: Worksheet, row: int, column: int, text: str, *, heading: bool) -> None:
    cell = put(sheet, row, column, text)
    size = _HEADING_SIZE if heading else _LABEL_SIZE
    cell.font = Font(FONT, sz=size, b=heading, color=NAVY if heading else INK)
    center = heading or text.isdecimal()
    cell.alignment = Alignment(
        horizontal="center" if center else "left",
        vertical="center",
        wrap_text=True,
        indent=0 if center else 1,
    )


def _merge(sheet: Worksheet, row: int, first: int, last: int) -> None:
    if last > first:
        sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
