"""Each threshold by itself, worked out by hand, just above and just below its line."""

from dataclasses import replace
from fractions import Fraction

import pytest

from automations.award.knock_outs import knocked_out
from automations.award.rules import AwardRules, KnockOut, KnockOutRule
from automations.award.seating import Verdict
from automations.award.selection import select
from automations.award.tally import Standing
from tests.award.staging import RULES, standing, with_selection

Marks = dict[int, int]  # points: how often


def marked(number: int, effect: Marks, ingenuity: Marks, supporters: int = 10) -> Standing:
    """Return a standing with the marks on 効果 (weight 2) and 工夫 (weight 1), from 1 to 5."""
    spreads = tuple(
        tuple((Fraction(points), marks.get(points, 0)) for points in range(5, 0, -1))
        for marks in (effect, ingenuity)
    )
    own = standing(number, 100 - number, supporters=supporters)
    return replace(own, distribution=spreads)


def under(rule: KnockOutRule, line: int | str, criterion: str = "") -> AwardRules:
    return replace(RULES, knock_outs=(KnockOut(rule, Fraction(line), criterion),))


# 効果 mean 2.7 = 54 %, 工夫 mean 4 = 80 %; weighted (2*2.7 + 4) / 3 = 47/15 = 62.666... %
ENTRY = marked(1, {4: 3, 3: 3, 2: 2, 1: 2}, {4: 10})


@pytest.mark.parametrize(
    ("rule", "line", "criterion", "out"),
    [
        (KnockOutRule.SCORE_SHARE, 62, "", False),
        (KnockOutRule.SCORE_SHARE, 63, "", True),
        (KnockOutRule.CRITERION_SHARE, 54, "", False),
        (KnockOutRule.CRITERION_SHARE, 55, "", True),
        (KnockOutRule.CRITERION_SHARE, 80, "工夫", False),
        (KnockOutRule.CRITERION_SHARE, 81, "工夫", True),
        (KnockOutRule.MAJORITY_AT_MOST, 2, "", False),
        (KnockOutRule.MAJORITY_AT_MOST, 3, "効果", True),
        (KnockOutRule.MAJORITY_AT_MOST, 3, "工夫", False),
        (KnockOutRule.ANYBODY_BELOW, 1, "", False),
        (KnockOutRule.ANYBODY_BELOW, 2, "", True),
        (KnockOutRule.ANYBODY_BELOW, 4, "工夫", False),
        (KnockOutRule.FEW_SUPPORTERS, 10, "", False),
        (KnockOutRule.FEW_SUPPORTERS, 11, "", True),
    ],
)
def test_at_the_line_is_enough_and_below_it_is_not(
    rule: KnockOutRule, line: int, criterion: str, *, out: bool
) -> None:
    assert (1 in knocked_out([ENTRY], under(rule, line, criterion))) == out


def test_half_is_no_majority() -> None:
    half = marked(1, {2: 5, 3: 5}, {5: 10})
    assert knocked_out([half], under(KnockOutRule.MAJORITY_AT_MOST, 2)) == {}


def test_the_reason_says_the_rule_and_what_was_found() -> None:
    found = knocked_out([ENTRY], under(KnockOutRule.CRITERION_SHARE, 60, "効果"))
    assert found == {
        1: "足切り: 効果の平均が満点の60%に満たない取組は、得点によらず選ばない"
        "（「効果」の平均は満点の54%）"
    }


def test_the_first_threshold_in_the_declared_order_is_told() -> None:
    few = KnockOut(KnockOutRule.FEW_SUPPORTERS, Fraction(11))
    low = KnockOut(KnockOutRule.CRITERION_SHARE, Fraction(60), "効果")
    one = knocked_out([ENTRY], replace(RULES, knock_outs=(few, low)))
    other = knocked_out([ENTRY], replace(RULES, knock_outs=(low, few)))
    assert ("選んだ人数が11人" in one[1], "効果の平均" in other[1]) == (True, True)


def test_an_entry_without_a_mark_reaches_no_share() -> None:
    nobody = marked(1, {}, {}, supporters=0)
    assert 1 in knocked_out([nobody], under(KnockOutRule.SCORE_SHARE, 1))


def test_seats_stay_empty_rather_than_go_to_who_fell_short() -> None:
    good = marked(2, {5: 10}, {5: 10})
    rules = with_selection(under(KnockOutRule.CRITERION_SHARE, 60), seats=3, runners_up=2)
    found = select([ENTRY, good], rules, {})
    assert [each.standing.entry.number for each in found.finalists] == [2]
    assert found.runners_up == ()
    (out,) = (each for each in found.outcomes if each.seat.verdict is Verdict.OUT)
    assert out.seat.knocked_out
