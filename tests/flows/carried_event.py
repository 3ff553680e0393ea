"""An event that leaves and comes back: what the tests of both do with it."""

from datetime import timedelta
from pathlib import Path

import pytest

from automations.errors import InputUnfit
from automations.flows.carrying import TakenOut, take_out
from automations.flows.carrying_back import BroughtBack, bring_back
from automations.ledger.runs import Input, Run, record_run
from tests.small_event import AFTER, RESTRICTED

LATER = AFTER + timedelta(days=1)
RECEPTION = "受付簿.csv"
RUN = Run(
    job="来場集計",
    at=AFTER,
    version="0.1.0",
    settings_seal="5e",
    inputs=(Input(f"{RECEPTION}", 1, "aa", "11"),),
    decisions_seal="dd",
    seed="",
    result_seal="cc",
    outcome="完了",
    exit_code=0,
)


def left(event: Path, destination: Path) -> TakenOut:
    return take_out(event, destination, AFTER, "PC-01")


def back(event: Path, copy: Path) -> BroughtBack:
    return bring_back(event, copy, LATER, "PC-01")


def refusal(event: Path, copy: Path) -> str:
    before = contents(event)
    with pytest.raises(InputUnfit) as refused:
        back(event, copy)
    assert contents(event) == before, "all or nothing"
    return str(refused.value)


def contents(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found
            if path.name != "実行中.lock"}  # fmt: skip


def people(folder: Path) -> dict[str, bytes]:
    return {path: data for path, data in contents(folder).items() if "記録/" not in path}


def add_line(path: Path, text: str = "\n") -> None:
    path.write_bytes(path.read_bytes() + text.encode())


def ran(event: Path, run: Run = RUN) -> None:
    record_run(event / RESTRICTED, run, {RECEPTION: b"1"})
