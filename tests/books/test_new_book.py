"""New workbooks: what people fill in, and what form tools would have exported."""

from __future__ import annotations

import html
import zipfile
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from automations.books.new_book import NewColumn, NewSheet, Page, Tint, write_new_book
from automations.books.opening import read_book
from automations.tables.places import Place
from automations.tables.report import Cell, Form

if TYPE_CHECKING:
    from pathlib import Path

_MOMENT = datetime(2024, 12, 24, 13, 5, 9, tzinfo=UTC)


def _written(folder: Path, *sheets: NewSheet) -> Path:
    write_new_book(folder / "新しい.xlsx", sheets)
    return folder / "新しい.xlsx"


def _texts(path: Path, sheet: str = "") -> list[tuple[object, ...]]:
    return read_book(path, path.name).sheet(sheet).cells.rows()


def test_title_heading_example_and_rows_stand_below_each_other(tmp_path: Path) -> None:
    sheet = NewSheet(
        "受付簿",
        (NewColumn("番号", Form.COUNT), NewColumn("氏名"), NewColumn("受付", Form.TIME)),
        [(1, "山田", _MOMENT), (2, "鈴木", None)],
        title=("受付簿", "黄色い欄に記入"),
        example=("x", "例 花子", None),
        hidden_rows=frozenset({6}),
    )
    path = _written(tmp_path, sheet)
    assert _texts(path) == [
        (1, "受付簿", "", ""),
        (2, "黄色い欄に記入", "", ""),
        (3, "番号", "氏名", "受付"),
        (4, "記入例", "例 花子", ""),
        (5, "1", "山田", "2024-12-24 13:05:09"),
        (6, "2", "鈴木", ""),
    ]
    assert read_book(path, "a").sheet().hidden == {6}


@pytest.mark.parametrize("text", ["=1+1", "+81-3-5608", "-5", "@SUM(A1)", "\t=1", "=HYPERLINK(1)"])
def test_text_never_becomes_a_formula(tmp_path: Path, text: str) -> None:
    path = _written(tmp_path, NewSheet("a", (NewColumn("備考"),), [(text,)]))
    cell = load_workbook(path).worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert b"<f>" not in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize(
    ("value", "shape", "stored"),
    [
        (751, "#,##0", 751),
        (Fraction(29, 20), "", 1.45),
        (Fraction(1, 3), "", 0.333333333333333),
        (10**15, "", "1000000000000000"),
        (10**15 - 1, "", 999999999999999),
        (date(2024, 12, 24), "yyyy/mm/dd", datetime(2024, 12, 24)),  # noqa: DTZ001 - cells have none
        (Place("a.xlsx", "b", 2), "", "a.xlsx「b」2行目"),
        ("a\x07b\ud800", "", "a\ufffdb\ufffd"),
        (123, "00000", 123),
    ],
)
def test_values_are_stored_exactly(tmp_path: Path, value: Cell, shape: str, stored: object) -> None:
    column = NewColumn("値", number_format=shape)
    path = _written(tmp_path, NewSheet("a", (column,), [(value,)]))
    cell = load_workbook(path).worksheets[0]["A2"]
    assert cell.value == stored
    assert not shape or cell.number_format == shape


def test_a_number_format_of_zeros_is_read_back_as_shown(tmp_path: Path) -> None:
    column = NewColumn("職員番号", number_format="00000")
    path = _written(tmp_path, NewSheet("a", (column,), [(123,)], plain=True))
    assert _texts(path) == [(1, "職員番号"), (2, "00123")]


def test_text_that_looks_like_an_escape_is_read_back(tmp_path: Path) -> None:
    path = _written(tmp_path, NewSheet("a", (NewColumn("備考"),), [("_x000D_",)]))
    assert _texts(path) == [(1, "備考"), (2, "_x000D_")]


def test_the_same_sheets_make_the_same_bytes(tmp_path: Path) -> None:
    sheet = NewSheet("a", (NewColumn("備考", choices=("あ", "い"), hint="選ぶ"),), [("あ",)])
    first = _written(tmp_path, sheet).read_bytes()
    assert _written(tmp_path, sheet).read_bytes() == first
    with zipfile.ZipFile(tmp_path / "新しい.xlsx") as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_short_lists_stand_in_the_rule_and_long_ones_on_a_hidden_sheet(tmp_path: Path) -> None:
    long = tuple(f"選択肢その{number}" for number in range(60))
    columns = (
        NewColumn("区分", choices=("庁内", "庁外"), hint="一つ選んでください"),
        NewColumn("所属", choices=long),
        NewColumn("語", choices=("a,b", "c")),
    )
    book = load_workbook(_written(tmp_path, NewSheet("a", columns, [])))
    rules = {str(rule.sqref): rule for rule in book["a"].data_validations.dataValidation}
    assert {cells: rule.formula1 for cells, rule in rules.items()} == {
        "A2:A501": '"庁内,庁外"',
        "B2:B501": "'選択肢'!$A$1:$A$60",
        "C2:C501": "'選択肢'!$B$1:$B$2",
    }
    assert rules["A2:A501"].prompt == "一つ選んでください"
    # A category that the settings gain later can be typed: it is doubted, not stopped.
    assert {rule.errorStyle for rule in rules.values()} == {"warning"}
    assert (book["選択肢"].sheet_state, book["選択肢"]["A60"].value) == ("hidden", "選択肢その59")


def test_a_sheet_is_ready_to_read_and_to_print(tmp_path: Path) -> None:
    columns = (NewColumn("氏名"), NewColumn("備考", width=20), NewColumn("鍵", hidden=True))
    sheet = NewSheet("a", columns, [("山田太郎", "x", "y")], title=("一覧",))
    drawn = load_workbook(_written(tmp_path, sheet))["a"]
    assert (drawn.freeze_panes, drawn.auto_filter.ref) == ("A3", "A2:C3")
    assert (drawn.page_setup.orientation, drawn.page_setup.paperSize) == ("landscape", 9)
    assert (drawn.page_setup.fitToWidth, drawn.page_setup.fitToHeight) == (1, 0)
    assert drawn.print_title_rows == "$2:$2"
    assert (drawn.column_dimensions["A"].width, drawn.column_dimensions["B"].width) == (11, 43)
    assert drawn.column_dimensions["C"].hidden
    assert (drawn["A2"].font.name, drawn["A2"].font.b) == ("BIZ UDPゴシック", True)


def test_a_plain_sheet_has_no_looks(tmp_path: Path) -> None:
    sheet = NewSheet("Sheet1", (NewColumn("完了時刻", Form.TIME),), [(_MOMENT,)], plain=True)
    drawn = load_workbook(_written(tmp_path, sheet))["Sheet1"]
    assert (drawn.freeze_panes, drawn.auto_filter.ref, drawn["A1"].font.b) == (None, None, False)
    assert drawn["A2"].number_format == "yyyy/mm/dd hh:mm:ss"


def test_a_guide_is_for_reading_nothing_is_frozen_or_filtered(tmp_path: Path) -> None:
    title = ("手引き", "読んでください。", "", "はじめに", "1. 読む")
    sheet = NewSheet("a", (NewColumn("見出し"),), [("x",)], title=title, page=Page(guide=True))
    drawn = load_workbook(_written(tmp_path, sheet))["a"]
    assert (drawn.freeze_panes, drawn.auto_filter.ref) == (None, None)
    assert [drawn.cell(row, 1).style for row in range(1, 6)] == [
        "dxten 表題", "dxten 案内", "dxten 案内", "dxten 副題", "dxten 案内",
    ]  # fmt: skip


def test_every_printed_page_says_what_it_is_and_who_may_see_it(tmp_path: Path) -> None:
    page = Page(("みどり野市×DX展", "", "取扱: 事務局限り"), large=True)
    path = _written(tmp_path, NewSheet("a", (NewColumn("x"),), [], page=page))
    assert load_workbook(path)["a"].page_setup.paperSize == 8  # A3
    stored = html.unescape(zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode())
    assert "<oddHeader>&Lみどり野市×DX展&C&R取扱: 事務局限り</oddHeader>" in stored


def test_rows_are_as_high_as_wished_and_as_their_texts_need(tmp_path: Path) -> None:
    columns = (NewColumn("課題", width=10),)
    rows = [("短い",), ("長い文" * 20,)]
    sheet = NewSheet("a", columns, rows, page=Page(row_height=26, fitted=True))
    drawn = load_workbook(_written(tmp_path, sheet))["a"]
    assert drawn.row_dimensions[2].height == 26
    assert (drawn.row_dimensions[3].height or 0) > 60


def test_rows_are_tinted_by_the_first_rule_that_holds(tmp_path: Path) -> None:
    tints = (Tint('$B2<>""', "EDEDED", "7F7F7F"), Tint("$A2<TODAY()", "FBE3E0"))
    columns = (NewColumn("期限"), NewColumn("済", centered=True))
    sheet = NewSheet("a", columns, [("x", "y")], page=Page(tints=tints))
    drawn = load_workbook(_written(tmp_path, sheet))["a"]
    (cells,) = drawn.conditional_formatting
    assert str(cells.sqref) == "A2:B502"
    assert [(rule.formula, rule.stopIfTrue) for rule in cells.rules] == [
        (['$B2<>""'], True),
        (["$A2<TODAY()"], True),
    ]
    assert drawn["B2"].alignment.horizontal == "center"


def test_a_thick_line_is_drawn_above_the_rows_that_begin_a_part(tmp_path: Path) -> None:
    columns, rows = (NewColumn("審査員"), NewColumn("評点")), [("1",), ("1",), ("2",)]
    sheet = NewSheet("a", columns, [(*row, None) for row in rows], page=Page(parted=frozenset({4})))
    drawn = load_workbook(_written(tmp_path, sheet))["a"]
    edges = [[cell.border.top.style for cell in row] for row in drawn["A2:B4"]]
    assert edges == [["thin", "thin"], ["thin", "thin"], ["medium", "medium"]]
