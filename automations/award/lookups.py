"""Looking up by position: what is numbered from 0 without many gaps needs no search.

A join of twenty million rows takes seconds and copies every column; to take the n-th of a list
takes a tenth of that.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl


def by_number(table: pl.DataFrame, number: str) -> pl.DataFrame:
    """Return ``table`` with one row for each ``number`` (UInt32) from 0, without that column.

    Rows of numbers that are not there say False, or null.
    """
    most = table[number].max()
    size = int(most) + 1 if isinstance(most, int) else 1
    numbers = pl.int_range(0, size, dtype=pl.UInt32, eager=True).alias(number)
    whole = numbers.to_frame().join(table, on=number, how="left").sort(number).drop(number)
    return whole.with_columns(pl.col(pl.Boolean).fill_null(value=False))


def at(table: pl.DataFrame, numbers: pl.Series) -> list[pl.Series]:
    """Return each column of ``table`` at the row ``numbers``; numbers beyond its end are none's."""
    within = numbers.clip(upper_bound=table.height - 1) if len(numbers) else numbers
    return [column.gather(within) for column in table]


def pair(first: str, second: str, most: object) -> pl.Expr:
    """Return one number (UInt64) for two; ``most`` is the largest ``second``."""
    width = int(most) + 1 if isinstance(most, int) else 1
    return pl.col(first).cast(pl.UInt64) * width + pl.col(second)


@dataclass(frozen=True, slots=True)
class Flags:
    """Some numbers, as one bit for each number from 0 up to the largest of them."""

    bits: pl.Series

    def of(self, numbers: pl.Series) -> pl.Series:
        """Say of each number whether it is one of them (Boolean)."""
        if self.bits.is_empty() or numbers.is_empty():
            return pl.repeat(value=False, n=len(numbers), dtype=pl.Boolean, eager=True)
        last = len(self.bits) - 1
        inside = numbers.clip(upper_bound=last)
        found = self.bits.gather(inside)
        return found & (numbers <= last)


def flagged(numbers: pl.Series) -> Flags:
    """Return the flags of ``numbers``, in any order and however often."""
    most = numbers.max()
    if not isinstance(most, int):
        return Flags(pl.Series([], dtype=pl.Boolean))
    bits = pl.repeat(value=False, n=most + 1, dtype=pl.Boolean, eager=True)
    return Flags(bits.scatter(numbers, values=True))
