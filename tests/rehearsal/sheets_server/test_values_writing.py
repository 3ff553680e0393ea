"""Values are written as they are or as if somebody had typed them."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from automations.rehearsal.sheets_server.model import StoredCell
from tests.rehearsal.sheets_server.votes import TYPED, a_spreadsheet, shown, update


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
