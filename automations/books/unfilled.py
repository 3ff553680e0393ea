"""Tell a workbook that we made and nobody has saved since: it names the digest of its own parts.

Whoever saves a workbook, with Excel or any other program, writes its parts anew and so breaks the
digest. Only what is surely still ours may be made anew when the settings change.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from io import BytesIO

from automations.books.packing import pack

_PROPERTIES = "docProps/core.xml"
_END = b"</cp:coreProperties>"
_MARK = re.compile(
    rb'<dc:identifier xmlns:dc="http://purl\.org/dc/elements/1\.1/">([0-9a-f]{64})</dc:identifier>'
)
_MARKED = b'<dc:identifier xmlns:dc="http://purl.org/dc/elements/1.1/">%s</dc:identifier>'


def marked_unfilled(content: bytes) -> bytes:
    """Return the workbook's bytes with the mark by which `is_unfilled` knows it again."""
    parts = _parts(content)
    mark = _MARKED % _digest(parts).encode()
    parts[_PROPERTIES] = parts[_PROPERTIES].replace(_END, mark + _END)
    return pack(parts)


def is_unfilled(content: bytes) -> bool:
    """Tell whether these are the bytes of a marked workbook, as they were when it was made."""
    try:
        parts = _parts(content)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError):
        return False
    found = _MARK.search(parts.get(_PROPERTIES, b""))
    if found is None:
        return False
    parts[_PROPERTIES] = _MARK.sub(b"", parts[_PROPERTIES])
    return found[1].decode() == _digest(parts)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _digest(parts: dict[str, bytes]) -> str:
    told = hashlib.sha256()
    for name, part in sorted(parts.items()):
        told.update(hashlib.sha256(name.encode()).digest() + hashlib.sha256(part).digest())
    return told.hexdigest()
