"""Text to meaning, one function a kind: whole numbers, points in time, marks, choices.

Nothing is guessed: a text that does not fully match is no value. What people type is taken as it
comes: full-width digits, thousands separators, △ for minus, circled numbers, Japanese eras.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from zoneinfo import ZoneInfo

    from automations.tables.schema import Choice

_INTEGER = re.compile(r"([+\-△▲−]?)(\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.0*)?")
_MINUS = frozenset("-△▲−")
_ERAS = {"令和": 2018, "令": 2018, "r": 2018, "平成": 1988, "平": 1988, "h": 1988,
         "昭和": 1925, "昭": 1925, "s": 1925}  # fmt: skip
_DAY = re.compile(
    r"(?:(?P<era>令和|平成|昭和|令|平|昭|[rhs])\s*)?(?P<year>元|\d{1,4})\s*[年./-]\s*"
    r"(?P<month>\d{1,2})\s*[月./-]\s*(?P<day>\d{1,2})日?"
)
_CLOCK = re.compile(
    r"(?P<half>午前|午後|am|pm)?\s*(?P<hour>\d{1,2})(?::|時)(?P<minute>\d{1,2})分?"
    r"(?:(?::|\s*)(?P<second>\d{1,2})(?:\.\d+)?秒?)?\s*(?P<half_after>午前|午後|am|pm)?"
)
_ISO_T = re.compile(r"(?<=\d)t(?=\d)")
_WEEKDAY = re.compile(r"\(?[月火水木金土日](?:曜日?)?\)")
_OFFSET = re.compile(r"\s*(?:gmt|utc)?\s*(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?")
_YES = frozenset({"○", "〇", "◯", "●", "✓", "✔", "☑", "1", "true", "yes", "y", "はい", "有", "済"})
_NO = frozenset({"", "×", "-", "0", "false", "no", "n", "いいえ", "無", "なし", "未", "☐"})
_HALF_DAY = 12
_DAYS_END = 24


def folded(text: str) -> str:
    """Reduce width, case and outer spaces; for comparing what people typed with known words."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def integer(text: str) -> int | None:
    """Read a whole number.

    >>> integer("１，２３４"), integer("△5"), integer("③"), integer("4.0"), integer("4.5")
    (1234, -5, 3, 4, None)
    """
    match = _INTEGER.fullmatch(folded(text))
    if not match:
        return None
    number = int(match[2].replace(",", ""))
    return -number if match[1] in _MINUS and match[1] else number


def mark(text: str) -> bool | None:
    """Read a yes-or-no mark; blank is no.

    >>> mark("○"), mark(""), mark("たぶん")
    (True, False, None)
    """
    word = folded(text)
    if word in _YES:
        return True
    return False if word in _NO else None


def choices_by_word(choices: Iterable[Choice]) -> Mapping[str, str]:
    """Return the value for every way of writing a choice, folded."""
    return {folded(word): each.value for each in choices for word in (each.value, *each.words)}


def moment(text: str, zone: ZoneInfo) -> datetime | None:
    """Read a point in time; a day alone is its first second. Zone-less clocks are in ``zone``.

    >>> from zoneinfo import ZoneInfo
    >>> tokyo = ZoneInfo("Asia/Tokyo")
    >>> moment("R6.12.24 13:05", tokyo).isoformat()
    '2024-12-24T13:05:00+09:00'
    >>> moment("2024/12/24 1:05:09 午後 GMT+9", tokyo).isoformat()
    '2024-12-24T13:05:09+09:00'
    >>> moment("12/24", tokyo) is None
    True
    """
    words = _WEEKDAY.sub(" ", _ISO_T.sub(" ", folded(text)))
    day = _DAY.match(words)
    if not day:
        return None
    rest = words[day.end() :].strip()
    try:
        start = datetime(_year(day), int(day["month"]), int(day["day"]), tzinfo=zone)
        return _at_clock(start, rest) if rest else start
    except ValueError:
        return None


def _year(day: re.Match[str]) -> int:
    number = 1 if day["year"] == "元" else int(day["year"])
    if day["era"]:
        return number + _ERAS[day["era"]]
    if len(day["year"]) != len("2024"):
        raise ValueError(day["year"])
    return number


def _at_clock(start: datetime, rest: str) -> datetime | None:
    clock = _CLOCK.match(rest)
    if not clock:
        return None
    half = clock["half"] or clock["half_after"]
    hour = int(clock["hour"])
    if half in {"午後", "pm"} and hour < _HALF_DAY:
        hour += _HALF_DAY
    elif half in {"午前", "am"} and hour == _HALF_DAY:
        hour = 0
    at = start.replace(
        hour=hour % _DAYS_END, minute=int(clock["minute"]), second=int(clock["second"] or 0)
    ) + timedelta(days=hour // _DAYS_END)
    return _with_offset(at, rest[clock.end() :])


def _with_offset(at: datetime, rest: str) -> datetime | None:
    """Apply what an export writes behind the clock ("GMT+9"), or refuse what is left."""
    if not rest.strip():
        return at
    offset = _OFFSET.fullmatch(rest)
    if not offset:
        return None
    zone = at.tzinfo
    away = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
    utc = at.replace(tzinfo=None) - (away if offset["sign"] == "+" else -away)
    return utc.replace(tzinfo=UTC).astimezone(zone)
