"""Savings: what is understood shows its arithmetic; what is not is left as typed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.award.savings import Saving, days_and_weeks, read_saving


@pytest.mark.parametrize(
    ("typed", "hours", "arithmetic"),
    [
        ("月10時間×3人", 360, "10時間×3人×12か月＝360時間/年"),
        ("月10時間 × 3人", 360, "10時間×3人×12か月＝360時間/年"),
        ("10時間/月×３名", 360, "10時間×3名×12か月＝360時間/年"),
        ("10時間（月）×3人", 360, "10時間×3人×12か月＝360時間/年"),
        ("月10時間×12か月", 120, "10時間×12か月＝120時間/年"),
        ("月10時間×6か月", 60, "10時間×6か月＝60時間/年"),
        ("120時間", 120, "120時間/年"),
        ("１２０時間／年", 120, "120時間/年"),
        ("年間120時間の削減", 120, "120時間/年"),
        ("120時間（見込み）", 120, "120時間/年"),
        ("月間約10時間", 120, "10時間×12か月＝約120時間/年"),
        ("週2時間", 104, "2時間×52週＝104時間/年"),
        ("1日30分×5人", 600, "30分×5人×240日÷60＝600時間/年"),
        ("1日30分×240日", 120, "30分×240日÷60＝120時間/年"),
        ("1日2時間×週3日", 312, "2時間×3日×52週＝312時間/年"),
        ("1件15分×月200件", 600, "15分×200件×12か月÷60＝600時間/年"),
        ("3分/件×1,200件", 60, "3分×1,200件÷60＝60時間/年"),
        ("1回30分×週2回×5人", 260, "30分×2回×5人×52週÷60＝260時間/年"),
        ("1人月2時間×30人", 720, "2時間×30人×12か月＝720時間/年"),
        ("1課あたり年20時間×10課", 200, "20時間×10課＝200時間/年"),
        ("1時間30分×月4回", 72, "1時間30分×4回×12か月＝72時間/年"),
        ("1.5時間×20人", 30, "1.5時間×20人＝30時間/年"),
        ("10時間×3人＝30時間", 30, "10時間×3人＝30時間/年"),
        ("5分×年間10,000件", Fraction(2500, 3), "5分×10,000件÷60＝約833.3時間/年"),
        ("1,200時間＋300時間", 1500, "1,200時間/年、300時間/年"),
        ("窓口 1,200時間", None, ""),
    ],
)
def test_hours_a_year_with_their_arithmetic(
    typed: str, hours: Fraction | None, arithmetic: str
) -> None:
    found = read_saving(typed)
    assert (found.hours, found.yen, found.arithmetic) == (hours, None, arithmetic)
    assert found.unread == (hours is None)


@pytest.mark.parametrize(
    ("typed", "yen", "arithmetic"),
    [
        ("年50万円", 500_000, "500,000円/年"),
        ("1,200千円", 1_200_000, "1,200,000円/年"),
        ("月3千円×12か月", 36_000, "3千円×12か月＝36,000円/年"),
        ("月1万円", 120_000, "1万円×12か月＝120,000円/年"),
    ],
)
def test_money_a_year(typed: str, yen: int, arithmetic: str) -> None:
    assert read_saving(typed) == Saving(typed, None, Fraction(yen), arithmetic)


def test_hours_and_money_are_kept_apart() -> None:
    found = read_saving("月10時間、年50万円")
    assert (found.hours, found.yen) == (Fraction(120), Fraction(500_000))
    assert found.arithmetic == "10時間×12か月＝120時間/年、500,000円/年"


@pytest.mark.parametrize(
    "typed",
    [
        "120",  # of what?
        "1人月2時間",  # of how many?
        "120時間（1人当たり）",
        "年2,400時間（10人）",
        "100～120時間",
        "100時間以上",
        "△120時間",
        "10人日",
        "半日",
        "10時間×3",
        "10時間・3人",
        "10時間×3人＝40時間",  # they contradict each other
        "月2時間×5日",  # in each month, or of each day?
        "月10時間、待ち時間も減った",  # half of it would be less than was said
        "窓口の待ち時間が減った",
        "12,5時間",
    ],
)
def test_what_is_not_wholly_understood_is_left_as_typed(typed: str) -> None:
    assert read_saving(typed) == Saving(typed, unread=True)


@pytest.mark.parametrize("typed", [" 　", "なし", "－"])
def test_a_blank_cell_says_nothing(typed: str) -> None:
    assert read_saving(typed) == Saving("")


def test_how_many_days_and_weeks_a_year_has_is_declared() -> None:
    assert days_and_weeks() == {"月": 12, "週": 52, "日": 240}


@given(st.integers(1, 9999), st.integers(1, 99))
def test_the_result_is_exact_whatever_the_numbers(minutes: int, people: int) -> None:
    found = read_saving(f"月{minutes:,}分×{people}人")
    assert found.hours == Fraction(minutes * people * 12, 60)


@given(st.text(max_size=30))
def test_no_text_is_too_odd(text: str) -> None:
    found = read_saving(text)
    assert found.unread == (bool(found.typed) and not found.arithmetic)
