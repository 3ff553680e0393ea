"""Write a new workbook for people to fill in, or as a form tool would export it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter

from automations.books import appearance, draft, extents
from automations.books.drop_downs import add_help
from automations.books.looks import (
    BODY,
    EXAMPLE,
    GUIDE,
    HEADING,
    INK,
    RULE,
    SUBTITLE,
    TITLE,
    styled,
)
from automations.books.packing import save_workbook, workbook_bytes
from automations.books.sheet_names import sheet_name
from automations.books.writing import FORMATS, put
from automations.tables.report import Cell, Form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

EXAMPLE_MARK = "記入例"
_ROW_HEIGHT = 20.0  # points
_BANNER_HEIGHT, _SECTION_HEIGHT, _HEADING_HEIGHT = 28.0, 22.0, 24.0
_CENTERED = Alignment(horizontal="center", vertical="center")
_THIN = Side(style="thin", color=RULE)
_PARTED = Border(left=_THIN, right=_THIN, top=Side(style="medium", color=INK), bottom=_THIN)
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
    centered: bool = False


@dataclass(frozen=True, slots=True)
class Tint:
    """How rows look while ``formula`` holds, written as for the first row below the heading.

    ``fill`` and ``ink`` are colours as RRGGBB; an empty one leaves what is there.
    """

    formula: str
    fill: str = ""
    ink: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """How a tab is read and printed.

    ``header``: what stands left, in the middle and right at the head of every printed page.
    ``large``: on A3. ``row_height`` in points; ``fitted`` makes rows as high as their texts need.
    ``guide``: the tab is for reading: nothing is frozen or filtered, and a title line behind an
    empty one begins a section. ``tints``: the first that holds wins. ``parted``: rows, as the
    sheet numbers them, above which a thick line is drawn.
    """

    header: tuple[str, str, str] = ("", "", "")
    large: bool = False
    row_height: float = _ROW_HEIGHT
    fitted: bool = False
    guide: bool = False
    tints: tuple[Tint, ...] = ()
    parted: frozenset[int] = frozenset()


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
    page: Page = Page()

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
    save_workbook(path, _drawn(sheets))


def new_book_bytes(sheets: Sequence[NewSheet]) -> bytes:
    """Return what `write_new_book` writes."""
    return workbook_bytes(_drawn(sheets))


def _drawn(sheets: Sequence[NewSheet]) -> Workbook:
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    appearance.add_styles(book)
    for sheet in sheets:
        _draw(book, sheet)
    return book


def _draw(book: Workbook, sheet: NewSheet) -> None:
    target = book.create_sheet(sheet_name(sheet.name, book.sheetnames))
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
        if column.centered:
            cell.alignment = _CENTERED


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
    _dress_title(target, sheet)
    for number, column in enumerate(sheet.columns, 1):
        target.cell(sheet.heading_row, number).style = styled(HEADING)
        texts = [column.heading, *(str(values[number - 1] or "") for values in sheet.rows)]
        width = extents.column_width(texts, column.width)
        target.column_dimensions[get_column_letter(number)].width = width
    if not sheet.page.guide:
        _ease_scrolling(target, sheet)
    _set_heights(target, sheet)
    _tint(target, sheet)
    _part(target, sheet)
    target.sheet_view.showGridLines = False
    page = draft.Page(sheet.page.header, sheet.heading_row, large=sheet.page.large)
    appearance.set_page(target, page)


def _dress_title(target: Worksheet, sheet: NewSheet) -> None:
    before = ""
    for row, line in enumerate(sheet.title, 1):
        section = sheet.page.guide and row > 1 and line and not before
        style = TITLE if row == 1 else SUBTITLE if section else GUIDE
        target.cell(row, 1).style = styled(style)
        if section:
            target.row_dimensions[row].height = _SECTION_HEIGHT
        before = line
    if sheet.title:
        target.row_dimensions[1].height = _BANNER_HEIGHT


def _ease_scrolling(target: Worksheet, sheet: NewSheet) -> None:
    last = get_column_letter(len(sheet.columns))
    target.freeze_panes = f"A{sheet.heading_row + 1}"
    target.auto_filter.ref = f"A{sheet.heading_row}:{last}{max(sheet.last_row, 2)}"


def _set_heights(target: Worksheet, sheet: NewSheet) -> None:
    # Room to write by hand: these sheets are printed, too.
    standard = target.sheet_format
    standard.defaultRowHeight, standard.customHeight = _ROW_HEIGHT, True
    widths = [
        int(target.column_dimensions[get_column_letter(number)].width)
        for number in range(1, len(sheet.columns) + 1)
    ]
    headings = zip((each.heading for each in sheet.columns), widths, strict=True)
    height = max(_HEADING_HEIGHT, extents.row_height(headings) if sheet.columns else 0)
    target.row_dimensions[sheet.heading_row].height = height
    for row, values in enumerate(sheet.body(), sheet.heading_row + 1):
        height = sheet.page.row_height
        if sheet.page.fitted:
            texts = [str(value or "") for value in values]
            height = max(height, extents.row_height(zip(texts, widths, strict=True)))
        if height != _ROW_HEIGHT:
            target.row_dimensions[row].height = height


def _tint(target: Worksheet, sheet: NewSheet) -> None:
    last = get_column_letter(len(sheet.columns))
    cells = f"A{sheet.heading_row + 1}:{last}{sheet.last_row + _ROOM}"
    for each in sheet.page.tints:
        fill = PatternFill("solid", bgColor=each.fill) if each.fill else None
        font = Font(color=each.ink) if each.ink else None
        look = DifferentialStyle(font=font, fill=fill)
        rule = Rule("expression", dxf=look, formula=[each.formula], stopIfTrue=True)
        target.conditional_formatting.add(cells, rule)


def _part(target: Worksheet, sheet: NewSheet) -> None:
    for row in sorted(sheet.page.parted):
        for column in range(1, len(sheet.columns) + 1):
            target.cell(row, column).border = _PARTED
