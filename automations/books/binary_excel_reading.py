"""Read binary Excel workbooks (.xlsb): the cells of their sheets. Layout: [MS-XLSB]."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from automations.books.binary_excel_records import (
    BinaryTab,
    Broken,
    records,
    shared_texts,
    styles,
    tabs,
    wide_text,
)
from automations.books.excel_package import main_part, related
from automations.books.stored_cells import StoredCells, Styles, sheet_of
from automations.tables.places import Place
from automations.tables.sheet import Merged

if TYPE_CHECKING:
    from automations.books.excel_package import Package
    from automations.tables.sheet import Sheet

_DAMAGE = (Broken, IndexError, ValueError, struct.error)
_ROW, _DATA_BEGIN, _DATA_END = 0, 145, 146
_MERGED, _FILTER, _FILTERED_COLUMN = 176, 161, 163
_RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED = 2, 3, 4, 5, 6, 7
_RICH = 62
# A formula stores its result as a cell does; short cells leave out their column: one further.
_ALIKE = {8: _TEXT, 9: _REAL, 10: _BOOL, 11: _ERROR}
_SHORT = {12: 1, 13: _RK, 14: _ERROR, 15: _BOOL, 16: _REAL, 17: _TEXT, 18: _SHARED, 61: _RICH}
_KINDS = {kind: kind for kind in (1, _RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED, _RICH)}
_CELLS = _KINDS | _ALIKE | _SHORT
_ROW_HEAD = struct.Struct("<I4xHBB")  # number, height, flags
_CELL_HEAD = struct.Struct("<II")  # column, style
_RANGE = struct.Struct("<IIII")
_NUMBER = struct.Struct("<d")
_WHOLE = struct.Struct("<i")
_STYLE_BITS, _HIDDEN_BIT = 0xFFFFFF, 0x10
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}


def read_binary_excel(package: Package) -> tuple[tuple[Sheet, ...], frozenset[str]]:
    """Return the worksheets in their order, and the names of those that are hidden.

    Raises `InputUnfit` for a damaged package, or one without sheets.
    """
    main = main_part(package)
    relations = related(package, main)
    parts = dict(relations.values())
    try:
        listed, from_1904 = tabs(package.part(main))
        texts = shared_texts(package.part(parts.get("sharedStrings", "")))
        looks = styles(package.part(parts.get("styles", "")), from_1904=from_1904)
        kept = [(tab, relations.get(tab.relation, ("", ""))) for tab in listed]
        sheets = [
            (tab, _sheet(package, tab, part, texts, looks))
            for tab, (kind, part) in kept
            if kind == "worksheet"
        ]
    except _DAMAGE:
        package.refuse("book_damaged")
    if not sheets:
        package.refuse("book_without_sheets")
    return tuple(sheet for _, sheet in sheets), frozenset(t.name for t, _ in sheets if t.hidden)


def _sheet(package: Package, tab: BinaryTab, part: str, texts: list[str], looks: Styles) -> Sheet:
    walk = _Walk(package.part(part), texts)
    walk.cells()
    return sheet_of(Place(package.book, tab.name), walk.found, looks)


@dataclass(slots=True)
class _Walk:
    """Goes through the records of one sheet; row and column of the cell at hand start at 1."""

    part: bytes
    texts: list[str]
    found: StoredCells = field(default_factory=StoredCells)
    row: int = 0
    column: int = 0
    style: int = 0
    filter: range = range(0)

    def cells(self) -> None:
        """Collect what stands between the beginning and the end of the data, and what follows."""
        inside = False
        for kind, at, length in records(self.part):
            if not inside:
                inside = kind == _DATA_BEGIN
                self._around(kind, at)
            elif kind in _CELLS:
                self._put(_CELLS[kind], self._head(kind, at), at + length)
            elif kind == _ROW:
                self._begin_row(at)
            else:
                inside = kind != _DATA_END

    def _around(self, kind: int, at: int) -> None:
        if kind == _MERGED:
            top, bottom, left, right = _RANGE.unpack_from(self.part, at)
            self.found.merged.append(Merged(top + 1, left + 1, bottom + 1, right + 1))
        elif kind == _FILTER:
            top, bottom, _, _ = _RANGE.unpack_from(self.part, at)
            self.filter = range(top + 2, bottom + 2)  # below its headings
        elif kind == _FILTERED_COLUMN:
            self.found.filtered |= self.found.hidden.intersection(self.filter)

    def _begin_row(self, at: int) -> None:
        number, height, _, flags = _ROW_HEAD.unpack_from(self.part, at)
        self.row, self.column = number + 1, 0
        if self.row > _LAST_ROW:
            raise Broken
        if flags & _HIDDEN_BIT or not height:
            self.found.hidden.add(self.row)

    def _head(self, kind: int, at: int) -> int:
        """Take column and style; return where the value stands."""
        if kind in _SHORT:
            self.column += 1
            style, value = int.from_bytes(self.part[at : at + 4], "little"), at + 4
        else:
            column, style = _CELL_HEAD.unpack_from(self.part, at)
            self.column, value = column + 1, at + 8
        self.style = style & _STYLE_BITS
        if self.column > _LAST_COLUMN or not self.row:
            raise Broken
        return value

    def _put(self, kind: int, at: int, end: int) -> None:
        row, column, style, part = self.row, self.column, self.style, self.part
        if kind == _SHARED:
            self.found.put_text(
                row, column, self.texts[int.from_bytes(part[at:end], "little")], style
            )
        elif kind == _RK:
            self.found.put_number(row, column, _short_number(part[at : at + 4]), style)
        elif kind == _REAL:
            self.found.put_number(row, column, _NUMBER.unpack_from(part, at)[0], style)
        elif kind == _TEXT:
            self.found.put_text(row, column, wide_text(part, at, end)[0], style)
        elif kind == _RICH:
            self.found.put_text(row, column, wide_text(part, at + 1, end)[0], style)
        elif kind == _BOOL:
            self.found.put_text(row, column, "TRUE" if part[at] else "FALSE", style)
        elif kind == _ERROR:
            self.found.put_error(row, column, _ERRORS.get(part[at], "#N/A"), style)


def _short_number(stored: bytes) -> float:
    """Return a number in four bytes: whole or the upper half of a fraction, maybe in hundredths."""
    (whole,) = _WHOLE.unpack(stored)
    if whole & 2:
        number = float(whole >> 2)
    else:
        (number,) = _NUMBER.unpack(b"\0\0\0\0" + _WHOLE.pack(whole & ~3))
    return number / 100 if whole & 1 else number
