"""A workbook that nobody has saved since it was made can be told from every other."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from automations.books.new_book import NewColumn, NewSheet, new_book_bytes
from automations.books.unfilled import is_unfilled, marked_unfilled

PLAIN = new_book_bytes([NewSheet("名簿", (NewColumn("氏名"),), [])])


def saved(content: bytes, name: str = "") -> bytes:
    book = load_workbook(BytesIO(content))
    if name:
        book["名簿"]["A2"] = name
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def test_it_is_known_again_as_long_as_nobody_saves_it() -> None:
    assert is_unfilled(marked_unfilled(PLAIN))


@pytest.mark.parametrize("name", ["", "青木"])
def test_who_saves_it_takes_it_over_even_without_a_word(name: str) -> None:
    assert not is_unfilled(saved(marked_unfilled(PLAIN), name))


@pytest.mark.parametrize("content", [PLAIN, b"", b"PK\x03\x04", b"no workbook"])
def test_what_carries_no_mark_is_somebodys(content: bytes) -> None:
    assert not is_unfilled(content)


def test_the_mark_leaves_the_sheets_as_they_were() -> None:
    book = load_workbook(BytesIO(marked_unfilled(PLAIN)))
    assert [[cell.value for cell in row] for row in book["名簿"]] == [["氏名"]]


def test_the_same_workbook_gets_the_same_mark() -> None:
    assert marked_unfilled(PLAIN) == marked_unfilled(PLAIN)


def test_a_mark_of_one_kind_says_nothing_to_who_looks_for_another() -> None:
    ours = marked_unfilled(PLAIN, "judging")
    assert [is_unfilled(ours, kind) for kind in ("judging", "", "other")] == [True, False, False]
    assert not is_unfilled(marked_unfilled(PLAIN), "judging")
