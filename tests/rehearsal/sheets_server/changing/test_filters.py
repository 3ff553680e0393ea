"""Filters and filter views of a sheet."""

from __future__ import annotations

import pytest

from automations.rehearsal.sheets_server.model import JSON, Stored
from tests.rehearsal.sheets_server.changing.asked import Do, Rows, box


def hidden(stored: Stored) -> list[int]:
    rows = stored.tabs[0].rows
    return sorted(index for index, row in rows.items() if row.get("hiddenByFilter"))


def test_a_filter_covers_a_closed_range(do: Do, stored: Stored) -> None:
    assert do("setBasicFilter", filter={"range": {"sheetId": 0}}) == {}
    assert stored.tabs[0].basic_filter == {"range": box(0, 0, 6, 4)}


@pytest.mark.parametrize(
    ("column", "criterion", "gone"),
    [
        (1, {"hiddenValues": ["red"]}, [1, 3]),
        (2, {"condition": {"type": "NUMBER_GREATER", "values": [{"userEnteredValue": "1"}]}}, [2]),
        (0, {"condition": {"type": "TEXT_CONTAINS", "values": [{"userEnteredValue": "B"}]}}, [1]),
    ],
)
def test_a_filter_hides_rows(
    do: Do, stored: Stored, column: int, criterion: JSON, gone: list[int]
) -> None:
    given = {"range": box(0, 0, 4, 3), "criteria": {str(column): criterion}}
    do("setBasicFilter", filter=given)
    assert hidden(stored) == gone
    do("clearBasicFilter", sheetId=0)
    assert (hidden(stored), stored.tabs[0].basic_filter) == ([], None)


def test_criteria_are_kept_in_both_ways(do: Do, stored: Stored) -> None:
    specs = [{"columnIndex": 1, "filterCriteria": {"hiddenValues": ["x"]}}]
    do("setBasicFilter", filter={"range": {"sheetId": 0}, "filterSpecs": specs})
    kept = stored.tabs[0].basic_filter
    assert kept is not None
    assert (kept["criteria"], kept["filterSpecs"]) == ({"1": {"hiddenValues": ["x"]}}, specs)


def test_a_filter_may_sort(do: Do, rows: Rows) -> None:
    specs = [{"dimensionIndex": 2}]
    do("setBasicFilter", filter={"range": box(0, 0, 4, 3), "sortSpecs": specs})
    assert [row[0] for row in rows()] == ["name", "Baba", "Chiba", "Aoki"]


def test_a_filter_view_is_added_copied_changed_and_taken_away(do: Do, stored: Stored) -> None:
    first = do("addFilterView", filter={"title": "V", "range": {"sheetId": 0}})["filter"]
    twin = do("duplicateFilterView", filterId=first["filterViewId"])["filter"]
    assert (twin["title"], twin["range"]) == ("Copy of V", first["range"])
    new = {"filterViewId": twin["filterViewId"], "title": "W"}
    do("updateFilterView", filter=new, fields="title")
    do("deleteFilterView", filterId=first["filterViewId"])
    assert [view["title"] for view in stored.tabs[0].listed["filterViews"]] == ["W"]
