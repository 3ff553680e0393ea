"""Cassettes of one spreadsheet are replayed as one: a suite's set-up, its tests, its tidying up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from benchmarks.recorded_sessions import sessions
from benchmarks.replay_recordings import replayed
from tests.benchmarks.cassettes import DRIVE, SHEETS, Said, betamax, vcr

Write = Callable[[Path, str, Sequence[Said]], Path]
KEY = "1sharedSharedSharedSharedSharedSharedShared0"
OTHER = "1otherOtherOtherOtherOtherOtherOtherOtherOt0"
TYPE = "application/vnd.google-apps.spreadsheet"
CELL = f"{SHEETS}/v4/spreadsheets/{KEY}/values/Sheet1%21A1"


def made(second: int | None) -> Said:
    # https://developers.google.com/workspace/drive/api/reference/rest/v3/files/create
    file = {"kind": "drive#file", "id": KEY, "name": "名簿", "mimeType": TYPE}
    asked = {"name": "名簿", "mimeType": TYPE}
    url = f"{DRIVE}/drive/v3/files?supportsAllDrives=True"
    return Said("POST", url, asked, 200, file, second)


def deleted(second: int | None) -> Said:
    url = f"{DRIVE}/drive/v3/files/{KEY}?supportsAllDrives=True"
    return Said("DELETE", url, None, 204, None, second)


def written(text: str, second: int | None) -> Said:
    # https://developers.google.com/workspace/sheets/api/reference/rest/v4/UpdateValuesResponse
    counts = {"updatedRows": 1, "updatedColumns": 1, "updatedCells": 1}
    answer = {"spreadsheetId": KEY, "updatedRange": "Sheet1!A1", **counts}
    asked = {"values": [[text]]}
    return Said("PUT", f"{CELL}?valueInputOption=RAW", asked, 200, answer, second)


def read(text: str, second: int | None) -> Said:
    answer = {"range": "Sheet1!A1", "majorDimension": "ROWS", "values": [[text]]}
    return Said("GET", CELL, None, 200, answer, second)


@pytest.mark.parametrize("write", [vcr, betamax])
def test_tests_take_place_between_set_up_and_tidying_up(tmp_path: Path, write: Write) -> None:
    write(tmp_path, "a_test", [read("東野 瑞穂", 4)])
    write(tmp_path, "class", [made(1), deleted(9)])
    write(tmp_path, "z_test", [written("東野 瑞穂", 3)])
    assert [(each.cassette, each.number, each.found) for each in replayed(tmp_path)] == [
        ("a_test.json", 1, ()),
        ("class.json", 1, ()),
        ("class.json", 2, ()),
        ("z_test.json", 1, ()),
    ]


def test_within_a_cassette_order_goes_before_time(tmp_path: Path) -> None:
    vcr(tmp_path, "a", [made(5), written("東野 瑞穂", 4)])
    vcr(tmp_path, "b", [read("東野 瑞穂", 5)])
    (session,) = sessions(tmp_path)
    assert [(take.cassette, take.number) for take in session] == [
        ("a.json", 1),
        ("a.json", 2),
        ("b.json", 1),
    ]


def test_without_times_each_cassette_stands_alone(tmp_path: Path) -> None:
    vcr(tmp_path, "a", [made(None), deleted(None)])
    vcr(tmp_path, "b", [written("東野 瑞穂", 2)])
    betamax(tmp_path, "c", [read("西野 瑞穂", None)])
    assert [len(session) for session in sessions(tmp_path)] == [2, 1, 1]
    assert all(each.is_same for each in replayed(tmp_path))


def test_what_was_refused_joins_no_cassettes(tmp_path: Path) -> None:
    error = {"error": {"code": 404, "message": "Requested entity was not found."}}
    unknown = Said("GET", f"{SHEETS}/v4/spreadsheets/{OTHER}", None, 404, error, 1)
    vcr(tmp_path, "a", [unknown])
    vcr(tmp_path, "b", [unknown])
    assert [len(session) for session in sessions(tmp_path)] == [1, 1]
