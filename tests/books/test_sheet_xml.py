"""A draft as a worksheet part, element by element in the order Excel insists on."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from automations.books.draft import Draft, DraftRow, DropDown, Link, Page
from automations.books.looks import HEADING, Look
from automations.books.sheet_xml import (
    STRICT,
    TRANSITIONAL,
    defined_names,
    drop_down_xml,
    looks_in,
    sheet_part,
)

_PLAIN, _HEAD = Look(), Look(HEADING)
_NUMBERS = {_PLAIN: 1, _HEAD: 2}
_LINKS = {1: Link("../共有/a&b.xlsx", "'受付簿'!C12"), 2: Link("", "'集計_要確認'!A1")}


_ROWS = (
    DraftRow(1, 20, ("見出し", ""), (_HEAD, _HEAD)),
    DraftRow(2, 0, ("a", 1), (_PLAIN, _PLAIN), _LINKS),
)
_DRAFT = Draft("集計_'表", (8, 12.5), list(_ROWS))


def _xml(draft: Draft) -> str:
    return sheet_part(draft, _NUMBERS).xml.decode()


def test_a_sheet_with_everything_has_it_in_the_order_of_the_schema() -> None:
    draft = replace(
        _DRAFT,
        merged=["A1:B1"],
        drop_downs=[DropDown("B2", '"可,不可"')],
        page=Page(("A&B", "", "右"), 1),
        frozen=1,
        filtered="A1:B2",
        breaks=[1],
        tab_color="1F3864",
    )
    assert _xml(draft).split("\n", 1)[1] == (
        f'<worksheet xmlns="{TRANSITIONAL.main}" xmlns:r="{TRANSITIONAL.relations}">'
        '<sheetPr><tabColor rgb="FF1F3864"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<dimension ref="A1:B2"/><sheetViews><sheetView showGridLines="0" workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>'
        '<sheetFormatPr defaultRowHeight="15"/>'
        '<cols><col min="1" max="1" width="8" customWidth="1"/>'
        '<col min="2" max="2" width="12.5" customWidth="1"/></cols>'
        '<sheetData><row r="1" ht="20" customHeight="1">'
        '<c r="A1" s="2" t="inlineStr"><is><t>見出し</t></is></c><c r="B1" s="2"/></row>'
        '<row r="2"><c r="A2" s="1" t="inlineStr"><is><t>a</t></is></c>'
        '<c r="B2" s="1"><v>1</v></c></row></sheetData>'
        '<autoFilter ref="A1:B2"/><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
        f'<dataValidations count="1">{drop_down_xml(draft.drop_downs[0])}</dataValidations>'
        '<hyperlinks><hyperlink ref="A2" r:id="rId1" location="\'受付簿\'!C12"/>'
        '<hyperlink ref="B2" location="\'集計_要確認\'!A1"/></hyperlinks>'
        '<printOptions horizontalCentered="1"/>'
        '<pageMargins left="0.5" right="0.5" top="0.7" bottom="0.7" header="0.5" footer="0.5"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
        "<headerFooter><oddHeader>&amp;LA&amp;&amp;B&amp;R右</oddHeader>"
        "<oddFooter>&amp;C&amp;P / &amp;N&amp;R&amp;A</oddFooter></headerFooter>"
        '<rowBreaks count="1" manualBreakCount="1"><brk id="1" max="16383" man="1"/></rowBreaks>'
        "</worksheet>"
    )


def test_files_that_links_lead_to_stand_beside_the_part() -> None:
    again = DraftRow(3, 0, ("b",), (_PLAIN,), {1: _LINKS[1]})
    draft = replace(_DRAFT, rows=[*_ROWS, again])
    assert sheet_part(draft, _NUMBERS).relations == (("rId1", "../共有/a&b.xlsx"),)


def test_an_empty_sheet_is_one_too() -> None:
    xml = _xml(Draft("空", ()))
    assert "<cols>" not in xml
    assert '<dimension ref="A1"/>' in xml
    assert "<sheetData></sheetData><printOptions" in xml


def test_a_sheet_of_the_strict_dialect_differs_in_its_namespaces_alone() -> None:
    strict = sheet_part(_DRAFT, _NUMBERS, STRICT).xml.decode()
    loose = strict.replace(STRICT.main, TRANSITIONAL.main)
    assert loose.replace(STRICT.relations, TRANSITIONAL.relations) == _xml(_DRAFT)


def test_paper_may_be_large_or_upright() -> None:
    xml = _xml(replace(_DRAFT, page=Page(upright=True, large=True)))
    assert '<pageSetup paperSize="8" orientation="portrait" fitToWidth="1" fitToHeight="0"/>' in xml
    assert "oddHeader" not in xml


def test_a_long_header_is_cut_where_excel_still_takes_it() -> None:
    xml = _xml(replace(_DRAFT, page=Page(("あ" * 100, "", ""))))
    assert f"<oddHeader>&amp;L{'あ' * 60}</oddHeader>" in xml


def test_excel_would_throw_away_more_links_than_it_can_hold() -> None:
    row = DraftRow(1, 0, ("a",), (_PLAIN,), {1: Link(location="A1")})
    rows = [row._replace(number=number) for number in range(1, 65_532)]
    assert len(re.findall("<hyperlink ", _xml(Draft("多い", (), rows)))) == 65_530


def test_all_looks_are_known_beforehand() -> None:
    assert looks_in(_DRAFT) == {_PLAIN, _HEAD}
    assert looks_in(Draft("空", (), [DraftRow(1, 0, ("a",), (None,))])) == frozenset()


@pytest.mark.parametrize(
    ("drop_down", "xml"),
    [
        (
            DropDown("H5:H9", '"可,不可"', ("判定", "一覧から"), strict=True),
            (
                '<dataValidation type="list" allowBlank="1" showErrorMessage="1"'
                ' errorTitle="一覧にない値です" error="一覧から選んでください。"'
                ' errorStyle="stop" showInputMessage="1" promptTitle="判定"'
                ' prompt="一覧から" sqref="H5:H9">'
                "<formula1>&quot;可,不可&quot;</formula1></dataValidation>"
            ),
        ),
        (
            DropDown("A1", "'選択肢'!$A$1:$A$9"),
            (
                '<dataValidation type="list" allowBlank="1" showErrorMessage="1"'
                ' errorTitle="一覧にない値です" error="一覧から選んでください。"'
                ' errorStyle="warning" sqref="A1">'
                "<formula1>'選択肢'!$A$1:$A$9</formula1></dataValidation>"
            ),
        ),
        (
            DropDown("A1", "", ("書き方", "例: 3")),
            (
                '<dataValidation allowBlank="1" showInputMessage="1" promptTitle="書き方"'
                ' prompt="例: 3" sqref="A1"></dataValidation>'
            ),
        ),
    ],
)
def test_a_list_to_choose_from(drop_down: DropDown, xml: str) -> None:
    assert drop_down_xml(drop_down) == xml
    assert drop_down_xml(drop_down, "x:").startswith("<x:dataValidation ")


def test_a_filter_and_the_rows_to_repeat_are_names_of_the_workbook() -> None:
    assert defined_names(_DRAFT) == ()
    assert defined_names(replace(_DRAFT, filtered="A4:D9", page=Page(heading_row=4))) == (
        ("_xlnm._FilterDatabase", "'集計_''表'!$A$4:$D$9", True),
        ("_xlnm.Print_Titles", "'集計_''表'!$4:$4", False),
    )
