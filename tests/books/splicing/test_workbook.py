"""Parts are found and told of however a workbook writes its names, targets and prefixes."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook

from automations.books.splicing.changes import Changes, Unspliceable
from automations.books.splicing.splice import spliced
from tests.books.splicing.packages import (
    RELATIONS,
    SHEET,
    STYLES,
    TYPES,
    WORKBOOK,
    changed,
    files,
    packed,
    part,
    problems_sheet,
    statuses,
    texts,
    unpacked,
)

_OWN = Changes(own=(problems_sheet(link="https://example.jp/"),))


@pytest.mark.parametrize(
    "target",
    [
        "/xl/worksheets/sheet1.xml",
        "../xl/worksheets/sheet1.xml",
        "worksheets\\sheet1.xml",
        "./worksheets/../worksheets/Sheet1.XML",
        "worksheets/%73heet1.xml",
    ],
)
def test_a_target_leads_to_its_part_however_it_is_written(target: str) -> None:
    made = files()
    made[RELATIONS] = made[RELATIONS].replace(b"worksheets/sheet1.xml", target.encode())
    assert changed(packed(made), spliced(packed(made), statuses((2, "済")))) == [STYLES, SHEET]


def test_parts_are_found_under_names_with_backslashes() -> None:
    made = {name.replace("/", "\\"): content for name, content in files().items()}
    after = unpacked(spliced(packed(made), statuses((2, "済"))))
    assert list(after) == list(made)
    assert "済".encode() in after["xl\\worksheets\\sheet1.xml"]


def test_a_workbook_may_lie_anywhere_in_the_package() -> None:
    made = {name.replace("xl/", ""): content for name, content in files().items()}
    made["_rels/.rels"] = made["_rels/.rels"].replace(b"/xl/workbook.xml", b"workbook.xml")
    made[TYPES] = made[TYPES].replace(b"/xl/", b"/")
    after = spliced(packed(made), _OWN)
    assert texts(after, "集計_要確認")[2] == ("A2", "氏名がありません")
    assert {"worksheets/sheet2.xml", "worksheets/_rels/sheet2.xml.rels"} < set(unpacked(after))


def test_a_free_name_a_free_number_and_a_free_id_are_taken() -> None:
    made = files() | {"xl/worksheets/SHEET2.xml": b"<x/>"}
    made[WORKBOOK] = made[WORKBOOK].replace(b'sheetId="1"', b'sheetId="65534"')
    made[RELATIONS] = made[RELATIONS].replace(b'Id="styles"', b'Id="rId41"')
    after = spliced(packed(made), _OWN)
    assert "xl/worksheets/sheet3.xml" in unpacked(after)
    assert ' sheetId="1" r:id="rId42"/></sheets>' in part(after, WORKBOOK)


def test_a_prefix_for_relations_is_declared_where_the_workbook_has_none() -> None:
    made = files()
    space = b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    made[WORKBOOK] = (
        made[WORKBOOK].replace(b" " + space, b"").replace(b"<sheet ", b"<sheet " + space + b" ")
    )
    after = spliced(packed(made), _OWN)
    assert load_workbook(BytesIO(after)).sheetnames == ["受付簿", "集計_要確認"]


def test_prefixed_packages_stay_prefixed() -> None:
    made = files()
    for name in (WORKBOOK, RELATIONS, TYPES, STYLES, SHEET):
        made[name] = re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1p:", made[name])
        made[name] = made[name].replace(b"xmlns=", b"xmlns:p=")
    after = spliced(packed(made), _OWN)
    assert texts(after, "集計_要確認")[2] == ("A2", "氏名がありません")
    assert '<p:sheet name="集計_要確認"' in part(after, WORKBOOK)
    assert '<p:Override PartName="/xl/worksheets/sheet2.xml"' in part(after, TYPES)
    assert spliced(after, _OWN) == after


def test_names_of_sheets_are_written_as_xml_wants_them() -> None:
    odd = problems_sheet()
    odd.name = "集計_<A&B>'\""
    after = spliced(packed(files()), Changes(own=(odd,)))
    book = load_workbook(BytesIO(after))
    assert book.sheetnames[1] == "集計_<A&B>'\""
    assert book.worksheets[1].print_title_rows == "$1:$1"
    assert spliced(after, Changes(own=(odd,))) == after


def test_a_package_that_has_no_type_for_relations_gets_one() -> None:
    made = files()
    default = re.compile(rb'<Default Extension="rels"[^>]*/>')
    made[TYPES] = default.sub(b"", made[TYPES])
    types = part(spliced(packed(made), _OWN), TYPES)
    assert types.count('Extension="rels"') == 1
    assert types.index('Extension="rels"') < types.index("<Override")


def test_parts_in_utf_16_are_changed_too() -> None:
    made = files()
    for name in (WORKBOOK, RELATIONS, TYPES, STYLES):
        made[name] = made[name].decode().replace("UTF-8", "UTF-16").encode("utf-16")
    after = spliced(packed(made), _OWN)
    assert texts(after, "集計_要確認")[2] == ("A2", "氏名がありません")
    assert 'encoding="UTF-8"' in part(after, WORKBOOK)
    assert spliced(after, _OWN) == after


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'<?xml version="1.0"?><!DOCTYPE a><a/>', "splice_declares"),
        (b"<a>", "splice_not_xml"),
        (b"<p:a/>", "splice_not_xml"),
        (b"\xff\xfe<\0a\0/\0", "splice_not_xml"),
        ("<あ/>".encode("cp932"), "splice_not_xml"),
        (b'<?xml version="1.0" encoding="EUC-JP"?><a/>', "splice_encoding"),
    ],
)
def test_a_part_that_is_unsafe_is_refused(content: bytes, code: str) -> None:
    for name in (WORKBOOK, RELATIONS, TYPES, STYLES):
        with pytest.raises(Unspliceable, match=code):
            spliced(packed(files() | {name: content}), _OWN)
