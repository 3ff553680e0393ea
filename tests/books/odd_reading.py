"""Odd files are read in one process that is allowed few seconds and little memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

_ROOT = Path(__file__).parents[2]
MOST_MEMORY = 512  # MB

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="limits are set as Linux has them")


def read_apart(folder: Path, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Read the files, laid into a folder; return what came of each, and the peak of memory in MB.

    The outcomes are those of `tests.books.reading_child`, by name without ending.
    """
    for name, content in files.items():
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
