"""The facts about the PC this runs on: whatever they are, they can be told."""

import sys
from datetime import timedelta
from pathlib import Path

import pytest

from automations.flows.diagnosis import this_machine
from automations.flows.diagnosis.measuring import nearest_folder


def test_this_pc_can_run_what_runs_on_it(tmp_path: Path) -> None:
    machine = this_machine(tmp_path)
    assert machine.python == sys.version_info[:3]
    assert machine.python >= machine.python_wanted
    assert (machine.bits, machine.compatible, machine.zones) == (64, True, True)
    assert machine.free is not None


def test_the_clock_of_the_folder_is_read_and_nothing_is_left_there(tmp_path: Path) -> None:
    machine = this_machine(tmp_path)
    assert machine.share_now is not None
    assert abs(machine.now - machine.share_now) < timedelta(minutes=1)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_judged_by_the_one_above(tmp_path: Path) -> None:
    assert nearest_folder(tmp_path / "ない" / "催し") == tmp_path
    assert this_machine(tmp_path / "ない").share_now is not None


def test_folders_that_onedrive_names_are_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path))
    assert ("OneDrive", tmp_path) in this_machine(tmp_path).synced
