"""Recusals: who stands in for a judge who is kept from judging an entry.

The mean of what the other judges' scores of the entry are worth is added in that judge's place
(本巣市): after each judge's marks have become worth, so that a place or a deviation is filled
with places or deviations. Who is absent, has left or wrote nothing valid is not filled.
"""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from automations.award.judging.panel_worth import Pair, Worths
from automations.award.judging.scores import ScoreSheets, ScoreState


def recused(sheets: ScoreSheets, entries: Collection[int]) -> tuple[Pair, ...]:
    """Return who is kept from judging which of these entries, by judge, then by entry."""
    return tuple(
        sorted(
            (each.judge, each.entry)
            for each in sheets.scores
            if each.state is ScoreState.RECUSED and each.entry in entries
        )
    )


def stand_ins(out: Collection[Pair], given: Worths) -> dict[Pair, Fraction]:
    """Return what stands in for each recused judge: nothing where no other judged the entry."""
    means = {entry: sum(own, Fraction(0)) / len(own) for entry, own in by_entry(given).items()}
    return {pair: means[pair[1]] for pair in out if pair[1] in means}


def by_entry(given: Worths) -> dict[int, list[Fraction]]:
    """Return what each entry was given, by number of the entry."""
    found: dict[int, list[Fraction]] = {}
    for (_, entry), worth in given.items():
        found.setdefault(entry, []).append(worth)
    return found
