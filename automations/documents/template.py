"""Fill a Word template: fields, repeated rows, conditional parts; headers and footers too.

A template is an ordinary Word file without code. Everything that is wrong with it is found before
anything is made, and every finding says what to do; there is no half-filled document.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from automations.documents import conditions, package, properties, repeats, wordxml
from automations.documents.content import content_of
from automations.documents.cover import Look
from automations.documents.fields import (
    Field,
    closes,
    condition_of,
    fields_in,
    line_of,
    replace_fields,
    stray_braces,
)
from automations.documents.fonts import refonted
from automations.errors import SettingsWrong
from automations.tables.nearest import did_you_mean
from automations.tables.places import Place
from automations.tables.problems import Problem, problem, refuse_input, refuse_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from automations.documents.content import Content
    from automations.documents.properties import Properties
    from automations.documents.wordxml import Element

_AS_IT_IS = Look()
_LONGEST_QUOTE = 30  # characters of a line, enough to find it again in the template


def opened(template: Path, known: Iterable[str]) -> tuple[dict[str, bytes], dict[str, Element]]:
    """Return the parts of a template and the roots of those that hold text, in order.

    ``known``: the fields that it may name. Raises `SettingsWrong` with every fault.
    """
    parts = package.read_parts(template)
    roots = {name: _root(template, parts[name]) for name in package.text_parts(parts)}
    places = {name: Place(template.name, word) for name, word in package.text_parts(parts).items()}
    content = content_of(dict.fromkeys(known, "?"), {})
    for find in (_conditional, partial(_faults, content=content)):
        refuse_settings(each for name in roots for each in find(roots[name], places[name]))
    return parts, roots


def _conditional(root: Element, place: Place) -> Iterator[Problem]:
    """Name the conditions of a template that is filled in for many: what would they ask of?"""
    for line in map(line_of, wordxml.paragraphs(root)):
        for field in fields_in(line):
            if condition_of(field.name) or closes(field.name):
                words = {"name": field.name, "line": _quoted(line)}
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
    roots = {name: _root(template, parts[name]) for name in package.text_parts(parts)}
    places = {name: Place(template.name, word) for name, word in package.text_parts(parts).items()}
    refuse_settings(each for name in roots for each in _faults(roots[name], places[name], content))
    for root in roots.values():
        conditions.settle(root, content)
    refuse_settings(each for name in roots for each in _gaps(roots[name], places[name], content))
    for root in roots.values():
        _fill_part(root, content)
    filled = {name: wordxml.serialise(root) for name, root in roots.items()}
    described = properties.described({**parts, **filled}, about)
    return package.pack(refonted(described, look))


def _root(template: Path, part: bytes) -> Element:
    try:
        return wordxml.parse(part)
    except ValueError as failure:
        raise SettingsWrong(problem("template_unreadable", Place(template.name))) from failure


def _faults(root: Element, place: Place, content: Content) -> Iterator[Problem]:
    for code, line in conditions.misplaced(root):
        yield problem(code, place, line=_quoted(line))
    for line in repeats.mixed(root, content):
        yield problem("template_two_tables", place, line=_quoted(line))
    for paragraph in wordxml.paragraphs(root):
        line = line_of(paragraph)
        if stray_braces(line):
            yield problem("template_brace_open", place, line=_quoted(line))
        for field in fields_in(line):
            yield from _misnamed(field, line, place, content)


def _misnamed(field: Field, line: str, place: Place, content: Content) -> Iterator[Problem]:
    words = {"name": field.name, "line": _quoted(line)}
    condition = condition_of(field.name)
    name = condition.name if condition else field.name
    asked = Field(name, field.start, field.end)
    if name in content.tables:
        if not condition:
            column = content.names(Field(f"{name}.", 0, 0))[0]
            yield problem("template_table_alone", place, **words, column=column)
    elif not (closes(name) or content.knows(asked)):
        words["name"], hint = name, did_you_mean(name, content.names(asked))
        yield problem("template_field_unknown", place, **words, hint=hint)


def _gaps(root: Element, place: Place, content: Content) -> Iterator[Problem]:
    for paragraph in wordxml.paragraphs(root):
        line = line_of(paragraph)
        for field in fields_in(line):
            if not content.fills(field):
                yield problem("template_field_unfilled", place, name=field.name, line=_quoted(line))


def _fill_part(root: Element, content: Content) -> None:
    fillings = repeats.spread(root, content)
    found = [(each, words, fields_in(line_of(each))) for each, words in fillings]
    # Of every row: the same field says something else in each.
    used = ((field.name, words[field.name]) for _, words, fields in found for field in fields)
    refuse_input(_unwritable(name, text) for name, text in used if wordxml.unwritable(text))
    for paragraph, words, fields in found:
        replace_fields(paragraph, [(field, words[field.name]) for field in fields])


def _unwritable(name: str, text: str) -> Problem:
    code = f"U+{ord(wordxml.unwritable(text)):04X}"
    readable = "".join(letter for letter in text if not wordxml.unwritable(letter))
    return problem("text_unwritable", Place(name), letter=code, line=_quoted(readable))


def _quoted(line: str) -> str:
    text = " ".join(line.split())
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
