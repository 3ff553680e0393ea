"""One piece of work in a process of its own: ``python -m benchmarks.work MODULE:FUNCTION FOLDER``.

Prints as JSON what was found and how long it took, in seconds, imports left out.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from time import perf_counter


def main(target: str, folder: str) -> None:
    """Import what is asked for, then do it on the clock."""
    module, _, name = target.partition(":")
    work = getattr(import_module(module), name)
    start = perf_counter()
    found = work(Path(folder))
    print(json.dumps({"seconds": perf_counter() - start, "found": found}, default=str))


if __name__ == "__main__":
    main(*sys.argv[1:])
