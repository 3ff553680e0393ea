"""What stops no document, but shows on paper: left-over changes, silent pictures, odd fonts."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from automations.documents import wordxml
from automations.documents.wordxml import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from automations.documents.wordxml import Element

_CHANGES = tuple(map(name_of, ("ins", "del", "moveFrom", "moveTo")))
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_RUN, _FONTS, _HINT = map(name_of, ("r", "rFonts", "hint"))
_JAPANESE, _LATIN = name_of("eastAsia"), name_of("ascii")
_THEME = ("asciiTheme", "eastAsiaTheme", "hAnsiTheme", "cstheme")


def changes_in(paragraphs: Sequence[Element]) -> tuple[int, int]:
    """Return how many changes of a part are neither accepted nor refused, and where the first is.

    The place counts from 0 in the order of ``paragraphs``.
    """
    found = [
        place
        for place, paragraph in enumerate(paragraphs)
        for each in paragraph.iter(*_CHANGES)
        if _own(each, paragraph)
    ]
    return len(found), found[0] if found else 0


def silent_pictures(paragraph: Element) -> int:
    """Return how many pictures of a paragraph say nothing to who cannot see them."""
    drawn = (each for each in paragraph.iter(_DRAWN) if _own(each, paragraph))
    return sum(not each.get("descr") for each in drawn)


def odd_fonts(paragraph: Element, known: frozenset[str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield a problem's code and words for each oddity of the fonts of a paragraph's own runs.

    ``known``: the fonts that may stand there.
    """
    runs = (each for each in paragraph.iter(_RUN) if _own(each, paragraph) and _says(each))
    said = [fonts for each in runs for fonts in each.iter(_FONTS)]
    if any(fonts.get(name_of(slot)) for fonts in said for slot in _THEME):
        yield "template_font_of_theme", {}
    named = chain.from_iterable(fonts.items() for fonts in said)
    plain = {font for slot, font in named if slot != _HINT and not slot.endswith("heme")}
    yield from (("template_font_strange", {"font": font}) for font in sorted(plain - known))
    half = {font for fonts in said for font in _half(fonts)}
    yield from (("template_half_fonts", {"font": font}) for font in sorted(half & known))


def _half(fonts: Element) -> Iterator[str]:
    """Yield the font that stands for letters of one kind, where another stands for the rest."""
    japanese, latin = fonts.get(_JAPANESE), fonts.get(_LATIN)
    if japanese != latin:
        yield from filter(None, (japanese, latin))


def _says(run: Element) -> bool:
    return any((each.text or "").strip() for each in run.iter(wordxml.TEXT))


def _own(piece: Element, paragraph: Element) -> bool:
    return wordxml.nearest_above(piece, wordxml.PARAGRAPH) is paragraph
