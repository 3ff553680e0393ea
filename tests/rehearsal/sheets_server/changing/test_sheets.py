from __future__ import annotations

from collections.abc import Callable

from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell

Do = Callable[..., JSON]
Refused = Callable[..., str]
Rows = Callable[..., list[list[object]]]


def titles(stored: Stored) -> list[str]:
    assert [tab.properties["index"] for tab in stored.tabs] == list(range(len(stored.tabs)))
    return [tab.title for tab in stored.tabs]


def test_a_sheet_is_added_at_the_end_with_the_usual_size(do: Do) -> None:
    assert do("addSheet", properties={"title": "X", "sheetId": 5}) == {
        "properties": {
            "sheetId": 5,
            "title": "X",
            "index": 2,
            "sheetType": "GRID",
            "gridProperties": {"rowCount": 1000, "columnCount": 26},
        },
    }


def test_a_sheet_gets_an_id_and_a_title_if_it_brings_none(do: Do) -> None:
    first, second = do("addSheet")["properties"], do("addSheet")["properties"]
    assert (first["title"], second["title"]) == ("Sheet3", "Sheet4")
    assert 0 < first["sheetId"] != second["sheetId"] > 0


def test_a_sheet_may_be_added_before_others(do: Do, stored: Stored) -> None:
    do("addSheet", properties={"title": "X", "index": 1})
    assert titles(stored) == ["List", "X", "Other"]


def test_the_colour_of_a_tab_is_kept_in_both_ways(do: Do) -> None:
    red = {"red": 1}
    properties = do("addSheet", properties={"tabColor": red})["properties"]
    assert (properties["tabColor"], properties["tabColorStyle"]) == (red, {"rgbColor": red})


def test_a_title_is_there_once_whatever_its_capitals(refused: Refused) -> None:
    assert refused("addSheet", properties={"title": "list"}) == (
        'A sheet with the name "list" already exists. Please enter another name.'
    )


def test_a_title_of_more_than_100_characters_is_refused(refused: Refused) -> None:
    words = refused("addSheet", properties={"title": "x" * 101})
    assert words == "The sheet name cannot be greater than 100 characters."


def test_an_id_that_is_taken_is_refused(refused: Refused) -> None:
    words = refused("addSheet", properties={"sheetId": 7})
    assert words == "Sheet with id 7 already exists."


def test_an_id_below_0_is_refused(refused: Refused) -> None:
    words = refused("addSheet", properties={"sheetId": -1})
    assert words == "Sheet id must be non-negative."


def test_more_than_10_million_cells_are_refused(refused: Refused) -> None:
    grid = {"rowCount": 1_000_000, "columnCount": 10}
    assert refused("addSheet", properties={"gridProperties": grid}) == (
        "This action would increase the number of cells in the workbook above the limit of "
        "10000000 cells."
    )


def test_a_sheet_goes_with_its_marks_and_names(do: Do, stored: Stored) -> None:
    mark = {"metadataKey": "k", "location": {"sheetId": 7}, "visibility": "DOCUMENT"}
    do("createDeveloperMetadata", developerMetadata=mark)
    do("addNamedRange", namedRange={"name": "there", "range": {"sheetId": 7}})
    do("deleteSheet", sheetId=7)
    assert (titles(stored), stored.marks, stored.named) == (["List"], [], [])


def test_the_last_sheet_stays(do: Do, refused: Refused) -> None:
    do("deleteSheet", sheetId=7)
    words = refused("deleteSheet", sheetId=0)
    assert words == "You can't remove all the sheets in a document."


def test_the_last_visible_sheet_stays(do: Do, refused: Refused) -> None:
    do("updateSheetProperties", properties={"sheetId": 7, "hidden": True}, fields="hidden")
    words = refused("deleteSheet", sheetId=0)
    assert words == "You can't remove all the visible sheets in a document."


def test_a_copy_stands_first_and_has_its_own_ids(do: Do, stored: Stored, rows: Rows) -> None:
    do("addProtectedRange", protectedRange={"range": {"sheetId": 0, "endRowIndex": 1}})
    made = do("duplicateSheet", sourceSheetId=0, newSheetId=9)["properties"]
    assert (made["title"], made["index"]) == ("Copy of List", 0)
    assert titles(stored) == ["Copy of List", "List", "Other"]
    assert rows(9) == rows(0)
    (own,) = stored.tabs[0].listed["protectedRanges"]
    (old,) = stored.tabs[1].listed["protectedRanges"]
    assert own["range"] == {"sheetId": 9, "endRowIndex": 1}
    assert own["protectedRangeId"] != old["protectedRangeId"]


def test_only_what_the_mask_names_changes(do: Do, stored: Stored) -> None:
    given = {"sheetId": 0, "title": "New", "gridProperties": {"frozenRowCount": 1}}
    do("updateSheetProperties", properties=given, fields="gridProperties.frozenRowCount")
    assert stored.tabs[0].properties == {
        "sheetId": 0,
        "title": "List",
        "index": 0,
        "sheetType": "GRID",
        "gridProperties": {"rowCount": 6, "columnCount": 4, "frozenRowCount": 1},
    }


def test_what_the_mask_names_and_nothing_gives_is_cleared(do: Do, stored: Stored) -> None:
    given = {"sheetId": 0, "gridProperties": {"hideGridlines": True, "frozenRowCount": 1}}
    fields = "gridProperties(hideGridlines,frozenRowCount)"
    do("updateSheetProperties", properties=given, fields=fields)
    do("updateSheetProperties", properties={"sheetId": 0}, fields=fields)
    assert stored.tabs[0].properties["gridProperties"] == {"rowCount": 6, "columnCount": 4}


def test_a_mask_is_needed(refused: Refused) -> None:
    assert refused("updateSheetProperties", properties={"sheetId": 0}) == (
        "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"
    )


def test_a_title_cannot_be_emptied(refused: Refused) -> None:
    words = refused("updateSheetProperties", properties={"sheetId": 0}, fields="title")
    assert words == "The sheet name cannot be empty."


def test_a_smaller_grid_drops_cells(do: Do, rows: Rows) -> None:
    given = {"sheetId": 0, "gridProperties": {"rowCount": 2, "columnCount": 2}}
    do("updateSheetProperties", properties=given, fields="gridProperties.rowCount")
    do("updateSheetProperties", properties=given, fields="gridProperties.columnCount")
    assert rows() == [["name", "team"], ["Aoki", "red"]]


def test_a_smaller_grid_cuts_ranges(do: Do, stored: Stored) -> None:
    do("setBasicFilter", filter={"range": {"sheetId": 0}})
    given = {"sheetId": 0, "gridProperties": {"rowCount": 3}}
    do("updateSheetProperties", properties=given, fields="gridProperties.rowCount")
    assert stored.tabs[0].basic_filter == {
        "range": {
            "sheetId": 0,
            "startRowIndex": 0,
            "endRowIndex": 3,
            "startColumnIndex": 0,
            "endColumnIndex": 4,
        },
    }


def test_not_all_rows_can_be_frozen(refused: Refused) -> None:
    given = {"sheetId": 0, "gridProperties": {"frozenRowCount": 6}}
    words = refused("updateSheetProperties", properties=given, fields="gridProperties")
    assert words == "You can't freeze all visible rows on the sheet."


def test_an_index_counts_as_before_the_move(do: Do, stored: Stored) -> None:
    do("addSheet", properties={"title": "X"})
    do("updateSheetProperties", properties={"sheetId": 0, "index": 2}, fields="index")
    assert titles(stored) == ["Other", "List", "X"]


def test_the_whole_mask_leaves_the_place_if_none_is_given(do: Do, stored: Stored) -> None:
    do("updateSheetProperties", properties={"sheetId": 0, "title": "New"}, fields="*")
    assert titles(stored) == ["New", "Other"]


def test_not_all_sheets_can_be_hidden(do: Do, refused: Refused) -> None:
    do("updateSheetProperties", properties={"sheetId": 7, "hidden": True}, fields="hidden")
    hide = {"sheetId": 0, "hidden": True}
    words = refused("updateSheetProperties", properties=hide, fields="hidden")
    assert words == "You can't hide all the sheets in a document."


def test_the_properties_of_the_spreadsheet_change_by_their_mask(do: Do, stored: Stored) -> None:
    given = {"title": "New", "locale": "ja_JP"}
    do("updateSpreadsheetProperties", properties=given, fields="title")
    assert (stored.properties["title"], stored.properties["locale"]) == ("New", "en_US")


def test_the_colour_of_a_tab_is_taken_away(do: Do, stored: Stored) -> None:
    given: JSON = {"sheetId": 0, "tabColorStyle": {"rgbColor": {"red": 1}}}
    do("updateSheetProperties", properties=given, fields="tabColorStyle")
    cleared = {"sheetId": 0, "tabColorStyle": {"rgbColor": None}}
    do("updateSheetProperties", properties=cleared, fields="tabColorStyle")
    assert not {"tabColor", "tabColorStyle"} & set(stored.tabs[0].properties)


def test_what_is_no_is_not_kept(do: Do, stored: Stored) -> None:
    do("updateSheetProperties", properties={"sheetId": 0, "hidden": True}, fields="hidden")
    do("updateSheetProperties", properties={"sheetId": 0, "hidden": False}, fields="hidden")
    assert "hidden" not in stored.tabs[0].properties


def test_a_mask_may_use_slashes(do: Do, stored: Stored) -> None:
    given = {"sheetId": 0, "gridProperties": {"rowCount": 9}}
    do("updateSheetProperties", properties=given, fields="gridProperties/rowCount")
    assert stored.tabs[0].height == 9


def test_formulas_follow_a_sheet_that_is_named_anew(do: Do, stored: Stored, rows: Rows) -> None:
    stored.tabs[1].cells[0, 0] = StoredCell({"formulaValue": "=List!A1"})
    do("updateSheetProperties", properties={"sheetId": 0, "title": "People"}, fields="title")
    assert rows(7) == [["=People!A1"]]
    do("deleteSheet", sheetId=0)
    assert rows(7) == [["=#REF!"]]


def test_an_unknown_locale_or_time_zone_is_refused(refused: Refused) -> None:
    kind = "updateSpreadsheetProperties"
    words = refused(kind, properties={"locale": "nowhere"}, fields="locale")
    assert words == "Unsupported locale: nowhere"
    words = refused(kind, properties={"timeZone": "Mars/Base"}, fields="timeZone")
    assert words == "Unsupported time zone: Mars/Base"
