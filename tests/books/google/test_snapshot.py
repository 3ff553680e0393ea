"""What an answer of Google Sheets says, with all that the service leaves out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.books.google.snapshot import (
    Area,
    Kind,
    OnlineCell,
    OnlineTab,
    Spreadsheet,
    spreadsheet_of,
)
from tests.books.google.told_sheets import JSON, answer, cell, read, sheet, text


def test_a_spreadsheet_says_who_it_is() -> None:
    about = {"title": "展示会", "locale": "ja_JP", "timeZone": "Asia/Tokyo"}
    assert spreadsheet_of({"spreadsheetId": "key", "properties": about}) == Spreadsheet(
        "key", "展示会", (), (), "ja_JP", "Asia/Tokyo"
    )


def test_a_blank_tab_says_next_to_nothing() -> None:
    bare = {"properties": {"title": "シート1", "gridProperties": {"rowCount": 1000}}}
    assert read(bare) == OnlineTab(0, "シート1", 1000, 0)
    assert read({**bare, "data": [{}]}) == OnlineTab(0, "シート1", 1000, 0)


def test_tabs_come_in_their_order_and_those_without_a_grid_are_left_out() -> None:
    kinds = [("GRID", 3), ("OBJECT", 1), ("DATA_SOURCE", 2), ("GRID", 0)]
    about = [
        {"sheetId": number + 7, "title": f"{kind}{number}", "index": number, "sheetType": kind}
        for kind, number in kinds
    ]
    told = spreadsheet_of(answer(*({"properties": each} for each in about)))
    assert [(tab.number, tab.title) for tab in told.tabs] == [(7, "GRID0"), (10, "GRID3")]
    assert told.tab("GRID3") == told.tabs[1]
    assert told.tab("OBJECT1") is None


def test_a_hidden_tab_is_hidden() -> None:
    assert read({"properties": {"title": "控え", "hidden": True}}).hidden


def test_cells_stand_where_their_block_begins() -> None:
    first = {"rowData": [{}, {"values": [{}, text("B2")]}, {"values": []}]}
    second = {"startRow": 4, "startColumn": 2, "rowData": [{"values": [text("C5"), text("")]}]}
    third = {"startRow": 8, "startColumn": 1}
    assert read(sheet(first, second, third)).cells == {
        (2, 2): OnlineCell(Kind.TEXT, "B2"),
        (5, 3): OnlineCell(Kind.TEXT, "C5"),
    }


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (3, "3"),
        (3.0, "3"),
        (-0.5, "-0.5"),
        (0, "0"),
        (0.29, "0.29"),
        (45650.545138888886, "45650.54513888888"),
        (1e21, "1e+21"),
        (10**21, "1e+21"),
        (1e-7, "1e-07"),
        (123456789012345678, "1.2345678901234568e+17"),
        (1234567890123456, "1234567890123456"),
    ],
)
def test_a_number_is_said_in_its_shortest_notation(number: float, said: str) -> None:
    assert cell(effectiveValue={"numberValue": number}) == OnlineCell(Kind.NUMBER, said)


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**15), 10**15))
def test_no_number_loses_a_digit(number: float) -> None:
    told = cell(effectiveValue={"numberValue": number})
    assert told is not None
    assert float(told.value) == number


def test_what_is_no_finite_number_is_an_error() -> None:
    assert cell(effectiveValue={"numberValue": "Infinity"}) == OnlineCell(Kind.ERROR, "#NUM!")


@pytest.mark.parametrize(("truth", "said"), [(True, "1"), (False, "0")])
def test_a_truth_is_one_or_nought(truth: bool, said: str) -> None:  # noqa: FBT001 - the case itself
    assert cell(effectiveValue={"boolValue": truth}) == OnlineCell(Kind.TRUTH, said)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("NULL_VALUE", "#NULL!"),
        ("DIVIDE_BY_ZERO", "#DIV/0!"),
        ("VALUE", "#VALUE!"),
        ("REF", "#REF!"),
        ("NAME", "#NAME?"),
        ("NUM", "#NUM!"),
        ("N_A", "#N/A"),
        ("ERROR", "#ERROR!"),
        ("LOADING", "Loading..."),
        ("A_NEW_KIND", "#ERROR!"),
    ],
)
def test_an_error_is_said_as_people_see_it(kind: str, said: str) -> None:
    told = cell(effectiveValue={"errorValue": {"type": kind, "message": "x"}})
    assert told == OnlineCell(Kind.ERROR, said)


def test_a_formula_is_there_even_if_its_result_is_blank() -> None:
    entered = {"formulaValue": '=IF(A1="","",1)'}
    assert cell(userEnteredValue=entered, effectiveValue={"stringValue": ""}) == OnlineCell(
        Kind.TEXT, "", formula=True
    )
    assert cell(userEnteredValue=entered) == OnlineCell(Kind.TEXT, "", formula=True)


def test_a_cell_that_only_looks_like_something_says_nothing() -> None:
    looks = {"textFormat": {"strikethrough": True}, "numberFormat": {"type": "DATE"}}
    assert cell(effectiveFormat=looks) is None
    assert cell(effectiveFormat=looks, **text("")) is None


def test_a_number_keeps_how_it_is_shown_and_any_cell_whether_it_is_struck_out() -> None:
    looks = {
        "textFormat": {"strikethrough": True},
        "numberFormat": {"type": "NUMBER", "pattern": "000"},
    }
    number = {"effectiveValue": {"numberValue": 7}}
    assert cell(effectiveFormat=looks, **number) == OnlineCell(Kind.NUMBER, "7", "000", struck=True)
    assert cell(effectiveFormat=looks, **text("7")) == OnlineCell(Kind.TEXT, "7", struck=True)


def test_rows_are_hidden_by_hand_or_by_a_filter() -> None:
    lines = [{}, {"hiddenByUser": True}, {"hiddenByFilter": True}]
    told = read(sheet({"rowMetadata": lines}, {"startRow": 6, "rowMetadata": lines}))
    assert told.hidden_rows == frozenset({2, 8})
    assert told.filtered_rows == frozenset({3, 9})


def ranged(top: int, left: int, bottom: int, right: int) -> JSON:
    """Return a range as the service tells it: from 0, the end outside, what is 0 left out."""
    starts = {"startRowIndex": top - 1, "startColumnIndex": left - 1}
    ends = {"endRowIndex": bottom, "endColumnIndex": right}
    return {key: value for key, value in starts.items() if value} | ends


def test_ranges_count_from_one_and_their_ends_belong_to_them() -> None:
    told = read(
        sheet(
            merges=[ranged(1, 1, 1, 3), ranged(4, 2, 5, 2)],
            basicFilter={"range": ranged(2, 1, 9, 5)},
            tables=[{"range": ranged(3, 4, 9, 5)}],
        )
    )
    assert told.merged == (Area(1, 1, 1, 3), Area(4, 2, 5, 2))
    assert told.filter == Area(2, 1, 9, 5)
    assert told.tables == (Area(3, 4, 9, 5),)


def test_a_range_without_an_end_reaches_to_the_end_of_the_grid() -> None:
    told = read(sheet(basicFilter={"range": {"startRowIndex": 1, "endColumnIndex": 2}}))
    assert told.filter == Area(2, 1, 10, 2)
    assert read(sheet(basicFilter={"range": {}})).filter == Area(1, 1, 10, 5)
    assert read(sheet()).filter is None


@pytest.mark.parametrize(
    ("protected", "locked"),
    [
        ({"range": ranged(1, 1, 1, 5)}, (Area(1, 1, 1, 5),)),
        ({"range": {}, "requestingUserCanEdit": False}, (Area(1, 1, 10, 5),)),
        ({}, (Area(1, 1, 10, 5),)),
        ({"range": ranged(1, 1, 1, 5), "requestingUserCanEdit": True}, ()),
        ({"range": ranged(1, 1, 1, 5), "warningOnly": True}, ()),
        (
            {"range": {}, "unprotectedRanges": [ranged(2, 4, 10, 4)]},
            (Area(1, 1, 1, 5), Area(2, 1, 10, 3), Area(2, 5, 10, 5)),
        ),
        ({"range": ranged(1, 1, 2, 2), "unprotectedRanges": [ranged(3, 1, 9, 5)]}, None),
        ({"range": {}, "unprotectedRanges": [{}]}, ()),
    ],
)
def test_what_we_may_not_write_is_locked(protected: JSON, locked: tuple[Area, ...] | None) -> None:
    expected = (Area(1, 1, 2, 2),) if locked is None else locked
    assert read(sheet(protectedRanges=[protected])).locked == expected


AREAS = st.tuples(st.integers(1, 10), st.integers(1, 5), st.integers(1, 10), st.integers(1, 5)).map(
    lambda ends: ranged(min(ends[::2]), min(ends[1::2]), max(ends[::2]), max(ends[1::2]))
)


def cells_of(area: JSON) -> set[tuple[int, int]]:
    rows = range(area.get("startRowIndex", 0) + 1, area["endRowIndex"] + 1)
    columns = range(area.get("startColumnIndex", 0) + 1, area["endColumnIndex"] + 1)
    return {(row, column) for row in rows for column in columns}


@given(AREAS, st.lists(AREAS, max_size=3))
def test_each_cell_is_locked_unless_a_hole_is_over_it(whole: JSON, holes: list[JSON]) -> None:
    told = read(sheet(protectedRanges=[{"range": whole, "unprotectedRanges": holes}]))
    locked = [
        (row, column)
        for area in told.locked
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
    ]
    assert len(locked) == len(set(locked))
    assert set(locked) == cells_of(whole).difference(*map(cells_of, holes))
