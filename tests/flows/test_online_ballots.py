"""Ballots in Google Sheets: kept apart like those in files, and once destroyed kept no more."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from automations.flows.destroying import destroy_ballots
from automations.flows.event_folder import open_event
from automations.flows.running import perform
from automations.flows.scope import FINALISTS
from automations.flows.standing_runs import standing_runs
from automations.ledger.online_copies import path_of
from automations.ledger.originals import DESTROYED, FOLDER
from automations.rehearsal.sheets_server.serving import SheetsServer
from tests.flows.answering import approve
from tests.online_event import OURS, connect_to
from tests.shared_books import read_rows
from tests.small_event import AFTER, RESTRICTED, VOTE, change_text, write_small_event

HEADING = "タイムスタンプ"  # of the ballots alone


@pytest.fixture
def event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, str]]:
    """Serve roll and ballots of the small event; the two spreadsheets of it bear one title."""
    with SheetsServer() as server:
        root = write_small_event(tmp_path / "催し")
        tabs = {
            name: [[cell or None for cell in row] for row in read_rows(VOTE / f"inputs/{name}.csv")]
            for name in ("エントリー", "名簿", "投票")
        }
        roll = tabs.pop("名簿")
        shared = server.made("催し", {"エントリー": tabs["エントリー"]}, writers=(OURS,))
        key = server.made("催し", {"名簿": roll, "投票": tabs["投票"]}, writers=(OURS,))
        named = {"エントリー": shared, "名簿": key, "投票": key}
        change_text(
            root / "event.toml",
            {f'"{tab}.csv"': f'"google:{own}#{tab}"' for tab, own in named.items()},
        )
        connect_to(server, tmp_path / "接続", monkeypatch)
        yield root, key


def holding(root: Path, text: str) -> list[str]:
    """Return the folders below one that hold a workbook with a cell that says so."""
    found = [path for path in root.rglob("*") if path.is_file() and _says(path, text)]
    return sorted({path.parent.name for path in found})


def _says(path: Path, text: str) -> bool:
    if path.read_bytes()[:2] != b"PK":
        return False
    with ZipFile(path) as package:
        content = b"".join(package.read(name) for name in package.namelist())
    return f">{text}<".encode() in content


def test_ballots_lie_apart_and_go_when_they_are_destroyed(event: tuple[Path, str]) -> None:
    root, key = event
    restricted = root / RESTRICTED
    perform(root, FINALISTS, AFTER)
    assert holding(restricted, HEADING) == ["Googleの控え", FOLDER]
    approve(root)
    perform(root, FINALISTS, AFTER)
    destroy_ballots(root, "選考委員長", AFTER)
    assert holding(restricted, HEADING) == []
    assert [each.name for each in (restricted / FOLDER).iterdir()] == [DESTROYED]
    assert [each.job for each in standing_runs(open_event(root, at_rest=True))][-1:] == ["投票集計"]
    before = (restricted / "結果_投票.xlsx").read_bytes()
    perform(root, FINALISTS, AFTER)
    assert (restricted / "結果_投票.xlsx").read_bytes() == before
    assert holding(restricted, HEADING) == []
    assert path_of(restricted, key).is_file()
