"""Readings in the order of the 五十音, as a printed list has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.people.gojuon import ROWS, reading_order, row_of

KANA = st.text(st.characters(min_codepoint=0x30A1, max_codepoint=0x30FC), max_size=6)


@pytest.mark.parametrize(
    ("kana", "row"),
    [
        ("アオキ", "あ"),
        ("ｶﾞｯｺｳ", "か"),
        ("ぱんだ", "は"),
        ("ヴァルト", "あ"),
        ("ヲカダ", "わ"),
        ("ンドゥール", "わ"),
        ("　ヤマダ", "や"),
        ("Smith", ""),
        ("山田", ""),
        ("ーあ", ""),
        ("", ""),
    ],
)
def test_a_reading_is_in_the_row_of_its_first_syllable(kana: str, row: str) -> None:
    assert row_of(kana) == row


def test_marks_small_kana_and_long_vowels_decide_last() -> None:
    readings = ["ガク", "カキ", "カク", "カーブ", "カアサン", "ヨウ", "ョウ", "Ann", ""]
    assert sorted(readings, key=reading_order) == [
        "カアサン",
        "カーブ",
        "カキ",
        "カク",
        "ガク",
        "ヨウ",
        "ョウ",
        "",
        "Ann",
    ]


def test_width_and_hiragana_do_not_count() -> None:
    assert reading_order("ﾀｶﾊｼ　たろう") == reading_order("タカハシタロウ")


@given(KANA, KANA)
def test_rows_come_in_their_order(one: str, other: str) -> None:
    first, second = sorted((one, other), key=reading_order)
    rows = [ROWS.index(row) if (row := row_of(each)) else len(ROWS) for each in (first, second)]
    assert rows == sorted(rows)
