"""What repeats and what is kept: one walk over a part of a template, before it is filled in.

- ``{{ファイナリスト.取組名}}`` repeats the innermost table row around it, or, outside of tables,
  its paragraph, for each row of the table.
- What stands between ``{{くりかえし ファイナリスト}}`` and ``{{ここまで}}`` is there once for each
  row; within it the table's columns are those of that row.
- What stands between ``{{もし 同点}}`` (or ``{{もし 同点 がなければ}}``) and ``{{ここまで}}`` is
  kept only if that has a value (or has none).

The part becomes a list of paragraphs, each with the words it is to be filled with: text that comes
from data is never read as a field.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from automations.documents import wordxml
from automations.documents.blocks import complete, exchange, section_end, set_apart
from automations.documents.fields import Field, condition_of, fields_in, line_of
from automations.documents.marks import (
    closing,
    mark_of,
    repeated_in,
    repeated_parts,
    tables_around,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from automations.documents.content import Content
    from automations.documents.wordxml import Element

Filling: TypeAlias = "tuple[Element, Mapping[str, str]]"

_ONCE = tuple(
    map(
        wordxml.name_of,
        (
            *("bookmarkStart", "bookmarkEnd"),
            *("commentRangeStart", "commentRangeEnd", "commentReference"),
            *("permStart", "permEnd"),
        ),
    )
)
_CONTROL = f"{wordxml.name_of('sdtPr')}/{wordxml.name_of('id')}"
_NEWER = "http://schemas.microsoft.com/office/word/2010/word"
_IDENTITIES = {
    *(f"{{{_NEWER}ml}}{each}" for each in ("paraId", "textId")),
    *(f"{{{_NEWER}processingDrawing}}{each}" for each in ("anchorId", "editId")),
}
_UNITS = (wordxml.PARAGRAPH, wordxml.ROW)
_HOLDS = frozenset({*_UNITS, wordxml.TABLE, wordxml.name_of("sdt")})


@dataclass(frozen=True, slots=True)
class _Scope:
    """The words that hold at a place, and the tables of whose rows one is meant there."""

    words: Mapping[str, str]
    tables: frozenset[str] = frozenset()

    def of_row(self, table: str, row: Mapping[str, str]) -> _Scope:
        return _Scope({**self.words, **row}, self.tables | {table})


def settle(root: Element, content: Content) -> list[Filling]:
    """Repeat what repeats and drop what is not kept; return each paragraph with its words.

    The marks in ``root`` are in order: `automations.documents.template_faults` tells.
    """
    walk = _Walk(content)
    walk.descend(root, _Scope(content.words))
    return walk.found


@dataclass(slots=True)
class _Walk:
    content: Content
    found: list[Filling] = field(default_factory=list)
    _rows: dict[str, list[dict[str, str]]] = field(default_factory=dict)

    def descend(self, element: Element, scope: _Scope) -> None:
        """Settle what stands within an element."""
        if any(child.tag in _HOLDS for child in element):
            exchange(element, list(set_apart(self._settled(list(element), scope))))
            complete(element)
        else:
            for child in element:
                self.descend(child, scope)

    def _settled(self, nodes: Sequence[Element], scope: _Scope) -> Iterator[Element]:
        """Yield what becomes of a row of elements."""
        at = 0
        while at < len(nodes):
            mark, end = mark_of(nodes[at]), at
            if mark:
                end = closing(nodes, at)
                yield from section_end(nodes[at])
                yield from self._part(mark, nodes[at + 1 : end], scope)
                yield from section_end(nodes[end])
            else:
                yield from self._unit(nodes[at], scope)
            at = end + 1

    def _part(self, mark: str, nodes: Sequence[Element], scope: _Scope) -> Iterator[Element]:
        if table := repeated_in(mark):
            patterns = [_pattern(each) for each in nodes]
            for row in self._rows_of(table):
                copies = [deepcopy(each) for each in patterns]
                yield from self._settled(copies, scope.of_row(table, row))
        elif self._holds(mark, scope):
            yield from self._settled(nodes, scope)

    def _holds(self, mark: str, scope: _Scope) -> bool:
        condition = condition_of(mark)
        if condition is None:  # a part that closes nothing: refused before
            return True
        asked = Field(condition.name, 0, 0)
        if asked.table in scope.tables:
            has = bool(scope.words.get(asked.name))
        elif self.content.table_of(asked):
            has = any(row.get(asked.name) for row in self._rows_of(asked.table))
        else:
            has = self.content.has(asked.name)
        return has != condition.unless

    def _unit(self, element: Element, scope: _Scope) -> Iterator[Element]:
        """Yield an element, or for a row or a paragraph of another table its copies."""
        table = self._table_of(element, scope) if element.tag in _UNITS else ""
        if table:
            pattern = _pattern(element)
            for row in self._rows_of(table):
                copy = deepcopy(pattern)
                self._kept(copy, scope.of_row(table, row))
                yield copy
            return
        self._kept(element, scope)
        if element.tag != wordxml.TABLE or next(element.iter(wordxml.ROW), None) is not None:
            yield element

    def _kept(self, element: Element, scope: _Scope) -> None:
        if element.tag == wordxml.PARAGRAPH:
            self.found.append((element, scope.words))
            if next(element.iterdescendants(wordxml.PARAGRAPH), None) is None:
                return  # most hold no text box
        for child in list(element) if element.tag == wordxml.PARAGRAPH else (element,):
            self.descend(child, scope)

    def _table_of(self, unit: Element, scope: _Scope) -> str:
        """Return the table, not that of a row around it, whose columns a unit names."""
        own = (each.table for each in fields_of(unit) if self.content.table_of(each))
        return next((each for each in own if each not in scope.tables), "")

    def _rows_of(self, table: str) -> list[dict[str, str]]:
        if table not in self._rows:
            known = table in self.content.tables
            self._rows[table] = self.content.rows(Field(f"{table}.", 0, 0)) if known else []
        return self._rows[table]


def fields_of(unit: Element) -> Iterator[Field]:
    """Yield the fields of a paragraph, or of a row without what repeats by itself within it."""
    if unit.tag == wordxml.PARAGRAPH:
        yield from fields_in(line_of(unit))
        return
    parts = repeated_parts(unit)
    for paragraph in wordxml.paragraphs(unit):
        if wordxml.nearest_above(paragraph, wordxml.ROW) is unit:
            around = tables_around(paragraph, parts)
            found = fields_in(line_of(paragraph))
            yield from (each for each in found if each.table not in around)


def _pattern(unit: Element) -> Element:
    """Return a copy, to be copied again, without what a document holds only once."""
    copy = deepcopy(unit)
    copy.tail = None
    for element in (*copy.iter(*_ONCE), *copy.iterfind(f".//{_CONTROL}")):
        wordxml.remove(element)
    for element in copy.iter():
        for attribute in _IDENTITIES & {*element.attrib}:
            del element.attrib[attribute]
    return copy
