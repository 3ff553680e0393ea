"""Counting: from choices with their dispositions to what every entry got, by the event's rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from automations.award.counting.deviation import left_out
from automations.award.counting.profiles import profiles
from automations.award.counting.results import results
from automations.award.counting.showing import class_table, deviation_table
from automations.award.counting.vote import vote_of, whole_weights
from automations.award.counting.ways import counted
from automations.award.entries import Entry
from automations.award.hand_counts import HandCount
from automations.award.rules import AwardRules, Counting
from automations.award.standing import ClassValue, Standing, Tally
from automations.tables.report import Table

__all__ = ["ClassValue", "Standing", "Tally", "standings", "tally", "whole_weights"]


def tally(
    judged: pl.DataFrame,
    entries: Sequence[Entry],
    rules: AwardRules,
    hand: Sequence[HandCount] = (),
) -> Tally:
    """Count the choices whose disposition counts, and hand counts, for all that compete.

    The standings are by rank, then by number. ``judged`` has ``ballot_key``, ``entry_key``,
    ``disposition``, the values ``mark_1`` ... and, where the event has classes of voters,
    ``voter_class``. An entry of which nobody said anything has the score 0 and no supporters.

    Raises `SettingsWrong` if the weights have so many digits that sums could overflow, or if hand
    counts cannot be added to the way of counting.
    """
    vote = vote_of(judged, entries, rules)
    found = profiles(vote)
    made = counted(vote, found, hand)
    listed = ranked(results(made, found, vote, hand))
    return Tally(listed, (*made.tables, *_tables(listed, judged, rules)))


def standings(
    judged: pl.DataFrame,
    entries: Sequence[Entry],
    rules: AwardRules,
    hand: Sequence[HandCount] = (),
) -> tuple[Standing, ...]:
    """Return the standings of `tally` alone."""
    return tally(judged, entries, rules, hand).standings


def ranked(listed: Sequence[Standing]) -> tuple[Standing, ...]:
    """Give each its ranks: one more than the number of better ones."""

    def rank(own: Standing, rivals: Sequence[Standing]) -> int:
        return 1 + sum(rival.merit > own.merit for rival in rivals)

    placed = [
        replace(
            each,
            rank=rank(each, listed),
            rank_in_category=rank(
                each, [one for one in listed if one.entry.category == each.entry.category]
            ),
        )
        for each in listed
    ]
    return tuple(sorted(placed, key=lambda each: (each.rank, each.entry.number)))


def _tables(
    listed: Sequence[Standing], judged: pl.DataFrame, rules: AwardRules
) -> tuple[Table, ...]:
    tables = []
    if rules.voter_classes:
        tables.append(class_table(listed, rules))
    if rules.vote.counting is Counting.Z_SCORE:
        tables.append(deviation_table(left_out(judged)))
    return tuple(tables)
