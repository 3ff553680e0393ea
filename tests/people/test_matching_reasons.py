"""What is certain, what is a question and what is neither: one test a reason."""

import pytest

from automations.people.matching import Evidence, evidence_words, explain_pair
from tests.people.matching_rows import (
    ICHIRO,
    MAIL,
    PHONE,
    PLACE,
    Row,
    frame,
    levels,
    matched,
    persons,
)

NUMBER = {"staff_number_key": "4711"}
AT_HOME = {"mail_key": "ichiro.s@mail.example"}
LINE = {"phone_key": "0356081111"}
# A house full of other people: what is rare among them speaks for a pair.
OTHERS = [
    {"name_key": f"{family}{given}", "kana_key": f"{sound}{tone}", "body_key": "みどり野区",
     "mail_key": f"{number}{at}@midorino.example", "phone_key": f"0801000{number}{at}00",
     "section_key": f"{section}課"}
    for number, (family, sound, section) in enumerate(
        [("佐藤", "サトウ", "税務"), ("高橋", "タカハシ", "道路"), ("田中", "タナカ", "学務"),
         ("伊藤", "イトウ", "保健"), ("渡辺", "ワタナベ", "総務")]
    )
    for at, (given, tone) in enumerate(
        [("花子", "ハナコ"), ("健", "ケン"), ("翔太", "ショウタ"), ("美咲", "ミサキ"),
         ("彩", "アヤ"), ("直樹", "ナオキ"), ("恵", "メグミ"), ("大輔", "ダイスケ")]
    )
]  # fmt: skip


def rung(one: Row, other: Row) -> str:
    """Return by what two records among others are one person; "" for two."""
    found = matched(one, other, *OTHERS).persons
    return str(found["rung"][1])


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (ICHIRO | NUMBER, {"name_key": "一郎鈴木"} | NUMBER, "staff_number_and_near_name"),
        (ICHIRO | NUMBER, {"name_key": "suzukiichiro"} | NUMBER, "staff_number_and_near_name"),
        (
            ICHIRO | NUMBER | PLACE,
            {"name_key": "山本一郎", "kana_key": "ヤマモトイチロウ"} | NUMBER | PLACE,
            "staff_number_and_given_name",
        ),
        (ICHIRO | NUMBER | MAIL, {"name_key": "鈴木"} | NUMBER | MAIL, "staff_number_and_mail"),
        (
            ICHIRO | NUMBER | PLACE,
            {"name_key": "鈴木"} | NUMBER | PLACE,
            "staff_number_and_section",
        ),
        (ICHIRO | MAIL, ICHIRO | {"name_key": "鈴木一朗"} | MAIL, "mail_and_kana"),
        (ICHIRO | MAIL, ICHIRO | {"name_key": "すずきいちろう"} | MAIL, "mail_and_near_name"),
        (ICHIRO | MAIL, {"name_key": "?木一郎"} | MAIL, "mail_and_near_name"),
        (ICHIRO | MAIL, {"name_key": "一郎鈴木"} | MAIL, "mail_and_near_name"),
        (ICHIRO | MAIL, {"name_key": "ichirosuzuki"} | MAIL, "mail_and_near_name"),
        (ICHIRO | MAIL | PLACE, {"name_key": "鈴木"} | MAIL | PLACE, "mail_and_part_name"),
        (ICHIRO | PHONE, ICHIRO | PHONE, "name_kana_phone"),
        (ICHIRO | PLACE, ICHIRO | PLACE | {"section_key": "総務部総務課"},
         "name_kana_body_part_section"),
        (ICHIRO | PLACE, ICHIRO | PLACE | {"kana_key": "スズキイチロオ"},
         "name_near_kana_body_section"),
        (ICHIRO | PLACE | LINE, {"name_key": "鈴木一郎"} | PLACE | LINE, "name_body_section_phone"),
        (ICHIRO | PLACE, {"name_key": "鈴木一郎"} | PLACE, "name_body_section"),
        (ICHIRO | PLACE | LINE | MAIL,
         ICHIRO | PLACE | LINE | {"mail_key": "suzuki-ichro@midorino.example"},
         "name_near_mail_section"),
    ],
)  # fmt: skip
def test_what_is_certain_names_its_reason(one: Row, other: Row, reason: str) -> None:
    assert rung(one, other) == reason
    assert rung(other, one) == reason


def test_name_and_reading_in_each_others_columns_are_put_right() -> None:
    changed = {"name_key": "スズキイチロウ", "kana_key": "鈴木一郎"}
    assert rung(ICHIRO | MAIL, changed | MAIL) == "mail_and_name"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a marriage, known by the mailbox alone
        (ICHIRO | MAIL, {"name_key": "山本一郎", "kana_key": "ヤマモトイチロウ"} | MAIL),
        # one wrong character, and nobody wrote the reading
        ({"name_key": "鈴木一郎"} | MAIL, {"name_key": "鈴木一朗"} | MAIL),
        # the same name in the same section, once with an address of the office, once of home
        (ICHIRO | PLACE | MAIL, ICHIRO | PLACE | AT_HOME),
        # the same but for a digit of the staff number
        (ICHIRO | MAIL | NUMBER, ICHIRO | MAIL | {"staff_number_key": "4712"}),
        # a digit too many, typed before zeros that a spreadsheet dropped
        (ICHIRO | MAIL | NUMBER, ICHIRO | MAIL | {"staff_number_key": "704711"}),
        # homophones of two sections, one of whom mistyped an address into the other's
        (
            ICHIRO | MAIL | PLACE,
            ICHIRO | {"name_key": "鈴木一朗"} | MAIL | PLACE | {"section_key": "税務課"},
        ),
        # a slip in the address
        (ICHIRO | MAIL, ICHIRO | {"mail_key": "suzuki-ichro@midorino.example"}),
    ],
)
def test_what_is_likely_is_a_question(one: Row, other: Row) -> None:
    found = matched(one, other, *OTHERS)
    assert found.persons["person"].to_list()[:2] == [0, 1]
    assert [(each.one, each.other) for each in found.doubts] == [(0, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a family: one line, one address, one surname
        (
            ICHIRO | MAIL | PHONE,
            {"name_key": "鈴木花江", "kana_key": "スズキハナエ"} | MAIL | PHONE,
        ),
        # two people of one section
        (ICHIRO | PLACE, {"name_key": "山田桃子", "kana_key": "ヤマダモモコ"} | PLACE),
        # namesakes in one section, each with an address of the office of their own
        (ICHIRO | PLACE | MAIL, ICHIRO | PLACE | {"mail_key": "i.suzuki@midorino.example"}),
        # namesakes with their own staff numbers
        (ICHIRO | PLACE | NUMBER, ICHIRO | PLACE | {"staff_number_key": "9025"}),
        # near-equal addresses of two names
        (
            {"name_key": "鈴木俊", "kana_key": "スズキトシ", "mail_key": "suzuki-toshi@m.example"},
            {"name_key": "鈴木俊江", "kana_key": "スズキトシエ",
             "mail_key": "suzuki-toshie@m.example"},
        ),
    ],
)  # fmt: skip
def test_two_people_are_not_even_asked_about(one: Row, other: Row) -> None:
    found = matched(one, other, *OTHERS)
    assert found.persons["person"].to_list()[:2] == [0, 1]
    assert found.doubts == ()


def test_a_section_s_mailbox_joins_nobody_whose_name_differs() -> None:
    box = {"mail_key": "soumu@midorino.example"}
    users = [{"name_key": name, "kana_key": kana} | box | PLACE for name, kana in (
        ("鈴木一郎", "スズキイチロウ"), ("山田桃子", "ヤマダモモコ"), ("中村翼", "ナカムラツバサ"),
        ("鈴木一朗", "スズキイチロウ"))]  # fmt: skip
    found = matched(*users, *OTHERS)
    assert found.persons["person"].to_list()[:4] == [0, 1, 2, 3]
    assert [levels(each) for each in found.doubts] == [
        {"name": "homophone", "mail": "same_shared", "body": "same", "section": "same"}
    ]


def test_a_namesake_known_by_an_own_address_makes_the_section_too_little() -> None:
    second = {"mail_key": "ichiro.suzuki@midorino.example"}
    three = (ICHIRO | PLACE, ICHIRO | PLACE | MAIL, ICHIRO | PLACE | second)
    assert persons(*three) == [0, 1, 2]
    assert persons(*three[:2]) == [0, 0]


def test_the_strongest_pair_of_records_stands_for_two_persons() -> None:
    apart = {"staff_number_key": "4711"}, {"staff_number_key": "4712"}
    found = matched(ICHIRO | MAIL | apart[0], ICHIRO | MAIL | PHONE | apart[0],
                    ICHIRO | MAIL | PHONE | apart[1], *OTHERS)  # fmt: skip
    assert [(each.one, each.other) for each in found.doubts] == [(1, 2)]


def test_a_pair_explains_itself_merged_or_not() -> None:
    told = explain_pair(frame(ICHIRO | MAIL, {"name_key": "鈴木一朗"} | PHONE), 0, 1)
    assert [evidence_words(each) for each in told] == [
        "氏名: 漢字が一字違い（読みは片方にない）", "メール: 片方にない", "電話番号: 片方にない",
        "職員番号: 片方にない", "団体: 片方にない", "所属: 片方にない",
    ]  # fmt: skip
    assert evidence_words(told) == "氏名: 漢字が一字違い（読みは片方にない）"


def test_levels_have_words_of_their_field() -> None:
    assert evidence_words(Evidence("mail", "same_shared", 8)) == "メール: 同じ（何人かの共用）"
