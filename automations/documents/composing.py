"""A document's content from a Report: its sentences and names are data, its numbers the Report's.

What a document may name stands in its file under ``config/``: `automations.documents.sentences`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from automations.documents import lint, sentences
from automations.documents.brief_tables import figure_text
from automations.documents.charts import charts_of
from automations.documents.content import Content, content_of
from automations.documents.template import fill
from automations.tables.report import Column, Table, figure_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from automations.documents.cover import DocumentCover
    from automations.documents.sentences import Wordings
    from automations.tables.report import Report


@dataclass(frozen=True, slots=True)
class Material:
    """What a document is made of, by key.

    ``lines`` stand in the place of the sentences that a list of lines would be composed of.
    """

    values: Mapping[str, str]
    tables: Mapping[str, Table]
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)


def report_values(report: Report, cover: DocumentCover) -> dict[str, str]:
    """Return every figure of the report and every text of the cover as people read them."""
    figures = {key: figure_text(figure) for key, figure in report.figures.items()}
    return {**figures, **cover.values()}


def composed(known: Wordings, material: Material) -> Content:
    """Return everything that a template of the document may name."""
    values = with_texts(known, material.values)
    tables = {**material.tables, **line_tables(known, values, material.lines)}
    charts = charts_of(known.charts, tables, known.sometimes)
    named = {**known.tables, **{each.key: each.names for each in known.lines}}
    found = {name: tables[key] for key, names in named.items() if key in tables for name in names}
    absent = [name for key, names in named.items() if key not in tables for name in names]
    absent += [each.label for each in known.charts if each.label not in charts]
    absent += _lacking(known, tables)
    return content_of(_words(known, values), found, absent, charts)


def with_texts(known: Wordings, values: Mapping[str, str]) -> dict[str, str]:
    """Return the values with the texts that are made of them, each of those before it."""
    found = dict(values)
    for text in known.texts:
        found[text.key] = "".join(sentences.said(text.sentences, found))
    return found


def document(template: Path, content: Content, cover: DocumentCover) -> bytes:
    """Return the document as a file's bytes; the same arguments give the same bytes.

    ``content`` has a text 資料名, which is the document's title.

    Raises:
        SettingsWrong: the template cannot be used; every fault is named.
        InputUnfit: a text holds a character that no document can hold.
        DocumentFaulty: the document is not sound, which is our bug.
    """
    made = fill(template, content, cover.properties(content.words["資料名"]), cover.look)
    lint.refuse_faulty(made, template.read_bytes(), content.texts(), cover.look)
    return made


def line_tables(
    known: Wordings, values: Mapping[str, str], given: Mapping[str, Sequence[str]]
) -> dict[str, Table]:
    """Return the lists of lines as tables, by key; ``given`` stand in the place of sentences."""
    tables = {}
    for each in known.lines:
        rows = each.rows(given.get(each.key) or sentences.said(each.sentences, values))
        tables[each.key] = Table(each.key, each.names[0], tuple(map(Column, each.columns)), rows)
    return tables


def _words(known: Wordings, values: Mapping[str, str]) -> dict[str, str]:
    named = [(kind.key, (kind.label, *kind.aliases)) for kind in figure_kinds().values()]
    named += [(text.key, text.names) for text in known.texts]
    return {name: values.get(key, "") for key, names in named for name in names}


def _lacking(known: Wordings, tables: Mapping[str, Table]) -> Iterator[str]:
    """Yield the columns that a table of this report does without, as a template names them."""
    for key, columns in known.sometimes.items():
        own = tables[key].columns if key in tables else ()
        there = {column.in_templates or column.heading for column in own}
        lacking = [column for column in columns if there and column not in there]
        yield from (f"{name}.{column}" for name in known.tables[key] for column in lacking)
