"""Comparison: the order of the entries under every way of counting that suits what voters said.

For rehearsals, and for real ballots only with a recorded reason: who asks what would have happened
under other rules asks for another result. The caller sees to that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from automations.award.entries import Entry
from automations.award.rules import COUNTINGS, AwardRules, Counting
from automations.award.tally import standings
from automations.award.wording import said, table
from automations.tables.report import Cell, Table


def compare(judged: pl.DataFrame, entries: Sequence[Entry], rules: AwardRules) -> Table:
    """Return the rank of each entry that competes under each way of counting; equals share one.

    ``judged`` as `automations.award.tally.tally` takes it. The declared way stands first and is
    marked; entries are in its order, then by number.
    """
    ways = _ways(rules)
    ranks = {}
    for way in ways:
        other = replace(rules, vote=replace(rules.vote, counting=way))
        ranks[way] = {each.entry.number: each.rank for each in standings(judged, entries, other)}
    ordered = standings(judged, entries, rules)
    rows: list[tuple[Cell, ...]] = [
        (f"{each.entry.number:02}", each.entry.title,
         *(ranks[way][each.entry.number] for way in ways))
        for each in ordered
    ]  # fmt: skip
    heads = [said("counting", "declared", counting=ways[0].value), *(way.value for way in ways[1:])]
    return table("method_comparison", rows, heads)


def _ways(rules: AwardRules) -> tuple[Counting, ...]:
    """Return the ways of counting that suit the method, the declared one first."""
    declared = rules.vote.counting
    return (declared, *(way for way in COUNTINGS[rules.vote.method] if way is not declared))
