"""Write what was settled into a template: texts, readings, whole tables and charts."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from automations.documents import package, wordxml
from automations.documents.blocks import take_out
from automations.documents.chart_drawing import draw
from automations.documents.fields import fields_in, line_of, replace_fields
from automations.documents.readings import CLOSE, OPEN, write_above
from automations.documents.related_parts import Related, relations_of
from automations.documents.whole_tables import draw_table, room_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from automations.documents.content import Content
    from automations.documents.fields import Field
    from automations.documents.package import Parts
    from automations.documents.settling import Filling
    from automations.documents.wordxml import Element

_STYLES = "word/styles.xml"
# A body that relates to nothing needs no such part.
_NO_RELATIONS = {
    relations_of(package.BODY): b"<Relationships"
    b' xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
}
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_CONTROL, _CONTROLLED = map(wordxml.name_of, ("sdt", "sdtPr"))
_BOUND = {
    *map(wordxml.name_of, ("dataBinding", "showingPlcHdr")),
    "{http://schemas.microsoft.com/office/word/2012/wordml}dataBinding",
}
_STYLE, _VALUE = wordxml.name_of("pStyle"), wordxml.name_of("val")


@dataclass(frozen=True, slots=True)
class Drawing:
    """What paragraphs are filled from: ``own`` is ``content`` without what is not drawn.

    ``sizes``: how large letters are in each style, in half points; ``styles``: every style's
    identity, by that and by the name that people see.
    """

    own: Content
    content: Content
    parts: Parts
    sizes: Mapping[str, int]
    styles: Mapping[str, str]
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _related: list[Related] = field(default_factory=list)

    def related(self) -> Related:
        """Return what the body relates to; it is read when the first chart is drawn."""
        if not self._related:
            self._related.append(Related({**_NO_RELATIONS, **self.parts}, package.BODY))
        return self._related[0]

    def all_parts(self) -> Parts:
        """Return the parts of the template with those that were added."""
        return self._related[0].parts() if self._related else self.parts


def styles_of(parts: Parts) -> Mapping[str, str]:
    """Return the identity of each style of a document, by that and by its name."""
    if _STYLES not in parts:
        return {}
    found = list(wordxml.parse(parts[_STYLES]).iter(wordxml.name_of("style")))
    own = {each.get(wordxml.name_of("styleId"), ""): each for each in found}
    names = {key: each.find(wordxml.name_of("name")) for key, each in own.items()}
    called = {name.get(_VALUE, ""): key for key, name in names.items() if name is not None}
    return {**called, **{key: key for key in own}}


def write(found: Iterable[Filling], drawing: Drawing) -> None:
    """Fill in each paragraph with its words."""
    for paragraph, words in found:
        fields = fields_in(line_of(paragraph))
        if not fields:
            continue
        name = fields[0].name
        if name not in words and name in drawing.content.charts:
            _draw(paragraph, name, drawing)
        elif name not in words and name in drawing.content.tables:
            table = drawing.content.tables[name]
            draw_table(paragraph, table, drawing.styles, room_for(paragraph))
        else:
            _write(paragraph, fields, words, drawing.sizes)


def _draw(paragraph: Element, name: str, drawing: Drawing) -> None:
    if name in drawing.own.charts:
        related = drawing.related()
        draw(paragraph, drawing.own.charts[name], related, next(drawing.numbers))
    else:
        take_out(paragraph)


def _write(
    paragraph: Element, fields: Iterable[Field], words: Mapping[str, str], sizes: Mapping[str, int]
) -> None:
    said = [(each, words[each.name], _reading(each, words)) for each in fields]
    if any(mark in text + read for _, text, read in said for mark in (OPEN, CLOSE)):
        said = [(each, text, "") for each, text, _ in said]  # our own marks, in a text of people
    marked = [(each, f"{OPEN}{text}{CLOSE}" if read else text) for each, text, read in said]
    replace_fields(paragraph, marked)
    _unbind(paragraph)
    if above := [read for _, _, read in said if read]:
        style = next((each.get(_VALUE) for each in paragraph.iter(_STYLE)), "")
        write_above(paragraph, above, sizes.get(style, sizes[""]))


def _unbind(paragraph: Element) -> None:
    """Free what was filled in from content controls that Word would fill again by itself."""
    for control in (*paragraph.iter(_CONTROL), *paragraph.iterancestors(_CONTROL)):
        for about in control.findall(_CONTROLLED):
            for each in [each for each in about if each.tag in _BOUND]:
                wordxml.remove(each)


def _reading(field: Field, words: Mapping[str, str]) -> str:
    """Return what stands above a field's text: nothing above one of several lines."""
    text = words[field.name]
    above = words.get(field.above.name, "") if field.reading else ""
    several = any(len(each.splitlines()) > 1 or each.endswith("\n") for each in (text, above))
    return "" if several or above == text or not text else above


def renumber(root: Element) -> None:
    """Give what is drawn numbers of its own again: parts that repeat brought theirs along."""
    drawn = list(root.iter(_DRAWN))
    numbers = {each.get("id") for each in drawn}
    free = (number for number in map(str, count(1)) if number not in numbers)
    seen: set[str | None] = set()
    for each in drawn:
        if each.get("id") in seen:
            each.set("id", next(free))
        seen.add(each.get("id"))
