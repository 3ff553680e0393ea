"""The two lists that are plain text: the outsiders' form, and the list kept by hand."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from automations.rehearsal.answers import Source, in_sheet_order
from automations.rehearsal.spelling import full_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from automations.rehearsal.answers import Answer

_REIWA = 2018  # the year before 令和元年
_GOOGLE = ("タイムスタンプ", "メールアドレス", "お名前", "フリガナ", "団体名", "部署名", "電話番号",
           "区分", "来場予定の時間帯", "備考")  # fmt: skip
_HAND = ("No.", "氏名", "ふりがな", "団体・会社名", "部署名", "メール", "電話", "区分", "受付日",
         "取消", "備考")  # fmt: skip
_HAND_TITLE = "みどり野区×DX展　申込受付（電話・メール・窓口）"
_HAND_EXAMPLE = ("記入例", "区民　花子", "くみん　はなこ", "架空市", "総務課", "kumin@example.jp",
                 "03-0000-0000", "庁外", "2024/11/11", "", "取消は「取消」と記入")  # fmt: skip
HAND_FIRST_ROW = 5  # below the title, a blank row, the headings and the example
HAND_LAYOUT_ROWS = 2  # the example and the totals row
_CANCELLED = ("取消", "キャンセル", "○")
_CIRCLED = 20  # ① to ⑳ are all that CP932 has


def google_csv(answers: Iterable[Answer]) -> bytes:
    """Write the outsiders' form as its service exports it: UTF-8, no byte order mark."""
    rows = [
        (f"{each.submitted:%Y/%m/%d %H:%M:%S}", each.mail, each.name, each.kana, each.body,
         each.section, each.phone, each.kind, each.slot, each.note)
        for each in in_sheet_order(answers, Source.GOOGLE)
    ]  # fmt: skip
    return _delimited([_GOOGLE, *rows], "\n").encode()


def hand_csv(answers: Iterable[Answer]) -> bytes:
    """Write the list kept by hand as Japanese Excel saves it: CP932, a title, a totals row."""
    chosen = in_sheet_order(answers, Source.HAND)
    rows = [
        (_number(number), each.name, each.kana, each.body, each.section, each.mail, each.phone,
         each.kind, _day(number, each.submitted),
         _CANCELLED[number % 3] if each.cancelled else "", each.note)
        for number, each in enumerate(chosen, 1)
    ]  # fmt: skip
    blanks = ("",) * len(_HAND)
    total = ("合計", f"{len(rows)}名", *blanks[2:])
    lines = [(_HAND_TITLE, *blanks[1:]), blanks, _HAND, _HAND_EXAMPLE, *rows, total]
    return _delimited(lines, "\r\n").encode("cp932")


def _delimited(lines: Iterable[Sequence[str]], end: str) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator=end).writerows(lines)
    return text.getvalue()


def _number(number: int) -> str:
    if number <= _CIRCLED:
        return chr(ord("①") + number - 1)
    return full_width(str(number)) if number % 9 == 0 else str(number)


def _day(number: int, day: datetime) -> str:
    """Write the day as whoever sat at the desk did."""
    if number % 5 == 0:
        return f"R{day.year - _REIWA}.{day.month}.{day.day}"
    plain = f"{day.year}/{day.month}/{day.day}"
    return full_width(plain) if number % 17 == 0 else plain
