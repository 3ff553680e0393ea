"""Rows and cells are found in whatever way XML allows to write them, or the sheet is refused."""

from __future__ import annotations

import re

import pytest

from automations.books.sheet_xml import STRICT
from automations.books.splicing.splice import spliced
from automations.tables.problems import Severity
from tests.books.splicing.packages import (
    SHEET,
    STYLES,
    WORKBOOK,
    files,
    packed,
    part,
    refusal,
    sheet_rows,
    statuses,
    texts,
)


@pytest.mark.parametrize(
    "rows",
    [
        '<row><c t="str"><v>a</v></c><c><v>1</v></c></row><row><c><v>2</v></c></row>',
        (
            "<row r='1'><c r='A1' t='str'><v>a</v></c><c r='B1'><v>1</v></c></row>"
            "<row r='2'><c r='A2'><v>2</v></c></row>"
        ),
        (
            '<row\nr="1"><c\nr="A1" t="str"><v>a</v></c><c s="0" r="B1"><v>1</v></c></row>'
            '<!-- <row r="2"> --><row r="2"><c r="A2"><v>2</v></c></row>'
        ),
        (
            '<row r="1"><c r="A1" t="str"><v><![CDATA[a]]></v></c><c><v>1</v></c></row>'
            '<row r="2"><c r="A2"><v>2</v></c></row>'
        ),
    ],
)
def test_rows_are_found_however_they_are_written(rows: str) -> None:
    after = spliced(packed(files(rows)), statuses((1, "済"), (2, "済")))
    assert texts(after) == {1: ("a", "1", "済"), 2: ("2", "", "済")}
    new = re.compile(r'<c r="C\d" s="\d" t="inlineStr"><is><t>済</t></is></c>')
    assert new.sub("", sheet_rows(after)) == rows


@pytest.mark.parametrize("strict", [False, True])
def test_prefixes_are_kept(strict: bool) -> None:  # noqa: FBT001 - pytest passes it by name
    made = files(dialect=STRICT) if strict else files()
    for name in (WORKBOOK, SHEET, STYLES):
        made[name] = re.sub(rb"<(/?)(?=[a-z])", rb"<\1x:", made[name]).replace(
            b"xmlns=", b"xmlns:x="
        )
    change = statuses((2, "済", Severity.NOTE), (3, "済"), (7, "済"))
    after = spliced(packed(made), change)
    assert spliced(after, change) == after
    assert '<x:c r="C2" s="2" t="inlineStr"><x:is><x:t>済</x:t></x:is></x:c>' in part(after, SHEET)
    assert texts(after)[7] == ("", "", "済")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings_are_read_and_written(encoding: str) -> None:
    made = files()
    text = made[SHEET].decode().replace("UTF-8", "UTF-16" if encoding == "utf-16" else "utf-8")
    made[SHEET] = text.encode(encoding)
    after = spliced(packed(made), statuses((2, "済")))
    assert texts(after)[2] == ("山田", "7", "済")
    assert spliced(packed(made), statuses((2, ""))) == packed(made)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"/><row r="1"/>',
        '<row r="2"/><row r="2"/>',
        '<row r="2"><c r="C2"/><c r="C2"/></row>',
        '<row r="2"><c r="D2"/><c r="A2"/></row>',
    ],
)
def test_rows_and_cells_out_of_order_are_refused(rows: str) -> None:
    assert refusal(packed(files(rows)), statuses((2, "済"))) == (
        "受付簿.xlsx: 「受付簿」の行やセルの並びが、ファイルの中で乱れているため、書き込めません。"
        "Excelで開き、「名前を付けて保存」で保存し直してください。"
    )


@pytest.mark.parametrize("stated", ['<dimension ref="A1:XFD99"/>', '<dimension ref="?"/>', ""])
def test_an_extent_that_reaches_far_enough_or_is_none_stays(stated: str) -> None:
    made = files()
    made[SHEET] = made[SHEET].replace(b'<dimension ref="A1:C3"/>', stated.encode())
    after = part(spliced(packed(made), statuses((9, "済"))), SHEET)
    assert after.partition("<sheetData>")[0].endswith(f"{stated}")
    assert after.count("<dimension") == bool(stated)


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        (
            b'<worksheet xmlns="x"><sheetData><sum/></sheetData><!-- x --></worksheet>',
            (
                "ファイルの一部が壊れているか、ふつうのExcelブックと違う作りのため、書き込めません。"
                "Excelで開き、「名前を付けて保存」で保存し直してください。"
            ),
        ),
        (
            b'<!DOCTYPE worksheet [<!ENTITY a "a">]><worksheet/>',
            (
                "ファイルの中に、Excelの使わない危険な宣言（DTD）があるため、書き込めません。"
                "どこで作られたファイルかを確かめ、Excelで保存し直してください。"
            ),
        ),
        (
            b'<worksheet><sheetData><row r="2"></sheetData></worksheet>',
            (
                "ファイルの一部が読み取れない形になっているため、書き込めません。"
                "Excelで開き、「名前を付けて保存」で保存し直してください。"
            ),
        ),
        (
            '<?xml version="1.0" encoding="Shift_JIS"?><worksheet/>'.encode("cp932"),
            (
                "ファイルの一部が、Excelの使わない文字コードで書かれているため、書き込めません。"
                "Excelで開き、「名前を付けて保存」で保存し直してください。"
            ),
        ),
        (
            b"<worksheet/>",
            (
                "ファイルの一部が壊れているか、ふつうのExcelブックと違う作りのため、書き込めません。"
                "Excelで開き、「名前を付けて保存」で保存し直してください。"
            ),
        ),
    ],
)
def test_a_sheet_that_is_unsafe_or_no_sheet_is_refused(sheet: bytes, words: str) -> None:
    assert refusal(packed(files() | {SHEET: sheet}), statuses((2, "済"))) == f"受付簿.xlsx: {words}"
