"""The checks of `tests.books.repairs` find what Excel would offer to repair, word for word."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from automations.rehearsal import rehearse
from automations.rehearsal.lived_in import lived_in_book
from automations.rehearsal.writing_books import forms_sheet
from tests.books.repairs.faults import faults
from tests.books.splicing.packages import Files, packed, unpacked

_FEW = 40  # rows, so that each test is quick
_ONE = "xl/worksheets/sheet1.xml"
_BOOK, _STYLES = "xl/workbook.xml", "xl/styles.xml"


@cache
def sound() -> Files:
    form = forms_sheet(rehearse().answers)
    return unpacked(lived_in_book(replace(form, rows=form.rows[:_FEW])))


PLANTED = [
    ("[Content_Types].xml", 'PartName="/xl/calcChain.xml"', 'PartName="/xl/none.xml"',
     "a type is of xl/none.xml, which is not there"),
    ("xl/_rels/workbook.xml.rels", "worksheets/sheet4.xml", "worksheets/sheet9.xml",
     "xl/workbook.xml: refers to xl/worksheets/sheet9.xml, which is not there"),
    ("xl/_rels/workbook.xml.rels", 'Id="rId2"', 'Id="rId1"',
     "xl/workbook.xml: relation 'rId1' is there 2 times"),
    (_ONE, '<tablePart r:id="rId3"/>', '<tablePart r:id="rId33"/>',
     "xl/worksheets/sheet1.xml: uses rId33"),
    (_BOOK, 'name="選択肢"', 'name="選択/肢"', "a tab is called '選択/肢'"),
    (_BOOK, 'name="選択肢"', 'name="SHEET1"', "tab 'sheet1' is there 2 times"),
    (_BOOK, 'sheetId="4"', 'sheetId="1"', "sheetId '1' is there 2 times"),
    (_BOOK, 'localSheetId="1"', 'localSheetId="4"', "_xlnm.Print_Area belongs to tab 4"),
    (_BOOK, ">Sheet1!$1:$1<", ">Sheet2!$1:$1<",
     "_xlnm.Print_Titles refers to Sheet2, which is not there"),
    (_BOOK, 'name="時間帯">', 'name="申込">', "a table and a name are both 申込"),
    (_BOOK, "<workbookView ", '<workbookView activeTab="4" ',
     "opens at tab 4, which cannot be seen"),
    (_STYLES, '<cellXfs count="9">', '<cellXfs count="8">', "cellXfs states 8, holds 9"),
    (_STYLES, 'fontId="2"', 'fontId="6"', "a format has fontId 6"),
    (_STYLES, 'borderId="1" xfId="0"', 'borderId="1" xfId="1"', "a format has xfId 1"),
    (_STYLES, '<sz val="16"/><color rgb="FF1F3864"/>', '<color rgb="FF1F3864"/><sz val="16"/>',
     "font has sz behind color"),
    ("xl/sharedStrings.xml", 'uniqueCount="', 'uniqueCount="1', "states 1237 texts, holds 237"),
    (_ONE, '<row r="3"', '<row r="2"', "Sheet1: row 2 stands behind row 2"),
    (_ONE, '<c r="C2"', '<c r="A2"', "Sheet1: A2 stands behind column 2 in row 2"),
    (_ONE, '<c r="A2"', '<c s="9" r="A2"', "Sheet1: A2 is of kind n, format 9"),
    (_ONE, "<phoneticPr ", "<pageSetup/><phoneticPr ",
     "Sheet1: worksheet has phoneticPr behind pageSetup"),
    (_ONE, '<col min="3" max="3"', '<col min="2" max="3"',
     "Sheet1: columns 2 to 3 stand behind 2"),
    (_ONE, "<formula1>時間帯<", f'<formula1>"{"あ" * 256}"<',
     "Sheet1: a list of choices has 256 characters"),
    (_ONE, "<oddHeader>", f"<oddHeader>{'あ' * 250}", "Sheet1: oddHeader is too long"),
    (_ONE, 'dxfId="0"', 'dxfId="2"', "Sheet1: a condition has format 2"),
    (_ONE, 'id="{7C1F0E52', 'id="{8C1F0E52',
     "Sheet1: condition {7C1F0E52-3A4D-4B7C-8E11-2D5F3C9A7B01} is not extended"),
    (_ONE, "<phoneticPr ", '<mergeCells><mergeCell ref="B5:C6"/></mergeCells><phoneticPr ',
     "xl/worksheets/sheet1.xml: merges B5:C6 in table A1:M41"),
    ("xl/tables/table1.xml", 'name="職員番号"', 'name="番号"',
     "xl/worksheets/sheet1.xml: a table names a column 番号, its heading says 職員番号"),
    ("xl/tables/table1.xml", '<tableColumn id="2"', '<tableColumn id="1"',
     "xl/worksheets/sheet1.xml: table column '1' is there 2 times"),
    ("xl/comments1.xml", 'authorId="1"', 'authorId="2"',
     "xl/worksheets/sheet1.xml: a comment has no author"),
    ("xl/comments1.xml", "tc={2B7E1516", "tc={3B7E1516",
     "xl/worksheets/sheet1.xml: the comment {2B7E1516-28AE-4D2A-A6AB-F7158809CF01} stands nowhere"),
    ("xl/persons/person.xml", 'id="{9F86', 'id="{8F86',
     "xl/worksheets/sheet1.xml: nobody wrote the comment {2B7E1516-28AE-4D2A-A6AB-F7158809CF01}"),
    ("xl/calcChain.xml", '<c r="B5" i="2"/>', '<c r="D5" i="2"/>',
     "D5 of sheet 2 is to be calculated, but has no formula"),
    ("xl/pivotCache/pivotCacheRecords1.xml", "</pivotCacheRecords>", "<r/></pivotCacheRecords>",
     "a record of a pivot table has 0 fields"),
    ("xl/pivotTables/pivotTable1.xml", '<item x="2"/>', '<item x="3"/>',
     "a pivot table shows an item beyond 3"),
    ("xl/slicers/slicer1.xml", 'cache="', 'cache="x', "slicer 来場予定の時間帯 has no cache"),
    ("xl/slicerCaches/slicerCache1.xml", 'tabId="3"', 'tabId="9"',
     "a slicer is for a pivot table in sheet 9"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "old", "new", "told"), PLANTED)
def test_a_fault_is_found(part: str, old: str, new: str, told: str) -> None:
    text = sound()[part].decode()
    assert old in text
    planted = text.replace(old, new, 1).encode()
    found = faults(packed(sound() | {part: planted}))
    assert told in found, found
