"""Prizes: each way of deciding, each end of a tie, cascades, what is not given."""

from dataclasses import replace
from fractions import Fraction

import pytest

from automations.award.judging.prize_field import prize_names
from automations.award.judging.result import PanelCount
from automations.award.judging_rules import Conversion, JudgeTie, Part, PartShare
from automations.award.lots import lot
from automations.award.prize_rules import PrizeRule, PrizeWay
from automations.award.rules import Category, Counting
from tests.award.judging.prizing import (
    BEST,
    GRAND,
    OF_HALL,
    awarded,
    field,
    judged,
    only,
    scored,
    winners,
)
from tests.award.staging import standing


def test_the_best_gets_the_prize_and_the_reason_says_by_how_much() -> None:
    prize = only(awarded(field(scored(3, 4, Fraction(7, 2))), judged([GRAND])))
    assert [each.number for each in prize.entries] == [2]
    assert prize.reason == "得点の上位1件（02 取組2 4点）。次の取組との差は0.50点"


def test_a_prize_for_several_goes_to_the_best_by_rank() -> None:
    prize = only(awarded(field(scored(3, 4, 5)), judged([BEST])))
    assert [each.number for each in prize.entries] == [3, 2]
    expected = "得点の上位2件（03 取組3 5点、02 取組2 4点）。次の取組との差は1点"
    assert prize.reason == expected


def test_where_lower_wins_the_smallest_sum_of_places_gets_the_prize() -> None:
    places = [replace(each, lower_wins=True) for each in scored(9, 4)]
    prize = only(awarded(field(places), judged([GRAND], counting=Counting.RANK_POINTS)))
    assert [each.number for each in prize.entries] == [2]
    assert prize.reason == "順位点の上位1件（02 取組2 4点）。次の取組との差は5点"


def test_an_entry_with_a_prize_is_passed_and_the_next_moves_up() -> None:
    found = awarded(field(scored(5, 4, 3)), judged([GRAND, replace(GRAND, name="優秀賞")]))
    assert winners(found) == {"大賞": [1], "優秀賞": [2]}
    second = found.awarded[1]
    assert [each.number for each in second.passed] == [1]
    assert second.reason == (
        "得点の上位1件（02 取組2 4点）。次の取組との差は1点。01 取組1は、ほかの賞を受けたため除く"
    )


def test_a_prize_besides_others_goes_to_the_best_again() -> None:
    again = replace(GRAND, name="優秀賞", besides=True)
    found = awarded(field(scored(5, 4)), judged([GRAND, again]))
    assert winners(found) == {"大賞": [1], "優秀賞": [1]}
    assert found.awarded[1].passed == ()


def test_without_cascade_the_seat_of_who_has_a_prize_is_not_given() -> None:
    stays = replace(BEST, cascade=False)
    found = awarded(field(scored(5, 4, 3)), judged([GRAND, stays]))
    assert winners(found) == {"大賞": [1], "優秀賞": [2]}
    assert found.awarded[1].reason == (
        "得点の上位2件のうち1件（02 取組2 4点）。次の取組との差は1点。"
        "残りの1件は該当なし（01 取組1が、ほかの賞を受けたため）"
    )


def test_without_cascade_nobody_gets_a_single_prize_of_who_has_one() -> None:
    stays = replace(GRAND, name="優秀賞", cascade=False)
    found = awarded(field(scored(5, 4)), judged([GRAND, stays]))
    assert winners(found) == {"大賞": [1], "優秀賞": []}
    assert found.awarded[1].reason == "該当なし（01 取組1が、ほかの賞を受けたため）"


def test_each_category_has_its_own_winners() -> None:
    prize = PrizeRule("部門賞", way=PrizeWay.CATEGORY)
    standings = [standing(1, 5, "内部"), standing(2, 3, "窓口"), standing(3, 4, "窓口")]
    found = awarded(field(standings), judged([prize]))
    assert winners(found) == {"部門賞（窓口）": [3], "部門賞（内部）": [1]}
    of_one = replace(prize, category="内部")
    assert winners(awarded(field(standings), judged([of_one]))) == {"部門賞": [1]}


def test_a_prize_is_called_by_its_category_only_where_there_are_several_alike() -> None:
    of_young = PrizeRule("若手賞", way=PrizeWay.CATEGORY, category="若手")
    everywhere = PrizeRule("若手部門賞", way=PrizeWay.CATEGORY)
    rules = judged()
    young = replace(rules, categories=(Category("若手"),))
    general = replace(rules, categories=(Category("一般"),))
    assert prize_names(of_young, rules) == ("若手賞",)
    assert prize_names(everywhere, young) == ("若手部門賞",)
    assert prize_names(everywhere, general) == ("若手部門賞（一般）",)
    assert prize_names(everywhere, rules) == ("若手部門賞（窓口）", "若手部門賞（内部）")


def test_the_best_on_a_criterion_is_by_the_mean_of_its_marks_whatever_the_total() -> None:
    standings = [standing(1, 5, criteria=(4, 3)), standing(2, 3, criteria=(3, 4))]
    prize = PrizeRule("工夫賞", way=PrizeWay.CRITERION, criterion="工夫")
    found = only(awarded(field(standings), judged([prize])))
    assert [each.number for each in found.entries] == [2]
    assert found.reason == "「工夫」の平均の上位1件（02 取組2 4点）。次の取組との差は1点"


def test_a_summed_criterion_is_divided_by_its_judges() -> None:
    """Entry 2 has two judges, one of three recused with nothing in his place: 8/2 beats 9/3."""
    standings = [standing(1, 5, criteria=(9, 0)), standing(2, 3, criteria=(8, 0))]
    prize = PrizeRule("効果賞", way=PrizeWay.CRITERION, criterion="効果")
    count = PanelCount(tuple(standings), judges={1: 3, 2: 2})
    rules = judged([prize], counting=Counting.SUM)
    assert winners(awarded(field(standings, count=count), rules)) == {"効果賞": [2]}


def test_the_prize_of_the_hall_goes_by_votes_and_never_to_who_has_none() -> None:
    prize = only(awarded(field(scored(5, 4), votes={2: 30, 1: 12}), judged([OF_HALL])))
    assert [each.number for each in prize.entries] == [2]
    expected = "会場投票の得票数の上位1件（02 取組2 30票）。次の取組との差は18票"
    assert prize.reason == expected
    nobody = only(awarded(field(scored(5, 4), votes={}), judged([OF_HALL])))
    assert (nobody.entries, nobody.reason) == ((), "該当なし（対象の取組が、ほかにないため）")


def test_the_prize_of_the_staff_vote_is_among_those_who_present() -> None:
    staff = [standing(1, 10), standing(2, 30), standing(9, 90)]
    prize = PrizeRule("職員賞", way=PrizeWay.STAFF)
    found = only(awarded(field(scored(5, 4), staff=staff), judged([prize])))
    assert [each.number for each in found.entries] == [2]
    assert found.reason.startswith("職員投票の得点の上位1件（02 取組2 30点）")


def test_the_prize_of_the_staff_vote_over_all_ignores_the_panel_and_its_thresholds() -> None:
    prize = PrizeRule("職員賞", way=PrizeWay.STAFF_ALL)
    staff = [standing(1, 95), standing(2, 30), standing(9, 90)]
    staged = field(scored(5, 4), staff=staff, knocked_out={1: "足切り"})
    assert winners(awarded(staged, judged([prize]))) == {"職員賞": [1]}
    exhibited = replace(staff[0], entry=replace(staff[0].entry, disposition="entry_exhibited"))
    staged = field(scored(5, 4), staff=[exhibited, *staff[1:]])
    assert winners(awarded(staged, judged([prize]))) == {"職員賞": [9]}


def test_who_is_knocked_out_or_does_not_present_gets_no_prize() -> None:
    standings = scored(5, 4, 3)
    staged = field(standings, knocked_out={1: "足切り"}, left_out=[standings[1].entry])
    assert winners(awarded(staged, judged([GRAND]))) == {"大賞": [3]}


def test_below_the_least_nobody_gets_the_prize() -> None:
    least = replace(GRAND, least=Fraction(80))
    prize = only(awarded(field(scored(Fraction(399, 100), 3)), judged([least])))
    assert prize.entries == ()
    assert prize.reason == "該当なし（得点が満点の80%に届く取組が、ほかにないため）"
    assert winners(awarded(field(scored(4, 3)), judged([least]))) == {"大賞": [1]}


def test_the_rest_of_several_is_not_given_below_the_least() -> None:
    least = replace(BEST, least=Fraction(80))
    prize = only(awarded(field(scored(4, 3)), judged([least])))
    assert [each.number for each in prize.entries] == [1]
    assert prize.reason == (
        "得点の上位1件（01 取組1 4点）。次の取組との差は1点。"
        "残りの1件は該当なし（得点が満点の80%に届く取組が、ほかにないため）"
    )


def test_the_least_of_mixed_parts_is_of_100_points_and_places_have_none() -> None:
    least = replace(GRAND, least=Fraction(60))
    shares = [PartShare(Part.JUDGES, Fraction(1))]
    assert winners(awarded(field(scored(59)), judged([least], shares=shares))) == {"大賞": []}
    found = only(awarded(field(scored(60, 40)), judged([least], shares=shares)))
    assert found.reason == "総合得点の上位1件（01 取組1 60点）。次の取組との差は20点"
    places = judged([least], shares=shares, conversion=Conversion.PLACES)
    lower = [replace(each, lower_wins=True) for each in scored(2, 1)]
    found = only(awarded(field(lower), places))
    assert found.reason == "平均の順位の上位1件（02 取組2 1位）。次の取組との差は1位"


@pytest.mark.parametrize(
    ("step", "subject"),
    [(JudgeTie.TOP_MARKS, "最高点の数が多い"), (JudgeTie.CRITERION, "効果")],
)
def test_a_tie_goes_by_the_chain(step: JudgeTie, subject: str) -> None:
    tied = [standing(1, 4, top_marks=1, criteria=(3, 0)),
            standing(2, 4, top_marks=2, criteria=(4, 0))]  # fmt: skip
    found = awarded(field(tied), judged([GRAND], ties=[step]))
    assert winners(found) == {"大賞": [2]}
    expected = f"得点の上位1件（02 取組2 4点）。01 取組1、02 取組2の同点は「{subject}」で決定"
    assert only(found).reason == expected
    assert [(each.cut.words, each.rule, each.chosen) for each in found.steps] == [
        ("大賞", step, (2,))
    ]


def test_a_tie_for_the_prize_of_the_hall_goes_by_what_the_panel_gave() -> None:
    tied = [standing(1, 2, top_marks=1), standing(2, 1, top_marks=2)]
    rules = judged([OF_HALL], ties=[JudgeTie.TOP_MARKS])
    assert winners(awarded(field(tied, votes={1: 7, 2: 7}), rules)) == {"会場賞": [2]}


def test_lots_decide_where_they_are_declared() -> None:
    rules = judged([GRAND], ties=[JudgeTie.LOTS], seed="公表した種")
    best = max((1, 2), key=lambda number: lot("公表した種", number))
    assert winners(awarded(field(scored(4, 4)), rules)) == {"大賞": [best]}


def test_a_shared_prize_goes_to_all_who_are_level() -> None:
    found = awarded(field(scored(4, 4, 3)), judged([GRAND], ties=[JudgeTie.SHARED]))
    assert winners(found) == {"大賞": [1, 2]}
    assert only(found).reason == (
        "得点の上位2件（01 取組1 4点、02 取組2 4点）。01 取組1、02 取組2は同点のため同時に授賞。"
        "次の取組との差は1点"
    )


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        (PrizeWay.HALL, "会場投票の結果がないため保留"),
        (PrizeWay.STAFF, "職員投票の結果がないため保留"),
        (PrizeWay.STAFF_ALL, "職員投票の結果がないため保留"),
    ],
)
def test_a_prize_waits_for_a_vote_that_is_not_there(way: PrizeWay, reason: str) -> None:
    prize = only(awarded(field(scored(5, 4)), judged([PrizeRule("賞", way=way)])))
    assert (prize.entries, prize.waits, prize.reason) == ((), True, reason)


def test_where_everybody_has_a_prize_the_next_is_not_given() -> None:
    found = awarded(field(scored(5)), judged([GRAND, replace(GRAND, name="優秀賞")]))
    assert found.awarded[1].reason == "該当なし（01 取組1が、ほかの賞を受けたため）"


def test_who_has_a_prize_is_named_once_where_too_few_are_left() -> None:
    found = awarded(field(scored(5, 4)), judged([GRAND, BEST]))
    assert winners(found) == {"大賞": [1], "優秀賞": [2]}
    assert found.awarded[1].reason == (
        "得点の上位1件（02 取組2 4点）。残りの1件は該当なし（01 取組1が、ほかの賞を受けたため）"
    )


def test_a_majority_is_asked_only_of_those_whom_no_earlier_step_settled() -> None:
    """Two of three put 01 above 02; of 03 and 04, which 02 alone is above, nothing is left."""
    tied = [standing(number, 4, top_marks=int(number < 3)) for number in (1, 2, 3, 4)]
    marks = {1: (5, 4, 3, 3), 2: (4, 3, 5, 5), 3: (3, 5, 4, 4)}
    given = {
        (judge, number): Fraction(mark)
        for judge, own in marks.items()
        for number, mark in enumerate(own, 1)
    }
    count = PanelCount(tuple(tied), given, judges=dict.fromkeys((1, 2, 3, 4), 3), full=Fraction(5))
    found = awarded(
        field(tied, count=count), judged([GRAND], (JudgeTie.TOP_MARKS, JudgeTie.MAJORITY))
    )
    assert winners(found) == {"大賞": [1]}
    compared = [(one.entry.number, value) for one, value in found.steps[1].values]
    assert compared == [(1, Fraction(1)), (2, Fraction(0))]


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (JudgeTie.HALL_VOTE, "会場投票の結果がないため保留"),
        (JudgeTie.STAFF_VOTE, "職員投票の結果がないため保留"),
    ],
)
def test_equal_scores_wait_for_the_vote_that_settles_them(step: JudgeTie, reason: str) -> None:
    """Lots come after the vote: drawn before it, they could choose another than the vote will."""
    rules = judged([GRAND], (JudgeTie.TOP_MARKS, step, JudgeTie.LOTS), seed="種")
    prize = only(awarded(field(scored(4, 4)), rules))
    assert (prize.entries, prize.waits, prize.reason) == ((), True, reason)


def test_no_vote_is_waited_for_where_an_earlier_step_settles_the_tie() -> None:
    rules = judged([GRAND], (JudgeTie.TOP_MARKS, JudgeTie.HALL_VOTE, JudgeTie.DECISION))
    tied = [standing(1, 4, top_marks=1), standing(2, 4, top_marks=2)]
    assert winners(awarded(field(tied), rules)) == {"大賞": [2]}


def test_who_may_get_a_prize_that_waits_for_a_vote_keeps_later_prizes_waiting() -> None:
    rules = judged([GRAND, BEST], (JudgeTie.HALL_VOTE, JudgeTie.DECISION))
    found = awarded(field(scored(4, 4, 3)), rules)
    assert [each.waits for each in found.awarded] == [True, True]
