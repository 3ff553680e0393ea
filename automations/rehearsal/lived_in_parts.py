"""The parts of the lived-in workbook: templates filled in, listed and related to each other."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from automations import resources
from automations.rehearsal.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_BLANK = re.compile("«([a-z_]+)»")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SIDE = 96  # of the emblem, in pixels
_GREEN, _WHITE, _NAVY = b"\x4f\xa0\x5a\xff", b"\xff\xff\xff\xff", b"\x1f\x38\x64\xff"
_CLEAR = b"\x00\x00\x00\x00"


def packaged(filled: Mapping[str, str], drawn: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return every part by its name.

    ``filled`` is what stands between the marks «» of the templates, as XML; ``drawn`` are the
    parts without a template.
    """
    listed = words("lived_in")
    parts = {"[Content_Types].xml": _content_types(listed)}
    for each in listed["parts"]:
        name = each["name"]
        if name:
            parts[name] = drawn[name] if name in drawn else _filled(each["content"], filled)
        if "relations" in each:
            parts[_relations_name(name)] = _related(each["relations"], listed["kinds"])
    return parts


def _filled(template: str, filled: Mapping[str, str]) -> bytes:
    path = resources.config_file(f"rehearsal/lived_in/{template}")
    text = path.read_text(encoding="utf-8").rstrip("\n")
    return _BLANK.sub(lambda found: filled[found[1]], text).encode()


def _content_types(listed: Mapping[str, Any]) -> bytes:
    types = [
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in listed["defaults"].items()
    ]
    types += (
        f'<Override PartName="/{each["name"]}" ContentType="{each["type"]}"/>'
        for each in listed["parts"]
        if "type" in each
    )
    return f'{_HEAD}<Types xmlns="{_TYPES}">{"".join(types)}</Types>'.encode()


def _relations_name(part: str) -> str:
    """Return where the relations of a part are kept.

    >>> _relations_name("xl/workbook.xml"), _relations_name("")
    ('xl/_rels/workbook.xml.rels', '_rels/.rels')
    """
    path = PurePosixPath(part)
    return str(path.parent / "_rels" / f"{path.name}.rels")


def _related(relations: Sequence[str], kinds: Mapping[str, str]) -> bytes:
    return "".join(_relations_xml(relations, kinds)).encode()


def _relations_xml(relations: Sequence[str], kinds: Mapping[str, str]) -> Iterator[str]:
    yield f'{_HEAD}<Relationships xmlns="{_RELATIONS}">'
    for number, relation in enumerate(relations, 1):
        kind, target = relation.split()
        yield f'<Relationship Id="rId{number}" Type="{kinds[kind]}" Target={quoteattr(target)}/>'
    yield "</Relationships>"


def emblem() -> bytes:
    """Draw a leaf in a ring, which stands for no real place, as PNG."""
    lines = (b"\x00" + b"".join(_dot(x, y) for x in range(_SIDE)) for y in range(_SIDE))
    header = struct.pack(">IIBBBBB", _SIDE, _SIDE, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", _stored(b"".join(lines))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _dot(x: int, y: int) -> bytes:
    """Return the colour of a dot: inside two circles that overlap is the leaf."""
    right, down, middle = x - _SIDE // 2, y - _SIDE // 2, _SIDE // 2
    away = right * right + down * down
    if away > middle * middle:
        return _CLEAR
    if away > (middle - 6) ** 2:
        return _NAVY
    leaf = all((right - s) ** 2 + (down - s) ** 2 < 30 * 30 for s in (-14, 14))
    return _GREEN if leaf and abs(right + down) > 1 else _WHITE


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _stored(data: bytes) -> bytes:
    # Stored, not compressed: another build of zlib would compress to other bytes.
    return zlib.compress(data, 0)


def printer_settings() -> bytes:
    """Return what Excel keeps of a printer: A4 landscape, in the layout of Windows' DEVMODE."""
    name = "印刷機".encode("utf-16-le").ljust(64, b"\0")
    sizes = struct.pack("<HHHHI", 0x0401, 0, 220, 0, 0x0003)
    page = struct.pack("<hhhh", 2, 9, 0, 0)  # landscape, A4
    return (name + sizes + page).ljust(220, b"\0")
