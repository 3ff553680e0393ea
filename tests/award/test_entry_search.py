"""Which entries a question means."""

import pytest

from automations.award.entries import Entry
from automations.award.entry_search import entries_called, is_entry_number

TITLES = ("窓口DX", "窓口DXプラス", "３Dマップ", "7")
ENTRIES = tuple(
    Entry(number, title, "", "", None, "entry_ranked", number, aliases=(f"別名{number}",))
    for number, title in enumerate(TITLES, 1)
)


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("取組 2", [2]),
        ("取組の2番", [2]),
        ("エントリー０２", [2]),
        ("02", [2]),
        ("2", [2]),
        ("02 窓口DXプラス", [2]),
        ("2窓口ＤＸプラス", [2]),
        ("窓口DX", [1]),
        ("別名3", [3]),
        ("窓口", [1, 2]),
        ("3dマップ", [3]),
        ("7", [4]),
        ("99", []),
        ("口", []),
        ("", []),
    ],
)
def test_an_entry_is_found_by_number_title_or_part(asked: str, numbers: list[int]) -> None:
    assert [each.number for each in entries_called(asked, ENTRIES)] == numbers


@pytest.mark.parametrize(
    ("asked", "is_one"),
    [("取組 3", True), ("エントリー3番", True), ("取組.xlsx 3行目", False), ("3", False)],
)
def test_a_number_with_the_word_is_no_row(asked: str, is_one: bool) -> None:  # noqa: FBT001 - a table of cases
    assert is_entry_number(asked) is is_one
