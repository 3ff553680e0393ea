"""What an answer of Google Sheets says of the marks that we left there."""

from __future__ import annotations

from automations.books.google.snapshot import Mark, spreadsheet_of
from tests.books.google.told_sheets import JSON, answer, sheet


def mark(number: int, **location: object) -> JSON:
    bare = {"metadataId": number, "metadataKey": f"dxten.{number}", "visibility": "DOCUMENT"}
    return bare | ({"location": location} if location else {})


def dimension(kind: str, sheet_id: int, start: int) -> JSON:
    place = {"sheetId": sheet_id, "startIndex": start} if start else {"sheetId": sheet_id}
    return {"dimension": kind, "endIndex": start + 1, **place}


def test_marks_are_bound_to_what_they_say() -> None:
    row = mark(4, locationType="ROW", dimensionRange=dimension("ROWS", 7, 2))
    column = mark(3, locationType="COLUMN", dimensionRange=dimension("COLUMNS", 7, 0))
    told = answer(
        {
            "properties": {"sheetId": 7, "title": "申込"},
            "developerMetadata": [mark(2, locationType="SHEET", sheetId=7)],
            "data": [
                {
                    "rowMetadata": [{}, {}, {"developerMetadata": [row]}],
                    "columnMetadata": [{"developerMetadata": [column]}],
                }
            ],
        },
        developerMetadata=[
            mark(1, locationType="SPREADSHEET", spreadsheet=True) | {"metadataValue": "回"}
        ],
    )
    assert spreadsheet_of(told).marks == (
        Mark(1, "dxten.1", "回"),
        Mark(2, "dxten.2", "", 7),
        Mark(3, "dxten.3", "", 7, column=1),
        Mark(4, "dxten.4", "", 7, row=3),
    )


def test_marks_without_a_place_of_their_own_are_bound_to_what_they_were_found_at() -> None:
    rows, columns = [{}, {"developerMetadata": [mark(3)]}], [{"developerMetadata": [mark(4)]}]
    block = {"startRow": 4, "rowMetadata": rows, "startColumn": 1, "columnMetadata": columns}
    told = answer(sheet(block, developerMetadata=[mark(2)]), developerMetadata=[mark(1)])
    assert spreadsheet_of(told).marks == (
        Mark(1, "dxten.1", ""),
        Mark(2, "dxten.2", "", 0),
        Mark(3, "dxten.3", "", 0, row=6),
        Mark(4, "dxten.4", "", 0, column=2),
    )


def test_a_mark_told_by_two_blocks_is_one() -> None:
    row = mark(9, dimensionRange=dimension("ROWS", 0, 1))
    block = {"startRow": 1, "rowMetadata": [{"developerMetadata": [row]}]}
    assert spreadsheet_of(answer(sheet(block, block))).marks == (Mark(9, "dxten.9", "", 0, row=2),)


def test_marks_on_a_chart_s_tab_are_known_too() -> None:
    chart = {"properties": {"sheetId": 5, "title": "図", "sheetType": "OBJECT"}}
    told = spreadsheet_of(answer({**chart, "developerMetadata": [mark(1, sheetId=5)]}))
    assert (told.tabs, told.marks) == ((), (Mark(1, "dxten.1", "", 5),))
