"""Play every case and print the tables: ``python -m benchmarks.google_sweep [PART] [PROCESSES]``.

PART is ``faults``, ``hindrances``, ``typing``, or ``all`` of them, which is the default.
"""

from __future__ import annotations

import os
import sys

from benchmarks.google_sweep.fault_sweep import FaultJudge, fault_cases
from benchmarks.google_sweep.hindrance_sweep import HindranceJudge, hindrance_cases
from benchmarks.google_sweep.playing import played
from benchmarks.google_sweep.typing_cases import typing_cases
from benchmarks.google_sweep.typing_sweep import TypingJudge
from benchmarks.google_sweep.verdict import Verdict, head, row


def main(part: str = "all", processes: str = "") -> int:
    """Play the cases of a part, print its table; return 1 if anything is not as it must be."""
    # The processes share the cores: with threads of its own each, they would wait for one another.
    os.environ["POLARS_MAX_THREADS"] = "1"
    count = int(processes or os.cpu_count() or 1)
    verdicts: list[Verdict] = []
    if part in {"all", "faults"}:
        verdicts += _printed("fault", played(list(fault_cases()), FaultJudge, count))
    if part in {"all", "hindrances"}:
        verdicts += _printed("hindrance", played(list(hindrance_cases()), HindranceJudge, count))
    if part in {"all", "typing"}:
        verdicts += _printed("edit", played(list(typing_cases()), TypingJudge, count))
    for each in verdicts:
        for wrong, seen in each.wrong:
            print(f"{wrong.value}: {each.kind}: {each.case}: {seen}", file=sys.stderr)
    return int(any(each.wrong for each in verdicts))


def _printed(title: str, verdicts: list[Verdict]) -> list[Verdict]:
    print(head(title))
    for kind in dict.fromkeys(each.kind for each in verdicts):
        print(row(kind, (each for each in verdicts if each.kind == kind)))
    print(row("all", verdicts), "\n", flush=True)
    return verdicts


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
