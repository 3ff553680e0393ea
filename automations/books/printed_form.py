"""Write a form to be printed on one page, and its answers as one row to be copied elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem

from automations.books import appearance, extents
from automations.books.draft import Page
from automations.books.drop_downs import add_help
from automations.books.looks import BODY, FONT, GUIDE, HEADING, INK, NAVY, TITLE, styled
from automations.books.packing import workbook_bytes
from automations.books.writing import put
from automations.tables.places import cell_address

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = (20, 33, 15, 32)  # label, answer, label, answer
_LABEL_FILL = "E9EEF6"
_LABEL_FONT = InlineFont(rFont=FONT, sz=10, b=True, color=Color(NAVY))
_PROMPT_FONT = InlineFont(rFont=FONT, sz=8, color=Color(INK))
_LINE = Side(style="thin", color="7F7F7F")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TALL = 50  # points; in a box that is higher people write from the top
_TITLE_HEIGHT, _LINE_HEIGHT, _FOOT_HEIGHT = 40.0, 20.0, 30.0


@dataclass(frozen=True, slots=True)
class Box:
    """A box to fill in: its key, what stands beside it, its height in points, what may be chosen.

    ``half``: it takes half a line, and the next one that does stands beside it.
    """

    key: str
    label: str
    height: float
    prompt: str = ""
    half: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """A form: the name of its tab, what stands above, the boxes, small print, what stands below.

    ``number``: label and prompt of the box that the office fills in. ``foot``: labels and texts.
    """

    name: str
    event: str
    title: str
    number: tuple[str, str]
    boxes: tuple[Box, ...]
    notes: tuple[str, ...]
    foot: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Transfer:
    """The tab with one row of formulas: a heading and the key of its box, "" for an empty cell."""

    name: str
    title: str
    lines: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Page:
    """The form as it grows downwards; ``cells`` tells where each box is filled in."""

    book: Workbook
    sheet: Worksheet
    row: int = 0
    cells: dict[str, str] = field(default_factory=dict)


def printed_form_bytes(form: PrintedForm, transfer: Transfer) -> bytes:
    """Return the workbook; the same form makes the same bytes."""
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    appearance.add_styles(book)
    page = _Page(book, book.create_sheet(form.name))
    _draw(page, form)
    _draw_transfer(book.create_sheet(transfer.name), transfer, form.name, page.cells)
    return workbook_bytes(book, blank_results=True)


def _draw(page: _Page, form: PrintedForm) -> None:
    for number, width in enumerate(_WIDTHS, 1):
        page.sheet.column_dimensions[get_column_letter(number)].width = width
    _draw_head(page, form)
    waiting: Box | None = None
    for box in form.boxes:
        if box.half and waiting is None:
            waiting = box
            continue
        _draw_boxes(page, (waiting, box) if waiting else (box,))
        waiting = None
    if waiting:
        _draw_boxes(page, (waiting,))
    _draw_notes(page, form.notes)
    for label, text in form.foot:
        _next_row(page, _FOOT_HEIGHT)
        _label(page, 1, label)
        _answer(page, 2, len(_WIDTHS), text)
    appearance.set_page(page.sheet, Page(upright=True))
    page.sheet.page_setup.fitToHeight = 1
    page.sheet.oddFooter = HeaderFooterItem()  # a page of its own: no number of pages
    page.sheet.sheet_view.showGridLines = False


def _draw_head(page: _Page, form: PrintedForm) -> None:
    _next_row(page, _LINE_HEIGHT)
    put(page.sheet, page.row, 1, form.event, styled(GUIDE))
    _next_row(page, _TITLE_HEIGHT)
    title = put(page.sheet, page.row, 1, form.title, styled(TITLE))
    title.alignment = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)
    _merge(page, 1, len(_WIDTHS))
    _next_row(page, _FOOT_HEIGHT)
    # The office's own box stands to the right, above those of the entrant.
    _label(page, 3, *form.number)
    _answer(page, 4, 4)
    _next_row(page, 6)


def _draw_boxes(page: _Page, boxes: Sequence[Box]) -> None:
    _next_row(page, max(box.height for box in boxes))
    for place, box in enumerate(boxes):
        column = 1 + 2 * place
        last = column + 1 if len(boxes) > 1 else len(_WIDTHS)
        _label(page, column, box.label, box.prompt)
        _answer(page, column + 1, last, tall=box.height > _TALL)
        cell = cell_address(page.row, column + 1)
        page.cells[box.key] = cell
        if box.choices:
            add_help(page.book, page.sheet, cell, box.choices, (box.label, ""))


def _draw_notes(page: _Page, notes: Sequence[str]) -> None:
    _next_row(page, 6)
    for note in notes:
        _next_row(page, 26)
        cell = put(page.sheet, page.row, 1, note)
        cell.font = Font(FONT, sz=9, color=INK)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        _merge(page, 1, len(_WIDTHS))
    _next_row(page, 6)


def _next_row(page: _Page, height: float) -> None:
    page.row += 1
    page.sheet.row_dimensions[page.row].height = height


def _label(page: _Page, column: int, label: str, prompt: str = "") -> None:
    """Draw a label and, in smaller letters below it, what to write."""
    cell = put(page.sheet, page.row, column, label)
    if prompt:
        small = TextBlock(_PROMPT_FONT, f"\n{prompt}")
        cell.value = CellRichText(TextBlock(_LABEL_FONT, label), small)
    cell.font = Font(FONT, sz=10, b=True, color=NAVY)
    cell.fill = PatternFill("solid", fgColor=_LABEL_FILL)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    cell.border = _BOX


def _answer(page: _Page, first: int, last: int, text: str = "", *, tall: bool = False) -> None:
    for column in range(first, last + 1):
        put(page.sheet, page.row, column, None).border = _BOX
    cell = put(page.sheet, page.row, first, text)
    cell.font = Font(FONT, sz=11, color=INK)
    vertical = "top" if tall else "center"
    cell.alignment = Alignment(horizontal="left", vertical=vertical, wrap_text=True, indent=1)
    if last > first:
        _merge(page, first, last)


def _merge(page: _Page, first: int, last: int) -> None:
    page.sheet.merge_cells(
        start_row=page.row, end_row=page.row, start_column=first, end_column=last
    )


def _draw_transfer(
    sheet: Worksheet, transfer: Transfer, form: str, cells: Mapping[str, str]
) -> None:
    put(sheet, 1, 1, transfer.title, styled(TITLE))
    for row, line in enumerate(transfer.lines, 2):
        put(sheet, row, 1, line, styled(GUIDE))
    row = len(transfer.lines) + 2
    for column, (heading, key) in enumerate(transfer.columns, 1):
        put(sheet, row, column, heading, styled(HEADING))
        cell = put(sheet, row + 1, column, None, styled(BODY))
        if key in cells:
            source = f"'{form}'!{cells[key]}"
            # An empty box would show 0.
            cell.value = f'=IF({source}="","",{source})'
        width = extents.column_width([heading], 8 if key in cells else 0)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[row + 1].height = 60
    sheet.sheet_view.showGridLines = False
    appearance.set_page(sheet, Page(heading_row=row))
