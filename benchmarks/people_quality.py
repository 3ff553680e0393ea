"""How right the product's matching is on invented registrations, from many seeds.

Development is free to look at the seeds of `DEVELOPING`; figures are reported from `REPORTING`.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from automations.people.matching import match
from automations.people.verdicts import Verdict
from benchmarks.people_counts import Pairs, joined, pairs
from benchmarks.people_keys import matched_columns, with_keys
from benchmarks.people_registrations import registrations

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from automations.people.matching import Matching

DEVELOPING = range(1, 21)
REPORTING = range(1001, 1021)
_MOST_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Quality:
    """What one rehearsal shows.

    ``certain``: merged without a person. ``reachable``: certain groups and the pairs that would
    be answered 同一人物 in the first round, closed. ``answered``: as merged when perfect answers
    leave no question, after ``rounds`` runs that asked something. ``asked``: questions of the first
    run, ``true_asked`` those about one person; ``asked_in_all``: questions of every run.
    ``unmended``: contradictions when nothing was asked any more.
    """

    rows: int
    persons: int
    certain: Pairs
    reachable: Pairs
    answered: Pairs
    asked: int
    true_asked: int
    asked_in_all: int
    rounds: int
    unmended: int


def quality(rows: pl.DataFrame) -> Quality:
    """Match rows that have keys and the truth, answer every question truly, match again."""
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
    """Return the person each record was put to; records are numbered 0, 1, ... without a gap."""
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


def main(persons: str = "2000", seeds: str = "developing") -> None:
    """Print what seeds show, for the authors of the matching."""
    chosen = REPORTING if seeds == "reporting" else DEVELOPING
    if seeds.isdecimal():
        chosen = DEVELOPING[: int(seeds)]
    for name, value in summary(of_seeds(int(persons), chosen)).items():
        print(f"{name:16} {value}")


def summary(found: Sequence[Quality]) -> dict[str, Any]:
    """Pool what several seeds show."""
    certain, reachable, answered = (
        sum((getattr(each, name) for each in found), Pairs(0, 0, 0))
        for name in ("certain", "reachable", "answered")
    )
    asked = sum(each.asked for each in found)
    return {
        "rows": sum(each.rows for each in found) / len(found),
        "precision": certain.precision,
        "recall": certain.recall,
        "reachable": reachable.recall,
        "true questions": sum(each.true_asked for each in found) / max(asked, 1),
        "questions": asked / len(found),
        "most questions": max(each.asked_in_all for each in found),
        "F1 answered": answered.f1,
        "precision answered": answered.precision,
        "rounds": max(each.rounds for each in found),
        "contradictions": sum(each.unmended for each in found),
    }


def as_data(found: Sequence[Quality]) -> list[dict[str, Any]]:
    """Return what a process can print as JSON."""
    return [asdict(each) for each in found]


if __name__ == "__main__":
    main(*sys.argv[1:])
