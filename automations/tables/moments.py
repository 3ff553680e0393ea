"""Points in time as people and forms write them; what is ambiguous is no point in time.

Seconds are the finest grain: sheets show no fractions, so 17:00:00.4 is 17:00:00, and a deadline
"inclusive to the second" holds for it. Two clocks leave midnight and noon open in words (午後12時
is midnight by the old law and noon by the digital clock): written with 時 they are refused, written
as a digital clock (午後 12:00) they follow the digital clock, as forms export it.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from automations.tables.folding import folded

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

# The first day of each era, newest first; an era ends the day before the next one begins.
_ERAS = (
    (("令和", "令", "r"), date(2019, 5, 1)),
    (("平成", "平", "h"), date(1989, 1, 8)),
    (("昭和", "昭", "s"), date(1926, 12, 25)),
    (("大正", "大", "t"), date(1912, 7, 30)),
)
_YEAR = r"(?P<{0}era>令和|平成|昭和|大正|[令平昭大rhst])?\s*(?P<{0}year>元|[0-9]{{1,4}})"
_DAY = re.compile(
    _YEAR.format("")
    + r"(?:\s*年?\s*\(" + _YEAR.format("other_") + r"年?\))?"
    + r"\s*(?:(?P<sign>[./-])\s*(?P<m1>[0-9]{1,2})\s*(?P=sign)\s*(?P<d1>[0-9]{1,2})(?![0-9])"
    + r"|(?:年|(?<=\))年?)\s*(?P<m2>[0-9]{1,2})\s*月\s*(?P<d2>[0-9]{1,2})\s*日)"
)  # fmt: skip
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?![0-9])")
_HALF = r"(?:午前|午後|[ap]\.?m\.?)"
_CLOCK = re.compile(
    rf"(?P<half>{_HALF})?\s*(?:"
    r"(?P<h1>[0-9]{1,2}):(?P<m1>[0-9]{2})(?::(?P<s1>[0-9]{2})(?:\.[0-9]+)?)?"
    r"|(?P<h2>[0-9]{1,2})時(?:(?P<m2>[0-9]{1,2})分(?:(?P<s2>[0-9]{1,2})秒)?|(?P<m3>半))?"
    rf")\s*(?P<half_after>{_HALF})?"
)
_OFFSET = re.compile(r"(?:gmt|utc)?\s*([+-])([0-9]{1,2})(?::?([0-9]{2}))?")
_ZONES = {"z": "+0", "gmt": "+0", "utc": "+0", "jst": "+9", "日本時間": "+9", "日本標準時": "+9"}
_ISO_T = re.compile(r"(?<=[0-9])t(?=[0-9])")
_WEEKDAY = re.compile(r"\([月火水木金土日](?:曜日?)?(?:[・･]?祝)?\)|[月火水木金土日]曜日?")
_OF_CELL = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?: (?P<clock>[0-9]{2}:[0-9]{2}:[0-9]{2}))?"
)
_KANJI = re.compile(r"[〇零一二三四五六七八九十百千]+(?=\s*[年月日時分秒])")
_DIGITS = {letter: value for value, letter in enumerate("〇一二三四五六七八九")} | {"零": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_DASHES = str.maketrans({"−": "-", "‐": "-", "–": "-", "—": "-", "―": "-"})
_NOON = 12
_MIDNIGHT = 24
_HOUR = 60  # minutes
_HALF_AN_HOUR = 30
_FARTHEST_OFFSET = timedelta(hours=14)


def as_shown(text: str) -> str:
    """Write the date of a cell as sheets show it; any other text as it is.

    >>> as_shown("2025-01-10 00:00:00"), as_shown("2025-01-10 13:05:00"), as_shown("4-5")
    ('2025/01/10', '2025/01/10 13:05', '4-5')
    """
    found = _OF_CELL.fullmatch(text)
    if not found:
        return text
    clock = found["clock"].removesuffix(":00") if found["clock"] else ""
    shown = clock if clock not in {"", "00:00"} else ""
    return f"{found['day'].replace('-', '/')} {shown}".rstrip()


def moment(text: str, zone: ZoneInfo) -> datetime | None:
    """Read a point in time; a day alone is its first second. Zone-less clocks are in ``zone``.

    The result is in ``zone`` and has whole seconds; None for what does not fully match.

    >>> from zoneinfo import ZoneInfo
    >>> tokyo = ZoneInfo("Asia/Tokyo")
    >>> moment("R6.12.24 13:05", tokyo).isoformat()
    '2024-12-24T13:05:00+09:00'
    >>> moment("2024/12/24 1:05:09 午後 GMT+9", tokyo).isoformat()
    '2024-12-24T13:05:09+09:00'
    >>> moment("12/24", tokyo) is None
    True
    """
    words = _prepared(text)
    match = _DAY.match(words) or _COMPACT.match(words)
    if not match:
        return None
    rest = words[match.end() :].strip()
    try:
        day = _day(match)
        return _at(day, rest, zone) if rest else _in_zone(datetime.combine(day, time()), zone)
    except (ValueError, OverflowError):
        return None


def clock(text: str) -> time | None:
    """Read a time of day without a date, as a reception writes it beside a name.

    >>> clock("10時05分"), clock("午後1:30"), clock("24:00")
    (datetime.time(10, 5), datetime.time(13, 30), None)
    """
    match = _CLOCK.fullmatch(_prepared(text))
    try:
        return time(*_of_day(match)) if match else None
    except ValueError:
        return None


def _prepared(text: str) -> str:
    words = _KANJI.sub(lambda match: str(_number(match[0])), folded(text).translate(_DASHES))
    return _WEEKDAY.sub(" ", _ISO_T.sub(" ", words)).strip()


def _number(kanji: str) -> int:
    """Read a number in kanji, by place (二〇二四) or with its units (二十四)."""
    if not _UNITS.keys() & set(kanji):
        return int("".join(str(_DIGITS[letter]) for letter in kanji))
    total, digit = 0, 0
    for letter in kanji:
        if letter in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[letter], 0
        else:
            digit = _DIGITS[letter]
    return total + digit


def _day(match: re.Match[str]) -> date:
    """Return the day that was written; `ValueError` if there is no such day in its era."""
    if match.re is _COMPACT:
        return date(*map(int, match.groups()))
    month, day = int(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])
    found = _dated(match["era"], match["year"], month, day)
    if match["other_year"]:
        other = _dated(match["other_era"], match["other_year"], month, day)
        if other != found:
            raise ValueError(match[0])
    return found


def _dated(era: str | None, year: str, month: int, day: int) -> date:
    if era is None:
        if len(year) != len("2024"):
            raise ValueError(year)
        return date(int(year), month, day)
    number = 1 if year == "元" else int(year)
    next_starts = date.max
    for names, starts in _ERAS:
        if era in names:
            found = date(starts.year + number - 1, month, day)
            if number and starts <= found < next_starts:
                return found
        next_starts = starts
    raise ValueError(year)


def _at(day: date, rest: str, zone: ZoneInfo) -> datetime | None:
    """Add the clock and the offset that stand behind a day."""
    match = _CLOCK.match(rest)
    if not match:
        return None
    wall = _wall_clock(day, *_of_day(match))
    behind = rest[match.end() :].strip()
    if not behind:
        return _in_zone(wall, zone)
    away = _offset(behind)
    return None if away is None else (wall - away).replace(tzinfo=UTC).astimezone(zone)


def _in_zone(wall: datetime, zone: ZoneInfo) -> datetime | None:
    """Return a wall clock's first such moment; None if the clocks of the zone skipped it."""
    there = wall.replace(tzinfo=zone)
    shown = there.astimezone(UTC).astimezone(zone)
    return there if shown.replace(tzinfo=None, fold=0) == wall else None


def _wall_clock(day: date, hour: int, minute: int, second: int) -> datetime:
    """Put a clock beside its day; 24:00 is the end of that day."""
    if (hour, minute, second) == (_MIDNIGHT, 0, 0):
        return datetime.combine(day, time()) + timedelta(days=1)
    return datetime.combine(day, time(hour, minute, second))


def _of_day(match: re.Match[str]) -> tuple[int, int, int]:
    """Return hour, minute and second on the 24-hour clock, unchecked."""
    hour = int(match["h1"] or match["h2"])
    minute = _HALF_AN_HOUR if match["m3"] else int(match["m1"] or match["m2"] or 0)
    if half := match["half"] or match["half_after"]:
        hour = _on_24_hours(match, half, hour)
    return hour, minute, int(match["s1"] or match["s2"] or 0)


def _on_24_hours(match: re.Match[str], half: str, hour: int) -> int:
    twice = bool(match["half"] and match["half_after"])
    in_words_at_twelve = bool(match["h2"]) and hour == _NOON
    if twice or in_words_at_twelve or hour > _NOON:
        raise ValueError(match[0])
    afternoon = half == "午後" or half.startswith("p")
    return hour % _NOON + (_NOON if afternoon else 0)


def _offset(text: str) -> timedelta | None:
    """Read what an export writes behind the clock, such as GMT+9."""
    match = _OFFSET.fullmatch(_ZONES.get(text.strip("()"), text))
    if not match:
        return None
    minutes = int(match[3] or 0)
    away = timedelta(hours=int(match[2]), minutes=minutes)
    if minutes >= _HOUR or away > _FARTHEST_OFFSET:
        return None
    return -away if match[1] == "-" else away
