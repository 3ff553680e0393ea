"""The requests as the reference of the Sheets API has them."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

from automations.books.draft import Draft, DraftRow, Link
from automations.books.google.marking import FIRST_RUN, Guard, RunMark, free_number
from automations.books.google.own_tab import own_requests, says
from automations.books.google.requests import column_cells, guarded, made, storable, taken_away
from automations.books.google.snapshot import Kind, Mark, OnlineCell, OnlineTab, Spreadsheet
from automations.books.looks import BODY, HEADING, TITLE, Look

MARK = Mark(12, "dxten.column", "", 0, column=3)


def test_a_mark_of_a_column() -> None:
    assert made(MARK) == {
        "createDeveloperMetadata": {
            "developerMetadata": {
                "metadataId": 12,
                "metadataKey": "dxten.column",
                "metadataValue": "",
                "location": {
                    "dimensionRange": {
                        "sheetId": 0, "dimension": "COLUMNS", "startIndex": 2, "endIndex": 3,
                    }
                },
                "visibility": "DOCUMENT",
            }
        }
    }  # fmt: skip


def test_marks_of_a_row_a_tab_and_the_spreadsheet() -> None:
    def location(mark: Mark) -> object:
        return made(mark)["createDeveloperMetadata"]["developerMetadata"]["location"]

    assert location(Mark(1, "k", "", 5, row=2)) == {
        "dimensionRange": {"sheetId": 5, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}
    }
    assert location(Mark(1, "k", "", 0)) == {"sheetId": 0}
    assert location(RunMark(1, "r", "d").mark) == {"spreadsheet": True}


def test_a_mark_is_taken_away_only_where_it_was_read() -> None:
    assert taken_away(MARK) == {
        "deleteDeveloperMetadata": {
            "dataFilter": {
                "developerMetadataLookup": {
                    "metadataId": 12,
                    "metadataLocation": {
                        "dimensionRange": {
                            "sheetId": 0, "dimension": "COLUMNS", "startIndex": 2, "endIndex": 3,
                        }
                    },
                    "locationMatchingStrategy": "EXACT_LOCATION",
                }
            }
        }
    }  # fmt: skip


def test_all_marks_are_taken_away_before_any_is_made() -> None:
    new = Mark(13, "dxten.side", "", 0, column=4)
    assert guarded([Guard(MARK, MARK), Guard(new, None)]) == [
        taken_away(MARK),
        made(MARK),
        made(new),
    ]


def test_runs_of_rows_are_one_request_each_and_nothing_else_is_touched() -> None:
    assert column_cells(0, 3, {7: "丙", 2: "甲", 3: ""}) == [
        {
            "updateCells": {
                "range": {
                    "sheetId": 0, "startRowIndex": 1, "endRowIndex": 3,
                    "startColumnIndex": 2, "endColumnIndex": 3,
                },
                "rows": [
                    {"values": [{"userEnteredValue": {"stringValue": "甲"}}]},
                    {"values": [{}]},
                ],
                "fields": "userEnteredValue",
            }
        },
        {
            "updateCells": {
                "range": {
                    "sheetId": 0, "startRowIndex": 6, "endRowIndex": 7,
                    "startColumnIndex": 2, "endColumnIndex": 3,
                },
                "rows": [{"values": [{"userEnteredValue": {"stringValue": "丙"}}]}],
                "fields": "userEnteredValue",
            }
        },
    ]  # fmt: skip


def test_a_text_is_as_long_as_a_cell_of_excel_can_hold() -> None:
    assert len(storable("あ" * 40_000)) == 32_767


def draft() -> Draft:
    rows = [
        DraftRow(1, 20, ("要確認",), (Look(TITLE),)),
        DraftRow(3, 20, ("場所", "件", "割合"), (Look(HEADING),) * 3),
        DraftRow(4, 20, ("=A1", 1_234, Fraction(1, 3)), (Look(BODY),) * 3, {1: Link("申込.xlsx")}),
        DraftRow(5, 20, (None, 10**16, datetime(2026, 1, 2, 3, 4, tzinfo=UTC)), (Look(BODY),) * 3),
    ]
    return Draft("集計_要確認", (10.0, 5.0, 5.0), rows, frozen=3)


def spreadsheet(*tabs: OnlineTab, marks: tuple[Mark, ...] = ()) -> Spreadsheet:
    return Spreadsheet("k", "催し", tabs, marks)


def test_our_tab_is_made_with_its_mark_its_looks_and_what_it_says() -> None:
    requests = own_requests(spreadsheet(), draft())
    number = free_number(("k", "dxten.sheet"), ())
    assert [next(iter(each)) for each in requests] == [
        "addSheet",
        "createDeveloperMetadata",
        *["updateDimensionProperties"] * 3,
        "updateCells",
        *["repeatCell"] * 3,
    ]
    assert requests[0]["addSheet"]["properties"] == {
        "sheetId": number,
        "title": "集計_要確認",
        "hidden": False,
        "gridProperties": {"rowCount": 25, "columnCount": 3, "frozenRowCount": 3},
    }
    assert 0 < number < FIRST_RUN
    told = requests[1]["createDeveloperMetadata"]["developerMetadata"]
    assert (told["metadataKey"], told["location"]) == ("dxten.sheet", {"sheetId": number})
    assert requests[2]["updateDimensionProperties"]["properties"] == {"pixelSize": 75}


def test_texts_are_texts_and_numbers_are_numbers_whatever_they_look_like() -> None:
    (written,) = [each for each in own_requests(spreadsheet(), draft()) if "updateCells" in each]
    update = written["updateCells"]
    assert (update["fields"], update["range"]["endRowIndex"]) == ("userEnteredValue", 25)
    assert [row["values"] for row in update["rows"]] == [
        [{"userEnteredValue": {"stringValue": "要確認"}}],
        [],
        [{"userEnteredValue": {"stringValue": each}} for each in ("場所", "件", "割合")],
        [
            {"userEnteredValue": {"stringValue": "=A1"}},
            {"userEnteredValue": {"numberValue": 1234.0}},
            {"userEnteredValue": {"numberValue": 0.333333333333333}},
        ],
        [
            {},
            {"userEnteredValue": {"stringValue": "10000000000000000"}},
            {"userEnteredValue": {"stringValue": "令和8年1月2日（金）3:04"}},
        ],
    ]


def small(*cells: OnlineCell, height: int = 2) -> OnlineTab:
    said = dict(enumerate(cells, 1))
    return OnlineTab(5, "集計", height, 1, {(row, 1): cell for row, cell in said.items()})


def test_a_grid_too_small_grows_by_what_is_missing_and_is_written_whole() -> None:
    requests = own_requests(spreadsheet(small(), marks=(Mark(1, "dxten.sheet", "", 5),)), draft())
    assert [each["appendDimension"] for each in requests if "appendDimension" in each] == [
        {"sheetId": 5, "dimension": "ROWS", "length": 3},
        {"sheetId": 5, "dimension": "COLUMNS", "length": 2},
    ]
    assert "addSheet" not in requests[0]


def test_a_tab_that_says_it_already_is_left_as_it_is() -> None:
    one = Draft("集計", (5.0,), [DraftRow(1, 9, (7,), (None,)), DraftRow(2, 9, ("甲",), (None,))])
    same = small(OnlineCell(Kind.NUMBER, "7"), OnlineCell(Kind.TEXT, "甲"))
    assert says(same, one)
    assert not says(small(OnlineCell(Kind.TEXT, "7"), OnlineCell(Kind.TEXT, "甲")), one)
    assert not says(
        small(OnlineCell(Kind.NUMBER, "7", formula=True), OnlineCell(Kind.TEXT, "甲")), one
    )
    assert own_requests(spreadsheet(same, marks=(Mark(1, "dxten.sheet", "", 5),)), one) == []
