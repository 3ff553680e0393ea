"""The annex has every standing, and is for the secretariat alone."""

from __future__ import annotations

import io
from dataclasses import replace
from fractions import Fraction

import docx
import pytest

from automations import resources
from automations.documents.cover import DocumentCover
from automations.documents.standings_annex import annex_content, in_one_line, standings_annex
from automations.tables.report import Column, Figure, Form, Report, Table
from tests.documents.proposing import (
    boxed,
    proposing,
    texts,
    with_figures,
    with_tables,
)


@pytest.fixture
def cover(cover: DocumentCover) -> DocumentCover:
    return proposing(cover)


STANDINGS = Table(
    "standings",
    "取組の順位",
    (
        Column("順位", Form.COUNT),
        Column("部門内順位", Form.COUNT),
        *(Column(each) for each in ("部門", "番号", "取組名", "所属")),
        Column("得点", Form.SCORE),
        Column("効果", Form.SCORE),
        Column("選んだ人数", Form.COUNT),
        Column("結果"),
        Column("理由"),
    ),
    (
        (
            1,
            1,
            "窓口",
            "01",
            "窓口DX",
            "市民課",
            Fraction(25, 2),
            Fraction(5, 2),
            1200,
            "選出",
            "順",
        ),
        (None, None, "内部", "02", "取下げた取組", "総務課", None, None, None, "対象外", "取下げ"),
    ),
)


def test_columns_that_differ_by_event_are_one_in_the_annex() -> None:
    table = in_one_line(STANDINGS)
    assert [each.heading for each in table.columns] == [
        "順位", "部門内順位", "部門", "番号", "取組名", "所属", "得点", "内訳", "結果", "理由",
    ]  # fmt: skip
    assert [row[7] for row in table.rows] == ["効果 2.50、選んだ人数 1,200", ""]


def test_the_annex_is_for_the_secretariat_and_says_so_on_each_page(
    report: Report, cover: DocumentCover
) -> None:
    own = replace(cover, handling="事務局限り")
    template = resources.template_file("ファイナリスト案_別冊.docx")
    document = standings_annex(template, with_tables(report, STANDINGS), own)
    header = docx.Document(io.BytesIO(document)).sections[0].header
    assert [each.text for each in header.paragraphs] == ["事務局限り"]
    assert "取下げた取組" in texts(document)
    assert "ほかの人に渡さないこと。" in texts(document)


@pytest.mark.parametrize(
    ("figure", "state"),
    [
        (
            Figure("approved", "副区長、令和6年12月26日（木）"),
            "承認済み（副区長、令和6年12月26日（木））",
        ),
        (Figure("tie_open", "残りの枠の同点（A、B）から1件"), "判定待ち"),
        (Figure("entries", 21), "案"),
    ],
)
def test_the_annex_says_where_the_result_stands(
    report: Report, cover: DocumentCover, figure: Figure, state: str
) -> None:
    content = annex_content(with_tables(with_figures(report, figure), STANDINGS), cover)
    assert boxed(content)["状態"] == state
