"""Scores of a panel for counting alone: no sheets, no list of judges, nothing read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from automations.award.judging.counting import count_panel
from automations.award.judging.order import Presentation
from automations.award.judging.panel import Judge, Panel
from automations.award.judging.result import PanelCount
from automations.award.judging.scores import Score, ScoreSheets, ScoreState
from automations.award.judging_rules import JudgeCriterion, JudgingRules
from automations.award.rules import AwardRules, Counting, Method
from automations.award.standing import Standing
from tests.award.counting.casting import RULES, entries

OUT, ABSENT, VOID = ScoreState.RECUSED, ScoreState.ABSENT, ScoreState.VOID
Said = int | tuple[int | None, ...] | ScoreState
"""What a judge gave an entry: a mark, marks by criterion, or why there are none."""


def judging(method: Method, counting: Counting, *weights: int, **changes: object) -> AwardRules:
    """Return an award whose panel counts so; one criterion unless weights are told."""
    ours = {name: value for name, value in changes.items() if hasattr(JudgingRules().panel, name)}
    others = {name: value for name, value in changes.items() if name not in ours}
    panel = replace(JudgingRules().panel, method=method, counting=counting, **ours)  # type: ignore[arg-type]  # named by the test
    criteria = tuple(
        JudgeCriterion(f"基準{place}", Fraction(each)) for place, each in enumerate(weights or (1,))
    )
    return replace(RULES, judging=JudgingRules(panel=panel, criteria=criteria, **others))  # type: ignore[arg-type]  # named by the test


def sheets(judges: Sequence[Mapping[int, Said]]) -> ScoreSheets:
    """Return what judges 1, 2, ... gave the entries, by number."""
    return ScoreSheets(
        tuple(
            _score(judge, entry, said)
            for judge, own in enumerate(judges, 1)
            for entry, said in own.items()
        )
    )


def panel_of(count: int) -> Panel:
    return Panel(tuple(Judge(number, f"審査員{number}") for number in range(1, count + 1)))


def counted(judges: Sequence[Mapping[int, Said]], rules: AwardRules, of: int = 3) -> PanelCount:
    """Count what judges 1, 2, ... gave entries 1, 2, ..."""
    shown = Presentation(tuple(entries(of)))
    return count_panel(sheets(judges), panel_of(len(judges)), shown, rules)


def of_entry(count: PanelCount, number: int) -> Standing:
    return next(each for each in count.standings if each.entry.number == number)


def scores(judges: Sequence[Mapping[int, Said]], rules: AwardRules, of: int = 3) -> list[Fraction]:
    """Return the scores of entries 1, 2, ..."""
    found = counted(judges, rules, of)
    return [of_entry(found, number).score for number in range(1, of + 1)]


def order(count: PanelCount) -> list[tuple[int, int]]:
    """Return rank and number of each, as the standings stand."""
    return [(each.rank, each.entry.number) for each in count.standings]


def _score(judge: int, entry: int, said: Said) -> Score:
    if isinstance(said, ScoreState):
        return Score(judge, entry, said)
    marks = (said,) if isinstance(said, int) else said
    return Score(judge, entry, ScoreState.COUNTED, marks)
