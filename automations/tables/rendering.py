"""The one place where an exact value becomes text for people; rounding happens here, once.

The rule, printed where it matters: 四捨五入 of the exact value, by magnitude, so that -0.05 and
0.05 round alike. Counts have no decimals, percentages and ポイント one, scores two. A negative
number carries △, a change that is not negative carries + (or ± when it rounds to nothing).
"""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from automations.tables.report import Form

if TYPE_CHECKING:
    from automations.tables.report import Cell

ROUNDING_NOTE = "割合は小数点以下第2位を、得点は小数点以下第3位を四捨五入しています。"

_DECIMALS = {
    Form.COUNT: 0,
    Form.SCORE: 2,
    Form.RATIO: 1,
    Form.CHANGE: 0,
    Form.CHANGE_RATIO: 1,
    Form.POINTS: 1,
}
_CHANGES = {Form.CHANGE, Form.CHANGE_RATIO, Form.POINTS}
_IN_HUNDREDTHS = {Form.RATIO, Form.CHANGE_RATIO, Form.POINTS}
_OWN_UNIT = {Form.RATIO: "%", Form.CHANGE_RATIO: "%", Form.POINTS: "ポイント"}
_WEEKDAYS = "月火水木金土日"
_ERAS = (
    (date(2019, 5, 1), "令和"),
    (date(1989, 1, 8), "平成"),
    (date(1926, 12, 25), "昭和"),
)


def shown(value: Cell, form: Form, unit: str = "") -> str:
    """Return the text people read for a value; text stays as it is and nothing is "".

    A ratio is given as a part of one (``Fraction(1, 4)`` is 25.0%), a difference of percentages
    as a difference of such parts. ``unit`` follows numbers; ratios carry their own unit.

    >>> shown(1234, Form.COUNT, "人"), shown(Fraction(751 - 580, 580), Form.CHANGE_RATIO)
    ('1,234人', '+29.5%')
    >>> shown(date(2024, 12, 24), Form.DAY), shown(Fraction(-32, 1000), Form.POINTS)
    ('令和6年12月24日（火）', '△3.2ポイント')
    """
    match value:
        case None:
            return ""
        case int() | Fraction():
            return _number(value, form, unit)
        case datetime():
            return japanese_day(value) if form is Form.DAY else japanese_time(value)
        case date():
            return japanese_day(value)
        case _:
            return str(value)


def japanese_day(day: date) -> str:
    """Return the day with era and weekday; before 昭和 the western year stands.

    >>> japanese_day(date(2019, 5, 1))
    '令和元年5月1日（水）'
    """
    return f"{_year(day)}年{day.month}月{day.day}日（{_WEEKDAYS[day.weekday()]}）"


def japanese_time(moment: datetime) -> str:
    """Return day and time on the moment's own clock; seconds only where there are any.

    >>> japanese_time(datetime(2024, 12, 24, 13, 5)), japanese_time(datetime(2024, 12, 20, 17, 0, 1))
    ('令和6年12月24日（火）13:05', '令和6年12月20日（金）17:00:01')
    """  # noqa: E501 - two examples side by side
    clock = f"{moment.hour}:{moment.minute:02}"
    seconds = f":{moment.second:02}" if moment.second else ""
    return f"{japanese_day(moment)}{clock}{seconds}"


def half_up(value: Fraction, decimals: int) -> Fraction:
    """Round exactly, half away from zero, to so many decimals.

    >>> half_up(Fraction(25, 1000), 2), half_up(Fraction(-25, 1000), 2)
    (Fraction(3, 100), Fraction(-3, 100))
    """
    if value.denominator == 1:
        return value
    scale = 10**decimals
    magnitude = (abs(value) * scale + Fraction(1, 2)).__floor__()
    return Fraction(magnitude if value >= 0 else -magnitude, scale)


def decimal_text(value: Fraction) -> str:
    """Write a number exactly, without rounding; `ValueError` if no decimal does that.

    >>> decimal_text(Fraction(25, 2)), decimal_text(Fraction(-1, 40)), decimal_text(Fraction(40))
    ('12.5', '-0.025', '40')
    """
    decimals = 0
    while value * 10**decimals % 1:
        decimals += 1
        if 10**decimals > value.denominator**4:  # 2 needs as many decimals as it has powers
            raise ValueError(value)
    digits = str(abs(value.numerator) * 10**decimals // value.denominator).zfill(decimals + 1)
    whole, part = digits[: len(digits) - decimals], digits[len(digits) - decimals :]
    return f"{'-' if value < 0 else ''}{whole}{'.' if part else ''}{part}"


def in_unit(value: int | Fraction, form: Form) -> Fraction:
    """Return the number as it is printed: ratios and ポイント in hundredths."""
    return Fraction(100 * value if form in _IN_HUNDREDTHS else value)


def printed(value: int | Fraction, form: Form) -> tuple[Fraction, int]:
    """Return the number as it is printed, rounded and in its unit, and how many decimals it has.

    >>> printed(Fraction(548, 751), Form.RATIO)
    (Fraction(73, 1), 1)
    """
    number = Fraction(value)
    decimals = _DECIMALS.get(form, 0 if number.denominator == 1 else 2)
    return half_up(in_unit(number, form), decimals), decimals


@lru_cache(maxsize=4096)  # tables repeat few numbers over and over
def _number(number: int | Fraction, form: Form, unit: str) -> str:
    rounded, decimals = printed(number, form)
    return f"{_sign(rounded, form)}{_digits(rounded, decimals, form)}{_OWN_UNIT.get(form, unit)}"


def _sign(rounded: Fraction, form: Form) -> str:
    if rounded < 0:
        return "△"
    if form in _CHANGES:
        return "+" if rounded else "±"
    return ""


def _digits(rounded: Fraction, decimals: int, form: Form) -> str:
    whole, rest = divmod(int(abs(rounded) * 10**decimals), 10**decimals)
    # A bare number in running text, such as the 12 of a rank or a year, takes no commas.
    left = str(whole) if form in {Form.TEXT, Form.LINK} else f"{whole:,}"
    return f"{left}.{rest:0{decimals}}" if decimals else left


def _year(day: date) -> str:
    day = date(day.year, day.month, day.day)  # a datetime does not compare with a date
    for first, era in _ERAS:
        if day >= first:
            year = day.year - first.year + 1
            return f"{era}{'元' if year == 1 else year}"
    return str(day.year)
