"""Take an event out, or bring its copy back, each time dying one step on the disk later.

Called with the event's folder, its changed copy and an empty folder. Each attempt has a folder in
there, named by the step before which the first process died: in it, one event from which a copy
is taken out, and one to which the changed copy is brought back; each is then done once more.
"""

import os
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from automations.flows.carrying import take_out
from automations.flows.carrying_back import bring_back
from tests.flows.dying_run import DIED, MOST_STEPS, die_before
from tests.small_event import AFTER


def in_a_process(act: Callable[[], object], die: int = 0) -> int:
    """Do it; return how the process ended."""
    child = os.fork()
    if child == 0:
        if die:
            die_before(die)
        act()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def taken_out(attempt: Path, event: Path, step: int) -> int:
    """Take a copy out until the process dies, then another time to be sure that one is there."""
    leaving = shutil.copytree(event, attempt / "出る催し")
    act = partial(take_out, leaving, attempt / "新しい写し", AFTER, "PC-01")
    ended = in_a_process(act, step)
    done = (attempt / "新しい写し").exists() or in_a_process(act) == 0
    return ended if done else 1


def brought_back(attempt: Path, event: Path, copy: Path, step: int) -> int:
    """Bring the copy back until the process dies, then once more."""
    here = shutil.copytree(event, attempt / "催し")
    there = shutil.copytree(copy, attempt / "写し")
    act = partial(bring_back, here, there, AFTER, "PC-01")
    ended = in_a_process(act, step)
    return ended if in_a_process(act) == 0 else 1


def main(event: Path, copy: Path, attempts: Path) -> int:
    """Return 0 once both first processes lived and every second one ended well."""
    for step in range(1, MOST_STEPS):
        attempt = attempts / f"{step:03}"
        attempt.mkdir()
        ended = {taken_out(attempt, event, step), brought_back(attempt, event, copy, step)}
        if not ended <= {0, DIED}:
            return 2
        if ended == {0}:
            return 0
    return 3


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
