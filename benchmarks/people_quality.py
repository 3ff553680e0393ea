"""How right the product's matching is on invented registrations, from many seeds.

Development is free to look at the seeds of `DEVELOPING`; figures are reported from `REPORTING`.
``python -m benchmarks.people_quality [PERSONS] [developing|reporting|HOW_MANY]`` prints figures.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from automations.people.matching import match
from automations.people.verdicts import Verdict
from benchmarks.people_counts import joined, pairs
from benchmarks.people_figures import Goals, Quality, figures
from benchmarks.people_keys import matched_columns, with_keys
from benchmarks.people_registrations import registrations

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import polars as pl

    from automations.people.matching import Matching

DEVELOPING = range(1, 21)
REPORTING = range(3001, 3021)
_MOST_ROUNDS = 12


def quality(rows: pl.DataFrame) -> Quality:
    """Match rows that have keys and the truth, answer every question truly, match again.

    Records are numbered 0, 1, ... without a gap.
    """
    rows = rows.sort("record")
    truth, columns = rows["person"].to_list(), matched_columns(rows)
    said: dict[str, Verdict] = {}
    first = now = match(columns, said)
    rounds = 0
    while now.doubts and rounds < _MOST_ROUNDS:
        said |= _true_answers(now, truth)
        rounds += 1
        now = match(columns, said)
    true = [(each.one, each.other) for each in first.doubts if truth[each.one] == truth[each.other]]
    certain = _groups(first)
    return Quality(
        rows.height, len(set(truth)), pairs(truth, certain), pairs(truth, joined(certain, true)),
        pairs(truth, _groups(now)), len(first.doubts), len(true), len(said), rounds,
        len(now.contradictions),
    )  # fmt: skip


def _true_answers(matching: Matching, truth: Sequence[int]) -> dict[str, Verdict]:
    return {
        each.key: Verdict.SAME if truth[each.one] == truth[each.other] else Verdict.DIFFERENT
        for each in matching.doubts
    }


def _groups(matching: Matching) -> list[int]:
    """Return the person each record was put to."""
    groups: list[int] = matching.persons.sort("record")["person"].to_list()
    return groups


def of_seed(seed: int, persons: int) -> Quality:
    """Rehearse once."""
    return quality(with_keys(registrations(persons, seed)))


def of_seeds(persons: int, seeds: Sequence[int]) -> list[Quality]:
    """Rehearse with every seed, in as many processes as there are cores.

    The workers share the cores: with threads of their own each, they would wait for one another.
    """
    os.environ["POLARS_MAX_THREADS"] = "1"
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        return list(pool.map(partial(of_seed, persons=persons), seeds))


def real(_folder: Path) -> list[dict[str, Any]]:
    """Report on an event of 580 people."""
    return [asdict(each) for each in of_seeds(580, REPORTING)]


def small(_folder: Path) -> list[dict[str, Any]]:
    """Report on 2,000 people."""
    return [asdict(each) for each in of_seeds(2_000, REPORTING)]


def large(_folder: Path) -> list[dict[str, Any]]:
    """Report on 100,000 people."""
    return [asdict(each) for each in of_seeds(100_000, REPORTING)]


def main(persons: str = "2000", seeds: str = "developing") -> None:
    """Print what seeds show, for the authors of the matching."""
    chosen = REPORTING if seeds == "reporting" else DEVELOPING
    if seeds.isdecimal():
        chosen = DEVELOPING[: int(seeds)]
    found = of_seeds(int(persons), chosen)
    rows = sum(each.rows for each in found) / len(found)
    print(f"{rows:.0f} rows, {sum(each.unmended for each in found)} contradictions left")
    for each in figures(found, Goals()):
        print(f"{each.value:10.5f}  {each.interval[0]:.5f} to {each.interval[1]:.5f}  {each.words}")


if __name__ == "__main__":
    main(*sys.argv[1:])
