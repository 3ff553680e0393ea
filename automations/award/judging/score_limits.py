"""What a judge wrote of all entries together: places that differ, points and choices in bounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from automations.award.judging.panel import Judge
from automations.award.judging.score_rows import ScoreRow
from automations.award.judging_rules import PanelRules
from automations.award.rules import Method
from automations.tables.problems import Problem, problem


def over_limits(
    judge: Judge, rows: Mapping[int, ScoreRow], rules: PanelRules
) -> dict[int, Problem]:
    """Return what is wrong with the scores of a judge, by number of the entry.

    ``rows``: the one row of each entry that counts if nothing is wrong. Nobody can tell which of
    too many was meant, so all of them are waited for.
    """
    values = {
        entry: (row, row.cells[0].value or 0) for entry, row in rows.items() if row.cells[0].value
    }
    given = [value for _, value in values.values()]
    if rules.method is Method.RANKS:
        uses = Counter(given)
        return {
            entry: problem("score_place_shared", row.cells[0].place, judge=judge.label, text=value)
            for entry, (row, value) in values.items()
            if uses[value] > 1
        }
    limits = {Method.POINTS: ("score_points_over", rules.points),
              Method.CHOICES: ("score_choices_over", rules.choices)}  # fmt: skip
    code, limit = limits.get(rules.method, ("", 0))
    if not limit or sum(given) <= limit:
        return {}
    words = {"judge": judge.label, "sum": sum(given), "limit": limit}
    return {entry: problem(code, row.cells[0].place, **words) for entry, (row, _) in values.items()}
