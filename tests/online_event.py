"""The small shared event with its two lists in Google Sheets, served on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from automations.books.google.identity import keep_service_key
from automations.books.google.private_folder import FOLDER
from automations.rehearsal.sheets_server.model import Stored, StoredCell, Tab
from automations.rehearsal.sheets_server.serving import SheetsServer
from tests.shared_books import STATUS, read_rows
from tests.small_event import PEOPLE

OURS = "dx-ten@test.iam.gserviceaccount.example"
TITLE = "小さな催し 共有"
SHOWN = f"{TITLE}（Google）"
REGISTER, RECEPTION, REMARKS = "申込", "受付簿", "集計_要確認"


@dataclass(frozen=True, slots=True)
class OnlineEvent:
    """An event, the server that stands in for Google, and its one spreadsheet there."""

    root: Path
    server: SheetsServer
    key: str

    @property
    def book(self) -> str:
        """Return the spreadsheet as settings name it."""
        return f"google:{self.key}"

    def column(self, tab: str, heading: str = STATUS) -> list[str]:
        """Return what stands below a heading, from the top to the last row with anything."""
        rows = self.rows(tab)
        at = rows[0].index(heading)
        return [row[at] for row in rows[1:]]

    def rows(self, tab: str) -> list[list[str]]:
        """Return what every cell of a tab says."""
        with self.server.edit(self.key) as stored:
            return rows_of(tab_of(stored, tab))

    def titles(self) -> list[str]:
        """Return the tabs there are."""
        with self.server.edit(self.key) as stored:
            return [each.title for each in stored.tabs]

    def type(self, tab: str, cells: Mapping[tuple[int, int], str]) -> None:
        """Type texts as people do; rows and columns from 1, "" empties a cell."""
        with self.server.edit(self.key) as stored:
            for (row, column), text in cells.items():
                put(tab_of(stored, tab), row, column, text)

    def asked(self) -> tuple[int, int]:
        """Return how many readings and writings the server answered, tokens apart."""
        paths = [(method, path.partition("?")[0]) for method, path, _ in self.server.log]
        reads = sum(method == "GET" and "/v4/" in path for method, path in paths)
        return reads, sum(path.endswith(":batchUpdate") for _, path in paths)


@contextmanager
def online_event(folder: Path, patched: pytest.MonkeyPatch) -> Iterator[OnlineEvent]:
    """Write the settings, serve the two lists, and connect this process."""
    with SheetsServer() as server:
        settings = (PEOPLE / "settings/event.toml").read_text(encoding="utf-8")
        tabs = {name: read_rows(PEOPLE / f"inputs/{name}.csv") for name in (REGISTER, RECEPTION)}
        for rows in tabs.values():
            width = max(map(len, rows))
            rows[:] = [[*row, *[""] * (width - len(row))] for row in rows]
            rows[0].append(STATUS)
        values = {
            name: [[cell or None for cell in row] for row in rows] for name, rows in tabs.items()
        }
        key = server.made(TITLE, values, writers=(OURS,))
        for name in tabs:
            settings = settings.replace(f'"{name}.csv"', f'"google:{key}#{name}"')
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "event.toml").write_text(settings, encoding="utf-8")
        connect_to(server, folder.parent / "接続", patched)
        server.log.clear()
        yield OnlineEvent(folder, server, key)


def connect_to(server: SheetsServer, private: Path, patched: pytest.MonkeyPatch) -> None:
    """Let this process be whom the server knows."""
    private.mkdir()
    path = private / "鍵.json"
    path.touch(mode=0o600)
    path.write_text(json.dumps(server.service_key(OURS)), encoding="utf-8")
    patched.setenv(FOLDER, str(private / "dxten"))
    keep_service_key(path)


def tab_of(stored: Stored, title: str) -> Tab:
    return next(each for each in stored.tabs if each.title == title)


def put(tab: Tab, row: int, column: int, text: str) -> None:
    cell = tab.cells.setdefault((row - 1, column - 1), StoredCell())
    cell.entered = {"stringValue": text} if text else None


def rows_of(tab: Tab) -> list[list[str]]:
    """Return the texts of a tab, rectangular; a number as Python writes it."""
    filled = [at for at, cell in tab.cells.items() if cell.entered]
    height = max((row for row, _ in filled), default=-1) + 1
    width = max((column for _, column in filled), default=-1) + 1
    return [
        [_text(tab.cells.get((row, column))) for column in range(width)] for row in range(height)
    ]


def _text(cell: StoredCell | None) -> str:
    values = list(cell.entered.values()) if cell and cell.entered else [""]
    return str(values[0])
