from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.rehearsal.sheets_server.making import filled_spreadsheet
from automations.rehearsal.sheets_server.model import JSON, ApiError, Stored, StoredCell, World
from automations.rehearsal.sheets_server.values import values

RAW = {"valueInputOption": ["RAW"]}
TYPED = {"valueInputOption": ["USER_ENTERED"]}


JANE = """\
Invalid values[0][1]: struct_value {
  fields {
    key: "name"
    value {
      string_value: "Jane"
    }
  }
  fields {
    key: "age"
    value {
      number_value: 3.0
    }
  }
}
"""
TWO_TEXTS = """\
Invalid value at 'data.values[0]' (type.googleapis.com/google.protobuf.ListValue), "A"
Invalid value at 'data.values[1]' (type.googleapis.com/google.protobuf.ListValue), "B\""""


def a_spreadsheet(rows: list[list[Any]] | None = None) -> Stored:
    tabs: dict[str, list[list[Any]]] = {"Sheet1": rows or [], "Second Sheet": []}
    return filled_spreadsheet(World(), "votes", tabs, locale="en_US")


def update(stored: Stored, text: str, rows: list[Any], options: JSON = RAW, **body: object) -> JSON:
    given = {"values": rows, **body}
    return values(stored, "update", {"range": [text], **options}, given)


def shown(stored: Stored, text: str = "Sheet1", render: str = "FORMATTED_VALUE") -> list[Any]:
    params = {"range": [text], "valueRenderOption": [render]}
    return list(values(stored, "get", params, None).get("values", []))


def refusal(stored: Stored, text: str, rows: list[Any], options: JSON = RAW, **body: object) -> str:
    before = stored.copied()
    with pytest.raises(ApiError) as refused:
        update(stored, text, rows, options, **body)
    assert (refused.value.code, refused.value.status) == (400, "INVALID_ARGUMENT")
    assert stored == before
    return refused.value.message


def test_an_update_tells_what_it_wrote() -> None:
    stored = a_spreadsheet()
    assert update(stored, "Sheet1!B2:D9", [["a", "b"], ["c"]]) == {
        "spreadsheetId": stored.id,
        "updatedRange": "Sheet1!B2:C3",
        "updatedRows": 2,
        "updatedColumns": 2,
        "updatedCells": 3,
    }
    assert shown(stored) == [[], ["", "a", "b"], ["", "c"]]


def test_the_first_cell_alone_names_where_the_values_begin() -> None:
    stored = a_spreadsheet()
    told = update(stored, "'Second Sheet'!A1", [[1, 2], [3, 4]])
    assert told["updatedRange"] == "'Second Sheet'!A1:B2"
    assert shown(stored, "'Second Sheet'") == [["1", "2"], ["3", "4"]]


def test_null_leaves_a_cell_and_an_empty_text_clears_it() -> None:
    stored = a_spreadsheet([["a", "b", "c"]])
    told = update(stored, "A1:C1", [["x", None, ""]])
    assert shown(stored) == [["x", "b"]]
    assert (told["updatedRange"], told["updatedCells"]) == ("Sheet1!A1:C1", 2)


def test_no_values_write_nothing_and_are_told_without_counts() -> None:
    stored = a_spreadsheet([["a"]])
    assert update(stored, "A1", [[]]) == {
        "spreadsheetId": stored.id,
        "updatedRange": "Sheet1!A1",
    }
    assert shown(stored) == [["a"]]


def test_columns_are_written_as_columns() -> None:
    stored = a_spreadsheet()
    told = update(stored, "A1:B3", [["a", "b", "c"], ["d"]], majorDimension="COLUMNS")
    assert shown(stored) == [["a", "d"], ["b"], ["c"]]
    assert told["updatedCells"] == 4


def test_typed_values_become_numbers_dates_and_formulas_with_their_look() -> None:
    stored = a_spreadsheet()
    update(stored, "A1:E1", [["50%", "11/24/2026", "=A1*2", "'007", True]], TYPED)
    assert shown(stored, render="FORMULA") == [[0.5, 46350, "=A1*2", "007", True]]
    assert shown(stored) == [["50%", "11/24/2026", "100%", "007", "TRUE"]]
    assert stored.tabs[0].cells[0, 0].format == {
        "numberFormat": {"type": "PERCENT", "pattern": "0%"},
    }


def test_a_new_value_leaves_all_else_of_a_cell_but_the_runs_of_its_old_text() -> None:
    stored = a_spreadsheet()
    bold = {"textFormat": {"bold": True}}
    stored.tabs[0].cells[0, 0] = StoredCell(
        {"stringValue": "old"}, bold, {"note": "kept", "textFormatRuns": [{"format": bold}]}
    )
    update(stored, "A1", [["new"]])
    assert stored.tabs[0].cells[0, 0] == StoredCell({"stringValue": "new"}, bold, {"note": "kept"})


def test_the_values_are_answered_if_asked_for() -> None:
    stored = a_spreadsheet([["", "", "far"]])
    options = {
        **TYPED,
        "includeValuesInResponse": ["True"],
        "responseValueRenderOption": ["UNFORMATTED_VALUE"],
    }
    assert update(stored, "A1:C2", [["1,000"]], options)["updatedData"] == {
        "range": "Sheet1!A1:C2",
        "majorDimension": "ROWS",
        "values": [[1000, "", "far"]],
    }


@pytest.mark.parametrize(
    ("text", "rows", "words"),
    [
        (
            "Sheet1!A1:B2",
            [["a"], ["b"], ["c"]],
            "Requested writing within range [Sheet1!A1:B2], but tried writing to row [3]",
        ),
        (
            "Sheet1!A3:L113",
            [[*range(13)]],
            "Requested writing within range [Sheet1!A3:L113], but tried writing to column [M]",
        ),
        (
            "'Second Sheet'!A1:A1",
            [["a"], ["b"]],
            "Requested writing within range ['Second Sheet'!A1], but tried writing to row [2]",
        ),
        (
            "Sheet1!B3:C",
            [[1, 2, 3]],
            "Requested writing within range [Sheet1!B3:C], but tried writing to column [D]",
        ),
        (
            "Sheet1!A1:ZZ1",
            [["a"]],
            "Range (Sheet1!A1:ZZ1) exceeds grid limits. Max rows: 1000, max columns: 26",
        ),
        (
            "Sheet1!AA1",
            [["a"]],
            "Range (Sheet1!AA1) exceeds grid limits. Max rows: 1000, max columns: 26",
        ),
        ("Sheet9!A1", [["a"]], "Unable to parse range: Sheet9!A1"),
        (
            "A1",
            [["a", {"name": "Jane", "age": 3}]],
            JANE,
        ),
        (
            "A1",
            [[["a"]]],
            'Invalid values[0][0]: list_value {\n  values {\n    string_value: "a"\n  }\n}\n',
        ),
        (
            "A1",
            [["a"], ["x" * 50_001]],
            "Your input contains more than the maximum of 50000 characters in a single cell.",
        ),
    ],
)
def test_what_cannot_be_written_is_refused_whole(text: str, rows: list[Any], words: str) -> None:
    assert refusal(a_spreadsheet([["before"]]), text, rows) == words


def test_how_to_enter_the_values_must_be_said() -> None:
    words = "'valueInputOption' is required but not specified"
    assert refusal(a_spreadsheet(), "A1", [["a"]], {}) == words
    word = {"valueInputOption": ["INPUT_VALUE_OPTION_UNSPECIFIED"]}
    assert refusal(a_spreadsheet(), "A1", [["a"]], word) == words


@pytest.mark.parametrize(
    ("body", "field", "words"),
    [
        (
            {"values": ["A", "B"]},
            "data.values[0]",
            TWO_TEXTS,
        ),
        (
            {"value": [["A"]]},
            "data",
            "Invalid JSON payload received. Unknown name \"value\" at 'data': Cannot find field.",
        ),
        (
            {"values": [], "range": 5},
            "data.range",
            "Invalid value at 'data.range' (TYPE_STRING), 5",
        ),
    ],
)
def test_a_body_that_is_none_is_told_by_its_places(body: JSON, field: str, words: str) -> None:
    with pytest.raises(ApiError) as refused:
        values(a_spreadsheet(), "update", {"range": ["A1"], **RAW}, body)
    assert refused.value.message == words
    assert refused.value.details[0]["fieldViolations"][0]["field"] == field


def test_a_wrong_word_in_the_query_is_told() -> None:
    assert refusal(a_spreadsheet(), "A1", [["a"]], {"valueInputOption": ["USER_ENTER"]}) == (
        "Invalid value at 'value_input_option' "
        '(type.googleapis.com/google.apps.sheets.v4.ValueInputOption), "USER_ENTER"'
    )


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


def test_clearing_takes_the_values_and_leaves_the_looks() -> None:
    stored = a_spreadsheet([["a", "b"], ["c"]])
    bold = {"textFormat": {"bold": True}}
    stored.tabs[0].cells[0, 0] = StoredCell({"stringValue": "a"}, bold)
    told = values(stored, "clear", {"range": ["Sheet1!A1:A9"]}, {})
    assert told == {"spreadsheetId": stored.id, "clearedRange": "Sheet1!A1:A9"}
    assert shown(stored) == [["", "b"]]
    assert stored.tabs[0].cells[0, 0] == StoredCell(None, bold)


def test_several_ranges_are_cleared_all_or_none() -> None:
    stored = a_spreadsheet([["a", "b", "c"]])
    with pytest.raises(ApiError) as refused:
        values(stored, "batchClear", {}, {"ranges": ["A1", "Sheet1!AA2:AA9"]})
    assert refused.value.message == (
        "Invalid range: Range (Sheet1!AA2:AA9) exceeds grid limits. Max rows: 1000, max columns: 26"
    )
    assert shown(stored) == [["a", "b", "c"]]
    assert values(stored, "batchClear", {}, {"ranges": ["A1", "C:C"]}) == {
        "spreadsheetId": stored.id,
        "clearedRanges": ["Sheet1!A1", "Sheet1!C1:C1000"],
    }
    by_filter = {"dataFilters": [{"a1Range": "Sheet1!B1"}]}
    assert values(stored, "batchClearByDataFilter", {}, by_filter) == {
        "spreadsheetId": stored.id,
        "clearedRanges": ["Sheet1!B1"],
    }
    assert shown(stored) == []


PROTECTED = (
    "You are trying to edit a protected cell or object. "
    "Please contact the spreadsheet owner to remove protection if you need to edit."
)


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("update", {"values": [["x"]]}),
        ("clear", {}),
    ],
)
def test_protected_cells_are_kept_from_others(verb: str, body: JSON) -> None:
    stored = a_spreadsheet([["a"]])
    stored.tabs[0].listed["protectedRanges"] = [
        {
            "protectedRangeId": 1,
            "range": {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 1},
            "editors": {"users": ["chief@example.com"]},
        },
    ]
    params = {"range": ["A1"], **(RAW if verb == "update" else {})}
    with pytest.raises(ApiError) as refused:
        values(stored, verb, params, body, editor="clerk@example.com")
    assert refused.value.message == PROTECTED
    assert shown(stored) == [["a"]]
    values(stored, verb, params, body, editor="chief@example.com")
    assert shown(stored) != [["a"]]


CELLS = st.one_of(
    st.text(min_size=1, max_size=5),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.just(""),
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_what_is_written_raw_is_read_as_it_was(rows: list[list[Any]]) -> None:
    stored = a_spreadsheet()
    update(stored, "B2", rows)
    read = shown(stored, "B2:E5", "UNFORMATTED_VALUE")
    padded = [(row + [""] * 4)[:4] for row in [*read, [], [], [], []][:4]]
    assert padded == [(row + [""] * 4)[:4] for row in [*rows, [], [], [], []][:4]]
    assert not read or read[-1]
    assert all(not row or row[-1] != "" for row in read)
