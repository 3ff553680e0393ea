"""Recorded exchanges are replayed under our own names, and differences are told."""

import base64
import gzip
import json
from pathlib import Path

import pytest

from automations.rehearsal.sheets_server import serving
from benchmarks.recorded_names import Difference
from benchmarks.recordings import exchanges
from benchmarks.replay_recordings import main, replayed, table, told

HOST = "https://sheets.googleapis.com"
KEY = "1recordedRecordedRecordedRecordedRecorded0"
Interaction = dict[str, object]


def interaction(
    method: str, target: str, asked: object, status: int, answered: object
) -> Interaction:
    """Write an exchange as VCR.py does in JSON."""
    body = "" if asked is None else json.dumps(asked)
    return {
        "request": {"method": method, "uri": HOST + target, "body": body, "headers": {}},
        "response": {
            "status": {"code": status, "message": ""},
            "headers": {},
            "body": {"string": json.dumps(answered)},
        },
    }


def cassette(folder: Path, *interactions: Interaction, name: str = "test.json") -> Path:
    path = folder / name
    path.write_text(json.dumps({"version": 1, "interactions": interactions}), encoding="utf-8")
    return path


# Written by hand after the reference of spreadsheets.create, values.update, values.get, addSheet.
def creating(title: str) -> Interaction:
    said = {"properties": {"title": title}}
    target = "/v4/spreadsheets?fields=spreadsheetId,properties.title"
    return interaction("POST", target, said, 200, {"spreadsheetId": KEY, **said})


def reading(name: str) -> Interaction:
    values = [["氏名", "人数"], [name, "2"]]
    answer = {"range": "Sheet1!A1:B2", "majorDimension": "ROWS", "values": values}
    return interaction("GET", f"/v4/spreadsheets/{KEY}/values/Sheet1%21A1%3AB2", None, 200, answer)


CREATE, READ = creating("受付簿"), reading("東野 瑞穂")
UPDATE = interaction(
    "PUT", f"/v4/spreadsheets/{KEY}/values/Sheet1%21A1%3AB2?valueInputOption=RAW",
    {"values": [["氏名", "人数"], ["東野 瑞穂", 2]]}, 200,
    {
        "spreadsheetId": KEY, "updatedRange": "Sheet1!A1:B2", "updatedRows": 2,
        "updatedColumns": 2, "updatedCells": 4,
    },
)  # fmt: skip
ADD = interaction(
    "POST", f"/v4/spreadsheets/{KEY}:batchUpdate",
    {"requests": [{"addSheet": {"properties": {"title": "集計"}}}]}, 200,
    {
        "spreadsheetId": KEY,
        "replies": [{"addSheet": {"properties": {
            "sheetId": 987654321, "title": "集計", "index": 1, "sheetType": "GRID",
            "gridProperties": {"rowCount": 1000, "columnCount": 26},
        }}}],
    },
)  # fmt: skip
DELETE = interaction(
    "POST", f"/v4/spreadsheets/{KEY}:batchUpdate",
    {"requests": [{"deleteSheet": {"sheetId": 987654321}}]}, 200,
    {"spreadsheetId": KEY, "replies": [{}]},
)  # fmt: skip
UNKNOWN = interaction(
    "GET", "/v4/spreadsheets/1unknownUnknownUnknownUnknownUnknownUnknown0", None, 404,
    {"error": {
        "code": 404, "message": "Requested entity was not found.", "status": "NOT_FOUND",
    }},
)  # fmt: skip
CLOSED = interaction(
    "GET", "/v4/spreadsheets/1closedClosedClosedClosedClosedClosedClosed0", None, 403,
    {"error": {
        "code": 403, "message": "The caller does not have permission",
        "status": "PERMISSION_DENIED",
    }},
)  # fmt: skip
BUSY = interaction("GET", f"/v4/spreadsheets/{KEY}", None, 429, {"error": {"code": 429}})


def test_ids_of_the_recording_become_ours_in_later_requests(tmp_path: Path) -> None:
    cassette(tmp_path, CREATE, UPDATE, READ, ADD, DELETE)
    outcomes = replayed(tmp_path)
    assert [(each.label, each.found) for each in outcomes] == [
        ("POST /v4/spreadsheets", ()),
        ("PUT /v4/spreadsheets/{id}/values/{range}", ()),
        ("GET /v4/spreadsheets/{id}/values/{range}", ()),
        ("POST /v4/spreadsheets/{id}:batchUpdate addSheet", ()),
        ("POST /v4/spreadsheets/{id}:batchUpdate deleteSheet", ()),
    ]


def test_a_spreadsheet_that_was_there_before_is_made_at_its_first_sight(tmp_path: Path) -> None:
    cassette(tmp_path, UPDATE, READ)
    assert [each.is_same for each in replayed(tmp_path)] == [True, True]


def test_it_is_made_with_the_tabs_the_recording_tells_of(tmp_path: Path) -> None:
    target = f"/v4/spreadsheets/{KEY}?fields=sheets.properties(sheetId,title)"
    tabs = {"sheets": [{"properties": {"sheetId": 77, "title": "申込"}}]}
    other = interaction("POST", f"/v4/spreadsheets/{KEY}:batchUpdate", {"requests": [
        {"deleteSheet": {"sheetId": 5}}
    ]}, 400, {})  # fmt: skip
    cassette(tmp_path, other, interaction("GET", target, None, 200, tabs))
    assert replayed(tmp_path)[1].is_same


def test_a_tab_that_the_recording_adds_is_not_made_before(tmp_path: Path) -> None:
    tabs = {"sheets": [
        {"properties": {"sheetId": 0, "title": "Sheet1"}},
        {"properties": {"sheetId": 987654321, "title": "集計"}},
    ]}  # fmt: skip
    target = f"/v4/spreadsheets/{KEY}?fields=sheets.properties(sheetId,title)"
    cassette(tmp_path, ADD, interaction("GET", target, None, 200, tabs))
    assert [each.found for each in replayed(tmp_path)] == [(), ()]


def test_what_the_service_did_not_find_or_show_is_unknown_or_closed_here(tmp_path: Path) -> None:
    cassette(tmp_path, UNKNOWN, CLOSED)
    assert [each.found for each in replayed(tmp_path)] == [(), ()]


def test_what_a_busy_service_answered_is_left_out_of_the_count(tmp_path: Path) -> None:
    cassette(tmp_path, CREATE, BUSY)
    assert table(replayed(tmp_path)) == [
        "| request | exchanges | left out | same status | same JSON | share |",
        "|---|--:|--:|--:|--:|--:|",
        "| GET /v4/spreadsheets/{id} | 1 | 1 | 0 | 0 | — |",
        "| POST /v4/spreadsheets | 1 | 0 | 1 | 1 | 100.0 % |",
        "| all | 2 | 1 | 1 | 1 | 100.0 % |",
    ]


def test_a_difference_is_told_with_its_place(tmp_path: Path) -> None:
    cassette(tmp_path, CREATE, UPDATE, reading("西野 瑞穂"))
    (text,) = told(replayed(tmp_path), 9)
    assert text.splitlines() == [
        "test.json 3: GET /v4/spreadsheets/{id}/values/{range}",
        "    values[1][0]: 西野 瑞穂  →  東野 瑞穂",
    ]


def test_a_name_that_means_another_thing_later_is_a_difference(tmp_path: Path) -> None:
    cassette(tmp_path, CREATE, creating("名簿"))
    found = [each.found for each in replayed(tmp_path)]
    assert [[each.place for each in one] for one in found] == [[], ["spreadsheetId"]]


def test_a_bug_of_our_server_is_a_difference_and_the_replay_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(serving, "answer", broken)
    cassette(tmp_path, CREATE, UPDATE)
    found = [each.found[0] for each in replayed(tmp_path)]
    assert found == [Difference("status", "200", "500")] * 2


@pytest.mark.parametrize("wrapping", ["plain", "base64", "gzip", "gzip in base64", "gzip as text"])
def test_a_body_is_read_out_of_its_wrapping(tmp_path: Path, wrapping: str) -> None:
    raw = json.dumps({"spreadsheetId": KEY}).encode()
    packed = gzip.compress(raw)
    body = {
        "plain": {"encoding": "utf-8", "string": raw.decode()},
        "base64": {"base64_string": base64.b64encode(raw).decode()},
        "gzip": {"base64_string": base64.b64encode(packed).decode()},
        "gzip in base64": {"string": base64.b64encode(packed).decode()},
        "gzip as text": {"string": packed.decode("latin-1")},
    }[wrapping]
    betamax = {
        "request": {
            "method": "GET", "uri": HOST + "/v4/spreadsheets", "headers": {},
            "body": {"encoding": "utf-8", "string": ""},
        },
        "response": {"status": {"code": 200, "message": "OK"}, "headers": {}, "body": body},
    }  # fmt: skip
    path = tmp_path / "betamax.json"
    path.write_text(json.dumps({"http_interactions": [betamax]}), encoding="utf-8")
    (found,) = exchanges(path)
    assert (found.sent, found.answer) == (b"", {"spreadsheetId": KEY})


def test_the_command_prints_the_table_and_the_differences(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cassette(tmp_path, CREATE)
    (tmp_path / "other.json").write_text('{"no": "cassette"}', encoding="utf-8")
    main([str(tmp_path)])
    assert "| all | 1 | 0 | 1 | 1 | 100.0 % |" in capsys.readouterr().out
