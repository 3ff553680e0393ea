"""Certificates bear every name in its own characters, and the day as it is written on them."""

from datetime import date

import pytest

from automations.award.judging.announcement import Team
from automations.award.judging.certificates import certificates, day_in_kanji, plain_day
from tests.award.judging.results import decided, headings, rules_of, texts
from tests.award.judging.test_announcement import shared

DAY = date(2025, 1, 10)
OWN = "髙﨑 𠮷\N{VARIATION SELECTOR-17}子"  # an ideograph beyond the first plane, and its variant
MEMBERS = "邉\N{VARIATION SELECTOR-18} 一、ｶﾅ　半角、\uf8f0 外字"


def test_one_row_a_certificate_the_first_prize_first() -> None:
    prizes = decided(rules_of()).prizes
    assert prizes
    table = certificates(
        prizes, {1: Team(leader="青木 花子", members="記入 太郎")}, DAY, "小さな賞"
    )
    assert headings(table) == [
        "賞", "授与者", "取組番号", "取組名", "所属", "代表者", "メンバー", "日付",
        "日付（漢数字）", "賞の名称", "文面",
    ]  # fmt: skip
    assert texts(table)[0] == [
        "大賞", "区長", "01", "窓口DX", "市民課", "青木 花子", "記入 太郎", "令和7年1月10日",
        "令和七年一月十日", "小さな賞",
        "この取組は小さな賞において優れたものと認められましたのでここに表彰します",
    ]  # fmt: skip
    assert [row[0] for row in texts(table)] == ["大賞", "優秀賞（窓口）", "優秀賞（内部）"]


def test_a_shared_prize_has_a_certificate_each() -> None:
    table = certificates(shared(("大賞", "", (3, 1)), ("特別賞", "", ())), {}, DAY, "賞")
    assert [row[2] for row in table.rows] == ["01", "03"]


def test_a_name_keeps_the_characters_in_which_it_was_typed() -> None:
    prizes = shared(("大賞", "", (1,)))
    (row,) = certificates(prizes, {1: Team(leader=OWN, members=MEMBERS)}, DAY, "賞").rows
    assert row[5:7] == (OWN, MEMBERS)
    assert isinstance(row[5], str)
    assert [f"{ord(each):X}" for each in row[5]] == [
        "9AD9", "FA11", "20", "20BB7", "E0100", "5B50",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "plain", "kanji"),
    [
        (date(2025, 1, 10), "令和7年1月10日", "令和七年一月十日"),
        (date(2019, 5, 1), "令和元年5月1日", "令和元年五月一日"),
        (date(2029, 12, 31), "令和11年12月31日", "令和十一年十二月三十一日"),
        (date(2038, 11, 20), "令和20年11月20日", "令和二十年十一月二十日"),
    ],
)
def test_the_day_is_written_with_its_era(day: date, plain: str, kanji: str) -> None:
    assert (plain_day(day), day_in_kanji(day)) == (plain, kanji)
