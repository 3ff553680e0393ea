"""A tiny writer of old workbooks (.xls): records of BIFF8 in the stream of a compound file.

Layouts: [MS-XLS] 2.4 and [MS-CFB] 2.
"""

from __future__ import annotations

import struct

_SECTOR, _SMALLEST = 512, 4096
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_BEGIN_BOOK, _BEGIN_SHEET = 5, 0x10


def biff(kind: int, data: bytes = b"") -> bytes:
    """Return one record."""
    return struct.pack("<HH", kind, len(data)) + data


def number(row: int, column: int, value: float) -> bytes:
    """Return a cell with a number; row and column start at 1."""
    return biff(0x203, struct.pack("<HHHd", row - 1, column - 1, 0, value))


def label(row: int, column: int, text: str) -> bytes:
    """Return a cell with a text of its own."""
    stored = text.encode("utf-16-le")
    head = struct.pack("<HHHHB", row - 1, column - 1, 0, len(text), 1)
    return biff(0x204, head + stored)


def formula(row: int, column: int, result: bytes, flags: int = 0) -> bytes:
    """Return a cell with a formula whose result is stored in eight bytes."""
    head = struct.pack("<HHH", row - 1, column - 1, 0)
    return biff(0x06, head + result + struct.pack("<HIH", flags, 0, 3) + b"\x1e\x01\x00")


def _begin(kind: int) -> bytes:
    return biff(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))


def book_stream(cells: bytes, *, before: bytes = b"", name: str = "受付簿") -> bytes:
    """Return the stream of a workbook with one sheet; ``before``: records of the workbook."""
    sheet = _begin(_BEGIN_SHEET) + cells + biff(0x0A)
    stored = name.encode("utf-16-le")
    start = _begin(_BEGIN_BOOK) + before
    listed = struct.pack("<BBBB", 0, 0, len(name), 1) + stored
    at = len(start) + 4 + 4 + len(listed) + 4
    return start + biff(0x85, struct.pack("<I", at) + listed) + biff(0x0A) + sheet


def compound(stream: bytes, name: str = "Workbook") -> bytes:
    """Return a compound file with one stream, filled up so that it stands in large sectors."""
    stream = stream.ljust(_SMALLEST, b"\0")
    sectors = -(-len(stream) // _SECTOR)
    tables = -(-(sectors + 2) // (_SECTOR // 4 - 1))
    if tables > 109:
        msg = "such a file would need a further table"
        raise ValueError(msg)
    following = [*range(1, sectors), _END, _END, *[_TABLE] * tables]
    table = struct.pack(f"<{len(following)}I", *following)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH6xI", 0x3E, 3, 0xFFFE, 9, 6, 0)
    header += struct.pack("<IIIIIIII", tables, sectors, 0, _SMALLEST, _END, 0, _END, 0)
    listed = [sectors + 1 + each for each in range(tables)]
    header += struct.pack("<109I", *listed, *[_FREE] * (109 - tables))
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, 0, len(stream))
    body = stream.ljust(sectors * _SECTOR, b"\0") + directory.ljust(_SECTOR, b"\0")
    return header + body + table.ljust(tables * _SECTOR, b"\xff")


def _entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
    stored = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<BBIII", kind, 1, _FREE, _FREE, child)
    place = struct.pack("<II4x", first, size)
    return stored.ljust(64, b"\0") + struct.pack("<H", len(stored)) + links + b"\0" * 36 + place


def old_workbook(cells: bytes, *, before: bytes = b"") -> bytes:
    """Return an old workbook with one sheet, 受付簿."""
    return compound(book_stream(cells, before=before))
