"""What nobody sees does not count; what people see stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.tables.folding import BLANKS, folded, trimmed


@pytest.mark.parametrize(
    "text", ["", " ", "\u3000", "\xa0", "\t\r\n", "\u200b", "\ufeff", " \u200b\u3000"]
)
def test_blank(text: str) -> None:
    assert trimmed(text) == ""


def test_only_the_ends_are_cut() -> None:
    assert trimmed("\ufeff　山田　太郎 \n") == "山田　太郎"


@given(st.text())
def test_cutting_cuts_at_least_what_python_calls_space(text: str) -> None:
    assert trimmed(text) == trimmed(text).strip()
    assert {*BLANKS}.isdisjoint({trimmed(text)[:1], trimmed(text)[-1:]} - {""})


@pytest.mark.parametrize(
    ("text", "expected"), [("ＡＢＣ", "abc"), ("ﾃﾞｰﾀ", "データ"), ("①", "1"), (" 庁内 ", "庁内")]
)
def test_folding_width_and_case(text: str, expected: str) -> None:
    assert folded(text) == expected
