"""結果.xlsx as its reader finds it: sheets, figures as numbers, links, what is printed."""

from __future__ import annotations

import os
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from automations.books.problem_sheet import link_to
from automations.books.result_book import Cover, result_book
from automations.books.sheet_names import sheet_name
from automations.tables.dispositions import DispositionCount, Identity
from automations.tables.places import Place
from automations.tables.problems import Problem, Severity
from automations.tables.report import Column, Figure, Form, Report, Step, Table, report_of
from tests.books.repairs.faults import faults

_COVER = Cover(
    "みどり野区×DX展",
    datetime(2024, 12, 24, 18, 0, tzinfo=ZoneInfo("Asia/Tokyo")),
    "a1b2c3d4",
    "事務局限り",
)
_PROBLEMS = (
    Problem("b", Place("共有/受付簿.xlsx", "受付簿", 15), "二重です", "一方を消す", Severity.NOTE),
    Problem("a", Place("共有/受付簿.xlsx", "受付簿", 12, 3), "読めません", "直す", Severity.REFUSE),
)
_REPORT = report_of(
    figures=[
        Figure("visitors", 751),
        Figure("visitors_change", 171),
        Figure("visitors_rate", Fraction(171, 580), n=751, denominator=580),
        Figure("visitors_last", 580),
        Figure("turnout", Fraction(607, 1924), n=607, denominator=1924),
        Figure("cut_margin", Fraction(1, 3)),
        Figure("tie", "選んだ人数が多い取組に決定"),
    ],
    tables=[
        Table(
            "inputs",
            "読み取ったもの",
            (Column("ブック"), Column("行数", Form.COUNT)),
            (("共有/受付簿.xlsx", 812),),
        ),
        Table(
            "standings",
            "順位/得点",
            (Column("順位", Form.COUNT), Column("取組名"), Column("差", Form.POINTS)),
            ((1, "=窓口DX", Fraction(-32, 1000)), (2, "窓口DXプラス", None)),
            note="配点による",
            emphasis=frozenset({0}),
        ),
        Table(
            "ballot_dispositions",
            "票の処理区分",
            (Column("処理区分"), Column("票数", Form.COUNT), Column("扱い")),
            (("有効", 1000, "集計"), ("白票", 30, ""), ("締切後", 0, ""), ("計", 1030, "")),
            emphasis=frozenset({3}),
        ),
    ],
    problems=_PROBLEMS,
    steps=[Step("同点に答える", "判定.xlsx#'判定_同点'!A1"), Step("順位を見る", "standings")],
    notes=["開催当日の受付簿による。"],
).accounting_for(
    Identity(
        "ballot",
        "投票",
        "票",
        1030,
        (
            DispositionCount("blank", "白票", 30, counted=False),
            DispositionCount("late", "締切後", 0, counted=False),
            DispositionCount("counted", "有効", 1000, counted=True),
        ),
    )
)


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    path = tmp_path / "結果.xlsx"
    path.write_bytes(result_book(path, _REPORT, _COVER))
    return load_workbook(tmp_path / "結果.xlsx")


def _lines(book: Workbook, sheet: str) -> list[tuple[object, ...]]:
    rows = (tuple(value for value in row if value is not None) for row in book[sheet].values)
    return [row for row in rows if row]


def test_excel_has_nothing_to_repair_in_it() -> None:
    assert faults(result_book(Path("結果.xlsx"), _REPORT, _COVER)) == []


def test_the_status_comes_first_then_what_to_mend_then_the_tables(book: Workbook) -> None:
    assert book.sheetnames == ["集計_状況", "集計_要確認", "集計_順位／得点", "集計_票の処理区分"]


def test_the_first_page_says_everything_once(book: Workbook) -> None:
    lines = _lines(book, "集計_状況")
    assert lines[:5] == [
        ("みどり野区×DX展　集計結果",),
        ("令和6年12月24日（火）18:00 時点　／　照合番号 a1b2c3d4　／　取扱: 事務局限り",),
        ("次にすること",),
        ("1　同点に答える",),
        ("2　順位を見る",),
    ]
    assert lines[5:11] == [
        ("今回と前回",),
        ("項目", "今回", "前回", "増減", "増減率", "数え方"),
        ("来場者数", 751, 580, 171, 0.294827586206897, _basis("visitors")),
        ("読んだものと、その扱い",),
        ("投票", "投票1,030票 ＝ 有効1,000 ＋ 白票30"),
        ("決まり方",),
    ]
    assert lines[11:] == [
        ("同点の決着", "選んだ人数が多い取組に決定"),
        ("主な数字",),
        ("項目", "値", "分子", "分母", "数え方"),
        ("投票率", 0.315488565488565, 607, 1924, _basis("turnout")),
        ("当落線の差", 0.333333333333333, _basis("cut_margin")),
        ("このブックのシート",),
        ("集計_要確認", "確かめていただきたいこと 2件"),
        ("集計_順位／得点", "すべての取組の得点と内訳"),
        ("集計_票の処理区分", "受け付けた票が、有効か、なぜ数えないか"),
        ("読み取ったもの",),
        ("ブック", "行数"),
        ("共有/受付簿.xlsx", 812),
        ("注記",),
        ("・開催当日の受付簿による。",),
        ("・割合は小数点以下第2位を、得点は小数点以下第3位を四捨五入しています。",),
    ]


def _basis(key: str) -> str:
    return Figure(key, 0).kind.basis


def test_figures_are_numbers_that_look_like_japanese_ones(book: Workbook) -> None:
    rows = {row[0].value: row[1:] for row in book["集計_状況"].iter_rows()}
    assert [cell.number_format for cell in rows["来場者数"][:4]] == [
        '#,##0"人";"△"#,##0"人"',
        '#,##0"人";"△"#,##0"人"',
        '+#,##0"人";"△"#,##0"人";"±"0"人"',
        '+0.0%;"△"0.0%;"±"0.0%',
    ]
    assert rows["投票率"][0].number_format == "0.0%"
    assert rows["当落線の差"][0].number_format == '#,##0.00"点";"△"#,##0.00"点"'


def test_what_is_to_be_done_leads_there(book: Workbook) -> None:
    links = {
        cell.value: (cell.hyperlink.target, cell.hyperlink.location)
        for row in book["集計_状況"].iter_rows()
        for cell in row
        if cell.hyperlink
    }
    assert links == {
        "1　同点に答える": ("判定.xlsx", "'判定_同点'!A1"),
        "2　順位を見る": (None, "'集計_順位／得点'!A1"),
        "集計_要確認": (None, "'集計_要確認'!A1"),
        "集計_順位／得点": (None, "'集計_順位／得点'!A1"),
        "投票": (None, "'集計_票の処理区分'!A1"),
        "集計_票の処理区分": (None, "'集計_票の処理区分'!A1"),
    }


def test_the_most_serious_problem_comes_first(book: Workbook) -> None:
    assert _lines(book, "集計_要確認")[2:] == [
        ("区分", "場所", "見つかったこと", "していただくこと"),
        ("要修正", "共有/受付簿.xlsx「受付簿」C12", "読めません。", "直す。"),
        ("確認", "共有/受付簿.xlsx「受付簿」15行目", "二重です。", "一方を消す。"),
    ]


def test_no_problem_is_said_too(tmp_path: Path) -> None:
    path = tmp_path / "結果.xlsx"
    path.write_bytes(result_book(path, Report(), _COVER))
    book = load_workbook(tmp_path / "結果.xlsx")
    assert _lines(book, "集計_要確認")[-1] == ("要確認はありません。",)
    assert _lines(book, "集計_状況")[3] == ("することはありません。",)


def test_a_table_keeps_its_text_its_numbers_and_its_emphasis(book: Workbook) -> None:
    sheet = book["集計_順位／得点"]
    assert _lines(book, "集計_順位／得点") == [
        ("順位/得点",),
        ("取扱: 事務局限り　／　照合番号 a1b2c3d4",),
        ("配点による",),
        ("順位", "取組名", "差"),
        (1, "=窓口DX", -3.2),
        (2, "窓口DXプラス"),
    ]
    assert (sheet["B6"].data_type, sheet["A6"].font.b, sheet["A7"].font.b) == ("s", True, False)
    assert sheet["C6"].number_format == '+0.0;"△"0.0;"±"0.0'


def test_every_page_says_what_it_is_and_who_may_see_it(book: Workbook) -> None:
    for sheet in book.worksheets:
        head, foot = sheet.oddHeader, sheet.oddFooter
        assert head is not None
        assert foot is not None
        assert (head.left.text, head.center.text, head.right.text, foot.center.text) == (
            "みどり野区×DX展",
            "令和6年12月24日（火）18:00 時点",
            "取扱: 事務局限り",
            "&P / &N",
        )
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)


def test_the_same_report_makes_the_same_bytes() -> None:
    path = Path("結果.xlsx")
    assert result_book(path, _REPORT, _COVER) == result_book(path, _REPORT, _COVER)


def test_places_become_links_into_the_shared_books(tmp_path: Path) -> None:
    (tmp_path / "共有 1").mkdir()
    for name in ("受付#簿.xlsx", "申込.csv"):
        (tmp_path / "共有 1" / name).touch()
    result = tmp_path / "事務局限り" / "結果.xlsx"
    cell = Place("共有 1/受付#簿.xlsx", "受付'簿", 12, 3)
    assert link_to(cell, result, tmp_path) == ("../共有%201/受付%23簿.xlsx", "'受付''簿'!C12")
    row = Place("共有 1/申込.csv", "申込", 2)
    assert link_to(row, result, tmp_path) == ("../共有%201/申込.csv", "")
    assert link_to(Place("ない.xlsx"), result, tmp_path) == ("", "")
    assert link_to(cell, result, None) == ("", "")


def test_a_book_on_another_drive_gets_no_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def relpath(path: object, start: object) -> str:
        message = f"path {path} is on another mount than {start}"  # as on Windows
        raise ValueError(message)

    monkeypatch.setattr(os.path, "relpath", relpath)
    (tmp_path / "投票.xlsx").write_bytes(b"")
    assert link_to(Place("投票.xlsx", row=2), tmp_path / "結果.xlsx", tmp_path) == ("", "")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("集計_" + "あ" * 40, "集計_" + "あ" * 28),
        ("a:b*c?d[e]f\\g/h", "a：b＊c？d［e］f＼g／h"),
        ("'引用'", "引用"),
        ("改\n行", "改 行"),
        ("", "集計_"),
    ],
)
def test_sheet_names_are_such_as_excel_accepts(title: str, name: str) -> None:
    assert sheet_name(title, []) == name


def test_equal_sheet_names_are_numbered_within_the_length_excel_accepts() -> None:
    long = "あ" * 31
    assert sheet_name(long, [long]) == "あ" * 28 + "(2)"
    assert sheet_name("Abc", ["ABC", "abc(2)"]) == "Abc(3)"
