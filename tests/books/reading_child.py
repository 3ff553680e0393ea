"""Read the workbooks of a folder in a process of few means; print what came of each, as JSON."""

from __future__ import annotations

import json
import re
import resource
import sys
from pathlib import Path

from automations.books.opening import read_book
from automations.errors import InputUnfit

_SECONDS = 60
_BYTES = 2**31


def main(folder: str) -> None:
    """Print the rows of each workbook, or what was said instead, and the peak of memory in MB."""
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (_BYTES, _BYTES))
    outcomes = {path.stem: _outcome(path) for path in sorted(Path(folder).iterdir())}
    # What getrusage says would count the peak of the parent too.
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    peak = int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) >> 10
    sys.stdout.write(json.dumps({"outcomes": outcomes, "peak": peak}))


def _outcome(path: Path) -> object:
    try:
        return read_book(path, path.name).sheet().cells.rows()
    except InputUnfit as unfit:
        return [str(each) for each in unfit.sentences]


if __name__ == "__main__":
    main(sys.argv[1])
