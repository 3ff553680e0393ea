"""他自治体提供版: what another city needs to do the same, and nothing about any person.

Only what is named here gets in, so no template can print more: no name of a person or a section,
no reason that somebody typed, and no number of persons below five.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from automations.documents import sentences
from automations.documents.brief_tables import figure_text, for_executives
from automations.documents.composing import Material, composed, document
from automations.documents.prizes_given import prizes_given
from automations.tables.rendering import shown
from automations.tables.report import Column, Form, Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from automations.documents.content import Content
    from automations.documents.cover import DocumentCover
    from automations.tables.report import Figure, Report

_FILE = "documents/other_cities.toml"
_FIGURES = (
    *(f"{key}{suffix}" for key in ("visitors", "host_staff", "external", "bodies")
      for suffix in ("", "_last", "_change", "_rate")),
    "registrants", "attendance_rate", "walk_ins", "no_shows", "exhibitors", "speakers",
    "entries", "entries_ranked", "roll", "voters", "turnout", "ballots_valid", "finalists",
    "judges", "presented", "hall_ballots",
)  # fmt: skip
_COVER = (
    "event_name", "host", "award_name", "last_label", "handling", "check_number", "day", "as_of",
    "purpose", "venue",
)  # fmt: skip
_WRITTEN = ("results", "issues", "proposal")
_PERSONS, _LEAST = "人", 5
_PARTS = ("host_staff", "external")  # of the visitors: one of them gives the other away
_CONFIRMED = "確定"
_USE, _ROWS, _TITLE, _PRIZE = "用途", "行数", "取組名", "賞"


def other_cities(template: Path, report: Report, cover: DocumentCover) -> bytes:
    """Return the document as a file's bytes; the same arguments give the same bytes.

    Raises as `automations.documents.composing.document`.
    """
    own = replace(cover, office="")  # the file's properties say no more than the page
    return document(template, other_cities_content(report, own), own)


def other_cities_content(report: Report, cover: DocumentCover) -> Content:
    """Return everything a template of the document may name."""
    texts = cover.values()
    values = _numbers(report)
    values |= {key: texts[key] for key in _COVER if key in texts}
    tables = {each.key: each for each in _tables(report, cover) if each.rows}
    changed = report.figures.get("rules_changed")
    # How a rule was changed names who changed it, and why.
    rules = [each for each in cover.rules if changed is None or each != changed.value]
    written = {key: cover.said.get(key, "").splitlines() for key in _WRITTEN}
    lines = {key: [line for line in own if line.strip()] for key, own in written.items()}
    return composed(sentences.wordings(_FILE), Material(values, tables, {"rules": rules, **lines}))


def _numbers(report: Report) -> dict[str, str]:
    """Return the figures as people read them, without those that give a small one away."""
    hidden = {f"{key}{suffix}" for key in _FIGURES if _changed_from_few(report, key)
              for suffix in ("_change", "_rate")}  # fmt: skip
    if any(_is_few(report.figures.get(key)) for key in _PARTS):
        hidden |= set(_PARTS)
    told = (key for key in _FIGURES if key in report.figures and key not in hidden)
    return {key: _told(report.figures[key]) for key in told}


def _changed_from_few(report: Report, key: str) -> bool:
    """Tell whether a change would tell of a few: the number now, or that of the last time."""
    return any(_is_few(report.figures.get(each)) for each in (key, f"{key}_last"))


def _is_few(figure: Figure | None) -> bool:
    value = figure.value if figure and figure.unit == _PERSONS else None
    return isinstance(value, int) and 0 < value < _LEAST


def _told(figure: Figure) -> str:
    """Return a figure as people read it; a few persons are not told exactly."""
    few = _is_few(figure) and not figure.key.endswith("_change")
    return f"{_LEAST}{_PERSONS}未満" if few else figure_text(figure)


def _tables(report: Report, cover: DocumentCover) -> Iterator[Table]:
    if "comparison" in report.tables and not _small(report):
        yield for_executives(report.tables)["comparison"]
    prizes = prizes_given(report)
    if prizes and prizes.state == _CONFIRMED:
        yield _columns_of(prizes.table, _PRIZE, _TITLE)
    if criteria := report.tables.get("criteria"):
        yield criteria
    if days := cover.tables.get("days"):
        yield _columns_of(days, "内容", "開催日から")
    if others := cover.tables.get("other_figures"):
        yield others
    if inputs := report.tables.get("inputs"):
        yield _rows_read(inputs)


def _small(report: Report) -> bool:
    """Tell whether the comparison would tell of a few persons."""
    keys = ("visitors", "host_staff", "external")
    found = (report.figures.get(f"{key}{last}") for key in keys for last in ("", "_last"))
    return any(_LEAST > each.value > 0 for each in found if each and isinstance(each.value, int))


def _columns_of(table: Table, *headings: str) -> Table:
    named = [column.heading for column in table.columns]
    places = [named.index(heading) for heading in headings]
    columns = tuple(table.columns[place] for place in places)
    rows = tuple(tuple(row[place] for place in places) for row in table.rows)
    return replace(table, columns=columns, rows=rows)


def _rows_read(inputs: Table) -> Table:
    """Add the rows of each use up: the names of books may name people."""
    pairs = _columns_of(inputs, _USE, _ROWS).rows
    counts: dict[str, int] = {}
    for use, rows in pairs:
        counts[str(use)] = counts.get(str(use), 0) + (rows if isinstance(rows, int) else 0)
    texts = tuple((use, shown(rows, Form.COUNT)) for use, rows in counts.items())
    return Table("inputs", "読み取った行", (Column(_USE), Column(_ROWS)), texts)
