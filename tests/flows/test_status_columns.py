"""Where our column may be written into: where sorting the rows carries it along."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import polars as pl
import pytest

from automations.books.opening import Book
from automations.errors import InputUnfit
from automations.flows.reading import Seen, SeenSheet
from automations.flows.status_columns import OurColumn, column_problems, our_columns
from automations.tables.schema import Field, Schema
from automations.tables.sheet import Oddity, Sheet, no_formulas, sheet_of_rows
from automations.tables.typed import TypedTable, read_table

SCHEMA = Schema(
    "people",
    "申込",
    (Field("name", "氏名", required=True), Field("section", "所属"), Field("mail", "メール")),
)
BOOK = "共有/申込.csv"


def seen(*lines: str, odd: dict[tuple[int, int], Oddity] | None = None) -> Seen:
    """Return what was looked into: one sheet, typed with | between the cells."""
    rows = [line.split("|") for line in lines]
    plain = sheet_of_rows(BOOK, "申込", rows)
    sheet = Sheet(BOOK, "申込", plain.cells, odd or {})
    book = Book(BOOK, (sheet,), "", "")
    return Seen({BOOK: book}, (SeenSheet(sheet, SCHEMA, _table(sheet)),))


def _table(sheet: Sheet) -> TypedTable | None:
    try:
        return read_table(sheet, SCHEMA, ZoneInfo("Asia/Tokyo"))
    except InputUnfit:
        return None


def column(*lines: str, odd: dict[tuple[int, int], Oddity] | None = None) -> OurColumn:
    (found,) = our_columns(seen(*lines, odd=odd))
    return found


def test_a_sheet_without_the_heading_has_no_column_of_ours() -> None:
    assert our_columns(seen("氏名|所属|メール", "山田|住民課|")) == ()


def test_the_column_knows_its_rows_of_data_and_what_stands_in_it() -> None:
    found = column(
        "申込の一覧|||",
        "氏名|所属|メール|確認結果",
        "記入例|総務課||",
        "山田|住民課||登録済み",
        "佐藤|税務課||",
        "|||保留: 前の話。",
    )
    assert (found.number, found.heading_row, found.inside) == (4, 2, True)
    assert found.data == {4, 5}
    assert found.standing == {4: "登録済み", 6: "保留: 前の話。"}


@pytest.mark.parametrize(
    ("headings", "inside"),
    [
        pytest.param("氏名|所属|メール|確認結果", True, id="right beside the last heading"),
        pytest.param("確認結果|氏名|所属|メール", True, id="right before the first heading"),
        pytest.param("氏名|所属|確認結果|メール", True, id="between them"),
        pytest.param("氏名|所属|メール|事務局メモ|確認結果", True, id="beside one of people's own"),
        pytest.param("氏名|所属|メール||確認結果", False, id="a column without heading between"),
        pytest.param("確認結果||氏名|所属|メール", False, id="and so before them"),
    ],
)
def test_nothing_may_come_between_it_and_the_other_headings(headings: str, *, inside: bool) -> None:
    assert column(headings, "山田|住民課|x|x|x").inside is inside


def test_of_two_the_one_that_may_be_written_is_ours() -> None:
    assert column("確認結果||氏名|所属|メール|確認結果", "||山田|住民課||").number == 6


def test_a_sheet_that_cannot_be_used_has_its_column_all_the_same() -> None:
    found = column("所属|メール|所属|確認結果", "住民課|||要修正: 何か。")
    assert (found.number, found.standing) == (4, {2: "要修正: 何か。"})


def test_an_error_in_the_column_is_not_what_we_wrote() -> None:
    found = column("氏名|所属|メール|確認結果", "山田|住民課||", odd={(2, 4): Oddity.ERROR})
    assert found.standing == {2: "エラー値"}
    (told,) = column_problems(
        seen("氏名|所属|メール|確認結果", "山田|住民課||", odd={(2, 4): Oddity.ERROR})
    )
    assert told.code == "status_foreign"


def test_a_formula_in_the_column_is_not_what_we_wrote_whatever_it_says() -> None:
    formulas = pl.DataFrame({"row": [2], "column": [3]}, schema=no_formulas().schema)
    plain = sheet_of_rows(BOOK, "申込", [["氏名", "所属", "確認結果"], ["山田", "", "登録済み"]])
    sheet = replace(plain, formulas=formulas)
    looked = SeenSheet(sheet, SCHEMA, _table(sheet))
    (found,) = our_columns(Seen({BOOK: Book(BOOK, (sheet,), "", "")}, (looked,)))
    assert found.standing == {2: "（数式）"}


def test_what_people_typed_is_told_with_how_often_and_where_first() -> None:
    (told,) = column_problems(
        seen("氏名|所属|確認結果", "山田|住民課|登録済み", "佐藤|税務課|済", "鈴木|税務課|電話")
    )
    assert str(told) == (
        "共有/申込.csv「申込」C1: 「確認結果」の列に、人が書いた文字や数式のある行が2行あります"
        "（3行目など）。その行には書き込んでいません。"
        "残したい文字は、ほかの列に移してください。空にした行には、次のときに確認結果を書きます。"
    )


def test_a_total_that_people_count_in_the_column_is_theirs() -> None:
    lines = ("氏名|所属|確認結果", "山田|住民課|登録済み", "合計|1|3件")
    assert tuple(column_problems(seen(*lines))) == ()
    assert column(*lines).data == {2}
