"""A workbook to read and to copy from."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from automations.books.guide_book import Block, GuideTab, write_guide_book
from automations.books.opening import read_book

HEADER = ("みどり野市×DX展", "", "")
BLOCK = Block("設問", ("上から順に。",), ("番号", "設問文"), ((1, "氏名"), (2, "")), frozenset({2}))
TAB = GuideTab(
    "投票", (6, 20, 10), "作り方", ("はじめに読む",), (BLOCK, Block("最後", ("終わり",)))
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "作り方.xlsx"


def test_title_lines_and_blocks_stand_below_each_other(path: Path) -> None:
    assert write_guide_book(path, [TAB], HEADER)
    rows = {row: [text for text in texts if text] for row, texts in
            read_book(path, "a").sheet("投票").rows()}  # fmt: skip
    assert rows == {
        1: ["作り方"],
        2: ["はじめに読む"],
        4: ["設問"],
        5: ["上から順に。"],
        6: ["番号", "設問文"],
        7: ["1", "氏名"],
        8: ["2"],
        10: ["最後"],
        11: ["終わり"],
    }


def test_what_is_copied_is_coloured_and_the_last_cell_takes_the_room_left(path: Path) -> None:
    write_guide_book(path, [TAB], HEADER)
    sheet = load_workbook(path)["投票"]
    assert [sheet.cell(7, column).style for column in (1, 2)] == ["dxten 本文", "dxten 記入欄"]
    assert sheet["B8"].style == "dxten 本文", "nothing to copy"
    assert {str(merged) for merged in sheet.merged_cells.ranges} == {"B6:C6", "B7:C7", "B8:C8"}


def test_a_block_may_begin_a_page_of_its_own(path: Path) -> None:
    tab = GuideTab("a", (6,), "題", (), (Block("一"), Block("二", new_page=True)))
    write_guide_book(path, [tab], HEADER)
    assert [each.id for each in load_workbook(path)["a"].row_breaks.brk] == [3]


def test_text_that_looks_like_a_formula_stays_text(path: Path) -> None:
    tab = GuideTab("a", (6,), "題", (), (Block("一", (), ("設問文",), (("=1+1",),)),))
    write_guide_book(path, [tab], HEADER)
    assert load_workbook(path)["a"]["A5"].data_type == "s"


def test_the_same_again_leaves_the_file_alone(path: Path) -> None:
    write_guide_book(path, [TAB], HEADER)
    before = path.stat().st_mtime_ns
    assert not write_guide_book(path, [TAB], HEADER)
    assert path.stat().st_mtime_ns == before


def test_what_somebody_wrote_into_it_is_replaced(path: Path) -> None:
    write_guide_book(path, [TAB], HEADER)
    made = path.read_bytes()
    path.write_bytes(b"mine")
    assert write_guide_book(path, [TAB], HEADER)
    assert path.read_bytes() == made
