"""Everything that is wrong with a template, each fault with the paragraph it stands in.

Both who fills a template in and who examines it ask here, so the two can never disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from automations.documents import package, wordxml
from automations.documents.fields import (
    Field,
    closes,
    condition_of,
    fields_in,
    line_of,
    stray_braces,
)
from automations.documents.marks import (
    is_mark,
    misplaced,
    repeated_in,
    repeated_parts,
    tables_around,
)
from automations.documents.properties import is_finished
from automations.documents.settling import fields_of
from automations.errors import SettingsWrong
from automations.tables.nearest import did_you_mean
from automations.tables.places import Place
from automations.tables.problems import Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from automations.documents.content import Content
    from automations.documents.package import Parts
    from automations.documents.wordxml import Element

_BOX = wordxml.name_of("txbxContent")
# What else is read while a template is filled in.
_NEEDED = {"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/styles.xml"}
_CHECK_NUMBER = "照合番号"
_LONGEST_QUOTE = 30  # characters of a line, enough to find it again in the template


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """A problem, and where it is: the part, and the paragraph in it, counted from 0."""

    part: str
    paragraph: int
    problem: Problem


def faults_in(template: Path, content: Content) -> tuple[TemplateFault, ...]:
    """Return every fault of a template for a content, by part and paragraph.

    Raises as `package.read_parts`, and `SettingsWrong` if a part of it is no XML.
    """
    parts = package.read_parts(template)
    roots = roots_of(template, parts)
    return (*finished(template, parts, roots), *faults_of(template, roots, content))


def finished(template: Path, parts: Parts, roots: Mapping[str, Element]) -> Iterator[TemplateFault]:
    """Find a document that was made once, of last year perhaps, in the place of its template.

    It would be handed out under today's date with the numbers of then. Who makes a template of
    one puts the check number's field back.
    """
    lines = (line_of(each) for root in roots.values() for each in wordxml.paragraphs(root))
    named = any(field.name == _CHECK_NUMBER for line in lines for field in fields_in(line))
    if is_finished(parts) and not named:
        yield TemplateFault(package.BODY, 0, problem("template_finished", Place(template.name)))


def roots_of(template: Path, parts: Parts) -> dict[str, Element]:
    """Return the parts that hold text; raise `SettingsWrong` if one that is needed is no XML."""
    try:
        for name in _NEEDED & parts.keys():
            wordxml.parse(parts[name])
        return {name: wordxml.parse(parts[name]) for name in package.text_parts(parts)}
    except ValueError as failure:
        raise SettingsWrong(problem("template_unreadable", Place(template.name))) from failure


def faults_of(
    template: Path, roots: Mapping[str, Element], content: Content
) -> Iterator[TemplateFault]:
    """Yield every fault of parts that nothing was filled into."""
    for part, word in package.text_parts(dict.fromkeys(roots, b"")).items():
        place = Place(template.name, word)
        numbers = {each: number for number, each in enumerate(wordxml.paragraphs(roots[part]))}
        for paragraph, code, words in _of_part(roots[part], part, content):
            line = quoted(line_of(paragraph))
            yield TemplateFault(part, numbers[paragraph], problem(code, place, line=line, **words))


def quoted(line: str) -> str:
    """Return as much of a line as finds it again."""
    text = " ".join(line.split())
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


_Found = tuple["Element", str, dict[str, str]]


def _of_part(root: Element, part: str, content: Content) -> Iterator[_Found]:
    for code, paragraph in misplaced(root):
        yield paragraph, code, {}
    for paragraph in _mixed(root, content):
        yield paragraph, "template_two_tables", {}
    for paragraph in wordxml.paragraphs(root):
        line = line_of(paragraph)
        if stray_braces(line):
            yield paragraph, "template_brace_open", {}
        for field in fields_in(line):
            apart = part != package.BODY or wordxml.nearest_above(paragraph, _BOX) is not None
            for code, words in _misnamed(field, content, alone=is_alone(line), apart=apart):
                yield paragraph, code, words


def is_alone(line: str) -> bool:
    """Tell whether a line is one field and nothing else.

    >>> is_alone(" {{来場者の内訳}} "), is_alone("表 {{来場者の内訳}}")
    (True, False)
    """
    text = line.strip()
    fields = fields_in(text)
    return len(fields) == 1 and (fields[0].start, fields[0].end) == (0, len(text))


def _misnamed(
    field: Field, content: Content, *, alone: bool, apart: bool
) -> Iterator[tuple[str, dict[str, str]]]:
    if table := repeated_in(field.name):
        yield from _not_repeated(table, content)
        return
    condition = condition_of(field.name)
    asked = Field(condition.name if condition else field.name, 0, 0)
    if closes(asked.name) or (condition and asked.name in {*content.tables, *content.charts}):
        return
    if asked.name in content.charts:
        if apart:
            yield "template_chart_outside", {"name": asked.name}
        elif not alone:
            yield "template_chart_alone", {"name": asked.name}
    elif asked.name in content.tables:
        if not alone:
            column = content.names(Field(f"{asked.name}.", 0, 0))[0]
            yield "template_table_alone", {"name": asked.name, "column": column}
    elif not content.knows(asked):
        yield _unknown(asked, content)
    if field.reading and not content.knows(field.above):
        yield _unknown(field.above, content)


def _not_repeated(name: str, content: Content) -> Iterator[tuple[str, dict[str, str]]]:
    if name in content.tables or (name in content.absent and name not in content.charts):
        return
    if name in {*content.words, *content.charts}:
        yield "template_repeat_of_text", {"name": name}
        return
    hint = did_you_mean(name, tuple(content.tables))
    yield "template_field_unknown", {"name": name, "hint": hint}


def _unknown(field: Field, content: Content) -> tuple[str, dict[str, str]]:
    hint = did_you_mean(field.name, content.names(field))
    return "template_field_unknown", {"name": field.name, "hint": hint}


def _mixed(root: Element, content: Content) -> Iterator[Element]:
    """Yield a paragraph of each row whose fields belong to more than one table."""
    units: dict[Element, None] = {}
    for paragraph in wordxml.paragraphs(root):
        row = wordxml.nearest_above(paragraph, wordxml.ROW)
        units[paragraph if row is None else row] = None
    parts = repeated_parts(root)
    for unit in units:
        own = {each.table for each in fields_of(unit) if _repeats(each, content)}
        if len(own) > 1 and len(own - tables_around(unit, parts)) > 1:
            yield unit if unit.tag == wordxml.PARAGRAPH else next(wordxml.paragraphs(unit))


def _repeats(field: Field, content: Content) -> bool:
    return not is_mark(field.name) and content.table_of(field) is not None
