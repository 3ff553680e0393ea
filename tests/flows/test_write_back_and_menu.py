"""What we write into books is no change of the inputs: the menu asks for nothing because of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from automations.flows.event_folder import open_event
from automations.flows.folder_state import read_state
from automations.flows.running import inspect, perform
from automations.flows.scope import ATTENDANCE
from automations.flows.standing_runs import standing_runs
from tests.shared_books import RECEPTION, type_into, write_shared_event
from tests.small_event import AFTER


@pytest.fixture
def event(tmp_path: Path) -> Path:
    return write_shared_event(tmp_path / "催し")


def test_our_own_writing_is_no_change_of_the_inputs(event: Path) -> None:
    perform(event, ATTENDANCE, AFTER)
    folder = open_event(event)
    assert [run.job for run in standing_runs(folder)] == ["来場集計"]
    type_into(event / RECEPTION, {"I3": "10:10"})
    assert standing_runs(folder) == ()


def test_what_was_checked_stays_checked(event: Path) -> None:
    inspect(event, AFTER)
    folder = open_event(event)
    assert read_state(folder, {}).checked
    type_into(event / RECEPTION, {"I3": "10:10"})
    assert not read_state(folder, {}).checked
