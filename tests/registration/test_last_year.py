"""Last time's file in this time's folder."""

from __future__ import annotations

import pytest

from automations.errors import InputUnfit
from automations.registration.register import roster
from tests.registration.lists import (
    CAME,
    LAST,
    RULES,
    SATO,
    SHEET,
    TAKAHASHI,
    counted,
    registered,
    sentences,
)

ON_THE_DAY = TAKAHASHI | {"完了時刻": "2024/2/9 23:59:59"}
THE_DAY_AFTER = TAKAHASHI | {"氏名": "髙橋 花", "完了時刻": "2024/2/10 0:00"}
STRANGERS = [{"氏名": f"見知 {kana}", "フリガナ": f"ミシリ {kana}", "団体名": "星見市",
              "所属": "総務課"} | CAME
             for kana in "アイウエオカキクケコ"]  # fmt: skip


def test_a_source_of_last_time_alone_is_refused() -> None:
    with pytest.raises(InputUnfit) as refused:
        roster([registered(ON_THE_DAY, SATO)], RULES, LAST)
    assert str(refused.value) == (
        "申込.csv: 受付日時のある1行が、すべて前回の開催日（令和6年2月9日（金））までの申込です。"
        "前回のファイルではないか確かめ、今回の申込のファイルに替えてください。"
    )


def test_some_rows_of_last_time_are_worth_a_look() -> None:
    found = roster([registered(THE_DAY_AFTER, ON_THE_DAY)], RULES, LAST)
    assert sentences(found) == [
        (
            "申込.csv3行目: 前回の開催日（令和6年2月9日（金））までの申込が1行あります。"
            "前回の申込が混ざっていないか確かめ、混ざっていたらその行を消してください。"
        )
    ]


def test_without_last_time_and_without_dates_nobody_can_tell() -> None:
    assert sentences(roster([registered(ON_THE_DAY)], RULES)) == []
    assert sentences(roster([registered(SATO)], RULES, LAST)) == []


def test_a_reception_sheet_of_people_who_did_not_register_is_doubted() -> None:
    words = f"{SHEET}: 来場した10人のうち、申込にある人が0人しかいません。"
    remedy = "前回や別の催しの受付簿ではないか確かめてください。"
    assert f"{words}{remedy}" in sentences(counted(*STRANGERS))


def test_so_few_may_all_have_come_without_registering() -> None:
    found = sentences(counted(*STRANGERS[:9]))
    assert [each for each in found if "しかいません" in each] == []


def test_half_of_them_registered_is_no_reason_to_doubt() -> None:
    known = [{key: text for key, text in each.items() if key != "受付"} for each in STRANGERS[:5]]
    found = sentences(counted(*STRANGERS, people=tuple(known)))
    assert [each for each in found if "しかいません" in each] == []
