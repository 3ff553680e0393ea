"""A million ballots by marks as a typed table, kept as Parquet: 21 entries on 4 criteria each."""

from __future__ import annotations

from itertools import pairwise
from time import perf_counter
from typing import TYPE_CHECKING

import polars as pl

from automations.award.ballot_columns import mark_key
from automations.award.ballots import read_ballots
from automations.award.entries import RANKED, Entry
from automations.award.roll import read_roll
from automations.award.tally import standings
from automations.event.loading import event_of_text
from automations.rehearsal.contest import event_text
from automations.tables.headings import Headings
from automations.tables.schema import FieldKind, Schema, schema
from automations.tables.sheet import Sheet
from automations.tables.typed import Layout, TypedTable

if TYPE_CHECKING:
    from pathlib import Path

    from automations.award.rules import AwardRules

BALLOTS, ENTRIES, CRITERIA = 1_000_000, 21, 4
_BALLOTS, _ROLL, _MARKS = "ballots.parquet", "roll.parquet", "marks.parquet"
_SECTIONS = 200
_EMPTY = {FieldKind.TIME: None, FieldKind.INTEGER: None, FieldKind.MARK: False}


def write(folder: Path) -> None:
    """Write the typed tables of ballots and roll, and beside them the marks alone, long."""
    rows = pl.select(row=pl.int_range(2, BALLOTS + 2, dtype=pl.UInt32))
    ballots = rows.with_columns(*_whole("ballots")).with_columns(_sent(), _number())
    ballots.with_columns(*_grid()).write_parquet(folder / _BALLOTS)
    section = pl.concat_str(pl.lit("第"), _chance(5) % _SECTIONS, pl.lit("課")).alias("section")
    number = _digits(pl.col("row")).alias("staff_number")
    rows.with_columns(*_whole("roll")).with_columns(section, number).write_parquet(folder / _ROLL)
    _long(pl.scan_parquet(folder / _BALLOTS)).sink_parquet(folder / _MARKS)


def _long(ballots: pl.LazyFrame) -> pl.LazyFrame:
    """Return the marks as numbers, one row a ballot and entry."""
    parts = [
        ballots.select(
            pl.lit(entry, dtype=pl.Int64).alias("entry"),
            *(
                pl.col(mark_key(place, entry)).cast(pl.Int64, strict=False).alias(f"mark_{place}")
                for place in range(1, CRITERIA + 1)
            ),
        )
        for entry in range(1, ENTRIES + 1)
    ]
    return pl.concat(parts)


def _whole(name: str) -> list[pl.Expr]:
    """Return every column of a typed table, without a value."""
    fields = [pl.lit(_EMPTY.get(each.kind, "")).alias(each.key) for each in schema(name).fields]
    plain = pl.lit(Layout.DATA.value).alias("layout"), pl.lit(value=False).alias("unfit")
    return [*fields, *plain]


def _chance(part: int) -> pl.Expr:
    return pl.col("row").hash(part)


def _digits(number: pl.Expr) -> pl.Expr:
    return number.cast(pl.String).str.zfill(8)


def _number() -> pl.Expr:
    """Vote under the own number; 5 % once more for somebody who has, 1 % under an unknown one."""
    again, unknown = _chance(1) % 20 == 0, _chance(2) % 100 == 0
    row = pl.col("row")
    number = pl.when(unknown).then(row + 90_000_000).when(again).then(row - row % 2).otherwise(row)
    return _digits(number).alias("staff_number")


def _sent() -> pl.Expr:
    """Send at a second of the window, or, one in a hundred, up to some hours after it."""
    vote = _rules().vote
    span = int((vote.closes - vote.opens).total_seconds() * 1.01)
    return (pl.lit(vote.opens) + pl.duration(seconds=_chance(3) % span)).alias("submitted")


def _grid() -> list[pl.Expr]:
    """Mark every entry, the later numbers better; one mark in 400 is left out."""
    return [_mark(place, n) for n in range(1, ENTRIES + 1) for place in range(1, CRITERIA + 1)]


def _mark(place: int, entry: int) -> pl.Expr:
    drawn, better = _chance(100 * place + entry), _chance(1000 * place + entry) % 100 < 3 * entry
    mark = pl.min_horizontal(drawn % 5 + 1 + better.cast(pl.UInt64), 5).cast(pl.String)
    blank = drawn % 400 == 0
    return pl.when(blank).then(pl.lit("")).otherwise(mark).alias(mark_key(place, entry))


def _rules() -> AwardRules:
    """Return the rehearsal's rules, with as many choices as there are entries."""
    text = event_text().replace("choices_per_category = 3", f"choices_per_category = {ENTRIES}")
    award = event_of_text(text).award
    if award is None:
        raise AssertionError
    return award


def _entries(rules: AwardRules) -> tuple[Entry, ...]:
    categories = [each.name for each in rules.categories]
    return tuple(
        Entry(n, f"取組{n:02}", categories[n % 2], f"第{7 * n}課", None, RANKED, n + 1)
        for n in range(1, ENTRIES + 1)
    )


def _table(path: Path, declared: Schema) -> TypedTable:
    sheet = Sheet(path.name, path.stem, pl.DataFrame(schema={"row": pl.UInt32}))
    return TypedTable(sheet, declared, Headings(1, {}, {}), pl.read_parquet(path), ())


def to_standings(folder: Path) -> dict[str, object]:
    """Decide what becomes of every ballot and choice, and count; return the seconds of steps."""
    rules, clock = _rules(), [perf_counter()]
    entries, roll = _entries(rules), read_roll(_table(folder / _ROLL, schema("roll")))
    ballots = _table(folder / _BALLOTS, schema("ballots"))
    clock.append(perf_counter())
    found = read_ballots(ballots, entries, roll, rules)
    clock.append(perf_counter())
    ranked = standings(found.choices, entries, rules)
    clock.append(perf_counter())
    names = ("read, and number the voters", "dispositions", "standings")
    spans = dict(zip(names, (end - start for start, end in pairwise(clock)), strict=True))
    counts = {each.code: each.rows for each in (*found.counts, *found.choice_counts) if each.rows}
    best = [each.entry.number for each in ranked[:7]]
    return {"seconds": spans, "best": best, **counts}


def grouped(folder: Path) -> dict[str, object]:
    """Sum the same marks by entry in bare polars, from memory: five times, the fastest."""
    marks = pl.read_parquet(folder / _MARKS).rechunk()
    spans = [_seconds_of_sums(marks) for _ in range(5)]
    return {"seconds": min(spans), "rows": marks.height}


def _seconds_of_sums(marks: pl.DataFrame) -> float:
    start = perf_counter()
    sums = marks.group_by("entry").agg(pl.all().sum(), pl.len())
    if sums.height != ENTRIES:
        raise AssertionError
    return perf_counter() - start
