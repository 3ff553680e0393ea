"""Numbers of a workbook as text: exact, and as shown where that says more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from automations.books.excel_reading import read_excel

if TYPE_CHECKING:
    from tests.books.conftest import MakeWorkbook

_STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/>'
    '<numFmt numFmtId="165" formatCode="[h]:mm:ss"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="22"/>'
    '<xf numFmtId="21"/><xf numFmtId="165"/><xf numFmtId="10"/></cellXfs></styleSheet>'
)


def _text(make: MakeWorkbook, stored: str, style: int = 0, **parts: str) -> str:
    data = f'<row r="1"><c r="A1" s="{style}"><v>{stored}</v></c></row>'
    rows = read_excel(make(data, styles=_STYLES, **parts), "a.xlsx")[0][0].cells.rows()
    return str(rows[0][1])


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("7", "7"),
        ("7.0", "7"),
        ("-0", "0"),
        ("0.1", "0.1"),
        ("0.28999999999999998", "0.29"),
        ("1234.5600000000001", "1234.56"),
        ("0.333333333333333315", "0.333333333333333"),
        ("1.5E-3", "0.0015"),
        ("1E+20", "100000000000000000000"),
        ("123456789012345", "123456789012345"),
        ("not a number", "not a number"),
    ],
)
def test_a_number_is_its_exact_decimal_without_noise(
    make_workbook: MakeWorkbook, stored: str, shown: str
) -> None:
    assert _text(make_workbook, stored) == shown


@pytest.mark.parametrize(
    ("stored", "style", "shown"),
    [
        ("123", 1, "00123"),
        ("123456", 1, "123456"),
        ("1.5", 1, "1.5"),
        ("45650", 2, "2024-12-24"),
        ("45650.5", 2, "2024-12-24 12:00:00"),
        ("45650", 3, "2024-12-24 00:00:00"),
        ("45650.545243055559", 3, "2024-12-24 13:05:09"),
        ("45650.70834027778", 3, "2024-12-24 17:00:00"),  # and six tenths, in time for 17:00
        ("45650.708344907405", 3, "2024-12-24 17:00:01"),
        ("45650.70834490739", 3, "2024-12-24 17:00:01"),  # less a millionth, as files hold it
        ("0.42013888888888890", 4, "10:05:00"),
        ("45650.42013888889", 4, "2024-12-24 10:05:00"),
        ("1.0625", 5, "25:30:00"),
        ("1", 2, "1900-01-01"),
        ("59", 2, "1900-02-28"),
        ("60", 2, "1900-02-29"),
        ("61", 2, "1900-03-01"),
        ("-1", 2, "-1"),
        ("2958466", 2, "2958466"),
        ("0.285", 6, "28.5%"),
        ("1", 6, "100%"),
        ("-0.5", 6, "-50%"),
    ],
)
def test_dates_times_and_leading_zeros_are_read_as_they_are_shown(
    make_workbook: MakeWorkbook, stored: str, style: int, shown: str
) -> None:
    assert _text(make_workbook, stored, style) == shown


def test_days_are_counted_from_1904_where_the_workbook_says_so(make_workbook: MakeWorkbook) -> None:
    workbook = (
        '<workbook xmlns:r="x"><workbookPr date1904="1"/><sheets>'
        '<sheet name="受付簿" r:id="r1"/></sheets></workbook>'
    )
    assert _text(make_workbook, "44188", 2, workbook=workbook) == "2024-12-24"


def test_numbers_of_many_formats_stand_where_they_stood(make_workbook: MakeWorkbook) -> None:
    stored = [("7", 1), ("45650.5", 3), ("0.5", 6), ("-1", 2), ("x", 1), ("45650", 2), ("7", 99)]
    cells = "".join(
        f'<c r="{letter}1" s="{style}"><v>{value}</v></c>'
        for letter, (value, style) in zip("ABCDEFG", stored, strict=True)
    )
    (sheet,), _ = read_excel(make_workbook(f'<row r="1">{cells}</row>', styles=_STYLES), "a")
    assert sheet.cells.rows() == [
        (1, "00007", "2024-12-24 12:00:00", "50%", "-1", "x", "2024-12-24", "7")
    ]
