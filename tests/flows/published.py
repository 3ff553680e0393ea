"""Every text of a published file, wherever in the package it stands: cells, comments, charts."""

import html
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

_ENDS = re.compile(r"</(?:\w+:)?(?:p|c|si|v|f|row|definedName|comment)>")
_TAG = re.compile(r"<[^>]*>")


def texts(path: Path) -> list[str]:
    """Return the texts of a workbook, a document or a plain file, by cell or paragraph."""
    return [each for each in _texts(path.read_bytes()) if each.strip()]


def _texts(content: bytes) -> Iterator[str]:
    if not content.startswith(b"PK"):
        yield from _decoded(content).splitlines()
        return
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for member in package.namelist():
            if member.endswith((".xlsx", ".docx")):
                yield from _texts(package.read(member))
            elif member.endswith((".xml", ".rels")):
                marked = _ENDS.sub("\n", package.read(member).decode())
                yield from (html.unescape(_TAG.sub("", line)) for line in marked.split("\n"))


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp932")
