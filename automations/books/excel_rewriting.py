"""Rewrite a worksheet of any form that XML allows into the form that patterns can read.

Prefixes, comments, other quotes or encodings, missing addresses: a real parser understands them
all, and writes what matters again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from automations.books.excel_chunks import Unbounded
from automations.tables.places import MOST_ROWS, column_letters, column_number

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_MOST_ELEMENTS = 3_000_000  # some seconds of work
_MOST_PIECES = 2_000_000  # of one row, or of what stands around the rows
_ENOUGH = 200_000  # pieces of text, before they are handed on


class NotXml(Exception):  # noqa: N818 - named by its cause; "Error" would add nothing
    """The bytes are not well-formed XML, or say what no worksheet can say."""


class Declares(Exception):  # noqa: N818 - named by its cause; "Error" would add nothing
    """The XML declares a document type: a way to attack the reader, never used by Excel."""


@dataclass(slots=True)
class Rewritten:
    """A worksheet part; like `automations.books.excel_chunks.Chunks` to those who read it."""

    pieces: Iterator[bytes]
    head: bytes = b""
    tail: bytes = b""

    def __iter__(self) -> Iterator[bytes]:
        """Walk the rows, some MB at a time. Raises `NotXml`, `Declares`, `Unbounded`."""
        rewriter = _Rewriter()
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = rewriter.refuse
        parser.StartElementHandler = rewriter.start
        parser.EndElementHandler = rewriter.end
        parser.CharacterDataHandler = rewriter.text
        for piece in self.pieces:
            _parse(parser, piece, last=False)
            yield from rewriter.taken()
        _parse(parser, b"", last=True)
        yield from rewriter.taken()
        self.head, self.tail = _bytes(rewriter.head), _bytes(rewriter.pieces)


@dataclass(slots=True)
class _Rewriter:
    """Writes the rows again: no prefixes, double quotes, an address on every row and cell."""

    head: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    ready: list[bytes] = field(default_factory=list)
    inside: bool = False
    row: int = 0
    column: int = 0
    elements: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        self.elements += 1
        if self.elements > _MOST_ELEMENTS or len(self.pieces) > _MOST_PIECES:
            raise Unbounded
        if name == "sheetData":
            self.inside, self.head, self.pieces = True, self.pieces, []
            return
        if self.inside and name == "row":
            self.row, self.column = _within(int(attributes.pop("r", self.row + 1))), 0
            attributes = {"r": str(self.row)} | attributes
        elif self.inside and name == "c":
            address = self._address(attributes.get("r", ""))
            attributes = {key: attributes[key] for key in "st" if key in attributes}
            self.pieces.append(f'<c r="{address}"{_written(attributes)}>')
            return
        self.pieces.append(f"<{name}{_written(attributes)}>" if attributes else f"<{name}>")

    def _address(self, given: str) -> str:
        if found := _ADDRESS.fullmatch(given):
            self.column, self.row = column_number(found[1]), _within(int(found[2]))
            return given
        self.column += 1
        return f"{_letters(self.column)}{_within(self.row)}"

    def end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name == "sheetData":
            self.inside = False
            self.ready.append(_bytes(self.pieces))
            self.pieces = []
            return
        self.pieces.append(f"</{name}>")
        if self.inside and name == "row" and len(self.pieces) > _ENOUGH:
            self.ready.append(_bytes(self.pieces))
            self.pieces = []

    def text(self, text: str) -> None:
        self.pieces.append(text if text.isalnum() else escape(text))

    def refuse(self, *_: object) -> None:
        raise Declares

    def taken(self) -> list[bytes]:
        """Hand over the rows that are ready."""
        ready, self.ready = self.ready, []
        return ready


def _parse(parser: expat.XMLParserType, piece: bytes, *, last: bool) -> None:
    try:
        parser.Parse(piece, last)
    except (expat.ExpatError, ValueError, LookupError):
        raise NotXml from None


def _within(row: int) -> int:
    if not 1 <= row <= MOST_ROWS:
        raise ValueError
    return row


_letters = cache(column_letters)


def _written(attributes: dict[str, str]) -> str:
    """Return attributes without prefix; those of the xml namespace say nothing to us."""
    return "".join(
        f" {key.rpartition(':')[2]}={_quoted(value)}"
        for key, value in attributes.items()
        if not key.startswith("xml:")
    )


def _quoted(value: str) -> str:
    if value.isalnum():
        return f'"{value}"'
    return quoteattr(value.replace('"', "").replace("'", ""))


def _bytes(pieces: list[str]) -> bytes:
    return "".join(pieces).encode("utf-8", "replace")
