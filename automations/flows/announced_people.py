"""What 発表.xlsx says besides who won: people's names and how they are read may be corrected."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

import polars as pl

from automations.event.model import Event
from automations.flows.answers import answers_in_force
from automations.flows.event_folder import EventFolder
from automations.flows.reading_entries import read_all_entries
from automations.flows.scope import Part
from automations.flows.table_reader import TableReader
from automations.tables.typed import Layout, TypedTable

_SAID = ("title", "title_kana", "category", "section", "leader", "leader_kana", "members")
_SHOWN = 16  # letters; enough to tell two apart


def people_digest(event: Event, entries: TypedTable, winners: Collection[int]) -> str:
    """Return what tells apart all that is said of the winners, by their numbers, and on what day.

    Every text as it was typed; the order of the rows does not matter.
    """
    is_winner = pl.col("number").is_in(list(winners))
    data = entries.frame.filter((pl.col("layout") == Layout.DATA.value) & is_winner)
    rows = sorted(data.select("number", *(f"{key}_raw" for key in _SAID)).rows())
    judging = event.award.judging if event.award else None
    givers = [(each.name, each.giver) for each in judging.prizes] if judging else []
    named = event.award.name if event.award else ""
    said = (event.schedule.judging, event.basics.day, named, givers, rows)
    return hashlib.sha256(repr(said).encode()).hexdigest()[:_SHOWN]


def people_digest_now(folder: EventFolder, winners: Collection[int]) -> str:
    """Return the same as the list of entries says it now; "" if that cannot be read."""
    reader = TableReader(folder, answers_in_force(folder))
    intake, _ = read_all_entries(reader, folder.event, frozenset({Part.ENTRIES}), None)
    if intake is None or reader.faults:
        return ""
    return people_digest(folder.event, intake.table, winners)
