"""The compound file (OLE) in which old workbooks and encrypted ones lie: a directory of streams.

Read here and not by xlrd, which follows a chain of small sectors that bites its own tail for ever.
Layout: [MS-CFB]; sector numbers start at 0 behind the header.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = struct.Struct("<28xHHH14xI4xII4xI4x")
_ENTRY = struct.Struct("<64sHBxIII36xII4x")
_IN_HEADER = 109  # sectors of the allocation table that the header itself lists
_LAST = 0xFFFFFFFA  # sector numbers from here on mean something else: free, end of a chain ...
_STREAM, _ROOT = 2, 5
_SECTORS, _SMALL = (9, 12), 6  # powers of two that the standard allows
_LITTLE_ENDIAN = 0xFFFE


class Broken(Exception):  # noqa: N818 - named by its cause; "Error" would add nothing
    """The bytes are no whole compound file."""


@dataclass(frozen=True, slots=True)
class _Sectors:
    """Sectors of one size and which one follows each; ``offset``: where number 0 stands."""

    content: bytes
    size: int
    offset: int
    following: array[int]

    def chain(self, first: int) -> Iterator[bytes]:
        """Walk a chain of sectors; none of them may come twice."""
        number = first
        for _ in range(len(self.following) + 1):
            if number >= _LAST:
                return
            if number >= len(self.following):
                break
            start = self.offset + number * self.size
            yield self.content[start : start + self.size]
            number = self.following[number]
        raise Broken

    def stream(self, first: int, size: int) -> bytes:
        """Return that many bytes of a chain; a file that ends too early has fewer."""
        if size > len(self.content):
            raise Broken
        return b"".join(self.chain(first))[:size]


@dataclass(frozen=True, slots=True)
class CompoundFile:
    """The streams at the top of a compound file: first sector and size in bytes by name."""

    streams: Mapping[str, tuple[int, int]]
    large: _Sectors
    small: _Sectors
    smallest: int

    def stream(self, name: str) -> bytes:
        """Return the bytes of a stream. Raises `KeyError`, or `Broken` if its chain is."""
        first, size = self.streams[name]
        return (self.large if size >= self.smallest else self.small).stream(first, size)


def open_compound(content: bytes) -> CompoundFile:
    """Read the directory. Raises `Broken`."""
    try:
        return _opened(content)
    except (struct.error, IndexError, ValueError):
        raise Broken from None


def _opened(content: bytes) -> CompoundFile:
    header = _HEADER.unpack_from(content)
    order, power, small_power, directory, smallest, small_first, more = header
    if order != _LITTLE_ENDIAN or power not in _SECTORS or small_power != _SMALL:
        raise Broken
    size = 1 << power
    empty = _Sectors(content, size, size, array("I"))
    large = _Sectors(content, size, size, _allocation(empty, more))
    entries = list(_ENTRY.iter_unpack(_whole(b"".join(large.chain(directory)), _ENTRY.size)))
    *_, first, length = entries[0]
    body = large.stream(first, length) if length else b""
    following = array("I", _whole(b"".join(large.chain(small_first)), 4))
    small = _Sectors(body, 1 << small_power, 0, following)
    return CompoundFile(dict(_at_the_top(entries)), large, small, smallest)


def _whole(table: bytes, size: int) -> bytes:
    return table[: len(table) // size * size]


def _allocation(sectors: _Sectors, more: int) -> array[int]:
    """Return the allocation table: the header lists its sectors, then further sectors do."""
    listed = array("I", sectors.content[76 : 76 + 4 * _IN_HEADER])
    most = len(sectors.content) // sectors.size + 1
    while more < _LAST:
        start = sectors.offset + more * sectors.size
        *numbers, more = array("I", sectors.content[start : start + sectors.size])
        listed.extend(numbers)
        if len(listed) > most + _IN_HEADER:  # more than the file has room for: it goes in circles
            raise Broken
    table = array("I")
    for number in listed:
        start = sectors.offset + number * sectors.size
        if number < _LAST:
            table.frombytes(_whole(sectors.content[start : start + sectors.size], 4))
    return table


def _at_the_top(
    entries: list[tuple[bytes, int, int, int, int, int, int, int]],
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Walk the streams directly below the root; those of embedded objects lie deeper."""
    waiting, seen = [entries[0][5]], set[int]()
    while waiting:
        number = waiting.pop()
        if number >= len(entries) or number in seen:
            continue
        seen.add(number)
        name, length, kind, left, right, _, first, size = entries[number]
        waiting += [left, right]
        if kind == _STREAM:
            yield name[: max(length - 2, 0)].decode("utf-16-le"), (first, size)
