"""Fill a Word template: fields, repeated rows, conditional parts; headers and footers too.

A template is an ordinary Word file without code. Everything that is wrong with it is found before
anything is made, and every finding says what to do; there is no half-filled document.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from automations.documents import package, properties, wordxml
from automations.documents.content import content_of
from automations.documents.cover import Look
from automations.documents.fields import fields_in, line_of
from automations.documents.filling import Drawing, renumber, styles_of, write
from automations.documents.fonts import refonted
from automations.documents.marks import is_mark
from automations.documents.readings import sizes_of
from automations.documents.settling import settle
from automations.documents.template_faults import faults_of, finished, is_alone, quoted, roots_of
from automations.tables.places import Place
from automations.tables.problems import Problem, problem, refuse_input, refuse_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from automations.documents.content import Content
    from automations.documents.properties import Properties
    from automations.documents.settling import Filling
    from automations.documents.wordxml import Element
    from automations.tables.report import Table

_AS_IT_IS = Look()


def opened(template: Path, known: Iterable[str]) -> tuple[dict[str, bytes], dict[str, Element]]:
    """Return the parts of a template and the roots of those that hold text, in order.

    ``known``: the fields that it may name. Raises `SettingsWrong` with every fault.
    """
    parts = package.read_parts(template)
    roots = roots_of(template, parts)
    content = content_of(dict.fromkeys(known, "?"), {})
    places = {name: Place(template.name, word) for name, word in package.text_parts(parts).items()}
    refuse_settings(each for name in roots for each in _conditional(roots[name], places[name]))
    refuse_settings(each.problem for each in faults_of(template, roots, content))
    return parts, roots


def _conditional(root: Element, place: Place) -> Iterator[Problem]:
    """Name the conditions of a template that is filled in for many: what would they ask of?"""
    for line in map(line_of, wordxml.paragraphs(root)):
        for found in fields_in(line):
            if is_mark(found.name):
                words = {"name": found.name, "line": quoted(line)}
                yield problem("template_field_unknown", place, **words, hint="")


def fill(template: Path, content: Content, about: Properties, look: Look = _AS_IT_IS) -> bytes:
    """Return the document that a template and a content make: the same bytes for the same.

    ``look``: whether charts are drawn, and the fonts that stand in the place of the shipped ones.

    Raises:
        SettingsWrong: the template is missing, damaged, or names something that does not exist,
            or that has no value in this content; every fault is named.
        InputUnfit: a text holds a character that no document can hold.
    """
    parts = package.read_parts(template)
    roots = roots_of(template, parts)
    refuse_settings(each.problem for each in finished(template, parts, roots))
    refuse_settings(each.problem for each in faults_of(template, roots, content))
    own = content if look.charts else replace(content, charts={})
    fillings = {name: settle(root, own) for name, root in roots.items()}
    places = {name: Place(template.name, word) for name, word in package.text_parts(parts).items()}
    refuse_settings(each for name in roots for each in _gaps(fillings[name], places[name], content))
    refuse_input(each for found in fillings.values() for each in _unfit(found, content))
    drawing = Drawing(own, content, parts, sizes_of(parts), styles_of(parts))
    for name, found in fillings.items():
        write(found, drawing)
        renumber(roots[name])
    filled = {name: wordxml.serialise(root) for name, root in roots.items()}
    described = properties.described({**drawing.all_parts(), **filled}, about)
    return package.pack(refonted(described, look))


def _gaps(found: Iterable[Filling], place: Place, content: Content) -> Iterator[Problem]:
    """Name what a paragraph asks for and this content has no value for."""
    for paragraph, words in found:
        line = line_of(paragraph)
        for each in fields_in(line):
            there = each.name in words or (is_alone(line) and _is_drawn(each.name, content))
            if not (there or is_mark(each.name)):
                yield problem("template_field_unfilled", place, name=each.name, line=quoted(line))


def _is_drawn(name: str, content: Content) -> bool:
    return name in content.charts or name in content.tables


def _unfit(found: Iterable[Filling], content: Content) -> Iterator[Problem]:
    """Name every text that no document can hold; the same field says something else in each row."""
    for paragraph, words in found:
        for each in fields_in(line_of(paragraph)):
            for name in (each.name, each.above.name if each.reading else ""):
                if wordxml.unwritable(words.get(name, "")):
                    yield _unwritable(name, words[name])
            if each.name in content.tables and each.name not in words:
                yield from _unfit_cells(content.tables[each.name], each.name)


def _unfit_cells(table: Table, name: str) -> Iterator[Problem]:
    for row in ([column.heading for column in table.columns], *table.rows):
        for cell in row:
            if isinstance(cell, str) and wordxml.unwritable(cell):
                yield _unwritable(name, cell)


def _unwritable(name: str, text: str) -> Problem:
    code = f"U+{ord(wordxml.unwritable(text)):04X}"
    readable = "".join(letter for letter in text if not wordxml.unwritable(letter))
    return problem("text_unwritable", Place(name), letter=code, line=quoted(readable))
