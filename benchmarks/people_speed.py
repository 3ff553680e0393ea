"""How fast the product makes keys and matches people; each in a process of its own."""

from __future__ import annotations

from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING

import polars as pl

from automations.people.canonical import keyed as keys_of
from automations.people.matching import match
from automations.people.verdicts import SIGNED
from automations.registration.identity import MAKERS
from benchmarks.people_counts import pairs
from benchmarks.people_keys import matched_columns, with_keys
from benchmarks.people_quality import quality
from benchmarks.people_sizes import RAW, keyed

if TYPE_CHECKING:
    from pathlib import Path

_AGAIN = 5


def matching(folder: Path) -> dict[str, float]:
    """Match once, as a run does."""
    rows = keyed(folder)
    columns = matched_columns(rows)
    start, busy = perf_counter(), process_time()
    found = match(columns)
    seconds, busy = perf_counter() - start, process_time() - busy
    return {"seconds": seconds, "processor": busy, "rows": rows.height,
            "questions": len(found.doubts)}  # fmt: skip


def matching_answered(folder: Path) -> dict[str, float]:
    """Match, answer what is asked as the truth is, match again: as a job does with 判定.xlsx."""
    rows = keyed(folder)
    start, busy = perf_counter(), process_time()
    found = quality(rows)
    seconds, busy = perf_counter() - start, process_time() - busy
    right = found.answered
    return {"seconds": seconds, "processor": busy, "f1": right.f1, "precision": right.precision,
            "recall": right.recall, "asked": found.asked_in_all}  # fmt: skip


def matching_judged(folder: Path) -> dict[str, float]:
    """Match once, and compare with the truth."""
    rows = keyed(folder)
    start, busy = perf_counter(), process_time()
    found = match(matched_columns(rows))
    seconds, busy = perf_counter() - start, process_time() - busy
    right = pairs(rows["person"].to_list(), found.persons.sort("record")["person"].to_list())
    return {"seconds": seconds, "processor": busy, "f1": right.f1, "precision": right.precision,
            "recall": right.recall}  # fmt: skip


def matching_again(folder: Path) -> dict[str, float]:
    """Match several times in one process; the first time also loads what is loaded once."""
    columns = matched_columns(keyed(folder))
    spans = []
    for _ in range(_AGAIN + 1):
        start = perf_counter()
        match(columns)
        spans.append(perf_counter() - start)
    return {"seconds": median(spans[1:]), "first": spans[0]}


def normalising(folder: Path) -> dict[str, float]:
    """Make all seven keys of every row; then everything a row needs before it is matched."""
    rows = pl.read_parquet(folder / RAW)
    with_keys(rows.head(100))  # what is loaded once
    start = perf_counter()
    for name in SIGNED:
        keys_of(rows[name], MAKERS[name])
    middle = perf_counter()
    with_keys(rows)
    end = perf_counter()
    return {"rows": rows.height, "keys": middle - start, "all": end - middle}
