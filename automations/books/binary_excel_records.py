"""The records of a binary workbook (.xlsb): what lies outside its sheets. Layout: [MS-XLSB]."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from automations.books.number_formats import format_of
from automations.books.stored_cells import Styles

_MORE, _BITS = 0x80, 0x7F  # a number goes on in the next byte; what of a byte is the number
_SHORTEST, _FEW = 10, 1_000  # bytes of a record that says something; records that may say nothing
_LONGEST_LENGTH = 4  # bytes that say how long a record is
_FORMAT, _FONT, _STYLE, _SHARED = 44, 43, 47, 19
_STRIKES = 8  # the bit of a font
_FORMAT_AND_FONT = struct.Struct("<2xHH")
_STYLES_BEGIN, _STYLES_END = 617, 618
_PROPERTIES, _SHEET = 153, 156
_NULL = 0xFFFFFFFF  # the length of a text that is not there


class Broken(Exception):  # noqa: N818 - named by its cause; "Error" would add nothing
    """The bytes are no whole sequence of records."""


@dataclass(frozen=True, slots=True)
class BinaryTab:
    """One sheet as the workbook lists it; ``relation`` leads to its part."""

    name: str
    relation: str
    hidden: bool


def records(part: bytes) -> Iterator[tuple[int, int, int]]:
    """Walk the records of a part: kind, where the data begins, its length in bytes.

    Raises `Broken` if one is longer than what is left, or if most of them are empty.
    """
    position, end, left = 0, len(part), len(part) // _SHORTEST + _FEW
    while position < end:
        left -= 1
        if not left:
            raise Broken
        kind = part[position]
        position += 1
        if kind & _MORE:
            if position == end:
                raise Broken
            kind = kind & _BITS | (part[position] & _BITS) << 7
            position += 1
        length, position = _length(part, position)
        if position + length > end:
            raise Broken
        yield kind, position, length
        position += length


def _length(part: bytes, position: int) -> tuple[int, int]:
    length = 0
    for place, byte in enumerate(part[position : position + _LONGEST_LENGTH]):
        length |= (byte & _BITS) << 7 * place
        if not byte & _MORE:
            return length, position + place + 1
    raise Broken


def wide_text(part: bytes, at: int, end: int) -> tuple[str, int]:
    """Return the text that stands at a position, and where it ends. Raises `Broken`."""
    if at + 4 > end:
        raise Broken
    length = int.from_bytes(part[at : at + 4], "little")
    if length == _NULL:
        return "", at + 4
    if at + 4 + 2 * length > end:
        raise Broken
    start, end = at + 4, at + 4 + 2 * length
    # Halves of a character that do not fit together become U+FFFD.
    return part[start:end].decode("utf-16-le", "replace"), end


def shared_texts(part: bytes) -> list[str]:
    """Return the table of shared texts; readings behind a text are left out."""
    return [
        wide_text(part, at + 1, at + length)[0]
        for kind, at, length in records(part)
        if kind == _SHARED
    ]


def tabs(part: bytes) -> tuple[list[BinaryTab], bool]:
    """Return the sheets of a workbook part in their order, and whether day 0 is 1904-01-01."""
    found, from_1904 = [], False
    for kind, at, length in records(part):
        if kind == _PROPERTIES and length:
            from_1904 = bool(part[at] & 1)
        elif kind == _SHEET:
            relation, then = wide_text(part, at + 8, at + length)
            name, _ = wide_text(part, then, at + length)
            found.append(BinaryTab(name, relation, hidden=part[at] != 0))
    return found, from_1904


def styles(part: bytes, *, from_1904: bool) -> Styles:
    """Return what the cell styles say, in the order of their index."""
    codes: dict[int, str] = {}
    strikes: list[bool] = []
    used: list[tuple[int, int]] = []
    inside = False
    for kind, at, length in records(part):
        if kind == _FORMAT:
            number = int.from_bytes(part[at : at + 2], "little")
            codes[number], _ = wide_text(part, at + 2, at + length)
        elif kind == _FONT:
            strikes.append(bool(part[at + 2] & _STRIKES))
        elif kind == _STYLE and inside:
            used.append(_FORMAT_AND_FONT.unpack_from(part, at))
        elif kind in (_STYLES_BEGIN, _STYLES_END):
            inside = kind == _STYLES_BEGIN
    struck = (number for number, (_, font) in enumerate(used) if strikes[font])
    formats = [format_of(number, codes) for number, _ in used]
    return Styles(formats, frozenset(struck), from_1904)
