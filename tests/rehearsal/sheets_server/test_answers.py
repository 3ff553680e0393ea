"""A spreadsheet as the reference says it is answered."""

from __future__ import annotations

from automations.rehearsal.sheets_server.answers import spreadsheet
from automations.rehearsal.sheets_server.making import (
    fill,
    filled_spreadsheet,
    new_spreadsheet,
    new_tab,
)
from automations.rehearsal.sheets_server.masks import mask_of
from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell, World

_WHITE = {"red": 1, "green": 1, "blue": 1}
_TEXT = {
    "foregroundColor": {},
    "fontFamily": "arial,sans,sans-serif",
    "fontSize": 10,
    "bold": False,
    "italic": False,
    "strikethrough": False,
    "underline": False,
    "foregroundColorStyle": {"rgbColor": {}},
}
_SMALL = {"rowCount": 3, "columnCount": 2}


def _small(rows: list[list[str | int | bool | None]] | None = None) -> Stored:
    stored = new_spreadsheet(World(), {"title": "受付簿"})
    fill(new_tab(stored, {"title": "申込", "gridProperties": _SMALL}), rows or [])
    return stored


def _grid(stored: Stored, fields: str = "") -> JSON:
    mask = mask_of(f"sheets.data({fields})" if fields else "sheets.data", "Spreadsheet")
    answer = spreadsheet(stored, mask=mask)
    data: JSON = answer["sheets"][0]["data"][0]
    return data


def test_a_new_spreadsheet_says_of_itself_what_nobody_gave() -> None:
    said = spreadsheet(_small())
    assert list(said) == ["spreadsheetId", "properties", "sheets", "spreadsheetUrl"]
    assert (
        said["spreadsheetUrl"]
        == f"https://docs.google.com/spreadsheets/d/{said['spreadsheetId']}/edit"
    )
    properties = said["properties"]
    assert properties["locale"] == "en_US"
    assert properties["autoRecalc"] == "ON_CHANGE"
    assert properties["timeZone"] == "Etc/GMT"
    assert properties["defaultFormat"] == {
        "backgroundColor": _WHITE,
        "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
        "verticalAlignment": "BOTTOM",
        "wrapStrategy": "OVERFLOW_CELL",
        "textFormat": _TEXT,
        "backgroundColorStyle": {"rgbColor": _WHITE},
    }
    theme = properties["spreadsheetTheme"]
    assert theme["primaryFontFamily"] == "Arial"
    assert [pair["colorType"] for pair in theme["themeColors"]] == [
        "TEXT",
        "BACKGROUND",
        "ACCENT1",
        "ACCENT2",
        "ACCENT3",
        "ACCENT4",
        "ACCENT5",
        "ACCENT6",
        "LINK",
    ]


def test_a_tab_says_its_properties_and_no_cells_unless_asked() -> None:
    assert spreadsheet(_small([["氏名"]]))["sheets"] == [
        {
            "properties": {
                "sheetId": 0,
                "title": "申込",
                "index": 0,
                "sheetType": "GRID",
                "gridProperties": _SMALL,
            }
        }
    ]


def test_a_no_is_not_told() -> None:
    stored = _small()
    stored.tabs[0].properties |= {"hidden": False, "rightToLeft": False}
    stored.tabs[0].properties["gridProperties"] = {**_SMALL, "frozenRowCount": 0}
    assert spreadsheet(stored)["sheets"] == spreadsheet(_small())["sheets"]


def test_a_cell_says_what_was_entered_what_it_comes_to_and_how_it_looks() -> None:
    cell = _grid(_small([["氏名"]]))["rowData"][0]["values"][0]
    assert cell == {
        "userEnteredValue": {"stringValue": "氏名"},
        "effectiveValue": {"stringValue": "氏名"},
        "formattedValue": "氏名",
        "effectiveFormat": {
            "backgroundColor": _WHITE,
            "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
            "horizontalAlignment": "LEFT",
            "verticalAlignment": "BOTTOM",
            "wrapStrategy": "OVERFLOW_CELL",
            "textFormat": _TEXT,
            "hyperlinkDisplayType": "PLAIN_TEXT",
            "backgroundColorStyle": {"rgbColor": _WHITE},
        },
    }


def test_what_somebody_set_stands_over_what_is_usual() -> None:
    stored = _small()
    red = {"red": 1}
    given = {"backgroundColor": red, "textFormat": {"bold": True}}
    stored.tabs[0].cells[0, 0] = StoredCell({"numberValue": 5}, given)
    cell = _grid(stored, "rowData")["rowData"][0]["values"][0]
    assert cell["userEnteredFormat"] == given | {"backgroundColorStyle": {"rgbColor": red}}
    shown = cell["effectiveFormat"]
    assert shown["backgroundColor"] == red
    assert shown["backgroundColorStyle"] == {"rgbColor": red}
    assert shown["horizontalAlignment"] == "RIGHT"
    assert shown["textFormat"]["bold"] is True
    assert shown["textFormat"]["fontSize"] == 10


def test_a_formula_says_its_value_and_an_error_its_kind() -> None:
    stored = _small([["=1+1", "=1/0"]])
    fields = "rowData.values(userEnteredValue,effectiveValue,formattedValue)"
    assert _grid(stored, fields)["rowData"] == [
        {
            "values": [
                {
                    "userEnteredValue": {"formulaValue": "=1+1"},
                    "effectiveValue": {"numberValue": 2},
                    "formattedValue": "2",
                },
                {
                    "userEnteredValue": {"formulaValue": "=1/0"},
                    "effectiveValue": {
                        "errorValue": {
                            "type": "DIVIDE_BY_ZERO",
                            "message": "Function DIVIDE parameter 2 cannot be zero.",
                        }
                    },
                    "formattedValue": "#DIV/0!",
                },
            ]
        }
    ]


def test_rows_end_with_the_last_cell_that_says_anything() -> None:
    stored = _small([[None, "a"], [], ["b"]])
    assert _grid(stored, "rowData.values.formattedValue")["rowData"] == [
        {"values": [{}, {"formattedValue": "a"}]},
        {},
        {"values": [{"formattedValue": "b"}]},
    ]
    assert "rowData" not in _grid(_small())


def test_what_nobody_asked_for_lengthens_no_row() -> None:
    stored = _small([["a", "b"], ["c", "d"], ["e"]])
    for place, note in {(0, 0): "一", (1, 1): "二"}.items():
        stored.tabs[0].cells[place].other["note"] = note
    assert _grid(stored, "rowData.values.note") == {
        "rowData": [{"values": [{"note": "一"}]}, {"values": [{}, {"note": "二"}]}]
    }
    assert _grid(_small([["a"]]), "rowData.values.note") == {}


def test_every_row_and_column_says_its_size_and_whether_it_is_hidden() -> None:
    stored = _small()
    stored.tabs[0].rows[1] = {"hiddenByUser": True}
    stored.tabs[0].columns[0] = {"pixelSize": 50}
    data = _grid(stored)
    usual = {"pixelSize": 21}
    assert data["rowMetadata"] == [usual, {"pixelSize": 21, "hiddenByUser": True}, usual]
    assert data["columnMetadata"] == [{"pixelSize": 50}, {"pixelSize": 100}]


def test_a_range_cuts_out_its_cells_and_leaves_other_tabs_away() -> None:
    stored = _small([["a", "b"], ["c", "d"]])
    new_tab(stored, {"title": "投票"})
    area = {"sheetId": 0, "startRowIndex": 1, "endRowIndex": 2, "startColumnIndex": 1}
    answer = spreadsheet(stored, [area], grid=True)
    (sheet,) = answer["sheets"]
    (data,) = sheet["data"]
    assert (data["startRow"], data["startColumn"]) == (1, 1)
    assert [cell["formattedValue"] for cell in data["rowData"][0]["values"]] == ["d"]
    assert len(data["rowMetadata"]) == len(data["columnMetadata"]) == 1


def _mark(number: int, location: JSON) -> JSON:
    return {"metadataId": number, "metadataKey": "k", "location": location}


def test_marks_stand_where_they_are_bound() -> None:
    stored = _small()
    row = {"dimension": "ROWS", "startIndex": 2, "endIndex": 3}
    column = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1}
    stored.marks = [
        _mark(1, {"locationType": "SPREADSHEET", "spreadsheet": True}),
        _mark(2, {"locationType": "SHEET", "sheetId": 0}),
        _mark(3, {"locationType": "ROW", "dimensionRange": row}),
        _mark(4, {"locationType": "COLUMN", "dimensionRange": column}),
    ]
    answer = spreadsheet(stored, grid=True)
    (sheet,) = answer["sheets"]
    data = sheet["data"][0]
    assert [mark["metadataId"] for mark in answer["developerMetadata"]] == [1]
    assert [mark["metadataId"] for mark in sheet["developerMetadata"]] == [2]
    assert [mark["metadataId"] for mark in data["rowMetadata"][2]["developerMetadata"]] == [3]
    assert [mark["metadataId"] for mark in data["columnMetadata"][0]["developerMetadata"]] == [4]
    assert data["rowMetadata"][0] == {"pixelSize": 21}


def test_a_mask_decides_alone_whether_cells_come() -> None:
    stored = _small([["a"]])
    without = spreadsheet(stored, grid=True, mask=mask_of("sheets.properties.title", "Spreadsheet"))
    assert without == {"sheets": [{"properties": {"title": "申込"}}]}
    fields = "sheets.data.rowData.values.formattedValue"
    assert spreadsheet(stored, mask=mask_of(fields, "Spreadsheet")) == {
        "sheets": [{"data": [{"rowData": [{"values": [{"formattedValue": "a"}]}]}]}]
    }


def test_a_protection_tells_its_editors_only_to_them() -> None:
    stored = _small()
    stored.tabs[0].listed["protectedRanges"] = [
        {
            "protectedRangeId": 5,
            "range": {"sheetId": 0, "endRowIndex": 1},
            "warningOnly": False,
            "requestingUserCanEdit": True,
            "editors": {"users": ["a@example.jp"], "groups": []},
        }
    ]
    bare = {"protectedRangeId": 5, "range": {"endRowIndex": 1}}
    full = bare | {"requestingUserCanEdit": True, "editors": {"users": ["a@example.jp"]}}
    seen = [spreadsheet(stored, editor=who)["sheets"][0] for who in ("a@example.jp", "b@x.jp", "")]
    assert [sheet["protectedRanges"] for sheet in seen] == [[full], [bare], [full]]


def test_a_japanese_spreadsheet_names_its_first_tab_in_japanese() -> None:
    stored = filled_spreadsheet(World(), "受付簿", {})
    assert spreadsheet(stored)["sheets"][0]["properties"]["title"] == "シート1"
