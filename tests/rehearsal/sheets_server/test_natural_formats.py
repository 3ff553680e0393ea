"""A formula without a format of its own is shown by that of what it is made of."""

import pytest

from automations.rehearsal.sheets_server.cell_answers import Cells
from automations.rehearsal.sheets_server.making import filled_spreadsheet
from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell, Tab, World
from automations.rehearsal.sheets_server.natural_formats import number_format
from automations.rehearsal.sheets_server.reading_values import get

DATE = {"type": "DATE", "pattern": "yyyy/MM/dd"}
YEN = {"type": "CURRENCY", "pattern": "[$¥-411]#,##0"}


def found(formula: str, own: JSON | None = None) -> JSON | None:
    """Return the format of a formula beside A1, a date, B1, money, and C1, a text."""
    grid = {"rowCount": 10, "columnCount": 10}
    tab = Tab({"sheetId": 0, "title": "申込", "gridProperties": grid})
    for column, each in enumerate((DATE, YEN, {"type": "TEXT"})):
        tab.cells[0, column] = StoredCell({"numberValue": 1}, {"numberFormat": each})
    tab.cells[0, 3] = StoredCell({"formulaValue": formula}, {"numberFormat": own} if own else {})
    tab.cells[1, 0] = StoredCell({"formulaValue": "=A1+1"})
    return number_format(Stored("key", {"locale": "ja_JP"}, [tab]), tab, 0, 3)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=TODAY()", DATE),
        ("=TODAY()+7", DATE),
        ("=NOW()", {"type": "DATE_TIME", "pattern": "yyyy/MM/dd H:mm:ss"}),
        ("=A1", DATE),
        ("=A2", DATE),
        ("=申込!A1", DATE),
        ("=A1-1", DATE),
        ("=A1-A1", None),
        ("=A1*2", None),
        ("=B1*2", YEN),
        ("=2*B1", YEN),
        ("=B1-B1", YEN),
        ("=B1/B1", None),
        ("=B1/2", YEN),
        ("=SUM(B1:B5)", YEN),
        ('=IF(A1>0,B1,"")', YEN),
        ("=IFERROR(A1,B1)", DATE),
        ("=YEAR(A1)", None),
        ("=C1", None),
        ("=1+1", None),
        ("=無い!A1", None),
        ("=D1", None),
        ("=D1+D1+D1+A1", DATE),
        ("=1+", None),
    ],
)
def test_a_formula_takes_its_format_from(formula: str, expected: JSON | None) -> None:
    assert found(formula) == expected


def test_its_own_format_goes_first() -> None:
    assert found("=A1", YEN) == YEN


def test_a_value_read_is_shown_by_it() -> None:
    stored = filled_spreadsheet(World(), "受付簿", {"申込": [["=DATE(2026,4,1)"]]})
    assert get(stored, {}, "申込!A1")["values"] == [["2026/04/01"]]


def test_a_cell_answers_it_as_what_is_effective_not_as_entered() -> None:
    stored = filled_spreadsheet(World(), "受付簿", {"申込": [["=DATE(2026,4,1)"]]})
    answered = Cells(stored).answered(stored.tabs[0], 0, 0)
    assert answered["formattedValue"] == "2026/04/01"
    assert answered["effectiveFormat"]["numberFormat"] == DATE
    assert "userEnteredFormat" not in answered
