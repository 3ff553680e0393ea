"""A workbook that says what it said when it was made can be told from one that people typed in."""

from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from automations.books.new_book import NewColumn, NewSheet, new_book_bytes
from automations.books.nothing_typed import nothing_typed, remembering

_COLUMNS = tuple(map(NewColumn, ("氏名", "点", "確認結果")))
_GUIDE = NewSheet("記入のしかた", (NewColumn("見出し"),), [("確認結果",), ("点",)])
PLAIN = new_book_bytes([_GUIDE, NewSheet("採点", _COLUMNS, [("青木", None, None)])])


def saved(content: bytes, change: Callable[[Workbook], object] = id) -> bytes:
    book = load_workbook(BytesIO(content))
    change(book)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def typed(tab: str, cell: str, text: str) -> Callable[[Workbook], object]:
    def change(book: Workbook) -> None:
        book[tab][cell] = text

    return change


def noted(book: Workbook) -> None:
    book["採点"]["B2"].comment = Comment("4か5", "青木")


def struck(book: Workbook) -> None:
    book["採点"]["A2"].font = Font(strike=True)


def test_it_is_known_again_whoever_saves_it() -> None:
    made = remembering(PLAIN)
    assert nothing_typed(made)
    assert nothing_typed(saved(made))


@pytest.mark.parametrize(
    "change",
    [
        typed("採点", "C2", "記入を待っています"),
        lambda book: book.create_sheet("集計_要確認").append(["1"]),
    ],
    ids=["status", "tab"],
)
def test_our_own_words_are_nobodys_typing(change: Callable[[Workbook], object]) -> None:
    assert nothing_typed(saved(remembering(PLAIN), change))


@pytest.mark.parametrize(
    "change",
    [
        typed("採点", "B2", "5"),
        typed("採点", "A2", ""),
        typed("採点", "A3", "井上"),
        typed("採点", "D2", "欄外"),
        typed("採点", "C1", "備考"),
        typed("記入のしかた", "A3", "覚え"),
        lambda book: book.create_sheet("控え").append(["5"]),
        lambda book: setattr(book["採点"], "title", "採点（青木）"),
        noted,
        struck,
    ],
    ids=[
        "mark",
        "emptied",
        "row",
        "column",
        "heading",
        "guidance",
        "tab",
        "name",
        "note",
        "struck",
    ],
)
def test_whatever_people_do_to_it_makes_it_theirs(change: Callable[[Workbook], object]) -> None:
    assert not nothing_typed(saved(remembering(PLAIN), change))


@pytest.mark.parametrize("content", [PLAIN, b"", b"PK\x03\x04", b"no workbook"])
def test_what_remembers_nothing_is_somebodys(content: bytes) -> None:
    assert not nothing_typed(content)


def test_the_same_workbook_remembers_the_same() -> None:
    assert remembering(PLAIN) == remembering(PLAIN)
