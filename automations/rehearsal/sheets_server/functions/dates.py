"""Dates and times, which are days since 1899-12-30 and their fractions."""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from automations.rehearsal.sheets_server.formula_values import (
    EPOCH,
    Failed,
    Kind,
    Scalar,
    number,
)
from automations.rehearsal.sheets_server.functions.registry import (
    Calculating,
    Table,
    lazy,
    of_cells,
)

TABLE: Table = {}

_SECONDS = 86400


def _serial(day: date) -> float:
    return float((day - EPOCH).days)


def day_of(serial: float, function: str = "DATE") -> date:
    """Return the day of a serial number.

    Raises:
        Failed: It lies beyond the calendar.
    """
    try:
        return EPOCH + timedelta(days=math.floor(serial))
    except OverflowError:
        raise Failed(
            Kind.NUM, f"Function {function} parameter 1 value {serial:g} is out of range."
        ) from None


def _local(calculation: Calculating) -> datetime:
    return calculation.cells.now.astimezone(ZoneInfo(calculation.cells.time_zone))


@lazy(TABLE, "TODAY", 0, 0)
def _today(calculation: Calculating) -> float:
    return _serial(_local(calculation).date())


@lazy(TABLE, "NOW", 0, 0)
def _now(calculation: Calculating) -> float:
    now = _local(calculation)
    seconds = now.hour * 3600 + now.minute * 60 + now.second
    return _serial(now.date()) + seconds / _SECONDS


def shifted(year: int, month: int, day: int) -> date:
    """Return a date whose month and day may run over, as in DATE(2024, 14, 0).

    >>> shifted(2024, 14, 0)
    datetime.date(2025, 1, 31)
    """
    years, month = divmod(month - 1, 12)
    try:
        return date(year + years, month + 1, 1) + timedelta(days=day - 1)
    except (ValueError, OverflowError):
        raise Failed(Kind.NUM, f"The year {year + years} is out of range.") from None


@of_cells(TABLE, "DATE", 3, 3)
def _date(year: Scalar, month: Scalar, day: Scalar) -> float:
    y, m, d = (int(number(each, "DATE", n)) for n, each in enumerate((year, month, day), 1))
    return _serial(shifted(y + 1900 if 0 <= y < 1900 else y, m, d))  # noqa: PLR2004 - 124 is 2024


@of_cells(TABLE, "TIME", 3, 3)
def _time(hour: Scalar, minute: Scalar, second: Scalar) -> float:
    h, m, s = (int(number(each, "TIME", n)) for n, each in enumerate((hour, minute, second), 1))
    return (h * 3600 + m * 60 + s) % _SECONDS / _SECONDS


def _part(name: str, work: Callable[[date], int]) -> None:
    @of_cells(TABLE, name, 1, 1)
    def calculate(value: Scalar) -> float:
        return float(work(day_of(number(value, name, 1), name)))


_part("YEAR", lambda day: day.year)
_part("MONTH", lambda day: day.month)
_part("DAY", lambda day: day.day)


def _clock(name: str, work: Callable[[int], int]) -> None:
    @of_cells(TABLE, name, 1, 1)
    def calculate(value: Scalar) -> float:
        return float(work(round(number(value, name, 1) % 1 * _SECONDS) % _SECONDS))


_clock("HOUR", lambda seconds: seconds // 3600)
_clock("MINUTE", lambda seconds: seconds // 60 % 60)
_clock("SECOND", lambda seconds: seconds % 60)


@of_cells(TABLE, "WEEKDAY", 1, 2)
def _weekday(value: Scalar, kind: Scalar = 1.0) -> float:
    from_monday = day_of(number(value, "WEEKDAY", 1), "WEEKDAY").weekday()
    match int(number(kind, "WEEKDAY", 2)):
        case 1:
            return float((from_monday + 1) % 7 + 1)
        case 2:
            return float(from_monday + 1)
        case _:
            return float(from_monday)


@of_cells(TABLE, "EDATE", 2, 2)
def _months_later(value: Scalar, months: Scalar) -> float:
    day = day_of(number(value, "EDATE", 1), "EDATE")
    first = shifted(day.year, day.month + int(number(months, "EDATE", 2)), 1)
    return _serial(first.replace(day=min(day.day, monthrange(first.year, first.month)[1])))


@of_cells(TABLE, "EOMONTH", 2, 2)
def _month_end(value: Scalar, months: Scalar) -> float:
    day = day_of(number(value, "EOMONTH", 1), "EOMONTH")
    return _serial(shifted(day.year, day.month + int(number(months, "EOMONTH", 2)) + 1, 0))


@of_cells(TABLE, "DAYS", 2, 2)
def _days(end: Scalar, start: Scalar) -> float:
    return math.floor(number(end, "DAYS", 1)) - math.floor(number(start, "DAYS", 2))


@of_cells(TABLE, "DATEVALUE", 1, 1)
def _date_value(value: Scalar) -> float:
    try:
        return float(math.floor(number(value, "DATEVALUE", 1)))
    except Failed as failed:
        raise Failed(
            failed.fault.kind, f"DATEVALUE parameter '{value}' cannot be parsed to date/time."
        ) from None
