"""賞状: what is printed on each certificate; every name in the characters in which it was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from automations.award.entries import Entry
from automations.award.judging.announcement import Team, in_order_of_number
from automations.award.judging.result import Awarded, Prizes
from automations.award.judging.wording import said, table
from automations.tables.rendering import japanese_day
from automations.tables.report import Cell, Table

KEY = "certificates"
_DIGITS = "〇一二三四五六七八九"
_TEN, _HUNDRED = 10, 100


def certificates(prizes: Prizes, teams: Mapping[int, Team], day: date, award: str) -> Table:
    """Return one row a certificate, the first prize first; ``day``: when they are handed over.

    ``teams`` by the number of the entry: leader and members stand as typed, never folded.
    """
    rows = [
        _row(awarded, entry, teams.get(entry.number, Team()), day, award)
        for awarded in prizes.awarded
        for entry in in_order_of_number(awarded)
    ]
    return table(KEY, rows)


def plain_day(day: date) -> str:
    """Return the day with its era, without the weekday.

    >>> plain_day(date(2025, 1, 10))
    '令和7年1月10日'
    """
    return japanese_day(day).partition("（")[0]


def day_in_kanji(day: date) -> str:
    """Return the day as it is written on certificates.

    >>> day_in_kanji(date(2025, 1, 10)), day_in_kanji(date(2019, 5, 31))
    ('令和七年一月十日', '令和元年五月三十一日')
    """
    return re.sub(r"\d+", lambda found: in_kanji(int(found[0])), plain_day(day))


def in_kanji(number: int) -> str:
    """Return a number in kanji: up to 99 with 十, above digit by digit, as years are written.

    >>> in_kanji(7), in_kanji(10), in_kanji(24), in_kanji(1925)
    ('七', '十', '二十四', '一九二五')
    """
    if number < _TEN:
        return _DIGITS[number]
    if number >= _HUNDRED:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, _TEN)
    return f"{_DIGITS[tens] if tens > 1 else ''}十{_DIGITS[ones] if ones else ''}"


def _row(awarded: Awarded, entry: Entry, team: Team, day: date, award: str) -> tuple[Cell, ...]:
    text = said("certificates", "text", award=award)
    return (
        awarded.name, awarded.rule.giver, f"{entry.number:02}", entry.title, entry.section,
        team.leader, team.members, plain_day(day), day_in_kanji(day), award, text,
    )  # fmt: skip
