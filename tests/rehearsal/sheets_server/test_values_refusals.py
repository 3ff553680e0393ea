"""Values that cannot be written are refused whole, in the words of the service."""

from __future__ import annotations

from typing import Any

import pytest

from automations.rehearsal.sheets_server.model import JSON, ApiError
from automations.rehearsal.sheets_server.values import values
from tests.rehearsal.sheets_server.votes import RAW, a_spreadsheet, refusal, shown

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
