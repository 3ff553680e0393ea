"""Which finalists the proposal shows, however many, and by whatever was counted."""

from __future__ import annotations

import io
from dataclasses import replace
from fractions import Fraction

import docx
import pytest

from automations import resources
from automations.documents.cover import DocumentCover
from automations.documents.finalists_proposal import finalists_proposal, proposal_content
from automations.tables.report import Figure, Form, Report
from tests.documents.proposing import (
    lines,
    pairs,
    proposing,
    texts,
    with_figures,
    with_tables,
    without,
)


@pytest.fixture
def cover(cover: DocumentCover) -> DocumentCover:
    return proposing(cover)


def test_nobody_chosen_is_what_is_to_be_approved(report: Report, cover: DocumentCover) -> None:
    none = with_tables(
        with_figures(without(report, "tie", "cut_margin"), Figure("finalists", 0)),
        replace(report.tables["finalists"], rows=()),
        replace(report.tables["runners_up"], rows=()),
    )
    content = proposal_content(none, cover)
    assert (
        lines(content, "結論")[0]
        == "条件を満たす取組がなく、ファイナリストは該当なし（案）とする。"
    )
    assert pairs(content, "決めていただきたいこと")["内容"] == (
        "ファイナリストを該当なしとすることを承認すること。"
    )
    assert pairs(content, "選考の経過")["次点"] == "なし"
    template = resources.template_file("ファイナリスト案.docx")
    assert "条件を満たす取組がないため、該当なしとする。" in texts(
        finalists_proposal(template, none, cover)
    )


def test_the_second_column_is_called_what_the_vote_counts(
    report: Report, cover: DocumentCover
) -> None:
    whole = report.tables["finalists"]
    votes = tuple(
        replace(each, heading="得票数", form=Form.COUNT, in_templates="得点")
        if each.heading == "得点"
        else each
        for each in whole.columns
    )
    told = texts(
        finalists_proposal(
            resources.template_file("ファイナリスト案.docx"),
            with_tables(report, replace(whole, columns=votes)),
            cover,
        )
    )
    assert "得票数" in told
    assert "\n得点\n" not in told


def test_without_categories_there_is_no_column_for_them(
    report: Report, cover: DocumentCover
) -> None:
    whole = report.tables["finalists"]
    rows = tuple((row[0], "", *row[2:]) for row in whole.rows)
    plain = with_tables(report, replace(whole, rows=rows))
    document = finalists_proposal(resources.template_file("ファイナリスト案.docx"), plain, cover)
    tables = docx.Document(io.BytesIO(document)).tables
    assert [cell.text for cell in tables[2].rows[0].cells] == ["順", "取組名", "得点", "選出の理由"]


def test_no_vote_of_those_left_out_and_no_voter_is_in_it(
    report: Report, cover: DocumentCover
) -> None:
    said = texts(
        finalists_proposal(resources.template_file("ファイナリスト案.docx"), report, cover)
    )
    losing = [row[5] for row in report.tables["runners_up"].rows]
    assert losing == [1266, Fraction(5047, 4)]
    assert "1,266.00" not in said
    assert "1,261.75" not in said
    assert "dxten" not in said


def test_twenty_finalists_are_shortened_on_page_one_and_whole_after_it(
    report: Report, cover: DocumentCover
) -> None:
    table = report.tables["finalists"]
    rows = tuple((*row[:3], "長" * 100, *row[4:]) for row in (table.rows * 3)[:20])
    content = proposal_content(with_tables(report, replace(table, rows=rows)), cover)
    first, whole = content.tables["ファイナリスト"], content.tables["ファイナリストの詳細"]
    assert [len(str(row[3])) for row in whole.rows] == [100] * 20
    assert {str(row[3]) for row in first.rows} == {"長" * 16 + "…"}
    assert content.words["ファイナリストの注"].endswith("全文は、2ページ以降にある。")


def test_what_adds_up_is_never_shortened(report: Report, cover: DocumentCover) -> None:
    table = report.tables["finalists"]
    rows = tuple((*row[:3], "長" * 100, *row[4:]) for row in (table.rows * 3)[:20])
    long = with_figures(report, *(Figure(key, "長" * 200) for key in ("returned", "tie")))
    content = proposal_content(with_tables(long, replace(table, rows=rows)), cover)
    course = pairs(content, "選考の経過")
    assert course["有効投票"].endswith("すべての選択が無効 5、テスト 3）。")
    assert course["投票率"].endswith("白票・無効票の人を含む。")
    assert course["同点の決着"].endswith("…")


def test_bars_stand_in_the_order_of_all_the_best_first(
    report: Report, cover: DocumentCover
) -> None:
    chart = proposal_content(report, cover).charts["ファイナリストの図"]
    assert chart.categories[0].startswith("窓口DXプラス")
    assert chart.series[0].values[0] == Fraction(5183, 4)


def test_where_the_smaller_number_wins_there_are_no_bars(
    report: Report, cover: DocumentCover
) -> None:
    table = replace(report.tables["finalists"], note="得点は、小さいほうが上位。")
    content = proposal_content(with_tables(report, table), cover)
    assert content.charts == {}
    assert content.words["ファイナリストの注"] == ("順は全体での順位。得点は、小さいほうが上位。")


def test_sixty_finalists_do_not_all_stand_on_page_one(report: Report, cover: DocumentCover) -> None:
    table = report.tables["finalists"]
    content = proposal_content(
        with_tables(report, replace(table, rows=(table.rows * 9)[:60])), cover
    )
    shown = len(content.tables["ファイナリスト"].rows)
    assert content.words["続き"] == f"ほか{60 - shown}件は、2ページ以降にある。"
    assert len(content.tables["ファイナリストの詳細"].rows) == 60
