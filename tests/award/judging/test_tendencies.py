"""How judges differ is exact, and tells of nobody who it is."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from automations.award.judging.tendencies import mean_difference, strictness, tendencies
from automations.award.judging_rules import JudgingRules
from automations.award.rules import Counting, Method
from automations.tables.report import Table
from tests.award.judging.results import JUDGES, decided, rules_of, texts
from tests.award.judging.scoring import counted, judging

MARKS = st.dictionaries(
    st.tuples(st.integers(1, 4), st.integers(1, 3)), st.fractions(1, 5, max_denominator=3)
)


def told() -> dict[str, Table]:
    return {each.key: each for each in tendencies(decided(rules_of()))}


def test_mean_and_median_stand_side_by_side_with_the_spread() -> None:
    table = told()["disagreements"]
    assert table.rows[0][2:] == (
        3, Fraction(41, 9), Fraction(14, 3), Fraction(5), Fraction(4), Fraction(1), Fraction(2, 3),
    )  # fmt: skip
    assert texts(table)[0] == [
        "01", "窓口DX", "3", "4.56", "4.67", "5.00", "4.00", "1.00", "0.67",
    ]  # fmt: skip


def test_what_stands_in_for_a_recused_judge_says_nothing_of_disagreement() -> None:
    assert texts(told()["disagreements"])[2][2:6] == ["2", "4.33", "4.33", "4.67"]


def test_strictness_goes_by_the_entries_that_others_judged_too() -> None:
    # Judge 3 is recused from entry 3, on which judges 1 and 2 are compared with each other alone.
    table = told()["strictness"]
    assert texts(table) == [
        ["審査員A", "△0.22"],
        ["審査員B", "0.06"],
        ["審査員C", "0.25"],
    ]


def test_letters_follow_strictness_and_tell_no_number_no_name_and_no_count() -> None:
    table = told()["strictness"]
    assert [len(row) for row in table.rows] == [2, 2, 2]
    assert [each.name for each in JUDGES if each.name in str(table)] == []


def test_of_two_judges_nothing_is_told_of_each() -> None:
    rules = judging(Method.MARKS, Counting.MEAN)
    result = replace(decided(rules_of()), count=counted([{1: 5, 2: 4}, {1: 3, 2: 3}], rules, 2))
    assert [each.key for each in tendencies(result)] == ["disagreements"]


def test_places_are_the_same_sum_for_everybody_so_nobody_is_strict() -> None:
    rules = judging(Method.RANKS, Counting.RANK_POINTS)
    places = [{1: 1, 2: 2, 3: 3}, {1: 2, 2: 1, 3: 3}, {1: 1, 2: 3, 3: 2}]
    result = replace(decided(rules_of()), count=counted(places, rules))
    assert [each.key for each in tendencies(result)] == ["disagreements"]


def test_two_values_differ_by_their_difference_and_one_by_nothing() -> None:
    assert mean_difference([Fraction(5), Fraction(3)]) == 2
    assert mean_difference([Fraction(5)]) is None


@given(MARKS, st.fractions(0, 3, max_denominator=4))
def test_a_scale_that_is_shifted_for_all_makes_nobody_stricter(
    marks: dict[tuple[int, int], Fraction], by: Fraction
) -> None:
    shifted = {pair: value + by for pair, value in marks.items()}
    assert strictness(shifted) == strictness(marks)


def test_off_by_default() -> None:
    assert JudgingRules().panel.tendencies is False
