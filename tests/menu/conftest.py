"""Events for the menu, each written once and copied for each test."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from automations.flows.preparing import NewEvent, prepare
from tests.small_event import write_small_event


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("prepared") / "みなと市×DX展"
    prepare(root, NewEvent("みなと市×DX展", "みなと市", date(2026, 12, 24)))
    return root


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder for events, empty."""
    folder = tmp_path / "催しの置き場"
    folder.mkdir()
    return folder


@pytest.fixture
def event(prepared: Path, home: Path) -> Path:
    """A new event, to be changed."""
    return shutil.copytree(prepared, home / "みなと市×DX展")


@pytest.fixture
def small(home: Path) -> Path:
    """A small event on which nothing has run yet."""
    return write_small_event(home / "小さな催し")
