"""Old workbooks record by record; what other programs wrote is read in test_alike_formats."""

from __future__ import annotations

import struct

import pytest

from automations.books.old_excel_reading import read_old_excel
from automations.errors import InputUnfit
from automations.tables.problems import Problem
from automations.tables.sheet import Oddity, Sheet
from tests.books.old_workbook import biff, book_stream, formula, label, number

_ZERO = b"\0" * 8
_ON_OPENING = 2


def _read(cells: bytes) -> Sheet:
    (only,), hidden = read_old_excel(book_stream(cells), "a.xls")
    assert not hidden
    return only


def test_texts_and_numbers() -> None:
    read = _read(label(2, 1, "髙﨑\n") + number(2, 2, 0.1 + 0.2) + number(4, 3, 1e20))
    assert read.cells.rows() == [
        (2, "髙﨑\n", "0.3", ""),
        (4, "", "", "100000000000000000000"),
    ]


def test_formulas_none_of_which_has_a_result_wait_for_one() -> None:
    read = _read(label(1, 1, "計") + formula(2, 1, _ZERO, _ON_OPENING))
    assert (read.cells.rows(), read.odd) == (
        [(1, "計"), (2, "")],
        {(2, 1): Oddity.UNCALCULATED},
    )


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (formula(2, 1, _ZERO), "0"),
        (formula(2, 1, _ZERO, _ON_OPENING) + formula(3, 1, struct.pack("<d", 7), 2), "0"),
    ],
)
def test_a_formula_whose_result_is_zero_does_not_wait(cells: bytes, shown: str) -> None:
    read = _read(cells)
    assert (read.cells.rows()[0], dict(read.odd)) == ((2, shown), {})


def test_rows_hidden_by_a_filter() -> None:
    hidden = biff(0x208, struct.pack("<HHHHIi", 1, 0, 1, 300, 0, 0x20))
    without_height = biff(0x208, struct.pack("<HHHHIi", 2, 0, 1, 0, 0, 0))
    cells = label(1, 1, "氏名") + label(2, 1, "山田") + label(3, 1, "鈴木")
    plain, filtered = (_read(each + hidden + without_height + cells) for each in (b"", biff(0x9B)))
    assert [sorted(each) for each in (plain.hidden, plain.filtered)] == [[2, 3], []]
    assert [sorted(each) for each in (filtered.hidden, filtered.filtered)] == [[2, 3], [2, 3]]


@pytest.mark.parametrize(
    ("stream", "code"),
    [
        (b"", "book_damaged"),
        (book_stream(b"")[:60], "book_damaged"),
        (book_stream(biff(0x203, b"\0\0")), "book_damaged"),
        (book_stream(biff(0xFD, struct.pack("<HHHi", 0, 0, 0, 99))), "book_damaged"),
        (book_stream(label(1, 1, "x"), before=biff(0x2F, b"\0" * 6)), "book_encrypted"),
        (book_stream(biff(0xBE, b"\0" * 512) * 12_000), "book_too_large"),
        (book_stream(b"").replace(b"\x85\0", b"\x86\0", 1), "book_without_sheets"),
    ],
)
def test_streams_that_lie_are_refused(stream: bytes, code: str) -> None:
    with pytest.raises(InputUnfit) as refused:
        read_old_excel(stream, "a.xls")
    said = refused.value.sentences
    assert [each.code for each in said if isinstance(each, Problem)] == [code]


def test_remarks_of_the_library_about_odd_records_are_not_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    strange = biff(0x208, struct.pack("<HHHHIi", 0xFFFF, 0, 1, 300, 0, 0x20))
    dimensions = biff(0x200, struct.pack("<IIHHH", 0, 2**31 - 1, 0, 0xFFFF, 0))
    read = _read(dimensions + strange + label(1, 1, "山田"))
    assert read.cells.rows() == [(1, "山田")]
    assert capsys.readouterr() == ("", "")
