"""What we write as CSV is read back as it was, and Excel finds no formula in it."""

from __future__ import annotations

import csv
from fractions import Fraction
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from automations.books.delimited_reading import read_delimited
from automations.books.delimited_writing import delimited, delimited_table
from automations.tables.report import Column, Form, Table

_TYPED = st.text(
    st.one_of(
        st.sampled_from(" \t\r\n'\"=+-@＝＋－＠,;0123456789abc%.　"),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    max_size=12,
).map(lambda text: text.replace("\r\n", "\n"))
_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
_NO_FORMULA = "-0123456789,.%－−"


def test_a_table_is_written_without_title_and_note() -> None:
    columns = (Column("番号", Form.COUNT), Column("氏名"), Column("率", Form.RATIO))
    table = Table("t", "題名", columns, ((1234, "髙﨑 ㈱Ⅳ", Fraction(1, 4)), (2, None, None)), "注")
    assert delimited_table(table) == (
        '\ufeff"番号","氏名","率"\r\n"1234","髙﨑 ㈱Ⅳ","25.0%"\r\n"2","",""\r\n'.encode()
    )


@pytest.mark.parametrize(
    "typed",
    ["03-1234-5678", "-1,200", "-5.5%", "taro@example.jp", "－", "---", "O'Neill", "㈱山田", ""],
)
def test_what_people_typed_stays_readable(typed: str) -> None:
    assert delimited([[typed]]).decode("utf-8-sig") == f'"{typed}"\r\n'


def test_what_no_spreadsheet_can_store_is_shown_as_lost() -> None:
    written = delimited([["a\x07b\ud800", "一\r\n二"]]).decode("utf-8-sig")
    assert written == '"a\ufffdb\ufffd","一\n二"\r\n'


@given(st.lists(st.lists(_TYPED, min_size=2, max_size=2), min_size=1, max_size=6))
@example([["sep=;", "a;b"], ["a\tb\tc\td", "=1"]])
@example([["'\tx", "''=1"], ["\rx", "x\ry"]])
def test_reading_it_back_gives_the_same_texts(rows: list[list[str]]) -> None:
    rows = [["見出し", "もう一つ"], *rows, ["最後", "。"]]
    read = read_delimited(delimited(rows), "名簿.csv")[0]
    assert [list(row[1:]) for row in read.cells.rows()] == rows


@given(_TYPED)
def test_no_cell_begins_as_a_formula_does(text: str) -> None:
    ((cell,),) = csv.reader(StringIO(delimited([[text]]).decode("utf-8-sig"), newline=""))
    begins = cell.lstrip(' 　"').startswith(_STARTS)
    assert not begins or set(cell) <= set(_NO_FORMULA)
