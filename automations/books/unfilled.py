"""Tell a workbook that we made and nobody has saved since: it names the digest of its own parts.

Whoever saves a workbook, with Excel or any other program, writes its parts anew and so breaks the
digest. Only what is surely still ours may be made anew when the settings change. Workbooks that
different jobs make may bear marks of different kinds: then each job makes only its own anew.
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
    rb'<dc:identifier xmlns:dc="http://purl\.org/dc/elements/1\.1/">(?:([a-z]+):)?([0-9a-f]{64})</dc:identifier>'
)
_MARKED = b'<dc:identifier xmlns:dc="http://purl.org/dc/elements/1.1/">%s</dc:identifier>'


def marked_unfilled(content: bytes, kind: str = "") -> bytes:
    """Return the workbook's bytes with the mark by which `is_unfilled` knows it again.

    ``kind``: of the mark, in small letters.
    """
    parts = _parts(content)
    behind = f"{kind}:" if kind else ""
    mark = _MARKED % f"{behind}{_digest(parts)}".encode()
    parts[_PROPERTIES] = parts[_PROPERTIES].replace(_END, mark + _END)
    return pack(parts)


def is_unfilled(content: bytes, kind: str = "") -> bool:
    """Tell whether these are the bytes of a marked workbook, as they were when it was made.

    ``kind``: of the mark; one of another kind says nothing.
    """
    try:
        parts = _parts(content)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError):
        return False
    found = _MARK.search(parts.get(_PROPERTIES, b""))
    if found is None or (found[1] or b"").decode() != kind:
        return False
    parts[_PROPERTIES] = _MARK.sub(b"", parts[_PROPERTIES])
    return found[2].decode() == _digest(parts)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _digest(parts: dict[str, bytes]) -> str:
    told = hashlib.sha256()
    for name, part in sorted(parts.items()):
        told.update(hashlib.sha256(name.encode()).digest() + hashlib.sha256(part).digest())
    return told.hexdigest()
