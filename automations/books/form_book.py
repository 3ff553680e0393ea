"""Write a workbook that people fill in cell by cell: each cell with its own format and help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from automations.books import appearance, extents, looks
from automations.books.draft import Page
from automations.books.drop_downs import add_help
from automations.books.looks import (
    ANSWER,
    BODY,
    EXAMPLE,
    FIGURE,
    GUIDE,
    LINK,
    NAVY,
    TITLE,
    styled,
)
from automations.books.packing import save_workbook, workbook_bytes
from automations.books.sheet_names import sheet_link
from automations.books.writing import put
from automations.tables.report import Cell

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

_TITLE_HEIGHT, _LEAST_HEIGHT, _LINE_HEIGHT = 30.0, 24.0, 19.0  # points
# What people fill in stands at the left, where they read on from its label.
_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
_ACCENT = "2E75B6"
_FILLED = frozenset({ANSWER, BODY, EXAMPLE, FIGURE, LINK})


@dataclass(frozen=True, slots=True)
class FormCell:
    """One cell: what stands in it, how it looks, and what helps to fill it in.

    ``number_format`` is Excel's own notation. ``choices`` become a drop-down; ``hint`` is the
    title and the text of the message beside the selected cell. ``formula`` is ours, such as
    ``=SUM(B7:B20)``; ``link`` names a tab of the same book.
    """

    value: Cell = None
    style: str = BODY
    number_format: str = ""
    choices: tuple[str, ...] = ()
    hint: tuple[str, str] = ("", "")
    formula: str = ""
    link: str = ""
    bold: bool = False

    @property
    def help(self) -> tuple[tuple[str, ...], tuple[str, str]]:
        """What neighbours must share to be helped as one range."""
        return self.choices, self.hint


@dataclass(frozen=True, slots=True)
class FormTab:
    """A tab: cells from A1 on (None: left alone), and the widths of its columns.

    ``widths`` in full-width characters. ``heading_row`` counts from 1; it stays on the screen and
    is printed on every page (0: there is none).
    """

    name: str
    widths: tuple[int, ...]
    rows: Sequence[Sequence[FormCell | None]]
    heading_row: int = 0
    highlighted: bool = False


def write_form_book(path: Path, tabs: Sequence[FormTab], header: str = "") -> None:
    """Write the workbook, whole or not at all; the same tabs make the same bytes.

    ``header`` stands at the head of every printed page. Raises `OutputNotWritten` or
    `PermissionRefused`; what stood at ``path`` then stands there still.
    """
    save_workbook(path, _drawn(tabs, header))


def form_book_bytes(tabs: Sequence[FormTab], header: str = "") -> bytes:
    """Return the bytes that `write_form_book` writes."""
    return workbook_bytes(_drawn(tabs, header))


def _drawn(tabs: Sequence[FormTab], header: str) -> Workbook:
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    appearance.add_styles(book)
    for tab in tabs:
        _draw(book, tab, header)
    return book


def _draw(book: Workbook, tab: FormTab, header: str) -> None:
    target = book.create_sheet(tab.name)
    for number, width in enumerate(tab.widths, 1):
        letter = get_column_letter(number)
        target.column_dimensions[letter].width = extents.column_width((), width)
    for row, cells in enumerate(tab.rows, 1):
        _draw_row(target, row, cells)
    for number in range(1, len(tab.widths) + 1):
        for cells_range, cell in _helped(tab, number):
            add_help(book, target, cells_range, cell.choices, cell.hint)
    if tab.heading_row:
        target.freeze_panes = f"A{tab.heading_row + 1}"
    target.sheet_properties.tabColor = _ACCENT if tab.highlighted else NAVY
    target.sheet_view.showGridLines = False
    appearance.set_page(target, Page(("", "", header), tab.heading_row))


def _draw_row(target: Worksheet, row: int, cells: Sequence[FormCell | None]) -> None:
    boxed: list[tuple[str, int]] = []
    for column, cell in enumerate(cells, 1):
        if cell is None:
            continue
        _draw_cell(target, row, column, cell)
        if cell.style not in {TITLE, GUIDE}:  # these run on over the cells beside them
            width = target.column_dimensions[get_column_letter(column)].width
            boxed.append((str(cell.value or ""), int(width)))
    height = extents.row_height(boxed) if boxed else 0
    styles = {cell.style for cell in cells if cell}
    least = _TITLE_HEIGHT if TITLE in styles else _LEAST_HEIGHT if boxed else _LINE_HEIGHT
    target.row_dimensions[row].height = max(height, least)


def _draw_cell(target: Worksheet, row: int, column: int, cell: FormCell) -> None:
    drawn = put(target, row, column, cell.value, styled(cell.style))
    if cell.style in _FILLED:
        drawn.alignment = _LEFT
    if cell.bold:
        drawn.font = Font(looks.FONT, sz=10, color=looks.INK, b=True)
    if cell.formula:
        drawn.value = cell.formula
    if cell.number_format:
        drawn.number_format = cell.number_format
    if cell.link:
        drawn.hyperlink = f"#{sheet_link(cell.link)}"
        drawn.style = styled(LINK)  # the library puts a style of its own in its place
        drawn.alignment = _LEFT


def _helped(tab: FormTab, column: int) -> Iterator[tuple[str, FormCell]]:
    """Yield the ranges of a column whose cells are helped in the same way."""
    letter = get_column_letter(column)
    cells = [(row, each[column - 1] if column <= len(each) else None)
             for row, each in enumerate(tab.rows, 1)]  # fmt: skip
    for (choices, hint), run in groupby(cells, key=lambda each: (each[1] or FormCell()).help):
        numbered = list(run)
        first = numbered[0][1]
        if first is not None and (choices or any(hint)):
            yield f"{letter}{numbered[0][0]}:{letter}{numbered[-1][0]}", first
