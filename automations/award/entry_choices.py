"""How many choices name each entry, and what became of them: counts, never whose they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from automations.award.ballots import Ballots
from automations.award.entries import Entry
from automations.tables.dispositions import DispositionCount

EntryChoices = Mapping[int, tuple[DispositionCount, ...]]


def choices_by_entry(ballots: Ballots, entries: Sequence[Entry]) -> EntryChoices:
    """Return, by the entry's number, how many of its choices each rule took, in their order."""
    grouped = ballots.choices.lazy().group_by("entry_key", "disposition").len()
    counted = grouped.sort("entry_key", "disposition").collect()
    rows = {(entry, code): found for entry, code, found in counted.iter_rows()}
    return {
        each.number: tuple(
            replace(count, rows=rows.get((each.number, count.code), 0))
            for count in ballots.choice_counts
        )
        for each in entries
    }
