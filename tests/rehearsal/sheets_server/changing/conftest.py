from __future__ import annotations

from collections.abc import Callable

import pytest

from automations.rehearsal.sheets_server.changing import change
from automations.rehearsal.sheets_server.making import fill, new_tab
from automations.rehearsal.sheets_server.model import JSON, ApiError, Stored

ROWS: list[list[str | int]] = [
    ["name", "team", "score"],
    ["Aoki", "red", 3],
    ["Baba", "blue", 1],
    ["Chiba", "red", 2],
]


@pytest.fixture
def stored() -> Stored:
    made = Stored("KEY", {"title": "T", "locale": "en_US", "timeZone": "Etc/GMT"})
    made.writers.add("staff@example.com")
    size: JSON = {"gridProperties": {"rowCount": 6, "columnCount": 4}}
    fill(new_tab(made, {"title": "List", **size}, number=0), ROWS)
    new_tab(made, {"title": "Other", **size}, number=7)
    return made


@pytest.fixture
def do(stored: Stored) -> Callable[..., JSON]:
    """Do one request; return what its reply holds under its own name."""

    def done(kind: str, **asked: object) -> JSON:
        reply = change(stored, {kind: asked})
        assert set(reply) <= {kind}
        inner: JSON = reply.get(kind, {})
        return inner

    return done


@pytest.fixture
def refused(stored: Stored) -> Callable[..., str]:
    """Do one request that is refused; return the words after the number and kind."""

    def words(kind: str, **asked: object) -> str:
        with pytest.raises(ApiError) as caught:
            change(stored, {kind: asked})
        assert (caught.value.code, caught.value.status) == (400, "INVALID_ARGUMENT")
        return caught.value.message.removeprefix(f"Invalid requests[0].{kind}: ")

    return words


@pytest.fixture
def rows(stored: Stored) -> Callable[..., list[list[object]]]:
    """Return what was entered in a sheet, row by row, without blank ends."""

    def entered(number: int = 0) -> list[list[object]]:
        (tab,) = (tab for tab in stored.tabs if tab.id == number)
        height = max((row for row, _ in tab.cells), default=-1) + 1
        lines = []
        for row in range(height):
            line: list[object] = []
            for column in range(tab.width):
                cell = tab.cells.get((row, column))
                line.append(next(iter(cell.entered.values())) if cell and cell.entered else None)
            while line and line[-1] is None:
                line.pop()
            lines.append(line)
        while lines and not lines[-1]:
            lines.pop()
        return lines

    return entered
