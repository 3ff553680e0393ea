"""The register: who is in it, with which values, and what became of every row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from automations.registration.register import roster
from automations.registration.rules import Kind, RegistrationSource
from automations.registration.schemas import registration_schema
from automations.tables.places import Place
from automations.tables.sheet import sheet_of_rows
from automations.tables.typed import read_table
from tests.registration.lists import (
    RULES,
    SATO,
    TAKAHASHI,
    TOKYO,
    Row,
    dispositions,
    figures,
    person,
    registered,
)


def test_the_later_answer_of_a_person_counts() -> None:
    again = TAKAHASHI | {"完了時刻": "2024/12/5 9:00", "氏名": "高橋　太郎", "所属": "財政課"}
    found = roster([registered(again, TAKAHASHI)], RULES)
    assert dispositions(found) == ["登録", "重複"]
    assert (person(found)["name"], person(found)["section"]) == ("高橋　太郎", "財政課")


def test_what_the_later_answer_leaves_blank_stays_as_it_was() -> None:
    first = TAKAHASHI | {"電話番号": "03-0000-1111"}
    again = TAKAHASHI | {"完了時刻": "2024/12/5 9:00", "電話番号": "", "所属": ""}
    found = roster([registered(first, again)], RULES)
    assert (person(found)["phone"], person(found)["section"]) == ("03-0000-1111", "総務課")


def test_a_list_without_times_is_older_than_any_answer() -> None:
    by_hand = TAKAHASHI | {"完了時刻": "", "所属": "広報課"}
    sources = [registered(TAKAHASHI), registered(by_hand, book="手入力.csv")]
    assert person(roster(sources, RULES))["section"] == "総務課"


def test_people_of_all_sources_are_one_register() -> None:
    by_hand = TAKAHASHI | {"完了時刻": "2024/12/3", "メールアドレス": ""}
    found = roster([registered(TAKAHASHI, SATO), registered(by_hand, book="手入力.csv")], RULES)
    assert found.registrants["name"].to_list() == ["佐藤 花子", "髙橋 太郎"]
    assert found.registrants["number"].to_list() == [1, 2]
    assert found.registrants["places"].to_list() == [
        ["申込.csv 3行目"],
        ["申込.csv 2行目", "手入力.csv 2行目"],
    ]
    assert figures(found) == {
        "registration_rows": 3,
        "registrants": 2,
        "registration_duplicates": 1,
        "registration_additions": 0,
        "registration_cancelled": 0,
        "registration_tests": 0,
        "registration_held": 0,
        "registration_apart": 0,
    }


@pytest.mark.parametrize("mark", ["取消", "キャンセル", "○", "取り消す", "はい"])
def test_a_cancelled_row_registers_nobody(mark: str) -> None:
    found = roster([registered(TAKAHASHI | {"取消": mark})], RULES)
    assert dispositions(found) == ["取消"]
    assert found.registrants.is_empty()


def test_a_later_cancellation_cancels_the_person() -> None:
    cancels = TAKAHASHI | {"完了時刻": "2024/12/5 9:00", "取消": "取消"}
    found = roster([registered(cancels, TAKAHASHI, SATO)], RULES)
    assert dispositions(found) == ["取消", "後から取消", "登録"]
    assert figures(found)["registration_cancelled"] == 2


def test_who_registers_again_after_cancelling_is_registered() -> None:
    cancels = TAKAHASHI | {"完了時刻": "2024/12/5 9:00", "取消": "取消"}
    back = TAKAHASHI | {"完了時刻": "2024/12/6 9:00"}
    found = roster([registered(TAKAHASHI, cancels, back)], RULES)
    assert dispositions(found) == ["重複", "取消", "登録"]


def test_at_one_instant_the_cancellation_is_the_later_word() -> None:
    found = roster([registered(TAKAHASHI | {"取消": "取消"}, TAKAHASHI)], RULES)
    assert dispositions(found) == ["取消", "後から取消"]


def test_cancelled_people_close_the_register_without_a_number() -> None:
    found = roster([registered(TAKAHASHI, SATO | {"取消": "取消"})], RULES)
    rows = found.report.tables["register"].rows
    assert [(row[0], row[1], row[9]) for row in rows] == [
        (1, "髙橋 太郎", "登録"),
        (None, "佐藤 花子", "取消"),
    ]


def test_namesakes_are_two_people() -> None:
    namesake = {key: TAKAHASHI[key] for key in ("完了時刻", "氏名", "フリガナ", "区分")}
    elsewhere = namesake | {"団体名": "星見町", "所属": "総務課"}
    assert dispositions(roster([registered(TAKAHASHI, elsewhere)], RULES)) == ["登録", "登録"]


@pytest.mark.parametrize(
    ("told", "source", "kind"),
    [
        ({"区分": "講師", "団体名": "みどり野区"}, Kind.EXTERNAL, "登壇者"),
        ({"区分": "出展企業"}, None, "出展者"),
        ({"団体名": "星見市"}, Kind.HOST, "庁内"),
        ({"団体名": "みどり野区役所"}, None, "庁内"),
        ({"団体名": "星見市", "メールアドレス": "a@city.midorino.example"}, None, "庁外"),
        ({"メールアドレス": "a@CITY.midorino.example"}, None, "庁内"),
        ({"メールアドレス": "a@sub.city.midorino.example"}, None, "庁外"),
        ({"職員番号": "00123"}, None, "庁内"),
        ({"メールアドレス": "a@hoshimi.example"}, None, "庁外"),
    ],
)
def test_whom_a_person_belongs_to(told: Row, source: Kind | None, kind: str) -> None:
    found = roster([registered({"氏名": "佐藤 花子"} | told, kind=source)], RULES)
    assert person(found)["kind"] == kind


def test_host_staff_belong_to_the_host_however_they_wrote_it() -> None:
    found = roster([registered(SATO | {"団体名": "みどり野区 役所"})], RULES)
    assert person(found)["body"] == "みどり野区"
    assert found.rows["typed_body"].item() == "みどり野区 役所"


def test_every_merge_shows_both_rows_as_typed() -> None:
    again = TAKAHASHI | {"完了時刻": "2024/12/5 9:00", "氏名": "高橋太郎", "団体名": "星見市"}
    found = roster([registered(TAKAHASHI), registered(again, book="手入力.csv")], RULES)
    merged, into = found.report.tables["merged_rows"].rows
    why = (1, "メールと氏名が同じ")
    rest = ("総務課", "takahashi@hoshimi.example", "")
    here, there = Place("手入力.csv", "", 2), Place("申込.csv", "", 2)
    kana = "タカハシ タロウ"
    assert merged == (*why, "まとめた行", here, "高橋太郎", kana, "星見市", *rest)
    assert into == (*why, "まとめた先", there, "髙橋 太郎", kana, "星見市役所", *rest)


def test_the_dispositions_add_up_by_source_and_reason() -> None:
    odd = [{"氏名": "記入例"}, {"氏名": "合計"}, {"フリガナ": "サトウ"}, SATO | {"取消": "取消"}]
    found = roster(
        [registered(TAKAHASHI, TAKAHASHI, *odd), registered(TAKAHASHI, book="手入力.csv")], RULES
    )
    rows = found.report.tables["registration_dispositions"].rows
    assert {row[0]: row[1:] for row in rows if any(row[1:])} == {
        "登録": (1, 0, 1),
        "記入例": (1, 0, 1),
        "合計行": (1, 0, 1),
        "氏名なし（保留）": (1, 0, 1),
        "取消": (1, 0, 1),
        "重複": (1, 1, 2),
        "読んだ行": (6, 1, 7),
    }


def test_copies_of_a_row_are_one_registration_wherever_they_stand() -> None:
    found = roster([registered(SATO, SATO, SATO)], RULES)
    assert sorted(dispositions(found)) == ["登録", "重複", "重複"]


def test_an_empty_list_is_an_empty_register() -> None:
    found = roster([registered()], RULES)
    assert figures(found)["registration_rows"] == figures(found)["registrants"] == 0


def test_a_source_is_shown_by_its_name_or_its_file() -> None:
    _, table = registered(SATO)
    named = [(RegistrationSource("共有/a.csv", name="庁内申込"), table)]
    unnamed = [(RegistrationSource("共有/申込.csv"), table)]
    shown = [
        roster(source, RULES).report.tables["registration_dispositions"].columns[1].heading
        for source in (named, unnamed)
    ]
    assert shown == ["庁内申込", "申込.csv"]


def test_times_are_read_in_every_way_the_sources_write_them() -> None:
    found = roster([registered(TAKAHASHI | {"完了時刻": "R6.12.3"})], RULES)
    assert found.rows["submitted"].item().date() == date(2024, 12, 3)


def test_a_profile_may_have_fewer_columns() -> None:
    usual = registration_schema()
    few = replace(
        usual, fields=tuple(each for each in usual.fields if each.key in {"name", "mail"})
    )
    sheet = sheet_of_rows(
        "名刺.csv", "", [["氏名", "メール"], ["高橋太郎", TAKAHASHI["メールアドレス"]]]
    )
    cards = (RegistrationSource("名刺.csv"), read_table(sheet, few, TOKYO))
    assert dispositions(roster([cards, registered(TAKAHASHI)], RULES)) == ["重複", "登録"]
    assert dispositions(roster([cards], RULES)) == ["登録"]


def test_what_a_form_fills_in_by_itself_is_no_address() -> None:
    asked_again = SATO | {"完了時刻": "2024/12/3 9:00", "メールアドレス": "anonymous"}
    first = SATO | {"完了時刻": "2024/12/1 9:00", "メールアドレス": "sato@city.midorino.example"}
    found = roster([registered(first, asked_again)], RULES)
    assert person(found)["mail"] == "sato@city.midorino.example"
    assert person(roster([registered(asked_again)], RULES))["mail"] == ""
