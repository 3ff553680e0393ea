"""The status column is written, and no other byte of the sheet changes."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook

from automations.books.splicing.changes import Unspliceable
from automations.books.splicing.splice import spliced
from automations.tables.problems import Severity
from tests.books.splicing.packages import (
    ROWS,
    SHEET,
    STYLES,
    changed,
    files,
    packed,
    part,
    refusal,
    sheet_rows,
    statuses,
    texts,
    unpacked,
)

_SAID = '<c r="C2" s="2" t="inlineStr"><is><t>{}</t></is></c></row>'


def test_a_cell_that_is_there_gets_the_text_and_a_format_of_its_own() -> None:
    before = packed(files())
    after = spliced(before, statuses((2, "氏名がありません", Severity.REFUSE)))
    assert changed(before, after) == [STYLES, SHEET]
    rows = sheet_rows(after)
    assert rows == ROWS.replace('<c r="C2" s="1"/></row>', _SAID.format("氏名がありません"))
    assert texts(after)[2] == ("山田", "7", "氏名がありません")


def test_a_cell_that_is_not_there_is_put_in_its_place_and_the_row_states_it() -> None:
    after = spliced(packed(files()), statuses((3, "確認済み")))
    new = '<row r="3" spans="1:3"><c r="A3" s="1" t="s"><v>4</v></c><c r="B3" s="1"><v>8</v></c>'
    assert sheet_rows(after).endswith(
        f'{new}<c r="C3" s="2" t="inlineStr"><is><t>確認済み</t></is></c></row>'
    )


def test_a_row_that_is_not_there_is_put_in_its_place() -> None:
    rows = ROWS + '<row r="9"><c r="A9"><v>1</v></c></row>'
    after = spliced(packed(files(rows)), statuses((5, "下"), (12, "末尾")))
    assert list(texts(after)) == [1, 2, 3, 5, 9, 12]
    assert '<dimension ref="A1:C12"/>' in part(after, SHEET)


def test_a_cell_goes_between_those_left_and_right_of_it() -> None:
    row = '<row r="2"><c r="A2"><v>1</v></c><c r="AA2"><v>2</v></c></row>'
    after = spliced(packed(files(row)), statuses((2, "間")))
    assert re.findall(r'<c r="(\w+)"', sheet_rows(after)) == ["A2", "C2", "AA2"]


def test_a_cell_goes_in_front_of_what_else_a_row_holds() -> None:
    row = '<row r="2"><c r="A2"><v>1</v></c><extLst><ext uri="x"/></extLst></row>'
    after = sheet_rows(spliced(packed(files(row)), statuses((2, "前"))))
    assert after.endswith('</is></c><extLst><ext uri="x"/></extLst></row>')


def test_an_empty_row_and_empty_data_are_opened_up() -> None:
    after = spliced(packed(files('<row r="2" ht="30"/>')), statuses((2, "済")))
    assert sheet_rows(after).startswith('<row r="2" ht="30"><c r="C2" ')
    after = spliced(packed(files(frame="<sheetData/>")), statuses((2, "済"), (3, "済")))
    assert texts(after) == {2: ("", "", "済"), 3: ("", "", "済")}


def test_an_empty_text_leaves_a_cell_with_its_format_only() -> None:
    once = spliced(packed(files()), statuses((2, "要確認", Severity.NOTE)))
    after = spliced(once, statuses((2, "")))
    assert '<c r="C2" s="3"/></row>' in sheet_rows(after)
    assert texts(after)[2] == ("山田", "7", "")


def test_an_empty_text_makes_no_cell_and_leaves_a_blank_one_alone() -> None:
    before = packed(files())
    assert spliced(before, statuses((2, ""), (3, ""), (9, ""))) == before


@pytest.mark.parametrize(
    "stored",
    [
        '<c r="C2" s="2" t="s"><v>5</v></c>',
        '<c r="C2" s="2" t="str"><v>氏名がありません</v></c>',
        (
            '<c r="C2" s="2" t="inlineStr"><is><r><t>氏名が</t></r><r><rPr><b/></rPr>'
            "<t>ありません</t></r><rPh><t>シメイ</t></rPh></is></c>"
        ),
    ],
)
def test_a_cell_that_says_it_already_stays_however_it_is_stored(stored: str) -> None:
    change = statuses((2, "氏名がありません", Severity.REFUSE))
    once = unpacked(spliced(packed(files()), change))
    again = once | {
        SHEET: once[SHEET].replace(
            b'<c r="C2" s="2" t="inlineStr"><is><t>'
            + "氏名がありません".encode()
            + b"</t></is></c>",
            stored.encode(),
        )
    }
    assert spliced(packed(again), change) == packed(again)


def test_formula_like_and_odd_texts_stay_texts() -> None:
    said = '=1+1\n<&> "引用" _x000D_ 末尾の空白 '
    after = spliced(packed(files()), statuses((2, said)))
    assert texts(after)[2][2] == said
    cell = load_workbook(BytesIO(after)).worksheets[0]["C2"]
    assert cell.data_type == "s"
    assert spliced(after, statuses((2, said))) == after


def test_what_a_cell_held_and_how_it_held_it_goes() -> None:
    row = '<row r="2"><c r="C2" s="1" t="str" cm="1" vm="2" ph="1"><f>A1</f><v>x</v></c></row>'
    after = spliced(packed(files(row)), statuses((2, "済")))
    assert sheet_rows(after) == (
        '<row r="2"><c r="C2" s="2" t="inlineStr"><is><t>済</t></is></c></row>'
    )


def test_a_new_cell_takes_the_format_of_its_row_or_else_of_its_column() -> None:
    frame = '<cols><col min="3" max="5" style="1"/></cols><sheetData>{}</sheetData>'
    rows = '<row r="2" s="0" customFormat="1"/><row r="3"/>'
    after = spliced(packed(files(rows, frame=frame)), statuses((2, "済"), (3, "済"), (4, "済")))
    borders = [
        cell.border.left.style for (cell,) in load_workbook(BytesIO(after)).worksheets[0]["C2:C4"]
    ]
    assert borders == [None, "thin", "thin"]


def test_a_merged_cell_is_refused_unless_it_is_the_one_that_shows() -> None:
    frame = '<sheetData>{}</sheetData><mergeCells><mergeCell ref="C2:C3"/></mergeCells>'
    before = packed(files(frame=frame))
    assert texts(spliced(before, statuses((2, "済"))))[2] == ("山田", "7", "済")
    assert refusal(before, statuses((3, "済"))) == (
        "受付簿.xlsx: 「受付簿」のC3が、結合されたセルの中に隠れているため、書き込めません。"
        "確認結果の列のセルの結合を解除してください。"
    )


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"><c r="C2"><f t="shared" ref="C2:C9" si="0">A2</f></c></row>',
        '<row r="2"><c r="C2"><f t="array" ref="C2:C2">A2</f></c></row>',
        '<row r="1"><c r="A1"><f t="array" ref="A1:C9">X1:Z9</f></c></row>',
        '<row r="1"><c r="A1"><f ref="B1:D9" dt2D="1" t="dataTable"/></c></row>',
    ],
)
def test_a_formula_that_other_cells_share_is_refused(rows: str) -> None:
    assert refusal(packed(files(rows)), statuses((2, "済"))) == (
        "受付簿.xlsx: 「受付簿」のC2に、ほかのセルにもまたがる数式があるため、書き込めません。"
        "確認結果の列の数式を消してください。"
    )


def test_formulas_that_fill_other_cells_do_not_matter() -> None:
    row = '<row r="1"><c r="A1"><f t="array" ref="A1:B9">X1:Y9</f></c><c r="C1" s="1"/></row>'
    after = spliced(packed(files(row)), statuses((1, "済"), (20, "済")))
    assert texts(after)[1] == ("", "", "済")


def test_a_sheet_that_is_not_there_and_a_row_beyond_the_last_are_refused() -> None:
    with pytest.raises(Unspliceable, match="splice_sheet_missing"):
        spliced(packed(files()), statuses((2, "済"), sheet="名簿"))
    assert refusal(packed(files()), statuses((1_048_577, "済"))) == (
        "受付簿.xlsx: 「受付簿」に、Excelの行の上限を超えて書き込むことはできません。"
        "使っていない行を消してください。"
    )
