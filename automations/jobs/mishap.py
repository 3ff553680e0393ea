"""A report of our own bug that holds no personal data: where it happened, never with which values.

The message of an exception may quote a cell, so only its type is kept; of the traceback, only our
own files, lines and function names.
"""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_log_path

from automations.language import _


def record_mishap(mishap: BaseException) -> str:
    """Write the report and return the sentence that tells where it lies."""
    lines = [
        f"dxten {version('dxten')}, Python {platform.python_version()}, {sys.platform}",
        f"{type(mishap).__module__}.{type(mishap).__name__}",
        *(
            f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(mishap.__traceback__)
        ),
    ]
    at = datetime.now(UTC)
    report = "\n".join([f"{at:%Y-%m-%dT%H:%M:%SZ}", *lines])
    path = _written(f"dxten-{at:%Y%m%d-%H%M%S}.txt", report)
    return _(
        "Something went wrong inside this tool. Nothing was published. "
        "Please send this file to whoever looks after it: {path}"
    ).format(path=path)


def _written(name: str, text: str) -> str:
    """Write the report where it can be written, and return where; nowhere: return the report."""
    for folder in (_log_folder, tempfile.gettempdir):
        # A service account may have no home, which is no OSError to those who look for it.
        with suppress(OSError, RuntimeError):
            path = Path(folder()) / name
            path.write_text(f"{text}\n", encoding="utf-8")
            return str(path)
    return f"\n{text}"


def _log_folder() -> Path:
    return user_log_path("dxten", appauthor=False, ensure_exists=True)
