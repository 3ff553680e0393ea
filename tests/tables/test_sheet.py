"""A sheet is rectangular text; every row knows the number the spreadsheet shows."""

import polars as pl

from automations.tables.places import Place
from automations.tables.sheet import Sheet, sheet_of_rows


def test_short_rows_are_filled() -> None:
    sheet = sheet_of_rows("a.csv", "a", [["氏名", "所属"], ["山田"], []])
    assert sheet.cells.schema == {"row": pl.UInt32, "c1": pl.String, "c2": pl.String}
    assert sheet.cells.rows() == [(1, "氏名", "所属"), (2, "山田", ""), (3, "", "")]
    assert sheet.width == 2


def test_rows_start_where_the_file_has_them() -> None:
    sheet = sheet_of_rows("a.csv", "a", [["氏名"], ["山田"]], first_row=3)
    assert list(sheet.rows()) == [(3, ("氏名",)), (4, ("山田",))]


def test_a_sheet_without_cells() -> None:
    sheet = sheet_of_rows("a.csv", "a", [])
    assert (sheet.width, list(sheet.rows()), sheet.odd, sheet.hidden) == (0, [], {}, frozenset())


def test_a_place_in_the_sheet() -> None:
    sheet: Sheet = sheet_of_rows("a.csv", "名簿", [["氏名"]])
    assert sheet.place(2, 1) == Place("a.csv", "名簿", 2, 1)
