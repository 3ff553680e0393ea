"""What the tags of rows say: a format for new cells, and the span of columns they reach over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from automations.books.splicing.edits import Edit
from automations.books.splicing.row_cells import format_of
from automations.books.splicing.worksheet import Row, Worksheet

_CUSTOM_FORMAT = re.compile(rb"\scustomFormat\s*=\s*[\"'](?:1|true)[\"']")
_SPANS = re.compile(rb"\sspans\s*=\s*[\"']([0-9: ]*)[\"']")


class RowTag(NamedTuple):
    """A row's own format, None if it has none, and its span if that must reach a new cell."""

    format: int | None
    spans: bytes


class RowTags:
    """The tags of a sheet's rows, seen from a column; they repeat, so each is read once."""

    def __init__(self, sheet: Worksheet, column: int) -> None:
        self._content, self._column = sheet.content, column
        self._known: dict[bytes, RowTag] = {}

    def tag(self, row: Row) -> RowTag:
        """Return what the tag of a row says."""
        before, _, behind = self._content[row.start : row.opened].partition(b'"%d"' % row.number)
        tag = before + b'""' + behind
        known = self._known.get(tag)
        if known is None:
            known = self._known[tag] = self._read(row)
        return known

    def _read(self, row: Row) -> RowTag:
        custom = _CUSTOM_FORMAT.search(self._content, row.start, row.opened)
        found = _SPANS.search(self._content, row.start, row.opened)
        stated = found[1] if found else b""
        fresh = _spanning(stated, self._column)
        return RowTag(
            format_of(self._content, row.start, row.opened) if custom else None,
            fresh if fresh != stated else b"",
        )

    def reaching(self, row: Row) -> Iterator[Edit]:
        """Return the edit that lets the span of a row reach the column, if it does not."""
        if spans := self.tag(row).spans:
            found = _SPANS.search(self._content, row.start, row.opened)
            if found is not None:
                yield Edit(*found.span(1), spans)


def _spanning(stated: bytes, column: int) -> bytes:
    """Return the span of columns a row states, reaching to a new cell.

    >>> _spanning(b"1:3 5:9", 4), _spanning(b"1:9", 4), _spanning(b"", 4)
    (b'1:9', b'1:9', b'')
    """
    spans = [tuple(map(int, each.split(b":"))) for each in stated.split() if b":" in each]
    if not spans or any(first <= column <= last for first, last in spans):
        return stated
    first, last = min(each[0] for each in spans), max(each[1] for each in spans)
    return f"{min(first, column)}:{max(last, column)}".encode()
