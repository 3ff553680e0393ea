"""Rows are put behind the last one that says something, with lists to choose from."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from automations.books.draft import DraftRow, DropDown
from automations.books.looks import ANSWER, BODY, Look
from automations.books.splicing.changes import AppendedRows, Changes, Unspliceable
from automations.books.splicing.splice import spliced
from automations.tables.places import Place
from automations.tables.problems import problem
from tests.books.splicing.packages import (
    ROWS,
    SHEET,
    STYLES,
    WORKBOOK,
    changed,
    files,
    packed,
    part,
    sheet_rows,
    texts,
)

_LIST = DropDown("B4:B5", '"可,不可"', strict=True)


def _rows(*numbers: int) -> tuple[DraftRow, ...]:
    looks = (Look(BODY), Look(ANSWER), Look(BODY, "yyyy/mm/dd"))
    return tuple(
        DraftRow(number, 24, (f"問{number}", None, date(2024, 12, 24)), looks) for number in numbers
    )


def _appended(*numbers: int, lists: tuple[DropDown, ...] = (_LIST,)) -> Changes:
    return Changes(appended=(AppendedRows("受付簿", _rows(*numbers), lists),))


def test_rows_come_behind_the_last_and_those_that_stand_there_stay() -> None:
    before = packed(files())
    after = spliced(before, _appended(4, 5))
    assert changed(before, after) == [STYLES, SHEET]
    assert sheet_rows(after).startswith(ROWS)
    assert texts(after)[5] == ("問5", "", "2024-12-24")
    assert '<dimension ref="A1:C5"/>' in part(after, SHEET)
    sheet = load_workbook(BytesIO(after)).worksheets[0]
    assert (sheet.row_dimensions[4].height, sheet["B4"].style) == (24, "dxten 記入欄")


def test_lists_stand_where_the_schema_wants_them_or_join_those_that_are_there() -> None:
    once = spliced(packed(files()), _appended(4, 5))
    assert part(once, SHEET).partition("</sheetData>")[2].startswith('<dataValidations count="1">')
    (found,) = load_workbook(BytesIO(once)).worksheets[0].data_validations.dataValidation
    assert (found.formula1, str(found.sqref)) == ('"可,不可"', "B4:B5")
    more = (DropDown("B6", '"可,不可"'),)
    after = part(spliced(once, _appended(6, lists=more)), SHEET)
    assert after.count("<dataValidations") == 1
    assert '<dataValidations count="2">' in after


def test_lists_come_behind_what_the_schema_puts_in_front() -> None:
    frame = (
        '<sheetData>{}</sheetData><autoFilter ref="A1:C3"/><conditionalFormatting sqref="A2"/>'
        '<conditionalFormatting sqref="A3"/><hyperlinks/>'
    )
    after = part(spliced(packed(files(frame=frame)), _appended(4)), SHEET)
    assert 'sqref="A3"/><dataValidations' in after
    assert "</dataValidations><hyperlinks/>" in after


def test_what_an_alternative_stands_for_keeps_its_place() -> None:
    alternative = (
        '<mc:AlternateContent xmlns:mc="http://mc"><mc:Choice>{}</mc:Choice></mc:AlternateContent>'
    )
    before, behind = (alternative.format(each) for each in ("<phoneticPr/>", "<controls/>"))
    frame = "<sheetData>{}</sheetData>" + before + "<hyperlinks/>" + behind
    after = part(spliced(packed(files(frame=frame)), _appended(4)), SHEET)
    assert f"{before}<dataValidations" in after
    assert f"</dataValidations><hyperlinks/>{behind}" in after


def test_appending_again_changes_nothing() -> None:
    once = spliced(packed(files()), _appended(4, 5))
    assert spliced(once, _appended(4, 5)) == once


def test_a_blank_row_that_is_only_formatted_gives_way() -> None:
    rows = ROWS + '<row r="4"><c r="A4" s="1"/></row><row r="5" ht="9"/><row r="90"/>'
    after = spliced(packed(files(rows)), _appended(4, 5))
    assert list(texts(after)) == [1, 2, 3, 4, 5]
    assert sheet_rows(after).endswith('<row r="90"/>')


def test_a_gap_in_front_of_blank_rows_is_filled() -> None:
    rows = ROWS + '<row r="5" ht="9"/><row r="90"/>'
    after = spliced(packed(files(rows)), _appended(4, 5, 6))
    assert list(texts(after)) == [1, 2, 3, 4, 5, 6]


def test_days_count_from_1904_in_a_workbook_that_does_so() -> None:
    made = files()
    made[WORKBOOK] = made[WORKBOOK].replace(
        b"<bookViews>", b'<workbookPr date1904="1"/><bookViews>'
    )
    assert texts(spliced(packed(made), _appended(4)))[4] == ("問4", "", "2024-12-24")


def test_rows_go_into_a_sheet_without_any() -> None:
    after = spliced(packed(files(frame="<sheetData/>")), _appended(1, 2, lists=()))
    assert list(texts(after)) == [1, 2]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            3,
            (
                "受付簿.xlsx: 「受付簿」の3行目に、もう別の内容があるため、書き足せません。"
                "もう一度実行してください。"
            ),
        ),
        (
            1_048_577,
            (
                "受付簿.xlsx: 「受付簿」に、Excelの行の上限を超えて書き込むことはできません。"
                "使っていない行を消してください。"
            ),
        ),
    ],
)
def test_a_row_that_is_taken_or_beyond_the_last_is_refused(row: int, words: str) -> None:
    with pytest.raises(Unspliceable) as refused:
        spliced(packed(files()), _appended(row))
    code, said = refused.value.code, refused.value.words
    assert str(problem(code, Place("受付簿.xlsx"), **said)) == words
