"""Where the data of an Excel sheet stand: its tables and its filter, which people sort by.

What stands beside such a range is left behind when somebody sorts it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from automations.books.excel_package import (
    attribute,
    open_package,
    related,
    tabs,
    workbook_part,
)
from automations.errors import InputUnfit
from automations.tables.places import column_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from automations.books.excel_package import Package

_ZIP = b"PK\x03\x04"
_FILTER = re.compile(rb"<(?:\w+:)?autoFilter\b[^>]*?\bref\s*=\s*[\"']([^\"']*)[\"']")
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")


class DataRange(NamedTuple):
    """A range of cells, all numbers from 1 and within it."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


def data_ranges(content: bytes, book: str, sheet: str) -> tuple[DataRange, ...]:
    """Return the tables and the filter of a sheet; none in a file of another kind."""
    if not content.startswith(_ZIP):
        return ()
    try:
        areas = tuple(_areas(open_package(content, book), sheet))
    except InputUnfit:  # another kind of package, such as OpenDocument
        return ()
    return tuple(found for area in areas if (found := _range(area)))


def _areas(package: Package, sheet: str) -> Iterator[str]:
    for tab in tabs(package, workbook_part(package)):
        if tab.name == sheet:
            yield from _tables(package, tab.part)
            yield from _filters(package, tab.part)


def _tables(package: Package, part: str) -> Iterator[str]:
    for kind, path in related(package, part).values():
        tree = package.tree(path) if kind == "table" else None
        if tree is not None:
            yield attribute(tree, "ref")


def _filters(package: Package, part: str) -> Iterator[str]:
    """Yield the filter of the sheet, which stands behind its rows."""
    xml = package.part(part)
    end = max(xml.rfind(b"sheetData>"), xml.rfind(b"sheetData/>"), 0)
    yield from (found.decode("ascii", "replace") for found in _FILTER.findall(xml[end:]))


def _range(area: str) -> DataRange | None:
    match = _AREA.fullmatch(area)
    if match is None:
        return None
    left, top, right, bottom = match.groups()
    columns = column_number(left), column_number(right or left)
    return DataRange(int(top), int(bottom or top), *columns)
