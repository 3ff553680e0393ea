"""Who is meant: by a number however it arrives, by a scan, by a part of a name or its reading."""

from __future__ import annotations

import pytest

from automations.registration.checkin_search import Asked, Finder, asked
from automations.registration.tickets import Ticket
from tests.registration.desks import ticket

HANA = ticket(1, "髙橋 花子", kana="タカハシ ハナコ", body="星見市", section="総務課")
SAME = ticket(2, "高橋 花子", kana="タカハシ　ハナコ", body="月見市")
TARO = ticket(12, "佐藤 太郎", kana="サトウ タロウ", staff_number="00345")
TAKAKO = ticket(13, "本多 貴子", kana="ホンダ タカコ")
FINDER = Finder([HANA, SAME, TARO, TAKAKO])
CODE = HANA.code


def meant(text: str) -> list[int]:
    wanted = asked(text)
    if wanted.words:
        return [each.number for each in FINDER.named(wanted.words)]
    return [each.number for each in FINDER.exactly(wanted)]


@pytest.mark.parametrize("text", ["1", "１", "0001", " 1 ", "０００１"])
def test_a_number_however_it_is_typed(text: str) -> None:
    assert meant(text) == [1]


@pytest.mark.parametrize(
    "text",
    [
        f"0001-{CODE}",
        f"0001-{CODE.lower()}",
        f"０００１－{CODE}".lower(),
        f"0001ー{CODE}",
        f"1{CODE}",
        f"受付番号：0001-{CODE}",
        f"]Q10001-{CODE}\r\n",
        f"  0001 - {CODE}　",
        CODE,
        CODE.lower(),
    ],
)
def test_a_scan_however_a_keyboard_mangles_it(text: str) -> None:
    assert meant(text) == [1]


def test_letters_that_an_input_method_swallowed_leave_the_number() -> None:
    assert asked("０００１ーｋ７くｆ") == Asked(1, mangled=True)
    assert asked("0001-ｋ７ｑ") == Asked(1, mangled=True)


def test_a_number_with_somebody_elses_letters_is_nobody() -> None:
    assert meant(f"0001-{TARO.code}") == []
    assert meant("99") == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("高橋", [2, 1]),
        ("髙橋花子", [2, 1]),
        ("たかはし", [2, 1]),
        ("ﾀｶﾊｼ", [2, 1]),
        ("はなこ", [2, 1]),
        ("たか", [2, 1, 13]),
        ("佐藤太郎様", [12]),
        ("さとう", [12]),
        ("山田", []),
        ("　", []),
        ("、", []),
    ],
)
def test_a_part_of_a_name_or_of_its_reading(text: str, numbers: list[int]) -> None:
    assert meant(text) == numbers


def test_a_staff_number_is_found_with_or_without_its_zeros() -> None:
    assert [each.number for each in FINDER.of_staff("345")] == [12]
    assert [each.number for each in FINDER.of_staff("００３４５")] == [12]
    assert FINDER.of_staff("") == ()


def test_two_numbers_of_one_person_are_one_person() -> None:
    second = ticket(5, "髙橋 花子", same_as=1, known_by=(HANA.signature,))
    finder = Finder([HANA, second])
    assert list(finder.exactly(Asked(5))) == [HANA]
    assert list(finder.named("高橋")) == [HANA]


def test_one_number_that_two_copies_gave_is_asked_about() -> None:
    other: Ticket = ticket(1, "鈴木 凛", signature="OTHER", code="CDFG")
    finder = Finder([HANA, other])
    assert set(finder.exactly(Asked(1))) == {HANA, other}
    assert list(finder.exactly(Asked(1, "CDFG"))) == [other]
