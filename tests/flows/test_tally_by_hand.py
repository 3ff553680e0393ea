"""What 集計表 tells people to do by hand comes to the very score of the machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from statistics import median

import pytest

from automations.award.judging.counting import count_panel
from automations.award.judging.order import Presentation
from automations.award.judging.panel import Judge, Panel
from automations.award.judging.scores import Score, ScoreSheets, ScoreState
from automations.award.judging_rules import PanelRules, Recusal
from automations.award.rules import Counting
from automations.flows.tally_book import tally_pages
from tests.flows.sittings import ENTRIES, sitting

WEIGHTS = (60, 40)
WHOLE = sum(WEIGHTS)
MARKS = {(1, 7): (5, 3), (1, 3): (4, 4), (2, 3): (2, 5), (4, 7): (3, 3), (4, 3): (1, 2)}
RECUSED = (2, 7)
PANEL = Panel((Judge(1, "一"), Judge(2, "二", recused=frozenset({7})), Judge(4, "四")))
Step = Callable[[Sequence[Fraction]], Fraction]


def total(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / WHOLE


def mean(values: Sequence[Fraction]) -> Fraction:
    return total(values) / len(values)


def middle(values: Sequence[Fraction]) -> Fraction:
    return Fraction(median(values)) / WHOLE


def without_ends(values: Sequence[Fraction]) -> Fraction:
    return mean(sorted(values)[1:-1] or values)


def by_machine(rules: PanelRules) -> dict[int, Fraction]:
    scores = tuple(
        Score(judge, entry, ScoreState.COUNTED, marks) for (judge, entry), marks in MARKS.items()
    )
    sheets = ScoreSheets((*scores, Score(*RECUSED, ScoreState.RECUSED)))
    counted = count_panel(sheets, PANEL, Presentation(ENTRIES), sitting(rules).rules)
    return {each.entry.number: each.score for each in counted.standings}


def by_hand(step: Step, *, filled: bool) -> dict[int, Fraction]:
    """Follow the page: 計 of each judge, the mean of the others for a recused one, one step."""
    found = {}
    for entry in (7, 3):
        points = [
            Fraction(sum(mark * weight for mark, weight in zip(marks, WEIGHTS, strict=True)))
            for (_, own), marks in MARKS.items()
            if own == entry
        ]
        out = [sum(points, Fraction(0)) / len(points)] if filled and entry == RECUSED[1] else []
        found[entry] = step([*points, *out])
    return found


@pytest.mark.parametrize("recusal", Recusal)
@pytest.mark.parametrize(
    ("counting", "step", "said"),
    [
        (Counting.SUM, total, "審査員の点の合計 ÷ 100（配点の合計）"),
        (Counting.MEAN, mean, "審査員の点の合計 ÷ 人数 ÷ 100（配点の合計）"),
        (Counting.MEDIAN, middle, "真ん中の値 ÷ 100（配点の合計）"),
        (Counting.TRIMMED, without_ends, "1人を除いた平均 ÷ 100（配点の合計）"),
    ],
)
def test_the_steps_of_the_page_give_the_score_of_the_machine(
    counting: Counting, step: Step, said: str, recusal: Recusal
) -> None:
    rules = PanelRules(counting=counting, recusal=recusal)
    assert by_hand(step, filled=recusal is Recusal.MEAN_OF_OTHERS) == by_machine(rules)
    assert any(said in line for line in tally_pages(sitting(rules))[2].notes)
