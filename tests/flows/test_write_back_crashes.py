"""Killed at any step on the disk: the old book or the new one, and a record that says so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from automations.flows.event_folder import open_event
from automations.flows.running import perform
from automations.flows.scope import ROSTER
from automations.flows.standing_runs import standing_runs
from automations.flows.write_back_undo import undo
from automations.ledger.write_backs import read_write_backs
from tests.shared_books import REGISTER, write_shared_event
from tests.small_event import AFTER, RESTRICTED

CHECKOUT = Path(__file__).resolve().parent.parent.parent
KILLED = pytest.mark.skipif(os.name == "nt", reason="the killed process is a fork")


def attempts_at(event: Path, job: str, attempts: Path) -> list[Path]:
    """Return the copies of the event in which the job died, one step later each, and lived."""
    attempts.mkdir()
    driver = [sys.executable, "-m", "tests.flows.dying_write_back", str(event), job, str(attempts)]
    subprocess.run(driver, check=True, cwd=CHECKOUT)
    return sorted(attempts.iterdir())


def leftovers(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.name.startswith((".", "書込中"))]


@KILLED
def test_a_killed_write_back_leaves_the_old_book_or_the_new_one(tmp_path: Path) -> None:
    event = write_shared_event(tmp_path / "催し")
    before = (event / REGISTER).read_bytes()
    found = attempts_at(event, "write", tmp_path / "試み")
    perform(event, ROSTER, AFTER)
    after = (event / REGISTER).read_bytes()
    stands = [(folder / REGISTER).read_bytes() for folder in found]
    assert {*stands} == {before, after}
    for folder, content in zip(found, stands, strict=True):
        recorded = read_write_backs(folder / RESTRICTED)[0] if content == after else None
        assert recorded is None or len(recorded) == 1, "no book changes unrecorded"
        assert perform(folder, ROSTER, AFTER).code == 0
        assert (folder / REGISTER).read_bytes() == after
        assert [run.job for run in standing_runs(open_event(folder))] == ["名簿"]
        assert leftovers(folder) == []
        undo(folder)
        assert (folder / REGISTER).read_bytes() == before


@KILLED
def test_a_killed_undo_leaves_the_old_book_or_the_new_one(tmp_path: Path) -> None:
    event = write_shared_event(tmp_path / "催し")
    before = (event / REGISTER).read_bytes()
    perform(event, ROSTER, AFTER)
    after = (event / REGISTER).read_bytes()
    found = attempts_at(event, "undo", tmp_path / "試み")
    stands = [(folder / REGISTER).read_bytes() for folder in found]
    assert {*stands} == {before, after}
    for folder in found:
        undo(folder)
        assert (folder / REGISTER).read_bytes() == before
        assert [run.job for run in standing_runs(open_event(folder))] == ["名簿"]
        assert leftovers(folder) == []
