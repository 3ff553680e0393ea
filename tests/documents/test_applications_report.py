"""応募状況報告 says how the applications stand, what is missing, and what comes next."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from fractions import Fraction

import docx
import pytest

from automations import resources
from automations.documents.applications_report import applications_content, applications_report
from automations.documents.content import Content
from automations.documents.cover import DocumentCover
from automations.tables.report import Column, Figure, Form, Report, Table, report_of

COUNT = Form.COUNT
SECTIONS = Table(
    "entry_sections",
    "応募状況報告",
    (
        Column("所属"),
        *(Column(each, COUNT) for each in ("窓口", "内部", "計", "共同", "保留")),
        Column("状況"),
    ),
    (
        ("市民課", 2, 1, 3, 0, 0, ""),
        ("総務課", 0, 1, 1, 1, 1, ""),
        ("税務課", 0, 0, 0, 0, 0, "応募なし"),
        ("広報室", 0, 1, 1, 0, 0, "一覧にない所属"),
        ("計", 2, 3, 5, 1, 1, ""),
    ),
)
DISPOSITIONS = Table(
    "entry_dispositions",
    "取組の処理区分",
    (Column("処理区分"), Column("件数", COUNT), Column("扱い")),
    (
        ("記入例", 1, "数えない"),
        ("必須の記入がない（保留）", 1, "保留"),
        ("取下げ", 2, "数えない"),
        ("応募締切後（保留）", 0, "保留"),
        ("審査対象", 5, "数える"),
    ),
)
ROWS = Table(
    "entry_rows",
    "応募の処理区分",
    (Column("番号"), Column("取組名"), Column("所属"), Column("処理区分")),
    (
        ("01", "窓口DX", "市民課", "審査対象"),
        ("", "会議の短縮", "総務課", "必須の記入がない（保留）"),
        ("07", "図書館の案内", "総務課", "取下げ"),
    ),
)
LIST = Table(
    "entry_list",
    "取組一覧",
    tuple(map(Column, ("番号", "取組名", "部門", "所属", "代表者", "審査"))),
    (("01", "窓口DX", "窓口", "市民課", "例示 花子", "希望する"),),
)
SAVINGS = Table(
    "entry_savings",
    "削減効果",
    (
        *(Column(each) for each in ("番号", "取組名", "計算")),
        Column("時間/年", Form.SCORE),
        Column("円/年", Form.SCORE),
    ),
    (
        ("01", "窓口DX", "月30時間×12か月＝360時間/年", Fraction(360), None),
        ("02", "会議の短縮", "", None, None),
        ("", "計", "", Fraction(360), 0),
    ),
    "月は12か月として計算した。",
)
DAYS = Table(
    "days",
    "日程",
    (Column("内容"), Column("日", Form.DAY), Column("開催日から")),
    (
        ("応募締切", date(2024, 11, 1), "開催の53日前"),
        ("投票開始", date(2024, 12, 25), "開催の1日後"),
        ("投票締切", date(2024, 12, 27), "開催の3日後"),
    ),
)


@pytest.fixture
def taken() -> Report:
    figures = [
        Figure("applications", 8),
        Figure("entries_shown", 5),
        Figure("entries_ranked", 5),
        Figure("hours_saved", Fraction(360), n=1),
    ]
    return report_of(figures, [SECTIONS, DISPOSITIONS, ROWS, LIST, SAVINGS])


@pytest.fixture
def cover(cover: DocumentCover) -> DocumentCover:
    return replace(cover, tables={"days": DAYS})


def said(content: Content, name: str) -> list[str]:
    return [str(row[-1]) for row in content.tables[name].rows]


def texts(document: bytes) -> str:
    opened = docx.Document(io.BytesIO(document))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in opened.paragraphs), *cells])


def test_the_conclusion_comes_first(taken: Report, cover: DocumentCover) -> None:
    assert said(applications_content(taken, cover), "結論") == [
        "応募は8件で、受け付けた取組は5件（審査の対象5件）。",
        "記入が足りないなど、保留の応募が1件ある。直すと受け付ける。",
        "次は、投票開始（令和6年12月25日（水））。",
        "書かれた削減時間は、計算できた1件の合計で、1年当たり360時間。",
    ]


def test_last_time_is_told_where_somebody_wrote_it(taken: Report, cover: DocumentCover) -> None:
    columns = tuple(map(Column, ("区分", "項目", "今回", "前回", "出どころ")))
    written = Table("other_figures", "ほかの数値", columns, (("賞", "応募件数", "", "21件", ""),))
    known = replace(cover, tables={"other_figures": written})
    assert said(applications_content(taken, known), "結論")[0] == (
        "応募は8件で、受け付けた取組は5件（審査の対象5件）。前回は21件。"
    )


def test_without_hours_held_entries_and_days_it_says_less(
    taken: Report, cover: DocumentCover
) -> None:
    figures = {key: each for key, each in taken.figures.items() if key != "hours_saved"}
    total = SECTIONS.rows[-1]
    none_held = replace(SECTIONS, rows=(*SECTIONS.rows[:-1], (*total[:5], 0, "")))
    bare = replace(
        taken,
        figures=figures,
        tables={
            **taken.tables,
            "entry_sections": none_held,
            "entry_savings": replace(SAVINGS, rows=()),
        },
    )
    content = applications_content(bare, replace(cover, tables={}))
    assert said(content, "結論") == [
        "応募は8件で、受け付けた取組は5件（審査の対象5件）。",
        "保留の応募はない。",
    ]
    assert not content.has("これからの日程")
    assert not content.has("削減効果")


def test_categories_and_dispositions_add_up(taken: Report, cover: DocumentCover) -> None:
    content = applications_content(taken, cover)
    assert content.tables["部門別の取組"].rows == (("窓口", 2), ("内部", 3), ("計", 5))
    assert [row[:2] for row in content.tables["応募の内訳"].rows] == [
        ("審査対象", 5),
        ("必須の記入がない（保留）", 1),
        ("取下げ", 2),
        ("計", 8),
    ]


def test_dispositions_that_do_not_add_up_stop_it(taken: Report, cover: DocumentCover) -> None:
    wrong = {**taken.figures, "applications": Figure("applications", 9)}
    with pytest.raises(ValueError, match="entry_dispositions does not add up"):
        applications_content(replace(taken, figures=wrong), cover)


def test_sections_are_listed_with_what_they_have_and_those_that_have_nothing(
    taken: Report, cover: DocumentCover
) -> None:
    content = applications_content(taken, cover)
    assert content.tables["所属別の取組"].rows == (
        ("市民課", "窓口 2、内部 1", 3, 0, 0),
        ("総務課", "内部 1", 1, 1, 1),
        ("広報室", "内部 1", 1, 0, 0),
        ("計", "窓口 2、内部 3", 5, 1, 1),
    )
    assert content.words["応募のない所属"] == "税務課"
    assert content.words["一覧にない所属"] == "広報室"


def test_only_what_waits_is_listed_as_missing(taken: Report, cover: DocumentCover) -> None:
    assert applications_content(taken, cover).tables["保留の応募"].rows == (ROWS.rows[1],)


def test_days_that_are_past_are_left_out(taken: Report, cover: DocumentCover) -> None:
    rows = applications_content(taken, cover).tables["これからの日程"].rows
    assert [row[0] for row in rows] == ["投票開始", "投票締切"]


def test_only_what_could_be_reckoned_is_listed_as_saved(
    taken: Report, cover: DocumentCover
) -> None:
    rows = applications_content(taken, cover).tables["削減効果"].rows
    assert [row[0] for row in rows] == ["01"]


def test_nobody_is_named_in_it(taken: Report, cover: DocumentCover) -> None:
    template = resources.template_file("応募状況報告.docx")
    told = texts(applications_report(template, taken, cover))
    assert "窓口DX" in told
    assert "例示" not in told
    assert "dxten" not in told
