"""ひな形点検: what is wrong with a template, and a copy of it with a comment at each fault.

The template itself is never touched. What refuses a document is found by the very rules that fill
one in (`automations.documents.template_faults`); what people bring from other tools, and what only
shows on paper, is found here.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from automations import resources
from automations.documents import package, wordxml
from automations.documents.field_catalogue import asked_name, content_for, is_composed, used_fields
from automations.documents.fields import Field, fields_in, line_of
from automations.documents.lint import fonts_of
from automations.documents.marks import is_mark
from automations.documents.template_faults import faults_in, quoted
from automations.documents.template_habits import other_syntax, single_braces
from automations.documents.template_notes import changes_in, odd_fonts, silent_pictures
from automations.documents.word_comments import Remark, commented
from automations.documents.word_files import unusable
from automations.errors import SettingsWrong
from automations.tables.places import Place
from automations.tables.problems import Severity, problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from automations.documents.content import Content
    from automations.documents.package import Parts
    from automations.documents.word_comments import Author
    from automations.documents.wordxml import Element
    from automations.tables.problems import Problem

    Said = tuple[str, Mapping[str, str]]

_SAID = "word/comments"


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem of a template, at a paragraph of a part, counted from 0."""

    part: str
    paragraph: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class Examination:
    """What a template names, each once and in order, and what is wrong with it.

    A file that is no Word document has findings without a part.
    """

    fields: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def faults(self) -> tuple[Problem, ...]:
        """Return what keeps a document from being made as it is meant, each once."""
        return self._of(Severity.REFUSE)

    @property
    def notes(self) -> tuple[Problem, ...]:
        """Return what only shows on paper, each once."""
        return self._of(Severity.NOTE)

    def _of(self, severity: Severity) -> tuple[Problem, ...]:
        own = (each.problem for each in self.findings if each.problem.severity is severity)
        return tuple(dict.fromkeys(own))


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    place: Place
    paragraphs: tuple[Element, ...]


def examined(template: Path, kind: str) -> Examination:
    """Return what is wrong with a template; ``kind`` is the name of the shipped one for its job.

    Raises:
        OSError: the file cannot be read.
        KeyError: no document is made from a template of that kind.
    """
    code = unusable(template.read_bytes())
    try:
        if not code:
            return _examined(template, kind)
    except (SettingsWrong, ValueError):  # a damaged member, or one that is no XML
        code = "template_unreadable"
    return Examination((), (Finding("", 0, problem(code, Place(template.name))),))


def _examined(template: Path, kind: str) -> Examination:
    parts = package.read_parts(template)
    read = [
        _Part(name, Place(template.name, word), tuple(wordxml.paragraphs(_root(parts, name))))
        for name, word in package.text_parts(parts).items()
    ]
    used = tuple(used_fields(parts))
    content = content_for(kind, used)
    refusing = [
        Finding(each.part, each.paragraph, each.problem) for each in faults_in(template, content)
    ]
    own = (finding for part in read for finding in _of_part(part, content, kind))
    names = dict.fromkeys(filter(None, map(asked_name, used)))
    return Examination(tuple(names), tuple(dict.fromkeys((*refusing, *own))))


def annotated(template: Path, findings: Iterable[Finding], author: Author) -> bytes:
    """Return a copy of the template with a comment for each finding."""
    remarks = (
        Remark(each.part, each.paragraph, f"{each.problem.found}。{each.problem.remedy}。")
        for each in findings
    )
    return package.pack(commented(package.read_parts(template), remarks, author))


def is_annotated(document: bytes, author: str) -> bool:
    """Tell whether these are the bytes of a copy with comments, as we made it.

    Whoever saves it, with Word or any other program, packs it in a way of its own.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(document)) as packed:
            said = b"".join(packed.read(each) for each in packed.namelist() if _SAID in each)
    except (OSError, ValueError, RuntimeError, zipfile.BadZipFile):
        return False
    return f'w:author="{author}"'.encode() in said and package.is_as_packed(document)


def _root(parts: Parts, name: str) -> Element:
    return wordxml.parse(parts[name])


def _of_part(part: _Part, content: Content, kind: str) -> Iterator[Finding]:
    fonts = _fonts(kind)
    for number, paragraph in enumerate(part.paragraphs):
        line = quoted(line_of(paragraph))
        found = (*_not_ours(paragraph, content, kind), *odd_fonts(paragraph, fonts))
        for code, words in (
            *found,
            *[("template_picture_silent", {})] * silent_pictures(paragraph),
        ):
            yield Finding(part.name, number, problem(code, part.place, line=line, **words))
    count, first = changes_in(part.paragraphs)
    if count:
        told = problem("template_tracked_changes", part.place, count=count)
        yield Finding(part.name, first, told)


def _not_ours(paragraph: Element, content: Content, kind: str) -> Iterator[Said]:
    """Yield what a paragraph says that is no field of a template of this kind."""
    line = line_of(paragraph)
    for name, tool in other_syntax(paragraph):
        yield "template_other_syntax", {"name": name, "kind": tool}
    for name in single_braces(line, content):
        yield "template_single_brace", {"name": name}
    for field in fields_in(line):
        if table := _elsewhere(field, content):
            yield "template_column_elsewhere", {"column": field.column, "table": table}
    if not is_composed(kind):  # papers for many people know no conditions
        for name in (each.name for each in fields_in(line)):
            if is_mark(name):
                yield "template_field_unknown", {"name": name, "hint": ""}


def _elsewhere(field: Field, content: Content) -> str:
    """Return the first table that has the column which the field's own table lacks, or ""."""
    if content.table_of(field) is None or content.fills(field):
        return ""
    others = (each for each in sorted(content.tables) if each != field.table)
    return next((each for each in others if content.fills(_column(each, field.column))), "")


def _column(table: str, column: str) -> Field:
    return Field(f"{table}.{column}", 0, 0)


@cache
def _fonts(kind: str) -> frozenset[str]:
    return fonts_of(resources.template_file(kind).read_bytes())
