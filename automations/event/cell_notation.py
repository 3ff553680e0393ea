"""How 設定.xlsx writes values: a cell's text becomes a value of a setting's kind, and back.

Dates are read in every way that people write them; several texts in one cell are parted by 、, a
comma or a line break, and one that holds such a mark itself stands in 「」.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import Enum
from fractions import Fraction
from zoneinfo import ZoneInfo

from automations.tables.folding import folded, trimmed
from automations.tables.notation import UNFIT
from automations.tables.parsing import integer, mark, moment, number

KINDS: Mapping[type, str] = {
    str: "文字",
    bool: "「はい」か「いいえ」",
    int: "整数（例: 3）",
    Fraction: "数（例: 40）",
    datetime: "日時（例: 2024/12/06 17:15）",
    date: "日付（例: 2024/12/24）",
}
_ANY_ZONE = ZoneInfo("UTC")
_PART = re.compile(r"\s*「(?P<quoted>(?:[^」]|」」)*)」\s*(?=[、,，\n]|$)|(?P<plain>[^、,，\n]+)")
_PARTING = frozenset("、,，\n")


def read_cell(kind: type, raw: object, zone: ZoneInfo) -> object:
    """Return a cell's text as a value of ``kind``, or `UNFIT`; nothing is guessed."""
    text = str(raw)
    if issubclass(kind, Enum):
        fits = (each for each in kind if folded(str(each.value)) == folded(text))
        return next(fits, UNFIT)
    value = _READERS[kind](text, zone)
    return UNFIT if value is None else value


def _point(text: str, zone: ZoneInfo) -> datetime | None:
    """Read a point in time. A day alone is none: is its deadline its first second or its last?"""
    return None if moment(f"{text} 0:00", _ANY_ZONE) else moment(text, zone)


def _day(text: str, _zone: ZoneInfo) -> date | None:
    found = moment(text, _ANY_ZONE)
    return (
        found.date() if found and found == datetime.combine(found, found.min.time(), UTC) else None
    )


_READERS: Mapping[type, Callable[[str, ZoneInfo], object]] = {
    str: lambda text, _zone: text,
    bool: lambda text, _zone: mark(text),
    int: lambda text, _zone: integer(text),
    Fraction: lambda text, _zone: number(text),
    datetime: _point,
    date: _day,
}


def parted(text: str) -> list[str]:
    r"""Return the texts that stand in one cell.

    >>> parted("区、区役所\n「港、湾」,")
    ['区', '区役所', '港、湾']
    """
    parts = (
        match["plain"] if match["quoted"] is None else match["quoted"].replace("」」", "」")
        for match in _PART.finditer(text)
    )
    return [part for part in map(trimmed, parts) if part]


def joined(texts: Iterable[str]) -> str:
    """Put texts into one cell, as `parted` reads them.

    >>> joined(["区", "港、湾"])
    '区、「港、湾」'
    """
    return "、".join(map(_quoted, texts))


def _quoted(text: str) -> str:
    if _PARTING.isdisjoint(text) and not text.startswith("「"):
        return text
    return f"「{text.replace('」', '」」')}」"


def shown(raw: object) -> str:
    """Show what stands in one cell, or in the cells of one row."""
    match raw:
        case Mapping():
            return "、".join(map(shown, raw.values()))
        case str():
            return raw
        case Sequence():
            return joined(map(str, raw))
        case _:
            return str(raw)
