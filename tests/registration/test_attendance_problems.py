"""What a person has to look at in the reception sheet, word for word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from automations.registration.attendance import attendance
from automations.registration.schemas import reception_schema
from automations.tables.sheet import Oddity
from automations.tables.typed import read_table
from tests.registration.lists import (
    CAME,
    RULES,
    SATO,
    SHEET,
    TOKYO,
    counted,
    dispositions,
    figures,
    received,
    sentences,
)


@pytest.mark.parametrize("mark", ["たぶん", "25:99", "10"])
def test_a_mark_that_cannot_be_read_is_set_aside(mark: str) -> None:
    found = counted(SATO | {"受付": mark})
    assert dispositions(found) == ["受付の印が不明（保留）"]
    assert sentences(found) == [
        (
            f"{SHEET}I2: 「受付」の「{mark}」は時刻としても印としても読めません。"
            "10:05 のような時刻か○を入れるか、空にしてください。それまで来場者に数えません。"
        )
    ]


def test_an_error_cell_is_named_once() -> None:
    told = received(SATO | {"受付": "#N/A"}).sheet
    sheet = replace(told, odd={(2, 9): Oddity.ERROR})
    found = attendance(None, read_table(sheet, reception_schema(), TOKYO), RULES, None)
    assert sentences(found) == [
        (
            f"{SHEET}I2: 「受付」がエラー値（#N/A など）です。"
            "数式を直すか、値を入れてください。それまでこの行は数えません。"
        )
    ]


def test_a_walk_in_mark_that_cannot_be_read_is_set_aside() -> None:
    found = counted(SATO | {"当日参加": "たぶん"})
    assert dispositions(found) == ["受付の印が不明（保留）"]
    assert sentences(found) == [
        (
            f"{SHEET}J2: 「当日参加」の「たぶん」は○か空欄として読めません。"
            "○を入れるか、空にしてください。それまでこの行は数えません。"
        )
    ]


def test_a_visitor_without_a_body_is_counted_and_asked() -> None:
    found = counted({"氏名": "森 進", "区分": "庁外", "当日参加": "○"})
    assert (figures(found)["external"], figures(found)["bodies"]) == (1, 0)
    assert found.report.tables["attendance_by_body"].rows == (("（団体名なし）", "", 1),)
    assert sentences(found) == [
        (
            f"{SHEET}2行目: 庁外の来場者の団体名がありません。"
            "団体名を入れてください。それまで来場団体数に入りません。"
        )
    ]


def test_a_printed_visitor_whom_the_register_does_not_know_is_asked() -> None:
    stranger = {"氏名": "森 進", "団体名": "星見市", "区分": "庁外"}
    found = counted(stranger | CAME)
    assert sentences(found) == [
        (
            f"{SHEET}2行目: 来場した人が登録台帳に見つかりません。"
            "申込がなければ当日参加に○を付け、申込があれば職員番号かメールを台帳と同じにしてください。"
            "それまで当日参加として数えます。"
        )
    ]


def test_one_visitor_who_is_two_in_the_register_is_told() -> None:
    by_mail = {"氏名": "佐藤 花子", "メールアドレス": "sato@city.midorino.example"}
    found = counted(SATO | by_mail | CAME, people=(SATO, by_mail))
    assert figures(found)["no_shows"] == 0
    assert sentences(found) == [
        (
            f"{SHEET}2行目: 登録台帳の2人（佐藤 花子、佐藤 花子）がこの人と同じ人です。"
            "申込の職員番号かメールをそろえると、登録台帳でも一人になります。"
        )
    ]


def test_a_staff_number_of_somebody_else_is_told_at_the_reception_row() -> None:
    other = {"氏名": "森 進", "フリガナ": "モリ ススム", "区分": "庁内", "職員番号": "123"}
    found = counted(other | {"当日参加": "○"}, people=(SATO,))
    assert sentences(found) == [
        (
            f"{SHEET}2行目: 職員番号「123」が、氏名の違う人（申込.csv2行目）にもあります。"
            "どちらかの職員番号を直してください。それまで別の人として数えます。"
        )
    ]
