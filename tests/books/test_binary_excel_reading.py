"""Binary workbooks record by record; what Excel itself wrote is read in test_alike_formats."""

from __future__ import annotations

import struct

import pytest

from automations.books.binary_excel_reading import read_binary_excel
from automations.books.excel_package import open_package
from automations.errors import InputUnfit
from automations.tables.problems import Problem
from automations.tables.sheet import Merged, Oddity, Sheet
from tests.books.binary_workbook import (
    binary_workbook,
    cell,
    font,
    number_format,
    record,
    row,
    shared,
    sheet,
    style,
    wide,
)

_LOOKS = (
    number_format(164, "00000")
    + number_format(165, "yyyy/m/d h:mm")
    + font()
    + font(strikes=True)
    + record(626)
    + style(0)
    + record(627)
    + record(617)
    + b"".join([style(0), style(164), style(165), style(14), style(9), style(0, 1)])
    + record(618)
)


def _read(
    data: bytes, behind: bytes = b"", *, texts: bytes = b"", looks: bytes = b"", properties: int = 0
) -> Sheet:
    part = sheet(data, behind)
    content = binary_workbook(part, texts=texts, looks=looks, properties=properties)
    (only,), hidden = read_binary_excel(open_package(content, "a.xlsb"))
    assert not hidden
    return only


def _real(number: float) -> bytes:
    return struct.pack("<d", number)


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        (cell(5, 1, _real(0.1 + 0.2)), "0.3"),
        (cell(2, 1, struct.pack("<i", 7 << 2 | 2)), "7"),
        (cell(2, 1, struct.pack("<i", -7 << 2 | 2)), "-7"),
        (cell(2, 1, struct.pack("<i", 1234 << 2 | 3)), "12.34"),
        (cell(2, 1, _real(1.5)[4:]), "1.5"),
        (cell(4, 1, b"\x01"), "TRUE"),
        (cell(10, 1, b"\x00\x00\x00"), "FALSE"),
        (cell(6, 1, wide("髙﨑\r\n𠮷田")), "髙﨑\n𠮷田"),
        (cell(6, 1, wide("a\ud800b")), "a\ufffdb"),
        (cell(62, 1, b"\x01" + wide("一部だけ太字") + b"\0" * 8), "一部だけ太字"),
        (cell(7, 1, struct.pack("<I", 1)), "二つ目"),
        (cell(8, 1, wide("計算") + b"\0\0" + struct.pack("<II", 0, 0)), "計算"),
        (cell(9, 1, _real(45650.5) + b"\0\0"), "45650.5"),
        (cell(5, 1, _real(123), 1), "00123"),
        (cell(5, 1, _real(45650.5), 2), "2024-12-24 12:00:00"),
        (cell(5, 1, _real(45650), 3), "2024-12-24"),
        (cell(5, 1, _real(0.4), 4), "40%"),
        (cell(5, 1, _real(3), 99), "3"),
    ],
)
def test_each_kind_of_cell(stored: bytes, shown: str) -> None:
    texts = shared("一つ目") + shared("二つ目")
    assert _read(row(1) + stored, texts=texts, looks=_LOOKS).cells.rows() == [(1, shown)]


def test_short_cells_stand_one_column_further() -> None:
    short = record(13, struct.pack("<I", 0) + struct.pack("<i", 8 << 2 | 2))
    text = record(17, struct.pack("<I", 0) + wide("次"))
    assert _read(row(3) + cell(4, 2, b"\x01") + short + text).cells.rows() == [
        (3, "", "TRUE", "8", "次")
    ]


def test_an_error_is_an_odd_cell() -> None:
    read = _read(row(1) + cell(3, 1, b"\x2a") + cell(11, 2, b"\x07\0\0"))
    assert read.cells.rows() == [(1, "#N/A", "#DIV/0!")]
    assert read.odd == {(1, 1): Oddity.ERROR, (1, 2): Oddity.ERROR}


def test_hidden_filtered_struck_and_merged() -> None:
    rows = b"".join(
        row(number, hidden=number in (3, 6)) + cell(6, 1, wide("x"), 5 if number == 4 else 0)
        for number in range(1, 7)
    )
    filtered = record(161, struct.pack("<IIII", 0, 4, 0, 0)) + record(163) + record(162)
    merged = record(177) + record(176, struct.pack("<IIII", 1, 2, 3, 4)) + record(178)
    read = _read(rows, filtered + merged, looks=_LOOKS)
    assert [sorted(rows) for rows in (read.hidden, read.filtered, read.struck)] == [
        [3, 6],
        [3],
        [4],
    ]
    assert read.merged == (Merged(2, 4, 3, 5),)


def test_a_row_without_height_is_hidden() -> None:
    assert _read(row(2, height=0) + cell(6, 1, wide("x"))).hidden == {2}


def test_days_may_count_from_1904() -> None:
    read = _read(row(1) + cell(5, 1, _real(44188), 3), looks=_LOOKS, properties=1)
    assert read.cells.rows() == [(1, "2024-12-24")]


def test_a_sheet_that_people_do_not_see() -> None:
    content = binary_workbook(sheet(b""), state=2)
    assert read_binary_excel(open_package(content, "a.xlsb"))[1] == {"受付簿"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (row(1) + cell(7, 1, struct.pack("<I", 9)), "book_damaged"),
        (row(1) + cell(6, 1, struct.pack("<I", 9) + b"x\0"), "book_damaged"),
        (row(1) + cell(5, 16_385, _real(1)), "book_damaged"),
        (row(1_048_577), "book_damaged"),
        (cell(5, 1, _real(1)), "book_damaged"),
        (b"\x05\xff\xff\xff\x7f", "book_damaged"),
        (b"\x05\xff\xff\xff\xff", "book_damaged"),
        (record(1_000) * 5_000, "book_damaged"),
        (row(1) + cell(5, 2_001, _real(1)), "cell_far"),
        (row(1) + cell(6, 1, wide("あ" * 32_768)), "cell_too_long"),
    ],
)
def test_records_that_lie_are_refused(data: bytes, code: str) -> None:
    with pytest.raises(InputUnfit) as refused:
        _read(data)
    said = refused.value.sentences
    assert [each.code for each in said if isinstance(each, Problem)] == [code]
