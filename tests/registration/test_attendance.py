"""Attendance: who came, as whom, and what became of every row of the reception sheet."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from automations.registration.attendance import attendance
from automations.registration.rules import LastTime
from tests.registration.lists import (
    CAME,
    EVERYBODY,
    EXHIBITOR,
    RULES,
    SATO,
    SHEET,
    TAKAHASHI,
    counted,
    dispositions,
    figures,
    received,
    sentences,
)


def test_exhibitors_and_speakers_are_counted_apart() -> None:
    found = counted(*(each | CAME for each in EVERYBODY))
    assert figures(found) == {
        "visitors": 2,
        "host_staff": 1,
        "external": 1,
        "bodies": 1,
        "exhibitors": 1,
        "speakers": 1,
        "walk_ins": 0,
        "called_off": 0,
        "no_shows": 0,
        "attendance_rate": 1,
    }
    assert dispositions(found) == [
        "来場（申込あり）",
        "来場（申込あり）",
        "出展者の来場",
        "登壇者の来場",
    ]


@pytest.mark.parametrize(
    "mark", ["10:05", "９：３０", "午後1:05", "10時5分", "○", "〇", "済", "出席"]
)
def test_a_time_or_a_mark_says_that_somebody_came(mark: str) -> None:
    assert figures(counted(SATO | {"受付": mark}))["visitors"] == 1


@pytest.mark.parametrize("mark", ["", "×", "欠席", "-", "不参加"])
def test_no_mark_or_a_word_for_it_says_that_somebody_did_not(mark: str) -> None:
    found = counted(SATO | {"受付": mark})
    assert figures(found)["visitors"] == 0
    assert dispositions(found) == ["欠席"]


def test_the_absent_are_the_registered_without_a_mark() -> None:
    found = counted(SATO | CAME, TAKAHASHI, EXHIBITOR)
    assert dispositions(found) == ["来場（申込あり）", "欠席", "出展者・登壇者の欠席"]
    rate = found.report.figures["attendance_rate"]
    assert (rate.value, rate.n, rate.denominator) == (Fraction(1, 2), 1, 2)
    assert figures(found)["no_shows"] == 1


def test_who_registered_after_printing_and_stayed_away_is_absent_too() -> None:
    assert figures(counted(SATO | CAME))["no_shows"] == 1


def test_a_walk_in_is_who_nobody_registered() -> None:
    walk_in = {"氏名": "森 進", "団体名": "星見市", "区分": "庁外", "当日参加": "○"}
    found = counted(SATO | CAME, walk_in)
    assert dispositions(found) == ["来場（申込あり）", "来場（当日参加）"]
    assert (figures(found)["visitors"], figures(found)["walk_ins"]) == (2, 1)


def test_who_was_added_at_the_door_though_registered_is_no_walk_in() -> None:
    found = counted(TAKAHASHI | {"氏名": "高橋太郎", "番号": "", "当日参加": "○"})
    assert figures(found)["walk_ins"] == 0
    assert dispositions(found) == ["来場（申込あり）"]


def test_an_unmarked_twin_of_who_was_added_at_the_door_is_no_absence() -> None:
    added = TAKAHASHI | {"氏名": "高橋太郎", "当日参加": "○"}
    found = counted(SATO | CAME, TAKAHASHI, added)
    assert dispositions(found) == ["来場（申込あり）", "同じ人の印のない行", "来場（申込あり）"]
    assert (figures(found)["visitors"], figures(found)["no_shows"]) == (2, 0)


def test_who_is_received_twice_is_one_visitor() -> None:
    found = counted(SATO | CAME, SATO | {"受付": "11:00", "氏名": "佐藤花子 様"})
    assert dispositions(found) == ["来場（申込あり）", "同じ人の二度目の受付"]
    assert figures(found)["visitors"] == 1


def test_the_register_knows_that_a_number_and_a_mail_are_one_person() -> None:
    mail = {"メールアドレス": "sato@city.midorino.example"}
    by_number = {"氏名": "佐藤 花子", "職員番号": "123", "区分": "庁内"} | CAME
    by_mail = {"氏名": "佐藤 花子", "区分": "庁内", "当日参加": "○"} | mail
    found = counted(by_number, by_mail, people=(SATO | mail,))
    assert dispositions(found) == ["来場（申込あり）", "同じ人の二度目の受付"]


def test_who_cancelled_and_stayed_away_is_not_absent() -> None:
    found = counted(TAKAHASHI, people=(TAKAHASHI | {"取消": "取消"},))
    assert dispositions(found) == ["取消済みの人"]
    assert figures(found)["no_shows"] == 0


def test_who_cancelled_and_came_is_a_walk_in() -> None:
    walked_in = TAKAHASHI | {"当日参加": "○"}
    found = counted(walked_in, people=(TAKAHASHI | {"取消": "取消"},))
    assert dispositions(found) == ["来場（当日参加）"]


def test_a_blank_kind_is_what_the_register_knows() -> None:
    found = counted(EXHIBITOR | CAME | {"区分": ""})
    assert figures(found)["exhibitors"] == 1


def test_rows_that_speak_of_nobody_have_their_own_words() -> None:
    found = counted({"番号": "9"}, {"氏名": "記入例"}, {"氏名": "合計"}, {"受付": "10:05"})
    assert dispositions(found) == ["記入例", "合計行", "氏名なし（保留）"]
    assert sentences(found) == [
        f"{SHEET}B5: 「氏名」が空です。値を入れてください。それまでこの行は数えません。"
    ]


def test_a_body_counts_once_however_it_is_written() -> None:
    people = [
        {"氏名": name, "団体名": body, "区分": "庁外", "当日参加": "○"}
        for name, body in [
            ("甲", "星見市役所"),
            ("乙", "星見市"),
            ("丙", "星見市役所"),
            ("丁", "星見町"),
            ("戊", "星見 町"),
            ("己", "星見 町"),
        ]
    ]
    found = counted(*people)
    assert figures(found)["bodies"] == 2
    table = found.report.tables["attendance_by_body"]
    assert table.rows == (("星見市役所", "", 3), ("星見町", "", 3))
    assert table.note == (
        "庁外来場者6人、2団体。団体名は最も多かった書き方。"
        "団体コードは全国地方公共団体コード（自治体だけ）。"
    )


def test_this_time_stands_beside_last_time() -> None:
    found = counted(SATO | CAME, TAKAHASHI | CAME, last=True)
    assert found.report.tables["comparison"].rows == (
        ("来場者数", 2, 4, -2, Fraction(-1, 2)),
        ("庁内来場者数", 1, 3, -2, Fraction(-2, 3)),
        ("庁外来場者数", 1, 1, 0, Fraction(0)),
        ("来場団体数", 1, 1, 0, Fraction(0)),
    )
    rate = found.report.figures["host_staff_rate"]
    assert (rate.n, rate.denominator) == (-2, 3)


def test_a_last_time_of_nobody_has_no_rate() -> None:
    last = LastTime("前回", date(2024, 2, 9), 1, 1, 0, 0)
    found = attendance(None, received(SATO | CAME), RULES, last)
    assert "external_rate" not in found.report.figures
    assert found.report.tables["comparison"].rows[2] == ("庁外来場者数", 0, 0, 0, None)


def test_without_last_time_there_is_nothing_to_compare_with() -> None:
    table = counted(SATO | CAME).report.tables["comparison"]
    assert table.title == "来場者数"
    assert table.rows[0] == ("来場者数", 1)
    assert table.note == "前回の数字は設定にありません。"


def test_the_kinds_add_up() -> None:
    walk_in = {"氏名": "森 進", "団体名": "星見市", "区分": "庁外", "当日参加": "○"}
    table = counted(SATO | CAME, TAKAHASHI, EXHIBITOR | CAME, walk_in).report.tables[
        "attendance_by_kind"
    ]
    assert [column.heading for column in table.columns] == [
        "区分",
        "申込者",
        "欠席連絡",
        "欠席",
        "来場",
        "うち当日参加",
    ]
    assert table.rows == (
        ("庁内", 1, 0, 0, 1, 0),
        ("庁外", 1, 0, 1, 1, 1),
        ("来場者計", 2, 0, 1, 2, 1),
        ("出展者", 1, 0, 0, 1, 0),
        ("登壇者", 1, 0, 1, 0, 0),
    )


def test_without_a_register_the_printed_are_the_registered() -> None:
    walk_in = {"氏名": "森 進", "団体名": "星見市", "区分": "庁外", "当日参加": "○"}
    found = attendance(None, received(SATO | CAME, TAKAHASHI, walk_in), RULES, None)
    assert dispositions(found) == ["来場（申込あり）", "欠席", "来場（当日参加）"]
    assert figures(found)["attendance_rate"] == Fraction(1, 2)
    assert sentences(found) == []


def test_an_empty_reception_sheet_counts_nobody() -> None:
    assert (figures(counted())["visitors"], figures(counted())["no_shows"]) == (0, 2)
