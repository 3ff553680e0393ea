"""Values written into a little spreadsheet, read, and refused."""

from __future__ import annotations

from typing import Any

import pytest

from automations.rehearsal.sheets_server.making import filled_spreadsheet
from automations.rehearsal.sheets_server.model import JSON, ApiError, Stored, World
from automations.rehearsal.sheets_server.values import values

RAW = {"valueInputOption": ["RAW"]}
TYPED = {"valueInputOption": ["USER_ENTERED"]}


def a_spreadsheet(rows: list[list[Any]] | None = None) -> Stored:
    tabs: dict[str, list[list[Any]]] = {"Sheet1": rows or [], "Second Sheet": []}
    return filled_spreadsheet(World(), "votes", tabs, locale="en_US")


def update(stored: Stored, text: str, rows: list[Any], options: JSON = RAW, **body: object) -> JSON:
    given = {"values": rows, **body}
    return values(stored, "update", {"range": [text], **options}, given)


def shown(stored: Stored, text: str = "Sheet1", render: str = "FORMATTED_VALUE") -> list[Any]:
    params = {"range": [text], "valueRenderOption": [render]}
    return list(values(stored, "get", params, None).get("values", []))


def refusal(stored: Stored, text: str, rows: list[Any], options: JSON = RAW, **body: object) -> str:
    before = stored.copied()
    with pytest.raises(ApiError) as refused:
        update(stored, text, rows, options, **body)
    assert (refused.value.code, refused.value.status) == (400, "INVALID_ARGUMENT")
    assert stored == before
    return refused.value.message
