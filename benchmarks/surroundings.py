"""What the figures depend on: versions and the machine, in words that name nobody's machine."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGES = ("polars", "rapidfuzz", "pandas", "openpyxl", "python-docx", "python-calamine",
             "splink", "duckdb", "recordlinkage", "docxtpl", "docx-mailmerge2")  # fmt: skip


def lines() -> list[str]:
    """Return the lines that belong under the table."""
    python = f"Python {platform.python_version()}"
    machine = f"{os.cpu_count()} CPU {platform.machine()} {platform.system()}"
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    return [
        "- " + ", ".join([python, *(f"{name} {_version(name)}" for name in _PACKAGES)]),
        f"- {machine} ({_processor()}); load over the last 1, 5 and 15 minutes: {load}",
    ]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _processor() -> str:
    """Return what Linux says of the processor; elsewhere what Python knows."""
    listed = Path("/proc/cpuinfo")
    if not listed.is_file():
        return platform.processor()
    named = (line.partition(":") for line in listed.read_text(encoding="utf-8").splitlines())
    return next((text.strip() for key, _, text in named if key.startswith("model name")), "")
