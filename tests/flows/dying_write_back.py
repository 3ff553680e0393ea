"""Write back into copies of an event, and undo that, each time dying one step on the disk later.

Called with the folder of an event, what to do and an empty folder; each attempt is a copy in
there, named by the step before which it died. The last attempt lived.
"""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from automations.flows.running import perform
from automations.flows.scope import ROSTER
from automations.flows.write_back_undo import undo
from tests.flows.dying_run import MOST_STEPS, die_before
from tests.small_event import AFTER

JOBS: dict[str, Callable[[Path], object]] = {
    "write": lambda folder: perform(folder, ROSTER, AFTER),
    "undo": undo,
}


def in_a_process(folder: Path, job: str, die: int) -> int:
    """Do it; return how its process ended."""
    child = os.fork()
    if child == 0:
        die_before(die)
        JOBS[job](folder)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(event: Path, job: str, attempts: Path) -> int:
    """Return 0 once an attempt lived."""
    for step in range(1, MOST_STEPS):
        folder = shutil.copytree(event, attempts / f"{step:03}")
        if in_a_process(folder, job, step) == 0:
            return 0
    return 3


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])))
