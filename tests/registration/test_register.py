"""The register: who is in it, with which values, and what became of every row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

import pytest

from automations.registration.register import Roster, roster
from automations.registration.rules import Kind, RegistrationRules, RegistrationSource
from automations.tables.dispositions import words
from automations.tables.places import Place
from automations.tables.typed import TypedTable

Source = tuple[RegistrationSource, TypedTable]
Registered = Callable[..., Source]
Row = dict[str, str]

TAKAHASHI = {
    "完了時刻": "2024/12/1 9:00",
    "氏名": "髙橋 太郎",
    "フリガナ": "タカハシ タロウ",
    "団体名": "星見市役所",
    "所属": "総務課",
    "メールアドレス": "takahashi@hoshimi.example",
    "区分": "自治体職員",
}
SATO = {
    "完了時刻": "2024/12/1 9:30",
    "氏名": "佐藤 花子",
    "フリガナ": "サトウ ハナコ",
    "所属": "財政課",
    "メールアドレス": "sato@city.midorino.example",
    "職員番号": "00123",
    "区分": "庁内",
}


def dispositions(found: Roster) -> list[str]:
    return [words(code) for code in found.rows["disposition"]]


def figures(found: Roster) -> dict[str, object]:
    return {key: each.value for key, each in found.report.figures.items()}


def person(found: Roster) -> dict[str, object]:
    (only,) = found.registrants.iter_rows(named=True)
    return only


def sentences(found: Roster) -> list[str]:
    return [str(each) for each in found.report.problems]


def test_the_later_answer_of_a_person_counts(
    registered: Registered, rules: RegistrationRules
) -> None:
    again = TAKAHASHI | {"完了時刻": "2024/12/5 9:00", "氏名": "高橋　太郎", "所属": "財政課"}
    found = roster([registered(again, TAKAHASHI)], rules)
    assert dispositions(found) == ["登録", "重複"]
    assert (person(found)["name"], person(found)["section"]) == ("高橋　太郎", "財政課")


def test_what_the_later_answer_leaves_blank_stays_as_it_was(
    registered: Registered, rules: RegistrationRules
) -> None:
    first = TAKAHASHI | {"電話番号": "03-0000-1111"}
    again = TAKAHASHI | {"完了時刻": "2024/12/5 9:00", "電話番号": "", "所属": ""}
    found = roster([registered(first, again)], rules)
    assert (person(found)["phone"], person(found)["section"]) == ("03-0000-1111", "総務課")


def test_a_list_without_times_is_older_than_any_answer(
    registered: Registered, rules: RegistrationRules
) -> None:
    by_hand = TAKAHASHI | {"完了時刻": "", "所属": "広報課"}
    sources = [registered(TAKAHASHI), registered(by_hand, book="手入力.csv")]
    assert person(roster(sources, rules))["section"] == "総務課"


def test_people_of_all_sources_are_one_register(
    registered: Registered, rules: RegistrationRules
) -> None:
    by_hand = TAKAHASHI | {"完了時刻": "2024/12/3", "メールアドレス": ""}
    found = roster([registered(TAKAHASHI, SATO), registered(by_hand, book="手入力.csv")], rules)
    assert found.registrants["name"].to_list() == ["佐藤 花子", "髙橋 太郎"]
    assert found.registrants["number"].to_list() == [1, 2]
    assert found.registrants["places"].to_list() == [
        ["申込.csv3行目"],
        ["申込.csv2行目", "手入力.csv2行目"],
    ]
    assert figures(found) == {
        "registration_rows": 3,
        "registrants": 2,
        "registration_duplicates": 1,
        "registration_cancelled": 0,
    }


@pytest.mark.parametrize("mark", ["取消", "キャンセル", "○", "取り消す", "はい"])
def test_a_cancelled_row_registers_nobody(
    mark: str, registered: Registered, rules: RegistrationRules
) -> None:
    found = roster([registered(TAKAHASHI | {"取消": mark})], rules)
    assert dispositions(found) == ["取消"]
    assert found.registrants.is_empty()


def test_a_later_cancellation_cancels_the_person(
    registered: Registered, rules: RegistrationRules
) -> None:
    cancels = TAKAHASHI | {"完了時刻": "2024/12/5 9:00", "取消": "取消"}
    found = roster([registered(cancels, TAKAHASHI, SATO)], rules)
    assert dispositions(found) == ["取消", "後から取消", "登録"]
    assert figures(found)["registration_cancelled"] == 2


def test_who_registers_again_after_cancelling_is_registered(
    registered: Registered, rules: RegistrationRules
) -> None:
    cancels = TAKAHASHI | {"完了時刻": "2024/12/5 9:00", "取消": "取消"}
    back = TAKAHASHI | {"完了時刻": "2024/12/6 9:00"}
    found = roster([registered(TAKAHASHI, cancels, back)], rules)
    assert dispositions(found) == ["重複", "取消", "登録"]


def test_at_one_instant_the_cancellation_is_the_later_word(
    registered: Registered, rules: RegistrationRules
) -> None:
    found = roster([registered(TAKAHASHI | {"取消": "取消"}, TAKAHASHI)], rules)
    assert dispositions(found) == ["取消", "後から取消"]


def test_cancelled_people_close_the_register_without_a_number(
    registered: Registered, rules: RegistrationRules
) -> None:
    found = roster([registered(TAKAHASHI, SATO | {"取消": "取消"})], rules)
    rows = found.report.tables["register"].rows
    assert [(row[0], row[1], row[9]) for row in rows] == [
        (1, "髙橋 太郎", "登録"),
        (None, "佐藤 花子", "取消"),
    ]


def test_namesakes_are_two_people(registered: Registered, rules: RegistrationRules) -> None:
    namesake = {key: TAKAHASHI[key] for key in ("完了時刻", "氏名", "フリガナ", "区分")}
    elsewhere = namesake | {"団体名": "星見町", "所属": "総務課"}
    assert dispositions(roster([registered(TAKAHASHI, elsewhere)], rules)) == ["登録", "登録"]


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
def test_whom_a_person_belongs_to(
    told: Row,
    source: Kind | None,
    kind: str,
    registered: Registered,
    rules: RegistrationRules,
) -> None:
    found = roster([registered({"氏名": "佐藤 花子"} | told, kind=source)], rules)
    assert person(found)["kind"] == kind


def test_host_staff_belong_to_the_host_however_they_wrote_it(
    registered: Registered, rules: RegistrationRules
) -> None:
    found = roster([registered(SATO | {"団体名": "みどり野区 役所"})], rules)
    assert person(found)["body"] == "みどり野区"
    assert found.rows["typed_body"].item() == "みどり野区 役所"


def test_who_says_nothing_is_counted_as_external_and_asked(
    registered: Registered, rules: RegistrationRules
) -> None:
    found = roster([registered({"氏名": "佐藤 花子", "フリガナ": "サトウ ハナコ"})], rules)
    assert sentences(found) == [
        (
            "申込.csv2行目: 庁内か庁外か分かりません（区分・団体名・メール・"
            "職員番号がどれもありません）。区分か団体名を入れてください。それまで庁外として数えます。"
        ),
    ]


def test_a_row_without_a_name_is_set_aside(
    registered: Registered, rules: RegistrationRules
) -> None:
    found = roster([registered(TAKAHASHI | {"氏名": "　"}, SATO)], rules)
    assert dispositions(found) == ["氏名なし（保留）", "登録"]
    assert sentences(found) == [
        "申込.csvB2: 「氏名」が空です。値を入れてください。それまでこの行は数えません。"
    ]


def test_an_unclear_cancellation_is_set_aside(
    registered: Registered, rules: RegistrationRules
) -> None:
    found = roster([registered(TAKAHASHI | {"取消": "たぶん"})], rules)
    assert dispositions(found) == ["読めない欄がある（保留）"]
    assert sentences(found) == [
        (
            "申込.csvJ2: 「取消」の「たぶん」は選択肢にありません。"
            "次のどれかにしてください: 取消、参加。それまでこの行は数えません。"
        ),
    ]


def test_one_staff_number_under_two_names_is_two_people_and_a_question(
    registered: Registered, rules: RegistrationRules
) -> None:
    other = SATO | {"氏名": "鈴木 一郎", "フリガナ": "スズキ イチロウ", "職員番号": "123.0"}
    found = roster([registered(SATO, other)], rules)
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


def test_who_may_be_either_of_two_namesakes_is_asked(
    registered: Registered, rules: RegistrationRules
) -> None:
    box = SATO | {"メールアドレス": "zaisei@city.midorino.example"}
    found = roster(
        [registered(box, box | {"職員番号": "456"}, box | {"職員番号": "", "所属": ""})], rules
    )
    assert dispositions(found) == ["登録", "登録", "登録"]
    assert sentences(found) == [
        (
            "申込.csv4行目: 職員番号のないこの行が、同姓同名の職員のどちらのものか決められません。"
            "職員番号を入れてください。それまで別の一人として数えます。"
        ),
    ]


def test_every_merge_shows_both_rows_as_typed(
    registered: Registered, rules: RegistrationRules
) -> None:
    again = TAKAHASHI | {"完了時刻": "2024/12/5 9:00", "氏名": "高橋太郎", "団体名": "星見市"}
    found = roster([registered(TAKAHASHI), registered(again, book="手入力.csv")], rules)
    (row,) = found.report.tables["merged_rows"].rows
    rest = ("総務課", "takahashi@hoshimi.example", "")
    assert row == (
        "メールと氏名が同じ",
        *(Place("手入力.csv", "", 2), "高橋太郎", "タカハシ タロウ", "星見市", *rest),
        *(Place("申込.csv", "", 2), "髙橋 太郎", "タカハシ タロウ", "星見市役所", *rest),
    )


def test_the_dispositions_add_up_by_source_and_reason(
    registered: Registered, rules: RegistrationRules
) -> None:
    odd = [{"氏名": "記入例"}, {"氏名": "合計"}, {"フリガナ": "サトウ"}, SATO | {"取消": "取消"}]
    found = roster(
        [registered(TAKAHASHI, TAKAHASHI, *odd), registered(TAKAHASHI, book="手入力.csv")], rules
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


def test_copies_of_a_row_are_one_registration_wherever_they_stand(
    registered: Registered, rules: RegistrationRules
) -> None:
    found = roster([registered(SATO, SATO, SATO)], rules)
    assert sorted(dispositions(found)) == ["登録", "重複", "重複"]


def test_an_empty_list_is_an_empty_register(
    registered: Registered, rules: RegistrationRules
) -> None:
    found = roster([registered()], rules)
    assert figures(found)["registration_rows"] == figures(found)["registrants"] == 0


def many() -> list[Row]:
    """Sixty rows of twenty people, who answer up to three times in their own spellings."""
    rng, rows = Random(5), []  # noqa: S311 - rows to test with
    for number in range(60):
        who = rng.randrange(20)
        rows.append(
            {
                "完了時刻": rng.choice(["", "2024/12/1 9:00", f"2024/12/{1 + number % 9} 10:00"]),
                "氏名": rng.choice(["髙橋", "高橋　"]) + str(who),
                "フリガナ": "タカハシ",
                "団体名": f"団体{who % 3}{rng.choice(['市', '市役所'])}",
                "所属": rng.choice(["総務課", ""]),
                "メールアドレス": rng.choice(["", f"{who}@x.example", "dx@x.example"]),
                "電話番号": rng.choice(["", f"03-0000-{who:04}"]),
                "取消": rng.choice(["", "", "", "取消"]),
            }
        )
    return rows


def without_places(found: Roster) -> tuple[object, ...]:
    register = [(*row[:8], *row[9:]) for row in found.report.tables["register"].rows]
    merged = [(row[0], *row[2:8], *row[9:]) for row in found.report.tables["merged_rows"].rows]
    return figures(found), register, sorted(merged)


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_rows_and_files_never_changes_the_register(
    seed: int, registered: Registered, rules: RegistrationRules
) -> None:
    rows, rng = many(), Random(seed)  # noqa: S311 - rows to test with
    one, other = rows[:25], rows[25:]
    straight = roster([registered(*one), registered(*other, book="手入力.csv")], rules)
    shuffled = [
        registered(*rng.sample(one, len(one))),
        registered(*rng.sample(other, len(other)), book="手入力.csv"),
    ]
    rng.shuffle(shuffled)
    assert without_places(roster(shuffled, rules)) == without_places(straight)


@pytest.mark.parametrize("cut", range(0, 60, 6))
def test_which_file_a_row_stands_in_never_changes_the_register(
    cut: int, registered: Registered, rules: RegistrationRules
) -> None:
    rows = many()
    whole = roster([registered(*rows)], rules)
    parted = roster([registered(*rows[:cut]), registered(*rows[cut:], book="手入力.csv")], rules)
    assert without_places(parted) == without_places(whole)


def test_a_register_registered_again_is_itself(
    registered: Registered, rules: RegistrationRules
) -> None:
    first = roster([registered(*many())], rules)
    columns = {"氏名": "name", "フリガナ": "kana", "団体名": "body", "所属": "section",
               "メールアドレス": "mail", "電話番号": "phone", "区分": "kind"}  # fmt: skip
    own = [
        {heading: row[key] for heading, key in columns.items()}
        for row in first.registrants.iter_rows(named=True)
    ]
    second = roster([registered(*own)], rules)
    assert figures(second)["registrants"] == figures(first)["registrants"]


@pytest.mark.parametrize("gone", range(0, 60, 5))
def test_without_one_row_every_other_still_has_one_disposition(
    gone: int, registered: Registered, rules: RegistrationRules
) -> None:
    rows = many()
    found = roster([registered(*rows[:gone], *rows[gone + 1 :])], rules)
    *reasons, whole = found.report.tables["registration_dispositions"].rows
    assert whole[1] == sum(int(str(row[1])) for row in reasons) == 59


def test_without_somebodys_only_row_exactly_that_person_is_gone(
    registered: Registered, rules: RegistrationRules
) -> None:
    both = figures(roster([registered(TAKAHASHI, SATO)], rules))
    one = figures(roster([registered(TAKAHASHI)], rules))
    assert both == one | {"registration_rows": 2, "registrants": 2}


def test_a_source_is_shown_by_its_name_or_its_file(
    registered: Registered, rules: RegistrationRules
) -> None:
    _, table = registered(SATO)
    named = [(RegistrationSource("共有/a.csv", name="庁内申込"), table)]
    unnamed = [(RegistrationSource("共有/申込.csv"), table)]
    shown = [
        roster(source, rules).report.tables["registration_dispositions"].columns[1].heading
        for source in (named, unnamed)
    ]
    assert shown == ["庁内申込", "申込.csv"]


def test_times_are_read_in_every_way_the_sources_write_them(
    registered: Registered, rules: RegistrationRules
) -> None:
    found = roster([registered(TAKAHASHI | {"完了時刻": "R6.12.3"})], rules)
    assert found.rows["submitted"].item().date() == date(2024, 12, 3)
