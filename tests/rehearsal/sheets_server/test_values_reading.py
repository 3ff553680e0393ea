from __future__ import annotations

from typing import Any

import pytest

from automations.rehearsal.sheets_server.making import filled_spreadsheet
from automations.rehearsal.sheets_server.model import JSON, ApiError, Stored, StoredCell, World
from automations.rehearsal.sheets_server.values import values

ROWS: list[list[Any]] = [["name", "votes"], ["佐藤", 12], [], ["鈴木", None, True]]
WHOLE = [["name", "votes"], ["佐藤", "12"], [], ["鈴木", "", "TRUE"]]


def a_spreadsheet(rows: list[list[Any]] | None = None) -> Stored:
    tabs = {"Sheet1": ROWS if rows is None else rows}
    return filled_spreadsheet(World(), "votes", tabs, locale="en_US")


def get(stored: Stored, text: str, **options: str) -> JSON:
    params = {name: [value] for name, value in options.items()}
    return values(stored, "get", {"range": [text], **params}, None)


def refusal(stored: Stored, verb: str, **params: str) -> str:
    with pytest.raises(ApiError) as refused:
        values(stored, verb, {name: [value] for name, value in params.items()}, None)
    assert (refused.value.code, refused.value.status) == (400, "INVALID_ARGUMENT")
    return refused.value.message


def test_blank_rows_and_cells_at_the_end_are_left_out() -> None:
    assert get(a_spreadsheet(), "Sheet1") == {
        "range": "Sheet1!A1:Z1000",
        "majorDimension": "ROWS",
        "values": WHOLE,
    }


def test_columns_are_trimmed_in_the_same_way() -> None:
    assert get(a_spreadsheet(), "Sheet1!A1:D4", majorDimension="COLUMNS") == {
        "range": "Sheet1!A1:D4",
        "majorDimension": "COLUMNS",
        "values": [["name", "佐藤", "", "鈴木"], ["votes", "12"], ["", "", "", "TRUE"]],
    }


def test_a_blank_range_has_no_values_at_all() -> None:
    assert get(a_spreadsheet(), "Sheet1!F1:F5") == {
        "range": "Sheet1!F1:F5",
        "majorDimension": "ROWS",
    }


def test_the_end_of_a_range_may_lie_beyond_the_grid_its_start_may_not() -> None:
    stored = a_spreadsheet()
    assert get(stored, "Sheet1!A1:ZZ2000")["range"] == "Sheet1!A1:Z1000"
    words = "Range (Sheet1!AA1:AB2) exceeds grid limits. Max rows: 1000, max columns: 26"
    assert refusal(stored, "get", range="Sheet1!AA1:AB2") == words


def test_values_unformatted_are_numbers_and_truths() -> None:
    shown = get(a_spreadsheet(), "Sheet1", valueRenderOption="UNFORMATTED_VALUE")["values"]
    assert shown == [["name", "votes"], ["佐藤", 12], [], ["鈴木", "", True]]
    assert [type(cell) for cell in shown[3]] == [str, str, bool]


def test_whole_numbers_have_no_point() -> None:
    stored = a_spreadsheet([[2.0, 2.5]])
    assert repr(get(stored, "A1:B1", valueRenderOption="UNFORMATTED_VALUE")["values"]) == (
        "[[2, 2.5]]"
    )


def formulas() -> Stored:
    stored = a_spreadsheet([[6]])
    cells = stored.tabs[0].cells
    cells[0, 1] = StoredCell({"formulaValue": "=A1*7"})
    cells[0, 2] = StoredCell({"formulaValue": "=1/0"})
    cells[0, 3] = StoredCell({"formulaValue": '=""'})
    return stored


def test_formulas_are_answered_by_their_results_or_as_they_are() -> None:
    stored = formulas()
    assert get(stored, "A1:D1")["values"] == [["6", "42", "#DIV/0!", ""]]
    assert get(stored, "A1:D1", valueRenderOption="FORMULA")["values"] == [
        [6, "=A1*7", "=1/0", '=""'],
    ]
    assert get(stored, "A1:D1", valueRenderOption="UNFORMATTED_VALUE")["values"] == [
        [6, 42, "#DIV/0! (Function DIVIDE parameter 2 cannot be zero.)", ""],
    ]


def test_a_date_is_a_serial_number_or_its_text() -> None:
    stored = a_spreadsheet([[46350]])
    day = {"type": "DATE", "pattern": "yyyy-mm-dd"}
    stored.tabs[0].cells[0, 0] = StoredCell({"numberValue": 46350}, {"numberFormat": day})
    plain = {"valueRenderOption": "UNFORMATTED_VALUE"}
    assert get(stored, "A1")["values"] == [["2026-11-24"]]
    assert get(stored, "A1", **plain)["values"] == [[46350]]
    as_text = get(stored, "A1", **plain, dateTimeRenderOption="FORMATTED_STRING")
    assert as_text["values"] == [["2026-11-24"]]


def test_a_formula_shows_money_as_money() -> None:
    stored = a_spreadsheet([[1.23]])
    money = {"numberFormat": {"type": "CURRENCY", "pattern": '"$"#,##0.00'}}
    stored.tabs[0].cells[0, 0] = StoredCell({"numberValue": 1.23}, money)
    stored.tabs[0].cells[0, 1] = StoredCell({"formulaValue": "=A1"})
    assert get(stored, "A1:B1")["values"] == [["$1.23", "$1.23"]]
    plain = get(stored, "A1:B1", valueRenderOption="UNFORMATTED_VALUE")
    assert plain["values"] == [[1.23, 1.23]]


def test_an_array_shows_in_the_blank_cells_it_spreads_over() -> None:
    stored = a_spreadsheet([["b"], ["a"]])
    stored.tabs[0].cells[0, 2] = StoredCell({"formulaValue": "=SORT(A1:A2)"})
    assert get(stored, "Sheet1!C1:C9")["values"] == [["a"], ["b"]]
    assert get(stored, "Sheet1!C1:C9", valueRenderOption="FORMULA")["values"] == [
        ["=SORT(A1:A2)"],
        ["b"],
    ]


def test_several_ranges_are_answered_in_their_order() -> None:
    stored = a_spreadsheet()
    ranges = {"ranges": ["Sheet1!B1:B2", "Sheet1!A2"], "majorDimension": ["COLUMNS"]}
    assert values(stored, "batchGet", ranges, None) == {
        "spreadsheetId": stored.id,
        "valueRanges": [
            {"range": "Sheet1!B1:B2", "majorDimension": "COLUMNS", "values": [["votes", "12"]]},
            {"range": "Sheet1!A2", "majorDimension": "COLUMNS", "values": [["佐藤"]]},
        ],
    }
    assert values(stored, "batchGet", {}, None) == {"spreadsheetId": stored.id}


def test_one_range_that_cannot_be_refuses_all() -> None:
    with pytest.raises(ApiError) as refused:
        values(a_spreadsheet(), "batchGet", {"ranges": ["Sheet1", "Sheet9"]}, None)
    assert refused.value.message == "Unable to parse range: Sheet9"


def test_a_word_that_is_none_of_the_options_is_told_with_its_place() -> None:
    with pytest.raises(ApiError) as refused:
        get(a_spreadsheet(), "A1", majorDimension="DIAGONAL", valueRenderOption="RAW")
    sheets = "type.googleapis.com/google.apps.sheets.v4"
    sentences = [
        f"Invalid value at 'major_dimension' ({sheets}.Dimension), \"DIAGONAL\"",
        f"Invalid value at 'value_render_option' ({sheets}.ValueRenderOption), \"RAW\"",
    ]
    assert refused.value.message == "\n".join(sentences)
    assert refused.value.details == [
        {
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": [
                {"field": "major_dimension", "description": sentences[0]},
                {"field": "value_render_option", "description": sentences[1]},
            ],
        },
    ]


def test_a_number_stands_for_the_word_of_that_place() -> None:
    assert get(a_spreadsheet(), "A1", majorDimension="2")["majorDimension"] == "COLUMNS"
    assert get(a_spreadsheet(), "A1", majorDimension="0")["majorDimension"] == "ROWS"


def test_a_name_that_no_query_has_is_refused() -> None:
    assert refusal(a_spreadsheet(), "get", range="A1", colour="red") == (
        'Invalid JSON payload received. Unknown name "colour": Cannot bind query parameter. '
        "Field 'colour' could not be found in request message."
    )
    assert get(a_spreadsheet(), "A1", alt="json", fields="values", prettyPrint="false")


def by_filter(stored: Stored, *filters: JSON) -> JSON:
    return values(stored, "batchGetByDataFilter", {}, {"dataFilters": list(filters)})


def test_filters_are_answered_by_place_and_the_same_range_once() -> None:
    stored = a_spreadsheet()
    cells = {"startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 1}
    answered = by_filter(
        stored,
        {"a1Range": "Sheet1!B1"},
        {"a1Range": "Sheet1!A1:A1"},
        {"gridRange": {"sheetId": 0, **cells}},
    )
    assert answered == {
        "spreadsheetId": stored.id,
        "valueRanges": [
            {
                "valueRange": {
                    "range": "Sheet1!A1",
                    "majorDimension": "ROWS",
                    "values": [["name"]],
                },
                "dataFilters": [{"a1Range": "Sheet1!A1:A1"}, {"gridRange": cells}],
            },
            {
                "valueRange": {
                    "range": "Sheet1!B1",
                    "majorDimension": "ROWS",
                    "values": [["votes"]],
                },
                "dataFilters": [{"a1Range": "Sheet1!B1"}],
            },
        ],
    }


@pytest.mark.parametrize(
    ("data_filter", "words"),
    [
        ({}, "dataFilter.filter must be specified."),
        ({"a1Range": "Sheet9"}, "Unable to parse range: Sheet9"),
        ({"gridRange": {"sheetId": 9}}, "No grid with id: 9"),
        ({"gridRange": {"startRowIndex": -1}}, "GridRange indexes must be >= 0"),
        (
            {"gridRange": {"startRowIndex": 5, "endRowIndex": 4}},
            "endRowIndex[4] cannot be before startRowIndex[5]",
        ),
        (
            {"gridRange": {"startRowIndex": 1000}},
            "Range (Sheet1!1001:) exceeds grid limits. Max rows: 1000, max columns: 26",
        ),
    ],
)
def test_a_filter_that_cannot_be_is_told_by_its_number(data_filter: JSON, words: str) -> None:
    with pytest.raises(ApiError) as refused:
        by_filter(a_spreadsheet(), {"a1Range": "A1"}, data_filter)
    assert refused.value.message == f"Invalid dataFilter[1]: {words}"


def test_at_least_one_filter_is_needed() -> None:
    with pytest.raises(ApiError) as refused:
        by_filter(a_spreadsheet())
    assert refused.value.message == "Must specify at least one dataFilter."


def test_a_range_without_cells_is_a_broken_reference() -> None:
    empty = {"gridRange": {"startRowIndex": 1, "endRowIndex": 1}}
    answered = by_filter(a_spreadsheet(), empty)["valueRanges"]
    assert answered == [
        {"valueRange": {"range": "#REF!", "majorDimension": "ROWS"}, "dataFilters": [empty]},
    ]


def test_marks_lead_to_their_rows_and_columns() -> None:
    stored = a_spreadsheet()
    column = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}
    stored.marks.append(
        {
            "metadataId": 7,
            "metadataKey": "dxten.column",
            "location": {"locationType": "COLUMN", "dimensionRange": column},
            "visibility": "DOCUMENT",
        },
    )
    lookup = {"developerMetadataLookup": {"metadataKey": "dxten.column"}}
    answered = by_filter(stored, lookup, {"developerMetadataLookup": {"metadataKey": "other"}})
    assert answered["valueRanges"] == [
        {
            "valueRange": {
                "range": "Sheet1!B1:B1000",
                "majorDimension": "ROWS",
                "values": [["votes"], ["12"]],
            },
            "dataFilters": [lookup],
        },
    ]
