"""The script in pieces says just what 発表データ says, and leaves blanks to write in."""

from automations.award.judging.announcement import announcement
from automations.award.judging.script import script
from tests.award.judging.results import decided, headings, rules_of, texts
from tests.award.judging.test_announcement import BLANK, TEAMS, shared

SPOKEN = ("前", "取組名", "間", "代表者", "後")


def test_the_pieces_are_what_is_read_aloud() -> None:
    prizes = decided(rules_of()).prizes
    assert prizes
    table = script(prizes, TEAMS)
    places = [headings(table).index(each) for each in SPOKEN]
    pieces = ["".join(row[place] for place in places) for row in texts(table)]
    assert [each.replace("\n", "") for each in pieces] == [
        row[-1] for row in texts(announcement(prizes, TEAMS))
    ]
    assert pieces[-1].split("\n") == [
        "最後に、大賞の発表です。",
        "取組番号1番、",
        "「窓口DX」。",
        "市民課の取組です。",
        "代表は、青木 花子さんです。",
        "おめでとうございます。",
        "賞状は、区長からお渡しします。",
    ]


def test_readings_stand_beside_title_and_leader() -> None:
    table = script(shared(("大賞", "区長", (1,))), TEAMS)
    (row,) = (dict(zip(headings(table), each, strict=True)) for each in texts(table))
    assert (row["取組名"], row["取組名のふりがな"]) == ("窓口DX", "まどぐちでぃーえっくす")
    assert (row["代表者"], row["代表者のふりがな"]) == ("青木 花子", "あおき はなこ")
    assert (row["番号"], row["授与者"], row["書き入れ"]) == ("01", "区長", "")


def test_a_reading_that_nobody_wrote_down_is_a_blank_to_write_in() -> None:
    table = script(shared(("大賞", "", (2,))), TEAMS)
    (row,) = (dict(zip(headings(table), each, strict=True)) for each in texts(table))
    assert (row["取組名のふりがな"], row["代表者のふりがな"]) == ("", "")
    assert row["書き入れ"].split("\n") == [
        f"取組名のふりがな　{BLANK * 2}",
        f"代表者の氏名のふりがな　{BLANK * 2}",
    ]


def test_a_shared_prize_is_a_row_each_by_number() -> None:
    rows = texts(script(shared(("大賞", "", (3, 1)), ("特別賞", "", ())), TEAMS))
    assert [row[:4] for row in rows] == [
        [
            "1",
            "特別賞",
            "はじめに、特別賞の発表です。\nこの賞は、今回、該当する取組がありませんでした。\n",
            "",
        ],
        [
            "2",
            "大賞",
            "最後に、大賞の発表です。\n2件の取組が受賞します。\n1件目は、取組番号1番、\n「",
            "窓口DX",
        ],
        ["3", "大賞", "2件目は、取組番号3番、\n「", "庶務の自動化"],
    ]
