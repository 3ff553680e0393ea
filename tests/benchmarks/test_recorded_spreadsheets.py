"""What a recording uses without having made it is there before, as it is first read."""

from __future__ import annotations

from pathlib import Path

from benchmarks.replay_recordings import replayed
from tests.benchmarks.cassettes import DRIVE, SHEETS, Said, betamax, vcr

KEY = "1earlierEarlierEarlierEarlierEarlierEarlier0"
FIRST = "1firstFirstFirstFirstFirstFirstFirstFirstFi0"
ONE = f"{SHEETS}/v4/spreadsheets/{KEY}"
TABS = [{"properties": {"sheetId": 7, "title": "申込", "index": 0}}]
MASK = "fields=sheets.properties(sheetId%2Ctitle%2Cindex)"


def values(cells: list[list[str]]) -> dict[str, object]:
    return {"range": "'申込'!A1:B2", "majorDimension": "ROWS", "values": cells}


def places(folder: Path) -> list[list[str]]:
    return [[each.place for each in outcome.found] for outcome in replayed(folder)]


def test_values_are_those_first_read_and_the_tabs_those_told_of_later(tmp_path: Path) -> None:
    address = f"{ONE}/values/%27%E7%94%B3%E8%BE%BC%27%21A1%3AB2"
    cleared = {"spreadsheetId": KEY, "clearedRange": "'申込'!A1:B2"}
    betamax(tmp_path, "test", [
        Said("GET", address, None, 200, values([["氏名", "2"], ["", "東野 瑞穂"]])),
        Said("POST", address + ":clear", None, 200, cleared),
        Said("GET", f"{ONE}?{MASK}", None, 200, {"sheets": TABS}),
    ])  # fmt: skip
    assert places(tmp_path) == [[], [], []]


def test_formulas_are_not_taken_for_values(tmp_path: Path) -> None:
    address = f"{ONE}/values/Sheet1%21A1"
    formula = {"range": "Sheet1!A1", "majorDimension": "ROWS", "values": [["=1+1"]]}
    vcr(tmp_path, "test", [Said("GET", f"{address}?valueRenderOption=FORMULA", None, 200, formula)])
    assert places(tmp_path) == [["values"]]


def test_a_change_of_tabs_ends_what_is_told_of_before(tmp_path: Path) -> None:
    added = {"replies": [{"addSheet": {"properties": {"sheetId": 7, "title": "申込", "index": 1}}}]}
    asked = {"requests": [{"addSheet": {"properties": {"sheetId": 7, "title": "申込"}}}]}
    first = {"properties": {"sheetId": 0, "title": "Sheet1", "index": 0}}
    second = {"properties": {"sheetId": 7, "title": "申込", "index": 1}}
    mask = "fields=replies.addSheet.properties(sheetId%2Ctitle%2Cindex)"
    vcr(tmp_path, "test", [
        Said("POST", f"{ONE}:batchUpdate?{mask}", asked, 200, added),
        Said("GET", f"{ONE}?{MASK}", None, 200, {"sheets": [first, second]}),
    ])  # fmt: skip
    assert places(tmp_path) == [[], []]


def test_listed_files_are_older_than_what_the_recording_made(tmp_path: Path) -> None:
    def file(key: str, name: str) -> dict[str, str]:
        return {"id": key, "name": name, "createdTime": "2021-01-01T00:00:00.000Z"}

    new = "1newNewNewNewNewNewNewNewNewNewNewNewNewNew0"
    said = {"kind": "drive#file", "id": new, "name": "新しい"}
    files = [file(new, "新しい"), file(KEY, "古い"), file(FIRST, "最初")]
    query = "fields=files(id%2Cname%2CcreatedTime)"
    make = f"{DRIVE}/drive/v3/files?fields=kind%2Cid%2Cname"
    vcr(tmp_path, "test", [
        Said("POST", make, {"name": "新しい"}, 200, said),
        Said("GET", f"{DRIVE}/drive/v3/files?{query}", None, 200, {"files": files}),
        Said("GET", f"{ONE}?{MASK}", None, 200, {"sheets": TABS}),
    ])  # fmt: skip
    assert places(tmp_path) == [[], [], []]


def test_a_request_for_a_token_is_left_out(tmp_path: Path) -> None:
    token = {"access_token": "hidden", "expires_in": 3599, "token_type": "Bearer"}
    asked = Said("POST", "https://oauth2.googleapis.com/token", {"assertion": "x"}, 200, token)
    betamax(tmp_path, "test", [asked])
    assert [each.left_out for each in replayed(tmp_path)] == [True]


def test_an_address_that_was_written_undecoded_is_sent_encoded(tmp_path: Path) -> None:
    cells = values([["氏名"]])
    vcr(tmp_path, "test", [
        Said("GET", f"{ONE}/values/'申込'!A1:B2", None, 200, cells),
        Said("GET", f"{ONE}?{MASK}", None, 200, {"sheets": TABS}),
    ])  # fmt: skip
    assert places(tmp_path) == [[], []]
