from __future__ import annotations

from typing import Any

import pytest

from automations.rehearsal.sheets_server.model import JSON, ApiError
from automations.rehearsal.sheets_server.payloads import body, query


def refusal(given: Any, message: str = "BatchUpdate", at: str = "") -> ApiError:  # noqa: ANN401 - any JSON
    with pytest.raises(ApiError) as refused:
        body(given, message, at)
    return refused.value


@pytest.mark.parametrize(
    ("written", "truth"),
    [("true", True), ("True", True), ("1", True), ("yes", True), ("FALSE", False), ("0", False)],
)
def test_a_truth_is_written_in_several_ways(written: str, truth: object) -> None:
    found = query({"includeValuesInResponse": [written]}, "update")
    assert found == {"includeValuesInResponse": truth}


@pytest.mark.parametrize("written", ["", "on", "2", " true"])
def test_other_words_are_no_truth(written: str) -> None:
    with pytest.raises(ApiError) as refused:
        query({"includeValuesInResponse": [written]}, "update")
    words = f"Invalid value at 'include_values_in_response' (TYPE_BOOL), \"{written}\""
    assert refused.value.message == words


def test_a_spreadsheet_is_asked_for_with_truths_and_words() -> None:
    # https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/get
    given = {
        "includeGridData": ["False"],
        "exclude_tables_in_banded_ranges": ["y"],
        "commentsViewMode": ["COMMENTS_VIEW_MODE_OMITTED"],
        "ranges": ["A1", "B1"],
    }
    assert query(given, "spreadsheet") == {
        "includeGridData": False,
        "excludeTablesInBandedRanges": True,
        "commentsViewMode": "COMMENTS_VIEW_MODE_OMITTED",
        "ranges": ["A1", "B1"],
    }
    with pytest.raises(ApiError) as refused:
        query({"includeGridData": ["maybe"]}, "spreadsheet")
    assert refused.value.message == "Invalid value at 'include_grid_data' (TYPE_BOOL), \"maybe\""


def test_of_an_option_given_twice_the_last_counts_and_lists_are_whole() -> None:
    given = {"ranges": ["A1", "B1"], "majorDimension": ["ROWS", "COLUMNS"]}
    assert query(given, "batchGet") == {"ranges": ["A1", "B1"], "majorDimension": "COLUMNS"}


def test_names_may_be_written_with_underscores() -> None:
    assert query({"value_render_option": ["FORMULA"]}, "get") == {"valueRenderOption": "FORMULA"}
    given = {"value_input_option": "RAW", "data": [{"major_dimension": 2}]}
    assert body(given, "BatchUpdate") == {
        "valueInputOption": "RAW",
        "data": [{"majorDimension": "COLUMNS"}],
    }


def test_null_is_as_if_it_were_not_there() -> None:
    assert body({"range": None, "values": [["a", None]]}, "ValueRange", "data") == {
        "values": [["a", None]],
    }
    assert body(None, "Nothing") == {}


LIST = "type.googleapis.com/google.protobuf.ListValue"
RANGE = "type.googleapis.com/google.apps.sheets.v4.ValueRange"


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        (
            {"includeValuesInResponse": 3},
            "include_values_in_response",
            "Invalid value at 'include_values_in_response' (TYPE_BOOL), 3",
        ),
        (
            {"data": [{"values": "a"}]},
            "data[0].values",
            f"Invalid value at 'data[0].values' ({LIST}), \"a\"",
        ),
        (
            {"data": ["a"]},
            "data[0]",
            f"Invalid value at 'data[0]' ({RANGE}), \"a\"",
        ),
    ],
)
def test_what_does_not_fit_is_told_by_its_place(given: JSON, field: str, words: str) -> None:
    refused = refusal(given)
    assert refused.message == words
    assert refused.details[0]["fieldViolations"] == [{"field": field, "description": words}]


def test_a_name_that_is_none_on_top_has_no_place() -> None:
    words = 'Invalid JSON payload received. Unknown name "colour": Cannot find field.'
    assert refusal({"colour": 1}).details[0]["fieldViolations"] == [{"description": words}]


def test_a_data_filter_is_checked_as_its_own_message() -> None:
    refused = refusal({"dataFilters": [{"colour": 1}]}, "BatchGetByDataFilter")
    assert refused.message == (
        "Invalid JSON payload received. Unknown name \"colour\" at 'data_filters[0]': "
        "Cannot find field."
    )
