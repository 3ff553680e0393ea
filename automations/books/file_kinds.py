"""Tell what a file is by what is inside; its name may say anything."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from automations.books.compound_file import Broken, CompoundFile, open_compound
from automations.books.excel_package import main_part

if TYPE_CHECKING:
    from automations.books.excel_package import Package

ZIP = b"PK\x03\x04"
_HEAD = 1024  # bytes from the top that tell
_OTHER = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x05\x06",
    b"Rar!",
    b"7z\xbc\xaf",
    b"L\0\0\0\x01\x14\x02\0",  # a shortcut to a file
    b"\x1f\x8b\x08",
)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PAGE = re.compile(rb"<(?:!doctype html|html|head|body|table|meta)\b|mime-version:")
_XML = re.compile(rb"<\?xml\b|<!doctype\b|<[a-z]+:?[a-z]* xmlns")
_XML_SPREADSHEET = b"urn:schemas-microsoft-com:office:spreadsheet"
_SHORTCUTS = re.compile(rb'\[internetshortcut\]|\{\s*"(?:url|doc_id|resource_id)?"\s*:')
_STREAMS = ("Workbook", "Book")
_ENCRYPTED = "EncryptedPackage"


def unreadable(content: bytes) -> str:
    """Return the code of the problem that keeps us from reading such content, or ""."""
    if not content.strip(b"\0\r\n\t "):
        return "book_empty"
    if content.startswith(_OTHER):
        return "book_unknown"
    head = _plain_head(content)
    if _SHORTCUTS.match(head):
        return "book_shortcut"
    if _XML_SPREADSHEET in head and _XML.match(head):
        return "book_xml_spreadsheet"
    # A page saved by Excel as XML declares that first.
    if _PAGE.match(head) or (_XML.match(head) and b"<html" in head):
        return "book_html"
    return "book_xml" if _XML.match(head) else ""


def _plain_head(content: bytes) -> bytes:
    """Return how a text begins, in one byte a letter, small, without marks and blanks before."""
    head = content[:_HEAD].removeprefix(codecs.BOM_UTF8)
    if head.startswith(_UTF_16):
        head = head[2:].replace(b"\0", b"")
    return head.lstrip().lower()


def stream_of_workbook(content: bytes) -> bytes | str:
    """Return the stream of an old workbook, or the code of the problem with a compound file."""
    try:
        opened = open_compound(content)
        return opened.stream(_name_in(opened)) if _name_in(opened) else _other(opened)
    except Broken:
        return "book_damaged"


def _name_in(opened: CompoundFile) -> str:
    return next((name for name in _STREAMS if name in opened.streams), "")


def _other(opened: CompoundFile) -> str:
    return "book_encrypted" if _ENCRYPTED in opened.streams else "book_not_workbook"


def is_opendocument(package: Package) -> bool:
    """Tell whether a package holds an OpenDocument spreadsheet, templates included."""
    said = package.part("mimetype") or package.part("META-INF/manifest.xml")
    return b"opendocument.spreadsheet" in said


def is_binary(package: Package) -> bool:
    """Tell whether a package holds a workbook in binary records."""
    return main_part(package).endswith(".bin")


def has_macros(package: Package) -> bool:
    """Tell whether a workbook declares itself as one with macros."""
    return b"macroEnabled" in package.part("[Content_Types].xml")
