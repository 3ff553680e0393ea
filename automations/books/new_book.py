"""Write a new workbook for people to fill in, or as a form tool would export it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from automations.books import appearance
from automations.books.appearance import BODY, EXAMPLE, GUIDE, HEADING, TITLE, styled
from automations.books.drop_downs import add_help
from automations.books.packing import save_workbook
from automations.books.writing import FORMATS, put
from automations.tables.report import Cell, Form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

EXAMPLE_MARK = "記入例"
_ROW_HEIGHT = 20.0  # points
_ROOM = 500  # rows below the last one that get drop-downs too


@dataclass(frozen=True, slots=True)
class NewColumn:
    """A heading, how the values below are shown, and what helps people fill them in.

    ``width`` in full-width characters (0: from the content). ``choices`` become a drop-down,
    ``hint`` the message beside the selected cell. ``number_format`` is Excel's own notation and
    wins over ``form``.
    """

    heading: str
    form: Form = Form.TEXT
    width: int = 0
    choices: tuple[str, ...] = ()
    hint: str = ""
    number_format: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class NewSheet:
    """A tab: title lines, the heading, perhaps a greyed example row, the rows.

    Title lines fill rows 1, 2, ...; the heading follows in the very next row (an empty title
    line makes an empty row). The example's first cell is replaced by 記入例, by which readers
    know to skip it. ``hidden_rows`` are row numbers as the sheet shows them, from 1. ``plain``
    leaves out all looks, as form tools do.
    """

    name: str
    columns: tuple[NewColumn, ...]
    rows: Sequence[Sequence[Cell]]
    title: tuple[str, ...] = ()
    example: tuple[Cell, ...] | None = None
    hidden_rows: frozenset[int] = frozenset()
    plain: bool = False

    @property
    def heading_row(self) -> int:
        """Row number of the heading, from 1."""
        return len(self.title) + 1

    @property
    def last_row(self) -> int:
        """Row number of the last row with content, from 1."""
        return self.heading_row + (self.example is not None) + len(self.rows)

    def body(self) -> Iterator[Sequence[Cell]]:
        """Walk the rows below the heading, the example first."""
        if self.example is not None:
            yield (EXAMPLE_MARK, *self.example[1:])
        yield from self.rows


def write_new_book(path: Path, sheets: Sequence[NewSheet]) -> None:
    """Write the workbook, whole or not at all; the same sheets make the same bytes.

    Raises `OutputNotWritten` or `PermissionRefused`; what stood at ``path`` then stands there
    still.
    """
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    appearance.add_styles(book)
    for sheet in sheets:
        _draw(book, sheet)
    save_workbook(path, book)


def _draw(book: Workbook, sheet: NewSheet) -> None:
    target = book.create_sheet(sheet.name)
    for row, line in enumerate(sheet.title, 1):
        put(target, row, 1, line)
    for number, column in enumerate(sheet.columns, 1):
        put(target, sheet.heading_row, number, column.heading)
    for row, values in enumerate(sheet.body(), sheet.heading_row + 1):
        _draw_row(target, row, sheet, values)
    for row in sheet.hidden_rows:
        target.row_dimensions[row].hidden = True
    for number, column in enumerate(sheet.columns, 1):
        _help(book, target, sheet, number)
        target.column_dimensions[get_column_letter(number)].hidden = column.hidden
    if not sheet.plain:
        _dress(target, sheet)


def _draw_row(target: Worksheet, row: int, sheet: NewSheet, values: Sequence[Cell]) -> None:
    is_example = sheet.example is not None and row == sheet.heading_row + 1
    style = "" if sheet.plain else styled(EXAMPLE if is_example else BODY)
    for number, (column, value) in enumerate(zip(sheet.columns, values, strict=True), 1):
        shape = _number_format(column, value, plain=sheet.plain)
        if value in {None, ""} and not style and not shape:
            continue  # a grid of answers is mostly blank; such a cell would not be written anyway
        cell = put(target, row, number, value, style)
        if shape:
            cell.number_format = shape


def _number_format(column: NewColumn, value: Cell, *, plain: bool) -> str:
    """Return Excel's notation, or "" for its default.

    Text cells of a text column are marked as text, so that 007 typed over them stays 007.
    """
    if column.number_format:
        return column.number_format
    if column.form is Form.TEXT and (plain or not isinstance(value, str | None)):
        return ""
    return FORMATS[column.form]


def _help(book: Workbook, target: Worksheet, sheet: NewSheet, number: int) -> None:
    column = sheet.columns[number - 1]
    if column.choices or column.hint:
        letter = get_column_letter(number)
        cells = f"{letter}{sheet.heading_row + 1}:{letter}{sheet.last_row + _ROOM}"
        add_help(book, target, cells, column.choices, (column.heading, column.hint))


def _dress(target: Worksheet, sheet: NewSheet) -> None:
    for row in range(1, sheet.heading_row):
        target.cell(row, 1).style = styled(TITLE if row == 1 else GUIDE)
    for number, column in enumerate(sheet.columns, 1):
        target.cell(sheet.heading_row, number).style = styled(HEADING)
        texts = [column.heading, *(str(values[number - 1] or "") for values in sheet.rows)]
        width = appearance.column_width(texts, column.width)
        target.column_dimensions[get_column_letter(number)].width = width
    last = get_column_letter(len(sheet.columns))
    target.freeze_panes = f"A{sheet.heading_row + 1}"
    target.auto_filter.ref = f"A{sheet.heading_row}:{last}{max(sheet.last_row, 2)}"
    if sheet.title:
        target.row_dimensions[1].height = 28
    target.row_dimensions[sheet.heading_row].height = 24
    # Room to write by hand: these sheets are printed, too.
    target.sheet_format.defaultRowHeight, target.sheet_format.customHeight = _ROW_HEIGHT, True
    target.sheet_view.showGridLines = False
    appearance.set_page(target, heading_row=sheet.heading_row)
