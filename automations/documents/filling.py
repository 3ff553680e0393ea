"""Write what was settled into a template: texts, readings, whole tables and charts."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from automations.documents import wordxml
from automations.documents.chart_drawing import draw
from automations.documents.fields import fields_in, line_of, replace_fields
from automations.documents.marks import complete_cell
from automations.documents.readings import CLOSE, OPEN, write_above
from automations.documents.whole_tables import draw_table, room_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from automations.documents.content import Content
    from automations.documents.fields import Field
    from automations.documents.package import Parts
    from automations.documents.related_parts import Related
    from automations.documents.settling import Filling
    from automations.documents.wordxml import Element

_STYLES = "word/styles.xml"
_FIRST_CHART = 9001  # beyond the numbers of what a template draws itself
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_STYLE, _VALUE = wordxml.name_of("pStyle"), wordxml.name_of("val")


@dataclass(frozen=True, slots=True)
class Drawing:
    """What paragraphs are filled from: ``own`` is ``content`` without what is not drawn.

    ``sizes``: how large letters are in each style, in half points; ``styles``: every style.
    """

    own: Content
    content: Content
    related: Related
    sizes: Mapping[str, int]
    styles: frozenset[str]
    numbers: Iterator[int] = field(default_factory=lambda: count(_FIRST_CHART))


def style_ids(parts: Parts) -> frozenset[str]:
    """Return the styles that a document has."""
    if _STYLES not in parts:
        return frozenset()
    found = wordxml.parse(parts[_STYLES]).iter(wordxml.name_of("style"))
    return frozenset(each.get(wordxml.name_of("styleId"), "") for each in found)


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
        draw(paragraph, drawing.own.charts[name], drawing.related, next(drawing.numbers))
        return
    container = paragraph.getparent()
    wordxml.remove(paragraph)
    complete_cell(container)


def _write(
    paragraph: Element, fields: Iterable[Field], words: Mapping[str, str], sizes: Mapping[str, int]
) -> None:
    values, above = [], []
    for each in fields:
        text, reading = words[each.name], words.get(each.above.name, "") if each.reading else ""
        read = bool(reading and text and reading != text)
        above += [reading] if read else []
        values.append((each, f"{OPEN}{text}{CLOSE}" if read else text))
    replace_fields(paragraph, values)
    if above:
        style = next((each.get(_VALUE) for each in paragraph.iter(_STYLE)), "")
        write_above(paragraph, above, sizes.get(style, sizes[""]))


def renumber(root: Element) -> None:
    """Give what is drawn numbers of its own again: parts that repeat brought theirs along."""
    seen: set[str] = set()
    for each in root.iter(_DRAWN):
        if each.get("id") in seen:
            each.set("id", str(max(map(int, seen)) + 1))
        seen.add(each.get("id"))
