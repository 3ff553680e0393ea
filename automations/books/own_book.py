"""A workbook of nothing but sheets of ours, and the words it bears among its properties."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from defusedxml.ElementTree import fromstring

from automations.books.excel_package import open_package, tabs, workbook_part
from automations.books.packing import pack
from automations.books.row_xml import escaped
from automations.books.sheet_names import OURS
from automations.books.sheet_xml import TRANSITIONAL
from automations.books.splicing.changes import Changes
from automations.books.splicing.splice import spliced
from automations.errors import ExpectedFailure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from automations.books.draft import Draft

_PROPERTIES, _APPLICATION = "docProps/core.xml", "docProps/app.xml"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_SIGNED = (_PROPERTIES, _APPLICATION)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MOST_PROPERTIES = 1_000_000  # bytes; the properties of a book are a few hundred
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>'
    f'<Override PartName="/{_PROPERTIES}"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    f'<Override PartName="/{_APPLICATION}"'
    ' ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
    "</Types>"
)
_ROOT = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
    f' Type="{TRANSITIONAL.relations}/officeDocument" Target="xl/workbook.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties"'
    f' Target="{_PROPERTIES}"/><Relationship Id="rId3" Target="{_APPLICATION}"'
    f' Type="{TRANSITIONAL.relations}/extended-properties"/></Relationships>'
)
_WORKBOOK = (
    f'<workbook xmlns="{TRANSITIONAL.main}" xmlns:r="{TRANSITIONAL.relations}">'
    "<bookViews><workbookView/></bookViews><sheets/></workbook>"
)
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
    f' Type="{TRANSITIONAL.relations}/styles" Target="styles.xml"/></Relationships>'
)
# Only of workbooks said to be Excel's does LibreOffice believe the heights of the rows.
_MADE_FOR = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Excel Compatible / DX展</Application></Properties>"
)
# The letters of the default style are the unit in which Excel counts the widths of columns.
_STYLES = (
    f'<styleSheet xmlns="{TRANSITIONAL.main}"><fonts count="1"><font><sz val="11"/>'
    '<name val="Calibri"/><family val="2"/></font></fonts><fills count="2">'
    '<fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1">'
    "<border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    '</cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"'
    ' xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0"'
    ' builtinId="0"/></cellStyles></styleSheet>'
)


def book_of(drafts: Sequence[Draft], keywords: str = "") -> bytes:
    """Return the workbook of these sheets: the same sheets always become the same bytes."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        _PROPERTIES: _properties(keywords),
        _APPLICATION: _MADE_FOR,
        "xl/workbook.xml": _WORKBOOK,
        "xl/_rels/workbook.xml.rels": _RELATIONS,
        "xl/styles.xml": _STYLES,
    }
    empty = pack({name: _part(xml) for name, xml in parts.items()})
    return spliced(empty, Changes(own=tuple(drafts)))


def is_as_made(path: Path) -> bool:
    """Tell whether a book without keywords stands as we made it: who saves a book says so in it."""
    try:
        with zipfile.ZipFile(path) as package:
            sizes = {each.filename: each.file_size for each in package.infolist()}
            if sum(sizes.get(name, 0) for name in _SIGNED) > _MOST_PROPERTIES:
                return False
            stands = {name: package.read(name) for name in _SIGNED}
    except Exception:  # noqa: BLE001 - odd files raise anything; none of them is ours
        return False
    return stands == {_PROPERTIES: _part(_properties("")), _APPLICATION: _part(_MADE_FOR)}


def people_added_to(path: Path) -> bool:
    """Tell whether somebody put a sheet into a book of results: each of ours begins alike."""
    try:
        package = open_package(path.read_bytes(), path.name)
        names = [each.name for each in tabs(package, workbook_part(package))]
    except (OSError, ExpectedFailure):
        return False
    return not all(name.startswith(OURS) for name in names)


def keywords_of(path: Path) -> str:
    """Return the words that a book bears among its properties; "" if there are none to be read."""
    try:
        with zipfile.ZipFile(path) as package, package.open(_PROPERTIES) as stored:
            properties = fromstring(stored.read(_MOST_PROPERTIES))
    except Exception:  # noqa: BLE001 - odd files raise anything; all mean the same here
        return ""
    return properties.findtext(f"{{{_CORE}}}keywords") or ""


def _part(xml: str) -> bytes:
    return f"{_DECLARED}{xml}".encode()


def _properties(keywords: str) -> str:
    words = f"<cp:keywords>{escaped(keywords)}</cp:keywords>" if keywords else ""
    moment = 'xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z'  # no trace of when it was made
    return (
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>DX展</dc:creator>'
        f"{words}<dcterms:created {moment}</dcterms:created>"
        f"<dcterms:modified {moment}</dcterms:modified></cp:coreProperties>"
    )
