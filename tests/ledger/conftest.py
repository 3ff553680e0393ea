"""The restricted folder of an event, in which the ledger lives."""

from pathlib import Path

import pytest


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "事務局限り"
    folder.mkdir()
    return folder
