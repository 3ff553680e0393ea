"""The properties Word shows of a document: title, author, time. None is taken from the PC.

A template remembers who saved it last; that name must not travel in a document for the mayor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from automations.documents.package import CORE
from automations.documents.wordxml import parse, serialise, unwritable

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "metadata/core-properties"
_CORE = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties\
 xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"\
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"\
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
<dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject><dc:creator>{author}</dc:creator>\
<cp:keywords>{keywords}</cp:keywords><cp:lastModifiedBy>{author}</cp:lastModifiedBy>\
<cp:revision>1</cp:revision>\
<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>\
<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>\
<dc:language>ja-JP</dc:language></cp:coreProperties>"""

_NUMBERED = re.compile("<(?:\\w+:)?keywords>照合番号 [0-9A-Z]{8}".encode())


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document says of itself; ``moment`` is zone-aware.

    Without an ``author``, as where no office is set, it is of what it is about.
    """

    title: str
    author: str
    moment: datetime
    subject: str = ""
    keywords: str = ""


def is_finished(parts: Mapping[str, bytes]) -> bool:
    """Tell whether these are the parts of a document that we made: its properties bear its number.

    Word and its like keep them when somebody saves it.
    """
    return _NUMBERED.search(parts.get(CORE, b"")) is not None


def described(parts: Mapping[str, bytes], about: Properties) -> dict[str, bytes]:
    """Return the parts with the document's properties in place of the template's."""
    core = _CORE.format(
        title=_said(about.title),
        subject=_said(about.subject),
        author=_said(about.author or about.subject or about.title),
        keywords=_said(about.keywords),
        moment=about.moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
    return {**(parts if CORE in parts else _with_properties(parts)), CORE: core.encode()}


def _said(text: str) -> str:
    """Return a text as a property holds it: on one line, without what no document can hold."""
    return escape(" ".join("".join(" " if unwritable(each) else each for each in text).split()))


def _with_properties(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts with a place for properties: not every program makes one when it saves."""
    relation = {"Id": "rOwnProperties", "Type": f"{_PACKAGE}/relationships/{_KIND}", "Target": CORE}
    kind = "application/vnd.openxmlformats-package.core-properties+xml"
    added = {
        "_rels/.rels": ("relationships", "Relationship", relation),
        "[Content_Types].xml": (
            "content-types",
            "Override",
            {"PartName": f"/{CORE}", "ContentType": kind},
        ),
    }
    return {**parts, **{name: _appended(parts[name], *each) for name, each in added.items()}}


def _appended(part: bytes, family: str, tag: str, words: dict[str, str]) -> bytes:
    root = parse(part)
    root.append(root.makeelement(f"{{{_PACKAGE}/{family}}}{tag}", words))
    return serialise(root)
