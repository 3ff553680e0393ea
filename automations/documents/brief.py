"""The brief (報告資料): one Word document for executives, conclusion first, from one Report.

Every number comes from the Report; every sentence from ``config/brief.toml``; every look from the
template. Only the tables named in that file can appear, so no template can print the standings,
which the secretariat alone may see.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from automations.documents import lint, page_one, sentences
from automations.documents.brief_tables import (
    ballot_identity,
    figure_text,
    figures_table,
    findings_table,
    for_executives,
    level_at_the_cut,
    runners_up,
)
from automations.documents.content import content_of
from automations.documents.properties import Properties
from automations.documents.template import fill
from automations.tables.rendering import ROUNDING_NOTE, shown
from automations.tables.report import Column, Form, Table, figure_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime
    from pathlib import Path

    from automations.documents.content import Content
    from automations.documents.sentences import Wordings
    from automations.tables.report import Report


@dataclass(frozen=True, slots=True)
class BriefCover:
    """What the brief says besides the Report; empty means: leave it out.

    Args:
        event_name: the name of the event.
        host: whose event it is.
        day: the day of the event.
        as_of: the moment up to which the books were read; zone-aware.
        check_number: the 照合番号, 8 characters.
        handling: who may read it, such as 幹部限り.
        office: the section in charge.
        award_name: the name of the award.
        categories: its categories, in the order in which they are to stand.
        last_label: what the previous event is called.
        rules: the rules of selection, a sentence each.
        decided: when the rules were fixed.
        approval_number: the number of the decision that fixed them.
        decide_by: the day until which it is to be decided.
        run: the name of the run.
        version: the version of this product.
    """

    event_name: str
    host: str
    day: date
    as_of: datetime
    check_number: str
    handling: str
    office: str = ""
    award_name: str = ""
    categories: tuple[str, ...] = ()
    last_label: str = ""
    rules: tuple[str, ...] = ()
    decided: date | datetime | None = None
    approval_number: str = ""
    decide_by: date | None = None
    run: str = ""
    version: str = ""


def brief(template: Path, report: Report, cover: BriefCover) -> bytes:
    """Return the brief as a file's bytes; the same arguments give the same bytes.

    Raises:
        SettingsWrong: the template cannot be used; every fault is named.
        InputUnfit: a text holds a character that no document can hold.
        DocumentFaulty: the document is not sound, which is our bug.
    """
    content = brief_content(report, cover)
    about = Properties(
        title=content.words["資料名"],
        author=content.words["所管"],
        moment=cover.as_of,
        subject=cover.event_name,
        keywords=f"照合番号 {cover.check_number}",
    )
    document = fill(template, content, about)
    lint.refuse_faulty(document, template.read_bytes(), content.texts())
    return document


def brief_content(report: Report, cover: BriefCover) -> Content:
    """Return everything a template of the brief may name."""
    known = sentences.wordings()
    values = _values(report, cover)
    own = {**_own_tables(report), **_line_tables(known, values, cover)}
    tables = _first_page({**for_executives(report.tables, cover.categories), **own})
    if tables.get("finalists") != tables.get("finalists_full"):
        values["shortened"] = "…"
    for text in known.texts:
        values[text.key] = "".join(sentences.said(text.sentences, values))
    named = {**known.tables, **{each.key: each.names for each in known.lines}}
    found = {name: tables[key] for key, names in named.items() if key in tables for name in names}
    absent = [name for key, names in named.items() if key not in tables for name in names]
    return content_of(_words(known, values), found, [*absent, *_lacking(known, tables)])


def _lacking(known: Wordings, tables: Mapping[str, Table]) -> Iterator[str]:
    """Yield the columns that a table of this report does without, as a template names them."""
    for key, columns in known.sometimes.items():
        own = tables[key].columns if key in tables else ()
        there = {column.in_templates or column.heading for column in own}
        lacking = [column for column in columns if there and column not in there]
        yield from (f"{name}.{column}" for name in known.tables[key] for column in lacking)


def _values(report: Report, cover: BriefCover) -> dict[str, str]:
    return {
        **{key: figure_text(figure) for key, figure in report.figures.items()},
        **{
            field.name: value
            for field in fields(cover)
            if isinstance(value := getattr(cover, field.name), str)
        },
        "day": shown(cover.day, Form.DAY),
        "as_of": shown(cover.as_of, Form.TIME),
        "decided": shown(cover.decided, Form.DAY),
        "decide_by": shown(cover.decide_by, Form.DAY),
        "rounding": ROUNDING_NOTE,
        "ballot_identity": ballot_identity(report),
        "level": level_at_the_cut(report),
        "runners_up": runners_up(report),
    }


def _words(known: Wordings, values: Mapping[str, str]) -> dict[str, str]:
    named = [(kind.key, (kind.label, *kind.aliases)) for kind in figure_kinds().values()]
    named += [(text.key, text.names) for text in known.texts]
    return {name: values.get(key, "") for key, names in named for name in names}


def _own_tables(report: Report) -> dict[str, Table]:
    return {table.key: table for table in (figures_table(report), findings_table(report))}


def _first_page(tables: dict[str, Table]) -> dict[str, Table]:
    """Add the finalists in full, for the annex, beside those that fit on page 1."""
    if "finalists" not in tables:
        return tables
    whole = tables["finalists"]
    first = page_one.fitted(whole, tables["selection"])
    return {**tables, "finalists": first, "finalists_full": whole}


def _line_tables(known: Wordings, values: Mapping[str, str], cover: BriefCover) -> dict[str, Table]:
    given = {"rules": cover.rules}
    tables = {}
    for each in known.lines:
        rows = each.rows(given.get(each.key) or sentences.said(each.sentences, values))
        tables[each.key] = Table(each.key, each.names[0], tuple(map(Column, each.columns)), rows)
    return tables
