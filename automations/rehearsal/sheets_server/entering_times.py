"""Dates and times as people type them: a serial number, days since 30 December 1899.

https://developers.google.com/workspace/sheets/api/guides/formats#about_date_time_values
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from automations.rehearsal.sheets_server.entering_numbers import Typed
from automations.rehearsal.sheets_server.model import JSON

_EPOCH = date(1899, 12, 30).toordinal()
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_YEAR_FIRST = frozenset({"ja", "zh", "ko"})
_MONTH_FIRST = frozenset({"en_US", "en_PH"})
_SEPARATED = re.compile(r"([0-9]{1,4})([-/.])([0-9]{1,2})(?:\2([0-9]{1,4}))?", re.ASCII)
_JAPANESE = re.compile(r"(?:([0-9]{4})年)?([0-9]{1,2})月([0-9]{1,2})日", re.ASCII)
_NAMED_FIRST = re.compile(r"([A-Za-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?")
_NAMED_SECOND = re.compile(r"([0-9]{1,2})[- ]([A-Za-z]{3,9})\.?(?:[-, ]+([0-9]{4}))?")
_CLOCK = re.compile(
    r"([0-9]{1,4}):([0-9]{2})(?::([0-9]{2})(\.[0-9]{1,3})?)?(?: ?([AaPp])\.?[Mm]\.?)?",
    re.ASCII,
)
_HALF_DAY = 12
_FIRST_WITH_CENTURY = 1000


@dataclass(frozen=True, slots=True)
class _Day:
    """A day as typed; ``pattern`` shows it that way again."""

    serial: int
    pattern: str


def typed_time(text: str, locale: str, today: date) -> Typed | None:
    """Return the serial number of a date, a time or both, with its format; None for others.

    ``today`` gives the year that a date leaves out.
    """
    day = _day(text, locale, today)
    if day is not None:
        return day.serial, {"type": "DATE", "pattern": day.pattern}
    clock = _clock(text)
    if clock is not None:
        return _as_json(clock[0]), {"type": "TIME", "pattern": clock[1]}
    return _both(text, locale, today)


def _both(text: str, locale: str, today: date) -> tuple[int | float, JSON] | None:
    for gap in re.finditer(r" |(?<=[0-9])T(?=[0-9])", text):
        day = _day(text[: gap.start()].strip(), locale, today)
        clock = _clock(text[gap.end() :].strip())
        if day is not None and clock is not None and clock[0] < 1:
            pattern = f"{day.pattern} {clock[1]}"
            return _as_json(day.serial + clock[0]), {"type": "DATE_TIME", "pattern": pattern}
    return None


def _day(text: str, locale: str, today: date) -> _Day | None:
    return (
        _separated(text, locale, today)
        or _japanese(text, locale, today)
        or _named(text, _NAMED_FIRST, today)
        or _named(text, _NAMED_SECOND, today)
    )


def _separated(text: str, locale: str, today: date) -> _Day | None:
    found = _SEPARATED.fullmatch(text)
    if not found:
        return None
    first, separator, second, third = found.groups()
    if len(first) == 4:  # noqa: PLR2004 - a year of four digits is taken for one everywhere
        if third is None:
            return None
        pattern = _pattern_of_year_first(separator, locale)
        return _made(int(first), int(second), int(third), pattern)
    if separator == "." and locale.startswith(("en", "ja")):
        return None
    return _in_order(first, separator, second, third, locale, today)


def _in_order(  # noqa: PLR0913, PLR0917 - the parts of one date
    first: str, separator: str, second: str, third: str | None, locale: str, today: date
) -> _Day | None:
    """Return a date that begins with no year of four digits, as the locale orders its parts."""
    if locale[:2] in _YEAR_FIRST:
        pattern = "yyyy/mm/dd"
        if third is None:
            return _made(today.year, int(first), int(second), pattern)
        return _made(_full_year(first), int(second), int(third), pattern)
    month, day = (first, second) if locale in _MONTH_FIRST else (second, first)
    shown = ("m", "d") if locale in _MONTH_FIRST else ("d", "m")
    if third is None:
        return _made(today.year, int(month), int(day), separator.join(shown))
    if len(third) == 3:  # noqa: PLR2004 - no year has three digits
        return None
    year = "yyyy" if len(third) == 4 else "yy"  # noqa: PLR2004 - 2026 or 26
    if len(third) == 4 and locale not in _MONTH_FIRST:  # noqa: PLR2004 - 2026
        shown = ("dd", "mm")
    return _made(_full_year(third), int(month), int(day), separator.join((*shown, year)))


def _pattern_of_year_first(separator: str, locale: str) -> str:
    if locale[:2] in _YEAR_FIRST and separator == "/":
        return "yyyy/mm/dd"
    return separator.join(("yyyy", "mm", "dd") if separator == "-" else ("yyyy", "m", "d"))


def _japanese(text: str, locale: str, today: date) -> _Day | None:
    found = _JAPANESE.fullmatch(text) if locale.startswith("ja") else None
    if not found:
        return None
    year, month, day = found.groups()
    pattern = 'yyyy"年"m"月"d"日"' if year else 'm"月"d"日"'
    return _made(int(year or today.year), int(month), int(day), pattern)


def _named(text: str, order: re.Pattern[str], today: date) -> _Day | None:
    found = order.fullmatch(text)
    if not found:
        return None
    is_first = order is _NAMED_FIRST
    name, day, year = found[1 if is_first else 2], found[2 if is_first else 1], found[3]
    month = _month(name)
    if month is None:
        return None
    shown = "mmmm" if len(name) > 3 and name.lower() in _MONTHS else "mmm"  # noqa: PLR2004 - Mar
    if is_first:
        pattern = f"{shown} d, yyyy" if year else f"{shown} d"
    else:
        separator = "-" if "-" in text else " "
        pattern = separator.join(("d", shown, "yyyy") if year else ("d", shown))
    return _made(int(year or today.year), month, int(day), pattern)


def _month(name: str) -> int | None:
    for number, each in enumerate(_MONTHS, 1):
        if name.lower() in {each, each[:3]} or (name.lower() == "sept" and number == 9):  # noqa: PLR2004 - September
            return number
    return None


def _full_year(digits: str) -> int:
    """Return a year in full: of two digits, 30 and later are of the last century."""
    year = int(digits)
    if len(digits) > 2 or year >= _FIRST_WITH_CENTURY:  # noqa: PLR2004 - 26 or 2026
        return year
    return year + (2000 if year < 30 else 1900)  # noqa: PLR2004 - as documented


def _made(year: int, month: int, day: int, pattern: str) -> _Day | None:
    try:
        return _Day(date(year, month, day).toordinal() - _EPOCH, pattern)
    except ValueError:
        return None


def _clock(text: str) -> tuple[Fraction, str] | None:
    """Return a time as a part of a day, with its pattern; more than 24 hours are a duration."""
    found = _CLOCK.fullmatch(text)
    if not found:
        return None
    hours, minutes, seconds, parts, half = found.groups()
    hour = int(hours)
    if int(minutes) > 59 or int(seconds or 0) > 59:  # noqa: PLR2004 - of sixty
        return None
    if half and not 1 <= hour <= _HALF_DAY:
        return None
    if half:
        hour = hour % _HALF_DAY + (_HALF_DAY if half in "Pp" else 0)
    past = Fraction(hour * 3600 + int(minutes) * 60 + int(seconds or 0)) + Fraction(parts or 0)
    pattern = ("h" if hour < 24 else "[h]") + ":mm" + (":ss" if seconds else "")  # noqa: PLR2004 - a day
    if parts:
        pattern += "." + "0" * (len(parts) - 1)
    return past / 86_400, pattern + (" am/pm" if half else "")


def _as_json(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(number)
