"""What a file really is that should be a Word document: its bytes tell, whatever its name says."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

BODY = "word/document.xml"
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how a compound file begins
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_TYPES = "[Content_Types].xml"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MAIN = re.compile(rb'PartName="/word/document\.xml"[^>]*ContentType="([^"]*)"')
_MAIN_BEHIND = re.compile(rb'ContentType="([^"]*)"[^>]*PartName="/word/document\.xml"')
_HEAD = 4000  # bytes of the body in which its names are declared


def unusable(file: bytes) -> str:
    """Return the problem's code if no template can be of this kind, else "".

    >>> unusable(b"%PDF-1.7")
    'template_not_word'
    """
    if file.startswith(_OLD_WORD):
        return "template_locked" if _LOCKED in file else "template_old_word"
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as packed:
            head = packed.open(BODY).read(_HEAD)
            return unusable_parts({_TYPES: packed.read(_TYPES), BODY: head})
    except (KeyError, OSError, ValueError, RuntimeError, zipfile.BadZipFile):
        return "template_not_word"


def unusable_parts(parts: Mapping[str, bytes]) -> str:
    """Return the problem's code if a Word document with these parts is of no kind to fill in.

    Word shows what is no plain document otherwise than we fill it: a strict one has other names.
    """
    strict = _STRICT in parts[BODY][:_HEAD]
    return _of_kind(parts.get(_TYPES, b"")) or ("template_strict" if strict else "")


def _of_kind(types: bytes) -> str:
    found = _MAIN.search(types) or _MAIN_BEHIND.search(types)
    kind = (found[1] if found else b"").lower()
    if b"template" in kind:
        return "template_for_new_files"
    return "template_with_macros" if b"macroenabled" in kind else ""
