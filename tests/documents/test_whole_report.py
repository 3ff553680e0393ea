"""報告資料 as the whole report of the event: prizes, what people wrote, and where it comes from."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx

from automations.documents.brief import brief, brief_content
from automations.documents.cover import DocumentCover
from automations.tables.report import Column, Figure, Report, Table, report_of

PRIZES = tuple(map(Column, ("賞", "授与者", "結果", "番号", "取組名", "部門", "所属", "理由")))
WON = ("大賞", "区長", "授賞", "01", "窓口DX", "区民サービス向上", "戸籍住民課", "得点の上位1件")
STATE = "確定（第1版、選考委員長、令和7年1月10日（金））"
OTHERS = tuple(map(Column, ("区分", "項目", "今回", "前回", "出どころ")))


def judged(report: Report, waiting: int = 0) -> Report:
    figures = [Figure("prizes_open", waiting), Figure("judging_state", STATE)]
    return report.joined(report_of(figures, [Table("prizes", "賞", PRIZES, (WON,))]))


def paragraphs(document: bytes) -> list[str]:
    return [each.text for each in docx.Document(io.BytesIO(document)).paragraphs if each.text]


def test_prizes_stand_on_page_one_and_the_finalists_behind_their_reasons(
    template: Path, report: Report, cover: DocumentCover
) -> None:
    told = paragraphs(brief(template, judged(report), cover))
    order = ["賞（確定）", "実施の詳細", "賞の理由", "ファイナリスト（案）"]
    assert [told.index(each) for each in order] == sorted(told.index(each) for each in order)
    content = brief_content(judged(report), cover)
    assert content.tables["結論"].rows[2] == ("審査の結果（確定）は、賞1点。大賞は「窓口DX」。",)


def test_prizes_that_are_not_all_decided_are_not_told(
    template: Path, report: Report, cover: DocumentCover
) -> None:
    told = paragraphs(brief(template, judged(report, waiting=1), cover))
    assert "賞の理由" not in told
    assert told.index("ファイナリスト（案）") < told.index("実施の詳細")


def test_what_people_wrote_stands_line_by_line_and_blank_lines_are_none(
    template: Path, report: Report, cover: DocumentCover
) -> None:
    said = {"results": "相談があった。\n\n導入が決まった。", "issues": " ", "proposal": ""}
    told = paragraphs(brief(template, report, replace(cover, said=said)))
    at = told.index("成果")
    assert told[at : at + 3] == ["成果", "相談があった。", "導入が決まった。"]
    assert {"課題", "次回への提案"} & {*told} == set()


def test_numbers_of_other_systems_are_marked_as_typed(
    template: Path, report: Report, cover: DocumentCover
) -> None:
    typed = ("アンケート", "満足", "93.8%（75／80）", "", "会場アンケート")
    others = Table("other_figures", "ほかの数値", OTHERS, (typed,))
    told = paragraphs(brief(template, report, replace(cover, tables={"other_figures": others})))
    note = "手で入力した数値。この資料の集計では確かめておらず、入力されたとおりに載せている。"
    assert told[told.index("ほかの数値") + 1] == note
    assert "ほかの数値" not in paragraphs(brief(template, report, cover))


def test_it_is_for_decision_only_while_there_is_something_to_decide(
    report: Report, cover: DocumentCover
) -> None:
    assert brief_content(report, cover).words["報告・審議の別"] == "審議"
    approved = report.joined(report_of([Figure("approved", "部長、令和6年12月26日（木）")]))
    content = brief_content(approved, cover)
    assert content.words["報告・審議の別"] == "報告"
    assert not content.has("決めていただきたいこと")


def test_the_box_names_the_paper_and_the_extension_only_where_they_are_set(
    template: Path, report: Report, cover: DocumentCover
) -> None:
    content = brief_content(report, replace(cover, extension="2345"))
    assert content.words["所管と内線"] == "みどり野区 総務部 情報政策課（内線 2345）"
    assert brief_content(report, cover).words["所管と内線"] == "みどり野区 総務部 情報政策課"
    assert paragraphs(brief(template, report, replace(cover, number="資料1")))[0] == "資料1"


def test_a_score_is_called_what_it_counts(report: Report, cover: DocumentCover) -> None:
    table = report.tables["finalists"]
    columns = tuple(
        replace(each, heading="得票数", in_templates="得点") if each.heading == "得点" else each
        for each in table.columns
    )
    tables = {**report.tables, "finalists": replace(table, columns=columns)}
    content = brief_content(replace(report, tables=tables), cover)
    assert content.words["得点の見出し"] == "得票数"


def test_what_waits_for_nobody_is_no_warning(report: Report, cover: DocumentCover) -> None:
    waiting = report_of([Figure("pairs_waiting", 0), Figure("ballots_pending", 3)])
    content = brief_content(report.joined(waiting), cover)
    assert content.tables["数値を読むときの注意"].rows == (("判定を待つ票が3票ある。",),)
