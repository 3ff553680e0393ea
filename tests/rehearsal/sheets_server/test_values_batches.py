"""Several ranges of values written at once are told one by one and in all."""

from __future__ import annotations

import pytest

from automations.rehearsal.sheets_server.model import JSON, ApiError, Stored
from automations.rehearsal.sheets_server.values import values
from tests.rehearsal.sheets_server.votes import a_spreadsheet, shown


def batch(stored: Stored, *data: JSON, **options: object) -> JSON:
    body = {"valueInputOption": "RAW", "data": list(data), **options}
    return values(stored, "batchUpdate", {}, body)


def test_a_batch_is_told_range_by_range_and_in_all() -> None:
    stored = a_spreadsheet()
    down = {"range": "Sheet1!A1:A4", "majorDimension": "COLUMNS", "values": [[1, 2, 3, 4]]}
    across = {"range": "Sheet1!B1:D2", "values": [["a", "b", "c"], ["d", "e", "f"]]}
    assert batch(stored, down, across) == {
        "spreadsheetId": stored.id,
        "totalUpdatedRows": 4,
        "totalUpdatedColumns": 4,
        "totalUpdatedCells": 10,
        "totalUpdatedSheets": 1,
        "responses": [
            {
                "spreadsheetId": stored.id,
                "updatedRange": "Sheet1!A1:A4",
                "updatedRows": 4,
                "updatedColumns": 1,
                "updatedCells": 4,
            },
            {
                "spreadsheetId": stored.id,
                "updatedRange": "Sheet1!B1:D2",
                "updatedRows": 2,
                "updatedColumns": 3,
                "updatedCells": 6,
            },
        ],
    }
    assert batch(stored) == {"spreadsheetId": stored.id}


def test_a_batch_is_all_or_nothing() -> None:
    stored = a_spreadsheet([["before"]])
    with pytest.raises(ApiError) as refused:
        batch(stored, {"range": "A1", "values": [["x"]]}, {"range": "Sheet9!A1", "values": [["y"]]})
    assert refused.value.message == "Invalid data[1]: Unable to parse range: Sheet9!A1"
    assert shown(stored) == [["before"]]


def test_an_unknown_name_in_a_batch_is_told_with_its_place() -> None:
    with pytest.raises(ApiError) as refused:
        batch(a_spreadsheet(), {"range": "A1", "colour": "red"}, wrong=1)
    assert refused.value.message == (
        "Invalid JSON payload received. Unknown name \"colour\" at 'data[0]': Cannot find field.\n"
        'Invalid JSON payload received. Unknown name "wrong": Cannot find field.'
    )


def test_filters_say_where_to_write() -> None:
    stored = a_spreadsheet()
    where = {"gridRange": {"sheetId": 0, "startRowIndex": 1, "endRowIndex": 2}}
    body = {
        "valueInputOption": "RAW",
        "includeValuesInResponse": True,
        "data": [{"dataFilter": where, "values": [["a", "b"]]}],
    }
    assert values(stored, "batchUpdateByDataFilter", {}, body) == {
        "spreadsheetId": stored.id,
        "totalUpdatedRows": 1,
        "totalUpdatedColumns": 2,
        "totalUpdatedCells": 2,
        "totalUpdatedSheets": 1,
        "responses": [
            {
                "updatedRange": "Sheet1!A2:B2",
                "updatedRows": 1,
                "updatedColumns": 2,
                "updatedCells": 2,
                "updatedData": {
                    "range": "Sheet1!A2:Z2",
                    "majorDimension": "ROWS",
                    "values": [["a", "b"]],
                },
                "dataFilter": {"gridRange": {"startRowIndex": 1, "endRowIndex": 2}},
            },
        ],
    }
