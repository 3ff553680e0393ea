"""The truth chooses finalists by plain rules; small counts show each of them."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from automations.award.rules import TieRule
from automations.rehearsal import rehearse
from automations.rehearsal.contest import contest
from automations.rehearsal.cut import Cut, read_cut
from automations.rehearsal.event import Rehearsal
from automations.rehearsal.plan import plan_of
from automations.rehearsal.tally import Tally


def cut_of(
    rehearsal: Rehearsal, totals: dict[int, tuple[int, ...]], supporters: dict[int, int]
) -> Cut:
    """Entries 1 to 4 and 12 to 15 have scores 90, 80, 70 and then what ``totals`` say."""
    scores = {number: Fraction(90 - 10 * (number % 4)) for number in (1, 2, 3, 12, 13, 14)}
    weights = contest().weights
    scores |= {
        number: Fraction(sum(w * t for w, t in zip(weights, sums, strict=True)), 100)
        for number, sums in totals.items()
    }
    count = Tally(Counter(), Counter(), (), supporters, totals, scores)
    return read_cut(contest(), rehearsal.entries, count)


@pytest.mark.parametrize(
    ("totals", "supporters", "finalist", "rule"),
    [
        ({4: (9, 12, 9, 10), 15: (10, 10, 10, 10)}, {4: 9, 15: 3}, {15}, TieRule.CRITERION),
        ({4: (10, 10, 10, 10), 15: (10, 10, 10, 10)}, {4: 4, 15: 3}, {4}, TieRule.SUPPORTERS),
        ({4: (10, 10, 10, 10), 15: (10, 10, 10, 10)}, {4: 3, 15: 3}, set(), TieRule.DECISION),
    ],
)
def test_the_chain_of_rules_settles_a_tie(
    rehearsal: Rehearsal,
    totals: dict[int, tuple[int, ...]],
    supporters: dict[int, int],
    finalist: set[int],
    rule: TieRule,
) -> None:
    cut = cut_of(rehearsal, totals, supporters)
    assert cut.settled_by is rule
    assert cut.tied == (4, 15)
    assert set(cut.finalists) == {1, 2, 3, 12, 13, 14} | finalist
    assert cut.runners_up == tuple({4, 15} - finalist if finalist else ())


def seed_of(rule: TieRule) -> int:
    return next(seed for seed in range(30) if plan_of(seed).tie is rule)


def test_a_tie_by_criteria_differs_in_the_first_criterion() -> None:
    award = rehearse(seed_of(TieRule.CRITERION)).truth().award
    one, other = award.tied
    assert award.scores[one] == award.scores[other]
    assert award.criterion_totals[one][0] != award.criterion_totals[other][0]


def test_a_tie_for_a_person_is_equal_in_everything() -> None:
    award = rehearse(seed_of(TieRule.DECISION)).truth().award
    one, other = award.tied
    assert award.criterion_totals[one] == award.criterion_totals[other]
    assert award.supporters[one] == award.supporters[other]
    assert len(award.finalists) == 7
    assert {one, other} <= {*award.finalists, award.runners_up[0]}


def test_a_tie_for_a_person_leaves_the_last_seat_empty_until_it_is_settled() -> None:
    award = rehearse(seed_of(TieRule.DECISION)).truth().unanswered_award
    assert (len(award.finalists), award.runners_up) == (6, ())
