"""A chart as Word draws it: native, editable, with the workbook of its numbers inside."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from automations.documents import wordxml
from automations.documents.chart_description import description
from automations.documents.chart_numbers import names_below
from automations.documents.chart_workbook import workbook
from automations.documents.chart_xml import chart_xml, sideways
from automations.documents.charts import ChartShape
from automations.documents.wordxml import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from automations.documents.charts import Chart
    from automations.documents.related_parts import Related
    from automations.documents.wordxml import Element

_PER_MM = 36_000  # Word counts drawings in these
_PER_TWIP = 635
_WIDEST = 160 * _PER_MM
_NARROWEST = 40 * _PER_MM
_TALLEST = 220  # mm: a page of A4 has room for it
_STANDING = 70  # mm, of columns and lines
_AROUND = 24  # mm that title, axis and room take
_LEGEND = 7
_LINE = 5  # mm of a bar
_BAND = 11
_DEFAULT_FONT = "BIZ UDPGothic"
_STYLES = "word/styles.xml"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_RUN = (
    f'<w:r xmlns:w="{wordxml.WORD}"><w:drawing><wp:inline'
    f' xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
    '<wp:docPr id="{number}" name={name} descr={said}/><wp:cNvGraphicFramePr/>'
    f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/chart">'
    f'<c:chart xmlns:c="{_DRAWING}/chart"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    " r:id={relation}/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
# What may follow the spacing of lines in a paragraph's properties, by Word's own order.
_AFTER_SPACING = frozenset(
    map(
        name_of,
        (
            *("ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc"),
            *("textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId"),
            *("cnfStyle", "rPr", "sectPr", "pPrChange"),
        ),
    )
)


def draw(paragraph: Element, chart: Chart, related: Related, number: int) -> None:
    """Put a chart in the place of what a paragraph says; ``number`` is its own in the document.

    Its parts (the chart, its workbook) are added to ``related``. It is as wide as the text around
    it, 160 mm at most, and as high as its categories need.
    """
    font = _font(related)
    names = names_below(chart, sideways=sideways(chart))
    relation = related.chart(chart_xml(chart, names, font), workbook(chart, names, font))
    for piece in list(paragraph):
        if piece.tag != name_of("pPr"):
            wordxml.remove(piece)
    _let_grow(paragraph)
    words = {"relation": relation, "name": f"グラフ {chart.title}", "said": description(chart)}
    words = {key: quoteattr(text) for key, text in words.items()}
    size = {"width": _width(paragraph), "height": _height(chart) * _PER_MM}
    run = _RUN.format(number=number, **size, **words)
    paragraph.append(wordxml.parse(run.encode()))


def _height(chart: Chart) -> int:
    """Return the height in millimetres."""
    legend = _LEGEND if len(chart.series) > 1 else 0
    if not sideways(chart):
        return _STANDING + legend
    bars = 1 if chart.shape is ChartShape.BAND else len(chart.series)
    each = _BAND if chart.shape is ChartShape.BAND else bars * _LINE + 3
    return min(_TALLEST, _AROUND + legend + max(2, len(chart.categories)) * each)


def _width(paragraph: Element) -> int:
    """Return the width: that of the text around, as far as it is known."""
    room = _cell_room(paragraph) or _page_room(paragraph)
    return min(_WIDEST, max(_NARROWEST, room)) if room else _WIDEST


def _cell_room(paragraph: Element) -> int:
    cell = wordxml.nearest_above(paragraph, wordxml.CELL)
    found = cell.find(f"{name_of('tcPr')}/{name_of('tcW')}") if cell is not None else None
    if found is None or found.get(name_of("type")) != "dxa":
        return 0
    return (_measure(found, "w") - 2 * 108) * _PER_TWIP


def _page_room(paragraph: Element) -> int:
    """Return the width of the text of the section, which is said at its end."""
    own = next(paragraph.iter(name_of("sectPr")), None)
    section = own if own is not None else next(_following(paragraph), None)
    if section is None:
        return 0
    size, margins = (section.find(name_of(tag)) for tag in ("pgSz", "pgMar"))
    if size is None or margins is None:
        return 0
    sides = _measure(margins, "left") + _measure(margins, "right")
    return (_measure(size, "w") - sides) * _PER_TWIP


def _following(paragraph: Element) -> Iterator[Element]:
    for outer in (paragraph, *paragraph.iterancestors()):
        for sibling in outer.itersiblings():
            yield from sibling.iter(name_of("sectPr"))


def _measure(element: Element, name: str) -> int:
    """Return a width in twips; Word may also write it with a unit, and then it is not known."""
    said = str(element.get(name_of(name), "0"))
    return int(said) if said.isdecimal() else 0


def _let_grow(paragraph: Element) -> None:
    """Let the line grow with the chart: lines of a fixed height would cut it off."""
    properties = paragraph.find(name_of("pPr"))
    if properties is None:
        properties = paragraph.makeelement(name_of("pPr"))
        paragraph.insert(0, properties)
    spacing = properties.find(name_of("spacing"))
    if spacing is None:
        spacing = properties.makeelement(name_of("spacing"))
        after = (at for at, each in enumerate(properties) if each.tag in _AFTER_SPACING)
        properties.insert(next(after, len(properties)), spacing)
    spacing.set(name_of("line"), "240")
    spacing.set(name_of("lineRule"), "auto")


def _font(related: Related) -> str:
    """Return the font of the document, which the chart shares."""
    styles = related.held(_STYLES)
    return _font_of(styles) if styles else _DEFAULT_FONT


@lru_cache(maxsize=8)  # all charts of a document ask
def _font_of(styles: bytes) -> str:
    root = wordxml.parse(styles)
    normal = f"{name_of('style')}[@{name_of('default')}='1'][@{name_of('type')}='paragraph']"
    for place in (f"{normal}/{name_of('rPr')}", f"{name_of('docDefaults')}//{name_of('rPr')}"):
        fonts = root.find(f"{place}/{name_of('rFonts')}")
        found = fonts.get(name_of("eastAsia")) if fonts is not None else None
        if found:
            return str(found)
    return _DEFAULT_FONT
