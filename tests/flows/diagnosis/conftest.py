"""Events of which every test knows what is in order and when their files were changed."""

import shutil
from pathlib import Path

import pytest

from tests.flows.diagnosis.some_pc import age_all, write_event_in_order
from tests.small_event import write_small_event


@pytest.fixture(scope="session")
def in_order(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An event that lacks nothing; tests only read it."""
    return write_event_in_order(tmp_path_factory.mktemp("in_order") / "催し")


@pytest.fixture
def folder(in_order: Path, tmp_path: Path) -> Path:
    return shutil.copytree(in_order, tmp_path / "新しい 催し")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small event with people, ballots and a roll in its books."""
    root = write_small_event(tmp_path / "小さな催し")
    age_all(root)
    return root
