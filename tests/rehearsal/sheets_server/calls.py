"""Calls of the Sheets API by hand."""

from __future__ import annotations

from typing import Any

import requests

from automations.rehearsal.sheets_server.model import JSON
from automations.rehearsal.sheets_server.serving import SheetsServer

SCOPES = frozenset({"https://www.googleapis.com/auth/spreadsheets"})
TABS = {"申込": [["氏名", "所属"], ["東野 瑞穂", "総務課"]], "投票": [["部門"]]}


def call(server: SheetsServer, verb: str, path: str, body: Any = None, **query: Any) -> Any:  # noqa: ANN401 - any JSON
    address = f"{server.address}/v4/spreadsheets{path}"
    answer = requests.request(verb, address, json=body, params=query, timeout=10)
    return answer.status_code, answer.json()


def refused_as(code: int, status: str, message: str) -> tuple[int, JSON]:
    return code, {"error": {"code": code, "message": message, "status": status}}
