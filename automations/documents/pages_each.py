"""A part of a template that stands once for each row of a table: a letter for each person.

What stands between the lines ``{{くりかえし 通知}}`` and ``{{ここまで}}`` is copied for each
row of 通知; in a copy ``{{通知.宛名}}`` and ``{{もし 通知.宛名}}`` ask of its row.
``{{通知.宛名《通知のふりがな》}}`` bears the other column above it, as ruby.
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

from automations.documents import conditions, lint, package, wordxml
from automations.documents.content import Content
from automations.documents.fields import (
    Field,
    closes,
    condition_of,
    fields_in,
    line_of,
    replace_fields,
)
from automations.documents.readings import CLOSE, OPEN, sizes_of, write_above
from automations.documents.template import fill
from automations.documents.wordxml import name_of
from automations.errors import SettingsWrong
from automations.tables.nearest import did_you_mean
from automations.tables.places import Place
from automations.tables.problems import Problem, problem, refuse_input, refuse_settings

if TYPE_CHECKING:
    from automations.documents.cover import DocumentCover
    from automations.documents.wordxml import Element

_OPENS = "くりかえし"
_HERE = "\ue000"
_RUBY = re.compile(r"(.+)《(.+)》")


def pages_each(template: Path, content: Content, cover: DocumentCover) -> bytes:
    """Return the document as a file's bytes; as `automations.documents.composing.document`.

    Raises as that, and if no part of the template is repeated.
    """
    parts = package.read_parts(template)
    root = wordxml.parse(parts[package.BODY])
    table, block = _taken_out(template, root)
    refuse_settings(_unknown(template, block, table, content))
    around = _around(template, {**parts, package.BODY: wordxml.serialise(root)}, content, cover)
    made = wordxml.parse(around[package.BODY])
    place = next(each for each in wordxml.paragraphs(made) if line_of(each) == _HERE)
    sizes = sizes_of(parts)
    for row in content.rows(Field(f"{table}.", 0, 0)):
        for element in _copy(block, _of_row(content, row), sizes):
            place.addprevious(element)
    wordxml.remove(place)
    document = package.pack({**around, package.BODY: wordxml.serialise(made)})
    lint.refuse_faulty(document, template.read_bytes(), content.texts(), cover.look)
    return document


def _taken_out(template: Path, root: Element) -> tuple[str, list[Element]]:
    """Take the repeated part out of a body, and mark where it stood; return its table too."""
    for opening in list(wordxml.paragraphs(root)):
        names = [each.name for each in fields_in(line_of(opening))]
        if len(names) == 1 and names[0].startswith(_OPENS):
            block = list(_until_the_end(opening))
            for each in block:
                wordxml.remove(each)
            replace_fields(opening, [(fields_in(line_of(opening))[0], _HERE)])
            return names[0].removeprefix(_OPENS), block[:-1]
    raise SettingsWrong(problem("template_without_cards", Place(template.name), name=_OPENS))


def _until_the_end(opening: Element) -> Iterator[Element]:
    """Yield what follows a line that opens a part, up to the line that closes it."""
    depth = 1
    for each in opening.itersiblings():
        names = [field.name for field in fields_in(line_of(each))]
        depth += sum(condition_of(name) is not None for name in names)
        depth -= sum(map(closes, names))
        yield each
        if depth == 0:
            return


def _unknown(
    template: Path, block: list[Element], table: str, content: Content
) -> Iterator[Problem]:
    """Name the fields of the repeated part that do not exist."""
    columns = content.names(Field(f"{table}.", 0, 0))
    names = {*columns, *content.words, *content.absent, *content.tables}
    for paragraph in (each for one in block for each in wordxml.paragraphs(one)):
        line = line_of(paragraph)
        for field in fields_in(line):
            condition, ruby = condition_of(field.name), _RUBY.fullmatch(field.name)
            name = condition.name if condition else ruby[1] if ruby else field.name
            if not (closes(name) or name in names):
                words = {"name": name, "line": line, "hint": did_you_mean(name, columns)}
                yield problem("template_field_unknown", Place(template.name), **words)


def _around(
    template: Path, parts: Mapping[str, bytes], content: Content, cover: DocumentCover
) -> dict[str, bytes]:
    """Return the parts with all else filled in."""
    with tempfile.TemporaryDirectory() as folder:
        rest = Path(folder) / template.name
        rest.write_bytes(package.pack(parts))
        filled = fill(rest, content, cover.properties(content.words["資料名"]), cover.look)
    with zipfile.ZipFile(io.BytesIO(filled)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _of_row(content: Content, row: Mapping[str, str]) -> Content:
    said = {name: text for name, text in row.items() if text}
    return Content({**content.words, **said}, content.tables, content.absent)


def _copy(block: list[Element], own: Content, sizes: Mapping[str, int]) -> list[Element]:
    holder = block[0].makeelement(name_of("body"))
    holder.extend(deepcopy(block))
    conditions.settle(holder, own)
    for paragraph in list(wordxml.paragraphs(holder)):
        said = [(each, *_said(each, own)) for each in fields_in(line_of(paragraph))]
        refuse_input(fault for each, text, _ in said for fault in _unwritable(each.name, text))
        style = next((each.get(name_of("val")) for each in paragraph.iter(name_of("pStyle"))), "")
        _replace(paragraph, said, sizes.get(style, sizes[""]))
    return list(holder)


def _said(field: Field, own: Content) -> tuple[str, str]:
    """Return what stands in the place of a field, and what stands above that, if anything."""
    ruby = _RUBY.fullmatch(field.name)
    if not ruby:
        return own.words.get(field.name, ""), ""
    base = ruby[1]
    above = ruby[2] if "." in ruby[2] else f"{base.partition('.')[0]}.{ruby[2]}"
    text, reading = own.words.get(base, ""), own.words.get(above, "")
    return text, reading if text and reading != text else ""


def _replace(paragraph: Element, said: list[tuple[Field, str, str]], size: int) -> None:
    marked = ((field, f"{OPEN}{text}{CLOSE}" if above else text) for field, text, above in said)
    replace_fields(paragraph, list(marked))
    write_above(paragraph, [above for _, _, above in said if above], size)


def _unwritable(name: str, text: str) -> Iterator[Problem]:
    if letter := wordxml.unwritable(text):
        readable = "".join(each for each in text if not wordxml.unwritable(each))
        words = {"letter": f"U+{ord(letter):04X}", "line": readable}
        yield problem("text_unwritable", Place(name), **words)
