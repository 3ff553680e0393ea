"""A new event and the rehearsal event, each written once and copied for each test."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from automations.flows.preparing import NewEvent, prepare
from automations.rehearsal import rehearse, write_event
from automations.rehearsal.event import Rehearsal
from tests.flows.counting import Facts, decided, facts
from tests.small_event import write_small_event

NEW = NewEvent('みなと"市"×DX展', "みなと市", date(2027, 12, 24))


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("prepared") / "催し"
    prepare(root, NEW)
    return root


@pytest.fixture
def new() -> NewEvent:
    return NEW


@pytest.fixture
def folder(prepared: Path, tmp_path: Path) -> Path:
    return shutil.copytree(prepared, tmp_path / "新しい 催し")


@pytest.fixture(scope="session")
def rehearsal() -> Rehearsal:
    """The default event in memory; tests only read it."""
    return rehearse()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default event as written; tests only read it."""
    root = tmp_path_factory.mktemp("written") / "リハーサル"
    write_event(root)
    return root


@pytest.fixture(scope="session")
def before(written: Path) -> Facts:
    """What the default event comes to."""
    return facts(decided(written))


@pytest.fixture
def event(written: Path, tmp_path: Path) -> Path:
    """A copy of the default event, to be changed."""
    return shutil.copytree(written, tmp_path / "リハーサル")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small event on which nothing has run yet."""
    return write_small_event(tmp_path / "小さな催し")
