"""Files of all formats but .xlsx that no sane program writes: one sentence each, at little cost.

All are read in one process that is allowed few seconds and little memory.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path, PurePath
from typing import Any

import pytest

from tests.books.odd_files import FINE, ODD

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits are set as Linux has them")

_ROOT = Path(__file__).parents[2]
_MOST_MEMORY = 512  # MB


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Read all of them; return what came of each, and the peak of memory in MB."""
    folder = tmp_path_factory.mktemp("odd")
    for name, content in [*FINE.items(), *((name, content) for name, (content, _) in ODD.items())]:
        (folder / name).write_bytes(content)
    read = subprocess.run(
        [sys.executable, "-m", "tests.books.reading_child", str(folder)],
        cwd=_ROOT,
        env=os.environ | {"POLARS_MAX_THREADS": "1"},
        capture_output=True,
        check=True,
    )
    answer: dict[str, Any] = json.loads(read.stdout)
    return answer


@pytest.mark.parametrize("name", FINE)
def test_what_only_looks_odd_is_read(told: dict[str, Any], name: str) -> None:
    assert told["outcomes"][PurePath(name).stem][0][-1] in {"山田", "7"}


@pytest.mark.parametrize("name", ODD)
def test_what_cannot_be_read_is_refused_with_one_sentence(told: dict[str, Any], name: str) -> None:
    assert told["outcomes"][PurePath(name).stem] == [f"{name}{ODD[name][1]}"]


def test_none_of_them_costs_much_memory(told: dict[str, Any]) -> None:
    assert told["peak"] < _MOST_MEMORY
