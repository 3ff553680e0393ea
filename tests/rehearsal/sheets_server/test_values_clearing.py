"""Values are cleared, and the looks stay."""

from __future__ import annotations

import pytest

from automations.rehearsal.sheets_server.model import ApiError, StoredCell
from automations.rehearsal.sheets_server.values import values
from tests.rehearsal.sheets_server.votes import a_spreadsheet, shown


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
