"""Which sheet of a workbook is read: the one that is named, else the only one there is."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from automations.books.opening import read_book
from automations.errors import InputUnfit


@pytest.fixture
def two_sheets(tmp_path: Path) -> Path:
    book = Workbook()
    book.worksheets[0].title = "受付簿"
    book.create_sheet("ﾒﾓ ")
    book.create_sheet("選択肢").sheet_state = "hidden"
    book.save(tmp_path / "二枚.xlsx")
    return tmp_path / "二枚.xlsx"


def test_a_sheet_is_found_whatever_the_width_of_its_name(two_sheets: Path) -> None:
    book = read_book(two_sheets, "二枚.xlsx")
    assert (book.sheet("受付簿").name, book.sheet("メモ").name) == ("受付簿", "ﾒﾓ ")
    assert book.hidden == {"選択肢"}


def test_a_missing_sheet_is_named_with_the_nearest(two_sheets: Path) -> None:
    with pytest.raises(InputUnfit) as refused:
        read_book(two_sheets, "二枚.xlsx").sheet("受付薄")
    assert str(refused.value) == (
        "二枚.xlsx: シート「受付薄」がありません（もしかして「受付簿」）。"
        "シートの名前か設定を直してください。今あるシートは「受付簿」「ﾒﾓ 」「選択肢」です。"
    )


@pytest.mark.parametrize("tool", ["Sheet1", "フォームの回答 1"])
def test_the_one_sheet_of_a_form_tool_needs_no_renaming(tmp_path: Path, tool: str) -> None:
    book = Workbook()
    book.worksheets[0].title = tool
    book.save(tmp_path / "投票.xlsx")
    assert read_book(tmp_path / "投票.xlsx", "投票.xlsx").sheet("投票").name == tool


def test_a_sheet_that_we_put_there_leaves_the_one_of_a_form_tool_the_only_one(
    tmp_path: Path,
) -> None:
    book = Workbook()
    book.worksheets[0].title = "フォームの回答 1"
    book.create_sheet("集計_要確認")
    book.save(tmp_path / "申込.xlsx")
    read = read_book(tmp_path / "申込.xlsx", "申込.xlsx")
    assert read.sheet("申込").name == read.sheet().name == "フォームの回答 1"


def test_guidance_is_not_taken_for_a_sheet_that_somebody_deleted(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].title = "記入のしかた"
    book.save(tmp_path / "投票.xlsx")
    with pytest.raises(InputUnfit) as refused:
        read_book(tmp_path / "投票.xlsx", "投票.xlsx").sheet("投票")
    assert str(refused.value) == (
        "投票.xlsx: シート「投票」がありません。"
        "シートの名前か設定を直してください。今あるシートは「記入のしかた」です。"
    )


def test_one_of_several_sheets_must_be_named(two_sheets: Path) -> None:
    with pytest.raises(InputUnfit) as refused:
        read_book(two_sheets, "二枚.xlsx").sheet()
    assert str(refused.value) == (
        "二枚.xlsx: シートが複数あり、どれを読むか決められません。"
        "設定にシートの名前を書いてください。今あるシートは「受付簿」「ﾒﾓ 」です。"
    )


def test_the_only_visible_sheet_needs_no_name(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("選択肢").sheet_state = "veryHidden"
    book.save(tmp_path / "a.xlsx")
    assert read_book(tmp_path / "a.xlsx", "a.xlsx").sheet().name == "Sheet"
