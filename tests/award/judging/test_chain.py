"""The chain for ties about prizes: each step by itself, and what it leaves out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest

from automations.award.judging.chain import chain, last_step
from automations.award.judging.result import HallVote, PanelCount
from automations.award.judging_rules import JudgeTie
from automations.award.lots import lot
from automations.award.measures import value_cell, value_shown
from automations.award.rules import Counting, Method
from automations.award.standing import Standing
from tests.award.judging.prizing import judged
from tests.award.staging import standing

ONE, TWO, THREE = standing(1, 4), standing(2, 4), standing(3, 4)
Given = Mapping[tuple[int, int], int]


def values(
    step: JudgeTie,
    standings: Sequence[Standing],
    count: PanelCount | None = None,
    hall: HallVote | None = None,
    staff: Sequence[Standing] = (),
    **panel: object,
) -> Sequence[tuple[str, Sequence[Fraction | int]]]:
    """Return what a step compares, and what each entry has there."""
    by_number = {each.entry.number: each for each in staff}
    ties = (step, JudgeTie.DECISION)
    rules = judged(ties=ties, **panel)  # type: ignore[arg-type]  # named by the test
    own = count or PanelCount(tuple(standings))
    measures = chain(standings, own, hall, by_number, rules)
    assert {each.rule for each in measures} <= {step}
    return [(each.subject, [each.value(one) for one in standings]) for each in measures]


def given(scores: Given, standings: Sequence[Standing] = (ONE, TWO, THREE)) -> PanelCount:
    return PanelCount(tuple(standings), {pair: Fraction(worth) for pair, worth in scores.items()})


def test_criteria_are_compared_in_their_order_as_the_panel_marked_them() -> None:
    panel = (standing(1, 9, criteria=(4, 5)), standing(2, 9, criteria=(5, 3)))
    mixed = [ONE, TWO]
    found = values(JudgeTie.CRITERION, mixed, PanelCount(panel))
    assert found == [("効果", [4, 5]), ("工夫", [5, 3])]


def test_numbers_of_highest_marks_are_compared() -> None:
    tied = [standing(1, 4, top_marks=3), standing(2, 4, top_marks=1)]
    assert values(JudgeTie.TOP_MARKS, tied) == [("最高点の数が多い", [3, 1])]


def test_numbers_of_marks_grow_as_if_the_others_stood_in_for_who_is_recused() -> None:
    tied = [standing(1, 4, top_marks=3), standing(2, 4, top_marks=4)]
    count = PanelCount(tuple(tied), filled={(4, 1): Fraction(4)}, judges={1: 3, 2: 4})
    assert values(JudgeTie.TOP_MARKS, tied, count) == [("最高点の数が多い", [4, 4])]


def test_a_count_back_goes_level_by_level() -> None:
    tied = [replace(ONE, levels=(1, 2)), replace(TWO, levels=(1, 1))]
    assert values(JudgeTie.COUNT_BACK, tied) == [("5点の数", [1, 1]), ("4点の数", [2, 1])]


def test_a_count_back_of_orders_goes_place_by_place() -> None:
    tied = [replace(ONE, levels=(1, 2)), replace(TWO, levels=(1, 1))]
    found = values(JudgeTie.COUNT_BACK, tied, method=Method.RANKS, counting=Counting.RANK_POINTS)
    assert found == [("1位の数", [1, 1]), ("2位の数", [2, 1])]


def test_totals_without_weights_are_compared() -> None:
    tied = [replace(ONE, raw=Fraction(31)), replace(TWO, raw=Fraction(63, 2))]
    found = values(JudgeTie.RAW_TOTAL, tied)
    assert found == [("素点の合計が高い", [31, Fraction(63, 2)])]


def test_a_majority_of_judges_decides_pair_by_pair() -> None:
    """One is above two for two judges of three, two above three for all, three above one never."""
    count = given({(1, 1): 5, (1, 2): 4, (1, 3): 3, (2, 1): 5, (2, 2): 4, (2, 3): 3,
                   (3, 1): 1, (3, 2): 5, (3, 3): 1})  # fmt: skip
    found = values(JudgeTie.MAJORITY, [ONE, TWO, THREE], count)
    assert found == [("過半数の審査員が上に置いた", [2, 1, 0])]


def test_half_of_the_judges_is_no_majority() -> None:
    count = given({(1, 1): 5, (1, 2): 4, (2, 1): 4, (2, 2): 5})
    assert values(JudgeTie.MAJORITY, [ONE, TWO], count)[0][1] == [0, 0]


def test_only_judges_of_both_are_asked_for_the_majority() -> None:
    """The second is recused from entry 2: one of one is a majority."""
    count = given({(1, 1): 5, (1, 2): 4, (2, 1): 1})
    assert values(JudgeTie.MAJORITY, [ONE, TWO], count)[0][1] == [1, 0]


def test_a_better_place_is_a_smaller_one_for_the_majority() -> None:
    panel = (replace(ONE, lower_wins=True), replace(TWO, lower_wins=True))
    count = given({(1, 1): 1, (1, 2): 2}, panel)
    assert values(JudgeTie.MAJORITY, panel, count)[0][1] == [1, 0]


def test_the_staff_vote_is_compared_by_its_merit() -> None:
    staff = [replace(standing(1, 40), lower_wins=True), replace(standing(2, 30), lower_wins=True)]
    found = values(JudgeTie.STAFF_VOTE, [ONE, TWO], staff=staff)
    assert found == [("職員投票の得点が高い", [-40, -30])]


def test_a_vote_that_does_not_know_them_all_decides_nothing() -> None:
    assert values(JudgeTie.STAFF_VOTE, [ONE, TWO], staff=[ONE]) == []
    assert values(JudgeTie.HALL_VOTE, [ONE, TWO]) == []
    assert values(JudgeTie.CRITERION, [ONE, TWO], PanelCount((ONE,))) == []
    assert values(JudgeTie.MAJORITY, [ONE, TWO], PanelCount((ONE,))) == []


def test_votes_in_the_hall_are_compared() -> None:
    found = values(JudgeTie.HALL_VOTE, [ONE, TWO], hall=HallVote({2: 12}, 30))
    assert found == [("会場投票の得点が高い", [0, 12])]


def test_who_applied_earlier_wins() -> None:
    at = datetime(2024, 10, 1, 9, tzinfo=UTC)
    first = replace(ONE, entry=replace(ONE.entry, submitted=at))
    later = replace(TWO, entry=replace(TWO.entry, submitted=at.replace(hour=10)))
    ((subject, (own, other)),) = values(JudgeTie.EARLIER, [first, later])
    assert subject == "応募が早い"
    assert own > other
    assert value_shown(JudgeTie.EARLIER, first, Fraction(own)) == "令和6年10月1日（火）9:00"


def test_who_costs_less_wins() -> None:
    cheap = replace(ONE, entry=replace(ONE.entry, cost=0))
    dear = replace(TWO, entry=replace(TWO.entry, cost=1200))
    assert values(JudgeTie.LOWER_COST, [cheap, dear]) == [("費用が低い", [0, -1200])]
    assert value_shown(JudgeTie.LOWER_COST, dear, Fraction(-1200)) == "1,200円"


def test_lots_are_drawn_from_the_seed_of_the_panel() -> None:
    found = values(JudgeTie.LOTS, [ONE, TWO], seed="審査会")
    assert found == [("公表した種による抽選", [lot("審査会", 1), lot("審査会", 2)])]
    assert values(JudgeTie.LOTS, [ONE, TWO]) == []


def test_lots_and_merits_are_texts_in_tables_and_counts_are_numbers() -> None:
    assert value_cell(JudgeTie.LOTS, ONE, Fraction(255)) == f"{255:064x}"
    assert value_cell(JudgeTie.STAFF_VOTE, ONE, Fraction(-12)) == "12"
    assert value_cell(JudgeTie.HALL_VOTE, ONE, Fraction(12)) == 12


@pytest.mark.parametrize("end", [JudgeTie.SHARED, JudgeTie.DECISION])
def test_the_chain_ends_where_the_prize_is_shared_or_a_person_decides(end: JudgeTie) -> None:
    rules = judged(ties=(JudgeTie.TOP_MARKS, end, JudgeTie.RAW_TOTAL))
    found = chain([ONE, TWO], PanelCount((ONE, TWO)), None, {}, rules)
    assert [each.rule for each in found] == [JudgeTie.TOP_MARKS]
    assert last_step(rules) is end


def test_a_person_decides_where_nothing_ends_the_chain() -> None:
    assert last_step(judged(ties=())) is JudgeTie.DECISION
