"""Merged cells of a workbook: all but the first cell of a range hide what was meant for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from automations.books.excel_package import open_package, tabs, workbook_part
from automations.tables.sheet import Merged
from automations.tables.places import column_number

if TYPE_CHECKING:
    from automations.books.opening import Book

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')


def merged_cells(book: Book) -> Mapping[str, tuple[Merged, ...]]:
    """Return the merged ranges by the name of their sheet. Raises `InputUnfit` as reading does."""
    package = open_package(book.content, book.name)
    listed = tabs(package, workbook_part(package))
    return {tab.name: tuple(_ranges(package.part(tab.part))) for tab in listed}


def _ranges(content: bytes) -> Iterator[Merged]:
    for left, top, right, bottom in _MERGED.findall(content):
        yield Merged(
            int(top), column_number(left.decode()), int(bottom), column_number(right.decode())
        )
