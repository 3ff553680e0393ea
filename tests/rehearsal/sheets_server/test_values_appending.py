from __future__ import annotations

from typing import Any

import pytest

from automations.rehearsal.sheets_server.making import filled_spreadsheet
from automations.rehearsal.sheets_server.model import JSON, ApiError, Stored, World
from automations.rehearsal.sheets_server.values import values

GUIDE: list[list[Any]] = [
    ["a", "b", "c"],
    ["d", "e", "f"],
    [],
    [None, "g", "h", "i"],
    [None, "j", "k", "l"],
    [None, "m", "n", "o"],
]
"""The two tables of the guide: A1:C2 and B4:D6."""


def a_spreadsheet(rows: list[list[Any]]) -> Stored:
    return filled_spreadsheet(World(), "votes", {"Sheet1": rows}, locale="en_US")


def append(stored: Stored, text: str, rows: list[list[Any]], **options: str) -> JSON:
    params = {"valueInputOption": "RAW", "range": text, **options}
    body = {"values": rows}
    return values(stored, "append", {name: [each] for name, each in params.items()}, body)


def shown(stored: Stored) -> list[Any]:
    params = {"range": ["Sheet1"], "valueRenderOption": ["UNFORMATTED_VALUE"]}
    return list(values(stored, "get", params, None).get("values", []))


def test_values_stand_below_the_table_which_is_told() -> None:
    stored = a_spreadsheet([["name", "votes"], ["佐藤", 12]])
    assert append(stored, "Sheet1", [["鈴木", 9], ["田中", 7]]) == {
        "spreadsheetId": stored.id,
        "tableRange": "Sheet1!A1:B2",
        "updates": {
            "spreadsheetId": stored.id,
            "updatedRange": "Sheet1!A3:B4",
            "updatedRows": 2,
            "updatedColumns": 2,
            "updatedCells": 4,
        },
    }
    assert shown(stored) == [["name", "votes"], ["佐藤", 12], ["鈴木", 9], ["田中", 7]]


def test_null_at_the_end_of_a_row_is_not_told_as_updated() -> None:
    # as the real service answered when the tests of grouparoo's plugin for Google Sheets were
    # recorded: https://github.com/grouparoo/grouparoo, fixtures of 2022-02-08
    head = ["id", "first_name", "groups", "last_name", "text", "number"]
    stored = a_spreadsheet([head])
    rows = [["1", "John", "", None, None, None]]
    told = append(stored, "A1", rows, includeValuesInResponse="true")
    assert told == {
        "spreadsheetId": stored.id,
        "tableRange": "Sheet1!A1:F1",
        "updates": {
            "spreadsheetId": stored.id,
            "updatedRange": "Sheet1!A2:C2",
            "updatedRows": 1,
            "updatedColumns": 3,
            "updatedCells": 3,
            "updatedData": {
                "range": "Sheet1!A2:C2",
                "majorDimension": "ROWS",
                "values": [["1", "John"]],
            },
        },
    }


@pytest.mark.parametrize(
    ("text", "table", "begins"),
    [
        ("Sheet1", "Sheet1!B4:D6", "Sheet1!B7"),
        ("B4", "Sheet1!B4:D6", "Sheet1!B7"),
        ("C5:D5", "Sheet1!B4:D6", "Sheet1!B7"),
        ("B2:D4", "Sheet1!B4:D6", "Sheet1!B7"),
        ("A3:G10", "Sheet1!B4:D6", "Sheet1!B7"),
        ("A1", "Sheet1!A1:C2", "Sheet1!A3"),
        ("E4", None, "Sheet1!E4"),
        ("A4", None, "Sheet1!A4"),
    ],
)
def test_the_last_table_that_meets_the_range_is_the_one_as_in_the_guide(
    text: str, table: str | None, begins: str
) -> None:
    told = append(a_spreadsheet(GUIDE), text, [["x"]])
    assert told.get("tableRange") == table
    assert told["updates"]["updatedRange"] == begins


def test_of_tables_side_by_side_the_right_one_is_meant() -> None:
    stored = a_spreadsheet([["a", None, "b"]])
    told = append(stored, "Sheet1", [["x", "y"]])
    assert (told["tableRange"], told["updates"]["updatedRange"]) == ("Sheet1!C1", "Sheet1!C2:D2")
    assert append(stored, "Sheet1!A1", [["z"]])["tableRange"] == "Sheet1!A1"


def test_a_table_hangs_together_over_its_corners() -> None:
    stored = a_spreadsheet([["a", None], [None, "b"]])
    assert append(stored, "A1", [["x"]])["tableRange"] == "Sheet1!A1:B2"


def test_on_a_blank_sheet_values_stand_where_the_range_begins() -> None:
    stored = a_spreadsheet([])
    told = append(stored, "Sheet1", [["a", "b"]])
    assert told["updates"]["updatedRange"] == "Sheet1!A1:B1"
    assert "tableRange" not in told


def test_nothing_to_append_is_told_without_counts() -> None:
    stored = a_spreadsheet([["a"]])
    assert append(stored, "Sheet1", [[]])["updates"] == {
        "spreadsheetId": stored.id,
        "updatedRange": "Sheet1!A2",
    }
    assert shown(stored) == [["a"]]


def test_a_grid_that_is_full_grows() -> None:
    stored = a_spreadsheet([["a"], ["b"]])
    stored.tabs[0].properties["gridProperties"] = {"rowCount": 2, "columnCount": 1}
    append(stored, "Sheet1", [["c", "d"], ["e", "f"]])
    assert stored.tabs[0].properties["gridProperties"] == {"rowCount": 4, "columnCount": 2}
    assert shown(stored) == [["a"], ["b"], ["c", "d"], ["e", "f"]]


def test_overwriting_takes_what_lies_below() -> None:
    stored = a_spreadsheet([["a"], [], ["total"]])
    append(stored, "A1", [["b"], ["c"]])
    assert shown(stored) == [["a"], ["b"], ["c"]]


def test_inserting_rows_moves_what_lies_below() -> None:
    stored = a_spreadsheet([["a"], [], ["total"]])
    told = append(stored, "A1", [["b"], ["c"]], insertDataOption="INSERT_ROWS")
    assert told["updates"]["updatedRange"] == "Sheet1!A2:A3"
    assert shown(stored) == [["a"], ["b"], ["c"], [], ["total"]]
    assert stored.tabs[0].height == 1002


def test_values_can_be_answered() -> None:
    stored = a_spreadsheet([["a"]])
    told = append(stored, "Sheet1", [["b"]], includeValuesInResponse="true")
    assert told["updates"]["updatedData"] == {
        "range": "Sheet1!A2",
        "majorDimension": "ROWS",
        "values": [["b"]],
    }


def test_a_wrong_word_is_told_and_nothing_is_appended() -> None:
    stored = a_spreadsheet([["a"]])
    with pytest.raises(ApiError) as refused:
        append(stored, "Sheet1", [["b"]], insertDataOption="NOWHERE")
    assert refused.value.message.startswith("Invalid value at 'insert_data_option' (")
    assert shown(stored) == [["a"]]
