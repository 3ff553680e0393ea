"""A sheet under its schema: values, texts as typed, and every finding with its cell."""

from dataclasses import replace
from datetime import datetime

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from automations.tables.schema import Blank, Field
from automations.tables.sheet import sheet_of_rows
from tests.tables.people import HEADINGS, PEOPLE, SHEET, TOKYO, Typed, findings, read, refused


def test_one_frame_with_values_and_texts_as_typed(typed: Typed) -> None:
    table = read(typed("名簿", HEADINGS, "R6.12.24 13:05|山田　太郎|００１２|職員|○", "||鈴木"))
    assert table.frame.schema == {
        "row": pl.UInt32,
        "layout": pl.String,
        "unfit": pl.Boolean,
        "submitted": pl.Datetime("us", "Asia/Tokyo"),
        "submitted_raw": pl.String,
        "name": pl.String,
        "name_raw": pl.String,
        "number": pl.Int64,
        "number_raw": pl.String,
        "kind": pl.String,
        "kind_raw": pl.String,
        "cancelled": pl.Boolean,
        "cancelled_raw": pl.String,
        "note": pl.String,
        "note_raw": pl.String,
    }
    first = table.frame.row(0, named=True)
    assert first == {
        "row": 3,
        "layout": "データ",
        "unfit": False,
        "submitted": datetime(2024, 12, 24, 13, 5, tzinfo=TOKYO),
        "submitted_raw": "R6.12.24 13:05",
        "name": "山田　太郎",
        "name_raw": "山田　太郎",
        "number": 12,
        "number_raw": "００１２",
        "kind": "庁内",
        "kind_raw": "職員",
        "cancelled": True,
        "cancelled_raw": "○",
        "note": "",
        "note_raw": "",
    }


def test_a_place_names_the_cell_of_a_field(typed: Typed) -> None:
    table = read(typed(HEADINGS, "|山田"))
    assert str(table.place(2, "name")) == f"{SHEET}B2"
    assert str(table.place(2)) == f"{SHEET}2行目"
    assert str(table.place(2, "note")) == f"{SHEET}2行目"


def test_blank_cells(typed: Typed) -> None:
    table = read(typed(HEADINGS, "|山田|||"))
    assert table.problems == ()
    values = table.frame.select("submitted", "number", "kind", "cancelled", "note").row(0)
    assert values == (None, None, "", False, "")


def test_rows_that_a_filter_hides_are_told_from_rows_that_somebody_hid(typed: Typed) -> None:
    sheet = typed(HEADINGS, "|山田|1", "|鈴木|2", "|佐藤|3")
    table = read(replace(sheet, hidden=frozenset({2, 3, 4}), filtered=frozenset({3, 4})))
    assert findings(table) == [
        (
            "確認",
            (
                f"{SHEET}: フィルターで隠れている行が2行あります（3行目など）。"
                "ほかの行と同じように読み、件数に含めています。"
                "数えたくない行があれば、フィルターで隠すのではなく消してください。"
            ),
        ),
        (
            "確認",
            (
                f"{SHEET}: 非表示の行が1行あります（2行目など）。"
                "ほかの行と同じように読み、件数に含めています。"
                "数えたくない行は、隠すのではなく消してください。"
            ),
        ),
    ]
    assert table.frame.height == 3


def test_rows_that_are_struck_out_count_and_are_mentioned_once(typed: Typed) -> None:
    sheet = typed(HEADINGS, "|山田|1", "|鈴木|2", "合計|")
    table = read(replace(sheet, struck=frozenset({1, 3, 4})))
    assert findings(table) == [
        (
            "確認",
            (
                f"{SHEET}: 取り消し線の引かれた行が1行あります（3行目など）。"
                "ほかの行と同じように読み、件数に含めています。"
                "取り消しにする行は、取り消しを記入する欄があればそこに記入し、"
                "なければ行ごと消してください。"
            ),
        )
    ]
    assert table.frame.filter(pl.col("layout") == "データ").height == 2


def test_hidden_rows_count_and_are_mentioned_once(typed: Typed) -> None:
    sheet = typed(HEADINGS, "|山田|1", "|鈴木|2", "", "合計|", "|佐藤|3")
    table = read(replace(sheet, hidden=frozenset({1, 3, 4, 5, 6, 99})))
    assert findings(table) == [
        (
            "確認",
            (
                f"{SHEET}: 非表示の行が2行あります（3行目など）。"
                "ほかの行と同じように読み、件数に含めています。"
                "数えたくない行は、隠すのではなく消してください。"
            ),
        )
    ]
    assert table.frame.filter(pl.col("layout") == "データ").height == 3


def test_a_table_without_rows_is_empty_and_says_so(typed: Typed) -> None:
    table = read(typed("題名", HEADINGS))
    assert table.frame.height == 0
    assert table.frame.schema["number"] == pl.Int64
    assert findings(table) == [
        (
            "確認",
            (
                f"{SHEET}: 「申込」の見出しの下に、データの行がありません。"
                "まだ入力がないのでなければ、シートの名前と中身を確かめてください。"
            ),
        )
    ]


def test_a_column_the_sheet_does_not_have_is_blank_and_no_fault(typed: Typed) -> None:
    schema = PEOPLE.extended([Field("phone", "電話", blank=Blank.SET_ASIDE)])
    table = read(typed("氏名|職員番号", "山田|7"), schema)
    assert table.problems == ()
    assert table.frame.select("phone", "phone_raw", "submitted", "unfit").rows() == [
        ("", "", None, False)
    ]


def test_missing_headings_are_refused_before_anything_is_read(typed: Typed) -> None:
    assert refused(typed("職員番号|区分|取消", "A|B|C")) == [
        f"{SHEET}1行目: 「氏名」の見出しがありません。見出しの行に「氏名」の列を加えてください。"
    ]


cells = st.sampled_from(
    ["", " ", "山田", "合計", "記入例", "7", "①②", "12/24", "2024/12/24 9:00", "R6.12.24", "〃",
     "○", "×", "庁内", "氏名", "※", "#N/A"]
)  # fmt: skip
rows_of_cells = st.lists(st.lists(cells, min_size=5, max_size=5), max_size=8)


@settings(max_examples=30)
@given(rows_of_cells)
def test_the_order_of_rows_changes_places_only(rows: list[list[str]]) -> None:
    heading = HEADINGS.split("|")
    ways = (rows, rows[::-1], sorted(rows))
    tables = [read(sheet_of_rows("a.csv", "a.csv", [heading, *way])) for way in ways]
    contents = [sorted(map(repr, table.frame.drop("row").rows())) for table in tables]
    assert contents[0] == contents[1] == contents[2]
    found = [sorted(each.found for each in table.problems) for table in tables]
    assert found[0] == found[1] == found[2]


@settings(max_examples=30)
@given(rows_of_cells)
def test_no_nulls_where_none_are_promised(rows: list[list[str]]) -> None:
    frame = read(sheet_of_rows("a.csv", "a.csv", [HEADINGS.split("|"), *rows])).frame
    nullable = {"submitted", "number"}
    assert frame.select(pl.exclude(*nullable)).null_count().sum_horizontal().to_list() == [0]
    assert set(frame["row"]) <= set(range(2, len(rows) + 2))


@settings(max_examples=30)
@given(rows_of_cells)
def test_rows_that_are_left_out_when_blank_make_no_difference(rows: list[list[str]]) -> None:
    sheet = sheet_of_rows("a.csv", "a.csv", [HEADINGS.split("|"), *rows])
    texts = pl.all().exclude("row").str.strip_chars()
    filled = sheet.cells.filter(pl.any_horizontal(texts != ""))
    assert read(sheet).frame.equals(read(replace(sheet, cells=filled)).frame)
