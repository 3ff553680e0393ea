"""Read OpenDocument spreadsheets (.ods) as LibreOffice and Excel write them."""

from __future__ import annotations

from typing import NoReturn
from xml.parsers import expat

from automations.books.excel_package import Package, children
from automations.books.opendocument_cells import STRUCK, Content, Table, TooLarge
from automations.books.stored_cells import Styles, sheet_of
from automations.tables.places import Place
from automations.tables.sheet import Sheet

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_LARGEST = 400_000_000  # bytes of XML; some two million cells
_DAMAGE = (expat.ExpatError, ValueError, LookupError)
_STYLES = Styles((), frozenset({STRUCK}), from_1904=False)


class _Declares(Exception):  # noqa: N818 - named by its cause; "Error" would add nothing
    """The XML declares a document type: a way to attack the reader."""


def read_opendocument(package: Package) -> tuple[tuple[Sheet, ...], frozenset[str]]:
    """Return the sheets in their order, and the names of those that are hidden.

    Raises `InputUnfit` for a package that is damaged, dangerous, encrypted or without sheets.
    """
    manifest = package.tree(_MANIFEST)
    if manifest is not None and next(children(manifest, "encryption-data"), None) is not None:
        package.refuse("book_encrypted_document")
    tables = _tables(package)
    if not tables:
        package.refuse("book_without_sheets")
    sheets = tuple(_sheet(package.book, each) for each in tables)
    return sheets, frozenset(each.name for each in tables if each.hidden)


def _sheet(book: str, table: Table) -> Sheet:
    return sheet_of(Place(book, table.name), table.cells, _STYLES)


def _tables(package: Package) -> list[Table]:
    reader = Content()
    try:
        _parse(package, reader)
    except TooLarge:
        package.refuse("book_too_large")
    except _Declares:
        package.refuse("book_unsafe")
    except _DAMAGE:
        package.refuse("book_damaged")
    return reader.tables


def _parse(package: Package, reader: Content) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_declaration
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    size = 0
    for piece in package.stream(_CONTENT):
        size += len(piece)
        if size > _LARGEST:
            raise TooLarge
        parser.Parse(piece, False)  # noqa: FBT003 - the parser takes it by position only
    parser.Parse(b"", True)  # noqa: FBT003 - the parser takes it by position only


def _refuse_declaration(*_: object) -> NoReturn:
    raise _Declares
