"""The methods of the Sheets API over HTTP, called by hand."""

from __future__ import annotations

import pytest
import requests

from automations.rehearsal.sheets_server.serving import SheetsServer
from tests.rehearsal.sheets_server.calls import TABS, call, refused_as


def test_a_spreadsheet_that_is_not_there(server: SheetsServer) -> None:
    refusal = refused_as(404, "NOT_FOUND", "Requested entity was not found.")
    assert call(server, "GET", "/none") == refusal
    assert call(server, "GET", "/none/values/A1") == refusal
    deletion = {"requests": [{"deleteSheet": {"sheetId": 0}}]}
    assert call(server, "POST", "/none:batchUpdate", deletion) == refusal


def test_what_makes_no_sense_is_refused_before_anybody_looks(server: SheetsServer) -> None:
    status, said = call(server, "POST", "/none:batchUpdate", {"requsts": []})
    assert status == 400
    words = 'Invalid JSON payload received. Unknown name "requsts": Cannot find field.'
    assert said["error"]["message"] == words
    status, said = call(server, "GET", "/none", colour="red")
    words = (
        'Invalid JSON payload received. Unknown name "colour": Cannot bind query parameter. '
        "Field 'colour' could not be found in request message."
    )
    assert said["error"] == {
        "code": 400,
        "message": words,
        "status": "INVALID_ARGUMENT",
        "details": [
            {
                "@type": "type.googleapis.com/google.rpc.BadRequest",
                "fieldViolations": [{"description": words}],
            }
        ],
    }


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"{", "Invalid JSON payload received. Unexpected token.\n{\n^"),
        (
            b"[]",
            'Invalid JSON payload received. Unknown name "": Root element must be a message.',
        ),
    ],
)
def test_what_is_no_message_is_refused(server: SheetsServer, body: bytes, words: str) -> None:
    address = f"{server.address}/v4/spreadsheets"
    said = requests.post(address, data=body, timeout=10).json()
    assert said["error"]["message"] == words


@pytest.mark.parametrize("path", ["/", "/v4/spreadsheet", "/v4/spreadsheets/x/y", "/v5"])
def test_an_address_that_no_service_has_is_a_page(server: SheetsServer, path: str) -> None:
    answer = requests.get(server.address + path, timeout=10)
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "text/html; charset=UTF-8"
    assert "<title>Error 404 (Not Found)!!1</title>" in answer.text


def test_a_slash_behind_an_id_means_nothing(server: SheetsServer) -> None:
    # so google-spreadsheet for Node asks, and recordings of its use show answers
    key = server.made("受付簿", {"申込": []})
    fields = {"fields": "sheets.properties.title"}
    assert call(server, "GET", f"/{key}/", **fields) == call(server, "GET", f"/{key}", **fields)
    asked = {"requests": [{"addSheet": {"properties": {"title": "集計"}}}]}
    assert call(server, "POST", f"/{key}/:batchUpdate", asked)[0] == 200


def test_a_spreadsheet_is_made_as_it_is_asked_for(server: SheetsServer) -> None:
    cell = {"userEnteredValue": {"stringValue": "a"}}
    sheet = {
        "properties": {"title": "申込", "sheetId": 7},
        "data": [{"rowData": [{"values": [cell]}]}],
    }
    wanted = {"properties": {"title": "受付簿", "locale": "ja_JP"}, "sheets": [sheet]}
    status, said = call(server, "POST", "", wanted)
    assert status == 200
    assert said["properties"]["title"] == "受付簿"
    assert said["sheets"][0]["properties"]["sheetId"] == 7
    assert call(server, "GET", f"/{said['spreadsheetId']}/values/A1") == (
        200,
        {"range": "'申込'!A1", "majorDimension": "ROWS", "values": [["a"]]},
    )


def test_a_spreadsheet_without_wishes_has_one_tab(server: SheetsServer) -> None:
    _, said = call(server, "POST", "", {}, fields="properties.title,sheets.properties")
    grid = {"rowCount": 1000, "columnCount": 26}
    tab = {"sheetId": 0, "title": "Sheet1", "index": 0, "sheetType": "GRID", "gridProperties": grid}
    assert said == {
        "properties": {"title": "Untitled spreadsheet"},
        "sheets": [{"properties": tab}],
    }


def test_a_write_answers_with_the_spreadsheet_as_it_is_then(server: SheetsServer) -> None:
    key = server.made("受付簿", TABS)
    with server.edit(key) as stored:
        number = stored.tabs[0].id
    cell = {"userEnteredValue": {"stringValue": "済"}}
    update = {
        "start": {"sheetId": number, "rowIndex": 1, "columnIndex": 2},
        "rows": [{"values": [cell]}],
        "fields": "userEnteredValue",
    }
    body = {"requests": [{"updateCells": update}], "includeSpreadsheetInResponse": True}
    fields = "replies,updatedSpreadsheet(sheets(data(rowData(values(formattedValue)))))"
    status, said = call(server, "POST", f"/{key}:batchUpdate", body, fields=fields)
    assert status == 200
    assert list(said) == ["replies", "updatedSpreadsheet"]
    assert said["replies"] == [{}]
    row = said["updatedSpreadsheet"]["sheets"][0]["data"][0]["rowData"][1]["values"]
    assert row == [
        {"formattedValue": "東野 瑞穂"},
        {"formattedValue": "総務課"},
        {"formattedValue": "済"},
    ]
    _, plain = call(server, "POST", f"/{key}:batchUpdate", body)
    assert list(plain) == ["spreadsheetId", "replies", "updatedSpreadsheet"]
    assert "data" not in plain["updatedSpreadsheet"]["sheets"][0]


def test_all_of_a_write_is_done_or_nothing(server: SheetsServer) -> None:
    key = server.made("受付簿", TABS)
    title = {"properties": {"title": "新"}, "fields": "title"}
    wishes = [{"updateSpreadsheetProperties": title}, {"deleteSheet": {"sheetId": 99}}]
    status, said = call(server, "POST", f"/{key}:batchUpdate", {"requests": wishes})
    assert status == 400
    assert said["error"]["message"].startswith("Invalid requests[1].deleteSheet: ")
    assert server.world.spreadsheets[key].properties["title"] == "受付簿"


def test_a_spreadsheet_is_read_by_filters(server: SheetsServer) -> None:
    key = server.made("受付簿", TABS)
    body = {"dataFilters": [{"a1Range": "投票!A1"}], "includeGridData": True}
    _, said = call(server, "POST", f"/{key}:getByDataFilter", body)
    (sheet,) = said["sheets"]
    assert sheet["properties"]["title"] == "投票"
    assert len(sheet["data"][0]["rowData"]) == 1


def test_marks_are_found_by_their_number_and_by_their_key(server: SheetsServer) -> None:
    key = server.made("受付簿", TABS)
    mark = {
        "metadataId": 5,
        "metadataKey": "dxten.run",
        "metadataValue": "{}",
        "location": {"spreadsheet": True},
        "visibility": "DOCUMENT",
    }
    wish = {"createDeveloperMetadata": {"developerMetadata": mark}}
    call(server, "POST", f"/{key}:batchUpdate", {"requests": [wish]})
    kept = mark | {"location": {"locationType": "SPREADSHEET", "spreadsheet": True}}
    assert call(server, "GET", f"/{key}/developerMetadata/5") == (200, kept)
    assert call(server, "GET", f"/{key}/developerMetadata/6")[0] == 404
    look = {"developerMetadataLookup": {"metadataKey": "dxten.run"}}
    body = {"dataFilters": [look]}
    found = {"matchedDeveloperMetadata": [{"developerMetadata": kept, "dataFilters": [look]}]}
    assert call(server, "POST", f"/{key}/developerMetadata:search", body) == (200, found)
    assert call(server, "GET", f"/{key}/developerMetadata/5", fields="metadataKey") == (
        200,
        {"metadataKey": "dxten.run"},
    )


def test_a_tab_is_copied_into_another_spreadsheet(server: SheetsServer) -> None:
    key, other = server.made("受付簿", TABS), server.made("別")
    number = server.world.spreadsheets[key].tabs[0].id
    body = {"destinationSpreadsheetId": other}
    titles = [
        call(server, "POST", f"/{key}/sheets/{number}:copyTo", body)[1]["title"] for _ in range(2)
    ]
    assert titles == ["申込 のコピー", "申込 のコピー 1"]
    assert [tab.title for tab in server.world.spreadsheets[other].tabs] == ["シート1", *titles]


def test_answers_are_indented_unless_asked_not_to(server: SheetsServer) -> None:
    address = f"{server.address}/v4/spreadsheets/{server.made('受付簿')}?fields=spreadsheetId"
    key = next(iter(server.world.spreadsheets))
    assert requests.get(address, timeout=9).text == f'{{\n  "spreadsheetId": "{key}"\n}}\n'
    compact = requests.get(address, params={"prettyPrint": "false"}, timeout=9)
    assert compact.text == f'{{"spreadsheetId":"{key}"}}'
