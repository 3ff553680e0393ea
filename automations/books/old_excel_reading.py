"""Read old Excel workbooks (.xls, BIFF5 and BIFF8) with xlrd, within bounds."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Any, cast

import xlrd
from xlrd.biffh import XLRDError

from automations.books.number_formats import format_of
from automations.books.old_excel_records import Survey, sheet_positions, surveyed
from automations.books.stored_cells import StoredCells, Styles, sheet_of
from automations.errors import InputUnfit
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.sheet import Merged, Oddity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlrd.book import Book as OldBook
    from xlrd.sheet import Sheet as OldSheet

    from automations.tables.sheet import Sheet

_MOST_CELLS = 3_000_000  # of a workbook, blanks with a format of their own included
_MOST_SHEETS = 1_000
_BLANKS = bytes((xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK))
_NUMBERS = frozenset({xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE})


class _Silence(StringIO):
    """Where xlrd writes its remarks about odd files: they may quote what people typed."""

    def write(self, text: str) -> int:
        return len(text)


def read_old_excel(stream: bytes, book: str) -> tuple[tuple[Sheet, ...], frozenset[str]]:
    """Return the worksheets in their order, and the names of those that are hidden.

    ``stream`` is the stream of the workbook inside its compound file. Raises `InputUnfit`.
    """
    try:
        return _read(stream, Place(book))
    except InputUnfit:
        raise
    except Exception as failure:  # noqa: BLE001 - xlrd raises whatever damage makes it stumble on
        locked = isinstance(failure, XLRDError) and "encrypted" in str(failure)
        code = "book_encrypted" if locked else "book_damaged"
        raise InputUnfit(problem(code, Place(book))) from None


def _read(stream: bytes, place: Place) -> tuple[tuple[Sheet, ...], frozenset[str]]:
    positions = sheet_positions(stream)
    if len(positions) > _MOST_SHEETS or len(set(positions)) < len(positions):
        raise InputUnfit(problem("book_damaged", place))
    surveys = [surveyed(stream, each) for each in positions]
    if sum(each.cells for each in surveys) > _MOST_CELLS:
        raise InputUnfit(problem("book_too_large", place))
    opened = xlrd.open_workbook(
        file_contents=stream,
        logfile=_Silence(),
        formatting_info=True,
        on_demand=True,
        ragged_rows=True,
    )
    if not surveys:
        raise InputUnfit(problem("book_without_sheets", place))
    sheets, hidden = [], set()
    for number, survey in enumerate(surveys):
        loaded = opened.sheet_by_index(number)
        sheets.append(_sheet(loaded, survey, _styles(opened), place))
        hidden |= {loaded.name} if loaded.visibility else set()
        opened.unload_sheet(number)
    return tuple(sheets), frozenset(hidden)


def _styles(opened: OldBook) -> Styles:
    declared = {each.format_key: each.format_str for each in opened.format_list}
    formats = [format_of(style.format_key, declared) for style in opened.xf_list]
    struck = (
        number
        for number, style in enumerate(opened.xf_list)
        if opened.font_list[style.font_index].struck_out
    )
    return Styles(formats, frozenset(struck), from_1904=bool(opened.datemode))


def _sheet(loaded: OldSheet, survey: Survey, styles: Styles, place: Place) -> Sheet:
    found = StoredCells()
    for number in range(loaded.nrows):
        kinds = loaded.row_types(number)
        if bytes(kinds).strip(_BLANKS):
            _collect(loaded, number, kinds, survey, found)
    found.odd |= dict.fromkeys(survey.waiting, Oddity.UNCALCULATED)
    found.hidden.update(
        number + 1
        for number, row in loaded.rowinfo_map.items()
        if row.hidden or (row.height == 0 and not row.has_default_height)
    )
    found.filtered |= found.hidden if survey.filtered else set()
    found.merged += [
        Merged(top + 1, left + 1, bottom, right) for top, bottom, left, right in loaded.merged_cells
    ]
    return sheet_of(Place(place.book, loaded.name), found, styles)


def _collect(
    loaded: OldSheet, number: int, kinds: Sequence[int], survey: Survey, found: StoredCells
) -> None:
    row, values = number + 1, cast("list[Any]", loaded.row_values(number))
    for column, kind in enumerate(kinds, 1):
        if kind in _BLANKS:
            continue
        value, style = values[column - 1], loaded.cell_xf_index(number, column - 1)
        if kind in _NUMBERS:
            if (row, column) not in survey.waiting:
                found.put_number(row, column, value, style)
        elif kind == xlrd.XL_CELL_ERROR:
            found.put_error(row, column, xlrd.error_text_from_code.get(value, "#N/A"), style)
        elif kind == xlrd.XL_CELL_BOOLEAN:
            found.put_text(row, column, "TRUE" if value else "FALSE", style)
        else:
            found.put_text(row, column, value, style)
