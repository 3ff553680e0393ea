"""Rows 合計 of a hand count: they count nothing, but what they say must be what stands there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from automations.award.ballot_words import ballot_words
from automations.award.entry_names import entry_name_key
from automations.award.scale import counted_number
from automations.tables.parsing import folded
from automations.tables.problems import Problem, problem
from automations.tables.typed import Layout, TypedTable

_BALLOTS = ("hand_blank", "hand_void")
_COLUMNS = {"votes": "票数", "points": "点数"}


@dataclass(frozen=True, slots=True)
class _Poll:
    """Whose numbers a row 合計 adds up: of one place and class, or of all where it names none."""

    venue: str
    voter_class: str

    def holds(self, row: Mapping[str, Any]) -> bool:
        return self.venue in {"", folded(row["venue"])} and self.voter_class in {
            "",
            folded(row["voter_class"]),
        }


def totals_set_apart(table: TypedTable) -> TypedTable:
    """Return the table with every row 合計 taken for one, also where somebody signed it."""
    keys = {each: entry_name_key(each) for each in table.frame["entry"].unique().to_list()}
    named = [text for text, key in keys.items() if key in _names("hand_sum")]
    is_total = (pl.col("layout") == Layout.DATA.value) & pl.col("entry").is_in(named)
    layout = pl.when(is_total).then(pl.lit(Layout.TOTAL.value)).otherwise("layout")
    return replace(table, frame=table.frame.with_columns(layout.alias("layout")))


def total_problems(table: TypedTable) -> Iterator[Problem]:
    """Find each 合計 that is not the sum of the entries, with the blank and void ballots or not."""
    rows = table.frame.sort("row").rows(named=True)
    data = [each for each in rows if each["layout"] == Layout.DATA.value]
    for row in rows:
        if row["layout"] != Layout.TOTAL.value or not _label(row):
            continue
        poll = _Poll(_venue(row), folded(row["voter_class"]))
        own = [each for each in data if poll.holds(each)]
        for column, heading in _COLUMNS.items():
            found = counted_number(row[column])
            right = _sums(own, column)
            if found is not None and found not in right:
                place = table.place(row["row"], column)
                words = {"heading": heading, "found": found, "sum": right[0]}
                yield problem("hand_count_total_wrong", place, **words)


def _label(row: Mapping[str, Any]) -> str:
    """Return what the row calls itself, if that is 合計: not 小計 or 平均."""
    texts = (row["entry"], row["venue"])
    return next((text for text in texts if entry_name_key(text) in _names("hand_sum")), "")


def _venue(row: Mapping[str, Any]) -> str:
    """Return the place that a row 合計 is of; 合計 itself may stand in that column."""
    venue = row["venue"]
    return "" if entry_name_key(venue) in _names("hand_sum") else folded(venue)


def _sums(rows: list[dict[str, Any]], column: str) -> tuple[int, ...]:
    """Return what a row 合計 may say: the entries' numbers, and these with all ballots."""
    apart = {key: _names(key) for key in (*_BALLOTS, "hand_total")}
    kinds = [
        next((key for key, names in apart.items() if entry_name_key(row["entry"]) in names), "")
        for row in rows
    ]
    pairs = list(zip(kinds, (counted_number(row[column]) or 0 for row in rows), strict=True))
    entries = sum(number for kind, number in pairs if not kind)
    return entries, entries + sum(number for kind, number in pairs if kind in _BALLOTS)


def _names(words: str) -> frozenset[str]:
    return frozenset(map(entry_name_key, ballot_words(words)))
