"""The properties Word shows of a document: title, author, time. None is taken from the PC.

A template remembers who saved it last; that name must not travel in a document for the mayor.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from automations.documents.package import CORE

if TYPE_CHECKING:
    from collections.abc import Mapping

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


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document says of itself; ``moment`` is zone-aware."""

    title: str
    author: str
    moment: datetime
    subject: str = ""
    keywords: str = ""


def described(parts: Mapping[str, bytes], about: Properties) -> dict[str, bytes]:
    """Return the parts with the document's properties in place of the template's."""
    if CORE not in parts:
        return dict(parts)
    core = _CORE.format(
        title=escape(about.title),
        subject=escape(about.subject),
        author=escape(about.author),
        keywords=escape(about.keywords),
        moment=about.moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
    return {**parts, CORE: core.encode()}
