"""Walk the content of an OpenDocument spreadsheet as it is parsed; nothing is loaded whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from automations.books.laying_out import WIDEST
from automations.books.opendocument_values import (
    date_text,
    is_error,
    number_text,
    percent_text,
    time_text,
)
from automations.books.stored_cells import StoredCells
from automations.books.writing import LONGEST
from automations.tables.sheet import Merged, Oddity

_NAMESPACES = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE = f"{_NAMESPACES}table:1.0 ", f"{_NAMESPACES}office:1.0 "
_TEXT, _STYLE = f"{_NAMESPACES}text:1.0 ", f"{_NAMESPACES}style:1.0 "
_COLUMNS_REPEATED = f"{_TABLE}number-columns-repeated"
_ROWS_REPEATED = f"{_TABLE}number-rows-repeated"
_COLUMNS_SPANNED = f"{_TABLE}number-columns-spanned"
_ROWS_SPANNED = f"{_TABLE}number-rows-spanned"
_TYPE, _FORMULA = f"{_OFFICE}value-type", f"{_TABLE}formula"
# What may hold texts or tables that are no cells of the sheet: notes, drawings, readings, history.
_ASIDE = frozenset(
    {
        f"{_OFFICE}annotation",
        f"{_TABLE}shapes",
        f"{_TABLE}tracked-changes",
        f"{_TABLE}dde-link",
        f"{_TEXT}ruby-text",
        f"{_NAMESPACES}drawing:1.0 frame",
        f"{_NAMESPACES}drawing:1.0 custom-shape",
    }
)
_BLANKS = re.compile("[ \t\r\n]+")
_LAST_ROW = 1_048_576
_MOST_CELLS = 6_000_000
_HIDDEN = frozenset({"collapse", "filter"})
STRUCK = 1
"""The number of the one style that strikes out."""

_Filled = tuple[int, str, Oddity | None, int]  # column, text, what it is, style


class TooLarge(Exception):  # noqa: N818 - named by its cause; "Error" would add nothing
    """The content repeats cells beyond what a sheet can hold."""


@dataclass(slots=True)
class Table:
    """One sheet as far as it has been read."""

    name: str
    hidden: bool
    cells: StoredCells = field(default_factory=StoredCells)


@dataclass(slots=True)
class Content:
    """Takes the events of the parser; ``tables`` are the sheets in their order."""

    tables: list[Table] = field(default_factory=list)
    undisplayed: set[str] = field(default_factory=set)
    struck: set[str] = field(default_factory=set)
    style: str = ""
    aside: int = 0
    depth: int = 0
    row: int = 0
    rows: int = 1
    visibility: str = ""
    column: int = 0
    cell: Mapping[str, str] | None = None
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    filled: list[_Filled] = field(default_factory=list)
    kept: int = 0

    starts: dict[str, Callable[[dict[str, str]], None]] = field(init=False)
    ends: dict[str, Callable[[], None]] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = {
            f"{_STYLE}style": self._start_style,
            f"{_STYLE}table-properties": self._start_table_look,
            f"{_STYLE}text-properties": self._start_text_look,
            f"{_TABLE}table": self._start_table,
            f"{_TABLE}table-row": self._start_row,
            f"{_TABLE}table-cell": self._start_cell,
            f"{_TABLE}covered-table-cell": self._start_cell,
            f"{_TEXT}p": self._start_paragraph,
            f"{_TEXT}s": self._start_blanks,
            f"{_TEXT}tab": self._start_tab,
            f"{_TEXT}line-break": self._start_break,
        }
        self.ends = {
            f"{_TABLE}table-row": self._end_row,
            f"{_TABLE}table-cell": self._end_cell,
            f"{_TABLE}covered-table-cell": self._end_cell,
            f"{_TEXT}p": self._end_paragraph,
        }

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if self.aside or name in _ASIDE:
            self.aside += 1
        elif begin := self.starts.get(name):
            begin(attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if self.aside:
            self.aside -= 1
        elif finish := self.ends.get(name):
            finish()

    def text(self, text: str) -> None:
        """Take text; only paragraphs of a cell count, and blanks in them count once."""
        if self.depth and not self.aside:
            self._add(_BLANKS.sub(" ", text))

    def _add(self, text: str) -> None:
        room = 2 * LONGEST - self.length  # what is longer is refused; how much is no matter
        if room > 0:
            self.pieces.append(text[:room])
        self.length += len(text)

    def _start_style(self, attributes: dict[str, str]) -> None:
        self.style = attributes.get(f"{_STYLE}name", "")

    def _start_table_look(self, attributes: dict[str, str]) -> None:
        if attributes.get(f"{_TABLE}display") == "false":
            self.undisplayed.add(self.style)

    def _start_text_look(self, attributes: dict[str, str]) -> None:
        if attributes.get(f"{_STYLE}text-line-through-style", "none") != "none":
            self.struck.add(self.style)

    def _start_table(self, attributes: dict[str, str]) -> None:
        hidden = attributes.get(f"{_TABLE}style-name", "") in self.undisplayed
        self.tables.append(Table(attributes.get(f"{_TABLE}name", ""), hidden))
        self.row = 0

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.rows = max(int(attributes.get(_ROWS_REPEATED, 1)), 1)
        self.visibility = attributes.get(f"{_TABLE}visibility", "")
        self.column = 0
        self.filled.clear()

    def _end_row(self) -> None:
        first, last = self.row + 1, self.row + self.rows
        self.row = last
        if self.filled:
            self._keep_rows(first, last)
        # What is hidden far below the data is the empty rest of the sheet.
        if self.visibility in _HIDDEN and (self.filled or self.rows == 1):
            self.tables[-1].cells.hidden.update(range(first, last + 1))
            if self.visibility == "filter":
                self.tables[-1].cells.filtered.update(range(first, last + 1))

    def _keep_rows(self, first: int, last: int) -> None:
        self.kept += self.rows * len(self.filled)
        if last > _LAST_ROW or self.kept > _MOST_CELLS:
            raise TooLarge
        cells = self.tables[-1].cells
        for row in range(first, last + 1):
            for column, text, oddity, style in self.filled:
                cells.put_text(row, column, text, style)
                if oddity:
                    cells.odd[row, column] = oddity

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.cell = attributes
        self.pieces.clear()
        self.length = 0

    def _end_cell(self) -> None:
        if self.cell is None:
            return
        first = self.column + 1
        self.column += max(int(self.cell.get(_COLUMNS_REPEATED, 1)), 1)
        if _COLUMNS_SPANNED in self.cell:
            self._merge(self.cell, first)
        if self.pieces or _FORMULA in self.cell or _TYPE in self.cell:
            text, oddity = _said(self.cell, "".join(self.pieces).removeprefix("\n"))
            if text or oddity:
                # Beyond the widest sheet one cell is enough to refuse them all.
                last = min(self.column, max(WIDEST, first) + 1)
                style = STRUCK if self.cell.get(f"{_TABLE}style-name") in self.struck else 0
                self.filled += [(column, text, oddity, style) for column in range(first, last + 1)]
        self.cell = None

    def _merge(self, cell: Mapping[str, str], left: int) -> None:
        right = left + max(int(cell[_COLUMNS_SPANNED]), 1) - 1
        bottom = self.row + max(int(cell.get(_ROWS_SPANNED, 1)), 1)
        self.tables[-1].cells.merged.append(Merged(self.row + 1, left, bottom, right))

    def _start_paragraph(self, _: dict[str, str]) -> None:
        if self.cell is not None:
            self.depth += 1
            self._add("\n")

    def _end_paragraph(self) -> None:
        self.depth = max(self.depth - 1, 0)

    def _start_blanks(self, attributes: dict[str, str]) -> None:
        if self.depth:
            self._add(" " * min(int(attributes.get(f"{_TEXT}c", 1)), LONGEST + 1))

    def _start_tab(self, _: dict[str, str]) -> None:
        if self.depth:
            self._add("\t")

    def _start_break(self, _: dict[str, str]) -> None:
        if self.depth:
            self._add("\n")


def _said(cell: Mapping[str, str], displayed: str) -> tuple[str, Oddity | None]:
    """Return the text of a cell, and what it is if the text alone would mislead."""
    if _FORMULA in cell:
        if is_error(displayed):
            return displayed, Oddity.ERROR
        if not displayed and _TYPE not in cell:
            return "", Oddity.UNCALCULATED
    return _text(cell, displayed), None


def _text(cell: Mapping[str, str], displayed: str) -> str:
    value = cell.get(f"{_OFFICE}value", "")
    match cell.get(_TYPE):
        case "float" | "currency":
            text = number_text(value, displayed)
        case "percentage":
            text = percent_text(value)
        case "date":
            text = date_text(cell.get(f"{_OFFICE}date-value", ""), displayed)
        case "time":
            text = time_text(cell.get(f"{_OFFICE}time-value", ""))
        case "boolean":
            text = cell.get(f"{_OFFICE}boolean-value", "").upper()
        case _:
            text = displayed or cell.get(f"{_OFFICE}string-value", "")
    return text
