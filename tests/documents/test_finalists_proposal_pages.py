"""On paper: page 1 of the proposal is one page of A4, whatever the numbers."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from automations import resources
from automations.documents.cover import DocumentCover
from automations.documents.finalists_proposal import finalists_proposal
from automations.tables.report import Figure, Report
from tests.documents.test_pages import laid_out, plain

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice and poppler-utils are needed to lay the document out",
)
ANNEX = "別紙 根拠と内訳"
LONG = "長い文がいつまでも続く。" * 30


@pytest.fixture
def cover(cover: DocumentCover) -> DocumentCover:
    said = {
        "ballot_rule": "投票対象者は、各部門3件まで取組を選び、四つの評価基準で採点する。",
        "seats_rule": "ファイナリストは7件。各部門から得点の高い順に3件、残りは得点の高い順。",
        "tie_order": "評価基準の順に比べる→選んだ人数が多い→人が決める",
    }
    return replace(cover, number="資料1", extension="2345", said=said)


def lengthened(report: Report, letters: int) -> Report:
    table = report.tables["finalists"]
    rows = tuple((*row[:3], "長" * letters, *row[4:]) for row in table.rows)
    tie = Figure("tie", "残りの枠の同点（" + "長" * 2 * letters + "）を「効果」で決定")
    tables = {**report.tables, "finalists": replace(table, rows=rows)}
    return replace(report, figures={**report.figures, "tie": tie}, tables=tables)


def multiplied(report: Report, rows: int) -> Report:
    table = report.tables["finalists"]
    many = (table.rows * 9)[:rows]
    return replace(report, tables={**report.tables, "finalists": replace(table, rows=many)})


def wordy(report: Report) -> Report:
    figures = [Figure(key, LONG) for key in ("returned", "rules_changed", "pending_effect")]
    return replace(report, figures={**report.figures, **{each.key: each for each in figures}})


def test_page_one_is_one_page_and_the_evidence_begins_on_page_two(
    tmp_path: Path, report: Report, cover: DocumentCover
) -> None:
    template = resources.template_file("ファイナリスト案.docx")
    endless = replace(cover, award_name="賞の名前" * 12, office="課の名前" * 12)
    documents = {
        "whole": (report, cover),
        "wordy": (wordy(lengthened(report, 100)), endless),
        "many": (wordy(multiplied(lengthened(report, 60), 20)), endless),
        "most": (multiplied(report, 60), cover),
        "none": (multiplied(report, 0), cover),
    }
    made = {name: finalists_proposal(template, *each) for name, each in documents.items()}
    for name, pages in laid_out(tmp_path, made).items():
        begins = [ANNEX in plain(page) for page in pages]
        assert begins == [False, True, *([False] * (len(pages) - 2))], name
        first = plain(pages[0])
        assert "第4 選考の経過" in first
        assert "次点" in first
        assert f"1/{len(pages)}" in first.replace("／", "/").replace(" ", "")
