"""Registrations of several sizes as files, so that everybody is measured on the same."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from benchmarks.people_keys import with_keys
from benchmarks.people_quality import REPORTING
from benchmarks.people_registrations import registrations

RAW, KEYED = "raw.parquet", "keyed.parquet"
PERSONS = {"real": 580, "small": 2_000, "large": 100_000, "largest": 700_000}
"""About 812, 2,800, 141,000 and 984,000 rows; the largest is filled up to a million."""
_LARGEST = 1_000_000


def real(folder: Path) -> None:
    """Write an event's registrations."""
    _write("real", folder)


def small(folder: Path) -> None:
    """Write those of a large city's event."""
    _write("small", folder)


def large(folder: Path) -> None:
    """Write those of a register of a region."""
    _write("large", folder)


def largest(folder: Path) -> None:
    """Write a million rows."""
    _write("largest", folder)


def keyed(folder: Path) -> pl.DataFrame:
    """Read the rows with the product's keys; record n stands in line n, from 0."""
    return pl.read_parquet(folder / KEYED)


def _write(size: str, folder: Path) -> None:
    rows = registrations(_persons(size), REPORTING[0])
    if size == "largest":
        rows = rows.head(_LARGEST)
    rows.write_parquet(folder / RAW)
    with_keys(rows).write_parquet(folder / KEYED)


def _persons(size: str) -> int:
    """A few people more than named where a round number of rows is wanted."""
    return round(PERSONS[size] * 1.03) if size == "largest" else PERSONS[size]
