"""A process from start to end: how long it took and the most memory it held at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from time import perf_counter
from typing import Any

# What the system counts peak memory in: bytes on macOS, KiB on Linux.
_PER_MB = 2**20 if sys.platform == "darwin" else 2**10


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: seconds of the process and of the work alone in it, MB of memory, what it found."""

    whole: float
    alone: float
    memory: float
    found: Any


def work(target: str, folder: Path) -> Measured:
    """Run ``module:function`` on a fresh copy of the folder."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "event"
        copytree(folder, copy)
        whole, memory, said = _process("-m", "benchmarks.work", target, str(copy))
    told = json.loads(said)
    return Measured(whole, told["seconds"], memory, told["found"])


def demo() -> Measured:
    """Run the command ``dxten demo`` for a folder that is not there yet."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = str(Path(scratch) / "demo")
        whole, memory, _said = _process("-m", "automations", "demo", folder)
    return Measured(whole, whole, memory, None)


def elsewhere(python: Path, script: Path, *arguments: str) -> Measured:
    """Run a script that prints its own seconds, under the interpreter of another environment."""
    whole, memory, said = _process(str(script), *arguments, python=str(python))
    told = json.loads(said)
    return Measured(whole, told["seconds"], memory, told)


def prepare(target: str, folder: Path) -> None:
    """Let ``module:function`` fill a folder: in a process too, as ours must stay a small one."""
    folder.mkdir(parents=True, exist_ok=True)
    _process("-m", "benchmarks.work", target, str(folder))


def _process(*arguments: str, python: str = sys.executable) -> tuple[float, float, bytes]:
    """Return seconds, MB and what was printed; a process that fails ends the benchmarks."""
    start = perf_counter()
    # Libraries warn of what they drop; that is not what is measured.
    command = [python, "-W", "ignore::UserWarning", *arguments]
    # A child inherits its parent's peak, so this parent imports nothing that is large.
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603 - our own programs
        said = process.stdout.read() if process.stdout else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(process.returncode)
    return perf_counter() - start, used.ru_maxrss / _PER_MB, said
