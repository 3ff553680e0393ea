"""Run a job on copies of an event, each time dying one step on the disk later, then once more.

Called with the folder of an event, an empty folder, and perhaps the name of a file that somebody
has open during the first run; each attempt is a copy in there, named by the step before which the
first run died. The last attempt lived.
"""

import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from automations.flows.running import perform
from automations.flows.scope import EVERYTHING
from automations.flows.waiting_outputs import Patience
from tests.small_event import AFTER

STEPS = ("rename", "replace", "unlink")
MOST_STEPS = 60
DIED = 9


def die_before(step: int) -> None:
    """Let this process end, as if the power failed, before its n-th step on the disk."""
    taken = 0

    def counted(call: Callable[..., object]) -> Callable[..., object]:
        def run(*args: object, **kwargs: object) -> object:
            nonlocal taken
            taken += 1
            if taken == step:
                os._exit(DIED)
            return call(*args, **kwargs)

        return run

    for name in STEPS:
        setattr(os, name, counted(getattr(os, name)))


def hold_open(name: str) -> None:
    """Let somebody have every file of that name open, on a share that calls that busy."""
    really = Path.open

    def opened(path: Path, *how: str, **more: str) -> object:
        if path.name == name and "r+b" in how:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        return really(path, *how, **more)  # type: ignore[call-overload]  # passed on as it came

    setattr(Path, "open", opened)  # noqa: B010 - a method may not be assigned otherwise


def in_a_process(folder: Path, die: int = 0, held: str = "") -> int:
    """Run the job; return how its process ended."""
    child = os.fork()
    if child == 0:
        if held:
            hold_open(held)
        if die:
            die_before(die)
        os._exit(perform(folder, EVERYTHING, AFTER, Patience(seconds=0)).code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(event: Path, attempts: Path, held: str = "") -> int:
    """Return 0 once a run lived and every later run ended well."""
    for step in range(1, MOST_STEPS):
        folder = shutil.copytree(event, attempts / f"{step:03}")
        ended = in_a_process(folder, step, held)
        if in_a_process(folder) != 0:
            return 2
        if ended != DIED:
            return 0
    return 3


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:]))
