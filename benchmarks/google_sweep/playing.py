"""Cases are played in processes of their own, each with its own server."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol, TypeVar

from benchmarks.google_sweep.stage import Stage, stage
from benchmarks.google_sweep.verdict import Verdict

_SHARE = 4
"""Each process gets so many parcels of cases: none waits long for the last."""
_Case_contra = TypeVar("_Case_contra", contravariant=True)
_Case = TypeVar("_Case")


class Judge(Protocol[_Case_contra]):
    """Who plays cases and judges how they ended."""

    def play(self, case: _Case_contra) -> Verdict:
        """Play one case to its end."""
        ...


def played(
    cases: Sequence[_Case], judging: Callable[[Stage], Judge[_Case]], processes: int
) -> list[Verdict]:
    """Play all cases; return what is said of each, in their order."""
    count = processes * _SHARE
    parcels = [cases[start::count] for start in range(count)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        done = list(pool.map(partial(_parcel, judging), parcels))
    return [done[number % count][number // count] for number in range(len(cases))]


def _parcel(judging: Callable[[Stage], Judge[_Case]], cases: Sequence[_Case]) -> list[Verdict]:
    with tempfile.TemporaryDirectory() as folder, stage(Path(folder)) as here:
        judge = judging(here)
        return [judge.play(each) for each in cases]
