"""Cells become rows and columns: however they are cut into blocks, and never without bound."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.books.laying_out import NO_CELLS, block, laid_out, stacked
from automations.errors import InputUnfit
from automations.tables.places import Place

_PLACE = Place("申込.xlsx", "名簿")
_CELLS = st.lists(
    st.tuples(st.integers(1, 9), st.integers(1, 6), st.sampled_from(["甲", "乙", "丙"]))
)


def _frame(cells: list[tuple[int, int, str]]) -> pl.DataFrame:
    return pl.DataFrame(cells, schema=NO_CELLS.schema, orient="row")


def _expected(cells: list[tuple[int, int, str]]) -> list[tuple[object, ...]]:
    said = {(row, column): text for row, column, text in cells}
    columns = range(1, max((column for _, column in said), default=0) + 1)
    rows = sorted({row for row, _ in said})
    return [(row, *(said.get((row, column), "") for column in columns)) for row in rows]


@given(_CELLS)
def test_every_text_stands_where_it_was_said_last(cells: list[tuple[int, int, str]]) -> None:
    assert laid_out(_frame(cells), _PLACE).rows() == _expected(cells)


@given(_CELLS, st.integers(0, 9))
def test_blocks_make_the_same_sheet(cells: list[tuple[int, int, str]], cut: int) -> None:
    parts = [block(_frame(each), _PLACE) for each in (cells[:cut], cells[cut:])]
    assert stacked(parts, _PLACE).rows() == _expected(cells)


def test_a_cell_that_says_nothing_keeps_its_row() -> None:
    assert laid_out(_frame([(2, 2, ""), (5, 1, "甲")]), _PLACE).rows() == [
        (2, "", ""),
        (5, "甲", ""),
    ]


def _said(*blocks: list[tuple[int, int, str]]) -> str:
    with pytest.raises(InputUnfit) as refused:
        stacked([block(_frame(each), _PLACE) for each in blocks], _PLACE)
    return str(refused.value)


def test_a_stray_cell_beside_very_many_rows_is_named() -> None:
    rows = [(row, 1, "甲") for row in range(1, 60_001)]
    assert _said(rows, [(70_000, 1_000, ""), (70_001, 1_000, "乙")]) == (
        "申込.xlsx「名簿」ALL70001: 表から遠く離れたこのセルに値があります。"
        "ALL列を選んで削除し、保存し直してください。"
    )


def test_cells_that_are_strewn_about_are_not_laid_out() -> None:
    strewn = [(row, row % 2_000 + 1, "甲") for row in range(1, 4_001)]
    assert _said(strewn) == (
        "申込.xlsx「名簿」BXX1999: 表から遠く離れたこのセルに値があります。"
        "BXX列を選んで削除し、保存し直してください。"
    )


def test_a_sheet_of_strewn_blocks_is_not_laid_out() -> None:
    blocks = [
        [(1_000 * start + row, row % 2_000 + 1, "甲") for row in range(1, 1_401)]
        for start in range(11)
    ]
    assert _said(*blocks) == (
        "申込.xlsx: 展開すると異常に大きくなるファイルです。"
        "このファイルは使わず、表だけを新しいブックに貼り付けて保存してください。"
    )
