"""What a Windows program file (PE) says of itself: its processor, and the libraries it needs.

Only the few fields needed are read, as the PE format specification of Microsoft lays them out:
the file header behind the address at 0x3C, the optional header of 64-bit images, the import table.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

AMD64 = 0x8664
_PE32_PLUS = 0x20B
# Behind the file header: the fixed part of the 64-bit optional header, then pairs of
# (address, size); the second pair is the import table.
_FILE_HEADER, _FIXED_PART, _PAIR = 24, 112, 8
_SECTION, _IMPORT = 40, 20
_PRODUCT_VERSION = re.compile(
    "ProductVersion".encode("utf-16-le") + rb"(?:\x00\x00)+((?:[0-9.]\x00)+)"
)


class NotAProgram(ValueError):  # noqa: N818 - named by its cause
    """These bytes are no 64-bit program for Windows."""


@dataclass(frozen=True, slots=True)
class _Section:
    """Where bytes of the file stand once they are loaded; all in bytes."""

    address: int
    size: int
    offset: int


def machine(program: bytes) -> int:
    """Return the processor a program is made for, 0 if it is no program at all."""
    try:
        header = _header(program)
        return int(struct.unpack_from("<H", program, header + 4)[0])
    except (NotAProgram, struct.error):
        return 0


def product_version(program: bytes) -> str:
    """Return the version in the program's own description, or ""."""
    found = _PRODUCT_VERSION.search(program)
    return found[1].decode("utf-16-le") if found else ""


def needed_libraries(program: bytes) -> tuple[str, ...]:
    """Return the names of the libraries (DLL) a 64-bit program names, in lower case.

    Raises:
        NotAProgram: it cannot be read as a 64-bit program.
    """
    try:
        return tuple(_imports(program))
    except (struct.error, ValueError) as failure:
        raise NotAProgram from failure


def _imports(program: bytes) -> Iterator[str]:
    header = _header(program)
    optional = header + _FILE_HEADER
    if struct.unpack_from("<H", program, optional)[0] != _PE32_PLUS:
        raise NotAProgram
    (table,) = struct.unpack_from("<I", program, optional + _FIXED_PART + _PAIR)
    sections = tuple(_sections(program, header))
    entry = _offset(sections, table) if table else None
    while entry is not None:
        (name,) = struct.unpack_from("<I", program, entry + 12)
        if not name:
            return
        start = _offset(sections, name)
        yield program[start : program.index(b"\0", start)].decode("ascii").lower()
        entry += _IMPORT


def _header(program: bytes) -> int:
    if program[:2] != b"MZ":
        raise NotAProgram
    (header,) = struct.unpack_from("<I", program, 0x3C)
    if program[header : header + 4] != b"PE\0\0":
        raise NotAProgram
    return int(header)


def _sections(program: bytes, header: int) -> Iterator[_Section]:
    count, _, _, _, size = struct.unpack_from("<HIIIH", program, header + 6)
    first = header + _FILE_HEADER + size
    for at in range(first, first + count * _SECTION, _SECTION):
        loaded, address, stored, offset = struct.unpack_from("<IIII", program, at + 8)
        yield _Section(address, max(loaded, stored), offset)


def _offset(sections: Sequence[_Section], address: int) -> int:
    for each in sections:
        if each.address <= address < each.address + each.size:
            return address - each.address + each.offset
    raise NotAProgram
