from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.rehearsal.sheets_server.a1 import (
    a1_of,
    bounds,
    exceeded,
    letters,
    quoted,
    range_of,
    tab_of,
)
from automations.rehearsal.sheets_server.model import JSON, ApiError, Stored, Tab

TITLES = ["Sheet1", "Second Sheet", "Bob's", "A1", "has!bang", "a:b", "Hidden", "名簿"]


def a_spreadsheet() -> Stored:
    stored = Stored("KEY", {"title": "t", "locale": "en_US"})
    for number, title in enumerate(TITLES):
        grid = {"rowCount": 1000, "columnCount": 26}
        properties: JSON = {"sheetId": number, "title": title, "index": number}
        stored.tabs.append(Tab({**properties, "gridProperties": grid}))
    stored.named.append({"name": "people", "range": {"sheetId": 1, "startRowIndex": 4}})
    return stored


def a1(text: str) -> str:
    stored = a_spreadsheet()
    found = range_of(stored, text)
    return a1_of(tab_of(stored, found), found)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Sheet1!A1:B2", "Sheet1!A1:B2"),
        ("Sheet1!A1", "Sheet1!A1"),
        ("Sheet1!A1:A1", "Sheet1!A1"),
        ("A1:B2", "Sheet1!A1:B2"),
        ("Sheet1", "Sheet1!A1:Z1000"),
        ("sheet1", "Sheet1!A1:Z1000"),
        ("sheet1!b2", "Sheet1!B2"),
        ("Sheet1!A:A", "Sheet1!A1:A1000"),
        ("Sheet1!1:2", "Sheet1!A1:Z2"),
        ("Sheet1!A5:A", "Sheet1!A5:A1000"),
        ("A2:B", "Sheet1!A2:B1000"),
        ("Sheet1!B2:A1", "Sheet1!A1:B2"),
        ("Sheet1!C:A", "Sheet1!A1:C1000"),
        ("Sheet1!$B$2:$C$3", "Sheet1!B2:C3"),
        ("Sheet1!A01", "Sheet1!A1"),
        ("'Sheet1'!A1", "Sheet1!A1"),
        ("'Second Sheet'!A1:B2", "'Second Sheet'!A1:B2"),
        ("Second Sheet!A1", "'Second Sheet'!A1"),
        ("Second Sheet", "'Second Sheet'!A1:Z1000"),
        ("'Bob''s'!C3", "'Bob''s'!C3"),
        ("Bob's!C3", "'Bob''s'!C3"),
        ("A1", "Sheet1!A1"),
        ("'A1'", "'A1'!A1:Z1000"),
        ("'A1'!B2", "'A1'!B2"),
        ("A1!B2", "'A1'!B2"),
        ("has!bang", "'has!bang'!A1:Z1000"),
        ("has!bang!A1", "'has!bang'!A1"),
        ("a:b!A1", "'a:b'!A1"),
        ("名簿!A1:C", "'名簿'!A1:C1000"),
        ("people", "'Second Sheet'!A5:Z1000"),
        ("!A1", "Sheet1!A1"),
        ("''!A1", "Sheet1!A1"),
        ("Sheet1!A1:AA5", "Sheet1!A1:Z5"),
        ("Sheet1!A1:Z2000", "Sheet1!A1:Z1000"),
    ],
)
def test_a_text_names_cells_which_the_service_writes_in_one_way(text: str, written: str) -> None:
    assert a1(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("R1C1", "Sheet1!A1"),
        ("Sheet1!R2C3", "Sheet1!C2"),
        ("R1C1:R2C2", "Sheet1!A1:B2"),
        ("R[1]C[1]", "Sheet1!B2"),
        ("R[0]C[0]", "Sheet1!A1"),
        ("R01C01", "Sheet1!A1"),
        ("R1C1:R[2]C[2]", "Sheet1!A1:C3"),
        ("R1C1:R2", "Sheet1!A1:Z2"),
        ("R1C1:C2", "Sheet1!A1:B1000"),
        ("R[1]", "Sheet1!A2:Z2"),
        ("C[1]", "Sheet1!B1:B1000"),
        ("RC", "Sheet1!A1"),
        ("R1", "Sheet1!R1"),
        ("R3C3:R1C1", "Sheet1!A1:C3"),
        ("R1C1:R2000C50", "Sheet1!A1:Z1000"),
    ],
)
def test_r1c1_is_read_too(text: str, written: str) -> None:
    assert a1(text) == written


@pytest.mark.parametrize(
    "text",
    [
        "Nobody!A1", "Nobody", "Sheet1!", "!", "", "Sheet1!A0", "Sheet1!A1:A0", "Sheet1!B",
        "Sheet1!2", "A1:", "A1:B2:C3", " A1", "Sheet1! A1", "A1: B2", "'Sheet1 '!A1",
        "'Second Sheet'!'Second Sheet'!A1", "A1:R2C2", "R1C1:B2", "R0C1", "R[-1]C[0]",
        "R2C2:R1C1", "!Sheet1", "Sheet1!Sheet1",
    ],
)  # fmt: skip
def test_what_names_nothing_is_told_as_it_was_written(text: str) -> None:
    with pytest.raises(ApiError) as refused:
        range_of(a_spreadsheet(), text)
    assert refused.value.message == f"Unable to parse range: {text}"
    assert (refused.value.code, refused.value.status) == (400, "INVALID_ARGUMENT")


def test_a_tab_may_stand_in_front_of_its_named_range() -> None:
    # gspread's Worksheet.get("people") asks for 'TAB'!people, and its test reads values by it
    assert a1("'Second Sheet'!People") == "'Second Sheet'!A5:Z1000"
    assert a1("people") == "'Second Sheet'!A5:Z1000"


def test_a_tab_has_no_named_range_of_another() -> None:
    with pytest.raises(ApiError, match=r"^Unable to parse range: Sheet1!people$"):
        range_of(a_spreadsheet(), "Sheet1!people")


def test_cells_without_a_tab_lie_on_the_first_that_is_not_hidden() -> None:
    stored = a_spreadsheet()
    stored.tabs[0].properties["hidden"] = True
    assert range_of(stored, "B2")["sheetId"] == 1


def test_open_sides_are_left_out() -> None:
    assert range_of(a_spreadsheet(), "Sheet1!A2:B") == {
        "sheetId": 0,
        "startRowIndex": 1,
        "startColumnIndex": 0,
        "endColumnIndex": 2,
    }


@pytest.mark.parametrize(
    ("grid_range", "written"),
    [
        ({"startRowIndex": 1000}, "Sheet1!1001:"),
        ({"startRowIndex": 1000, "startColumnIndex": 1, "endColumnIndex": 3}, "Sheet1!B1001:C"),
        ({"startColumnIndex": 26, "endColumnIndex": 27}, "Sheet1!AA"),
        (
            {"startRowIndex": 5, "endRowIndex": 5, "startColumnIndex": 26},
            "(empty) Sheet1!AA6:5",
        ),
        ({"startColumnIndex": 18278}, "Sheet1!"),
        (
            {"startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 702},
            "Sheet1!A1:ZZ1",
        ),
    ],
)
def test_a_range_beyond_the_grid_is_told_by_the_edges_it_names(
    grid_range: JSON, written: str
) -> None:
    refused = exceeded(a_spreadsheet().tabs[0], grid_range)
    words = f"Range ({written}) exceeds grid limits. Max rows: 1000, max columns: 26"
    assert refused.message == words


def test_a_tab_that_is_not_there_is_told_by_its_id() -> None:
    with pytest.raises(ApiError, match=r"^No grid with id: 99$"):
        tab_of(a_spreadsheet(), {"sheetId": 99})


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Sheet1", "Sheet1"),
        ("data_2", "data_2"),
        ("2024", "'2024'"),
        ("tab01", "'tab01'"),
        ("RC", "'RC'"),
        ("a b", "'a b'"),
        ("it's", "'it''s'"),
        ("シート1", "'シート1'"),
    ],
)
def test_a_title_stands_in_quotes_where_it_needs_them(title: str, written: str) -> None:
    assert quoted(title) == written


@given(st.integers(0, 999), st.integers(0, 25), st.integers(0, 999), st.integers(0, 25))
def test_what_is_written_is_read_as_the_same_cells(
    row: int, column: int, last_row: int, last_column: int
) -> None:
    stored = a_spreadsheet()
    text = f"Sheet1!{letters(column)}{row + 1}:{letters(last_column)}{last_row + 1}"
    tab, found = stored.tabs[0], range_of(stored, text)
    assert bounds(tab, found).on(tab) == found
    assert range_of(stored, a1_of(tab, found)) == found
