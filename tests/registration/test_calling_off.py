"""Who called off is not absent, if the reception sheet says so clearly."""

from __future__ import annotations

from fractions import Fraction

import pytest

from automations.registration.attendance import attendance
from tests.registration.lists import (
    CAME,
    EXHIBITOR,
    RULES,
    SATO,
    SHEET,
    TAKAHASHI,
    Row,
    counted,
    dispositions,
    figures,
    received,
    sentences,
)


@pytest.mark.parametrize(
    "row",
    [
        {"受付": "取消"},
        {"受付": "欠席連絡"},
        {"備考": "欠席連絡あり"},
        {"備考": "12/20 電話、キャンセル"},
        {"受付": "×", "備考": "（取消）"},
    ],
)
def test_a_clear_word_in_mark_or_note_is_a_cancellation(row: Row) -> None:
    found = counted(SATO | CAME, TAKAHASHI | row)
    assert dispositions(found) == ["来場（申込あり）", "欠席の連絡あり"]
    assert (figures(found)["called_off"], figures(found)["no_shows"]) == (1, 0)
    rate = found.report.figures["attendance_rate"]
    assert (rate.value, rate.n, rate.denominator) == (Fraction(1), 1, 1)
    assert sentences(found) == []


@pytest.mark.parametrize("note", ["キャンセル待ちだった", "取消になるかも"])
def test_an_unclear_note_is_an_absence_and_asked_about(note: str) -> None:
    found = counted(SATO | CAME, TAKAHASHI | {"備考": note})
    assert dispositions(found) == ["来場（申込あり）", "欠席"]
    assert sentences(found) == [
        (
            f"{SHEET}K3: 備考の「{note}」が、取消や欠席の連絡かどうか分かりません。"
            "連絡があったなら、備考を「欠席連絡」だけにしてください。それまで欠席として数えます。"
        )
    ]


def test_any_other_note_is_an_absence_that_nobody_asks_about() -> None:
    found = counted(TAKAHASHI | {"備考": "資料を希望"})
    assert (dispositions(found), sentences(found)) == (["欠席"], [])


def test_who_came_in_spite_of_calling_off_is_a_visitor_and_asked_about() -> None:
    found = counted(SATO | CAME | {"備考": "取消"})
    assert dispositions(found) == ["来場（申込あり）"]
    assert sentences(found) == [
        (
            f"{SHEET}2行目: 来場の印があるのに、取消か欠席の連絡の記載もあります。"
            "来場していなければ受付の印を、来場していればその記載を消してください。"
            "それまで来場者として数えます。"
        )
    ]


def test_without_a_register_the_printed_who_called_off_stand_apart_too() -> None:
    found = attendance(None, received(SATO | CAME, TAKAHASHI | {"受付": "取消"}), RULES, None)
    assert (figures(found)["called_off"], figures(found)["no_shows"]) == (1, 0)


def test_the_kinds_say_who_called_off() -> None:
    found = counted(SATO | CAME, TAKAHASHI | {"受付": "取消"}, EXHIBITOR | {"備考": "辞退"})
    rows = found.report.tables["attendance_by_kind"].rows
    assert rows[1:4] == (
        ("庁外", 1, 1, 0, 0, 0),
        ("来場者計", 2, 1, 0, 1, 0),
        ("出展者", 1, 1, 0, 0, 0),
    )


def test_a_trial_and_a_cell_of_several_people_are_no_visitors() -> None:
    several = {"氏名": "森 進 ほか2名", "当日参加": "○"}
    found = counted(SATO | CAME, {"氏名": "テスト", "当日参加": "○"}, several)
    assert dispositions(found) == ["来場（申込あり）", "テスト", "一つのセルに複数の氏名（保留）"]
    assert sentences(found) == [
        (
            f"{SHEET}4行目: 氏名の「森 進 ほか2名」が、一人の氏名ではないようです。"
            "1行に一人ずつ書いてください。それまでこの行は数えません。"
        )
    ]
