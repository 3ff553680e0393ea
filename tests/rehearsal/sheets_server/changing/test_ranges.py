from __future__ import annotations

from collections.abc import Callable

from automations.rehearsal.sheets_server.model import JSON, Stored

Do = Callable[..., JSON]
Rows = Callable[..., list[list[object]]]
TEAM = {
    "sheetId": 0,
    "startRowIndex": 1,
    "endRowIndex": 2,
    "startColumnIndex": 1,
    "endColumnIndex": 2,
}


def test_cells_give_way_downwards_in_their_columns_alone(do: Do, rows: Rows) -> None:
    do("insertRange", range=TEAM, shiftDimension="ROWS")
    assert rows() == [
        ["name", "team", "score"],
        ["Aoki", None, 3],
        ["Baba", "red", 1],
        ["Chiba", "blue", 2],
        [None, "red"],
    ]


def test_the_grid_grows_only_for_what_would_fall_off(do: Do, stored: Stored) -> None:
    do("insertRange", range={**TEAM, "endRowIndex": 4}, shiftDimension="ROWS")
    assert stored.tabs[0].height == 7
    do("insertRange", range=TEAM, shiftDimension="COLUMNS")
    assert stored.tabs[0].width == 4


def test_cells_come_up_over_deleted_ones(do: Do, rows: Rows) -> None:
    do("deleteRange", range=TEAM, shiftDimension="ROWS")
    assert [row[1:] for row in rows()] == [["team", "score"], ["blue", 3], ["red", 1], [None, 2]]


def test_cells_come_left_over_deleted_ones(do: Do, rows: Rows) -> None:
    do("deleteRange", range=TEAM, shiftDimension="COLUMNS")
    assert rows()[1] == ["Aoki", 3]


def test_insert_then_delete_is_as_if_nothing_was(do: Do, rows: Rows) -> None:
    before = rows()
    do("insertRange", range=TEAM, shiftDimension="ROWS")
    do("deleteRange", range=TEAM, shiftDimension="ROWS")
    assert rows() == before
