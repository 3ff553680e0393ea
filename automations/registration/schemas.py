"""What the columns of registrations and of the reception sheet mean, and words only we read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from automations.tables.parsing import choices_by_word, clock, folded, moment
from automations.tables.schema import Schema, schema

if TYPE_CHECKING:
    from collections.abc import Mapping

_ANY_ZONE = ZoneInfo("UTC")
CANCELLED = "取消"
_CAME, _CALLED_OFF = "来場", "欠席連絡"
_DAY, _HOUR = 24 * 60, 60  # minutes
_PARTS = re.compile(r"[\s、。,./／・:：;()（）「」【】]+")
_MAY_CALL_OFF = re.compile("取消|取り消|キャンセル|欠席.*連絡|連絡.*欠席|欠席届|辞退")


def registration_schema() -> Schema:
    """Return the schema of a registration source."""
    return schema("registration")


def reception_schema() -> Schema:
    """Return the schema of the reception sheet."""
    return schema("reception")


def section_schema() -> Schema:
    """Return the schema of the list of the host's sections."""
    return schema("sections")


def has_come(declared: Schema, text: str) -> bool | None:
    """Read whether somebody was received: at a time, or by a mark; blank is no.

    >>> [has_come(reception_schema(), text) for text in ("１０：０５", "○", "", "欠席", "?")]
    [True, True, False, False, None]
    """
    if not text:
        return False
    if moment(text, _ANY_ZONE) or moment(f"2000/1/1 {text}", _ANY_ZONE):
        return True
    value = _marks(declared).get(folded(text))
    return None if value is None else value == _CAME


def calls_off(declared: Schema, text: str) -> bool:
    """Tell whether a mark or a note says clearly that somebody called off.

    A word for it stands by itself, between blanks, commas or brackets.

    >>> said = ("取消", "12/20 欠席連絡あり", "電話あり、キャンセル", "キャンセル待ち", "")
    >>> [calls_off(reception_schema(), text) for text in said]
    [True, True, True, False, False]
    """
    marks = _marks(declared)
    return any(marks.get(folded(part)) == _CALLED_OFF for part in (text, *_PARTS.split(text)))


def may_call_off(text: str) -> bool:
    """Tell whether a note speaks of calling off, in whatever words."""
    return bool(_MAY_CALL_OFF.search(folded(text)))


def minute_of(text: str) -> int | None:
    """Read the minute of the day (from 0) at which somebody was received; None: no time is said.

    >>> [minute_of(text) for text in ("１０：０５", "2024/12/24 13:30", "2024/12/24", "○")]
    [605, 810, None, None]
    """
    if at := clock(text):
        return at.hour * _HOUR + at.minute
    day = moment(text, _ANY_ZONE)
    minute = day.hour * _HOUR + day.minute if day else 0
    return minute % _DAY or None


def _marks(declared: Schema) -> Mapping[str, str]:
    choices = next((each.choices for each in declared.fields if each.key == "received"), ())
    return choices_by_word(choices)
