"""The brief says what the report says, says less when the report knows less, and no more."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC
from fractions import Fraction
from pathlib import Path

import docx
import pytest

from automations.documents.brief import brief, brief_content
from automations.documents.content import Content
from automations.documents.cover import DocumentCover
from automations.errors import SettingsWrong
from automations.tables.report import Column, Figure, Form, Report, Table, figure_kinds, report_of


def lines(content: Content, name: str) -> list[str]:
    return [str(row[-1]) for row in content.tables[name].rows]


def pairs(content: Content, name: str) -> dict[str, str]:
    return {str(term): str(said) for term, said in content.tables[name].rows}


def texts(document: bytes) -> str:
    opened = docx.Document(io.BytesIO(document))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in opened.paragraphs), *cells])


def without(report: Report, *keys: str) -> Report:
    figures = {key: figure for key, figure in report.figures.items() if key not in keys}
    tables = {key: table for key, table in report.tables.items() if key not in keys}
    return replace(report, figures=figures, tables=tables)


def with_figures(report: Report, *figures: Figure) -> Report:
    return replace(report, figures={**report.figures, **{each.key: each for each in figures}})


def test_the_conclusion_stands_in_three_lines(report: Report, cover: DocumentCover) -> None:
    assert lines(brief_content(report, cover), "結論") == [
        "来場者は751人（庁内548人、庁外203人・43団体）。前回から+171人（+29.5%）。",
        "職員投票は投票率31.5%、有効601票。19件からファイナリスト7件（案）を選出。",
        "当落線上の同点は、選考ルールどおりに決着した。当選と次点の差は4.25点。",
    ]


def test_what_is_to_be_decided_has_its_date_and_its_alternative(
    report: Report, cover: DocumentCover
) -> None:
    assert pairs(brief_content(report, cover), "決めていただきたいこと") == {
        "内容": "ファイナリスト7件（案）を承認すること。",
        "期限": "令和6年12月27日（金）まで",
        "承認しない場合": "案のままとし、取組の代表者への通知と公表は行わない。",
    }


def test_the_selection_is_shown_with_the_ballots_that_add_up(
    report: Report, cover: DocumentCover
) -> None:
    assert pairs(brief_content(report, cover), "選考の要点") == {
        "投票率": "31.5%（投票者606人／投票対象者1,924人）。白票を投じた人を含む。",
        "票の照合": (
            "投票受付数 642 = 有効 601 + 白票 5 + 再投票（最後の票を採用） 19 + 締切後 1 + "
            "投票開始前 2 + 名簿にない人 6 + すべての選択が無効 5 + テスト 3（単位は票）"
        ),
        "同点の決着": (
            "業務改善部門の枠の同点（「道路損傷の通報をその場で地図に落とす「みちレポ」」、"
            "「ペーパーレス会議」）を「区民・職員への効果」で決定"
        ),
        "当落線": "最下位で選ばれた取組と、選ばれなかった最上位の取組の得点の差は4.25点。",
        "次点": "「ペーパーレス会議」、「図書館の予約本ロッカー」",
    }


def test_a_tie_at_the_very_cut_leaves_no_margin_to_tell(
    report: Report, cover: DocumentCover
) -> None:
    content = brief_content(with_figures(report, Figure("cut_margin", Fraction(0))), cover)
    assert lines(content, "結論")[2] == "当落線上の同点は、選考ルールどおりに決着した。"
    assert pairs(content, "選考の要点")["当落線"] == (
        "最下位で選ばれた取組と、選ばれなかった最上位の取組は同点で、得点の差はない。"
    )


def test_a_tie_that_people_settled_is_never_told_as_settled_by_the_rules(
    report: Report, cover: DocumentCover
) -> None:
    content = brief_content(with_figures(report, Figure("tie_decided", "決選投票")), cover)
    assert lines(content, "結論")[2] == (
        "当落線上の同点は、選考ルールだけでは決まらず、決選投票により決着した。"
    )


def test_without_a_tie_the_margin_is_told(report: Report, cover: DocumentCover) -> None:
    content = brief_content(without(report, "tie"), cover)
    assert lines(content, "結論")[2] == "当落線上に同点はない。当選と次点の差は4.25点。"
    assert "同点の決着" not in pairs(content, "選考の要点")


def test_ballots_are_totalled_counted_ones_first_and_without_zeros(
    report: Report, cover: DocumentCover
) -> None:
    rows = brief_content(report, cover).tables["票の内訳"].rows
    assert (rows[0], rows[-1]) == (("有効", 601, "数える"), ("読んだ行", 642, ""))
    assert len(rows) == len(report.tables["ballot_dispositions"].rows)


def test_ballots_that_do_not_add_up_stop_the_brief(report: Report, cover: DocumentCover) -> None:
    wrong = with_figures(report, Figure("ballots_received", 643))
    with pytest.raises(ValueError, match="ballot_dispositions does not add up"):
        brief_content(wrong, cover)


def test_a_tie_that_a_person_must_settle_is_what_is_to_be_decided(
    report: Report, cover: DocumentCover
) -> None:
    undecided = with_figures(
        without(report, "tie", "cut_margin", "runners_up"),
        Figure("finalists", 6),
        Figure("tie_open", "残りの枠の同点（「A」、「B」）から1件"),
    )
    content = brief_content(undecided, cover)
    assert lines(content, "結論")[1:] == [
        "職員投票は投票率31.5%、有効601票。ファイナリスト6件が決まり、残りは判定待ち。",
        "当落線上に、選考ルールだけでは決まらない同点がある。",
    ]
    assert pairs(content, "決めていただきたいこと") == {
        "内容": "当落線上の同点について、どの取組を選ぶかを決めること。",
        "期限": "令和6年12月27日（金）まで",
        "決まらない場合": ("ファイナリストは確定せず、取組の代表者への通知と公表は行わない。"),
    }
    assert pairs(content, "選考の要点")["同点（未決）"] == ("残りの枠の同点（「A」、「B」）から1件")


def test_before_the_close_only_turnout_is_shown(
    template: Path, attendance: Report, award: Report, cover: DocumentCover
) -> None:
    closed = ("finalists", "ballots_valid", "ballots_not_counted", "cut_margin", "tie")
    secret = ("runners_up", "ballot_dispositions")
    report = attendance.joined(without(award, *closed, *secret))
    content = brief_content(report, cover)
    assert lines(content, "結論")[1:] == ["職員投票は実施中。投票率は31.5%（606人／1,924人）。"]
    assert not content.has("決めていただきたいこと")
    assert "ファイナリスト（案）" not in texts(brief(template, report, cover))


def test_a_first_event_has_no_last_time(
    template: Path, attendance: Report, cover: DocumentCover
) -> None:
    compared = attendance.tables["comparison"]
    rows = tuple(row[:2] for row in compared.rows)
    first = with_figures(
        without(
            attendance,
            *(key for key in attendance.figures if key.endswith(("_last", "_change", "_rate"))),
        )
    )
    alone = replace(compared, columns=compared.columns[:2], rows=rows)
    first = replace(first, tables={**first.tables, "comparison": alone})
    said = texts(brief(template, first, cover))
    assert "来場者は751人（庁内548人、庁外203人・43団体）。\n" in said
    assert "増減" not in said


def test_a_decrease_carries_its_triangle(attendance: Report, cover: DocumentCover) -> None:
    fewer = with_figures(attendance, Figure("visitors_change", -12))
    assert lines(brief_content(fewer, cover), "結論") == [
        "来場者は751人（庁内548人、庁外203人・43団体）。前回から△12人（+29.5%）。"
    ]


@pytest.mark.parametrize("part", ["attendance", "award"])
def test_a_part_that_is_missing_drops_out(
    template: Path, cover: DocumentCover, part: str, request: pytest.FixtureRequest
) -> None:
    said = texts(brief(template, request.getfixturevalue(part), cover))
    assert ("来場者数（人）" in said, "ファイナリスト（案）" in said) == (
        part == "attendance",
        part == "award",
    )


def test_an_empty_report_is_still_a_document(template: Path, cover: DocumentCover) -> None:
    assert "みどり野区×DX展 実施結果報告" in texts(brief(template, Report(), cover))


def test_finalists_stand_by_category_in_the_order_of_their_score(
    report: Report, cover: DocumentCover
) -> None:
    rows = brief_content(report, cover).tables["ファイナリスト"].rows
    assert [row[0] for row in rows] == [1, 2, 4, 7, 3, 5, 6]


def test_long_titles_are_shortened_on_page_one_and_whole_in_the_annex(
    template: Path, report: Report, cover: DocumentCover
) -> None:
    table = report.tables["finalists"]
    rows = tuple((*row[:3], "長" * 100, *row[4:]) for row in table.rows)
    long = replace(report, tables={**report.tables, "finalists": replace(table, rows=rows)})
    content = brief_content(long, cover)
    assert content.tables["ファイナリスト"].rows[0][3] == "長" * 27 + "…"
    assert content.tables["ファイナリストの詳細"].rows[0][3] == "長" * 100
    note = "小数は第3位を四捨五入。「…」で略した取組名と理由の全文は、別紙1にある。"
    assert note in texts(brief(template, long, cover))
    assert note not in texts(brief(template, report, cover))


def test_the_standings_cannot_be_printed(
    made: Callable[..., Path], report: Report, cover: DocumentCover
) -> None:
    standings = Table("standings", "取組の順位", (Column("得点", Form.SCORE),), ((12,),))
    full = report.joined(report_of(tables=[standings]))
    template = made("<w:p><w:r><w:t>{{取組の順位.得点}}</w:t></w:r></w:p>")
    with pytest.raises(SettingsWrong, match=r"「取組の順位\.得点」という項目はありません"):
        brief(template, full, cover)


def test_losing_entries_are_named_without_their_score(
    template: Path, report: Report, cover: DocumentCover
) -> None:
    said = texts(brief(template, report, cover))
    assert ("「ペーパーレス会議」" in said, "1,266.00" in said) == (True, False)


def test_every_figure_stands_with_what_it_counts(
    template: Path, report: Report, cover: DocumentCover
) -> None:
    opened = docx.Document(io.BytesIO(brief(template, report, cover)))
    heading = ["数値", "値", "分子／分母", "数え方"]
    (table,) = (
        table for table in opened.tables if [cell.text for cell in table.rows[0].cells] == heading
    )
    found = [[cell.text for cell in row.cells] for row in table.rows]
    basis = figure_kinds()["turnout"].basis
    assert ["投票率", "31.5%", "606／1,924", basis] in found
    numbers = [each for each in report.figures.values() if each.kind.form is not Form.TEXT]
    assert len(found) == 1 + len(numbers)


def test_findings_are_counted_by_book_and_name_nobody(report: Report, cover: DocumentCover) -> None:
    assert brief_content(report, cover).tables["要確認"].rows == (
        ("保留", "受付簿.xlsx", 1),
        ("確認", "受付簿.xlsx", 2),
    )


def test_no_command_is_named_in_the_brief(
    template: Path, report: Report, cover: DocumentCover
) -> None:
    assert "dxten" not in texts(brief(template, report, cover))


def test_the_same_report_gives_the_same_bytes(
    template: Path, report: Report, cover: DocumentCover
) -> None:
    elsewhere = replace(cover, as_of=cover.as_of.astimezone(UTC))
    first, second = (brief(template, report, cover) for _ in range(2))
    assert first == second
    assert b"2024-12-25T00:30:00Z" in first
    assert b"2024-12-25T00:30:00Z" in brief(template, report, elsewhere)


def test_a_template_that_asks_for_what_is_not_there_is_refused(
    made: Callable[..., Path], report: Report, cover: DocumentCover
) -> None:
    with pytest.raises(SettingsWrong):
        brief(made("<w:p><w:r><w:t>{{ない}}</w:t></w:r></w:p>"), report, cover)


def test_a_column_that_this_report_does_without_is_named_to_who_asks_for_it(
    made: Callable[..., Path], attendance: Report, cover: DocumentCover
) -> None:
    compared = attendance.tables["comparison"]
    rows = tuple(row[:2] for row in compared.rows)
    alone = replace(compared, columns=compared.columns[:2], rows=rows)
    first = replace(attendance, tables={**attendance.tables, "comparison": alone})
    with pytest.raises(SettingsWrong) as refused:
        brief(made("<w:p><w:r><w:t>{{前回との比較.前回}}</w:t></w:r></w:p>"), first, cover)
    assert "「前回との比較.前回」に入れる値が、今回の集計にありません" in str(refused.value)
