"""The sheet of one table: its place among the others, and how a long list is printed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from openpyxl import load_workbook

from automations.books.result_book import Cover, result_book
from automations.tables.report import Column, Form, Table, report_of

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

_AS_OF = datetime(2024, 12, 24, 18, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
_COVER = Cover("みどり野区×DX展", _AS_OF, "a1b2c3d4", "事務局限り")


def test_what_executives_ask_for_comes_first_and_sheets_of_a_kind_share_a_colour(
    tmp_path: Path,
) -> None:
    keys = ("ballot_register", "x", "ballot_dispositions", "finalists", "comparison")
    tables = [Table(key, f"表{key}", (Column("氏名"),), ()) for key in keys]
    path = tmp_path / "結果.xlsx"
    path.write_bytes(result_book(path, report_of(tables=tables), _COVER))
    sheets = load_workbook(path).worksheets[2:]
    colors = {each.title.removeprefix("集計_表"): each.sheet_properties.tabColor for each in sheets}
    assert {key: color.rgb if color else "" for key, color in colors.items()} == {
        "comparison": "FF1F3864",
        "finalists": "FF1F3864",
        "ballot_dispositions": "FF2E75B6",
        "ballot_register": "FF7F7F7F",
        "x": "FF7F7F7F",
    }
    assert list(colors) == [
        "comparison",
        "finalists",
        "ballot_dispositions",
        "ballot_register",
        "x",
    ]


def _list_of(tmp_path: Path, rows: int, *texts: str) -> Worksheet:
    columns = tuple(Column(f"列{number}") for number in range(len(texts)))
    table = Table("register", "一覧", columns, (texts,) * rows)
    path = tmp_path / "結果.xlsx"
    path.write_bytes(result_book(path, report_of(tables=[table]), _COVER))
    return load_workbook(path)["集計_一覧"]


def test_in_a_long_list_every_text_stays_in_one_line(tmp_path: Path) -> None:
    sheet = _list_of(tmp_path, 101, *["hanako.kinyu@city.midorino.example"] * 8)
    alignment = sheet["A5"].alignment
    assert (alignment.shrink_to_fit, bool(alignment.wrap_text)) == (True, False)
    assert {sheet.row_dimensions[row].height for row in range(5, 105)} == {15.0}
    assert sum(sheet.column_dimensions[column].width for column in "ABCDEFGH") <= 200
    assert sheet.page_setup.orientation == "landscape"


def test_what_would_be_too_small_to_read_in_one_line_takes_several(tmp_path: Path) -> None:
    columns = (Column("申込元", width=10), Column("氏名"))
    rows = [("庁内申込 12行目、庁外申込 34行目、電話 5行目", "花子"), *[("電話", "次郎")] * 100]
    table = Table("register", "一覧", columns, tuple(rows))
    path = tmp_path / "結果.xlsx"
    path.write_bytes(result_book(path, report_of(tables=[table]), _COVER))
    sheet = load_workbook(path)["集計_一覧"]
    looks = [sheet[cell].alignment for cell in ("A5", "A6")]
    assert [(bool(each.wrap_text), bool(each.shrink_to_fit)) for each in looks] == [
        (True, False),
        (False, True),
    ]
    assert sheet.row_dimensions[5].height > sheet.row_dimensions[6].height == 15.0


def test_a_long_and_narrow_list_is_printed_upright(tmp_path: Path) -> None:
    assert _list_of(tmp_path, 26, "記入 花子", "市民課").page_setup.orientation == "portrait"
    assert _list_of(tmp_path, 25, "記入 花子", "市民課").page_setup.orientation == "landscape"


def test_a_number_wider_than_all_others_has_room(tmp_path: Path) -> None:
    rows = ((1_234_567_890,), *[(number,) for number in range(3_000)])
    table = Table("register", "一覧", (Column("数", Form.COUNT),), rows)
    path = tmp_path / "結果.xlsx"
    path.write_bytes(result_book(path, report_of(tables=[table]), _COVER))
    sheet = load_workbook(path)["集計_一覧"]
    assert sheet.column_dimensions["A"].width == len("1,234,567,890") + 3


def test_the_width_of_a_very_long_list_is_that_of_rows_taken_evenly(tmp_path: Path) -> None:
    table = Table("register", "一覧", (Column("名"),), (("a" * 20,), ("b",)) * 2_500)
    path = tmp_path / "結果.xlsx"
    path.write_bytes(result_book(path, report_of(tables=[table]), _COVER))
    assert load_workbook(path)["集計_一覧"].column_dimensions["A"].width == 20 + 3
