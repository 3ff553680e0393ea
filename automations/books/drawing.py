"""Draw one result sheet from the top: title, sections, headings, lines."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from automations.books.extents import row_height, text_width
from automations.books.looks import (
    BODY,
    FIGURE,
    GUIDE,
    HEADING,
    LINK,
    NOTE,
    SUBTITLE,
    TITLE,
    styled,
)
from automations.books.writing import FORMATS, put, with_unit
from automations.tables.rendering import in_unit, shown
from automations.tables.report import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell import Cell as ExcelCell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

    from automations.tables.report import Cell

_TEXT = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
_ONE_LINE = Alignment(horizontal="left", vertical="center", shrink_to_fit=True, indent=1)
_NUMBER = Alignment(horizontal="right", vertical="center", indent=1)
_LEGIBLE = 3  # halves: a text one and a half times as wide as its column can be shrunk into it
_LIST_HEIGHT, _FIGURE_HEIGHT = 15.0, 25.0  # points


@dataclass(frozen=True, slots=True)
class Written:
    """A value to be drawn: how it is shown, its style, and where a click leads.

    ``unit`` follows a number. ``target`` is another file, seen from this book; ``location`` a
    cell in it or in this book.
    """

    value: Cell
    form: Form = Form.TEXT
    style: str = BODY
    target: str = ""
    location: str = ""
    unit: str = ""


# Style, form, unit, the type of the value, shrunk or not: what decides how a cell looks.
_Look = tuple[str, Form, str, type, bool]


@dataclass(slots=True)
class Drawing:
    """A sheet that grows downwards; ``row`` is the last row drawn, ``widths`` of the columns.

    ``one_line``: texts stay in one line, in smaller letters if they must; only what could not be
    read then is broken into lines.
    """

    sheet: Worksheet
    widths: Sequence[int]
    one_line: bool = False
    row: int = 0
    _looks: dict[_Look, StyleArray] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Set the columns' widths."""
        for number, width in enumerate(self.widths, 1):
            self.sheet.column_dimensions[get_column_letter(number)].width = width
        self.sheet.sheet_view.showGridLines = False

    def title(self, text: str) -> None:
        """Draw the title of the sheet."""
        self._banner(text, TITLE, 28)

    def section(self, text: str) -> None:
        """Draw the title of a section, after an empty row."""
        self.row += 1
        self._banner(text, SUBTITLE, 22)

    def note(self, text: str) -> None:
        """Draw a remark in small print over the whole width."""
        self._banner(text, NOTE, 15)

    def text(self, text: str) -> None:
        """Draw a line of running text over the whole width."""
        self._banner(text, GUIDE, 18)

    def _banner(self, text: str, style: str, height: float) -> None:
        self.row += 1
        put(self.sheet, self.row, 1, text, styled(style))
        self.sheet.row_dimensions[self.row].height = height

    def heading(self, texts: Sequence[str]) -> None:
        """Draw a row of headings."""
        self.line([Written(text, style=HEADING) for text in texts])

    def stretched_heading(self, texts: Sequence[str]) -> None:
        """Draw a row of headings, the last one over all columns that are left."""
        self.stretch_last([Written(text, style=HEADING) for text in texts])

    def line(self, values: Sequence[Written]) -> None:
        """Draw a row."""
        self.row += 1
        for column, each in enumerate(values, 1):
            self._draw(column, each)
        self._fit_height(values)

    def stretch_last(self, values: Sequence[Written]) -> None:
        """Draw a row whose last value is spread over the columns that are left."""
        self.line(values)
        first, last = len(values), len(self.widths)
        for column in range(first + 1, last + 1):
            put(self.sheet, self.row, column, None, styled(values[-1].style))
        if first < last:
            self.sheet.merge_cells(
                start_row=self.row, end_row=self.row, start_column=first, end_column=last
            )
            self._fit_height(values, sum(self.widths[first - 1 :]))

    def _draw(self, column: int, each: Written) -> None:
        linked = bool(each.target or each.location)
        style = LINK if linked and each.style == BODY else each.style
        value = _in_cell(each.value, each.form)
        shrunk = self.one_line and not self._too_long(each, self.widths[column - 1])
        look = (style, each.form, each.unit, type(value), shrunk)
        if look in self._looks:
            cell = put(self.sheet, self.row, column, value)
            _wear(cell, self._looks[look])
        else:
            cell = put(self.sheet, self.row, column, value, styled(style))
            _adorn(cell, each, value, _ONE_LINE if shrunk else _TEXT)
            self._looks[look] = _worn(cell)
        if linked:
            _link(cell, each)

    @staticmethod
    def _too_long(each: Written, width: int) -> bool:
        """Tell whether a text in one line would have to be shrunk beyond reading."""
        heading = each.style == HEADING
        return heading or 2 * text_width(shown(each.value, each.form)) > _LEGIBLE * width

    def _fit_height(self, values: Sequence[Written], last_width: int = 0) -> None:
        # Excel does not fit the height of merged cells, so every row gets its own.
        widths = [*self.widths[: len(values)]]
        pairs = zip(values, widths, strict=True)
        if self.one_line and not any(self._too_long(*pair) for pair in pairs):
            self.sheet.row_dimensions[self.row].height = _LIST_HEIGHT
            return
        widths[-1] = last_width or widths[-1]
        texts = [shown(each.value, each.form) for each in values]
        height = row_height(zip(texts, widths, strict=True))
        large = any(each.style == FIGURE for each in values)
        self.sheet.row_dimensions[self.row].height = max(height, _FIGURE_HEIGHT * large)


def _in_cell(value: Cell, form: Form) -> Cell:
    """Return the value a cell holds: ポイント stand in hundredths, as they are printed."""
    if form is Form.POINTS and not isinstance(value, str) and value is not None:
        number: int | Fraction = value  # type: ignore[assignment]  # points are numbers
        return in_unit(number, form)
    return value


def _adorn(cell: ExcelCell, each: Written, value: Cell, text: Alignment) -> None:
    """Set number format and alignment: slow, so done once for every look of a sheet."""
    number = isinstance(value, int | Fraction)
    if not isinstance(value, str) and each.form is not Form.TEXT:
        cell.number_format = with_unit(FORMATS[each.form], each.unit if number else "")
    if each.style != HEADING:
        cell.alignment = _NUMBER if number else text


def _worn(cell: ExcelCell) -> StyleArray:
    look: StyleArray = copy(cell._style)  # type: ignore[attr-defined]  # noqa: SLF001 - as below
    return look


def _wear(cell: ExcelCell, look: StyleArray) -> None:
    # Documented by openpyxl as the way to copy a style; setting its parts anew is what is slow.
    cell._style = copy(look)  # type: ignore[attr-defined]  # noqa: SLF001 - stubs lack it


def _link(cell: ExcelCell, each: Written) -> None:
    link = Hyperlink(ref=cell.coordinate, location=each.location or None)
    link.target = each.target or None
    cell.hyperlink = link
