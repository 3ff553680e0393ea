"""Put one value into one cell: text stays text, numbers are numbers, nothing is cut in silence."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from automations.tables.places import Place
from automations.tables.report import Form

if TYPE_CHECKING:
    from openpyxl.cell import Cell as ExcelCell
    from openpyxl.worksheet.worksheet import Worksheet

    from automations.tables.report import Cell

LONGEST = 32_767  # characters a cell can hold, as Excel counts them
_LONGEST_HEADER = 60  # characters of each of the three parts; Excel takes 255 in all
DIGITS = 15  # significant decimal digits a cell can hold
_EXACT = Context(prec=DIGITS)
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_CUT = "…（長いため以下省略）"

FORMATS = {
    Form.TEXT: "@",
    Form.COUNT: '#,##0;"△"#,##0',
    Form.SCORE: '#,##0.00;"△"#,##0.00',
    Form.RATIO: "0.0%",
    Form.CHANGE: '+#,##0;"△"#,##0;"±"0',
    Form.CHANGE_RATIO: '+0.0%;"△"0.0%;"±"0.0%',
    Form.POINTS: '+0.0;"△"0.0;"±"0.0',
    Form.TIME: "yyyy/mm/dd hh:mm:ss",
    Form.DAY: "yyyy/mm/dd",
    Form.LINK: "@",
}


def put(sheet: Worksheet, row: int, column: int, value: Cell, style: str = "") -> ExcelCell:
    """Set one cell: its named style, its value and type.

    Text that starts with = + - or @ never becomes a formula. A `Fraction` becomes a number of 15
    significant digits, as many as a cell holds; an integer of more digits becomes text. A
    timestamp keeps the wall clock of its own zone: cells have no zone.
    """
    cell = cast("ExcelCell", sheet.cell(row, column))
    if style:
        cell.style = style
    _put_value(cell, value)
    return cell


def _put_value(cell: ExcelCell, value: Cell) -> None:
    match value:
        case None | "":
            return
        case int() | Fraction():
            _put_number(cell, value)
        case datetime():
            cell.value = value.replace(tzinfo=None)
        case date():
            cell.value = value
        case Place():
            _put_text(cell, str(value))
        case str():
            _put_text(cell, value)


def _put_number(cell: ExcelCell, value: int | Fraction) -> None:
    if isinstance(value, int) and len(str(abs(value))) > DIGITS:
        _put_text(cell, str(value))
    else:
        cell.value = decimal_of(value)


def with_unit(shape: str, unit: str) -> str:
    """Return the number format with a unit behind every section; ratios carry their own.

    >>> with_unit("#,##0", "人"), with_unit("0.0%", "%")
    ('#,##0"人"', '0.0%')
    """
    if not unit or "%" in shape:
        return shape
    return ";".join(f'{section}"{unit}"' for section in shape.split(";"))


def decimal_of(value: int | Fraction) -> int | Decimal:
    """Return the number as a cell holds it, without a detour over binary fractions."""
    exact = Fraction(value)
    if exact.denominator == 1 and len(str(abs(exact.numerator))) <= DIGITS:
        return exact.numerator
    return _EXACT.divide(Decimal(exact.numerator), Decimal(exact.denominator))


def _put_text(cell: ExcelCell, text: str) -> None:
    cell.value = storable(text)
    cell.data_type = "s"  # said after the value: else "=" would make it a formula


def storable(text: str) -> str:
    r"""Return the text as a workbook can store it; what it cannot store is shown as U+FFFD.

    >>> storable("表\x07示"), storable("_x000D_"), len(storable("あ" * 40_000))
    ('表\ufffd示', '_x005F_x000D_', 32767)
    """
    text = _ESCAPE.sub("_x005F_", UNPRINTABLE.sub("\ufffd", text))
    return text if units(text) <= LONGEST else shortened(text, LONGEST - len(_CUT)) + _CUT


def units(text: str) -> int:
    """Return the number of characters as Excel counts them: what lies beyond U+FFFF is two.

    >>> units("展示"), units("😀")
    (2, 2)
    """
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def shortened(text: str, most: int) -> str:
    """Return as many characters from the start as fit into ``most`` of Excel's; none is halved.

    >>> shortened("展示と😀", 4), shortened("展示と😀", 5)
    ('展示と', '展示と😀')
    """
    if units(text) <= most:
        return text
    return text.encode("utf-16-le", "surrogatepass")[: 2 * most].decode("utf-16-le", "ignore")


def page_header(text: str) -> str:
    """Return the text as one part of what is printed at the head of every page.

    >>> page_header("Q&A")
    'Q&&A'
    """
    doubled = text[:_LONGEST_HEADER].count("&")  # by itself it begins a code
    return shortened(text, _LONGEST_HEADER - doubled).replace("&", "&&")
