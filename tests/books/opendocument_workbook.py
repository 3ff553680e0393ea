"""A tiny writer of OpenDocument spreadsheets: one sheet, from the XML of its rows."""

from __future__ import annotations

import zipfile
from io import BytesIO

_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{_NAMES}:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "draw": "drawing",
    }.items()
)
_KIND = "application/vnd.oasis.opendocument.spreadsheet"


def text_cell(text: str, attributes: str = "") -> str:
    """Return a cell with one paragraph."""
    inside = f"<text:p>{text}</text:p>"
    return f'<table:table-cell office:value-type="string" {attributes}>{inside}</table:table-cell>'


def row(cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def opendocument(rows: str, *, styles: str = "", declared: str = "", of_sheet: str = "") -> bytes:
    """Return the package; ``declared`` stands before the content."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{declared}'
        f"<office:document-content {_NAMESPACES}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        "<office:body><office:spreadsheet>"
        f'<table:table table:name="受付簿" {of_sheet}>{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return package(content.encode())


def package(content: bytes) -> bytes:
    """Return the package around any content."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("mimetype", _KIND)
        archive.writestr("content.xml", content)
    return packed.getvalue()
