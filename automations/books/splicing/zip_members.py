"""The members of a zip package, each with its bytes as they stand: rebuilt without repacking.

Python's zipfile would pack every member anew. Here a member that nobody changed is copied with its
local header, its packed data and whatever stands behind it; only its offset is told anew.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from automations.books.splicing.changes import Unspliceable
from automations.books.splicing.deflating import deflated
from automations.books.splicing.refusals import DAMAGED, DOUBLED, ENCRYPTED, TOO_LARGE

_ENTRY = struct.Struct("<4s6H3I5H2I")  # a record of the central directory
_HEADER = struct.Struct("<4s5H3I2H")  # in front of the data of a member
_END = struct.Struct("<4s4H2IH")
_END_64 = struct.Struct("<4sQ2H2I4Q")
_LOCATOR = struct.Struct("<4sIQI")
_OFFSET_AT = 42  # where a record has the offset of its member
_FULL, _FULL_SHORT = 0xFFFFFFFF, 0xFFFF  # "see the fields of zip64"
_ENCRYPTED, _UTF_8 = 0x1, 0x800  # flags
_STORED, _DEFLATED = 0, 8
_PLAIN = 20  # the version of the format that has folders and deflating
_EPOCH = (1 << 5) | 1  # 1980-01-01, the earliest day a member can carry
_LARGEST_PART = 800_000_000  # bytes; as the reader has it
_SUSPECT_PART, _DENSEST = 50_000_000, 200


class Member(NamedTuple):
    """One member: its record in the central directory, and where its bytes stand.

    ``header`` is the offset of its local header, ``end`` that of the next member's. ``offset_at``
    tells where in the record the offset stands, and ``wide`` whether it has 8 bytes there.
    """

    name: str
    record: bytes
    header: int
    end: int
    method: int
    checksum: int
    packed: int
    size: int
    offset_at: int
    wide: bool


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip package; ``members`` by `key`, in the order of the central directory."""

    content: bytes
    members: Mapping[str, Member]
    comment: bytes
    zip64: bool

    def read(self, name: str) -> bytes:
        """Return what the member of that key holds. Raises `Unspliceable` for damage and bombs."""
        member = self.members[name]
        _refuse_bomb(member)
        start = _data_start(self.content, member)
        packed = memoryview(self.content)[start : start + member.packed]
        content = _unpacked(member, packed)
        if len(content) != member.size or zlib.crc32(content) != member.checksum:
            raise Unspliceable(DAMAGED)
        return content

    def raw(self, name: str) -> memoryview:
        """Return the bytes of a member as they stand, local header and all."""
        member = self.members[name]
        return memoryview(self.content)[member.header : member.end]


def key(name: str) -> str:
    r"""Return what two names of the same part have in common.

    >>> key("/XL/worksheets\\Sheet%201.xml")
    'xl/worksheets/sheet 1.xml'
    """
    return unquote(name).replace("\\", "/").lstrip("/").casefold()


def opened(content: bytes) -> Archive:
    """Take a package apart. Raises `Unspliceable` for one that cannot be copied member by member.

    That is: damaged, with bytes in front of the package, encrypted, or with doubled names.
    """
    try:
        return _opened(content)
    except (struct.error, IndexError, UnicodeDecodeError, OverflowError):
        raise Unspliceable(DAMAGED) from None


def _opened(content: bytes) -> Archive:
    end_at = content.rfind(b"PK\x05\x06")
    if end_at < 0:
        raise Unspliceable(DAMAGED)
    _, disk, _, _, count, size, start, comment = _END.unpack_from(content, end_at)
    if disk not in {0, _FULL_SHORT} or end_at + _END.size + comment != len(content):
        raise Unspliceable(DAMAGED)
    directory_end, zip64 = end_at, content[max(end_at - _LOCATOR.size, 0) :].startswith(b"PK\6\7")
    if zip64:
        _, _, directory_end, _ = _LOCATOR.unpack_from(content, end_at - _LOCATOR.size)
        *_, count, size, start = _END_64.unpack_from(content, directory_end)
    if start + size != directory_end:
        raise Unspliceable(DAMAGED)
    members = _members(content, start, directory_end)
    if len(members) != count:
        raise Unspliceable(DAMAGED)
    return Archive(content, _by_key(members), content[end_at + _END.size :], zip64)


def _members(content: bytes, start: int, end: int) -> list[Member]:
    """Return the members; each reaches to the local header of the next."""
    found, at = [], start
    while at < end:
        found.append(_member(content, at))
        at += len(found[-1].record)
    if at != end:
        raise Unspliceable(DAMAGED)
    ends = {start: start}
    for header in sorted((each.header for each in found), reverse=True):
        ends[header] = min(ends)
    if len(ends) != len(found) + 1:
        raise Unspliceable(DOUBLED)
    return [_checked(content, each._replace(end=ends[each.header])) for each in found]


def _member(content: bytes, at: int) -> Member:
    fields = _ENTRY.unpack_from(content, at)
    signature, _, _, flags, method, _, _, checksum, packed, size = fields[:10]
    name_length, extra_length, comment_length, *_, header = fields[10:]
    if signature != b"PK\x01\x02":
        raise Unspliceable(DAMAGED)
    if flags & _ENCRYPTED:
        raise Unspliceable(ENCRYPTED)
    name_end = at + _ENTRY.size + name_length
    record = content[at : name_end + extra_length + comment_length]
    name = content[at + _ENTRY.size : name_end].decode("utf-8" if flags & _UTF_8 else "cp437")
    plain = Member(name, record, header, 0, method, checksum, packed, size, _OFFSET_AT, wide=False)
    if _FULL not in {packed, size, header}:
        return plain
    return _widened(plain, name_end - at, name_end - at + extra_length)


def _widened(member: Member, start: int, end: int) -> Member:
    """Return a member whose sizes or offset stand in the field of zip64 of its record."""
    at = start
    while at + 4 <= end:
        kind, length = struct.unpack_from("<2H", member.record, at)
        at += 4
        if kind == 1:
            break
        at += length
    else:
        raise Unspliceable(DAMAGED)
    values = {"size": member.size, "packed": member.packed, "header": member.header}
    for name in [name for name, value in values.items() if value == _FULL]:
        (values[name],) = struct.unpack_from("<Q", member.record, at)
        if name == "header":
            member = member._replace(offset_at=at, wide=True)
        at += 8
    header, packed, size = values["header"], values["packed"], values["size"]
    return member._replace(header=header, packed=packed, size=size)


def _checked(content: bytes, member: Member) -> Member:
    if _data_start(content, member) + member.packed > member.end:
        raise Unspliceable(DAMAGED)
    return member


def _data_start(content: bytes, member: Member) -> int:
    fields = _HEADER.unpack_from(content, member.header)
    if fields[0] != b"PK\x03\x04":
        raise Unspliceable(DAMAGED)
    return int(member.header + _HEADER.size + fields[-2] + fields[-1])


def _by_key(members: list[Member]) -> dict[str, Member]:
    by_key = {key(each.name): each for each in members}
    if len(by_key) != len(members):
        raise Unspliceable(DOUBLED)
    return by_key


def _refuse_bomb(member: Member) -> None:
    dense = member.size > _DENSEST * max(member.packed, 1)
    if member.size > (_SUSPECT_PART if dense else _LARGEST_PART):
        raise Unspliceable(TOO_LARGE)


def _unpacked(member: Member, packed: memoryview) -> bytes:
    if member.method == _STORED:
        return bytes(packed)
    if member.method != _DEFLATED:
        raise Unspliceable(DAMAGED)
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        return unpacking.decompress(packed, member.size + 1)
    except zlib.error:
        raise Unspliceable(DAMAGED) from None


def rebuilt(
    archive: Archive,
    changed: Mapping[str, bytes],
    added: Mapping[str, bytes],
    gone: Collection[str],
) -> bytes:
    """Return the package with parts changed, added (by their names) and gone (by their keys).

    The same input always gives the same bytes. Raises `Unspliceable` beyond 4 GB.
    """
    pieces: list[bytes | memoryview] = []
    records: list[bytes] = []
    offset = 0
    for name in sorted(archive.members, key=lambda each: archive.members[each].header):
        member = archive.members[name]
        if name in gone:
            continue
        if name in changed:
            piece, record = _packed(_stored_name(member), changed[name], offset)
        else:
            piece, record = [archive.raw(name)], _moved(member, offset)
        pieces += piece
        records.append(record)
        offset += sum(map(len, piece))
    for new, content in added.items():
        piece, record = _packed((new.encode(), _UTF_8), content, offset)
        pieces += piece
        records.append(record)
        offset += sum(map(len, piece))
    return b"".join([*pieces, *_directory(archive, records, offset)])


def _stored_name(member: Member) -> tuple[bytes, int]:
    fields = _ENTRY.unpack_from(member.record)
    return member.record[_ENTRY.size : _ENTRY.size + fields[10]], fields[3] & _UTF_8


def _moved(member: Member, offset: int) -> bytes:
    if offset >= _FULL and not member.wide:
        raise Unspliceable(TOO_LARGE)
    record = bytearray(member.record)
    struct.pack_into("<Q" if member.wide else "<I", record, member.offset_at, offset)
    return bytes(record)


def _packed(
    name: tuple[bytes, int], content: bytes, offset: int
) -> tuple[list[bytes | memoryview], bytes]:
    """Return a member of ours: what stands in the package, and its record."""
    if offset >= _FULL or len(content) >= _FULL:
        raise Unspliceable(TOO_LARGE)
    packed = deflated(content)
    stored, flags = name
    sizes = (zlib.crc32(content), len(packed), len(content), len(stored))
    told = (_PLAIN, flags, _DEFLATED, 0, _EPOCH, *sizes, 0)
    header = _HEADER.pack(b"PK\x03\x04", *told) + stored
    record = _ENTRY.pack(b"PK\x01\x02", _PLAIN, *told, 0, 0, 0, 0, offset) + stored
    return [header, packed], record


def _directory(archive: Archive, records: list[bytes], start: int) -> list[bytes]:
    """Return the central directory and what ends the package."""
    size, count = sum(map(len, records)), len(records)
    if start + size >= _FULL:
        raise Unspliceable(TOO_LARGE)
    wide = archive.zip64 or count >= _FULL_SHORT
    short = min(count, _FULL_SHORT)
    end = _END.pack(b"PK\x05\x06", 0, 0, short, short, size, start, len(archive.comment))
    if wide:
        end = (
            _END_64.pack(b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
            + _LOCATOR.pack(b"PK\x06\x07", 0, start + size, 1)
            + end
        )
    return [*records, end + archive.comment]
