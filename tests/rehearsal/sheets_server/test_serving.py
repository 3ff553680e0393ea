"""The methods of the Sheets API over HTTP, by hand and as gspread calls them."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import gspread
import pytest
import requests

from automations.rehearsal.sheets_server.__main__ import main
from automations.rehearsal.sheets_server.faults import Fault, Kind
from automations.rehearsal.sheets_server.model import JSON
from automations.rehearsal.sheets_server.serving import SheetsServer

if TYPE_CHECKING:
    from google.auth.credentials import Credentials

_SCOPES = frozenset({"https://www.googleapis.com/auth/spreadsheets"})
_TABS = {"申込": [["氏名", "所属"], ["東野 瑞穂", "総務課"]], "投票": [["部門"]]}


@pytest.fixture
def server() -> Iterator[SheetsServer]:
    with SheetsServer(auth=False) as running:
        yield running


class Redirected(requests.Session):
    """What is meant for the service goes to the server."""

    def __init__(self, server: SheetsServer) -> None:
        super().__init__()
        self._address = server.address

    def request(self, method: str, url: str, *rest: Any, **more: Any) -> requests.Response:  # type: ignore[override]  # noqa: ANN401 - as inherited, whatever it is
        _, _, path = url.removeprefix("https://").partition("/")
        more["timeout"] = 10
        return super().request(method, f"{self._address}/{path}", *rest, **more)


@pytest.fixture
def client(server: SheetsServer) -> gspread.Client:
    anonymous = cast("Credentials", None)  # a session of one's own needs none
    return gspread.Client(anonymous, session=Redirected(server))


def _call(server: SheetsServer, verb: str, path: str, body: Any = None, **query: Any) -> Any:  # noqa: ANN401 - any JSON
    address = f"{server.address}/v4/spreadsheets{path}"
    answer = requests.request(verb, address, json=body, params=query, timeout=10)
    return answer.status_code, answer.json()


def _refusal(code: int, status: str, message: str) -> tuple[int, JSON]:
    return code, {"error": {"code": code, "message": message, "status": status}}


def test_a_spreadsheet_that_is_not_there(server: SheetsServer) -> None:
    refusal = _refusal(404, "NOT_FOUND", "Requested entity was not found.")
    assert _call(server, "GET", "/none") == refusal
    assert _call(server, "GET", "/none/values/A1") == refusal
    deletion = {"requests": [{"deleteSheet": {"sheetId": 0}}]}
    assert _call(server, "POST", "/none:batchUpdate", deletion) == refusal


def test_what_makes_no_sense_is_refused_before_anybody_looks(server: SheetsServer) -> None:
    status, said = _call(server, "POST", "/none:batchUpdate", {"requsts": []})
    assert status == 400
    words = 'Invalid JSON payload received. Unknown name "requsts": Cannot find field.'
    assert said["error"]["message"] == words
    status, said = _call(server, "GET", "/none", colour="red")
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


def test_a_spreadsheet_is_made_as_it_is_asked_for(server: SheetsServer) -> None:
    cell = {"userEnteredValue": {"stringValue": "a"}}
    sheet = {
        "properties": {"title": "申込", "sheetId": 7},
        "data": [{"rowData": [{"values": [cell]}]}],
    }
    wanted = {"properties": {"title": "受付簿", "locale": "ja_JP"}, "sheets": [sheet]}
    status, said = _call(server, "POST", "", wanted)
    assert status == 200
    assert said["properties"]["title"] == "受付簿"
    assert said["sheets"][0]["properties"]["sheetId"] == 7
    assert _call(server, "GET", f"/{said['spreadsheetId']}/values/A1") == (
        200,
        {"range": "'申込'!A1", "majorDimension": "ROWS", "values": [["a"]]},
    )


def test_a_spreadsheet_without_wishes_has_one_tab(server: SheetsServer) -> None:
    _, said = _call(server, "POST", "", {}, fields="properties.title,sheets.properties")
    grid = {"rowCount": 1000, "columnCount": 26}
    tab = {"sheetId": 0, "title": "Sheet1", "index": 0, "sheetType": "GRID", "gridProperties": grid}
    assert said == {
        "properties": {"title": "Untitled spreadsheet"},
        "sheets": [{"properties": tab}],
    }


def test_a_write_answers_with_the_spreadsheet_as_it_is_then(server: SheetsServer) -> None:
    key = server.made("受付簿", _TABS)
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
    status, said = _call(server, "POST", f"/{key}:batchUpdate", body, fields=fields)
    assert status == 200
    assert list(said) == ["replies", "updatedSpreadsheet"]
    assert said["replies"] == [{}]
    row = said["updatedSpreadsheet"]["sheets"][0]["data"][0]["rowData"][1]["values"]
    assert row == [
        {"formattedValue": "東野 瑞穂"},
        {"formattedValue": "総務課"},
        {"formattedValue": "済"},
    ]
    _, plain = _call(server, "POST", f"/{key}:batchUpdate", body)
    assert list(plain) == ["spreadsheetId", "replies", "updatedSpreadsheet"]
    assert "data" not in plain["updatedSpreadsheet"]["sheets"][0]


def test_all_of_a_write_is_done_or_nothing(server: SheetsServer) -> None:
    key = server.made("受付簿", _TABS)
    title = {"properties": {"title": "新"}, "fields": "title"}
    wishes = [{"updateSpreadsheetProperties": title}, {"deleteSheet": {"sheetId": 99}}]
    status, said = _call(server, "POST", f"/{key}:batchUpdate", {"requests": wishes})
    assert status == 400
    assert said["error"]["message"].startswith("Invalid requests[1].deleteSheet: ")
    assert server.world.spreadsheets[key].properties["title"] == "受付簿"


def test_a_spreadsheet_is_read_by_filters(server: SheetsServer) -> None:
    key = server.made("受付簿", _TABS)
    body = {"dataFilters": [{"a1Range": "投票!A1"}], "includeGridData": True}
    _, said = _call(server, "POST", f"/{key}:getByDataFilter", body)
    (sheet,) = said["sheets"]
    assert sheet["properties"]["title"] == "投票"
    assert len(sheet["data"][0]["rowData"]) == 1


def test_marks_are_found_by_their_number_and_by_their_key(server: SheetsServer) -> None:
    key = server.made("受付簿", _TABS)
    mark = {
        "metadataId": 5,
        "metadataKey": "dxten.run",
        "metadataValue": "{}",
        "location": {"spreadsheet": True},
        "visibility": "DOCUMENT",
    }
    wish = {"createDeveloperMetadata": {"developerMetadata": mark}}
    _call(server, "POST", f"/{key}:batchUpdate", {"requests": [wish]})
    kept = mark | {"location": {"locationType": "SPREADSHEET", "spreadsheet": True}}
    assert _call(server, "GET", f"/{key}/developerMetadata/5") == (200, kept)
    assert _call(server, "GET", f"/{key}/developerMetadata/6")[0] == 404
    look = {"developerMetadataLookup": {"metadataKey": "dxten.run"}}
    body = {"dataFilters": [look]}
    found = {"matchedDeveloperMetadata": [{"developerMetadata": kept, "dataFilters": [look]}]}
    assert _call(server, "POST", f"/{key}/developerMetadata:search", body) == (200, found)
    assert _call(server, "GET", f"/{key}/developerMetadata/5", fields="metadataKey") == (
        200,
        {"metadataKey": "dxten.run"},
    )


def test_a_tab_is_copied_into_another_spreadsheet(server: SheetsServer) -> None:
    key, other = server.made("受付簿", _TABS), server.made("別")
    number = server.world.spreadsheets[key].tabs[0].id
    body = {"destinationSpreadsheetId": other}
    titles = [
        _call(server, "POST", f"/{key}/sheets/{number}:copyTo", body)[1]["title"] for _ in range(2)
    ]
    assert titles == ["申込 のコピー", "申込 のコピー 1"]
    assert [tab.title for tab in server.world.spreadsheets[other].tabs] == ["シート1", *titles]


def test_who_was_not_let_in_may_not_even_read() -> None:
    with SheetsServer() as server:
        tokens = {who: server.tokens.give(f"{who}@x.jp", _SCOPES) for who in ("w", "r", "n")}
        key = server.made("受付簿", writers=["w@x.jp"], readers=["r@x.jp"])
        body: JSON = {"requests": [{"addSheet": {}}]}
        seen, refusals = {}, []
        for who, token in tokens.items():
            headers = {"Authorization": f"Bearer {token}"}
            address = f"{server.address}/v4/spreadsheets/{key}"
            read = requests.get(address, headers=headers, timeout=10)
            write = requests.post(f"{address}:batchUpdate", json=body, headers=headers, timeout=10)
            seen[who] = (read.status_code, write.status_code)
            refusals.append(write.json())
        assert seen == {"w": (200, 200), "r": (200, 403), "n": (403, 403)}
        words = "The caller does not have permission"
        assert refusals[1] == _refusal(403, "PERMISSION_DENIED", words)[1]


def test_what_is_protected_is_kept_from_all_but_its_editors() -> None:
    with SheetsServer() as server:
        key = server.made("受付簿", _TABS, writers=["w@x.jp"])
        with server.edit(key) as stored:
            area = {"sheetId": stored.tabs[0].id}
            lock = {"protectedRangeId": 1, "range": area, "editors": {"users": ["o@x.jp"]}}
            stored.tabs[0].listed["protectedRanges"] = [lock]
        headers = {"Authorization": "Bearer " + server.tokens.give("w@x.jp", _SCOPES)}
        address = f"{server.address}/v4/spreadsheets/{key}"
        ask = {"valueInputOption": "RAW"}
        body = {"values": [["x"]]}
        value = f"{address}/values/A1"
        answer = requests.put(value, json=body, params=ask, headers=headers, timeout=10)
        assert answer.status_code == 400
        assert "You are trying to edit a protected cell or object." in answer.text


def test_nobody_keeps_the_owner_from_anything() -> None:
    with SheetsServer() as server:
        headers = {"Authorization": "Bearer " + server.tokens.give("o@x.jp", _SCOPES)}
        address = f"{server.address}/v4/spreadsheets"
        key = requests.post(address, json={}, headers=headers, timeout=10).json()["spreadsheetId"]
        with server.edit(key) as stored:
            lock = {
                "protectedRangeId": 1,
                "range": {"sheetId": 0},
                "editors": {"users": ["a@x.jp"]},
            }
            stored.tabs[0].listed["protectedRanges"] = [lock]
        body, ask = {"values": [["x"]]}, {"valueInputOption": "RAW"}
        value = f"{address}/{key}/values/A1"
        assert requests.put(value, json=body, params=ask, headers=headers, timeout=10).ok


def test_gspread_finds_everything_it_asks_for(client: gspread.Client) -> None:
    book = client.create("受付簿")
    sheet = book.sheet1
    sheet.update([["氏名", "点"], ["a", 1]], "A1:B2")
    sheet.append_row(["b", 2], value_input_option=gspread.utils.ValueInputOption.user_entered)
    sheet.format("A1:B1", {"textFormat": {"bold": True}})
    sheet.freeze(rows=1)
    sheet.insert_note("A1", "メモ")
    assert sheet.get_all_records() == [{"氏名": "a", "点": 1}, {"氏名": "b", "点": 2}]
    assert sheet.get_note("A1") == "メモ"
    assert sheet.batch_get(["A1:B1", "B2:B3"]) == [[["氏名", "点"]], [["1"], ["2"]]]
    sheet.batch_clear(["A3:B3"])
    assert sheet.get_all_values() == [["氏名", "点"], ["a", "1"]]
    sheet.copy_to(book.id)
    book.add_worksheet("別", 10, 5)
    assert [each.title for each in book.worksheets()] == ["Sheet1", "Copy of Sheet1", "別"]
    book.del_worksheet(book.worksheet("別"))
    book.update_title("新しい受付簿")
    assert client.open("新しい受付簿").id == book.id


def test_gspread_raises_what_it_raises_for_the_service(client: gspread.Client) -> None:
    with pytest.raises(gspread.SpreadsheetNotFound):
        client.open_by_key("none")
    book = client.create("受付簿")
    with pytest.raises(gspread.WorksheetNotFound):
        book.worksheet("無い")
    with pytest.raises(gspread.exceptions.APIError) as refused:
        book.values_get("無い!A1")
    assert refused.value.error == {
        "code": 400,
        "message": "Unable to parse range: 無い!A1",
        "status": "INVALID_ARGUMENT",
    }


def test_many_may_ask_at_the_same_time(server: SheetsServer) -> None:
    key = server.made("受付簿")

    def append() -> None:
        address = f"/{key}/values/A1:append"
        _call(server, "POST", address, {"values": [["x"]]}, valueInputOption="RAW")

    threads = [threading.Thread(target=append) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    _, said = _call(server, "GET", f"/{key}/values/A1:A99")
    assert said["values"] == [["x"]] * 8


def test_nothing_of_it_is_left_when_it_closes() -> None:
    before = threading.active_count()
    with SheetsServer(auth=False) as server:
        with requests.Session() as session:
            session.get(f"{server.address}/v4/spreadsheets/x", timeout=10)
            address = server.address
        server.faults.strike(Fault(Kind.TIMEOUT_AFTER))
    with pytest.raises(requests.ConnectionError):
        requests.get(address, timeout=1)
    assert threading.active_count() == before
    with pytest.raises(RuntimeError, match="runs only inside its with block"):
        _ = server.address


def _break(server: SheetsServer) -> None:
    """Ask for the cells of a spreadsheet that nobody can have made."""
    with server:
        key = server.made("受付簿", _TABS)
        with server.edit(key) as stored:
            del stored.properties["locale"]
        status, said = _call(server, "GET", f"/{key}", includeGridData="true")
        assert (status, said["error"]["status"]) == (500, "INTERNAL")


def test_a_mistake_of_the_server_is_told_when_it_closes() -> None:
    with pytest.raises(KeyError, match="locale"):
        _break(SheetsServer(auth=False))


def test_answers_are_indented_unless_asked_not_to(server: SheetsServer) -> None:
    address = f"{server.address}/v4/spreadsheets/{server.made('受付簿')}?fields=spreadsheetId"
    key = next(iter(server.world.spreadsheets))
    assert requests.get(address, timeout=9).text == f'{{\n  "spreadsheetId": "{key}"\n}}\n'
    compact = requests.get(address, params={"prettyPrint": "false"}, timeout=9)
    assert compact.text == f'{{"spreadsheetId":"{key}"}}'


def test_the_command_prints_its_address_and_writes_a_key(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    until, key = threading.Event(), tmp_path / "鍵.json"
    until.set()
    assert main(["--key", str(key)], until) == 0
    address = capsys.readouterr().out.strip()
    assert address.startswith("http://127.0.0.1:")
    assert json.loads(key.read_text("utf-8"))["dxten_server"] == address


def test_it_starts_as_a_module() -> None:
    command = [sys.executable, "-m", "automations.rehearsal.sheets_server", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "--no-auth" in done.stdout
