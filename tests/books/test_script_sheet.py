"""A script in large letters: passages whole on a page, no formula in what people typed."""

from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from automations.books.own_book import book_of
from automations.books.result_book import Cover
from automations.books.script_sheet import Passage, script_draft

COVER = Cover(
    "みどり野区×DX展",
    datetime(2025, 1, 10, 16, tzinfo=ZoneInfo("Asia/Tokyo")),
    "A1B2",
    "事務局限り",
)
SHORT = Passage("1　特別賞", "はじめに、特別賞の発表です。", (("所属", "市民課"),))
LONG = Passage("2　大賞", "最後に、大賞の発表です。\n" * 8, (("代表者", "=cmd|x"),))


def sheet(*passages: Passage) -> Worksheet:
    data = book_of([script_draft("発表原稿", ("照合番号 A1B2",), passages, COVER)], "")
    found = load_workbook(BytesIO(data))["発表原稿"]
    assert isinstance(found, Worksheet)
    return found


def test_each_passage_has_its_title_its_sentence_and_what_to_know() -> None:
    rows = [[cell.value for cell in row] for row in sheet(SHORT).iter_rows(min_row=4)]
    assert rows[:3] == [
        ["1　特別賞", None],
        ["読み上げ", "はじめに、特別賞の発表です。"],
        ["所属", "市民課"],
    ]


def test_what_is_read_aloud_is_in_large_letters() -> None:
    found = sheet(SHORT)
    assert [found[cell].font.size for cell in ("A4", "B5", "B6")] == [18, 20, 14]


def test_it_prints_on_one_a4_page_wide_lying_down() -> None:
    found = sheet(SHORT)
    assert (found.page_setup.paperSize, found.page_setup.orientation) == (9, "landscape")
    assert found.page_setup.fitToWidth in {None, 1}


def test_a_passage_that_has_no_room_left_begins_a_page() -> None:
    assert [each.id for each in sheet(SHORT, SHORT).row_breaks.brk] == []
    found = sheet(SHORT, LONG, LONG)
    (first, second) = (each.id for each in found.row_breaks.brk)
    titles = [row for row in range(1, found.max_row + 1) if found.cell(row, 1).value == LONG.title]
    assert titles == [first + 1, second + 1]


def test_what_people_typed_is_no_formula() -> None:
    found = sheet(LONG)
    assert [cell.data_type for row in found.iter_rows() for cell in row
            if "cmd" in str(cell.value)] == ["s"]  # fmt: skip
