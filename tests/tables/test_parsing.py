"""Numbers, marks and choices: read as people mean them, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.tables.parsing import choices_by_word, folded, integer, is_ditto, mark
from automations.tables.schema import Choice


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("007", 7),
        ("５", 5),
        ("1,234", 1234),
        ("１，２３４，５６７", 1234567),
        ("4.0", 4),
        ("4.", 4),
        ("+5", 5),
        ("-5", -5),
        ("－５", -5),
        ("−5", -5),
        ("△5", -5),
        ("▲1,234", -1234),
        ("③", 3),
        ("⑳", 20),
        (" 12 ", 12),
        ("12\u200b", 12),
        ("999999999999999", 999_999_999_999_999),
    ],
)
def test_whole_numbers(text: str, number: int) -> None:
    assert integer(text) == number


@pytest.mark.parametrize(
    "text",
    ["", "4.5", "1,23", "12,34", "1 234", "1e3", "5人", "(5)", "ー5", "五", "NaN", "①②", "1①",
     "10²", "5₂", "½", "1/2", "0x10", "1_000", "٣", "1000000000000000", "〃"],
)  # fmt: skip
def test_what_is_no_whole_number(text: str) -> None:
    assert integer(text) is None


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_every_way_of_writing_a_number_is_that_number(number: int) -> None:
    wide = str.maketrans("0123456789,-", "０１２３４５６７８９，－")
    minus = str.maketrans("-", "△")
    for text in (f"{number}", f"{number:,}"):
        written = (text, text.translate(wide), text.translate(minus), f" {text}.0 ")
        assert {integer(each) for each in written} == {number}


@given(st.text())
def test_any_text_is_a_number_or_none(text: str) -> None:
    assert integer(text) is None or abs(integer(text) or 0) < 10**15


@pytest.mark.parametrize(
    "text", ["○", "〇", "◯", "◎", "●", "✓", "☑", "レ", "ﾚ", "1", "１", "TRUE", "はい", "済", " ○ "]
)
def test_yes(text: str) -> None:
    assert mark(text) is True


@pytest.mark.parametrize(
    "text", ["", "　", "×", "-", "－", "ー", "0", "FALSE", "いいえ", "なし", "未"]
)
def test_no(text: str) -> None:
    assert mark(text) is False


@pytest.mark.parametrize("text", ["?", "たぶん", "△", "x", "2", "○×", "〃"])
def test_neither_yes_nor_no(text: str) -> None:
    assert mark(text) is None


def test_a_choice_is_known_by_every_way_of_writing_it() -> None:
    known = choices_by_word([Choice("庁内", ("職員", "ＨＯＳＴ")), Choice("庁外")])
    assert [known.get(folded(text)) for text in ("庁内", " 職員", "host", "庁外　", "外")] == [
        "庁内",
        "庁内",
        "庁内",
        "庁外",
        None,
    ]


@pytest.mark.parametrize("text", ["〃", "″", "”", "同上", " 同上 ", "仝", "同左", "々", "↑"])
def test_a_ditto_points_at_another_cell(text: str) -> None:
    assert is_ditto(text)


@pytest.mark.parametrize("text", ["", "同上製作所", "同じ", "上", "佐々木"])
def test_words_are_no_ditto(text: str) -> None:
    assert not is_ditto(text)
