"""What a cell shows and what it really is, against sheets made by hand and by other programs."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from automations.books.excel_numbers import plain_number
from automations.books.excel_reading import read_excel
from automations.books.packing import workbook_bytes
from automations.tables.sheet import Oddity, Sheet
from tests.books.conftest import workbook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.books.conftest import MakeWorkbook


def _only(content: bytes) -> Sheet:
    (sheet,), _ = read_excel(content, "a.xlsx")
    return sheet


def test_what_text_cannot_carry_stands_beside_it(make_workbook: MakeWorkbook) -> None:
    sheet = _only(
        make_workbook(
            '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><f>1+1</f></c>'
            '<c r="C1"><f>1+1</f><v/></c><c r="D1"><f>1+1</f><v>2</v></c>'
            '<c r="E1" t="str"><f>""</f><v></v></c><c r="F1" t="b"><v>1</v></c>'
            '<c r="G1" t="b"><v>0</v></c><c r="H1" t="str"><f>A</f><v>a&amp;b</v></c>'
            '<c r="I1" t="d"><v>2024-12-24T13:05:09.000Z</v></c></row>'
        )
    )
    assert sheet.cells.rows() == [
        (1, "#N/A", "", "", "2", "", "TRUE", "FALSE", "a&b", "2024-12-24 13:05:09")
    ]
    assert sheet.odd == {
        (1, 1): Oddity.ERROR,
        (1, 2): Oddity.UNCALCULATED,
        (1, 3): Oddity.UNCALCULATED,
    }
    assert sheet.formulas.rows() == [(1, 2), (1, 3), (1, 4), (1, 5), (1, 8)]


def test_a_row_that_only_waits_for_its_formula_is_there(make_workbook: MakeWorkbook) -> None:
    sheet = _only(make_workbook('<row r="3"><c r="B3"><f>1+1</f></c></row>'))
    assert sheet.cells.rows() == [(3, "", "")]


def test_rows_and_columns_keep_their_numbers(make_workbook: MakeWorkbook) -> None:
    sheet = _only(
        make_workbook(
            '<row r="3"><c r="B3"><v>1</v></c></row><row r="4"><c r="A4" s="1"/></row>'
            '<row r="7"><c r="D7"><v>2</v></c></row>'
        )
    )
    assert sheet.cells.rows() == [(3, "", "1", "", ""), (7, "", "", "", "2")]


def test_hidden_and_filtered_rows_are_named(make_workbook: MakeWorkbook) -> None:
    sheet = _only(
        make_workbook(
            '<row r="1"><c r="A1"><v>1</v></c></row>'
            '<row r="2" hidden="1"><c r="A2"><v>2</v></c></row>'
            '<row r="3" ht="0" customHeight="1"><c r="A3"><v>3</v></c></row>'
            '<row r="4" ht="0.75"><c r="A4"><v>3</v></c></row>'
        )
    )
    assert sheet.hidden == {2, 3}


def test_runs_are_joined_and_readings_left_out(make_workbook: MakeWorkbook) -> None:
    strings = (
        "<sst><si><t>山田</t><rPh sb='0' eb='2'><t>ヤマダ</t></rPh></si>"
        '<si><r><t>太</t></r><r><rPr/><t xml:space="preserve">郎 </t></r><phoneticPr/></si>'
        "<si/><si><t>a_x000D_\n&lt;_x005F_x000D_&#39640;</t></si><si><t/></si></sst>"
    )
    cells = "".join(f'<c r="{letter}1" t="s"><v>{n}</v></c>' for n, letter in enumerate("ABCDE"))
    inline = (
        '<c r="F1" t="inlineStr"><is><r><t>髙</t></r><r><t>橋</t></r><rPh><t>x</t></rPh></is></c>'
    )
    sheet = _only(make_workbook(f'<row r="1">{cells}{inline}</row>', strings=strings))
    assert sheet.cells.rows() == [(1, "山田", "太郎 ", "", "a\n<_x000D_高", "", "髙橋")]


def _sheet_xml(rows: str, after: str = "", before: str = "") -> str:
    return f"<worksheet>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


_PLAIN = (
    '<worksheet><sheetData><row r="2" hidden="1"><c r="A2"><v>1</v></c>'
    '<c r="B2" t="inlineStr"><is><t>a&amp;b</t></is></c></row>'
    '<row r="3"><c r="A3"><v>2</v></c></row></sheetData></worksheet>'
)


@pytest.mark.parametrize(
    "sheet",
    [
        _PLAIN,
        _PLAIN.replace('"', "'"),
        _PLAIN.replace("<worksheet>", '<x:worksheet xmlns:x="y">')
        .replace("</", "</x:")
        .replace("<s", "<x:s")
        .replace("<r", "<x:r")
        .replace("<c", "<x:c")
        .replace("<v", "<x:v")
        .replace("<i", "<x:i")
        .replace("<t", "<x:t"),
        _PLAIN.replace("<row", "<!-- <c r='Z9'><v>9</v></c> --><row", 1),
        _PLAIN.replace("a&amp;b", "<![CDATA[a&b]]>"),
        _PLAIN.replace(' r="A2"', "").replace(' r="B2"', "").replace(' r="A3"', ""),
        _PLAIN.replace(' r="3"', ""),
        f'<?xml version="1.0" encoding="utf-16"?>{_PLAIN}'.encode("utf-16"),
        f'<?xml version="1.0" encoding="UTF-8"?>\r\n{_PLAIN}'.encode("utf-8-sig"),
        _PLAIN.replace('<c r="A2">', '<c\n s="0"\tr="A2">'),
        _PLAIN.replace("</sheetData>", '</sheetData><extLst><c r="Z9"><v>9</v></c></extLst>'),
    ],
)
def test_whatever_form_the_xml_takes_it_says_the_same(
    make_workbook: MakeWorkbook, sheet: str | bytes
) -> None:
    read = _only(make_workbook(sheet=sheet))
    assert read.cells.rows() == [(2, "1", "a&b"), (3, "2", "")]
    assert read.hidden == {2}


_FORMS = (
    '<c r="{}"><v>1</v></c>',
    '<c s="1" r="{}" t="s"><v>1</v></c>',
    '<c r="{}" t = "s"><v>2</v></c>',
    "<c r='{}' t='s'><v>0</v></c>",
    '<c\n r="{}"><v>&#55;</v></c>',
    '<c r="{}" s="2"/>',
    '<c r="{}"><f>1</f></c>',
    '<c r="{}"><f t="shared" si="0"/><v>3</v></c>',
    '<c r="{}" t="str"><f>A</f><v>&lt;a&amp;gt;</v></c>',
    '<c r="{}" t="e"><v>#N/A</v></c>',
    '<c r="{}" t="inlineStr"><is><r><t>甲</t></r><r><rPr/><t>乙</t></r></is></c>',
    '<c r="{}" t="inlineStr"><is><t xml:space="preserve"> 丙\n</t><rPh><t>x</t></rPh></is></c>',
)


@given(st.lists(st.lists(st.sampled_from(_FORMS), max_size=4), max_size=4))
def test_patterns_and_a_real_parser_read_the_same(rows: list[list[str]]) -> None:
    strings = "<sst><si><t>零</t></si><si><r><t>壱</t></r></si><si/></sst>"
    data = "".join(
        f'<row r="{row}">{"".join(form.format(f"{letter}{row}") for letter, form in cells)}</row>'
        for row, cells in enumerate((zip("ABCD", each, strict=False) for each in rows), 1)
    )
    by_patterns, by_parser = (
        _only(workbook(f"{comment}{data}", strings=strings)) for comment in ("", "<!-- -->")
    )
    assert by_patterns.cells.rows() == by_parser.cells.rows()
    assert by_patterns.odd == by_parser.odd


@pytest.mark.parametrize("size", [1, 7, 64, 500])
def test_however_the_file_is_cut_it_says_the_same(
    make_workbook: MakeWorkbook, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    rows = "".join(
        f'<row r="{row}"{" hidden=" + chr(34) + "1" + chr(34) if row % 3 else ""}>'
        f'<c r="A{row}" t="s"><v>{row % 4}</v></c><c r="C{row}"><f>1</f></c>'
        f'<c r="{"BD"[row % 4 // 2]}{row}" t="inlineStr"><is><r><t>{row}番</t></r></is></c></row>'
        f'<row r="{row + 1}"/>'
        for row in range(2, 40, 2)
    )
    strings = "<sst><si/><si><t>甲</t></si><si><r><t>乙</t></r></si><si><t>&lt;</t></si></sst>"
    for sheet in (_sheet_xml(rows), _sheet_xml(f"<!-- -->{rows}")):
        content = make_workbook(sheet=sheet, strings=strings)
        whole = _only(content)
        with monkeypatch.context() as cut:
            cut.setattr("automations.books.excel_package._CHUNK", size)
            pieces = _only(content)
        assert pieces.cells.rows() == whole.cells.rows()
        assert (pieces.hidden, pieces.odd) == (whole.hidden, whole.odd)
        assert whole.cells.row(1) == (4, "", "4番", "", "")


def test_a_sheet_of_many_chunks_is_one_sheet(make_workbook: MakeWorkbook) -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><v>{row}</v></c>'
        f'<c r="B{row}" t="inlineStr"><is><t>{"あ" * 100}{row}</t></is></c></row>'
        for row in range(1, 20_001)
    )
    for sheet in (_sheet_xml(rows), _sheet_xml(f"<!-- -->{rows}")):
        cells = _only(make_workbook(sheet=sheet)).cells
        assert cells["row"].to_list() == list(range(1, 20_001))
        assert cells["c1"].to_list() == [str(row) for row in range(1, 20_001)]
        assert cells["c2"][19_999] == f"{'あ' * 100}20000"


def test_an_empty_sheet_has_no_rows(make_workbook: MakeWorkbook) -> None:
    assert _only(make_workbook()).cells.rows() == []
    assert _only(make_workbook(sheet="<worksheet><sheetData/></worksheet>")).cells.rows() == []


def _shown(value: object) -> str:
    """Say what openpyxl, an independent reader, found in a cell."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case datetime():
            return value.isoformat(" ")
        case int() | float():
            return plain_number(repr(value))
        case _:
            return str(value)


def _openpyxl_rows(path: Path) -> list[tuple[object, ...]]:
    sheet = load_workbook(path).worksheets[0]
    rows = ((number, *map(_shown, row)) for number, row in enumerate(sheet.values, 1))
    return [row for row in rows if any(row[1:])]


_CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**14), 10**14),
    st.floats(-1e9, 1e9, allow_nan=False, allow_subnormal=False).map(
        lambda number: float(f"{number:.12g}")  # within the digits that a workbook keeps
    ),
    st.text(st.characters(exclude_categories=["C"]), max_size=12).filter(
        lambda text: "_x" not in text and not text.startswith("=")
    ),
    st.datetimes(datetime(1950, 1, 1), datetime(2099, 1, 1)).map(  # noqa: DTZ001 - cells have no zone
        lambda moment: moment.replace(microsecond=0)
    ),
)


@given(st.lists(st.lists(_CELLS, min_size=1, max_size=6), min_size=1, max_size=8))
def test_every_value_is_read_as_an_independent_reader_reads_it(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[object]]
) -> None:
    path = tmp_path_factory.mktemp("books") / "a.xlsx"
    book = Workbook()
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            cell = book.worksheets[0].cell(row, column)
            cell.value = value  # type: ignore[assignment]  # every kind above is one a cell takes
            if isinstance(value, str):
                cell.data_type = "s"
    book.save(path)
    ours = _only(path.read_bytes()).cells.rows()
    theirs = _openpyxl_rows(path)
    width = max((len(row) for row in ours), default=1)
    assert ours == [(*row, *[""] * width)[:width] for row in theirs]


def test_a_workbook_of_another_writer_is_read_like_any_other() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["B2"] = CellRichText("太", TextBlock(InlineFont(b=True), "字"))
    sheet["C2"], sheet["D2"] = date(2024, 12, 24), time(10, 5)
    sheet["E2"] = 123
    sheet["E2"].number_format, sheet["E2"].font = "00000", Font(bold=True)
    sheet.row_dimensions[2].hidden = True
    read = _only(workbook_bytes(book))
    assert read.cells.rows() == [(2, "", "太字", "2024-12-24", "10:05:00", "00123")]
    assert read.hidden == {2}
