"""QR codes as pictures in a Word document: error correction M, with their quiet zone."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

import segno

from automations.documents import wordxml

if TYPE_CHECKING:
    from automations.documents.wordxml import Element

_MODULE = 6  # dots of the picture for one of the code: enough for 150 dots an inch on paper
_QUIET = 4  # modules of white around it, as the standard asks
_PER_MM = 36_000  # Word counts pictures in these
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_RUN = (
    f'<w:r xmlns:w="{wordxml.WORD}"><w:drawing><wp:inline'
    f' xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{size}" cy="{size}"/><wp:docPr id="{number}" name="QR {number}" descr={said}/>'
    f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
    f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="{number}" name="QR {number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="{size}" cy="{size}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r>"
)


def qr_png(text: str) -> bytes:
    """Return the picture of a code; not compressed, so the same bytes on every machine."""
    code = segno.make(text, error="m", micro=False, boost_error=False)
    target = BytesIO()
    code.save(target, kind="png", scale=_MODULE, border=_QUIET, compresslevel=0)
    return target.getvalue()


def picture(relation: str, number: int, mm: int, said: str) -> Element:
    """Return a run with a square picture.

    Args:
        relation: what the document calls the picture's file.
        number: counts the document's pictures from 1.
        mm: its side, in millimetres.
        said: what is read to people who do not see it.
    """
    words = {"relation": quoteattr(relation)[1:-1], "said": quoteattr(said)}
    return wordxml.parse(_RUN.format(size=mm * _PER_MM, number=number, **words).encode())
