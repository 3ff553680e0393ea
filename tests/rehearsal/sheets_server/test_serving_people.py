"""Who may read and who may write, over HTTP."""

from __future__ import annotations

import requests

from automations.rehearsal.sheets_server.model import JSON
from automations.rehearsal.sheets_server.serving import SheetsServer
from tests.rehearsal.sheets_server.calls import SCOPES, TABS, refused_as


def test_who_was_not_let_in_may_not_even_read() -> None:
    with SheetsServer() as server:
        tokens = {who: server.tokens.give(f"{who}@x.jp", SCOPES) for who in ("w", "r", "n")}
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
        assert refusals[1] == refused_as(403, "PERMISSION_DENIED", words)[1]


def test_what_is_protected_is_kept_from_all_but_its_editors() -> None:
    with SheetsServer() as server:
        key = server.made("受付簿", TABS, writers=["w@x.jp"])
        with server.edit(key) as stored:
            area = {"sheetId": stored.tabs[0].id}
            lock = {"protectedRangeId": 1, "range": area, "editors": {"users": ["o@x.jp"]}}
            stored.tabs[0].listed["protectedRanges"] = [lock]
        headers = {"Authorization": "Bearer " + server.tokens.give("w@x.jp", SCOPES)}
        address = f"{server.address}/v4/spreadsheets/{key}"
        ask = {"valueInputOption": "RAW"}
        body = {"values": [["x"]]}
        value = f"{address}/values/A1"
        answer = requests.put(value, json=body, params=ask, headers=headers, timeout=10)
        assert answer.status_code == 400
        assert "You are trying to edit a protected cell or object." in answer.text


def test_nobody_keeps_the_owner_from_anything() -> None:
    with SheetsServer() as server:
        headers = {"Authorization": "Bearer " + server.tokens.give("o@x.jp", SCOPES)}
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
