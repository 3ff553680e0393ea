"""Working days of a Japanese city office: the only place that knows which days are none."""

from __future__ import annotations

from datetime import date, timedelta

import jpholiday

_SATURDAY = 5
_YEAR_ENDS = frozenset({(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)})
_ONE = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Tell whether offices are open: no weekend, no national holiday, not 12/29 to 1/3.

    >>> is_working_day(date(2027, 12, 28)), is_working_day(date(2027, 12, 29))
    (True, False)
    """
    closed = (day.month, day.day) in _YEAR_ENDS
    return day.weekday() < _SATURDAY and not closed and not jpholiday.is_holiday(day)


def working_day_by(day: date) -> date:
    """Return ``day``, or the last working day before it.

    >>> working_day_by(date(2027, 1, 3))
    datetime.date(2026, 12, 28)
    """
    while not is_working_day(day):
        day -= _ONE
    return day


def working_day_from(day: date) -> date:
    """Return ``day``, or the first working day after it.

    >>> working_day_from(date(2026, 12, 29))
    datetime.date(2027, 1, 4)
    """
    while not is_working_day(day):
        day += _ONE
    return day
