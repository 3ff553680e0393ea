"""The styles of a document: which there are, which of them head a part, what they keep together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from automations.documents.wordxml import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from automations.documents.wordxml import Element

STYLES = "word/styles.xml"
_NO_HEADING = 9  # what Word calls the outline level of ordinary text; level 1 is written as 0
_OFF = {"0", "false", "off"}


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The styles of a document by what its parts call them; see `style_sheet`."""

    named: Mapping[str, Element]

    def level(self, paragraph: Element) -> int:
        """Return the level of a heading, from 1; 0 for ordinary text."""
        for properties in self._properties(paragraph):
            outline = properties.find(name_of("outlineLvl"))
            if outline is not None:
                number = int(outline.get(name_of("val"), str(_NO_HEADING)))
                return 0 if number >= _NO_HEADING else number + 1
        return 0

    def says(self, paragraph: Element, tag: str) -> bool:
        """Tell whether a paragraph has a property, of its own or from its style."""
        found = (properties.find(name_of(tag)) for properties in self._properties(paragraph))
        return next((is_on(each) for each in found if each is not None), False)

    def _properties(self, paragraph: Element) -> Iterator[Element]:
        own = paragraph.find(name_of("pPr"))
        if own is not None:
            yield own
        for style in self._chain(style_of(paragraph)):
            yield from style.findall(name_of("pPr"))

    def _chain(self, key: str) -> Iterator[Element]:
        met: set[str] = set()
        while key in self.named and key not in met:
            met.add(key)  # a style may, by mistake, be based on itself
            yield (style := self.named[key])
            based = style.find(name_of("basedOn"))
            key = "" if based is None else based.get(name_of("val"), "")


def style_sheet(root: Element | None) -> StyleSheet:
    """Read the styles; ``root`` is their part, None if there is none."""
    found = root.iter(name_of("style")) if root is not None else ()
    return StyleSheet({style.get(name_of("styleId"), ""): style for style in found})


def style_of(paragraph: Element) -> str:
    """Return what a paragraph's style is called, "" for none of its own."""
    found = paragraph.find(f"{name_of('pPr')}/{name_of('pStyle')}")
    return "" if found is None else found.get(name_of("val"), "")


def is_on(switch: Element | None) -> bool:
    """Tell whether a switch of Word's is there and not turned off."""
    return switch is not None and switch.get(name_of("val"), "1") not in _OFF
