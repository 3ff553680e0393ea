"""A million approval ballots on 21 entries: what is counted, by us and by voting libraries."""

from __future__ import annotations

from array import array
from dataclasses import replace
from itertools import compress
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING

import polars as pl

from automations.award.choices import COUNTED
from automations.award.entries import RANKED, Entry
from automations.award.rules import AwardRules, Method
from automations.award.tally import tally
from automations.event.loading import event_of_text
from automations.rehearsal.contest import event_text

if TYPE_CHECKING:
    from pathlib import Path

BALLOTS, ENTRIES, SEATS = 1_000_000, 21, 7
MASKS = "masks.bin"
"""One 32-bit word a ballot: bit n is set if entry n + 1 is approved."""


def write(folder: Path) -> None:
    """Draw the ballots: a quarter approves of the first entry, two thirds of the last one."""
    rng = Random(20241224)  # noqa: S311 - play, not secrets
    shares = [1 / 4 + entry / 50 for entry in range(ENTRIES)]
    bits = [1 << entry for entry in range(ENTRIES)]
    drawn = (
        sum(compress(bits, (rng.random() < share for share in shares))) for _ in range(BALLOTS)
    )
    (folder / MASKS).write_bytes(array("I", drawn).tobytes())


def read_masks(folder: Path, ballots: int) -> array[int]:
    """Return the first so many ballots."""
    masks = array("I")
    with (folder / MASKS).open("rb") as file:
        masks.fromfile(file, ballots)
    return masks


def approved(masks: array[int]) -> pl.DataFrame:
    """Return a row for each approval, as the dispositions leave it."""
    ballots = pl.DataFrame({"mask": pl.Series(masks, dtype=pl.UInt32)}).lazy()
    ballots = ballots.with_row_index("ballot_key", offset=2)
    parts = [
        ballots.filter(pl.col("mask") & pl.lit(1 << entry, dtype=pl.UInt32) != 0).select(
            "ballot_key",
            pl.lit(entry + 1, dtype=pl.Int64).alias("entry_key"),
            pl.lit(1, dtype=pl.Int64).alias("mark_1"),
            pl.lit("").alias("voter_class"),
            pl.lit(COUNTED).alias("disposition"),
        )
        for entry in range(ENTRIES)
    ]
    return pl.concat(parts).collect()


def rules() -> AwardRules:
    """Return rules for approval without criteria or categories' own seats."""
    award = event_of_text(event_text()).award
    if award is None:
        raise AssertionError
    vote = replace(award.vote, method=Method.APPROVAL)
    return replace(award, criteria=(), vote=vote)


def counted_10000(folder: Path) -> dict[str, object]:
    """Count the first 10,000 ballots."""
    return counted(folder, 10_000)


def counted_100000(folder: Path) -> dict[str, object]:
    """Count the first 100,000 ballots."""
    return counted(folder, 100_000)


def counted_1000000(folder: Path) -> dict[str, object]:
    """Count all of them."""
    return counted(folder, BALLOTS)


def counted(folder: Path, ballots: int = BALLOTS) -> dict[str, object]:
    """Count the first so many ballots; seconds of making the rows and of counting them."""
    masks, declared = read_masks(folder, ballots), rules()
    category = declared.categories[0].name
    entries = [
        Entry(n, f"取組{n:02}", category, "", None, RANKED, n + 1) for n in range(1, ENTRIES + 1)
    ]
    start = perf_counter()
    choices = approved(masks)
    made = perf_counter()
    found = tally(choices, entries, declared).standings
    done = perf_counter()
    chosen = sorted(each.entry.number for each in found[:SEATS])
    return {"made": made - start, "counted": done - made, "chosen": chosen}
