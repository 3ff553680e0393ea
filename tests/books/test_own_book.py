"""A workbook of our own sheets: what it says about itself, and that nothing else is in it."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from automations.books.draft import Draft, DraftRow
from automations.books.looks import Look
from automations.books.own_book import book_of, is_as_made, keywords_of

if TYPE_CHECKING:
    from pathlib import Path

_ROW = DraftRow(1, 0, ("=1+1",), (Look(),))
_SHEETS = (Draft("集計_状況", (10,), [_ROW]), Draft("選択肢", (), [_ROW], hidden=True))


def test_the_sheets_stand_in_their_order_and_hidden_ones_are_hidden() -> None:
    book = load_workbook(BytesIO(book_of(_SHEETS)))
    states = [(each.title, each.sheet_state) for each in book.worksheets]
    assert states == [("集計_状況", "visible"), ("選択肢", "hidden")]
    assert [(cell.value, cell.data_type) for cell in book["集計_状況"][1]] == [("=1+1", "s")]


def test_a_book_says_who_made_it_and_not_when() -> None:
    properties = load_workbook(BytesIO(book_of(_SHEETS, "dxten & 部門"))).properties
    day = datetime(2000, 1, 1)  # noqa: DTZ001 - as the property is read
    assert (properties.creator, properties.created, properties.modified) == ("DX展", day, day)
    assert properties.keywords == "dxten & 部門"
    assert book_of(_SHEETS) == book_of(_SHEETS)


def test_the_words_it_bears_are_read_without_opening_its_sheets(tmp_path: Path) -> None:
    path = tmp_path / "結果.xlsx"
    path.write_bytes(book_of(_SHEETS, "attendance award"))
    assert keywords_of(path) == "attendance award"
    path.write_bytes(book_of(_SHEETS))
    assert keywords_of(path) == ""


@pytest.mark.parametrize(
    "properties",
    [
        b"",
        b"<broken",
        b'<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>',
        b"<properties><keywords>of another kind</keywords></properties>",
    ],
)
def test_odd_properties_bear_no_words(tmp_path: Path, properties: bytes) -> None:
    path = tmp_path / "結果.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("docProps/core.xml", properties)
    assert keywords_of(path) == ""
    path.write_bytes(b"no package")
    assert keywords_of(path) == ""
    assert keywords_of(tmp_path / "none.xlsx") == ""


def test_who_saves_it_makes_it_theirs(tmp_path: Path) -> None:
    path = tmp_path / "申込（確認結果 書込待ち）.xlsx"
    path.write_bytes(book_of(_SHEETS))
    assert is_as_made(path)
    load_workbook(path).save(path)
    assert not is_as_made(path)
    path.write_bytes(b"no package")
    assert not is_as_made(path)


def test_it_holds_no_part_that_is_not_needed() -> None:
    with zipfile.ZipFile(BytesIO(book_of(_SHEETS))) as package:
        assert sorted(package.namelist()) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/app.xml",
            "docProps/core.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/styles.xml",
            "xl/workbook.xml",
            "xl/worksheets/sheet1.xml",
            "xl/worksheets/sheet2.xml",
        ]
