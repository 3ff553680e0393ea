"""審査結果 as a document: what it says of a report, and that page 1 is one page."""

import shutil
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from automations import resources
from automations.documents.cover import DocumentCover
from automations.documents.judging_result import judging_result, result_content
from automations.tables.report import Cell, Column, Figure, Form, Report, Table, report_of
from tests.documents.test_pages import OFFICE, laid_out, plain

TEMPLATE = resources.template_file("審査結果.docx")
REASON = "得点の上位1件（01 窓口DX 4.65点）。次の取組との差は1.08点"


def table(key: str, *headings: str, rows: tuple[tuple[Cell, ...], ...]) -> Table:
    return Table(key, key, tuple(map(Column, headings)), rows)


def scores() -> Table:
    columns = (
        *map(Column, ("賞", "番号", "取組名")),
        Column("総合得点", Form.SCORE, in_templates="得点"),
        Column("効果", Form.SCORE),
        Column("工夫", Form.SCORE),
        Column("採点した審査員", Form.COUNT),
    )
    rows: tuple[tuple[Cell, ...], ...] = (
        ("大賞", "01", "窓口DX", Fraction(93, 20), Fraction(14, 3), Fraction(4), 3),
        ("優秀賞", "02", "庶務DX", Fraction(4), None, None, 2),
    )
    return Table("result_scores", "得点", columns, rows)


def decided(prizes: int = 2, reason: str = REASON, title: str = "01 窓口DX（市民課）") -> Report:
    rows = tuple((f"第{at}の賞", "区長", title, reason) for at in range(1, prizes + 1))
    counts = (("審査員", "4人", "出席 3 ＋ 欠席 1"), ("評点", "16個", "記入 16"))
    method = (("審査員は、1点から5点で採点する。",),)
    return report_of(
        [Figure("judging_stage", "決定済み"), Figure("judging_state", "速報（確定していません）")],
        [
            table("result_prizes", "賞", "授与者", "受賞", "理由", rows=rows),
            table("result_counts", "項目", "数", "内訳", rows=counts),
            table("result_method", "文", rows=method),
            scores(),
        ],
    )


def confirmed(report: Report) -> Report:
    rows = (
        ("第1版", "今の結果ではない", "令和6年12月24日（火）", "委員長", "確認した"),
        ("第2版", "今の結果", "令和6年12月25日（水）", "委員長", "写し誤り"),
    )
    versions = table("judging_versions", "版", "今", "確定日", "確定した人", "理由", rows=rows)
    changed = (("賞「大賞」", "03 図書館便", "01 窓口DX"), ("採点の訂正", "", "1か所"))
    changes = table("result_changes", "項目", "前の版", "今", rows=changed)
    return report.joined(report_of(tables=[replace(versions, emphasis=frozenset({1})), changes]))


def test_the_points_of_all_criteria_stand_in_one_cell(cover: DocumentCover) -> None:
    told = result_content(decided(), cover).tables["受賞した取組の得点"]
    assert [each.heading for each in told.columns] == [
        "賞", "番号", "取組名", "得点", "審査基準ごとの値", "採点した審査員"
    ]  # fmt: skip
    assert [row[4] for row in told.rows] == ["効果 4.67、工夫 4.00", ""]


def test_a_confirmed_result_names_its_version_its_day_and_why_it_changed(
    cover: DocumentCover,
) -> None:
    content = result_content(confirmed(decided()), cover)
    assert content.words["資料名"] == "DXアワード 審査結果（確定　第2版）"
    assert content.words["変更の理由"] == "変更の理由は、「写し誤り」。"
    assert content.words["報告・審議の別"] == "報告"
    assert [row[0] for row in content.tables["結論"].rows] == [
        "「第1の賞」は、01 窓口DX（市民課）である。",
        "この結果は、委員長が令和6年12月25日（水）に確定した（第2版）。",
    ]


def test_nobody_for_the_first_prize_is_said_so(cover: DocumentCover) -> None:
    content = result_content(decided(title="該当なし"), cover)
    assert content.tables["結論"].rows[0] == ("「第1の賞」は、該当なしである。",)


def test_a_judging_without_prizes_is_said_so(cover: DocumentCover) -> None:
    content = result_content(decided(prizes=0), cover)
    assert content.tables["結論"].rows[0] == ("この審査では、賞を定めていない。",)


def test_what_page_one_shortens_stands_in_full_behind_it(cover: DocumentCover) -> None:
    content = result_content(decided(9, REASON * 8), cover)
    short, full = content.tables["賞"], content.tables["賞の詳細"]
    assert all(str(row[3]).endswith("…") for row in short.rows)
    assert [row[3] for row in full.rows] == [REASON * 8] * 9
    assert "「…」で略した文の全文は、2ページ以降にある。" in content.words["賞の注"]


def test_nothing_is_shortened_without_need(cover: DocumentCover) -> None:
    content = result_content(confirmed(decided(5)), cover)
    assert content.tables["賞"].rows == content.tables["賞の詳細"].rows
    assert "…" not in content.words["賞の注"]


@pytest.mark.skipif(
    not (OFFICE and shutil.which("pdftotext")),
    reason="LibreOffice and poppler-utils are needed to lay the document out",
)
def test_page_one_is_one_page(tmp_path: Path, cover: DocumentCover) -> None:
    reports = {
        "few": decided(),
        "confirmed": confirmed(decided(5)),
        "long": confirmed(decided(9, REASON * 8, "01 " + "長" * 60 + "（市民課）")),
        "many": decided(14, REASON * 3),
    }
    made = {name: judging_result(TEMPLATE, each, cover) for name, each in reports.items()}
    for pages in laid_out(tmp_path, made).values():
        begins = ["別紙 根拠と内訳" in plain(page) for page in pages]
        assert begins == [False, True, *([False] * (len(pages) - 2))]
