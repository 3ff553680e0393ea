"""What the proposal of the finalists is tested with: its cover, and ways to read it."""

from __future__ import annotations

import io
from dataclasses import replace

import docx

from automations.documents.content import Content
from automations.documents.cover import DocumentCover
from automations.tables.report import Column, Figure, Report, Table

SEED = "みどり野区DXアワード"


def proposing(cover: DocumentCover) -> DocumentCover:
    """Return a cover with what is said of the rules."""
    said = {
        "ballot_rule": "投票対象者は、各部門3件まで取組を選ぶ。",
        "seats_rule": "ファイナリストは7件。",
        "tie_order": "評価基準の順に比べる→人が決める",
        "lots_seed": SEED,
    }
    return replace(cover, number="資料1", extension="2345", said=said)


def lines(content: Content, name: str) -> list[str]:
    return [str(row[-1]) for row in content.tables[name].rows]


def pairs(content: Content, name: str) -> dict[str, str]:
    return {str(term): str(said) for term, said in content.tables[name].rows}


def boxed(content: Content) -> dict[str, str]:
    rows = content.tables["資料の欄"].rows
    return {str(row[at]): str(row[at + 1]) for row in rows for at in (0, 2)}


def with_figures(report: Report, *figures: Figure) -> Report:
    return replace(report, figures={**report.figures, **{each.key: each for each in figures}})


def with_tables(report: Report, *tables: Table) -> Report:
    return replace(report, tables={**report.tables, **{each.key: each for each in tables}})


def without(report: Report, *keys: str) -> Report:
    figures = {key: each for key, each in report.figures.items() if key not in keys}
    return replace(report, figures=figures)


def texts(document: bytes) -> str:
    opened = docx.Document(io.BytesIO(document))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in opened.paragraphs), *cells])


def ties(*steps: tuple[str, str]) -> Table:
    columns = (Column("手順"), Column("対象"), Column("値"), Column("結果"))
    rows = tuple((step, "06 みちレポ", "1", result) for step, result in steps)
    return Table("ties", "同点の決着", columns, rows)
