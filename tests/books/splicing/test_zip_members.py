"""A package is rebuilt member by member: what nobody changed is copied as it stands."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

import pytest

from automations.books.splicing.changes import Unspliceable
from automations.books.splicing.zip_members import opened, rebuilt
from automations.tables.places import Place
from automations.tables.problems import problem
from tests.books.splicing.packages import packed, unpacked

_PARTS = {"a.xml": b"<a/>" * 50, "b/c.xml": b"<c/>" * 50, "d.bin": bytes(range(256))}


class _Stream(BytesIO):
    """A target that cannot be gone back in, so that sizes come behind the data."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError

    def seek(self, *_: object) -> int:
        raise OSError


def _streamed() -> bytes:
    target = _Stream()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in _PARTS.items():
            package.writestr(name, content)
    return target.getvalue()


def _wide() -> bytes:
    """Return a package whose members tell their sizes in the fields of zip64."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in _PARTS.items():
            with package.open(name, "w", force_zip64=True) as member:
                member.write(content)
    return target.getvalue()


def _commented() -> bytes:
    target = BytesIO(packed(_PARTS))
    with zipfile.ZipFile(target, "a") as package:
        package.comment = "備考".encode()
    return target.getvalue()


def _ended_wide() -> bytes:
    """Return a package that ends with the records of zip64, as some programs always write."""
    content = packed(_PARTS)
    end = content.rfind(b"PK\x05\x06")
    _, _, _, _, count, size, start, _ = struct.unpack("<4s4H2IH", content[end:])
    record = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, end, 1)
    full = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return content[:end] + record + locator + full


def _told_wide() -> bytes:
    """Return a package whose directory tells sizes and offsets in the fields of zip64 only."""
    content = packed(_PARTS)
    end = content.rfind(b"PK\x05\x06")
    _, _, _, _, count, _size, start, _ = struct.unpack("<4s4H2IH", content[end:])
    records, at = b"", start
    while at < end:
        fields = list(struct.unpack_from("<4s6H3I5H2I", content, at))
        name = content[at + 46 : at + 46 + fields[10]]
        extra = struct.pack("<2H3Q", 1, 24, fields[9], fields[8], fields[16])
        other = struct.pack("<2H4s", 0xCAFE, 4, b"own ")
        fields[8] = fields[9] = fields[16] = 0xFFFFFFFF
        fields[11] = len(other + extra)
        records += struct.pack("<4s6H3I5H2I", *fields) + name + other + extra
        at += 46 + len(name)
    return (
        content[:start]
        + records
        + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(records), start, 0)
    )


@pytest.mark.parametrize(
    "content",
    [
        packed(_PARTS),
        packed(_PARTS, zipfile.ZIP_STORED),
        _streamed(),
        _wide(),
        _commented(),
        _ended_wide(),
        _told_wide(),
    ],
    ids=["deflated", "stored", "streamed", "wide", "commented", "ended wide", "told wide"],
)
def test_members_nobody_changed_keep_their_very_bytes(content: bytes) -> None:
    before = opened(content)
    assert {name: before.read(name) for name in before.members} == _PARTS
    fresh = rebuilt(before, {"b/c.xml": b"<new/>"}, {"e.xml": b"<e/>"}, {"a.xml"})
    after = opened(fresh)
    assert after.raw("d.bin") == before.raw("d.bin")
    assert after.comment == before.comment
    assert unpacked(fresh) == {"b/c.xml": b"<new/>", "d.bin": _PARTS["d.bin"], "e.xml": b"<e/>"}


@pytest.mark.parametrize("content", [packed(_PARTS), _streamed(), _commented()])
def test_rebuilding_without_changes_gives_the_same_bytes(content: bytes) -> None:
    assert rebuilt(opened(content), {}, {}, ()) == content


def test_the_same_input_gives_the_same_bytes() -> None:
    archive = opened(packed(_PARTS))
    first = rebuilt(archive, {"a.xml": b"<a/>"}, {}, ())
    assert rebuilt(archive, {"a.xml": b"<a/>"}, {}, ()) == first
    with zipfile.ZipFile(BytesIO(first)) as package:
        assert package.getinfo("a.xml").date_time == (1980, 1, 1, 0, 0, 0)


def _refusal(content: bytes, read: str = "") -> str:
    with pytest.raises(Unspliceable) as refused:
        opened(content).read(read)
    return str(problem(refused.value.code, Place("受付簿.xlsx")))


_DAMAGED = (
    "受付簿.xlsx: ファイルの一部が壊れているか、ふつうのExcelブックと違う作りのため、"
    "書き込めません。Excelで開き、「名前を付けて保存」で保存し直してください。"
)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"PK\x05\x06",
        packed(_PARTS)[:-5],
        packed(_PARTS) + b"\n",
        packed(_PARTS)[:40] + packed(_PARTS)[60:],
        b"in front" + packed(_PARTS),
        packed(_PARTS).replace(b"PK\x03\x04", b"PK\x03\x05", 1),
        packed(_PARTS).replace(b"PK\x01\x02", b"PK\x01\x03", 1),
    ],
)
def test_a_damaged_package_is_refused(content: bytes) -> None:
    assert _refusal(content) == _DAMAGED


def _told(at: int, form: str, value: int) -> bytes:
    """Return a package whose directory, or the end of it, tells something else."""
    content = bytearray(packed(_PARTS))
    start = content.find(b"PK\x05\x06" if at < 0 else b"PK\x01\x02")
    struct.pack_into(form, content, start + abs(at), value)
    return bytes(content)


@pytest.mark.parametrize(
    "content",
    [
        _told(-4, "<H", 3),  # one of several disks
        _told(-10, "<H", 2),  # fewer members than there are
        _told(20, "<I", 0xFFFFFFFF),  # a field of zip64 that is not there
        _told(20, "<I", 5_000),  # reaching over the next member
        _told(42, "<I", 99_999),  # beyond the end
        _told(30, "<H", 9),  # reaching into the next record
    ],
)
def test_a_directory_that_does_not_fit_its_members_is_refused(content: bytes) -> None:
    assert _refusal(content) == _DAMAGED


def test_members_on_one_another_are_refused() -> None:
    content = bytearray(packed({"a.xml": b"<a/>", "b.xml": b"<b/>"}))
    struct.pack_into("<I", content, content.rfind(b"PK\x01\x02") + 42, 0)
    assert "同じ名前の部品が重なっている" in _refusal(bytes(content))


def test_a_member_whose_bytes_are_not_its_own_is_refused() -> None:
    content = packed(_PARTS, zipfile.ZIP_STORED)
    assert _refusal(content.replace(b"<a/><a/>", b"<b/><a/>", 1), "a.xml") == _DAMAGED
    other = packed(_PARTS, zipfile.ZIP_BZIP2)
    assert _refusal(other, "a.xml") == _DAMAGED
    broken = bytearray(packed(_PARTS))
    broken[35] ^= 0xFF
    assert _refusal(bytes(broken), "a.xml") == _DAMAGED


def test_names_that_mean_the_same_part_are_refused() -> None:
    for double in ("A.XML", "a%2Exml", "/a.xml"):
        assert _refusal(packed(_PARTS | {double: b""})) == (
            "受付簿.xlsx: ファイルの中に同じ名前の部品が重なっているため、書き込めません。"
            "Excelで開き、「名前を付けて保存」で保存し直してください。"
        )


def test_an_encrypted_member_is_refused() -> None:
    content = bytearray(packed(_PARTS))
    content[content.find(b"PK\x01\x02") + 8] |= 1
    assert _refusal(bytes(content)) == (
        "受付簿.xlsx: 中身が暗号化されているため、書き込めません。"
        "パスワードを外して保存し直してください。"
    )


def test_a_member_that_would_swell_is_refused_before_it_is_unpacked() -> None:
    content = bytearray(packed({"a.xml": b"<a/>"}))
    struct.pack_into("<I", content, content.find(b"PK\x01\x02") + 24, 60_000_000)
    assert _refusal(bytes(content), "a.xml") == (
        "受付簿.xlsx: 大きすぎるため、書き込めません。"
        "使っていないシートや行を消して保存し直してください。"
    )


def test_a_member_that_holds_more_than_it_says_is_refused() -> None:
    content = bytearray(packed({"a.xml": bytes(1_000_000)}))
    at = content.find(b"PK\x01\x02")
    struct.pack_into("<I", content, at + 24, 10)
    struct.pack_into("<I", content, at + 16, zlib.crc32(bytes(10)))
    assert _refusal(bytes(content), "a.xml") == _DAMAGED
