"""The folder of a new event, made once and copied for each test."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from automations.flows.preparing import NewEvent, prepare

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
