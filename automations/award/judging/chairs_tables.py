"""What only the chair sees: how far apart the entries are, and what decided each prize."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from automations.award.judging.panel_rules import judging_of
from automations.award.judging.panel_tables import score_column
from automations.award.judging.prize_tables import outcome_of, prize_ties, prizes_of
from automations.award.judging.result import Awarded, JudgingResult, Prizes
from automations.award.judging.tendencies import tendencies
from automations.award.judging.wording import table
from automations.award.rules import AwardRules
from automations.award.standing import Standing
from automations.tables.report import Cell, Table

_SCORE = "得点"


def chairs_tables(result: JudgingResult, rules: AwardRules) -> tuple[Table, ...]:
    """Return the tables for the chair; none before nothing is waited for.

    How judges differ is told only where the settings say so, and of no judge by name or number.
    """
    if result.prizes is None:
        return ()
    own = tendencies(result) if judging_of(rules).panel.tendencies else ()
    return (
        _standings(result, rules),
        _prizes(result.prizes),
        *(replace(each, key="chair_ties") for each in prize_ties(result.prizes)),
        *own,
    )


def _standings(result: JudgingResult, rules: AwardRules) -> Table:
    rows = [_row(place, result) for place in range(len(result.standings))]
    winning = [place for place, row in enumerate(rows) if row[-2]]
    fitted = {_SCORE: [score_column(result.standings, rules)]}
    return table("chair_standings", rows, emphasis=frozenset(winning), fitted=fitted)


def _row(place: int, result: JudgingResult) -> tuple[Cell, ...]:
    own, entry = result.standings[place], result.standings[place].entry
    above = _next_above(place, result.standings)
    best = result.standings[0].merit - own.merit if place else None
    return (
        own.rank, f"{entry.number:02}", entry.title, entry.category, own.score, above, best,
        prizes_of(entry.number, result.prizes), result.knocked_out.get(entry.number, ""),
    )  # fmt: skip


def _next_above(place: int, standings: Sequence[Standing]) -> Fraction | None:
    """Return how much is missing to the entry just above; nought where both are equal."""
    return standings[place - 1].merit - standings[place].merit if place else None


def _prizes(prizes: Prizes) -> Table:
    rows = [(each.name, outcome_of(each), _labels(each), each.reason) for each in prizes.awarded]
    return table("chair_prizes", rows)


def _labels(awarded: Awarded) -> str:
    return "\n".join(each.label for each in awarded.entries)
