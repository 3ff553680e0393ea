"""Record a run and a decision, again and again, each time dying one step later.

Called with an empty folder; each attempt has its own restricted folder in it, named by the step
before which the writer died. The last attempt lived.
"""

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from automations.ledger.decisions import Decision, record
from automations.ledger.runs import Input, Run, record_run
from automations.tables.places import Place

NOW = datetime(2024, 12, 24, 8, 15, 30, tzinfo=UTC)
INPUTS = (Input("申込.xlsx", 2, "aa", "11"),)
RUN = Run(
    job="一括",
    at=NOW,
    version="0.1.0",
    settings_seal="5e",
    inputs=INPUTS,
    decisions_seal="dd",
    seed="",
    result_seal="cc",
    outcome="完了",
    exit_code=0,
)
DECISION = Decision("同点:窓口", "窓口DX", "得票順", "委員長", None, NOW, Place("判定.xlsx"))
STEPS = ("fsync", "mkdir", "rename")
MOST_STEPS = 100


def die_before(step: int) -> None:
    """Let this process end, as if the power failed, before its n-th step on the disk."""
    taken = 0

    def counted(call: Callable[..., object]) -> Callable[..., object]:
        def run(*args: object, **kwargs: object) -> object:
            nonlocal taken
            taken += 1
            if taken == step:
                os._exit(9)
            return call(*args, **kwargs)

        return run

    for name in STEPS:
        setattr(os, name, counted(getattr(os, name)))


def lived(root: Path, step: int) -> bool:
    """Write in a child process that dies; tell whether it came to its end."""
    root.mkdir()
    child = os.fork()
    if child == 0:
        die_before(step)
        record_run(root, RUN, {"申込.xlsx": b"1" * 10_000})
        record(root, DECISION)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


if __name__ == "__main__":
    attempts = (lived(Path(sys.argv[1]) / f"{step:03}", step) for step in range(1, MOST_STEPS))
    sys.exit(not any(attempts))
