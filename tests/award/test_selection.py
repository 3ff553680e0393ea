"""Who is selected: category minimums, the remaining seats, and ties only where they matter."""

from dataclasses import replace

import pytest

from automations.award.rules import AwardRules, Category, TieRule
from automations.award.seating import Verdict
from automations.award.selection import Selection, select
from tests.award.staging import RULES, standing, with_selection

COMPARE = (TieRule.CRITERION, TieRule.SUPPORTERS)


def award(
    seats: int,
    minimums: tuple[int, int] = (1, 1),
    ties: tuple[TieRule, ...] = COMPARE,
    runners_up: int = 1,
) -> AwardRules:
    categories = tuple(map(Category, ("窓口", "内部"), minimums))
    rules = replace(RULES, categories=categories)
    return with_selection(rules, seats=seats, ties=ties, runners_up=runners_up)


def chosen(found: Selection) -> list[int]:
    return sorted(each.standing.entry.number for each in found.finalists)


def of_verdict(found: Selection, verdict: Verdict) -> set[int]:
    return {each.standing.entry.number for each in found.outcomes if each.seat.verdict is verdict}


def reasons(found: Selection) -> dict[int, str]:
    return {each.standing.entry.number: each.seat.reason for each in found.outcomes}


CLEAR = [
    standing(1, 90),
    standing(2, 80),
    standing(3, 70),
    standing(4, 30, "内部"),
    standing(5, 20, "内部"),
]


def test_the_best_of_each_category_then_the_best_of_the_rest() -> None:
    found = select(CLEAR, award(3), {})
    assert chosen(found) == [1, 2, 4]
    assert reasons(found) == {
        1: "部門の上位1件（最低選出数）",
        2: "部門の枠を除く残りの枠の得点順",
        3: "得点が当落線に届かない",
        4: "部門の上位1件（最低選出数）",
        5: "得点が当落線に届かない",
    }
    assert found.tie_steps == ()
    assert found.margin == 10
    assert [each.standing.entry.number for each in found.runners_up] == [3]


def test_without_minimums_the_best_overall() -> None:
    assert chosen(select(CLEAR, award(3, (0, 0)), {})) == [1, 2, 3]


def test_without_remaining_seats_only_the_minimums() -> None:
    found = select(CLEAR, award(3, (1, 2)), {})
    assert chosen(found) == [1, 4, 5]
    assert found.margin == 10, "the gap inside 窓口; nobody of 内部 is out"


def test_fewer_entries_than_seats_stay_fewer() -> None:
    found = select(CLEAR, award(9), {})
    assert chosen(found) == [1, 2, 3, 4, 5]
    assert (found.runners_up, found.margin) == ((), None)


def test_a_category_without_enough_entries_leaves_its_seats_to_the_rest() -> None:
    assert chosen(select(CLEAR, award(4, (1, 3)), {})) == [1, 2, 4, 5]


def test_equal_scores_that_are_all_in_or_all_out_are_left_alone() -> None:
    standings = [standing(1, 9), standing(2, 9), standing(3, 1), standing(4, 1)]
    found = select(standings, award(2, (2, 0)), {})
    assert chosen(found) == [1, 2]
    assert found.tie_steps == ()


def test_a_tie_at_the_minimum_does_not_matter_when_both_are_in() -> None:
    standings = [standing(1, 9), standing(2, 9), standing(3, 1), standing(4, 8, "内部")]
    found = select(standings, award(3), {})
    assert chosen(found) == [1, 2, 4]
    assert found.tie_steps == ()
    assert (
        reasons(found)[1] == reasons(found)[2] == ("同点だが、部門の枠と残りの枠に同点の全件が入る")
    )


TIED = [
    standing(1, 9),
    standing(2, 5, criteria=(3, 0)),
    standing(3, 5, "内部", criteria=(4, 0)),
    standing(4, 8, "内部"),
]


def test_a_tie_at_the_remaining_seats_is_settled_step_by_step() -> None:
    found = select(TIED, award(3), {})
    assert chosen(found) == [1, 3, 4]
    assert reasons(found)[3] == "残りの枠の同点を「効果」で決定"
    assert reasons(found)[2] == "残りの枠の同点を「効果」で決定（選外）"
    assert [(step.subject, step.chosen, step.dropped) for step in found.tie_steps] == [
        ("効果", (3,), (2,))
    ]
    assert found.margin == 0


def test_a_tie_inside_a_category_names_the_category() -> None:
    standings = [standing(1, 5, supporters=2), standing(2, 5, supporters=3)]
    found = select(standings, award(1, (1, 0)), {})
    assert chosen(found) == [2]
    assert reasons(found)[1] == ("窓口部門の枠の同点を「選んだ人数が多い」で決定（選外）")


FULL = [standing(1, 9), standing(2, 5), standing(3, 5, "内部"), standing(4, 8, "内部")]
QUESTION = "同点-残り-02・03-1件-938B35"


def test_what_the_chain_leaves_waits_for_a_person() -> None:
    found = select(FULL, award(3), {})
    assert chosen(found) == [1, 4]
    assert [each.key for each in found.open_ties] == [QUESTION]
    assert found.open_ties[0].options == ("02 取組2", "03 取組3")
    assert reasons(found)[2] == "残りの枠の同点のため、人の判定待ち"
    assert (found.runners_up, found.margin) == ((), None)
    assert [step.subject for step in found.tie_steps] == [
        "効果", "工夫", "選んだ人数が多い", "人が決める",
    ]  # fmt: skip


def test_a_recorded_answer_settles_the_tie() -> None:
    found = select(FULL, award(3), {QUESTION: "03 取組3"})
    assert chosen(found) == [1, 3, 4]
    assert found.open_ties == ()
    assert reasons(found)[3] == "残りの枠の同点を人の判定で決定"
    assert reasons(found)[2] == "残りの枠の同点を人の判定で決定（選外）"
    assert [each.standing.entry.number for each in found.runners_up] == [2]


def test_an_answer_that_does_not_fit_leaves_the_tie_open() -> None:
    found = select(FULL, award(3), {QUESTION: "04 取組4"})
    assert [each.code for each in found.problems] == ["tie_answer_unfit"]
    assert [each.key for each in found.open_ties] == [QUESTION]


def test_all_advance_adds_seats_and_nobody_loses_one() -> None:
    rules = award(3, ties=(*COMPARE, TieRule.ALL_ADVANCE))
    found = select(FULL, rules, {})
    assert chosen(found) == [1, 2, 3, 4]
    assert reasons(found)[2] == "残りの枠の同点の全件を選出"
    assert found.runners_up == ()


LINKED = [standing(1, 5), standing(2, 5), standing(3, 5, "内部"), standing(4, 8, "内部")]


def test_seats_of_a_category_and_the_rest_that_meet_in_one_tie_are_one_question() -> None:
    found = select(LINKED, award(3), {})
    assert [each.key for each in found.open_ties] == ["同点-残り-01・02・03-2件-938B35"]
    assert found.open_ties[0].options == (
        "01 取組1、02 取組2", "01 取組1、03 取組3", "02 取組2、03 取組3",
    )  # fmt: skip
    again = select(LINKED, award(3), {"同点-残り-01・02・03-2件-938B35": "1、3"})
    assert (chosen(again), again.open_ties) == ([1, 3, 4], ())


def test_a_tie_in_a_category_that_a_later_rule_makes_pointless_is_not_asked() -> None:
    # One of 1 and 2 takes the category's seat; whoever it is, the other beats 3 on 効果.
    standings = [
        standing(1, 5, criteria=(4, 0)),
        standing(2, 5, criteria=(4, 0)),
        standing(3, 5, "内部", criteria=(3, 0)),
        standing(4, 8, "内部"),
    ]
    found = select(standings, award(3), {})
    assert chosen(found) == [1, 2, 4]
    assert found.open_ties == ()


def test_runners_up_follow_the_tie_rules_and_equals_stand_together() -> None:
    standings = [
        standing(1, 9),
        standing(2, 5, supporters=1),
        standing(3, 5, supporters=2),
        standing(4, 4),
        standing(5, 4),
    ]
    rules = award(1, (0, 0), runners_up=3)
    numbers = [each.standing.entry.number for each in select(standings, rules, {}).runners_up]
    assert numbers == [3, 2, 4, 5]


@pytest.mark.parametrize("seats", [1, 2, 7])
def test_nobody_to_choose_from_is_nobody_chosen(seats: int) -> None:
    assert select([], award(seats, (0, 0)), {}).outcomes == ()
