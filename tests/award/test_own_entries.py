"""Whose entry is whose: by section, by staff number, by name."""

from dataclasses import replace

import pytest

from automations.award.entries import Entry
from automations.award.own_entries import doubtful_people, own_pairs, people_of
from automations.award.roll import Roll, read_roll
from automations.award.schemas import roll_schema
from automations.tables.sheet import sheet_of_rows
from automations.tables.typed import read_table
from tests.award.staging import TOKYO, entries_table

NAMED = [
    ["0001", "山田　太郎", "市民課", ""],
    ["0002", "山田太郎", "税務課", "総務課"],
    ["0003", "佐藤花子", "福祉課", ""],
    ["0004", "鈴木一郎", "福祉課", ""],
    ["0005", "鈴木一郎", "福祉課", ""],
]


def roll(rows: list[list[str]] = NAMED) -> Roll:
    headings = ["職員番号", "氏名", "所属", "兼務所属"]
    sheet = sheet_of_rows("名簿.xlsx", "名簿", [headings, *rows])
    return read_roll(read_table(sheet, roll_schema(), TOKYO))


def entry(*people: str, section: str = "市民課") -> Entry:
    return Entry(1, "窓口DX", "窓口", section, None, "entry_ranked", 2, people=people)


def owners(*people: str, section: str = "広報課") -> list[str]:
    pairs = own_pairs(roll(), [entry(*people, section=section)])
    return pairs.filter("own_entry")["voter_key"].to_list()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("佐藤 花子", ["3"]),
        ("佐藤花子（福祉課）", ["3"]),
        ("佐藤花子 様", ["3"]),
        ("０００３", ["3"]),
        ("山田太郎（0002）", ["2"]),
        ("0002 山田太郎", ["2"]),
        ("佐藤花子（9999）", ["3"]),
        ("高橋次郎", []),
        ("", []),
    ],
)
def test_a_person_is_found_by_number_or_by_name(typed: str, found: list[str]) -> None:
    assert owners(typed) == found


@pytest.mark.parametrize(
    ("section", "found"),
    [("市民課", ["1"]), ("総務課", ["2"]), ("市民課、税務課", ["1", "2"]), ("広報課", [])],
)
def test_a_name_of_several_people_stands_for_those_of_the_entrys_sections(
    section: str, found: list[str]
) -> None:
    assert owners("山田太郎", section=section) == found


def test_leader_and_members_own_an_entry_alike_and_each_once() -> None:
    assert owners("佐藤花子", "0003", "山田太郎 0001") == ["1", "3"]


def test_sections_own_what_is_theirs_second_sections_too() -> None:
    pairs = own_pairs(roll(), [entry("佐藤花子", section="市民課・総務課")])
    joint = own_pairs(roll(), [entry("佐藤花子", section="市民課、総務課")])
    assert pairs.rows() == [("3", 1, False, True)]
    assert joint.rows() == [("1", 1, True, False), ("2", 1, True, False), ("3", 1, False, True)]


def test_the_organiser_is_asked_for_a_number_where_a_name_does_not_say_who() -> None:
    table, entries = entries_table(), [entry("山田太郎", section="広報課")]
    entries.append(replace(entry("鈴木一郎", section="福祉課"), row=3))
    assert [str(each) for each in doubtful_people(table, entries, roll())] == [
        (
            "共有/エントリー.xlsx「エントリー」2行目: 「山田太郎」と同じ氏名の人が、"
            "投票対象者名簿に2人います"
            "（どの人の所属も、この取組の所属ではありません）。"
            "氏名のあとに職員番号を書いてください。"
            "それまで、だれの票も自分の取組への票とはみなしません。"
        ),
        (
            "共有/エントリー.xlsx「エントリー」3行目: 「鈴木一郎」と同じ氏名の人が、"
            "この取組の所属に2人います。"
            "氏名のあとに職員番号を書いてください。それまで、全員をこの取組の人とみなします。"
        ),
    ]


def test_who_is_found_without_doubt_is_not_asked_about() -> None:
    plain = [entry("佐藤花子", "山田太郎 0001", "高橋次郎")]
    assert list(doubtful_people(entries_table(), plain, roll())) == []
    assert [each.typed for each in people_of(plain[0], roll())] == ["佐藤花子", "山田太郎 0001"]
