"""What is given to another city: the numbers and the rules, and nothing about any person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from automations import resources
from automations.documents.content import Content
from automations.documents.cover import DocumentCover
from automations.documents.other_cities import other_cities, other_cities_content
from automations.tables.report import Column, Figure, Form, Report, Table, report_of

PRIZES = tuple(map(Column, ("賞", "授与者", "結果", "番号", "取組名", "部門", "所属", "理由")))
WON = ("大賞", "区長", "授賞", "01", "窓口DX", "区民サービス向上", "戸籍住民課", "山田係長の推薦")
SAFE_CELLS = {"comparison", "criteria"}


def pairs(content: Content, name: str) -> Mapping[str, str]:
    return {str(term): str(said) for term, said in content.tables[name].rows}


def judged(state: str, waiting: int = 0) -> Report:
    figures = [Figure("prizes_open", waiting), Figure("judging_state", state)]
    return report_of(figures, [Table("prizes", "賞", PRIZES, (WON,))])


def test_the_award_is_told_in_numbers(report: Report, cover: DocumentCover) -> None:
    assert pairs(other_cities_content(report, cover), "賞の概要") == {
        "名称": "DXアワード",
        "応募": "21件（うち審査の対象は19件）",
        "職員投票": "投票率31.5%（投票者606人／投票対象者1,924人）",
        "ファイナリスト": "7件",
    }


def test_prizes_are_told_by_the_title_of_the_entry_alone(
    report: Report, cover: DocumentCover
) -> None:
    whole = report.joined(judged("確定（第1版、選考委員長、令和7年1月10日（金））"))
    assert other_cities_content(whole, cover).tables["賞"].rows == (("大賞", "窓口DX"),)


@pytest.mark.parametrize("told", [judged("速報（確定していません）"), judged("確定", waiting=1)])
def test_prizes_that_may_still_change_are_not_told(
    report: Report, cover: DocumentCover, told: Report
) -> None:
    assert not other_cities_content(report.joined(told), cover).has("賞")


def test_a_few_persons_are_not_counted_in_public(report: Report, cover: DocumentCover) -> None:
    figures = {**report.figures, "speakers": Figure("speakers", 4)}
    few = replace(report, figures=figures)
    assert pairs(other_cities_content(few, cover), "催しの概要")["出展と登壇"] == (
        "出展者24人、登壇者5人未満（来場者に含まない）。"
    )


def with_numbers(report: Report, **numbers: int) -> Report:
    figures = {key: Figure(key, number) for key, number in numbers.items()}
    return replace(report, figures={**report.figures, **figures})


def test_a_few_of_one_kind_are_not_told_by_what_is_left_of_all(
    report: Report, cover: DocumentCover
) -> None:
    few = with_numbers(report, visitors=100, host_staff=3, external=97)
    told = pairs(other_cities_content(few, cover), "催しの概要")["来場者"]
    assert told.startswith("100人。前回から")
    assert "97" not in told


def test_a_small_change_is_told_with_its_sign(report: Report, cover: DocumentCover) -> None:
    fewer = with_numbers(report, visitors=300, visitors_last=303, visitors_change=-3)
    told = pairs(other_cities_content(fewer, cover), "催しの概要")["来場者"]
    assert "前回から△3人" in told


def test_no_change_tells_of_a_few_persons_of_last_time(
    report: Report, cover: DocumentCover
) -> None:
    grown = with_numbers(report, visitors=20, visitors_last=4, visitors_change=16)
    assert "前回から" not in pairs(other_cities_content(grown, cover), "催しの概要")["来場者"]


def test_a_comparison_of_a_few_persons_is_left_out(report: Report, cover: DocumentCover) -> None:
    figures = {**report.figures, "external_last": Figure("external_last", 3)}
    few = replace(report, figures=figures)
    assert other_cities_content(report, cover).has("前回との比較")
    assert not other_cities_content(few, cover).has("前回との比較")


def test_days_are_told_as_seen_from_the_day_of_the_event(
    report: Report, cover: DocumentCover
) -> None:
    columns = (Column("内容"), Column("日", Form.DAY), Column("開催日から"))
    days = Table("days", "日程", columns, (("投票開始", cover.day, "開催の22日前"),))
    own = replace(cover, tables={"days": days})
    assert other_cities_content(report, own).tables["日程"].rows == (("投票開始", "開催の22日前"),)


def test_books_are_not_named_but_their_rows_are_counted(
    report: Report, cover: DocumentCover
) -> None:
    assert other_cities_content(report, cover).tables["読み取った行"].rows == (
        ("申込", "612"),
        ("受付簿", "862"),
    )


def test_who_changed_a_rule_and_why_is_nobodys_business(
    report: Report, cover: DocumentCover
) -> None:
    changed = Figure("rules_changed", "ルールを変更した。理由: 病気（山田 太郎）。")
    own = replace(cover, rules=(*cover.rules, str(changed.value)))
    told = other_cities_content(report.joined(report_of([changed])), own)
    assert [row[0] for row in told.tables["賞のルール"].rows] == list(cover.rules)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(word=st.text(alphabet="甲乙丙丁戊己庚辛壬癸", min_size=6, max_size=12))
def test_no_text_of_a_table_about_people_gets_in(
    report: Report, cover: DocumentCover, word: str
) -> None:
    tables = {key: _spoken(table, word) for key, table in report.tables.items()}
    texts = {
        key: replace(figure, value=word)
        for key, figure in report.figures.items()
        if figure.form is Form.TEXT
    }
    spoken = replace(report, figures={**report.figures, **texts}, tables=tables)
    own = replace(cover, office=word, extension=word, said={"sender": word})
    assert word not in "".join(other_cities_content(spoken, own).texts())


def _spoken(table: Table, word: str) -> Table:
    """Put the word wherever people typed; headings of the settings and our own words stay."""
    if table.key in SAFE_CELLS:
        return table
    ours = {"用途", "処理区分", "扱い", "区分"}
    rows = tuple(
        tuple(
            word if isinstance(cell, str) and column.heading not in ours else cell
            for column, cell in zip(table.columns, row, strict=True)
        )
        for row in table.rows
    )
    return replace(table, rows=rows)


def test_the_same_report_gives_the_same_bytes(report: Report, cover: DocumentCover) -> None:
    template = resources.template_file("他自治体提供版.docx")
    first, second = (other_cities(template, report, cover) for _ in range(2))
    assert first == second
    assert "情報政策課".encode() not in first


def test_an_empty_report_is_still_a_document(cover: DocumentCover) -> None:
    assert other_cities(resources.template_file("他自治体提供版.docx"), Report(), cover)
