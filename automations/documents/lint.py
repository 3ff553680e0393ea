"""What must never leave the house in a Word document; every finding is a fault of ours.

Word itself, and validators of its format, pass over some of these: a cell without a paragraph
makes Word call the file damaged, a missing style silently changes the look, and a font that the
template does not use turns Japanese text into something else on another PC.
"""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache
from typing import TYPE_CHECKING

from automations.documents import accessibility, wordxml
from automations.documents.fields import fields_in, line_of, stray_braces
from automations.documents.fonts import SLOTS, fonts_in
from automations.documents.package import CORE, text_parts
from automations.documents.part_links import broken_links
from automations.documents.shapes import misshapen
from automations.documents.style_sheet import STYLES, style_sheet
from automations.documents.wordxml import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from automations.documents.cover import Look
    from automations.documents.wordxml import Element

_STYLED = tuple(map(name_of, ("pStyle", "rStyle", "tblStyle")))
_FONTS, _NUMBER = name_of("rFonts"), name_of("numId")
_NUMBERS, _NO_NUMBER = "word/numbering.xml", "0"
_READ = re.compile(rf"word/(?!theme/)[^/]*\.xml|word/charts/chart\d*\.xml|{re.escape(CORE)}")
_LEFT_OVER, _UNSAID = " left over", f"{CORE}: "


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
    found = set(faults(document, fonts, "\n".join(texts)))
    # Most documents are sound: only what is wrong is looked for in the template, too.
    if found and (ours := found - _inherited(template, frozenset(fonts))):
        raise DocumentFaulty(*sorted(ours))


def faults(document: bytes, fonts: frozenset[str] | set[str], texts: str = "") -> Iterator[str]:
    """Yield every fault, the part it is in first."""
    parts = _parts(document)
    roots = _roots(parts)
    yield from accessibility.undescribed(roots.pop(CORE, None))
    styles, numbers = _styles(roots), _numbers(roots)
    for name, root in roots.items():
        said = _of_text(root, texts) if text_parts([name]) else ()
        looks = (*_of_look(root, styles, fonts), *_unnumbered(root, numbers))
        yield from (f"{name}: {fault}" for fault in (*said, *misshapen(root), *looks))
    yield from broken_links(parts, roots)


def hindrances(document: bytes) -> tuple[str, ...]:
    """Return what would hinder people who read a document; see `accessibility`."""
    roots = _roots(_parts(document))
    return tuple(accessibility.hindrances(roots, style_sheet(roots.get(STYLES))))


@lru_cache(maxsize=16)
def fonts_of(document: bytes) -> frozenset[str]:
    """Return the fonts a document names, ``theme:...`` for one that follows the theme."""
    roots = _roots(_parts(document)).values()
    return frozenset(font for root in roots for font in fonts_in(root))


@lru_cache(maxsize=16)
def _inherited(template: bytes, fonts: frozenset[str]) -> frozenset[str]:
    """Return what was wrong with a template; fields and properties are ours to write."""
    found = faults(template, fonts)
    return frozenset(
        each for each in found if not (each.endswith(_LEFT_OVER) or each.startswith(_UNSAID))
    )


def _parts(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _roots(parts: Mapping[str, bytes]) -> dict[str, Element]:
    return {name: wordxml.parse(parts[name]) for name in parts if _READ.fullmatch(name)}


def _styles(roots: Mapping[str, Element]) -> frozenset[str]:
    return frozenset(style_sheet(roots.get(STYLES)).named)


def _numbers(roots: Mapping[str, Element]) -> frozenset[str]:
    found = roots[_NUMBERS].iter(name_of("num")) if _NUMBERS in roots else ()
    return frozenset(each.get(_NUMBER) for each in found) | {_NO_NUMBER}


def _of_text(root: Element, texts: str) -> Iterator[str]:
    for paragraph in wordxml.paragraphs(root):
        line = line_of(paragraph)
        if any(line[field.start : field.end] not in texts for field in fields_in(line)):
            yield f"field{_LEFT_OVER}"
        if stray_braces(line) and not ("{{" in texts or "}}" in texts):
            yield f"braces{_LEFT_OVER}"


def _of_look(root: Element, styles: frozenset[str], fonts: Iterable[str]) -> Iterator[str]:
    used = {each.get(name_of("val")) for each in root.iter(*_STYLED)}
    yield from (f"style {style} is missing" for style in sorted(used - styles))
    strange = set(fonts_in(root)) - set(fonts)
    yield from (f"font {font} is not one of the template's" for font in sorted(strange))
    for element in root.iter(_FONTS):
        named = [slot for slot in SLOTS if slot in element.attrib]
        if named and len(named) < len(SLOTS):
            yield f"font on {len(named)} of {len(SLOTS)} slots"


def _unnumbered(root: Element, numbers: frozenset[str]) -> Iterator[str]:
    used = {each.get(name_of("val"), _NO_NUMBER) for each in root.iter(_NUMBER)}
    yield from (f"numbering {each} is missing" for each in sorted(used - numbers))
