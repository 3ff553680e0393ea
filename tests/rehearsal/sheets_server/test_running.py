"""The server as a program: many callers, an end that leaves nothing, a command."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import requests

from automations.rehearsal.sheets_server.__main__ import main
from automations.rehearsal.sheets_server.faults import Fault, Kind
from automations.rehearsal.sheets_server.serving import SheetsServer
from tests.rehearsal.sheets_server.calls import TABS, call


def test_many_may_ask_at_the_same_time(server: SheetsServer) -> None:
    key = server.made("受付簿")

    def append() -> None:
        address = f"/{key}/values/A1:append"
        call(server, "POST", address, {"values": [["x"]]}, valueInputOption="RAW")

    threads = [threading.Thread(target=append) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    _, said = call(server, "GET", f"/{key}/values/A1:A99")
    assert said["values"] == [["x"]] * 8


def test_nothing_of_it_is_left_when_it_closes() -> None:
    before = threading.active_count()
    with SheetsServer(auth=False) as server:
        with requests.Session() as session:
            session.get(f"{server.address}/v4/spreadsheets/x", timeout=10)
            address = server.address
        server.faults.strike(Fault(Kind.TIMEOUT_AFTER))
    with pytest.raises(requests.ConnectionError):
        requests.get(address, timeout=1)
    assert threading.active_count() == before
    with pytest.raises(RuntimeError, match="runs only inside its with block"):
        _ = server.address


def _break(server: SheetsServer) -> None:
    """Ask for the cells of a spreadsheet that nobody can have made."""
    with server:
        key = server.made("受付簿", TABS)
        with server.edit(key) as stored:
            del stored.properties["locale"]
        status, said = call(server, "GET", f"/{key}", includeGridData="true")
        assert (status, said["error"]["status"]) == (500, "INTERNAL")


def test_a_mistake_of_the_server_is_told_when_it_closes() -> None:
    with pytest.raises(KeyError, match="locale"):
        _break(SheetsServer(auth=False))


def test_the_command_prints_its_address_and_writes_a_key(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    until, key = threading.Event(), tmp_path / "鍵.json"
    until.set()
    assert main(["--key", str(key)], until) == 0
    address = capsys.readouterr().out.strip()
    assert address.startswith("http://127.0.0.1:")
    assert json.loads(key.read_text("utf-8"))["dxten_server"] == address


def test_it_starts_as_a_module() -> None:
    command = [sys.executable, "-m", "automations.rehearsal.sheets_server", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "--no-auth" in done.stdout
