"""A tiny writer of binary workbooks (.xlsb): one sheet, from records that a test lays out itself.

Record numbers and layouts: [MS-XLSB] 2.3 and 2.4.
"""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def record(kind: int, data: bytes = b"") -> bytes:
    """Return one record; its kind and its length take as many bytes as they need."""
    return _varying(kind, 2) + _varying(len(data), 4) + data


def _varying(number: int, most: int) -> bytes:
    said = bytearray()
    while number > 0x7F and len(said) < most - 1:
        said.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*said, number])


def wide(text: str) -> bytes:
    """Return a text behind its length in letters of 16 bits."""
    stored = text.encode("utf-16-le", "surrogatepass")
    return struct.pack("<I", len(stored) // 2) + stored


def row(number: int, *, height: int = 300, hidden: bool = False) -> bytes:
    """Begin a row; ``number`` starts at 1."""
    head = struct.pack("<IIHBB", number - 1, 0, height, 0, 0x10 if hidden else 0)
    return record(0, head + b"\0" * 5)


def cell(kind: int, column: int, value: bytes, style: int = 0) -> bytes:
    """Return a cell; ``column`` starts at 1."""
    return record(kind, struct.pack("<II", column - 1, style) + value)


def shared(text: str) -> bytes:
    """Return an item of the shared texts, with a reading behind it that is none of the text."""
    return record(19, b"\x02" + wide(text) + wide("よみ"))


def font(*, strikes: bool = False) -> bytes:
    return record(43, struct.pack("<HH", 220, 8 if strikes else 0) + b"\0" * 17 + wide("Yu Gothic"))


def number_format(number: int, code: str) -> bytes:
    return record(44, struct.pack("<H", number) + wide(code))


def style(number_of_format: int, number_of_font: int = 0) -> bytes:
    return record(47, struct.pack("<HHH", 0, number_of_format, number_of_font) + b"\0" * 10)


def sheet(data: bytes, behind: bytes = b"") -> bytes:
    """Return the part of a sheet."""
    return record(129) + record(145) + data + record(146) + behind + record(130)


def binary_workbook(
    part: bytes, *, texts: bytes = b"", looks: bytes = b"", properties: int = 0, state: int = 0
) -> bytes:
    """Return the package: a workbook with one sheet, 受付簿."""
    listed = struct.pack("<II", state, 1) + wide("r1") + wide("受付簿")
    tabs = record(143) + record(156, listed) + record(144)
    workbook = record(131) + record(153, struct.pack("<I", properties)) + tabs
    relations = _relations(
        ("worksheet", "worksheets/sheet1.bin"),
        ("sharedStrings", "sharedStrings.bin"),
        ("styles", "styles.bin"),
    )
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _CONTENT_TYPES)
        package.writestr("_rels/.rels", _relations(("officeDocument", "xl/workbook.bin")))
        package.writestr("xl/workbook.bin", workbook + record(132))
        package.writestr("xl/_rels/workbook.bin.rels", relations)
        package.writestr("xl/worksheets/sheet1.bin", part)
        package.writestr("xl/sharedStrings.bin", record(159) + texts + record(160))
        package.writestr("xl/styles.bin", record(278) + looks + record(279))
    return packed.getvalue()


def _relations(*targets: tuple[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="r{number}" Type="{_KINDS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{each}</Relationships>'


_EXCEL = "application/vnd.ms-excel"
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="bin" ContentType="{_EXCEL}.sheet.binary.macroEnabled.main"/>'
    f'<Override PartName="/xl/worksheets/sheet1.bin" ContentType="{_EXCEL}.worksheet"/>'
    f'<Override PartName="/xl/styles.bin" ContentType="{_EXCEL}.styles"/>'
    f'<Override PartName="/xl/sharedStrings.bin" ContentType="{_EXCEL}.sharedStrings"/></Types>'
)
