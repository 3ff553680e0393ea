"""What later answers do: they replace, they add, they cancel; and what is no answer at all."""

from __future__ import annotations

from random import Random

import pytest

from automations.people.matching import Doubt
from automations.registration.later_answers import fewest
from automations.registration.register import roster
from automations.registration.rules import Holds, Later, RegistrationSource
from automations.tables.typed import TypedTable
from tests.registration.lists import (
    RULES,
    SATO,
    TAKAHASHI,
    Row,
    dispositions,
    figures,
    person,
    registered,
    sentences,
)

Source = tuple[RegistrationSource, TypedTable]
AGAIN = TAKAHASHI | {"完了時刻": "2024/12/5 9:00"}
LATER = TAKAHASHI | {"完了時刻": "2024/12/6 9:00"}


def adding(*rows: Row, book: str = "見学.csv") -> Source:
    return registered(*rows, book=book, later=Later.ADDS)


def cancelling(*rows: Row) -> Source:
    return registered(*rows, book="取消.csv", holds=Holds.CANCELLATIONS)


def test_an_answer_of_a_list_that_adds_adds() -> None:
    first = TAKAHASHI | {"来場予定の時間帯": "午前", "同伴者数": "1"}
    more = AGAIN | {"来場予定の時間帯": "午後", "備考": "車椅子", "同伴者数": "2名"}
    found = roster([adding(more, first)], RULES)
    assert dispositions(found) == ["追加の申込", "登録"]
    told = person(found)
    assert (told["slot"], told["note"], told["companions"]) == ("午前、午後", "車椅子", 3)
    assert figures(found) | {"companions": 3, "registration_additions": 1} == figures(found)


def test_an_answer_of_a_list_that_replaces_leaves_what_was_added() -> None:
    sources = [
        registered(TAKAHASHI | {"同伴者数": "5"}, LATER | {"同伴者数": "1"}),
        adding(AGAIN | {"同伴者数": "2"}),
    ]
    found = roster(sources, RULES)
    assert dispositions(found) == ["重複", "登録", "追加の申込"]
    assert person(found)["companions"] == 3


def test_the_same_answer_sent_twice_adds_nothing() -> None:
    row = TAKAHASHI | {"同伴者数": "2"}
    found = roster([adding(row, row), adding(row, book="写し.csv")], RULES)
    assert sorted(dispositions(found)) == ["登録", "重複", "重複"]
    assert person(found)["companions"] == 2


def test_what_was_added_before_a_cancellation_is_gone_with_it() -> None:
    first, more = TAKAHASHI | {"同伴者数": "3"}, LATER | {"同伴者数": "1"}
    found = roster([adding(first, more), cancelling(AGAIN)], RULES)
    assert dispositions(found) == ["取消", "重複", "登録"]
    assert person(found)["companions"] == 1


def test_a_second_form_cancels() -> None:
    sources = [registered(TAKAHASHI, SATO), cancelling(AGAIN)]
    found = roster(sources, RULES)
    assert dispositions(found) == ["取消", "後から取消", "登録"]
    assert figures(found)["registration_cancelled"] == 2
    assert sentences(found) == []


def test_a_list_of_cancellations_without_times_comes_last() -> None:
    found = roster([registered(TAKAHASHI), cancelling(TAKAHASHI | {"完了時刻": ""})], RULES)
    assert dispositions(found) == ["取消", "後から取消"]


def test_a_cancellation_of_what_nobody_registered_is_asked_about() -> None:
    found = roster([registered(SATO), cancelling(TAKAHASHI)], RULES)
    assert dispositions(found) == ["申込のない取消", "登録"]
    assert sentences(found) == [
        (
            "取消.csv2行目: この人の申込が見つからない取消です。申込がほかのブックにないか、"
            "職員番号かメールが申込と同じかを確かめてください。"
            "同じ人かを判定のブックで尋ねているときは、そこで答えてください。"
        )
    ]
    rows = found.report.tables["register"].rows
    assert [(row[1], row[9]) for row in rows] == [
        ("佐藤 花子", "登録"),
        ("髙橋 太郎", "申込のない取消"),
    ]


@pytest.mark.parametrize(
    ("row", "heads"),
    [
        ({"同伴者数": "２名"}, 2),
        ({"同伴者数": "なし"}, 0),
        ({"同伴者数": "0", "参加人数": "1"}, 0),
        ({"参加人数": "3"}, 2),
        ({}, 0),
    ],
)
def test_companions_are_heads_without_the_registrant(row: Row, heads: int) -> None:
    found = roster([registered(TAKAHASHI | row)], RULES)
    assert (person(found)["companions"], sentences(found)) == (heads, [])
    assert figures(found)["registrants"] == 1


@pytest.mark.parametrize("text", ["数名", "100", "-1", "家族"])
def test_companions_that_cannot_be_read_are_asked_and_the_registrant_counts(text: str) -> None:
    found = roster([registered(TAKAHASHI | {"同伴者数": text})], RULES)
    assert dispositions(found) == ["登録"]
    assert sentences(found) == [
        (
            f"申込.csvM2: 同伴者の人数の「{text}」は、人数として読めません。0から99までの数を書いて"
            "ください。申込者は数えています。同伴者は、それまで数えません。"
        )
    ]


def test_two_numbers_of_heads_that_do_not_agree_are_asked() -> None:
    found = roster([registered(TAKAHASHI | {"同伴者数": "2", "参加人数": "2"})], RULES)
    assert person(found)["companions"] == 0
    assert sentences(found) == [
        (
            "申込.csvM2: 同伴者数の「2」（本人を除く）と、参加人数の「2」（本人を含む）が"
            "合いません。どちらかを直してください。申込者は数えています。同伴者は、それまで数えません。"
        )
    ]


def test_the_last_answer_says_how_many_come_along() -> None:
    sources = [registered(TAKAHASHI | {"同伴者数": "4"}, AGAIN | {"同伴者数": "1"}, LATER)]
    assert person(roster(sources, RULES))["companions"] == 1


@pytest.mark.parametrize("name", ["佐藤 花子、鈴木 一郎", "佐藤 花子 ほか2名", "田中実・森進一"])
def test_a_cell_with_several_people_is_set_aside(name: str) -> None:
    found = roster([registered(TAKAHASHI | {"氏名": name}, SATO)], RULES)
    assert dispositions(found) == ["一つのセルに複数の氏名（保留）", "登録"]
    assert sentences(found) == [
        (
            f"申込.csv2行目: 氏名の「{name}」が、一人の氏名ではないようです。1行に一人ずつ書いて"
            "ください。氏名の分からない人は、同伴者数の列に人数だけを書いてください。"
            "それまでこの行は数えません。"
        )
    ]
    assert figures(found)["registration_held"] == 1


def test_a_trial_of_the_form_is_nobody() -> None:
    rows = ({"氏名": "テスト 太郎"}, {"氏名": "テスト"}, SATO)
    found = roster([registered(*rows)], RULES)
    assert dispositions(found) == ["テスト", "テスト", "登録"]
    assert (figures(found)["registration_tests"], sentences(found)) == (2, [])


def test_a_trial_that_only_the_address_tells_is_asked_about() -> None:
    found = roster([registered(TAKAHASHI | {"メールアドレス": "test@a.example"})], RULES)
    assert dispositions(found) == ["テスト"]
    assert sentences(found) == [
        (
            "申込.csv2行目: メールアドレス「test@a.example」から、テストの申込とみなしました。"
            "本人の申込なら、本人のメールアドレスに直してください。それまで数えません。"
        )
    ]


def test_the_sum_is_written_out_with_every_term() -> None:
    sources = [registered({"氏名": "記入例"}, {"氏名": "テスト"}, TAKAHASHI, AGAIN, SATO)]
    table = roster(sources, RULES).report.tables["registration_dispositions"]
    assert table.note == (
        "申込者2人 ＝ 読んだ行5 − 重複申込件数1 − 追加申込件数0 − 取消件数0 − テスト件数1"
        " − 保留件数0 − 申込でない行数1"
    )


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_rows_never_changes_what_adds_up(seed: int) -> None:
    rng = Random(seed)  # noqa: S311 - rows to test with
    rows = [
        TAKAHASHI
        | {"完了時刻": f"2024/12/{1 + day} 9:00", "同伴者数": str(day), "備考": f"{day}日"}
        for day in range(6)
    ]
    base, more, gone = rows[:2], rows[3:], [rows[2]]
    straight = roster([registered(*base), adding(*more), cancelling(*gone)], RULES)
    mixed = [rng.sample(each, len(each)) for each in (base, more, gone)]
    sources = [registered(*mixed[0]), adding(*mixed[1]), cancelling(*mixed[2])]
    shuffled = roster(rng.sample(sources, 3), RULES)
    assert figures(shuffled) == figures(straight)
    assert person(shuffled)["note"] == person(straight)["note"] == "3日、4日、5日"
    assert person(shuffled)["companions"] == 3 + 4 + 5


def test_if_every_open_pair_were_one_person_there_would_be_so_few() -> None:
    other_one = {"完了時刻": "2024/12/5 9:00", "氏名": "高階 太", "団体名": "かえで町"}
    found = roster([registered(TAKAHASHI, SATO), cancelling(other_one)], RULES)
    one, other, gone = 0, 1, 2
    pairs = {each: Doubt("", *each, 0, ()) for each in ((one, other), (other, gone), (one, gone))}
    assert fewest(found.rows, []) == 2
    assert fewest(found.rows, [pairs[one, other]]) == 1
    assert fewest(found.rows, [pairs[one, other], pairs[other, gone]]) == 0
