"""What people read for a value."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.tables.places import Place
from automations.tables.rendering import half_up, shown
from automations.tables.report import Cell, Form


@pytest.mark.parametrize(
    ("value", "form", "unit", "text"),
    [
        (1234, Form.COUNT, "人", "1,234人"),
        (0, Form.COUNT, "", "0"),
        (-3, Form.COUNT, "人", "△3人"),
        (1234, Form.TEXT, "", "1234"),
        (Fraction(5, 2), Form.TEXT, "", "2.50"),
        (Fraction(4, 3), Form.SCORE, "点", "1.33点"),
        (12345, Form.SCORE, "", "12,345.00"),
        (Fraction(285, 1000), Form.RATIO, "%", "28.5%"),
        (Fraction(1), Form.RATIO, "", "100.0%"),
        (171, Form.CHANGE, "人", "+171人"),
        (-12, Form.CHANGE, "人", "△12人"),
        (0, Form.CHANGE, "人", "±0人"),
        (Fraction(171, 580), Form.CHANGE_RATIO, "%", "+29.5%"),
        (Fraction(-1, 3), Form.CHANGE_RATIO, "%", "△33.3%"),
        (Fraction(1, 5000), Form.CHANGE_RATIO, "", "±0.0%"),
        (Fraction(-32, 1000), Form.POINTS, "", "△3.2ポイント"),
        (date(2024, 12, 24), Form.DAY, "", "令和6年12月24日（火）"),
        (datetime(2024, 12, 24, 9, 5, tzinfo=UTC), Form.TIME, "", "令和6年12月24日（火）9:05"),
        (datetime(2024, 12, 24, 9, 5, tzinfo=UTC), Form.DAY, "", "令和6年12月24日（火）"),
        (
            datetime(2024, 12, 20, 17, 0, 1, tzinfo=UTC),
            Form.TIME,
            "",
            "令和6年12月20日（金）17:00:01",
        ),
        (date(2019, 4, 30), Form.DAY, "", "平成31年4月30日（火）"),
        (date(2019, 5, 1), Form.DAY, "", "令和元年5月1日（水）"),
        (date(1989, 1, 7), Form.DAY, "", "昭和64年1月7日（土）"),
        (date(1920, 1, 1), Form.DAY, "", "1920年1月1日（木）"),
        (Place("投票.xlsx", "回答", 12), Form.LINK, "", "投票.xlsx「回答」12行目"),
        ("10:05", Form.TIME, "", "10:05"),
        (None, Form.COUNT, "人", ""),
    ],
)
def test_a_value_is_shown_as_japanese_documents_show_it(
    value: Cell, form: Form, unit: str, text: str
) -> None:
    assert shown(value, form, unit) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(5, 10_000), "0.1%"),
        (Fraction(49_999, 100_000_000), "0.0%"),
        (Fraction(1005, 10_000), "10.1%"),
        (Fraction(-5, 10_000), "△0.1%"),
    ],
)
def test_a_half_is_rounded_away_from_zero(value: Fraction, text: str) -> None:
    assert shown(value, Form.RATIO) == text


@given(st.fractions(), st.integers(0, 4))
def test_rounding_is_half_up_of_the_exact_value(value: Fraction, decimals: int) -> None:
    rounded = half_up(value, decimals)
    step = Fraction(1, 10**decimals)
    assert (rounded / step).denominator == 1
    # Never farther than half a step, and exactly half a step only on the outer side.
    distance = abs(rounded) - abs(value)
    assert -step / 2 < distance <= step / 2


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6), st.integers(0, 4))
def test_rounding_agrees_with_the_standard_library_on_decimals(
    value: Decimal, decimals: int
) -> None:
    with localcontext() as context:
        context.prec = 400
        expected = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    assert half_up(Fraction(value), decimals) == Fraction(expected)
