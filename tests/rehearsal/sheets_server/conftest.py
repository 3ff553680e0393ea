"""The rehearsal's server, which lets everybody in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from automations.rehearsal.sheets_server.serving import SheetsServer


@pytest.fixture
def server() -> Iterator[SheetsServer]:
    with SheetsServer(auth=False) as running:
        yield running
