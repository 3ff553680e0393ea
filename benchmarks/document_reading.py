"""What stands in Word documents, read from their parts: what everybody must have made alike."""

from __future__ import annotations

import io
import re
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING

from automations.documents import wordxml
from automations.documents.package import BODY

if TYPE_CHECKING:
    from collections.abc import Iterable

_CHART = re.compile(r"word/charts/chart\d+\.xml")


def lines_of(document: bytes, inside: str = "body") -> list[str]:
    """Return the paragraphs of ``inside`` that say something, in order."""
    with zipfile.ZipFile(io.BytesIO(document)) as packed:
        root = wordxml.parse(packed.read(BODY))
    holders = root.iter(wordxml.name_of(inside))
    found = (each for holder in holders for each in wordxml.paragraphs(holder))
    lines = ("".join(each.itertext(wordxml.TEXT)) for each in found)
    return [line for line in lines if line]


def cells_of(document: bytes) -> str:
    """Return how many cells of tables say something, and the hash of what they say."""
    return seal(lines_of(document, "tc"))


def charts_of(document: bytes) -> int:
    """Count the native charts."""
    with zipfile.ZipFile(io.BytesIO(document)) as packed:
        return sum(bool(_CHART.fullmatch(name)) for name in packed.namelist())


def seal(lines: Iterable[str]) -> str:
    """Return how many lines there are, and a hash of them all."""
    said = list(lines)
    return f"{len(said)} {sha256(chr(10).join(said).encode()).hexdigest()[:8]}"
