"""The cells of one row: where one stands, or where it would have to stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from automations.books.splicing.changes import Unspliceable
from automations.books.splicing.refusals import ROWS_DISORDERED
from automations.books.splicing.worksheet import Row, Worksheet, outermost
from automations.books.splicing.xml_elements import tag_name
from automations.tables.places import column_letters, column_number

_ADDRESS = re.compile(rb"\sr\s*=\s*[\"']([A-Z]{1,3})[0-9]{1,7}[\"']")
_SLASH = ord("/")
_FORMAT = re.compile(rb"\ss\s*=\s*[\"']([0-9]{1,6})[\"']")
_KIND = re.compile(rb"\st\s*=\s*[\"']([A-Za-z]+)[\"']")


class Stand(NamedTuple):
    """Where a cell stands, or, with start and end equal, where it is to be inserted.

    Its first tag ends at ``opened``.
    """

    start: int
    opened: int
    end: int

    @property
    def there(self) -> bool:
        """Tell whether there is such a cell."""
        return self.start < self.end


def format_of(content: bytes, start: int, opened: int) -> int:
    """Return the number of the format in the tag of a cell, a row or a column."""
    found = _FORMAT.search(content, start, opened)
    return int(found[1]) if found else 0


def kind_of(content: bytes, stand: Stand) -> str:
    """Return how a cell stores its value, as the standard names it, such as n, s or inlineStr."""
    found = _KIND.search(content, stand.start, stand.opened)
    return found[1].decode() if found else "n"


class Column:
    """A column of a sheet, counted from 1, whose cells are looked for row by row."""

    def __init__(self, sheet: Worksheet, number: int) -> None:
        self._sheet, self._number = sheet, number
        self._letters = column_letters(number).encode()
        self._tag = f"<{sheet.prefix}c".encode()
        self._addressed = self._tag + b' r="'
        self._wanted = self._addressed + self._letters + b'%d"'
        self._any = re.compile(re.escape(self._addressed) + rb'([A-Z]{1,3})([0-9]{1,7})"')
        # Columns in which a last cell stood left of this one: those of most rows are the same.
        self._left = set[bytes]()
        self._closing = f"</{sheet.prefix}c>".encode()

    def stand(self, row: Row) -> Stand:
        """Find the cell in a row. Raises `Unspliceable` if it is doubled."""
        if not self._sheet.regular:
            return self._searched(row, _cells(self._sheet, row))
        content, wanted = self._sheet.content, self._wanted % row.number
        start = content.find(wanted, row.opened, row.closing)
        if start < 0:
            return self._behind(row)
        stand = self._regular(start, row)
        if content.find(wanted, stand.end, row.closing) >= 0:
            raise Unspliceable(ROWS_DISORDERED, sheet=self._sheet.name)
        return stand

    def _behind(self, row: Row) -> Stand:
        """Return the place behind the last cell, or look for the right one along the row."""
        content = self._sheet.content
        last = content.rfind(self._tag, row.opened, row.closing)
        letters = self._letters_at(last, row.number)
        if letters in self._left:
            ends = content.startswith(self._closing, row.closing - len(self._closing))
            at = row.closing if ends else self._regular(last, row).end
            return Stand(at, at, at)
        stand = self._searched(row, _cells(self._sheet, row))
        if letters and not stand.there and stand.start > last:
            self._left.add(letters)
        return stand

    def _letters_at(self, start: int, row: int) -> bytes:
        """Return the column of the cell of that row which is written there; b"" if none is."""
        found = self._any.match(self._sheet.content, start) if start >= 0 else None
        return found[1] if found and int(found[2]) == row else b""

    def _regular(self, start: int, row: Row) -> Stand:
        content = self._sheet.content
        opened = content.find(b">", start, row.closing) + 1
        if content[opened - 2] == _SLASH:
            return Stand(start, opened, opened)
        closing = content.find(self._closing, opened, row.closing)
        return Stand(start, opened, closing + len(self._closing))

    def _searched(self, row: Row, cells: Iterator[tuple[int, Stand]]) -> Stand:
        """Find the cell by walking along the row."""
        before, behind, there = row.opened, 0, list[Stand]()
        for number, stand in cells:
            if number == self._number:
                there.append(stand)
            elif number < self._number:
                before = stand.end
            else:
                behind = behind or stand.start
        if len(there) > 1 or (behind and behind < before):
            raise Unspliceable(ROWS_DISORDERED, sheet=self._sheet.name)
        return there[0] if there else Stand(before, before, before)


def _cells(sheet: Worksheet, row: Row) -> Iterator[tuple[int, Stand]]:
    column = 0
    for start, opened, _, end in outermost(sheet.content, row.opened, row.closing):
        if tag_name(sheet.content[start:opened]).rpartition(":")[2] != "c":
            continue
        given = _ADDRESS.search(sheet.content, start, opened)
        column = column_number(given[1].decode()) if given else column + 1
        yield column, Stand(start, opened, end)
