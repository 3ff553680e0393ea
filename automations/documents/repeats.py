"""Rows and paragraphs that repeat, once for each row of a table.

A field ``{{ファイナリスト.取組名}}`` repeats the innermost table row around it, or, outside of
tables, its paragraph. The document becomes a list of paragraphs, each with the words it is to be
filled with, before anything is filled: text that comes from data is never read as a field.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, TypeAlias

from automations.documents import wordxml
from automations.documents.conditions import complete_cell
from automations.documents.fields import fields_in, line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from automations.documents.content import Content
    from automations.documents.fields import Field
    from automations.documents.wordxml import Element

Filling: TypeAlias = "tuple[Element, Mapping[str, str]]"

_ONCE = (wordxml.name_of("bookmarkStart"), wordxml.name_of("bookmarkEnd"))
_IDENTITIES = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def mixed(root: Element, content: Content) -> list[str]:
    """Return a line of each row whose fields belong to more than one table."""
    return [
        line_of(unit if unit.tag == wordxml.PARAGRAPH else next(wordxml.paragraphs(unit)))
        for unit, fields in _units(root, content).items()
        if len({field.table for field in fields}) > 1
    ]


def spread(root: Element, content: Content) -> list[Filling]:
    """Repeat what repeats; return every paragraph with the words to fill it with."""
    own: dict[Element, Mapping[str, str]] = {}
    for unit, fields in _units(root, content).items():
        for copy, words in _copies(unit, content.rows(fields[0])):
            merged = {**content.words, **words}
            own |= dict.fromkeys(wordxml.paragraphs(copy), merged)
    return [(each, own.get(each, content.words)) for each in wordxml.paragraphs(root)]


def _units(root: Element, content: Content) -> dict[Element, list[Field]]:
    units: dict[Element, list[Field]] = {}
    for paragraph in wordxml.paragraphs(root):
        for field in fields_in(line_of(paragraph)):
            if content.table_of(field):
                row = wordxml.nearest_above(paragraph, wordxml.ROW)
                units.setdefault(paragraph if row is None else row, []).append(field)
    return units


def _copies(
    unit: Element, rows: list[dict[str, str]]
) -> Iterator[tuple[Element, Mapping[str, str]]]:
    last = unit
    for words in rows:
        copy = _twin(unit)
        last.addnext(copy)
        last = copy
        yield copy, words
    _drop(unit)


def _twin(unit: Element) -> Element:
    copy = deepcopy(unit)
    copy.tail = None
    for element in list(copy.iter(*_ONCE)):
        wordxml.remove(element)
    for element in copy.iter():
        for attribute in [each for each in element.attrib if each.startswith(_IDENTITIES)]:
            del element.attrib[attribute]
    return copy


def _drop(unit: Element) -> None:
    container = unit.getparent()
    container.remove(unit)
    complete_cell(container)
    if container.tag == wordxml.TABLE and container.find(wordxml.ROW) is None:
        above = container.getparent()
        above.remove(container)
        complete_cell(above)
