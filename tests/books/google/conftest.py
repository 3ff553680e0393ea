"""This PC is connected to the little Google, and nobody waits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina

from automations.books.google.client import Client, connect
from tests.books.google.asking import SHORT
from tests.books.google.connected import connected, private
from tests.books.google.small_google import (
    SmallGoogle,
)


@pytest.fixture(autouse=True)
def _no_pauses() -> Iterator[None]:
    with stamina.set_testing(True, attempts=9, cap=True):
        yield


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("控え")


@pytest.fixture
def google(tmp_path: Path) -> Iterator[SmallGoogle]:
    with private(tmp_path), SmallGoogle() as google:
        connected(tmp_path, google.address)
        yield google


@pytest.fixture
def client(google: SmallGoogle) -> Client:
    assert google.log == []
    return connect(SHORT)
