"""Equal scores at a cut: each rule of the chain by itself, and the questions it leaves."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from automations.award import ties
from automations.award.rules import TieRule
from automations.award.tally import Standing
from automations.award.ties import Cut, Line, OpenTie, Settlement, TieStep
from automations.tables.problems import Problem
from tests.award.staging import standing, with_selection

CUT = Cut(Line.REMAINING, "残りの枠")


def compared(
    rule: TieRule, contenders: Sequence[Standing], seats: int
) -> tuple[Settlement, list[int]]:
    chain = ties.measures(with_selection(ties=(rule,)))
    settled, tied = ties.compare(contenders, seats, chain, CUT)
    return settled, [each.entry.number for each in tied]


def test_criteria_are_compared_in_their_declared_order() -> None:
    contenders = [
        standing(1, 9, criteria=(7, 1)),
        standing(2, 9, criteria=(8, 1)),
        standing(3, 9, criteria=(7, 2)),
    ]
    settled, tied = compared(TieRule.CRITERION, contenders, 2)
    assert tied == []
    assert (set(settled.chosen), set(settled.dropped)) == ({2, 3}, {1})
    first, second, third = contenders
    assert settled.steps == (
        TieStep(
            CUT,
            TieRule.CRITERION,
            "効果",
            ((first, Fraction(7)), (second, Fraction(8)), (third, Fraction(7))),
            chosen=(2,),
            tied=(1, 3),
        ),
        TieStep(
            CUT,
            TieRule.CRITERION,
            "工夫",
            ((first, Fraction(1)), (third, Fraction(2))),
            chosen=(3,),
            dropped=(1,),
        ),
    )


@pytest.mark.parametrize(
    ("rule", "weaker", "stronger"),
    [
        (TieRule.SUPPORTERS, standing(1, 9, supporters=3), standing(2, 9, supporters=4)),
        (TieRule.TOP_MARKS, standing(1, 9, top_marks=3), standing(2, 9, top_marks=4)),
    ],
)
def test_more_supporters_or_more_highest_marks_win(
    rule: TieRule, weaker: Standing, stronger: Standing
) -> None:
    settled, tied = compared(rule, [weaker, stronger], 1)
    assert (set(settled.chosen), set(settled.dropped), tied) == ({2}, {1}, [])


def test_a_step_that_finds_all_equal_is_recorded_too() -> None:
    settled, tied = compared(TieRule.SUPPORTERS, [standing(1, 9), standing(2, 9)], 1)
    assert tied == [1, 2]
    assert [(step.chosen, step.dropped, step.tied) for step in settled.steps] == [((), (), (1, 2))]


def test_those_below_the_line_are_dropped_while_others_stay_tied() -> None:
    contenders = [standing(number, 9, supporters=9 - number // 3) for number in (1, 2, 3, 6)]
    settled, tied = compared(TieRule.SUPPORTERS, contenders, 1)
    assert (set(settled.dropped), tied) == ({3, 6}, [1, 2])


def test_a_person_settles_what_the_chain_leaves_and_what_it_does_not_name() -> None:
    assert ties.last_rule(with_selection(ties=(TieRule.CRITERION,))) is TieRule.DECISION
    assert ties.last_rule(with_selection(ties=())) is TieRule.DECISION
    both = (TieRule.ALL_ADVANCE, TieRule.DECISION)
    assert ties.last_rule(with_selection(ties=both)) is TieRule.ALL_ADVANCE


def test_rules_behind_a_last_rule_are_not_used() -> None:
    chain = (TieRule.DECISION, TieRule.SUPPORTERS)
    assert ties.measures(with_selection(ties=chain)) == ()


def open_tie(seats: int, *numbers: int) -> OpenTie:
    return ties.question([standing(number, 9) for number in numbers], seats, CUT)


def test_the_number_of_a_question_names_the_cut_the_entries_and_the_seats() -> None:
    assert open_tie(1, 3, 12).key == "同点-残り-03・12-1件-19581E"


def test_other_numbers_behind_the_same_tie_are_another_question() -> None:
    def key(score: Fraction | int, supporters: int) -> str:
        level = [standing(number, score, supporters=supporters) for number in (3, 12)]
        chain = ties.measures(with_selection(ties=(TieRule.SUPPORTERS,)))
        settled, tied = ties.compare(level, 1, chain, CUT)
        return ties.question(tied, 1, CUT, settled.steps).key

    assert key(9, 4) == key(9, 4)
    assert len({key(9, 4), key(9, 5), key(Fraction(19, 2), 4)}) == 3


def test_a_question_offers_every_answer_there_is() -> None:
    assert open_tie(2, 1, 2, 3).options == (
        "01 取組1、02 取組2",
        "01 取組1、03 取組3",
        "02 取組2、03 取組3",
    )
    assert open_tie(5, *range(1, 12)).options == ()


def settled_by(asked: OpenTie, answer: str) -> Settlement:
    settlement = ties.decided(asked, {asked.key: answer})
    assert isinstance(settlement, Settlement)
    return settlement


@pytest.mark.parametrize("answer", ["02 取組2", "2", "０２", "取組2", " 02　取組2 "])
def test_an_answer_names_an_entry_by_number_title_or_both(answer: str) -> None:
    settlement = settled_by(open_tie(1, 1, 2), answer)
    assert (set(settlement.chosen), set(settlement.dropped)) == ({2}, {1})
    assert settlement.steps[0].rule is TieRule.DECISION


@pytest.mark.parametrize("answer", ["01 取組1、03 取組3", "3、1", "取組3,取組1", "1／3"])
def test_an_answer_names_as_many_entries_as_there_are_seats(answer: str) -> None:
    assert settled_by(open_tie(2, 1, 2, 3), answer).chosen == {1, 3}


@pytest.mark.parametrize("answer", ["", "  "])
def test_no_answer_leaves_the_question_open(answer: str) -> None:
    asked = open_tie(1, 1, 2)
    assert ties.decided(asked, {asked.key: answer, "同点-残り-01・03-1件-19581E": "1"}) is None


@pytest.mark.parametrize("answer", ["3", "1、2", "取組", "どちらも"])
def test_an_answer_that_does_not_fit_is_named(answer: str) -> None:
    asked = open_tie(1, 1, 2)
    found = ties.decided(asked, {asked.key: answer})
    assert isinstance(found, Problem)
    assert str(found) == (
        f"判定_同点: 残りの枠の同点への答え「{answer}」は使えません。"
        "2件以上は「、」で区切って、次の中から1件を書いてください: 01 取組1、02 取組2。"
    )
