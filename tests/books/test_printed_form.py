"""A form on one page, and its answers as one row to copy."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from automations.books.opening import read_book
from automations.books.printed_form import Box, PrintedForm, Transfer, printed_form_bytes

FORM = PrintedForm(
    "応募用紙",
    "みどり野市×DX展",
    "エントリーシート",
    ("受付番号", "事務局が記入"),
    (
        Box("title", "取組名", 40, "30字以内"),
        Box("category", "部門", 30, half=True, choices=("窓口", "内部")),
        Box("leader", "代表者", 30, half=True),
        Box("mail", "連絡先", 30, half=True),
    ),
    ("※ 注記",),
    (("提出先", "情報政策課"),),
)
TRANSFER = Transfer(
    "転記用",
    "写すための行",
    ("値の貼り付けで写します。",),
    (("番号", ""), ("取組名", "title"), ("部門", "category"), ("連絡先", "mail")),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "エントリーシート.xlsx"
    path.write_bytes(printed_form_bytes(FORM, TRANSFER))
    return path


def test_boxes_stand_in_order_and_halves_side_by_side(path: Path) -> None:
    sheet = load_workbook(path)["応募用紙"]
    assert [sheet[cell].value for cell in ("A5", "A6", "C6", "A7")] == [
        "取組名\n30字以内", "部門", "代表者", "連絡先",
    ]  # fmt: skip
    merged = {str(each) for each in sheet.merged_cells.ranges}
    assert {"B5:D5", "B7:D7"} <= merged
    assert "B6:D6" not in merged


def test_it_prints_on_one_upright_page(path: Path) -> None:
    sheet = load_workbook(path)["応募用紙"]
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize) == ("portrait", 9)
    assert (setup.fitToWidth, setup.fitToHeight) == (1, 1)


def test_what_may_be_chosen_is_a_drop_down(path: Path) -> None:
    (rule,) = load_workbook(path)["応募用紙"].data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("B6", '"窓口,内部"')


def test_one_row_of_formulas_takes_the_answers_over(path: Path) -> None:
    sheet = load_workbook(path)["転記用"]
    assert [cell.value for cell in sheet[3]] == ["番号", "取組名", "部門", "連絡先"]
    assert [cell.value for cell in sheet[4]] == [
        None,
        "=IF('応募用紙'!B5=\"\",\"\",'応募用紙'!B5)",
        "=IF('応募用紙'!B6=\"\",\"\",'応募用紙'!B6)",
        "=IF('応募用紙'!B7=\"\",\"\",'応募用紙'!B7)",
    ]


def test_readers_that_do_not_calculate_see_blanks(path: Path) -> None:
    sheet = read_book(path, "a").sheet("転記用")
    assert (list(sheet.rows())[3:], sheet.odd) == ([], {})
    stored = zipfile.ZipFile(path).read("xl/worksheets/sheet2.xml")
    assert stored.count(b't="str"') == stored.count(b"<v></v>") == 3


def test_the_same_form_makes_the_same_bytes(path: Path, tmp_path: Path) -> None:
    (tmp_path / "b.xlsx").write_bytes(printed_form_bytes(FORM, TRANSFER))
    assert (tmp_path / "b.xlsx").read_bytes() == path.read_bytes()
