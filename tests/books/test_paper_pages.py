"""Pages to fill in by hand: one printed page a tab, a box where nothing is said."""

from __future__ import annotations

import io
from typing import cast

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from automations.books.paper_pages import PaperPage, PaperTable, paper_pages_bytes

TABLE = PaperTable(
    (("取組", 1), ("審査員", 1), ("備考", 2)),
    (("01 窓口DX", "", ""), ("04 庶務", "", "除斥")),
    30,
    frozenset({(1, 1)}),
)
PAGE = PaperPage("総括", "総括の表", (20, 10, 10, 10), (TABLE,), ("手で書きます。",), ("1. 足す",))


def drawn(page: PaperPage = PAGE) -> Worksheet:
    book = load_workbook(io.BytesIO(paper_pages_bytes([page])))
    return cast("Worksheet", book[book.sheetnames[0]])


def texts(sheet: Worksheet) -> list[list[object]]:
    return [[cell for cell in row if cell is not None] for row in sheet.values]


def test_title_lines_table_and_notes_stand_below_each_other() -> None:
    assert texts(drawn()) == [
        ["総括の表"],
        ["手で書きます。"],
        [],
        ["取組", "審査員", "備考"],
        ["01 窓口DX"],
        ["04 庶務", "除斥"],
        [],
        ["1. 足す"],
    ]


def test_every_cell_of_a_table_is_a_box_and_those_nobody_writes_in_are_grey() -> None:
    sheet = drawn()
    boxes = [cell for row in sheet["A4:D6"] for cell in row]
    assert all(cell.border.bottom.style == "thin" for cell in boxes)
    grey = {cell.coordinate for cell in boxes if cell.fill.fgColor.rgb == "00BFBFBF"}
    assert grey == {"B6"}


def test_a_heading_may_take_several_columns() -> None:
    assert {str(each) for each in drawn().merged_cells.ranges} >= {"C4:D4", "C5:D5", "C6:D6"}


def test_a_tab_is_one_page_on_a4_or_a3() -> None:
    sheet, large = drawn(), drawn(PaperPage("大", "大", (10,), (), large=True))
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
    assert (sheet.page_setup.paperSize, large.page_setup.paperSize) == (9, 8)
    assert sheet.page_setup.orientation == "landscape"


def test_a_table_without_headings_begins_with_its_first_row() -> None:
    table = PaperTable((("", 1), ("", 3)), (("集計者", ""),), 40)
    sheet = drawn(PaperPage("署名", "署名", (10, 10, 10, 10), (table,)))
    assert texts(sheet) == [["署名"], [], ["集計者"]]
    assert sheet.row_dimensions[3].height == 40


def test_two_tables_have_a_gap_between_them() -> None:
    sheet = drawn(PaperPage("二つ", "二つ", (10, 10, 10, 10), (TABLE, TABLE)))
    table = [["取組"], ["01 窓口DX"], ["04 庶務"]]
    assert [row[:1] for row in texts(sheet)] == [["二つ"], [], *table, [], *table]


def test_a_text_that_looks_like_a_formula_is_text() -> None:
    table = PaperTable((("取組", 1),), (("=1+1",),), 30)
    cell = drawn(PaperPage("式", "式", (20,), (table,)))["A4"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_the_same_pages_are_the_same_bytes() -> None:
    assert paper_pages_bytes([PAGE]) == paper_pages_bytes([PAGE])
