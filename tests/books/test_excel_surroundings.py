"""Rows and cells told apart: hidden by a filter, struck out, merged with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table

from automations.books.excel_reading import read_excel
from automations.books.packing import workbook_bytes
from automations.tables.sheet import Merged, Sheet

if TYPE_CHECKING:
    from tests.books.conftest import MakeWorkbook


def _only(content: bytes) -> Sheet:
    (sheet,), _ = read_excel(content, "a.xlsx")
    return sheet


def _sheet_xml(rows: str, after: str = "", before: str = "") -> str:
    return f"<worksheet>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def _rows(*numbers: int) -> str:
    """Return five rows, of which those numbers are hidden."""
    return "".join(
        f'<row r="{row}"{" hidden=" + chr(34) + "1" + chr(34) if row in numbers else ""}>'
        f'<c r="A{row}"><v>{row}</v></c></row>'
        for row in range(1, 6)
    )


_ACTIVE = '<autoFilter ref="A2:B4"><filterColumn colId="0"><filters/></filterColumn></autoFilter>'


@pytest.mark.parametrize(
    ("before", "after", "filtered"),
    [
        ("", "", set()),
        ("", '<autoFilter ref="A2:B4"/>', set()),
        ("", _ACTIVE, {3, 4}),
        ("", f"<!-- {_ACTIVE} -->", set()),
        ('<sheetPr filterMode="1"/>', "", {1, 3, 4, 5}),
        ('<sheetPr filterMode="1"/>', _ACTIVE, {3, 4}),
    ],
)
def test_only_rows_within_an_active_filter_are_filtered(
    make_workbook: MakeWorkbook, before: str, after: str, filtered: set[int]
) -> None:
    sheet = _only(make_workbook(sheet=_sheet_xml(_rows(1, 3, 4, 5), after, before)))
    assert sheet.hidden == {1, 3, 4, 5}
    assert sheet.filtered == filtered


def test_a_table_filters_rows_too() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["氏名"], ["山田"], ["鈴木"], ["佐藤"]):
        sheet.append(row)
    table = Table(displayName="受付", ref="A1:A4")
    table.autoFilter = AutoFilter(ref="A1:A4")
    table.autoFilter.add_filter_column(0, ["山田"])
    sheet.add_table(table)
    sheet.row_dimensions[3].hidden = True
    read = _only(workbook_bytes(book))
    assert read.hidden == read.filtered == {3}


def test_merged_ranges_are_named(make_workbook: MakeWorkbook) -> None:
    merged = '<mergeCells count="2"><mergeCell ref="A1:B3"/><mergeCell ref="D5:D7"/></mergeCells>'
    sheet = _only(make_workbook(sheet=_sheet_xml(_rows(), merged)))
    assert sheet.merged == (Merged(1, 1, 3, 2), Merged(5, 4, 7, 4))


_STRIKING = (
    '<styleSheet><fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>'
    '<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs></styleSheet>'
)
_STRUCK_RUN = "<r><rPr><strike/></rPr><t>取</t></r>"
_RUNS = (
    f"<sst><si>{_STRUCK_RUN}{_STRUCK_RUN}</si><si>{_STRUCK_RUN}<r><rPr/><t>消</t></r></si>"
    f"<si><r><t>本</t></r>{_STRUCK_RUN}</si><si><t>氏名</t></si><si><t>確認結果</t></si></sst>"
)


@pytest.mark.parametrize(
    ("cells", "struck"),
    [
        ([("A", 1, "<v>1</v>"), ("B", 1, "<v>2</v>")], True),
        ([("A", 1, "<v>1</v>"), ("B", 0, "<v>2</v>")], False),
        ([("A", 1, "<v>1</v>"), ("B", 2, "<v>2</v>")], False),
        ([("A", 1, "<v>1</v>"), ("B", 0, "")], True),
        ([("A", 1, "")], False),
        ([("A", 1, "<v>1</v>"), ("C", 0, "<v>9</v>")], True),  # our own column
    ],
)
def test_a_row_is_struck_out_if_everything_filled_in_is(
    make_workbook: MakeWorkbook, cells: list[tuple[str, int, str]], *, struck: bool
) -> None:
    heading = '<row r="1"><c r="A1" t="s"><v>3</v></c><c r="C1" t="s"><v>4</v></c></row>'
    row = "".join(f'<c r="{letter}2" s="{style}">{value}</c>' for letter, style, value in cells)
    content = make_workbook(f'{heading}<row r="2">{row}</row>', styles=_STRIKING, strings=_RUNS)
    assert _only(content).struck == ({2} if struck else set())


@pytest.mark.parametrize(
    ("text", "style", "struck"), [(0, 0, True), (1, 1, False), (2, 0, False), (2, 1, True)]
)
def test_runs_of_a_text_are_struck_out_for_themselves(
    make_workbook: MakeWorkbook, text: int, style: int, *, struck: bool
) -> None:
    shared = f'<row r="1"><c r="A1" s="{style}" t="s"><v>{text}</v></c></row>'
    own = _RUNS.split("<si>")[text + 1].replace("</si>", "")
    inline = f'<row r="1"><c r="A1" s="{style}" t="inlineStr"><is>{own}</is></c></row>'
    found = {1} if struck else set()
    for row in (shared, inline):
        assert _only(make_workbook(row, styles=_STRIKING, strings=_RUNS)).struck == found
    parsed = make_workbook(shared, styles=_STRIKING, strings=f"<!-- -->{_RUNS}")
    assert _only(parsed).struck == found
