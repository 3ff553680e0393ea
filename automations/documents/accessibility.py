"""What a person needs who reads a document by ear, by its outline, or page by page on paper.

The list that the shipped templates answer without a finding. Staff may do otherwise in theirs: it
is nothing that spoils a document, so none is refused for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from automations.documents import wordxml
from automations.documents.fields import line_of
from automations.documents.package import BODY, CORE
from automations.documents.style_sheet import is_on, style_of
from automations.documents.wordxml import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from automations.documents.style_sheet import StyleSheet
    from automations.documents.wordxml import Element

LANGUAGE = "ja-JP"
_LANGUAGES = {
    "word/styles.xml": f"{name_of('docDefaults')}//{name_of('lang')}",
    "word/settings.xml": name_of("themeFontLang"),
}
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PROPERTIES = {f"{_DC}title": "title", f"{_DC}creator": "author", f"{_DC}language": "language"}

# A list of records has headings above: it begins to need them with its second record.
_LEAST_ROWS = 3
_JOINED = ("vMerge", "gridSpan")
_ROW_HEADS = ("Head", "Strong")
"""How styles of a cell end that says what stands beside it: the table is a form, read across."""


def hindrances(roots: Mapping[str, Element], sheet: StyleSheet) -> Iterator[str]:
    """Yield every finding, the part it is in first; ``roots``: every part that was read."""
    yield from _language(roots)
    if BODY in roots:
        yield from (f"{BODY}: {each}" for each in _headings(roots[BODY], sheet))
    for name, root in roots.items():
        for table in root.iter(wordxml.TABLE):
            yield from (f"{name}: {each}" for each in _table(table))


def undescribed(core: Element | None) -> Iterator[str]:
    """Yield what a document does not say of itself; ``core``: the part of its properties."""
    for tag, word in _PROPERTIES.items():
        if core is None or not core.findtext(tag):
            yield f"{CORE}: no {word}"


def _language(roots: Mapping[str, Element]) -> Iterator[str]:
    for name, path in _LANGUAGES.items():
        found = roots[name].find(path) if name in roots else None
        if found is None or found.get(name_of("eastAsia")) != LANGUAGE:
            yield f"{name}: language is not {LANGUAGE}"


def _headings(root: Element, sheet: StyleSheet) -> Iterator[str]:
    above = 0
    for paragraph in wordxml.paragraphs(root):
        if level := sheet.level(paragraph):
            if level > above + 1:
                yield f"heading of level {level} below one of level {above}"
            above = level
            if not line_of(paragraph).strip():
                yield "heading without text"
            if not sheet.says(paragraph, "keepNext"):
                yield f"heading in {style_of(paragraph) or 'no style'} that leaves its text"


def _table(table: Element) -> Iterator[str]:
    rows = table.findall(wordxml.ROW)
    if not all(_whole(row) for row in rows):
        yield "row that may break between pages"
    if _is_list(rows) and not is_on(_property(rows[0], "tblHeader")):
        yield "list without a row of headings that repeats"


def _is_list(rows: list[Element]) -> bool:
    """Tell records from forms and cards.

    They are three rows or more, without joined cells, not headed from the left, as high as they
    need to be.
    """
    shapes = {len(row.findall(wordxml.CELL)) for row in rows}
    alike = len(shapes) == 1 and shapes != {1}
    spans = any(row.find(f".//{name_of(tag)}") is not None for row in rows for tag in _JOINED)
    headed = all(_head_of(row).endswith(_ROW_HEADS) for row in rows)
    cards = all(_is_exact(row) for row in rows)
    return len(rows) >= _LEAST_ROWS and alike and not (spans or headed or cards)


def _head_of(row: Element) -> str:
    first = row.find(f"{wordxml.CELL}/{wordxml.PARAGRAPH}")
    return "" if first is None else style_of(first)


def _whole(row: Element) -> bool:
    return _is_exact(row) or is_on(_property(row, "cantSplit"))


def _is_exact(row: Element) -> bool:
    height = _property(row, "trHeight")
    return height is not None and height.get(name_of("hRule")) == "exact"


def _property(row: Element, tag: str) -> Element | None:
    return row.find(f"{name_of('trPr')}/{name_of(tag)}")
