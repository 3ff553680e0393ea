"""What the settings of an award can contradict each other in."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from automations.award.rule_checks import faults
from automations.award.rules import AwardRules, Category, Criterion
from tests.award.staging import OPENS, RULES, with_selection, with_vote

TWICE = (Category("窓口"), Category("内部", 0, ("窓口",)))
NOUGHT = (Criterion("効果", Fraction(0)), Criterion("工夫", Fraction(1)))


def test_the_rules_of_these_tests_hold_together() -> None:
    assert faults(RULES) == ()


@pytest.mark.parametrize(
    ("rules", "code", "path"),
    [
        (replace(RULES, categories=TWICE), "award_name_doubled", "categories[2].name"),
        (replace(RULES, categories=()), "award_none", "categories"),
        (replace(RULES, criteria=()), "award_none", "criteria"),
        (replace(RULES, criteria=NOUGHT), "award_weight_not_positive", "criteria[1].weight"),
        (with_vote(lowest_mark=5), "award_scale_empty", "vote.lowest_mark"),
        (with_vote(highest_mark=102), "award_scale_wide", "vote.highest_mark"),
        (with_vote(lowest_mark=-1), "award_too_small", "vote.lowest_mark"),
        (with_vote(closes=OPENS - timedelta(1)), "award_window_empty", "vote.closes"),
        (with_vote(choices_per_category=0), "award_too_small", "vote.choices_per_category"),
        (with_selection(runners_up=-1), "award_too_small", "selection.runners_up"),
        (with_selection(seats=1), "award_minimums_exceed_seats", "selection.seats"),
    ],
)
def test_a_contradiction_is_named_where_it_stands(rules: AwardRules, code: str, path: str) -> None:
    assert [(each.code, each.path) for each in faults(rules)] == [(code, path)]
