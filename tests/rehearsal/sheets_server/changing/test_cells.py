from __future__ import annotations

from collections.abc import Callable

import pytest

from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell

Do = Callable[..., JSON]
Refused = Callable[..., str]
Rows = Callable[..., list[list[object]]]


def text(value: str) -> JSON:
    return {"userEnteredValue": {"stringValue": value}}


def test_cells_from_a_start_are_written(do: Do, rows: Rows) -> None:
    start = {"sheetId": 7, "rowIndex": 1, "columnIndex": 1}
    do("updateCells", start=start, rows=[{"values": [text("a"), text("b")]}], fields="*")
    assert rows(7) == [[], [None, "a", "b"]]


def test_what_of_a_range_is_not_given_is_cleared(do: Do, rows: Rows) -> None:
    box = {"sheetId": 0, "startRowIndex": 1, "endRowIndex": 3, "startColumnIndex": 1}
    written = [{"values": [text("x")]}]
    do("updateCells", range=box, rows=written, fields="userEnteredValue")
    assert rows() == [["name", "team", "score"], ["Aoki", "x"], ["Baba"], ["Chiba", "red", 2]]


def test_what_the_mask_does_not_name_stays(do: Do, stored: Stored) -> None:
    stored.tabs[0].cells[1, 0] = StoredCell({"stringValue": "a"}, {"wrapStrategy": "CLIP"})
    box = {"sheetId": 0, "startRowIndex": 1, "endRowIndex": 2, "endColumnIndex": 1}
    do("updateCells", range=box, rows=[{"values": [text("b")]}], fields="userEnteredValue")
    do("updateCells", range=box, rows=[{"values": [{"note": "n"}]}], fields="note")
    assert stored.tabs[0].cells[1, 0] == StoredCell(
        {"stringValue": "b"},
        {"wrapStrategy": "CLIP"},
        {"note": "n"},
    )


def test_an_empty_text_leaves_a_cell_blank(do: Do, stored: Stored) -> None:
    start = {"sheetId": 0, "rowIndex": 1}
    do("updateCells", start=start, rows=[{"values": [text("")]}], fields="userEnteredValue")
    assert (1, 0) not in stored.tabs[0].cells


def test_what_is_only_shown_cannot_be_written(do: Do, stored: Stored) -> None:
    data = {"formattedValue": "9", "effectiveValue": {"numberValue": 9}}
    start = {"sheetId": 7}
    do("updateCells", start=start, rows=[{"values": [data]}], fields="formattedValue,note")
    assert stored.tabs[1].cells == {}


def test_a_dotted_mask_changes_part_of_a_format(do: Do, stored: Stored) -> None:
    before = {"textFormat": {"bold": True, "italic": True}}
    stored.tabs[0].cells[0, 0] = StoredCell({"stringValue": "a"}, before)
    data = {"userEnteredFormat": {"textFormat": {"fontSize": 12}}}
    do(
        "updateCells",
        start={"sheetId": 0},
        rows=[{"values": [data]}],
        fields="userEnteredFormat.textFormat(bold,fontSize)",
    )
    assert stored.tabs[0].cells[0, 0].format == {"textFormat": {"italic": True, "fontSize": 12}}


def test_a_range_beyond_the_grid_is_refused(refused: Refused) -> None:
    box = {"sheetId": 0, "startRowIndex": 5, "endRowIndex": 7, "endColumnIndex": 3}
    words = refused("updateCells", range=box, fields="*")
    assert words == "Range (List!A6:C7) exceeds grid limits. Max rows: 6, max columns: 4"


def test_a_start_beyond_the_grid_is_refused(refused: Refused) -> None:
    words = refused("updateCells", start={"sheetId": 0, "rowIndex": 6}, fields="*")
    assert words == "GridCoordinate.rowIndex[6] is after last row in grid[6]"


def test_more_columns_than_there_are_are_refused(refused: Refused) -> None:
    written = [{"values": [text("x")] * 5}]
    words = refused("updateCells", start={"sheetId": 0}, rows=written, fields="*")
    assert words == "Attempting to write column: 4, beyond the last requested column of: 3"


def test_more_rows_than_there_are_are_refused(refused: Refused) -> None:
    words = refused("updateCells", start={"sheetId": 0}, rows=[{}] * 7, fields="*")
    assert words == "Attempting to write row: 6, beyond the last requested row of: 5"


def test_an_unknown_sheet_is_refused(refused: Refused) -> None:
    words = refused("updateCells", start={"sheetId": 3}, fields="*")
    assert words == "No grid with id: 3"


def test_a_mask_is_needed(refused: Refused) -> None:
    assert refused("updateCells", start={"sheetId": 0}) == (
        "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"
    )


def test_a_format_is_repeated_over_a_range(do: Do, stored: Stored) -> None:
    red = {"red": 1}
    do(
        "repeatCell",
        range={"sheetId": 7, "endRowIndex": 2, "endColumnIndex": 1},
        cell={"userEnteredFormat": {"backgroundColor": red}},
        fields="userEnteredFormat.backgroundColor",
    )
    whole = {"backgroundColor": red, "backgroundColorStyle": {"rgbColor": red}}
    assert {key: cell.format for key, cell in stored.tabs[1].cells.items()} == {
        (0, 0): whole,
        (1, 0): whole,
    }


def test_a_formula_is_repeated_as_if_it_were_copied(do: Do, rows: Rows) -> None:
    formula = {"userEnteredValue": {"formulaValue": "=A1+$A$1"}}
    box = {"sheetId": 7, "endRowIndex": 2, "endColumnIndex": 2}
    do("repeatCell", range=box, cell=formula, fields="userEnteredValue")
    assert rows(7) == [["=A1+$A$1", "=B1+$A$1"], ["=A2+$A$1", "=B2+$A$1"]]


def test_cells_are_appended_below_the_last_row_that_holds_anything(do: Do, rows: Rows) -> None:
    do("appendCells", sheetId=0, rows=[{"values": [text("Doi")]}], fields="*")
    assert rows()[4] == ["Doi"]


def test_appending_makes_rows(do: Do, stored: Stored) -> None:
    added = [{"values": [text("x")] * 4}] * 4
    do("appendCells", sheetId=0, rows=added, fields="*")
    assert (stored.tabs[0].height, stored.tabs[0].width) == (8, 4)


def test_appending_makes_no_columns(refused: Refused) -> None:
    # the words as quoted in https://github.com/OpenRefine/OpenRefine/issues/2760
    words = refused("appendCells", sheetId=0, rows=[{"values": [text("x")] * 5}], fields="*")
    assert words == "Attempting to write column: 4, beyond the last requested column of: 3"


def test_borders_stand_around_and_between(do: Do, stored: Stored) -> None:
    box = {"sheetId": 7, "endRowIndex": 2, "endColumnIndex": 1}
    do("updateBorders", range=box, top={"style": "SOLID"}, innerHorizontal={"style": "DOUBLE"})
    colours: JSON = {"color": {}, "colorStyle": {"rgbColor": {}}}
    solid = {"style": "SOLID", "width": 1, **colours}
    double = {"style": "DOUBLE", "width": 3, **colours}
    assert stored.tabs[1].cells[0, 0].format == {"borders": {"top": solid, "bottom": double}}
    assert stored.tabs[1].cells[1, 0].format == {"borders": {"top": double}}


def test_a_border_of_no_style_takes_one_away(do: Do, stored: Stored) -> None:
    box = {"sheetId": 7, "endRowIndex": 1, "endColumnIndex": 1}
    do("updateBorders", range=box, top={"style": "SOLID"})
    do("updateBorders", range=box, top={"style": "NONE"})
    assert stored.tabs[1].cells == {}


@pytest.fixture
def rule() -> JSON:
    return {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "a"}]}}


def test_a_rule_for_what_may_be_entered_is_set_and_taken_away(
    do: Do, stored: Stored, rule: JSON
) -> None:
    box = {"sheetId": 7, "endRowIndex": 1, "endColumnIndex": 2}
    do("setDataValidation", range=box, rule=rule)
    assert {key: cell.other for key, cell in stored.tabs[1].cells.items()} == {
        (0, 0): {"dataValidation": rule},
        (0, 1): {"dataValidation": rule},
    }
    do("setDataValidation", range=box)
    assert stored.tabs[1].cells == {}


def test_an_empty_note_is_none(do: Do, stored: Stored) -> None:
    for note in ("n", ""):
        do("updateCells", start={"sheetId": 7}, rows=[{"values": [{"note": note}]}], fields="note")
    assert stored.tabs[1].cells == {}


@pytest.mark.parametrize(
    ("sides", "words"),
    [
        ({"startRowIndex": -1}, "range.startRowIndex must be non-negative."),
        (
            {"startRowIndex": 2, "endRowIndex": 2},
            "range.endRowIndex must be greater than range.startRowIndex",
        ),
        (
            {"startRowIndex": 6},
            "Range (List!A7:D7) exceeds grid limits. Max rows: 6, max columns: 4",
        ),
    ],
)
def test_what_is_no_range(refused: Refused, sides: JSON, words: str) -> None:
    assert refused("setDataValidation", range={"sheetId": 0, **sides}) == words
