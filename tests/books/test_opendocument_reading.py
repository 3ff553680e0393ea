"""OpenDocument cell by cell; what LibreOffice and Excel wrote is read in test_alike_formats."""

from __future__ import annotations

import pytest

from automations.books.excel_package import open_package
from automations.books.opendocument_reading import read_opendocument
from automations.errors import InputUnfit
from automations.tables.problems import Problem
from automations.tables.sheet import Merged, Oddity, Sheet
from tests.books.opendocument_workbook import opendocument, package, row, text_cell


def _read(rows: str, styles: str = "") -> Sheet:
    content = opendocument(rows, styles=styles)
    (only,), _ = read_opendocument(open_package(content, "a.ods"))
    return only


def _value(kind: str, attribute: str, value: str, shown: str) -> str:
    return (
        f'<table:table-cell office:value-type="{kind}" office:{attribute}="{value}">'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (_value("float", "value", "7", "007"), "007"),
        (_value("float", "value", "600001", "060-0001"), "060-0001"),
        (_value("float", "value", "1234567", "1,234,567"), "1234567"),
        (_value("float", "value", "0.28999999999999998", "0.3"), "0.29"),
        (_value("float", "value", "1", "TRUE"), "TRUE"),
        (_value("currency", "value", "1200", "¥1,200"), "1200"),
        (_value("percentage", "value", "0.4", "40%"), "40%"),
        (_value("date", "date-value", "2024-12-24", "令和6年12月24日"), "2024-12-24"),
        (_value("date", "date-value", "2024-12-24T17:00:00", "24日"), "2024-12-24 17:00:00"),
        (_value("date", "date-value", "2024-12-24", "12/24 0:00"), "2024-12-24 00:00:00"),
        (_value("time", "time-value", "PT10H04M59.9999999S", "10:05"), "10:05:00"),
        (_value("time", "time-value", "PT26H30M00S", "26:30"), "26:30:00"),
        (_value("boolean", "boolean-value", "true", "はい"), "TRUE"),
        (_value("string", "string-value", "計算", "計算"), "計算"),
        (
            text_cell("山田<text:s text:c='2'/>花子<text:tab/>x<text:line-break/>y"),
            "山田  花子\tx\ny",
        ),
        (text_cell("一\n   つ</text:p><text:p>二つ"), "一 つ\n二つ"),
        (text_cell("<text:span>広</text:span><text:a>報課</text:a>"), "広報課"),
        (
            text_cell(
                "<text:ruby><text:ruby-base>山田</text:ruby-base>"
                "<text:ruby-text>やまだ</text:ruby-text></text:ruby>"
            ),
            "山田",
        ),
        (
            (
                "<table:table-cell><office:annotation><text:p>メモ</text:p></office:annotation>"
                "<text:p>値</text:p></table:table-cell>"
            ),
            "値",
        ),
    ],
)
def test_what_a_cell_says(cell: str, shown: str) -> None:
    assert _read(row(cell)).cells.rows() == [(1, shown)]


def test_repeated_rows_and_columns_keep_their_places() -> None:
    blanks = '<table:table-cell table:number-columns-repeated="2"/>'
    rows = (
        row(blanks + text_cell("x", 'table:number-columns-repeated="2"'))
        + row("<table:table-cell/>", 'table:number-rows-repeated="3"')
        + row(text_cell("y"), 'table:number-rows-repeated="2"')
        + row(blanks, 'table:number-rows-repeated="1048570"')
    )
    assert _read(rows).cells.rows() == [
        (1, "", "", "x", "x"),
        (5, "y", "", "", ""),
        (6, "y", "", "", ""),
    ]


def test_hidden_filtered_struck_and_merged() -> None:
    styles = (
        '<style:style style:name="s"><style:text-properties '
        'style:text-line-through-style="solid"/></style:style>'
    )
    rows = (
        row(text_cell("1"), 'table:visibility="collapse"')
        + row(text_cell("2"), 'table:visibility="filter"')
        + row(text_cell("3", 'table:style-name="s"'))
        + row(
            text_cell("4", 'table:number-columns-spanned="2" table:number-rows-spanned="3"')
            + "<table:covered-table-cell><text:p>覆われた値</text:p></table:covered-table-cell>"
        )
    )
    read = _read(rows, styles)
    assert [sorted(each) for each in (read.hidden, read.filtered, read.struck)] == [
        [1, 2],
        [2],
        [3],
    ]
    assert (read.merged, read.cells.rows()[3]) == ((Merged(4, 1, 6, 2),), (4, "4", "覆われた値"))


def test_formulas_that_failed_or_wait_are_odd_cells() -> None:
    failed = '<table:table-cell table:formula="of:=1/0" office:value-type="string">{}'
    failed += "</table:table-cell>"
    waiting = '<table:table-cell table:formula="of:=A1"/>'
    words = text_cell("#N/A")
    cells = failed.format("<text:p>#DIV/0!</text:p>") + failed.format("<text:p>Err:502</text:p>")
    read = _read(row(cells + waiting + words))
    assert read.cells.rows() == [(1, "#DIV/0!", "Err:502", "", "#N/A")]
    assert dict(read.odd) == {
        (1, 1): Oddity.ERROR,
        (1, 2): Oddity.ERROR,
        (1, 3): Oddity.UNCALCULATED,
    }


def test_what_was_changed_once_and_what_is_drawn_are_no_cells() -> None:
    history = f"<table:tracked-changes>{row(text_cell('前の値'))}</table:tracked-changes>"
    drawn = "<table:shapes><draw:frame><text:p>図の文字</text:p></draw:frame></table:shapes>"
    assert _read(drawn + history + row(text_cell("今の値"))).cells.rows() == [(1, "今の値")]


def test_a_sheet_that_people_do_not_see() -> None:
    styles = (
        '<style:style style:name="t"><style:table-properties table:display="false"/></style:style>'
    )
    content = opendocument("", styles=styles, of_sheet='table:style-name="t"')
    assert read_opendocument(open_package(content, "a.ods"))[1] == {"受付簿"}


_MANY = 'table:number-rows-repeated="1048576"'
_WIDE = 'table:number-columns-repeated="16384"'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (opendocument(row(text_cell("x", _WIDE), _MANY)), "book_too_large"),
        (opendocument(row(text_cell("x", _WIDE))), "cell_far"),
        (opendocument(row(text_cell("x"), _MANY) + row(text_cell("y"))), "book_too_large"),
        (opendocument(row("", 'table:number-rows-repeated="x"')), "book_damaged"),
        (opendocument(row(text_cell("あ" * 32_768))), "cell_too_long"),
        (opendocument(row(text_cell('<text:s text:c="999999999"/>'))), "cell_too_long"),
        (opendocument("", declared="<!DOCTYPE x [<!ENTITY a 'b'>]>"), "book_unsafe"),
        (opendocument(row(text_cell("x")) + "<table:table-row>"), "book_damaged"),
        (package(b"<x/>"), "book_without_sheets"),
        (package(b""), "book_damaged"),
    ],
)
def test_content_that_lies_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(InputUnfit) as refused:
        read_opendocument(open_package(content, "a.ods"))
    said = refused.value.sentences
    assert [each.code for each in said if isinstance(each, Problem)] == [code]
