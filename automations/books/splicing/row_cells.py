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
_LETTERS = re.compile(rb"[A-Z]{1,3}")
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


def stand_of(sheet: Worksheet, row: Row, column: int) -> Stand:
    """Find a cell of a row, its column counted from 1. Raises `Unspliceable` if it is doubled."""
    if not sheet.regular:
        return _searched(sheet, _cells(sheet, row), row, column)
    content, tag = sheet.content, f"<{sheet.prefix}c".encode()
    wanted = tag + f' r="{column_letters(column)}{row.number}"'.encode()
    start = content.find(wanted, row.opened, row.closing)
    if start >= 0:
        stand = _regular_stand(sheet, start, row)
        if content.find(wanted, stand.end, row.closing) >= 0:
            raise Unspliceable(ROWS_DISORDERED, sheet=sheet.name)
        return stand
    cells = content.count(tag, row.opened, row.closing)
    if cells != content.count(tag + b' r="', row.opened, row.closing):
        return _searched(sheet, _cells(sheet, row), row, column)
    last = content.rfind(tag, row.opened, row.closing)
    if cells and _column_at(sheet, last, tag) < column:
        at = _regular_stand(sheet, last, row).end
        return Stand(at, at, at)
    return _searched(sheet, _regular_cells(sheet, row, tag), row, column)


def _searched(sheet: Worksheet, cells: Iterator[tuple[int, Stand]], row: Row, column: int) -> Stand:
    """Find a cell by walking along the row."""
    before, behind, there = row.opened, 0, list[Stand]()
    for number, stand in cells:
        if number == column:
            there.append(stand)
        elif number < column:
            before = stand.end
        else:
            behind = behind or stand.start
    if len(there) > 1 or (behind and behind < before):
        raise Unspliceable(ROWS_DISORDERED, sheet=sheet.name)
    return there[0] if there else Stand(before, before, before)


def _regular_cells(sheet: Worksheet, row: Row, tag: bytes) -> Iterator[tuple[int, Stand]]:
    start = sheet.content.find(tag, row.opened, row.closing)
    while start >= 0:
        stand = _regular_stand(sheet, start, row)
        yield _column_at(sheet, start, tag), stand
        start = sheet.content.find(tag, stand.end, row.closing)


def _column_at(sheet: Worksheet, start: int, tag: bytes) -> int:
    found = _LETTERS.match(sheet.content, start + len(tag) + len(b' r="'))
    return column_number(found[0].decode()) if found else 0


def _regular_stand(sheet: Worksheet, start: int, row: Row) -> Stand:
    content = sheet.content
    opened = content.find(b">", start, row.closing) + 1
    if content[opened - 2] == ord("/"):
        return Stand(start, opened, opened)
    closing = f"</{sheet.prefix}c>".encode()
    return Stand(start, opened, content.find(closing, opened, row.closing) + len(closing))


def _cells(sheet: Worksheet, row: Row) -> Iterator[tuple[int, Stand]]:
    column = 0
    for start, opened, _, end in outermost(sheet.content, row.opened, row.closing):
        if tag_name(sheet.content[start:opened]).rpartition(":")[2] != "c":
            continue
        given = _ADDRESS.search(sheet.content, start, opened)
        column = column_number(given[1].decode()) if given else column + 1
        yield column, Stand(start, opened, end)
