"""応募状況報告: how many entries there are, of whom, what is missing and what comes next.

Every number is the Report's; what differs by event (a column a category) is only put otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from automations.documents import sentences
from automations.documents.brief_tables import findings_table
from automations.documents.composing import Material, composed, document, report_values
from automations.documents.content import Content
from automations.tables.dispositions import words
from automations.tables.rendering import ROUNDING_NOTE, shown
from automations.tables.report import Cell, Column, Figure, Form, Report, Table, figure_kinds

if TYPE_CHECKING:
    from automations.documents.cover import DocumentCover

_WORDS = "documents/applications.toml"
_SECTION, _TOTAL, _SHARED, _HELD, _STATE = "所属", "計", "共同", "保留", "状況"
_NONE, _UNLISTED = "応募なし", "一覧にない所属"
_HANDLING, _DISPOSITION = "扱い", "処理区分"
_COUNTED = "数える"
_READ = "計"
_NO_DATA = ("layout_example", "layout_total", "layout_heading", "layout_note")


def applications_report(template: Path, report: Report, cover: DocumentCover) -> bytes:
    """Return the report as a file's bytes; the same arguments give the same bytes.

    Raises as `automations.documents.composing.document`.
    """
    return document(template, applications_content(report, cover), cover)


def applications_content(report: Report, cover: DocumentCover) -> Content:
    """Return everything a template of the report may name."""
    values = {**report_values(report, cover), **_values(report, cover)}
    own = (
        by_category(report.tables["entry_sections"]),
        by_section(report.tables["entry_sections"]),
        held_entries(report),
        _dispositions(report),
        _savings(report),
        _to_come(cover),
        findings_table(report),
    )
    tables = {**cover.tables, **report.tables, **{each.key: each for each in own}}
    bars = tables["by_category"]
    tables["by_category_bars"] = replace(bars, rows=bars.rows[:-1])
    return composed(sentences.wordings(_WORDS), Material(values, tables))


def _values(report: Report, cover: DocumentCover) -> dict[str, str]:
    sections = report.tables["entry_sections"]
    held, hours = _of_total(sections, _HELD), report.figures.get("hours_saved")
    savings = report.tables["entry_savings"]
    return {
        "kind": "報告",
        "rounding": ROUNDING_NOTE,
        "held": shown(held, Form.COUNT, "件") if held else "",
        "next": _next(cover),
        "hours": _hours(hours) if hours else "",
        "hours_of": shown(hours.n, Form.COUNT, "件") if hours else "",
        "last_entries": _last(cover),
        "none_of": "、".join(_sections_that_are(sections, _NONE)),
        "not_listed": "、".join(_sections_that_are(sections, _UNLISTED)),
        "reckoned": savings.note if savings.rows else "",
    }


def _hours(hours: Figure) -> str:
    """Return the hours; without decimals where there are none."""
    value = hours.value
    whole = isinstance(value, Fraction) and value.denominator == 1
    return shown(value, Form.COUNT if whole else Form.SCORE, hours.unit)


def _next(cover: DocumentCover) -> str:
    rows = _to_come(cover).rows
    return f"{rows[0][0]}（{shown(rows[0][1], Form.DAY)}）" if rows else ""


def by_category(sections: Table) -> Table:
    """Return how many entries each category has, and their sum, from the table by section."""
    last = sections.rows[-1]
    pairs = [(sections.columns[at].heading, last[at]) for at in _categories(sections)]
    total = (_TOTAL, _of_total(sections, _TOTAL))
    columns = (Column("部門"), Column("件数", Form.COUNT))
    return Table("by_category", "部門別の取組", columns, (*pairs, total))


def by_section(sections: Table) -> Table:
    """Return the sections that have entries, with their categories in one column."""
    headings = [each.heading for each in sections.columns]
    names = (_TOTAL, _SHARED, _HELD)
    counts = [headings.index(each) for each in names]
    state = headings.index(_STATE)
    own = _categories(sections)
    rows = tuple(
        (row[0], _each(sections, row, own), *(row[at] for at in counts))
        for row in sections.rows
        if row[state] != _NONE
    )
    columns = (
        Column(_SECTION),
        Column("部門ごとの数"),
        *(Column(each, Form.COUNT) for each in names),
    )
    return Table("by_section", "所属別の取組", columns, rows)


def held_entries(report: Report) -> Table:
    """Return the applications that wait, and for what."""
    waiting = {row[0] for row in report.tables["entry_dispositions"].rows if _HELD in row[1:]}
    table = report.tables["entry_rows"]
    place = [each.heading for each in table.columns].index(_DISPOSITION)
    rows = tuple(row for row in table.rows if row[place] in waiting)
    return replace(table, key="held_entries", rows=rows)


def _dispositions(report: Report) -> Table:
    """Return what became of the applications, what counts first, and their sum.

    Rows that are no data are left out. Raises `ValueError` if it does not add up: our bug.
    """
    table, total = report.tables["entry_dispositions"], report.figures["applications"].value
    none = {words(code) for code in _NO_DATA}
    found = [row for row in table.rows if row[1] and row[0] not in none]
    if sum(count for row in found if isinstance(count := row[1], int)) != total:
        message = f"{table.key} does not add up to applications"
        raise ValueError(message)
    ordered = sorted(found, key=lambda row: _COUNTED not in row)
    return replace(table, rows=(*ordered, (_READ, total, "")))


def _savings(report: Report) -> Table:
    """Return what was written of savings and could be reckoned, without what could not."""
    table = report.tables["entry_savings"]
    place = [each.heading for each in table.columns].index("計算")
    rows = tuple(row for row in table.rows[:-1] if row[place])
    return replace(table, rows=rows)


def _to_come(cover: DocumentCover) -> Table:
    """Return the days of the settings that are not past."""
    known = cover.tables.get("days")
    if known is None:
        return Table("days_to_come", "これからの日程", (Column("内容"), Column("日")), ())
    place = [each.heading for each in known.columns].index("日")
    today = cover.as_of.date().isoformat()
    rows = tuple(row for row in known.rows if str(row[place]) >= today)
    return replace(known, key="days_to_come", rows=rows)


def _last(cover: DocumentCover) -> str:
    """Return how many entries there were last time, if organisers wrote it among other figures."""
    kinds = (figure_kinds()[key] for key in ("applications", "entries", "entries_shown"))
    names = {name for kind in kinds for name in (kind.label, *kind.aliases)}
    known = cover.tables.get("other_figures")
    rows = known.rows if known else ()
    return next((str(row[3]) for row in rows if row[1] in names and row[3]), "")


def _categories(sections: Table) -> Sequence[int]:
    headings = [each.heading for each in sections.columns]
    return range(1, headings.index(_TOTAL))


def _of_total(sections: Table, heading: str) -> Cell:
    return sections.rows[-1][[each.heading for each in sections.columns].index(heading)]


def _sections_that_are(sections: Table, state: str) -> Iterator[str]:
    place = [each.heading for each in sections.columns].index(_STATE)
    yield from (str(row[0]) for row in sections.rows if row[place] == state)


def _each(sections: Table, row: Sequence[Cell], places: Sequence[int]) -> str:
    told = ((sections.columns[at].heading, row[at]) for at in places)
    return "、".join(f"{name} {shown(count, Form.COUNT)}" for name, count in told if count)
