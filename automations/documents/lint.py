"""What must never leave the house in a Word document; every finding is a fault of ours.

Word itself, and validators of its format, pass over some of these: a cell without a paragraph
makes Word call the file damaged, a missing style silently changes the look, and a font that the
template does not use turns Japanese text into something else on another PC.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from automations.documents import package, wordxml
from automations.documents.fields import fields_in, line_of, stray_braces
from automations.documents.wordxml import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from automations.documents.cover import Look
    from automations.documents.wordxml import Element

_STYLED = tuple(map(name_of, ("pStyle", "rStyle", "tblStyle")))
_FONTS = name_of("rFonts")
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_STYLES = "word/styles.xml"
_LEFT_OVER = " left over"


class DocumentFaulty(Exception):  # noqa: N818 - named by its cause, as every exception here
    """A document that we made is not sound: our bug, so it carries no remedy."""


def refuse_faulty(
    document: bytes, template: bytes, texts: Iterable[str], look: Look | None = None
) -> None:
    """Raise `DocumentFaulty` if a document made from a template may not be handed out.

    Args:
        document: the file's bytes.
        template: the bytes of its template: its fonts are the ones allowed, and what was wrong
            with it already (a picture without alternative text) is not ours.
        texts: what was filled in; braces that people typed are no field left over.
        look: fonts that may stand besides those of the template.
    """
    fonts = fonts_of(template) | ({look.font, look.certificate_font} if look else set())
    inherited = {fault for fault in faults(template, fonts) if not fault.endswith(_LEFT_OVER)}
    found = set(faults(document, fonts, "\n".join(texts))) - inherited
    if found:
        raise DocumentFaulty(*sorted(found))


def faults(document: bytes, fonts: frozenset[str], texts: str = "") -> Iterator[str]:
    """Yield every fault, the part it is in first."""
    parts = _roots(document)
    styles = _style_ids(parts)
    for name, root in parts.items():
        for fault in (*_of_text(root, texts), *_of_shape(root), *_of_look(root, styles, fonts)):
            yield f"{name}: {fault}"


def fonts_of(document: bytes) -> frozenset[str]:
    """Return the fonts a document names, ``theme:...`` for one that follows the theme."""
    return frozenset(font for root in _roots(document).values() for font in _fonts(root))


def _roots(document: bytes) -> dict[str, Element]:
    with zipfile.ZipFile(io.BytesIO(document)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    names = [*package.text_parts(parts), *({_STYLES} & parts.keys())]
    return {name: wordxml.parse(parts[name]) for name in names}


def _style_ids(parts: Mapping[str, Element]) -> set[str]:
    found = parts[_STYLES].iter(name_of("style")) if _STYLES in parts else ()
    return {style.get(name_of("styleId")) for style in found}


def _of_text(root: Element, texts: str) -> Iterator[str]:
    for paragraph in wordxml.paragraphs(root):
        line = line_of(paragraph)
        if any(line[field.start : field.end] not in texts for field in fields_in(line)):
            yield f"field{_LEFT_OVER}"
        if stray_braces(line) and not ("{{" in texts or "}}" in texts):
            yield f"braces{_LEFT_OVER}"


def _of_shape(root: Element) -> Iterator[str]:
    for cell in root.iter(wordxml.CELL):
        if not len(cell) or cell[-1].tag != wordxml.PARAGRAPH:
            yield "cell without a paragraph at its end"
    for table in root.iter(wordxml.TABLE):
        if table.find(wordxml.ROW) is None:
            yield "table without a row"
    for drawing in root.iter(_DRAWN):
        if not drawing.get("descr"):
            yield "drawing without alternative text"


def _of_look(root: Element, styles: set[str], fonts: frozenset[str]) -> Iterator[str]:
    used = {each.get(name_of("val")) for each in root.iter(*_STYLED)}
    yield from (f"style {style} is missing" for style in sorted(used - styles))
    strange = set(_fonts(root)) - fonts
    yield from (f"font {font} is not one of the template's" for font in sorted(strange))


def _fonts(root: Element) -> Iterator[str]:
    for element in root.iter(_FONTS):
        for slot, font in element.attrib.items():
            if slot.endswith("heme"):
                yield f"theme:{font}"
            elif slot != name_of("hint"):
                yield font
