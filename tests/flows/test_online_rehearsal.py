"""The same content, in files or in Google Sheets: the same Report, word for word."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from automations.flows.decided import decide_all
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.running import perform
from automations.flows.scope import EVERYTHING
from automations.jobs.rehearsed_google import rehearsed_google
from automations.rehearsal import DEFAULT_SEED, write_event
from automations.rehearsal.sheets_server.serving import SheetsServer
from automations.tables.problems import Problem
from automations.tables.report import Report

AFTER = datetime(2024, 12, 25, 9)  # noqa: DTZ001 - on the event's clock
SHARED, RESTRICTED = "みどり野区×DX展 共有（Google）", "みどり野区×DX展 事務局限り（Google）"
NAMES: Mapping[str, str] = {
    "共有/申込_庁内.xlsx": SHARED,
    "共有/申込_庁外.csv": SHARED,
    "共有/申込_手入力.csv": SHARED,
    "共有/受付簿.xlsx": SHARED,
    "共有/エントリー.xlsx": SHARED,
    "事務局限り/投票対象者名簿.xlsx": RESTRICTED,
    "事務局限り/投票.xlsx": RESTRICTED,
    "事務局限り/審査員.xlsx": RESTRICTED,
    "sheet='申込_庁外'": "sheet='フォームの回答 1'",
}
"""What stands in the place of each book and tab once they are online."""


@dataclass(frozen=True)
class Both:
    files: Report
    online: Report
    asked: tuple[str, ...]


@dataclass(frozen=True)
class Online:
    folder: Path
    server: SheetsServer

    def asked(self) -> tuple[str, ...]:
        return tuple(method for method, path, _ in self.server.log if "/v4/" in path)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files") / "催し"
    write_event(folder, settings_book=True)
    return folder


@pytest.fixture(scope="module")
def online(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Online]:
    folder = shutil.copytree(files, tmp_path_factory.mktemp("online") / "催し")
    with rehearsed_google(folder, DEFAULT_SEED) as google:
        yield Online(folder, google.server)


@pytest.fixture(scope="module")
def both(files: Path, online: Online) -> Both:
    there = decided(open_event(online.folder))
    asked = online.asked()
    return Both(decided(open_event(files)), there, asked)


def decided(folder: EventFolder) -> Report:
    return decide_all(folder, EVERYTHING, AFTER.replace(tzinfo=folder.zone)).findings.report


def told(found: Problem) -> tuple[object, ...]:
    """Return what a problem says and where, its book apart."""
    row, column = found.place.row, found.place.column
    return found.code, found.severity.value, row, column, found.found, found.remedy


def named(report: object) -> list[str]:
    """Return every value of a report as text, the books by what they are called online."""
    text = repr(report)
    for file, online in NAMES.items():
        text = text.replace(file, online)
    return text.split(", ")


def test_every_figure_is_the_same(both: Both) -> None:
    assert both.online.figures == both.files.figures


def test_every_table_says_the_same(both: Both) -> None:
    assert [*both.online.tables] == [*both.files.tables]
    for key, table in both.files.tables.items():
        if key != "inputs":
            assert named(both.online.tables[key]) == named(table), key


def test_the_same_problems_are_found_at_the_same_places(both: Both) -> None:
    # In the order of the books' names, which differ.
    assert sorted(map(told, both.online.problems)) == sorted(map(told, both.files.problems))


def test_each_spreadsheet_is_read_once(both: Both) -> None:
    assert both.asked == ("GET", "GET")


@pytest.mark.usefixtures("both")
def test_a_second_run_reads_once_and_writes_nothing(online: Online) -> None:
    perform(online.folder, EVERYTHING, AFTER)
    online.server.log.clear()
    again = perform(online.folder, EVERYTHING, AFTER)
    assert (again.unchanged, online.asked()) == (True, ("GET", "GET"))
