"""What each row below the headings is to the people who made the sheet."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest

from automations.tables.schema import Blank, Field, FieldKind, Schema
from automations.tables.sheet import Sheet, sheet_of_rows
from automations.tables.typed import Layout, read_table

Typed = Callable[..., Sheet]

PEOPLE = Schema(
    "people",
    "受付簿",
    (
        Field("number", "番号", FieldKind.INTEGER, serial=True),
        Field("name", "氏名", required=True, blank=Blank.SET_ASIDE),
        Field("section", "所属"),
        Field("count", "人数", FieldKind.INTEGER),
        Field("walk_in", "当日参加", FieldKind.MARK),
        Field("status", "確認結果"),
    ),
)
HEADINGS = ["No.", "番号", "氏名", "所属", "人数", "当日参加", "確認結果", "メモ"]


def layouts(*rows: list[str]) -> list[tuple[int, str]]:
    """Return (row number, layout) of each row that is one; the first row stands in row 2."""
    sheet = sheet_of_rows("受付簿.xlsx", "受付簿", [HEADINGS, *rows])
    return read_table(sheet, PEOPLE, ZoneInfo("Asia/Tokyo")).frame.select("row", "layout").rows()


def layout(*cells: str) -> str:
    ((_, found),) = layouts(list(cells))
    return found


def test_a_person_is_data() -> None:
    assert layout("1", "1", "山田", "総務課", "2", "○") == Layout.DATA.value


@pytest.mark.parametrize(
    "cells",
    [
        [],
        ["", " ", "　", "\u200b"],
        ["12"],
        ["12", "12"],
        ["", "１２"],
        ["", "12."],
        ["", "12", "", "", "", "FALSE"],
        ["", "", "", "", "", "×"],
        ["", "", "", "", "", "", "要確認: 氏名が空です"],
        ["7", "7", "", "", "", "FALSE", "済", "FALSE"],
    ],
)
def test_a_row_without_content_is_no_row(cells: list[str]) -> None:
    assert layouts(cells) == []


def test_rows_keep_the_numbers_of_the_sheet() -> None:
    assert layouts([], ["", "", "山田"], ["3"], ["", "", "鈴木"]) == [(3, "データ"), (5, "データ")]


@pytest.mark.parametrize(
    "cells",
    [
        ["合計", "", "", "", "12"],
        ["", "", "合計", "", "12", "", "", "3"],
        ["", "合　計", "751", "", "548"],
        ["", "", "計", "43団体", "751人"],
        ["", "", "合計（人）", "", "1,234"],
        ["合計人数：", "", "", "", "12名"],
        ["", "", "総計", "小計", "△12"],
        ["", "", "合計", "", "#REF!"],
        ["平均", "", "", "", "4.5"],
        ["", "", "2名", "合計"],
        ["12", "12", "合計", "", "3"],
    ],
)
def test_a_totals_row(cells: list[str]) -> None:
    assert layout(*cells) == Layout.TOTAL.value


@pytest.mark.parametrize(
    "cells",
    [
        ["1", "1", "計", "総務課"],
        ["", "", "計", "総務課", "2"],
        ["1", "", "合計", "総務課"],
        ["", "", "合計表の電子化", "", "2"],
        ["", "", "会計", "", "2"],
        ["", "", "山田", "合計", "2"],
        ["1", "", "計"],
    ],
)
def test_a_person_named_kei_and_a_title_do_not_vanish(cells: list[str]) -> None:
    assert layout(*cells) == Layout.DATA.value


@pytest.mark.parametrize(
    "cells",
    [
        ["記入例", "", "墨田 太郎", "総務課"],
        ["", "", "墨田 太郎", "総務課", "", "", "", "（記入例）"],
        ["", "例", "墨田 太郎", "総務課"],
        ["【例】", "", "墨田 太郎"],
        ["", "", "（例）墨田 太郎", "総務課"],
        ["1", "1", "（例）墨田 太郎", "総務課"],
        ["1", "1", "例：墨田 太郎"],
        ["1", "1", "記入例 墨田 太郎"],
        ["※記入例", "1", "墨田 太郎"],
        ["見本", "1", "墨田 太郎"],
    ],
)
def test_an_example_row(cells: list[str]) -> None:
    assert layout(*cells) == Layout.EXAMPLE.value


@pytest.mark.parametrize(
    "cells",
    [
        ["1", "1", "例幣使 太郎", "総務課"],
        ["1", "1", "山田", "例規担当"],
        ["1", "1", "山田", "総務課", "", "", "", "例：車椅子で来場"],
        ["1", "1", "山田", "見本市準備室"],
        ["1", "1", "例規の検索", "", "", "", "", "サンプル"],
    ],
)
def test_words_that_only_begin_like_an_example(cells: list[str]) -> None:
    assert layout(*cells) == Layout.DATA.value


def test_headings_that_are_repeated_for_printing() -> None:
    person = ["1", "1", "山田", "総務課"]
    assert [found for _, found in layouts(person, HEADINGS, person)] == [
        "データ",
        "見出しの繰り返し",
        "データ",
    ]


def test_two_rows_of_headings_that_are_repeated(typed: Typed, tokyo: ZoneInfo) -> None:
    schema = Schema(
        "people", "受付簿", (Field("name", "氏名", required=True), Field("section", "所属"))
    )
    upper, lower = "番号|氏名|連絡先|", "||所属|電話"
    sheet = typed(upper, lower, "1|山田|総務課|", upper, lower, "2|鈴木|会計課|")
    found = read_table(sheet, schema, tokyo).frame["layout"].to_list()
    assert found == ["データ", "見出しの繰り返し", "見出しの繰り返し", "データ"]


@pytest.mark.parametrize(
    "cells",
    [
        ["", "", "", "", "", "", "", "ここまで印刷"],
        ["※ 締切は12月13日です"],
        ["", "", "※敬称略"],
        ["", "", "（注）人数は見込み"],
        ["", "", "", "", "", "", "", "", "右の欄外"],
        ["", "", "以上"],
        ["出典 受付簿"],
    ],
)
def test_a_note_in_the_margin(cells: list[str]) -> None:
    sheet = [[*HEADINGS, ""], cells]
    found = read_table(
        sheet_of_rows("受付簿.xlsx", "受付簿", sheet), PEOPLE, ZoneInfo("Asia/Tokyo")
    )
    assert found.frame["layout"].to_list() == [Layout.NOTE.value]


def test_a_running_number_that_is_no_number_makes_a_row() -> None:
    assert layouts(["", "後日連絡"]) == [(2, Layout.NOTE.value)]


def test_a_name_alone_is_a_person() -> None:
    assert layout("", "", "山田") == Layout.DATA.value
