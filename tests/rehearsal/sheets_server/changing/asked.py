"""What the fixtures of one request are, and a range of the list."""

from __future__ import annotations

from collections.abc import Callable

from automations.rehearsal.sheets_server.model import JSON

Do = Callable[..., JSON]
Refused = Callable[..., str]
Rows = Callable[..., list[list[object]]]


def box(top: int, left: int, bottom: int, right: int) -> JSON:
    return {
        "sheetId": 0,
        "startRowIndex": top,
        "endRowIndex": bottom,
        "startColumnIndex": left,
        "endColumnIndex": right,
    }
