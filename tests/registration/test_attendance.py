"""Attendance: who came, as whom, and what became of every row of the reception sheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from random import Random

import pytest

from automations.registration.attendance import Attendance, attendance
from automations.registration.register import roster
from automations.registration.rules import LastTime, RegistrationRules, RegistrationSource
from automations.tables.dispositions import words
from automations.tables.typed import TypedTable

Registered = Callable[..., tuple[RegistrationSource, TypedTable]]
Received = Callable[..., TypedTable]
Row = dict[str, str]

SATO = {"番号": "1", "氏名": "佐藤 花子", "フリガナ": "サトウ ハナコ", "団体名": "みどり野区",
        "所属": "財政課", "区分": "庁内", "職員番号": "00123"}  # fmt: skip
TAKAHASHI = {"番号": "2", "氏名": "髙橋 太郎", "フリガナ": "タカハシ タロウ", "区分": "庁外",
             "団体名": "星見市役所", "所属": "総務課",
             "メールアドレス": "takahashi@hoshimi.example"}  # fmt: skip
EXHIBITOR = {"番号": "3", "氏名": "鈴木 一郎", "フリガナ": "スズキ イチロウ", "団体名": "㈱見本",
             "区分": "出展企業", "メールアドレス": "suzuki@mihon.example"}  # fmt: skip
SPEAKER = {"番号": "4", "氏名": "田中 実", "フリガナ": "タナカ ミノル", "団体名": "見本大学",
           "区分": "講師", "メールアドレス": "tanaka@mihon-u.example"}  # fmt: skip
EVERYBODY = (SATO, TAKAHASHI, EXHIBITOR, SPEAKER)
CAME = {"受付": "10:05"}
SHEET = "受付簿.xlsx「受付簿」"
LAST = LastTime("前回(令和6年2月)", date(2024, 2, 9), 4, 3, 1, 1)


@pytest.fixture
def counted(registered: Registered, received: Received, rules: RegistrationRules) -> Counted:
    """Count a reception sheet against a register of these people."""

    def count(*rows: Row, people: tuple[Row, ...] = EVERYBODY, last: bool = False) -> Attendance:
        register = roster([registered(*people)], rules)
        return attendance(register, received(*rows), rules, LAST if last else None)

    return count


Counted = Callable[..., Attendance]


def dispositions(found: Attendance) -> list[str]:
    return [words(code) for code in found.rows["disposition"]]


def figures(found: Attendance) -> dict[str, object]:
    return {key: each.value for key, each in found.report.figures.items()}


def sentences(found: Attendance) -> list[str]:
    return [str(each) for each in found.report.problems]


def test_exhibitors_and_speakers_are_counted_apart(counted: Counted) -> None:
    found = counted(*(each | CAME for each in EVERYBODY))
    assert figures(found) == {
        "visitors": 2,
        "host_staff": 1,
        "external": 1,
        "bodies": 1,
        "exhibitors": 1,
        "speakers": 1,
        "walk_ins": 0,
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
def test_a_time_or_a_mark_says_that_somebody_came(mark: str, counted: Counted) -> None:
    assert figures(counted(SATO | {"受付": mark}))["visitors"] == 1


@pytest.mark.parametrize("mark", ["", "×", "欠席", "-", "不参加"])
def test_no_mark_or_a_word_for_it_says_that_somebody_did_not(mark: str, counted: Counted) -> None:
    found = counted(SATO | {"受付": mark})
    assert figures(found)["visitors"] == 0
    assert dispositions(found) == ["欠席"]


@pytest.mark.parametrize("mark", ["たぶん", "25:99", "10"])
def test_a_mark_that_cannot_be_read_is_set_aside(mark: str, counted: Counted) -> None:
    found = counted(SATO | {"受付": mark})
    assert dispositions(found) == ["受付の印が不明（保留）"]
    assert sentences(found) == [
        (
            f"{SHEET}I2: 「受付」の「{mark}」は時刻としても印としても読めません。"
            "10:05 のような時刻か○を入れるか、空にしてください。それまで来場者に数えません。"
        )
    ]


def test_a_walk_in_mark_that_cannot_be_read_is_set_aside(counted: Counted) -> None:
    found = counted(SATO | {"当日参加": "たぶん"})
    assert dispositions(found) == ["受付の印が不明（保留）"]
    assert sentences(found) == [
        (
            f"{SHEET}J2: 「当日参加」の「たぶん」は○か空欄として読めません。"
            "○を入れるか、空にしてください。それまでこの行は数えません。"
        )
    ]


def test_the_absent_are_the_registered_without_a_mark(counted: Counted) -> None:
    found = counted(SATO | CAME, TAKAHASHI, EXHIBITOR)
    assert dispositions(found) == ["来場（申込あり）", "欠席", "出展者・登壇者の欠席"]
    rate = found.report.figures["attendance_rate"]
    assert (rate.value, rate.n, rate.denominator) == (Fraction(1, 2), 1, 2)
    assert figures(found)["no_shows"] == 1


def test_who_registered_after_printing_and_stayed_away_is_absent_too(counted: Counted) -> None:
    assert figures(counted(SATO | CAME))["no_shows"] == 1


def test_a_walk_in_is_who_nobody_registered(counted: Counted) -> None:
    walk_in = {"氏名": "森 進", "団体名": "星見市", "区分": "庁外", "当日参加": "○"}
    found = counted(SATO | CAME, walk_in)
    assert dispositions(found) == ["来場（申込あり）", "来場（当日参加）"]
    assert (figures(found)["visitors"], figures(found)["walk_ins"]) == (2, 1)


def test_who_was_added_at_the_door_though_registered_is_no_walk_in(counted: Counted) -> None:
    found = counted(TAKAHASHI | {"氏名": "高橋太郎", "番号": "", "当日参加": "○"})
    assert figures(found)["walk_ins"] == 0
    assert dispositions(found) == ["来場（申込あり）"]


def test_an_unmarked_twin_of_who_was_added_at_the_door_is_no_absence(counted: Counted) -> None:
    added = TAKAHASHI | {"氏名": "高橋太郎", "当日参加": "○"}
    found = counted(SATO | CAME, TAKAHASHI, added)
    assert dispositions(found) == ["来場（申込あり）", "同じ人の印のない行", "来場（申込あり）"]
    assert (figures(found)["visitors"], figures(found)["no_shows"]) == (2, 0)


def test_who_is_received_twice_is_one_visitor(counted: Counted) -> None:
    found = counted(SATO | CAME, SATO | {"受付": "11:00", "氏名": "佐藤花子 様"})
    assert dispositions(found) == ["来場（申込あり）", "同じ人の二度目の受付"]
    assert figures(found)["visitors"] == 1


def test_the_register_knows_that_a_number_and_a_mail_are_one_person(counted: Counted) -> None:
    mail = {"メールアドレス": "sato@city.midorino.example"}
    by_number = {"氏名": "佐藤 花子", "職員番号": "123", "区分": "庁内"} | CAME
    by_mail = {"氏名": "佐藤 花子", "区分": "庁内", "当日参加": "○"} | mail
    found = counted(by_number, by_mail, people=(SATO | mail,))
    assert dispositions(found) == ["来場（申込あり）", "同じ人の二度目の受付"]


def test_who_cancelled_and_stayed_away_is_not_absent(counted: Counted) -> None:
    found = counted(TAKAHASHI, people=(TAKAHASHI | {"取消": "取消"},))
    assert dispositions(found) == ["取消済みの人"]
    assert figures(found)["no_shows"] == 0


def test_who_cancelled_and_came_is_a_walk_in(counted: Counted) -> None:
    walked_in = TAKAHASHI | {"当日参加": "○"}
    found = counted(walked_in, people=(TAKAHASHI | {"取消": "取消"},))
    assert dispositions(found) == ["来場（当日参加）"]


def test_a_blank_kind_is_what_the_register_knows(counted: Counted) -> None:
    found = counted(EXHIBITOR | CAME | {"区分": ""})
    assert figures(found)["exhibitors"] == 1


def test_rows_that_speak_of_nobody_have_their_own_words(counted: Counted) -> None:
    found = counted({"番号": "9"}, {"氏名": "記入例"}, {"氏名": "合計"}, {"受付": "10:05"})
    assert dispositions(found) == ["記入例", "合計行", "氏名なし（保留）"]
    assert sentences(found) == [
        f"{SHEET}B5: 「氏名」が空です。値を入れてください。それまでこの行は数えません。"
    ]


def test_a_body_counts_once_however_it_is_written(counted: Counted) -> None:
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
    assert table.rows == (("星見市役所", 3), ("星見町", 3))
    assert table.note == "庁外来場者6人、2団体。団体名は最も多かった書き方。"


def test_a_visitor_without_a_body_is_counted_and_asked(counted: Counted) -> None:
    found = counted({"氏名": "森 進", "区分": "庁外", "当日参加": "○"})
    assert (figures(found)["external"], figures(found)["bodies"]) == (1, 0)
    assert found.report.tables["attendance_by_body"].rows == (("（団体名なし）", 1),)
    assert sentences(found) == [
        (
            f"{SHEET}2行目: 庁外の来場者の団体名がありません。"
            "団体名を入れてください。それまで来場団体数に入りません。"
        )
    ]


def test_a_printed_visitor_whom_the_register_does_not_know_is_asked(counted: Counted) -> None:
    stranger = {"氏名": "森 進", "団体名": "星見市", "区分": "庁外"}
    found = counted(stranger | CAME)
    assert sentences(found) == [
        (
            f"{SHEET}2行目: 来場した人が登録台帳に見つかりません。"
            "申込がなければ当日参加に○を付け、申込があれば職員番号かメールを台帳と同じにしてください。"
            "それまで当日参加として数えます。"
        )
    ]


def test_one_visitor_who_is_two_in_the_register_is_told(counted: Counted) -> None:
    by_mail = {"氏名": "佐藤 花子", "メールアドレス": "sato@city.midorino.example"}
    found = counted(SATO | by_mail | CAME, people=(SATO, by_mail))
    assert figures(found)["no_shows"] == 0
    assert sentences(found) == [
        (
            f"{SHEET}2行目: 登録台帳の2人（佐藤 花子、佐藤 花子）がこの人と同じ人です。"
            "申込の職員番号かメールをそろえると、登録台帳でも一人になります。"
        )
    ]


def test_a_staff_number_of_somebody_else_is_told_at_the_reception_row(counted: Counted) -> None:
    other = {"氏名": "森 進", "フリガナ": "モリ ススム", "区分": "庁内", "職員番号": "123"}
    found = counted(other | {"当日参加": "○"}, people=(SATO,))
    assert sentences(found) == [
        (
            f"{SHEET}2行目: 職員番号「123」が、氏名の違う人（申込.csv2行目）にもあります。"
            "どちらかの職員番号を直してください。それまで別の人として数えます。"
        )
    ]


def test_this_time_stands_beside_last_time(counted: Counted) -> None:
    found = counted(SATO | CAME, TAKAHASHI | CAME, last=True)
    assert found.report.tables["comparison"].rows == (
        ("来場者数", 2, 4, -2, Fraction(-1, 2)),
        ("庁内来場者数", 1, 3, -2, Fraction(-2, 3)),
        ("庁外来場者数", 1, 1, 0, Fraction(0)),
        ("来場団体数", 1, 1, 0, Fraction(0)),
    )
    rate = found.report.figures["host_staff_rate"]
    assert (rate.n, rate.denominator) == (-2, 3)


def test_a_last_time_of_nobody_has_no_rate(received: Received, rules: RegistrationRules) -> None:
    last = LastTime("前回", date(2024, 2, 9), 1, 1, 0, 0)
    found = attendance(None, received(SATO | CAME), rules, last)
    assert "external_rate" not in found.report.figures
    assert found.report.tables["comparison"].rows[2] == ("庁外来場者数", 0, 0, 0, None)


def test_without_last_time_there_is_nothing_to_compare_with(counted: Counted) -> None:
    table = counted(SATO | CAME).report.tables["comparison"]
    assert table.rows[0] == ("来場者数", 1, None, None, None)
    assert table.note == "前回の数字は設定にありません。"


def test_the_kinds_add_up(counted: Counted) -> None:
    walk_in = {"氏名": "森 進", "団体名": "星見市", "区分": "庁外", "当日参加": "○"}
    table = counted(SATO | CAME, TAKAHASHI, EXHIBITOR | CAME, walk_in).report.tables[
        "attendance_by_kind"
    ]
    assert [column.heading for column in table.columns] == [
        "区分",
        "申込者",
        "欠席",
        "来場",
        "うち当日参加",
    ]
    assert table.rows == (
        ("庁内", 1, 0, 1, 0),
        ("庁外", 1, 1, 1, 1),
        ("来場者計", 2, 1, 2, 1),
        ("出展者", 1, 0, 1, 0),
        ("登壇者", 1, 1, 0, 0),
    )


def test_without_a_register_the_printed_are_the_registered(
    received: Received, rules: RegistrationRules
) -> None:
    walk_in = {"氏名": "森 進", "団体名": "星見市", "区分": "庁外", "当日参加": "○"}
    found = attendance(None, received(SATO | CAME, TAKAHASHI, walk_in), rules, None)
    assert dispositions(found) == ["来場（申込あり）", "欠席", "来場（当日参加）"]
    assert figures(found)["attendance_rate"] == Fraction(1, 2)
    assert sentences(found) == []


def test_an_empty_reception_sheet_counts_nobody(counted: Counted) -> None:
    assert (figures(counted())["visitors"], figures(counted())["no_shows"]) == (0, 2)


def many() -> list[Row]:
    rng = Random(7)  # noqa: S311 - rows to test with
    return [
        {
            "氏名": rng.choice(["髙橋", "高橋　"]) + str(who := rng.randrange(25)),
            "フリガナ": "タカハシ",
            "団体名": f"団体{who % 4}{rng.choice(['市', '市役所'])}",
            "所属": "総務課",
            "区分": rng.choice(["庁外", "庁外", "出展者", ""]),
            "受付": rng.choice(["", "10:05", "○", "?"]),
            "当日参加": rng.choice(["", "", "○"]),
        }
        for _ in range(50)
    ]


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_rows_never_changes_who_came(seed: int, counted: Counted) -> None:
    rows = many()
    shuffled = Random(seed).sample(rows, len(rows))  # noqa: S311 - rows to test with
    straight, mixed = counted(*rows, last=True), counted(*shuffled, last=True)
    assert figures(mixed) == figures(straight)
    tables = straight.report.tables
    assert {key: table.rows for key, table in mixed.report.tables.items()} == {
        key: table.rows for key, table in tables.items()
    }


@pytest.mark.parametrize("gone", range(0, 50, 5))
def test_every_row_has_one_disposition_and_they_add_up(gone: int, counted: Counted) -> None:
    rows = many()
    found = counted(*rows[:gone], *rows[gone + 1 :])
    *reasons, whole = found.report.tables["reception_dispositions"].rows
    assert whole == ("読んだ行", 49)
    assert sum(int(str(number)) for _, number in reasons) == 49


def test_a_row_taken_away_takes_exactly_its_person(counted: Counted) -> None:
    with_both = figures(counted(SATO | CAME, TAKAHASHI | CAME))
    without = figures(counted(SATO | CAME))
    assert (
        with_both
        | {
            "visitors": 1,
            "external": 0,
            "bodies": 0,
            "no_shows": 1,
            "attendance_rate": Fraction(1, 2),
        }
        == without
    )
