"""別冊 of ファイナリスト案: every entry's rank and votes, for the secretariat alone.

It names no voter: only what entries got, and what became of ballots and choices.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from automations.documents import sentences
from automations.documents.brief_tables import for_executives
from automations.documents.composing import Material, composed, document, report_values
from automations.documents.content import Content
from automations.documents.finalists_words import finalists_values, score_heading
from automations.tables.rendering import shown
from automations.tables.report import Cell, Column, Report, Table

if TYPE_CHECKING:
    from automations.documents.cover import DocumentCover

_WORDS = "documents/standings_annex.toml"
_BEFORE = ("順位", "部門内順位", "部門", "番号", "取組名", "所属")
_AFTER = ("結果", "理由")
_PARTS = "内訳"


def standings_annex(template: Path, report: Report, cover: DocumentCover) -> bytes:
    """Return the annex as a file's bytes; the same arguments give the same bytes.

    Raises as `automations.documents.composing.document`.
    """
    return document(template, annex_content(report, cover), cover)


def annex_content(report: Report, cover: DocumentCover) -> Content:
    """Return everything a template of the annex may name."""
    values = {**report_values(report, cover), **finalists_values(report)}
    values["state"] = _state(report)
    values["standings_note"] = report.tables["standings"].note
    tables = {**cover.tables, **for_executives(report.tables, cover.categories)}
    tables["standings"] = in_one_line(tables["standings"])
    return composed(sentences.wordings(_WORDS), Material(values, tables))


def _state(report: Report) -> str:
    if "approved" in report.figures:
        return f"承認済み（{report.figures['approved'].value}）"
    return "判定待ち" if "tie_open" in report.figures else "案"


def in_one_line(standings: Table) -> Table:
    """Return the standings with the columns that differ by event as one: 「効果 12、工夫 9」."""
    headings = [each.heading for each in standings.columns]
    score = headings.index(score_heading(standings))
    kept = [*map(headings.index, _BEFORE), score]
    ends = [headings.index(each) for each in _AFTER]
    parts = [place for place in range(len(headings)) if place not in {*kept, *ends}]
    columns = standings.columns
    order = (*(columns[place] for place in kept), Column(_PARTS), *(columns[at] for at in ends))
    rows = tuple(
        (*(row[at] for at in kept), _joined(columns, row, parts), *(row[at] for at in ends))
        for row in standings.rows
    )
    return replace(standings, columns=order, rows=rows)


def _joined(columns: tuple[Column, ...], row: tuple[Cell, ...], parts: list[int]) -> str:
    told = ((columns[at].heading, shown(row[at], columns[at].form)) for at in parts)
    return "、".join(f"{heading} {value}" for heading, value in told if value)
