from __future__ import annotations

from collections.abc import Callable

import pytest

from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell

Do = Callable[..., JSON]
Refused = Callable[..., str]
Rows = Callable[..., list[list[object]]]


def lines(start: int, end: int, dimension: str = "ROWS") -> JSON:
    return {"sheetId": 0, "dimension": dimension, "startIndex": start, "endIndex": end}


def test_rows_are_inserted_and_the_grid_grows(do: Do, stored: Stored, rows: Rows) -> None:
    do("insertDimension", range=lines(1, 3))
    assert rows()[:4] == [["name", "team", "score"], [], [], ["Aoki", "red", 3]]
    assert stored.tabs[0].height == 8


def test_columns_are_inserted(do: Do, rows: Rows) -> None:
    do("insertDimension", range=lines(0, 1, "COLUMNS"))
    assert rows()[0] == [None, "name", "team", "score"]


@pytest.mark.parametrize(("before", "model"), [(True, "CLIP"), (False, "WRAP")])
def test_new_rows_look_like_the_row_next_to_them(
    do: Do, stored: Stored, model: str, *, before: bool
) -> None:
    tab = stored.tabs[0]
    tab.cells[0, 0] = StoredCell({"stringValue": "a"}, {"wrapStrategy": "CLIP"})
    tab.cells[1, 0] = StoredCell({"stringValue": "b"}, {"wrapStrategy": "WRAP"})
    do("insertDimension", range=lines(1, 2), inheritFromBefore=before)
    assert tab.cells[1, 0] == StoredCell(None, {"wrapStrategy": model})


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (
            {"range": lines(0, 1), "inheritFromBefore": True},
            "range.startIndex must be greater than 0 if inheritFromBefore is true.",
        ),
        (
            {"range": lines(6, 7)},
            "range.startIndex must be less than the grid size (6) if inheritFromBefore is false.",
        ),
        ({"range": lines(7, 8)}, "range.startIndex is larger than current grid size (6)"),
        ({"range": lines(2, 2)}, "range.endIndex[2] must be greater than range.startIndex[2]"),
    ],
)
def test_where_nothing_can_be_inserted(refused: Refused, asked: JSON, words: str) -> None:
    assert refused("insertDimension", **asked) == words


def test_rows_can_be_inserted_at_the_end_like_those_before(do: Do, stored: Stored) -> None:
    do("insertDimension", range=lines(6, 7), inheritFromBefore=True)
    assert stored.tabs[0].height == 7


def test_rows_are_deleted_and_the_grid_shrinks(do: Do, stored: Stored, rows: Rows) -> None:
    do("deleteDimension", range=lines(1, 3))
    assert rows() == [["name", "team", "score"], ["Chiba", "red", 2]]
    assert stored.tabs[0].height == 4


@pytest.mark.parametrize(
    ("range_", "words"),
    [
        (
            lines(6, 7),
            (
                "Cannot delete a row that doesn't exist. Tried to delete row index 6 "
                "but there are only 6 rows."
            ),
        ),
        (lines(0, 6), "You can't delete all the rows on the sheet."),
        (lines(0, 4, "COLUMNS"), "You can't delete all the columns on the sheet."),
    ],
)
def test_what_cannot_be_deleted(refused: Refused, range_: JSON, words: str) -> None:
    assert refused("deleteDimension", range=range_) == words


def test_one_row_that_is_not_frozen_stays(do: Do, refused: Refused) -> None:
    given = {"sheetId": 0, "gridProperties": {"frozenRowCount": 1}}
    do("updateSheetProperties", properties=given, fields="gridProperties.frozenRowCount")
    words = refused("deleteDimension", range=lines(1, 6))
    assert words == "Sorry, it is not possible to delete all non-frozen rows."


def test_a_destination_counts_as_before_the_move(do: Do, rows: Rows) -> None:
    do("moveDimension", source=lines(1, 2), destinationIndex=3)
    assert [row[0] for row in rows()] == ["name", "Baba", "Aoki", "Chiba"]


def test_columns_move_to_the_left(do: Do, rows: Rows) -> None:
    do("moveDimension", source=lines(2, 3, "COLUMNS"), destinationIndex=0)
    assert rows()[1] == [3, "Aoki", "red"]


def test_a_merge_is_not_torn_by_a_move(do: Do, refused: Refused) -> None:
    do("mergeCells", range={"sheetId": 0, "startRowIndex": 1, "endRowIndex": 3})
    words = refused("moveDimension", source=lines(0, 1), destinationIndex=2)
    assert words == (
        "Sorry, it is not possible to move a row to a position that crosses a merged cell."
    )


def test_lines_are_appended(do: Do, stored: Stored) -> None:
    do("appendDimension", sheetId=0, dimension="COLUMNS", length=2)
    assert stored.tabs[0].width == 6


def test_a_dimension_is_needed(refused: Refused) -> None:
    words = refused("appendDimension", sheetId=0, length=2)
    assert words == "dimension is not specified"


def test_properties_of_lines_change_by_the_mask(do: Do, stored: Stored) -> None:
    given = {"hiddenByUser": True, "pixelSize": 40}
    do("updateDimensionProperties", range=lines(1, 3), properties=given, fields="*")
    do("updateDimensionProperties", range=lines(2, 3), properties={}, fields="hiddenByUser")
    assert stored.tabs[0].rows == {1: given, 2: {"pixelSize": 40}}


def test_columns_get_as_wide_as_their_longest_text(do: Do, stored: Stored) -> None:
    do("autoResizeDimensions", dimensions=lines(0, 4, "COLUMNS"))
    assert stored.tabs[0].columns == {
        0: {"pixelSize": 45},
        1: {"pixelSize": 38},
        2: {"pixelSize": 45},
    }
