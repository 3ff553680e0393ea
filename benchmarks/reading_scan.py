"""The least that any reader has to do: unzip the sheet and its texts, and scan the XML once."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from xml.parsers import expat

from benchmarks.large_book import INLINE, SHARED

if TYPE_CHECKING:
    from pathlib import Path

_PARTS = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml")
_CHUNK = 1 << 20  # bytes


def shared(folder: Path) -> None:
    """Scan the workbook whose texts are shared."""
    read_whole(folder / SHARED)


def inline(folder: Path) -> None:
    """Scan the workbook whose texts stand in their cells."""
    read_whole(folder / INLINE)


def read_whole(path: Path) -> int:
    """Unzip and scan everything that holds cells or texts; return the bytes of XML."""
    with zipfile.ZipFile(path) as package:
        return sum(_scanned(package, part) for part in _PARTS)


def _scanned(package: zipfile.ZipFile, part: str) -> int:
    scanner, length = expat.ParserCreate(), 0
    with package.open(part) as content:
        while chunk := content.read(_CHUNK):
            scanner.Parse(chunk, False)  # noqa: FBT003 - the parser takes it by position only
            length += len(chunk)
    scanner.Parse(b"", True)  # noqa: FBT003 - the parser takes it by position only
    return length
