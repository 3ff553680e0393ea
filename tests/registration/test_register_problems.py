"""What a person has to look at in the registrations, word for word."""

from __future__ import annotations

from automations.registration.register import roster
from tests.registration.lists import RULES, SATO, TAKAHASHI, dispositions, registered, sentences


def test_who_says_nothing_is_counted_as_external_and_asked() -> None:
    found = roster([registered({"氏名": "佐藤 花子", "フリガナ": "サトウ ハナコ"})], RULES)
    assert sentences(found) == [
        (
            "申込.csv2行目: 庁内か庁外か分かりません（区分・団体名・メール・"
            "職員番号がどれもありません）。区分か団体名を入れてください。それまで庁外として数えます。"
        ),
    ]


def test_a_row_without_a_name_is_set_aside() -> None:
    found = roster([registered(TAKAHASHI | {"氏名": "　"}, SATO)], RULES)
    assert dispositions(found) == ["氏名なし（保留）", "登録"]
    assert sentences(found) == [
        "申込.csvB2: 「氏名」が空です。値を入れてください。それまでこの行は数えません。"
    ]


def test_an_unclear_cancellation_is_set_aside() -> None:
    found = roster([registered(TAKAHASHI | {"取消": "たぶん"})], RULES)
    assert dispositions(found) == ["読めない欄がある（保留）"]
    assert sentences(found) == [
        (
            "申込.csvJ2: 「取消」の「たぶん」は選択肢にありません。"
            "次のどれかにしてください: 取消、参加。それまでこの行は数えません。"
        ),
    ]


def test_a_cancellation_without_a_time_beside_a_registration_with_one_is_asked() -> None:
    undated = TAKAHASHI | {"完了時刻": "", "取消": "取消"}
    found = roster([registered(TAKAHASHI), registered(undated, book="手入力.csv")], RULES)
    assert dispositions(found) == ["取消", "登録"]
    assert sentences(found) == [
        (
            "手入力.csv2行目: 取消の日時がないため、"
            "同じ人の日時のある申込より前の取消とみなしています。"
            "申込の後の取消なら、日時を入れてください。それまで登録として数えます。"
        ),
    ]
    assert sentences(roster([registered(TAKAHASHI | {"完了時刻": ""}, undated)], RULES)) == []


def test_one_staff_number_under_two_names_is_two_people_and_a_question() -> None:
    other = SATO | {"氏名": "鈴木 一郎", "フリガナ": "スズキ イチロウ", "職員番号": "123.0"}
    found = roster([registered(SATO, other)], RULES)
    assert dispositions(found) == ["登録", "登録"]
    assert sentences(found) == [
        (
            "申込.csv2行目: 職員番号「00123」が、氏名の違う人（申込.csv3行目）にもあります。"
            "どちらかの職員番号を直してください。それまで別の人として数えます。"
        ),
        (
            "申込.csv3行目: 職員番号「123.0」が、氏名の違う人（申込.csv2行目）にもあります。"
            "どちらかの職員番号を直してください。それまで別の人として数えます。"
        ),
    ]


def test_who_may_be_either_of_two_namesakes_is_asked() -> None:
    box = SATO | {"メールアドレス": "zaisei@city.midorino.example"}
    found = roster(
        [registered(box, box | {"職員番号": "456"}, box | {"職員番号": "", "所属": ""})], RULES
    )
    assert dispositions(found) == ["登録", "登録", "登録"]
    assert sentences(found) == [
        (
            "申込.csv4行目: 職員番号のないこの行が、同姓同名の職員のどちらのものか決められません。"
            "職員番号を入れてください。それまで別の一人として数えます。"
        ),
    ]
