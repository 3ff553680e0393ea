"""Take the XML of a worksheet apart into one row a cell, and name the hidden rows.

What common programs write is read by patterns, column by column in Polars. Everything else that
XML allows (prefixes, comments, other quotes or encodings, missing addresses) is first rewritten
into that form by a real parser; so are sheets the patterns cannot account for completely.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

import polars as pl

from automations.books.excel_package import local
from automations.tables.places import cell_address, column_letters, column_number

# The address comes first in practice, style and kind last: each pattern starts at its own end.
_EARLY, _LATE = r"^(?:[^>]*?\s)??", r"^(?:[^>]*\s)?"
_OTHER_CELL = re.compile(r"<c[^ a-zA-Z]|<row>|<row/>|<row (?![^>]*\br=\")")
_TAIL = 100  # characters, to see how the text ends
_ROW = re.compile(r"<row ([^>]*)>")
_HIDDEN = re.compile(r'\bhidden="(?:1|true)"|\bht="0(?:\.0*)?"')
_NUMBER = re.compile(r'\br="(\d+)"')
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


class NotXml(Exception):  # noqa: N818 - named by its cause; "Error" would add nothing
    """The bytes are not well-formed XML."""


class Declares(Exception):  # noqa: N818 - named by its cause; "Error" would add nothing
    """The XML declares a document type: a way to attack the reader, never used by Excel."""


@dataclass(frozen=True, slots=True)
class SheetCells:
    """What a worksheet part holds.

    ``cells``: row and column (UInt32, from 1), style (UInt32), kind, value (String, as stored),
    formula (Boolean), body (String: the XML of the cell, for texts that stand in it).
    """

    cells: pl.DataFrame
    hidden: frozenset[int]


def sheet_cells(content: bytes) -> SheetCells:
    """Take a worksheet part apart. Raises `NotXml` or `Declares`."""
    text = _regular_text(content)
    cells = None if text is None else _cells(text)
    if text is None or cells is None:
        text = _rewritten(content)
        cells = _cells(text)
    if cells is None:
        raise NotXml
    return SheetCells(cells, _hidden_rows(text))


def _regular_text(content: bytes) -> str | None:
    """Return the text if patterns can be trusted to read it."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    complete = text[-_TAIL:].rstrip().endswith("</worksheet>") and "<sheetData" in text
    declared = text[: text.find("?>") + 1]
    if not complete or "<!" in text or ("encoding" in declared and "tf-8" not in declared.lower()):
        return None
    return None if _OTHER_CELL.search(text) else text.replace("\r\n", "\n").replace("\r", "\n")


def _hidden_rows(text: str) -> frozenset[int]:
    if "hidden=" not in text and ' ht="0' not in text:
        return frozenset()
    return frozenset(
        int(number[1])
        for row in _ROW.finditer(text)
        if _HIDDEN.search(row[1]) and (number := _NUMBER.search(row[1]))
    )


def _cells(text: str) -> pl.DataFrame | None:
    """Return the cells, or None if any of them does not have the expected form."""
    # Cut at the end of the data: what follows may hold elements of the same names.
    data = text[text.find("<sheetData") : max(text.rfind("</sheetData>"), 0)]
    # A body reaches to the next cell; the row ends and row starts in between say nothing.
    body = pl.Series("body", [data]).str.split("<c ").explode()[1:].to_frame()
    tag = pl.col("body").str
    cells = body.select(
        tag.extract(_EARLY + r'r="([A-Z]{1,3})[1-9]').alias("letters"),
        tag.extract(_EARLY + r'r="[A-Z]{1,3}([1-9][0-9]{0,6})"').cast(pl.UInt32).alias("row"),
        tag.extract(_LATE + r's="([0-9]{1,9})"').cast(pl.UInt32).fill_null(0).alias("style"),
        tag.extract(_LATE + r't="([a-zA-Z]+)"').fill_null("n").alias("kind"),
        tag.extract(r"<v(?:\s[^>]*)?>([^<]*)</v>").fill_null("").alias("value"),
        tag.contains(r"<f[\s/>]").alias("formula"),
        "body",
    )
    if cells["row"].null_count():
        return None
    columns = {letters: column_number(letters) for letters in cells["letters"].unique()}
    number = pl.col("letters").replace_strict(columns or {"": 0}, return_dtype=pl.UInt32)
    return cells.with_columns(number.alias("column"))


@dataclass(slots=True)
class _Rewriter:
    """Writes sheetData again: no prefixes, double quotes, an address on every row and cell."""

    pieces: list[str] = field(default_factory=list)
    inside: bool = False
    row: int = 0
    column: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = local(name)
        self.inside = self.inside or name == "sheetData"
        if not self.inside:
            return
        known = {local(key): value for key, value in attributes.items()}
        if name == "row":
            self.row, self.column = int(known.get("r", self.row + 1)), 0
            known = {"r": str(self.row)} | known
        elif name == "c":
            known = {**known, "r": self._address(known.get("r", ""))}
        written = "".join(f" {key}={_quoted(value)}" for key, value in known.items())
        self.pieces.append(f"<{name}{written}>")

    def _address(self, given: str) -> str:
        if found := _ADDRESS.fullmatch(given):
            self.column, self.row = column_number(found[1]), int(found[2])
        else:
            self.column += 1
        return cell_address(self.row, self.column) if self.column else column_letters(1)

    def end(self, name: str) -> None:
        if self.inside:
            self.pieces.append(f"</{local(name)}>")
            self.inside = local(name) != "sheetData"

    def text(self, text: str) -> None:
        if self.inside:
            self.pieces.append(escape(text))

    def refuse(self, *_: object) -> None:
        raise Declares


def _quoted(value: str) -> str:
    return quoteattr(value.replace('"', "").replace("'", ""))


def _rewritten(content: bytes) -> str:
    rewriter, parser = _Rewriter(), expat.ParserCreate()
    parser.StartDoctypeDeclHandler = rewriter.refuse
    parser.StartElementHandler = rewriter.start
    parser.EndElementHandler = rewriter.end
    parser.CharacterDataHandler = rewriter.text
    try:
        parser.Parse(content, True)  # noqa: FBT003 - the parser takes it by position only
    except (expat.ExpatError, ValueError, LookupError):
        raise NotXml from None
    return "".join(rewriter.pieces)
