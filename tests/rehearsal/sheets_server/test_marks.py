from __future__ import annotations

from typing import Any

import pytest

from automations.rehearsal.sheets_server.changing import change
from automations.rehearsal.sheets_server.making import new_tab
from automations.rehearsal.sheets_server.marks import found, matching
from automations.rehearsal.sheets_server.model import JSON, ApiError, Stored

ROW: JSON = {
    "dimensionRange": {"sheetId": 0, "dimension": "ROWS", "startIndex": 2, "endIndex": 3},
}
COLUMN: JSON = {
    "dimensionRange": {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2},
}


def create(stored: Stored, number: int, location: JSON, **given: str) -> JSON:
    mark = {"metadataId": number, "metadataKey": "k", "visibility": "DOCUMENT", **given}
    asked = {"developerMetadata": {**mark, "location": location}}
    reply = change(stored, {"createDeveloperMetadata": asked})
    made: JSON = reply["createDeveloperMetadata"]["developerMetadata"]
    return made


@pytest.fixture
def stored() -> Stored:
    """Return a spreadsheet with mark 1 on itself, 2 on a sheet, 3 on a row, 4 on a column."""
    made = Stored("KEY", {"title": "T", "locale": "en_US"})
    size: JSON = {"gridProperties": {"rowCount": 6, "columnCount": 4}}
    new_tab(made, {"title": "List", **size}, number=0)
    new_tab(made, {"title": "Other", **size}, number=7)
    create(made, 1, {"spreadsheet": True}, metadataKey="run", metadataValue="a")
    create(made, 2, {"sheetId": 0})
    create(made, 3, ROW, metadataValue="a")
    create(made, 4, COLUMN, visibility="PROJECT")
    create(made, 5, {"sheetId": 7})
    return made


def numbers(stored: Stored, **lookup: Any) -> list[int]:  # noqa: ANN401 - any JSON
    filters = [{"developerMetadataLookup": lookup}]
    return [mark["metadataId"] for mark in found(stored, filters)]


def test_a_mark_is_told_with_the_type_of_its_place(stored: Stored) -> None:
    made = create(stored, 9, ROW, metadataValue="v")
    inner = {"dimension": "ROWS", "startIndex": 2, "endIndex": 3}
    assert made == {
        "metadataId": 9,
        "metadataKey": "k",
        "metadataValue": "v",
        "location": {"locationType": "ROW", "dimensionRange": inner},
        "visibility": "DOCUMENT",
    }


def test_a_mark_gets_an_id_if_it_brings_none(stored: Stored) -> None:
    given = {"metadataKey": "k", "visibility": "DOCUMENT", "location": {"spreadsheet": True}}
    replies = [
        change(stored, {"createDeveloperMetadata": {"developerMetadata": given}}) for _ in "ab"
    ]
    first, second = (
        reply["createDeveloperMetadata"]["developerMetadata"]["metadataId"] for reply in replies
    )
    assert 0 < first != second > 0


def refusal(stored: Stored, given: JSON) -> str:
    with pytest.raises(ApiError) as caught:
        change(stored, {"createDeveloperMetadata": {"developerMetadata": given}})
    assert caught.value.code == 400
    return caught.value.message.removeprefix("Invalid requests[0].createDeveloperMetadata: ")


def test_an_id_there_is_once(stored: Stored) -> None:
    with pytest.raises(ApiError) as caught:
        create(stored, 3, {"spreadsheet": True})
    assert caught.value.message == (
        "Invalid requests[0].createDeveloperMetadata: Cannot add developer metadata with ID [3] "
        "because developer metadata with that ID already exists."
    )


WHOLE: JSON = {"metadataKey": "k", "visibility": "DOCUMENT", "location": {"sheetId": 0}}
TWO_ROWS: JSON = {"dimensionRange": {**ROW["dimensionRange"], "endIndex": 4}}
BEYOND: JSON = {"dimensionRange": {**ROW["dimensionRange"], "startIndex": 6, "endIndex": 7}}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"metadataKey": ""}, "Developer metadata must have a key specified."),
        ({"visibility": None}, "Developer metadata must have a visibility specified."),
        ({"location": {}}, "Developer metadata must have a location specified."),
        ({"location": {"sheetId": 3}}, "No grid with id: 3"),
        ({"location": TWO_ROWS}, "Developer metadata must be on exactly one row or column."),
        (
            {"location": BEYOND},
            "dimensionRange.endIndex[7] is larger than current grid size (6)",
        ),
        ({"metadataId": 0}, "Developer metadata ID must be positive."),
    ],
)
def test_what_is_no_mark(stored: Stored, changed: JSON, words: str) -> None:
    assert refusal(stored, {**WHOLE, **changed}) == words


def test_marks_are_found_by_what_they_say(stored: Stored) -> None:
    assert numbers(stored, metadataId=3) == [3]
    assert numbers(stored, metadataKey="run") == [1]
    assert numbers(stored, metadataValue="a") == [1, 3]
    assert numbers(stored, visibility="PROJECT") == [4]
    assert numbers(stored, metadataKey="k", metadataValue="a") == [3]


def test_marks_are_found_by_the_type_of_their_place(stored: Stored) -> None:
    assert numbers(stored, locationType="SHEET") == [2, 5]


def test_marks_are_found_by_their_very_place(stored: Stored) -> None:
    exact = "EXACT_LOCATION"
    assert numbers(stored, metadataLocation=ROW, locationMatchingStrategy=exact) == [3]
    sheet = {"sheetId": 0}
    assert numbers(stored, metadataLocation=sheet, locationMatchingStrategy=exact) == [2]
    whole = {"spreadsheet": True}
    assert numbers(stored, metadataLocation=whole, locationMatchingStrategy=exact) == [1]


def test_marks_are_found_where_they_cross_a_place(stored: Stored) -> None:
    assert numbers(stored, metadataLocation=ROW) == [2, 3, 4]
    other = {"dimensionRange": {**ROW["dimensionRange"], "startIndex": 0, "endIndex": 1}}
    assert numbers(stored, metadataLocation=other) == [2, 4]
    assert numbers(stored, metadataLocation={"sheetId": 7}) == [5]


def test_marks_are_found_by_cells(stored: Stored) -> None:
    marks = found(stored, [{"a1Range": "List!A3:A3"}])
    assert [mark["metadataId"] for mark in marks] == [2, 3]


def test_several_filters_find_each_mark_once(stored: Stored) -> None:
    filters = [{"developerMetadataLookup": {"metadataId": n}} for n in (3, 1, 3)]
    assert [mark["metadataId"] for mark in found(stored, filters)] == [1, 3]


def test_a_filter_that_names_nothing_is_refused(stored: Stored) -> None:
    with pytest.raises(ApiError) as caught:
        found(stored, [{}])
    assert caught.value.message == "Must specify a data filter."


def test_a_filter_means_cells(stored: Stored) -> None:
    by_row = {"developerMetadataLookup": {"metadataId": 3}}
    assert matching(stored, by_row) == [{"sheetId": 0, "startRowIndex": 2, "endRowIndex": 3}]
    by_sheet = {"developerMetadataLookup": {"metadataId": 5}}
    assert matching(stored, by_sheet) == [{"sheetId": 7}]
    by_all = {"developerMetadataLookup": {"metadataId": 1}}
    assert matching(stored, by_all) == [{"sheetId": 0}, {"sheetId": 7}]
    assert matching(stored, {"gridRange": {"endRowIndex": 2}}) == [{"sheetId": 0, "endRowIndex": 2}]


def test_all_marks_that_a_filter_means_change_by_the_mask(stored: Stored) -> None:
    asked = {
        "dataFilters": [{"developerMetadataLookup": {"metadataValue": "a"}}],
        "developerMetadata": {"metadataValue": "b", "metadataKey": "other"},
        "fields": "metadataValue",
    }
    reply = change(stored, {"updateDeveloperMetadata": asked})
    told = reply["updateDeveloperMetadata"]["developerMetadata"]
    assert [(mark["metadataId"], mark["metadataKey"]) for mark in told] == [(1, "run"), (3, "k")]
    assert numbers(stored, metadataValue="b") == [1, 3]


def test_a_mark_may_change_its_place(stored: Stored) -> None:
    asked = {
        "dataFilters": [{"developerMetadataLookup": {"metadataId": 3}}],
        "developerMetadata": {"location": COLUMN},
        "fields": "location",
    }
    change(stored, {"updateDeveloperMetadata": asked})
    assert numbers(stored, locationType="COLUMN") == [3, 4]


def delete(stored: Stored, **lookup: Any) -> JSON:  # noqa: ANN401 - any JSON
    asked = {"dataFilter": {"developerMetadataLookup": lookup}}
    reply: JSON = change(stored, {"deleteDeveloperMetadata": asked})["deleteDeveloperMetadata"]
    return reply


def test_deleted_marks_are_told(stored: Stored) -> None:
    told = delete(stored, metadataKey="k")["deletedDeveloperMetadata"]
    assert [mark["metadataId"] for mark in told] == [2, 3, 4, 5]
    assert [mark["metadataId"] for mark in stored.marks] == [1]


def test_nothing_to_delete_is_no_error(stored: Stored) -> None:
    assert delete(stored, metadataKey="no such") == {}
    assert len(stored.marks) == 5
