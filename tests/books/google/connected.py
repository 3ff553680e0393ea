"""This PC, connected to the little Google of the tests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from automations.books.google.identity import Identity, keep_service_key
from tests.books.google.small_google import key_file


def written(path: Path, fields: object) -> Path:
    """Write a JSON file that only this user can read."""
    path.write_text(json.dumps(fields), encoding="utf-8")
    path.chmod(0o600)
    return path


def connected(folder: Path, server: str) -> Identity:
    """Connect this PC by a key whose requests go to ``server``."""
    return keep_service_key(written(folder / "downloaded.json", key_file(server)))


@contextmanager
def private(folder: Path) -> Iterator[None]:
    """Let the private folder of this user lie in a test's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DXTEN_GOOGLE", str(folder / "private"))
        yield
