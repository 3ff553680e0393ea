from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.rehearsal.sheets_server.changing import change
from automations.rehearsal.sheets_server.making import fill, new_tab
from automations.rehearsal.sheets_server.model import JSON, Stored
from automations.rehearsal.sheets_server.shifts import deleted, inserted, moved

HEIGHT = 10


def a_spreadsheet() -> Stored:
    stored = Stored("KEY", {"title": "T", "locale": "en_US"})
    size: JSON = {"gridProperties": {"rowCount": HEIGHT, "columnCount": 4}}
    tab = new_tab(stored, {"title": "List", **size}, number=0)
    fill(tab, [[f"row {number}"] for number in range(HEIGHT)])
    other = new_tab(stored, {"title": "Other", **size}, number=7)
    fill(other, [["=SUM(List!A3:A5)"]])
    return stored


def rows(start: int, end: int) -> JSON:
    return {"sheetId": 0, "dimension": "ROWS", "startIndex": start, "endIndex": end}


def insert(stored: Stored, start: int, end: int) -> None:
    change(stored, {"insertDimension": {"range": rows(start, end)}})


def delete(stored: Stored, start: int, end: int) -> None:
    change(stored, {"deleteDimension": {"range": rows(start, end)}})


def box(start: int, end: int) -> JSON:
    return {
        "sheetId": 0,
        "startRowIndex": start,
        "endRowIndex": end,
        "startColumnIndex": 0,
        "endColumnIndex": 2,
    }


def marked(stored: Stored) -> list[int]:
    return [mark["location"]["dimensionRange"]["startIndex"] for mark in stored.marks]


def mark(stored: Stored, row: int) -> None:
    location = {"dimensionRange": rows(row, row + 1)}
    given = {"metadataKey": "k", "location": location, "visibility": "DOCUMENT"}
    change(stored, {"createDeveloperMetadata": {"developerMetadata": given}})


@given(at=st.integers(0, HEIGHT - 1), count=st.integers(1, 5))
def test_insert_then_delete_is_as_if_nothing_was(at: int, count: int) -> None:
    stored = a_spreadsheet()
    mark(stored, 4)
    change(stored, {"mergeCells": {"range": box(2, 6)}})
    before = copy.deepcopy(stored)
    insert(stored, at, at + count)
    delete(stored, at, at + count)
    assert stored == before


@given(data=st.data())
def test_a_move_loses_no_row_and_keeps_the_order_of_the_others(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, HEIGHT - 1))
    end = data.draw(st.integers(start + 1, HEIGHT))
    to = data.draw(st.integers(0, HEIGHT))
    order = moved(0, start, end, to, is_rows=True)
    stand = [order.where(row) for row in range(HEIGHT)]
    assert sorted(row for row in stand if row is not None) == list(range(HEIGHT))
    kept = [stand[row] for row in range(HEIGHT) if not start <= row < end]
    assert kept == sorted(row for row in kept if row is not None)


@pytest.mark.parametrize(
    ("at", "after"),
    [(2, (6, 8)), (4, (6, 8)), (5, (4, 8)), (6, (4, 6)), (8, (4, 6))],
)
def test_a_range_grows_by_rows_inserted_within_it(at: int, after: tuple[int, int]) -> None:
    assert inserted(0, at, 2, is_rows=True).span(4, 6) == after


@pytest.mark.parametrize(
    ("gone", "after"),
    [((0, 2), (2, 4)), ((3, 5), (3, 4)), ((4, 5), (4, 5)), ((5, 8), (4, 5)), ((3, 7), None)],
)
def test_a_range_loses_rows_deleted_within_it(
    gone: tuple[int, int], after: tuple[int, int] | None
) -> None:
    assert deleted(0, *gone, is_rows=True).span(4, 6) == after


def test_merges_names_filters_and_protection_go_along() -> None:
    stored = a_spreadsheet()
    change(stored, {"mergeCells": {"range": box(4, 6)}})
    change(stored, {"setBasicFilter": {"filter": {"range": box(4, 6)}}})
    change(stored, {"addProtectedRange": {"protectedRange": {"range": box(4, 6)}}})
    change(stored, {"addNamedRange": {"namedRange": {"name": "n", "range": box(4, 6)}}})
    insert(stored, 2, 3)
    (tab, _) = stored.tabs
    assert tab.listed["merges"] == [box(5, 7)]
    assert tab.basic_filter == {"range": box(5, 7)}
    assert tab.listed["protectedRanges"][0]["range"] == box(5, 7)
    assert stored.named[0]["range"] == box(5, 7)


def test_what_stood_on_deleted_rows_alone_is_gone() -> None:
    stored = a_spreadsheet()
    rule = {"ranges": [box(4, 6)], "booleanRule": {"condition": {"type": "BLANK"}}}
    change(stored, {"addConditionalFormatRule": {"rule": rule}})
    change(stored, {"addProtectedRange": {"protectedRange": {"range": box(4, 6)}}})
    change(stored, {"setBasicFilter": {"filter": {"range": box(4, 6)}}})
    delete(stored, 3, 8)
    assert stored.tabs[0].listed == {"conditionalFormats": [], "protectedRanges": []}
    assert stored.tabs[0].basic_filter is None


def test_an_open_range_stays_open() -> None:
    stored = a_spreadsheet()
    whole: JSON = {"sheetId": 0, "startRowIndex": 1}
    change(stored, {"addNamedRange": {"namedRange": {"name": "n", "range": whole}}})
    insert(stored, 0, 2)
    assert stored.named[0]["range"] == {"sheetId": 0, "startRowIndex": 3}


def test_ranges_of_other_sheets_stay() -> None:
    stored = a_spreadsheet()
    there = {**box(4, 6), "sheetId": 7}
    change(stored, {"addNamedRange": {"namedRange": {"name": "n", "range": there}}})
    insert(stored, 0, 2)
    assert stored.named[0]["range"] == there


def test_marks_move_with_rows_inserted_above() -> None:
    stored = a_spreadsheet()
    mark(stored, 4)
    insert(stored, 4, 6)
    assert marked(stored) == [6]


def test_marks_move_with_their_row() -> None:
    stored = a_spreadsheet()
    mark(stored, 4)
    change(stored, {"moveDimension": {"source": rows(4, 5), "destinationIndex": 8}})
    assert marked(stored) == [7]
    assert stored.tabs[0].cells[7, 0].entered == {"stringValue": "row 4"}


def test_marks_go_with_their_deleted_row() -> None:
    stored = a_spreadsheet()
    mark(stored, 4)
    mark(stored, 5)
    delete(stored, 4, 5)
    assert marked(stored) == [4]


def test_sorting_leaves_marks_where_they_are() -> None:
    stored = a_spreadsheet()
    mark(stored, 0)
    order = [{"dimensionIndex": 0, "sortOrder": "DESCENDING"}]
    change(stored, {"sortRange": {"range": {"sheetId": 0}, "sortSpecs": order}})
    assert marked(stored) == [0]
    assert stored.tabs[0].cells[0, 0].entered == {"stringValue": "row 9"}


def test_marks_on_columns_do_not_mind_rows() -> None:
    stored = a_spreadsheet()
    column = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}
    location = {"dimensionRange": column}
    given = {"metadataKey": "k", "location": location, "visibility": "DOCUMENT"}
    change(stored, {"createDeveloperMetadata": {"developerMetadata": given}})
    insert(stored, 0, 2)
    assert marked(stored) == [1]


def test_frozen_rows_grow_and_shrink() -> None:
    stored = a_spreadsheet()
    grid = stored.tabs[0].properties["gridProperties"]
    grid["frozenRowCount"] = 2
    insert(stored, 1, 2)
    assert grid["frozenRowCount"] == 3
    delete(stored, 0, 3)
    assert "frozenRowCount" not in grid


def test_hidden_rows_go_along() -> None:
    stored = a_spreadsheet()
    stored.tabs[0].rows[4] = {"hiddenByUser": True}
    insert(stored, 0, 2)
    assert stored.tabs[0].rows == {6: {"hiddenByUser": True}}


def test_formulas_look_where_their_cells_went() -> None:
    stored = a_spreadsheet()
    insert(stored, 3, 4)
    assert stored.tabs[1].cells[0, 0].entered == {"formulaValue": "=SUM(List!A3:A6)"}
