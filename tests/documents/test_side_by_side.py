"""Forty rows in three pairs of columns, read downwards; nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from automations.documents.side_by_side import side_by_side
from automations.tables.report import Column, Form, Table

COLUMNS = (Column("団体"), Column("団体コード"), Column("人数", Form.COUNT))


def table(rows: int) -> Table:
    return Table("t", "団体", COLUMNS, tuple((f"団体{n}", "", 1000 + n) for n in range(rows)))


def test_rows_are_read_downwards_and_the_last_places_stay_empty() -> None:
    found = side_by_side(table(4), "bodies", ("団体", "人数"), times=3)
    assert [column.heading for column in found.columns] == [
        "団体1", "人数1", "団体2", "人数2", "団体3", "人数3",
    ]  # fmt: skip
    assert found.rows == (
        ("団体0", "1,000", "団体2", "1,002", "", ""),
        ("団体1", "1,001", "団体3", "1,003", "", ""),
    )


@given(st.integers(0, 50), st.integers(1, 5))
def test_every_row_stands_there_once(rows: int, times: int) -> None:
    found = side_by_side(table(rows), "bodies", ("団体",), times)
    cells = [cell for row in found.rows for cell in row if cell]
    assert sorted(map(str, cells)) == sorted(f"団体{n}" for n in range(rows))
