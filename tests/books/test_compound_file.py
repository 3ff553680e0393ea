"""The directory and the chains of a compound file, whole and broken."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from automations.books.compound_file import Broken, open_compound
from tests.books.old_workbook import compound

_FILES = Path(__file__).parent / "files"


def test_a_stream_in_large_sectors() -> None:
    stream = bytes(range(256)) * 40
    assert open_compound(compound(stream)).stream("Workbook") == stream


def test_a_stream_in_small_sectors() -> None:
    opened = open_compound((_FILES / "pairs.xls").read_bytes())
    _first, size = opened.streams["\x01CompObj"]
    assert (size < opened.smallest, len(opened.stream("\x01CompObj"))) == (True, size)
    assert opened.stream("Workbook")[:2] == b"\x09\x08"


def test_a_stream_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        open_compound(compound(b"")).stream("EncryptedPackage")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        compound(b"")[:100],
        compound(b"").replace(b"\xfe\xff\x09\x00", b"\xff\xfe\x09\x00"),
        compound(b"").replace(b"\xfe\xff\x09\x00", b"\xfe\xff\x20\x00"),
        compound(b"")[:68] + b"\xf0\xff\xff\x0f" + compound(b"")[72:],
    ],
    ids=["nothing", "cut", "order", "sector", "further table"],
)
def test_what_is_no_compound_file(content: bytes) -> None:
    with pytest.raises(Broken):
        open_compound(content)


@pytest.mark.parametrize("following", [0, 3, 9_999], ids=["itself", "back", "beyond"])
def test_a_chain_that_does_not_end_is_broken(following: int) -> None:
    content = bytearray(compound(bytes(6_000)))
    (table,) = struct.unpack_from("<I", content, 76)
    struct.pack_into("<I", content, (table + 1) * 512 + 4 * 5, following)
    opened = open_compound(bytes(content))
    with pytest.raises(Broken):
        opened.stream("Workbook")
