"""Workbooks for the tests of splicing, made part by part, as programs write them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest

from automations.books.draft import Draft, DraftRow, Link, Page
from automations.books.excel_reading import read_excel
from automations.books.looks import BODY, HEADING, Look
from automations.books.sheet_xml import TRANSITIONAL, Dialect
from automations.books.splicing.changes import Changes, StatusCell, StatusColumn, Unspliceable
from automations.books.splicing.splice import spliced
from automations.tables.places import Place
from automations.tables.problems import Severity, problem

TYPES, RELATIONS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
WORKBOOK, SHEET, STYLES = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"
STRINGS, CHAIN = "xl/sharedStrings.xml", "xl/calcChain.xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_OVERRIDES = {
    WORKBOOK: "sheet.main",
    SHEET: "worksheet",
    STYLES: "styles",
    STRINGS: "sharedStrings",
    CHAIN: "calcChain",
}

Files = dict[str, bytes]

ROWS = (
    '<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
    '<c r="C1" t="s"><v>2</v></c></row>'
    '<row r="2" spans="1:3"><c r="A2" s="1" t="s"><v>3</v></c><c r="B2" s="1"><v>7</v></c>'
    '<c r="C2" s="1"/></row>'
    '<row r="3" spans="1:2"><c r="A3" s="1" t="s"><v>4</v></c><c r="B3" s="1"><v>8</v></c></row>'
)
"""Headings 氏名, 人数 and 確認結果; two people; C2 has a format, C3 is not there."""

TEXTS = ("氏名", "人数", "確認結果", "山田", "佐藤", "氏名がありません")


def files(
    rows: str = ROWS,
    dialect: Dialect = TRANSITIONAL,
    frame: str = "<sheetData>{}</sheetData>",
    **extra: bytes,
) -> Files:
    """Return the parts of a workbook with the sheet 受付簿; ``extra`` by their names."""
    main, related = dialect.main, dialect.relations
    texts = "".join(f"<si><t>{text}</t></si>" for text in TEXTS)
    made = {
        TYPES: _types(),
        "_rels/.rels": relations(dialect, officeDocument="/xl/workbook.xml"),
        WORKBOOK: f'<workbook xmlns="{main}" xmlns:r="{related}"><bookViews><workbookView'
        ' activeTab="0"/></bookViews><sheets><sheet name="受付簿" sheetId="1" r:id="worksheet"/>'
        '</sheets><calcPr calcId="191029"/></workbook>',
        RELATIONS: relations(
            dialect,
            worksheet="worksheets/sheet1.xml",
            sharedStrings="sharedStrings.xml",
            styles="styles.xml",
        ),
        SHEET: f'<worksheet xmlns="{main}"><dimension ref="A1:C3"/>{frame.format(rows)}'
        '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75"/></worksheet>',
        STRINGS: f'<sst xmlns="{main}">{texts}</sst>',
        STYLES: _styles(main),
    }
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return {name: (head + text).encode() for name, text in made.items()} | extra


def relations(dialect: Dialect = TRANSITIONAL, /, **targets: str) -> str:
    """Return relations of these kinds to these targets; the id is the kind."""
    each = "".join(
        f'<Relationship Id="{kind}" Type="{dialect.relations}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _types() -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_KINDS}.{kind}+xml"/>'
        for name, kind in _OVERRIDES.items()
        if name != CHAIN
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _styles(main: str) -> str:
    return (
        f'<styleSheet xmlns="{main}"><fonts count="2"><font><sz val="11"/><name val="游ゴシック"/>'
        '</font><font><b/><sz val="12"/><color rgb="FF0000FF"/><name val="游ゴシック"/></font>'
        "</fonts>"
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill'
        ' patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/>'
        '<bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/>'
        '<top style="thin"/><bottom style="thin"/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        "</cellStyleXfs>"
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyProtection="1">'
        '<alignment horizontal="right"/><protection locked="0"/></xf></cellXfs>'
        '<cellStyles count="1"><cellStyle name="標準" xfId="0" builtinId="0"/></cellStyles>'
        '<dxfs count="0"/></styleSheet>'
    )


def packed(made: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return the package of these parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", method) as package:
        for name, content in made.items():
            package.writestr(zipfile.ZipInfo(name, (2024, 12, 24, 9, 30, 0)), content, method)
    return target.getvalue()


def unpacked(content: bytes) -> Files:
    """Return the parts of a package."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed(before: bytes, after: bytes) -> list[str]:
    """Return the names of the parts that differ between two packages, added ones too."""
    old, new = unpacked(before), unpacked(after)
    return sorted(name for name in old | new if old.get(name) != new.get(name))


def statuses(
    *cells: tuple[int, str] | tuple[int, str, Severity | None],
    sheet: str = "受付簿",
    column: int = 3,
) -> Changes:
    """Return the change of a status column: row, text and severity of each cell."""
    said = tuple(StatusCell(*each) for each in cells)
    return Changes(status=(StatusColumn(sheet, column, said),))


def refusal(content: bytes, change: Changes) -> str:
    """Return what is said of a workbook into which the change cannot be written."""
    with pytest.raises(Unspliceable) as refused:
        spliced(content, change)
    return str(problem(refused.value.code, Place("受付簿.xlsx"), **refused.value.words))


def texts(content: bytes, sheet: str = "受付簿") -> dict[int, tuple[str, ...]]:
    """Return what our own reader reads of a sheet, by row."""
    sheets, _ = read_excel(content, "受付簿.xlsx")
    return dict(next(each for each in sheets if each.name == sheet).rows())


def sheet_rows(content: bytes, name: str = SHEET) -> str:
    """Return what stands in the sheetData of a part."""
    found = re.search(r"(?s)<(?:\w+:)?sheetData>(.*)</(?:\w+:)?sheetData>", part(content, name))
    return found[1] if found else ""


def part(content: bytes, name: str) -> str:
    """Return a part of a package as text."""
    return unpacked(content)[name].decode()


def problems_sheet(text: str = "氏名がありません", link: str = "") -> Draft:
    """Return a sheet of ours with a heading, a filter and, if wanted, a link to another file."""
    links = {1: Link(link)} if link else {}
    return Draft(
        "集計_要確認",
        [20, 40],
        [
            DraftRow(1, 20, ("場所", "内容"), (Look(HEADING), Look(HEADING))),
            DraftRow(2, 0, ("A2", text), (Look(BODY), Look(BODY)), links),
        ],
        page=Page(heading_row=1),
        filtered="A1:B2",
    )
