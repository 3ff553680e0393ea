"""One rehearsal event for all tests of it: in memory, and written to a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from automations.rehearsal import Truth, rehearse, write_event
from automations.rehearsal.event import Rehearsal


@pytest.fixture(scope="session")
def rehearsal() -> Rehearsal:
    return rehearse()


@pytest.fixture(scope="session")
def truth(rehearsal: Rehearsal) -> Truth:
    return rehearsal.truth()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default event as written; tests only read it."""
    path = tmp_path_factory.mktemp("rehearsal")
    write_event(path)
    return path
