"""A place reads as the spreadsheet itself numbers it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from automations.tables.places import Place, cell_address, column_letters


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("投票.xlsx"), "投票.xlsx"),
        (Place("投票.xlsx", "回答"), "投票.xlsx「回答」"),
        (Place("投票.xlsx", "回答", 12), "投票.xlsx「回答」12行目"),
        (Place("投票.xlsx", "回答", 12, 28), "投票.xlsx「回答」AB12"),
        (Place("投票.xlsx", "回答", column=3), "投票.xlsx「回答」C列"),
        (Place(""), ""),
    ],
)
def test_words(place: Place, words: str) -> None:
    assert str(place) == words


def test_places_are_ordered_as_one_reads() -> None:
    places = [Place("b"), Place("a", "s", 10, 1), Place("a", "s", 9, 2), Place("a", "s", 9, 1)]
    assert sorted(places) == places[::-1]


@given(st.integers(1, 16_384))
def test_columns_are_named_as_spreadsheets_name_them(column: int) -> None:
    assert column_letters(column) == get_column_letter(column)
    assert cell_address(7, column) == f"{get_column_letter(column)}7"
