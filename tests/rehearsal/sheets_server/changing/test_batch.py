from __future__ import annotations

import copy

import pytest

from automations.rehearsal.sheets_server.changing import batch_update, change
from automations.rehearsal.sheets_server.model import JSON, ApiError, Stored

RENAME: JSON = {
    "updateSheetProperties": {"properties": {"sheetId": 0, "title": "New"}, "fields": "title"},
}
UNKNOWN_SHEET: JSON = {"deleteSheet": {"sheetId": 99}}


def refusal(stored: Stored, body: JSON) -> str:
    with pytest.raises(ApiError) as caught:
        batch_update(stored, body)
    return caught.value.message


def test_there_is_one_reply_for_each_request(stored: Stored) -> None:
    _, replies = batch_update(stored, {"requests": [RENAME, {"addSheet": {}}]})
    assert [list(reply) for reply in replies] == [[], ["addSheet"]]


def test_the_spreadsheet_given_stays_as_it_was(stored: Stored) -> None:
    before = copy.deepcopy(stored)
    sort = {"sortRange": {"range": {"sheetId": 0}, "sortSpecs": [{"dimensionIndex": 2}]}}
    clear = {"updateCells": {"range": {"sheetId": 0}, "fields": "*"}}
    after, _ = batch_update(stored, {"requests": [RENAME, sort, clear]})
    assert stored == before
    assert after != before


def test_one_refusal_undoes_all(stored: Stored) -> None:
    before = copy.deepcopy(stored)
    assert refusal(stored, {"requests": [RENAME, UNKNOWN_SHEET]}) == (
        "Invalid requests[1].deleteSheet: No sheet with id: 99"
    )
    assert stored == before


def test_no_request_at_all_is_refused(stored: Stored) -> None:
    assert refusal(stored, {}) == "Must specify at least one request."


def test_an_empty_request_is_refused_by_its_number(stored: Stored) -> None:
    assert refusal(stored, {"requests": [RENAME, {}]}) == "Invalid requests[1]: No request set."


def test_a_request_is_of_one_kind(stored: Stored) -> None:
    assert refusal(stored, {"requests": [{**RENAME, "addSheet": {}}]}) == (
        "Invalid value at 'requests[0]' (oneof), oneof field 'kind' is already set. "
        "Cannot set 'addSheet'"
    )


def test_an_unknown_kind_is_refused_with_its_place(stored: Stored) -> None:
    with pytest.raises(ApiError) as caught:
        batch_update(stored, {"requests": [{"DeleteRange": {}}]})
    words = (
        "Invalid JSON payload received. Unknown name \"DeleteRange\" at 'requests[0]': "
        "Cannot find field."
    )
    assert caught.value.message == words
    assert caught.value.details == [
        {
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": [{"field": "requests[0]", "description": words}],
        },
    ]


def test_every_place_that_does_not_fit_is_named(stored: Stored) -> None:
    body = {"requests": [{"addSheet": {"properties": {"sheetId": "x", "titel": "T"}}}]}
    assert refusal(stored, body) == (
        "Invalid value at 'requests[0].add_sheet.properties.sheet_id' (TYPE_INT32), \"x\"\n"
        'Invalid JSON payload received. Unknown name "titel" at '
        "'requests[0].add_sheet.properties': Cannot find field."
    )


def test_a_word_that_is_none_of_a_choice_is_refused(stored: Stored) -> None:
    body = {"requests": [{"mergeCells": {"range": {"sheetId": 0}, "mergeType": "ALL"}}]}
    assert refusal(stored, body) == (
        "Invalid value at 'requests[0].merge_cells.merge_type' "
        '(type.googleapis.com/google.apps.sheets.v4.MergeCellsRequest.MergeType), "ALL"'
    )


def test_names_may_be_written_in_snake_case_and_numbers_as_text(stored: Stored) -> None:
    reply = change(stored, {"add_sheet": {"properties": {"sheet_id": "12"}}})
    assert reply["addSheet"]["properties"]["sheetId"] == 12


def test_a_null_is_as_if_absent(stored: Stored) -> None:
    reply = change(stored, {"addSheet": {"properties": {"title": None}}, "deleteSheet": None})
    assert reply["addSheet"]["properties"]["title"] == "Sheet3"


def test_a_reply_does_not_name_sheet_0_in_ranges(stored: Stored) -> None:
    named = {"name": "all", "range": {"sheetId": 0, "endRowIndex": 2}}
    reply = change(stored, {"addNamedRange": {"namedRange": named}})
    assert reply["addNamedRange"]["namedRange"]["range"] == {"endRowIndex": 2}
    assert stored.named[0]["range"] == {"sheetId": 0, "endRowIndex": 2}


def test_data_sources_ask_for_another_scope(stored: Stored) -> None:
    with pytest.raises(ApiError) as caught:
        change(stored, {"addDataSource": {}})
    assert (caught.value.code, caught.value.status) == (403, "PERMISSION_DENIED")
