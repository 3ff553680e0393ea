"""Workbooks that no sane program writes: read right or refused with one message, at little cost.

All are read in one process that is allowed few seconds and little memory.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.books.odd_workbooks import READABLE, REFUSED

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits are set as Linux has them")

_ROOT = Path(__file__).parents[2]
_MOST_MEMORY = 512  # MB


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Read all of them; return what came of each, and the peak of memory in MB."""
    folder = tmp_path_factory.mktemp("odd")
    for name, (make, _) in [*READABLE.items(), *REFUSED.items()]:
        (folder / f"{name}.xlsx").write_bytes(make())
    read = subprocess.run(
        [sys.executable, "-m", "tests.books.reading_child", str(folder)],
        cwd=_ROOT,
        env=os.environ | {"POLARS_MAX_THREADS": "1"},
        capture_output=True,
        check=True,
    )
    answer: dict[str, Any] = json.loads(read.stdout)
    return answer


@pytest.mark.parametrize("name", READABLE)
def test_what_can_be_read_is_read_right(told: dict[str, Any], name: str) -> None:
    assert told["outcomes"][name] == READABLE[name][1]


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_one_message(told: dict[str, Any], name: str) -> None:
    assert told["outcomes"][name] == [f"{name}.xlsx{REFUSED[name][1]}"]


def test_none_of_them_costs_much_memory(told: dict[str, Any]) -> None:
    assert told["peak"] < _MOST_MEMORY
