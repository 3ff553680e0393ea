"""What the template of each document may name: for people who change one, and for its doctor.

The names are those of the document's own words (`automations.documents.sentences`), so nothing is
listed that could not be filled in. Which columns a table has is known from a rehearsal; of a table
that no rehearsal makes, every column is taken for right.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

from automations import resources
from automations.documents import package, wordxml
from automations.documents.charts import Chart
from automations.documents.content import Content, content_of
from automations.documents.fields import (
    Field,
    closes,
    condition_of,
    fields_in,
    line_of,
    plain,
)
from automations.documents.marks import repeated_in
from automations.documents.sentences import Wordings, wordings
from automations.tables.report import Column, Form, Table, figure_kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from automations.documents.package import Parts

_UNKNOWN = "？"
_ASKED = re.compile(r"\{(\w+)([?!]?)\}")


class NameKind(Enum):
    """What stands in the place of a name; the value is what people read."""

    FIGURE = "数値"
    TEXT = "文"
    LINES = "文の並び"
    TABLE = "表"
    COLUMN = "表の列"
    CHART = "図"


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name as it stands in braces, what it means, and what it said in the rehearsal."""

    name: str
    kind: NameKind
    meaning: str
    example: str = ""
    aliases: tuple[str, ...] = ()


@cache
def _declared() -> Mapping[str, Mapping[str, Any]]:
    return _read("templates.toml")


@cache
def _rehearsed() -> Mapping[str, Mapping[str, Any]]:
    """Return what the rehearsal said: the texts, and the tables with columns and a row."""
    return _read("template_examples.toml")


def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads(resources.config_file(name).read_text(encoding="utf-8"))


def is_known(template: str) -> bool:
    """Tell whether a document is made from a template of this file name."""
    return template in _declared()["composed"] or template in _declared()["papers"]


def is_composed(template: str) -> bool:
    """Tell whether parts of a template may repeat and depend on conditions."""
    return template in _declared()["composed"]


def names_for(template: str, used: Iterable[Field] = ()) -> tuple[KnownName, ...]:
    """Return what a template of this file name may name, in the order in which people read it.

    ``used``: fields of a template that is in order; columns unknown to us are taken from these.

    Raises `KeyError` for a template that no document is made from.
    """
    if not is_composed(template):
        fields = _declared()["papers"][template]
        return tuple(KnownName(name, NameKind.TEXT, said) for name, said in fields.items())
    known = wordings(_declared()["composed"][template])
    return tuple(_composed_names(known, template, tuple(used)))


def content_for(template: str, used: Iterable[Field] = ()) -> Content:
    """Return a content with a value for everything that a template may name.

    ``used``: the fields of the template; columns of a table unknown to us are taken from these.
    Raises `KeyError` for a template that no document is made from.
    """
    if not is_composed(template):
        return content_of(dict.fromkeys(_declared()["papers"][template], _UNKNOWN), {})
    known = wordings(_declared()["composed"][template])
    texts = [name for each in known.texts for name in each.names]
    figures = [name for each in figure_kinds().values() for name in (each.label, *each.aliases)]
    tables = {
        name: _table(name, names[0], columns)
        for names, columns in _tables(known, template, tuple(used))
        for name in names
    }
    charts = {
        each.label: Chart(each.label, each.shape, (), (), each.unit, Form.COUNT)
        for each in known.charts
    }
    return content_of(dict.fromkeys((*figures, *texts), _UNKNOWN), tables, (), charts)


def used_fields(parts: Parts) -> Iterator[Field]:
    """Yield the fields of a template's parts in order, marks and what stands above others too."""
    for name in package.text_parts(parts):
        for paragraph in wordxml.paragraphs(wordxml.parse(parts[name])):
            for field in fields_in(line_of(paragraph)):
                yield from (field, field.above) if field.reading else (field,)


def asked_name(field: Field) -> str:
    """Return the name that a field asks for, also where it begins a part; "" where it ends one."""
    if closes(field.name):
        return ""
    condition = condition_of(field.name)
    return condition.name if condition else repeated_in(field.name) or field.name


def _composed_names(known: Wordings, template: str, used: tuple[Field, ...]) -> Iterator[KnownName]:
    said = _examples(template).get("texts", {})
    for text in known.texts:
        label, *others = text.names
        meaning = _in_words(text.sentences[0][0], label)
        yield KnownName(label, NameKind.TEXT, meaning, said.get(label, ""), tuple(others))
    yield from _tables_named(known, template, used)
    for chart in known.charts:
        meaning = _declared()["meanings"]["chart"].format(shape=chart.shape.value)
        yield KnownName(chart.label, NameKind.CHART, meaning)
    taken = {name for text in known.texts for name in text.names}
    figures = [kind for kind in figure_kinds().values() if kind.label not in taken]
    if said and not any(kind.label in said for kind in figures):
        return  # a document without any result
    for kind in figures:
        example = said.get(kind.label, "")
        yield KnownName(kind.label, NameKind.FIGURE, kind.basis, example, kind.aliases)


def _tables_named(known: Wordings, template: str, used: tuple[Field, ...]) -> Iterator[KnownName]:
    lines = {each.names[0] for each in known.lines}
    said = _declared()["meanings"]
    for (label, *others), columns in _tables(known, template, used):
        row = dict(zip(columns, _table_example(template, label), strict=False))
        of_lines = label in lines
        kind = NameKind.LINES if of_lines else NameKind.TABLE
        meaning = said["lines" if of_lines else "table"].format(label=label, column=columns[0])
        yield KnownName(label, kind, meaning, "", tuple(others))
        meaning = said["column"].format(label=label)
        for column in columns:
            name = f"{label}.{column}"
            yield KnownName(name, NameKind.COLUMN, meaning, row.get(column, ""))


def _tables(
    known: Wordings, template: str, used: tuple[Field, ...]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield the names of each table with its columns, of which there is at least one."""
    for line in known.lines:
        yield line.names, line.columns
    for key, names in known.tables.items():
        seen = _examples(template).get("tables", {}).get(names[0], {}).get("columns", ())
        declared = [
            column
            for chart in known.charts
            if chart.table == key
            for column in (chart.labels, *chart.values)
        ]
        columns = (*seen, *known.sometimes.get(key, ()), *declared)
        open_ended = not seen or key in _declared()["own_columns"]["tables"]
        own = {plain(name) for name in names} if open_ended else set()
        guessed = (each.column for each in used if each.table in own)
        yield names, tuple(dict.fromkeys((*columns, *guessed))) or (_UNKNOWN,)


def _examples(template: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = _rehearsed().get(template, {})
    return found


def _table_example(template: str, label: str) -> tuple[str, ...]:
    return tuple(_examples(template).get("tables", {}).get(label, {}).get("example", ()))


def _table(name: str, title: str, columns: Iterable[str]) -> Table:
    headings = tuple(map(Column, columns))
    return Table(name, title, headings, (tuple(_UNKNOWN for _ in headings),))


def _in_words(sentence: str, label: str) -> str:
    """Show what a text says, with 〔names〕 where values stand; "" if that is its own name.

    >>> _in_words("{visitors?}来場は{visitors}。", "来場の文")
    '来場は〔来場者数〕。'
    """
    labels = {key: kind.label for key, kind in figure_kinds().items()} | _labels_of_texts()
    said = _ASKED.sub(lambda at: "" if at[2] else f"〔{labels.get(at[1], '…')}〕", sentence)
    return "" if said in {f"〔{label}〕", "〔…〕"} else said


@cache
def _labels_of_texts() -> dict[str, str]:
    return {each.key: each.names[0] for each in wordings().texts}
