"""Rows as Excel stores them: what stands in a cell, whatever people typed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, from_excel

from automations.books.draft import DraftRow
from automations.books.looks import Look
from automations.books.row_xml import Spelling, escaped, row_xml, rows_xml
from automations.books.writing import storable
from automations.tables.places import Place
from automations.tables.report import Cell

_LOOK = Look()
_NUMBERS = {_LOOK: 3}
_PLAIN = Spelling()


def _cell(value: Cell, spelling: Spelling = _PLAIN) -> str:
    xml = row_xml(DraftRow(1, 0, (value,), (_LOOK,)), _NUMBERS, spelling)
    return xml.removeprefix('<row r="1"><c r="A1" s="3"').removesuffix("</row>")


def _text(inner: str) -> str:
    return f' t="inlineStr"><is><t>{inner}</t></is></c>'


def _number(inner: str) -> str:
    return f"><v>{inner}</v></c>"


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        ("氏名", _text("氏名")),
        ("=1+1", _text("=1+1")),
        ("-5", _text("-5")),
        ("0312345678", _text("0312345678")),
        ("", "/>"),
        (None, "/>"),
        (12, _number("12")),
        (-3, _number("-3")),
        (10**15 - 1, _number("999999999999999")),
        (10**15, _text("1000000000000000")),
        (Fraction(1, 3), _number("0.333333333333333")),
        (Fraction(-5, 2), _number("-2.5")),
        (Place("投票.xlsx", "回答", 12, 3), _text("投票.xlsx「回答」C12")),
        (date(2024, 12, 24), _number("45650")),
        (date(1900, 2, 28), _number("59")),
        (date(1900, 3, 1), _number("61")),
        (date(1899, 1, 1), _text("1899-01-01")),
        (datetime(2024, 12, 24, 18, 0, tzinfo=ZoneInfo("Asia/Tokyo")), _number("45650.75")),
        ("a & b < c > d", _text("a &amp; b &lt; c &gt; d")),
        ("_x000D_", _text("_x005F_x000D_")),
        ("表\x07示", _text("表\ufffd示")),
        ("半\ud83d分", _text("半\ufffd分")),
        ("あ\ufdd0い", _text("あ\ufdd0い")),
    ],
)
def test_what_stands_in_a_cell(value: Cell, stored: str) -> None:
    assert _cell(value) == stored


@pytest.mark.parametrize("text", [" a", "a ", "a\nb", "a\tb", "a  b"])
def test_spaces_that_a_reader_might_drop_are_kept(text: str) -> None:
    assert _cell(text) == f' t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def test_a_workbook_may_count_its_days_from_1904() -> None:
    since_1904 = Spelling(since_1904=True)
    assert _cell(date(1904, 1, 2), since_1904) == _number("1")
    assert _cell(date(1903, 12, 31), since_1904) == _text("1903-12-31")


def test_a_row_is_spelt_as_its_workbook_spells() -> None:
    row = DraftRow(7, 15.5, ("a", 1, None), (_LOOK, _LOOK, _LOOK))
    assert row_xml(row, _NUMBERS, Spelling("x:")) == (
        '<x:row r="7" ht="15.5" customHeight="1">'
        '<x:c r="A7" s="3" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c>'
        '<x:c r="B7" s="3"><x:v>1</x:v></x:c><x:c r="C7" s="3"/></x:row>'
    )


def test_a_cell_without_a_look_does_not_exist() -> None:
    row = DraftRow(2, 0, ("a", "b", ""), (None, _LOOK, None))
    assert row_xml(row, _NUMBERS) == (
        '<row r="2"><c r="B2" s="3" t="inlineStr"><is><t>b</t></is></c></row>'
    )
    assert (
        row_xml(DraftRow(3, 20, (), ()), _NUMBERS) == '<row r="3" ht="20" customHeight="1"></row>'
    )


def test_text_in_an_attribute_keeps_its_marks() -> None:
    assert escaped('<"A" & B>\n\t\x07') == "&lt;&quot;A&quot; &amp; B&gt;&#10;&#9;\ufffd"


_CELLS = st.one_of(st.text(), st.integers(), st.none(), st.fractions(), st.dates(date(1900, 3, 1)))


@given(st.lists(st.tuples(_CELLS, _CELLS), max_size=30), st.lists(st.booleans(), min_size=30))
def test_many_rows_are_what_each_of_them_is(
    values: list[tuple[Cell, ...]], high: list[bool]
) -> None:
    looks = (_LOOK, _LOOK)
    rows = [DraftRow(n, 20.0 * high[n], pair, looks) for n, pair in enumerate(values)]
    one_by_one = "".join(row_xml(row, _NUMBERS) for row in rows)
    kept = ' xml:space="preserve"'  # stands in the whole column as soon as one text needs it
    many = "".join(rows_xml(rows, _NUMBERS))
    assert many.replace(kept, "") == one_by_one.replace(kept, "")


@given(st.text(max_size=200))
def test_every_text_is_read_back_as_it_can_be_stored(text: str) -> None:
    cell = fromstring(row_xml(DraftRow(1, 0, (text,), (_LOOK,)), _NUMBERS))
    read = "".join(cell.itertext())
    assert read == storable(text).replace("\r\n", "\n").replace("\r", "\n")


@given(st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 31)), st.booleans())  # noqa: DTZ001 - a wall clock
def test_every_moment_is_read_back_to_the_tenth_of_a_second(
    moment: datetime,
    since_1904: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    if since_1904 and moment.year < 1904:
        return
    stored = _cell(moment, Spelling(since_1904=since_1904))
    number = float(stored.removeprefix("><v>").removesuffix("</v></c>"))
    read = from_excel(number, CALENDAR_MAC_1904) if since_1904 else from_excel(number)
    assert isinstance(read, datetime)
    assert abs(read - moment) <= timedelta(seconds=0.1)
