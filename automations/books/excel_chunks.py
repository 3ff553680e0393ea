"""Cut a part of a workbook into chunks of whole rows or texts while it is being unzipped.

A part may be hundreds of MB large: it is never held whole. Chunks are cut by looking at bytes,
which is safe only where the XML has the form that common programs write. Everything else raises
`Irregular`, and is read again by `automations.books.excel_rewriting`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST_HEAD = 1 << 22  # bytes before the first row: names of columns' widths and the like
_LARGEST_ROW = 1 << 24  # bytes; hundreds of cells as full as Excel lets them be
_LARGEST_TAIL = 1 << 26  # bytes after the last row: merged ranges, links, rules
_DECLARED = re.compile(rb'^<\?xml[^>]*\bencoding=["\'](?!utf-?8["\'])', re.IGNORECASE)
_BOM = b"\xef\xbb\xbf"


class Irregular(Exception):  # noqa: N818 - named by its cause; "Error" would add nothing
    """The XML has a form in which rows cannot be told by looking at the bytes."""


class Unbounded(Exception):  # noqa: N818 - named by its cause; "Error" would add nothing
    """A row, or what stands around the rows, is larger than any that people make."""


@dataclass(slots=True)
class Chunks:
    """A part whose ``root`` holds a ``table`` of many times the same ``item``.

    ``head`` and ``tail`` are what stands before and after the items; they are known once all
    chunks have been taken.
    """

    pieces: Iterator[bytes]
    root: bytes
    table: bytes
    item: bytes
    head: bytes = b""
    tail: bytes = b""

    def __iter__(self) -> Iterator[bytes]:
        """Walk the items without any prefix, some MB at a time. Raises `Irregular`, `Unbounded`."""
        prefix, rest = self._opened()
        start, end = b"<%s%s" % (prefix, self.item), b"</%s%s>" % (prefix, self.table)
        while (stop := rest.find(end)) < 0:
            if (cut := rest.rfind(start)) > 0:
                yield _plain(rest[:cut], prefix)
                rest = rest[cut:]
            if len(rest) > _LARGEST_ROW:
                raise Unbounded
            rest += self._next()
        yield _plain(rest[:stop], prefix)
        self._close(rest[stop:], prefix)

    def _opened(self) -> tuple[bytes, bytes]:
        """Find the table; return the prefix of its name and the bytes that follow."""
        start = re.compile(rb"<((?:\w+:)?)%s(?:\s[^>]*)?(/?)>" % self.table)
        rest = b""
        while not (found := start.search(rest)):
            if len(rest) > _LARGEST_HEAD:
                raise Irregular
            rest += self._next()
        self.head = _plain(rest[: found.start()].removeprefix(_BOM), found[1])
        if _DECLARED.match(self.head):
            raise Irregular
        if found[2]:
            return found[1], b"</%s%s>" % (found[1], self.table) + rest[found.end() :]
        return found[1], rest[found.end() :]

    def _next(self) -> bytes:
        if (piece := next(self.pieces, None)) is None:
            raise Irregular
        return piece

    def _close(self, rest: bytes, prefix: bytes) -> None:
        tail = bytearray(rest)
        for piece in self.pieces:
            tail += piece
            if len(tail) > _LARGEST_TAIL:
                raise Unbounded
        if not tail.rstrip().endswith(b"</%s%s>" % (prefix, self.root)):
            raise Irregular
        self.tail = _plain(bytes(tail), prefix)
        check_form(self.head, b"<%s>" % self.table, self.tail)


def check_form(*pieces: bytes) -> None:
    """Make sure that the pieces together are well-formed. Raises `Irregular`."""
    parser = expat.ParserCreate()
    try:
        for piece in pieces:
            parser.Parse(piece, False)  # noqa: FBT003 - the parser takes it by position only
        parser.Parse(b"", True)  # noqa: FBT003 - the parser takes it by position only
    except expat.ExpatError:
        raise Irregular from None


def _plain(chunk: bytes, prefix: bytes) -> bytes:
    """Return XML without the prefix of its names; line breaks are one LF."""
    if b"<!" in chunk:  # comments and the like may hold anything
        raise Irregular
    if prefix:
        chunk = chunk.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</")
    return chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in chunk else chunk
