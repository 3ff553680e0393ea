"""What people typed, drew and recorded stays byte for byte, whatever the workbook holds."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from automations.books.draft import Draft
from automations.books.sheet_xml import STRICT, TRANSITIONAL, Dialect
from automations.books.splicing.changes import Changes
from automations.books.splicing.splice import spliced
from automations.tables.problems import Severity
from tests.books.splicing.packages import (
    RELATIONS,
    SHEET,
    STYLES,
    TYPES,
    WORKBOOK,
    Files,
    changed,
    files,
    packed,
    part,
    problems_sheet,
    refusal,
    relations,
    statuses,
    texts,
    unpacked,
)

_OWN = "xl/worksheets/sheet2.xml"
_STATUS = statuses((2, "氏名がありません", Severity.REFUSE), (3, "確認済み"))
_BOTH = Changes(status=_STATUS.status, own=(problems_sheet(),))


def _lived_in() -> Files:
    """Return a workbook with nearly everything that people and Excel put into one."""
    made = files(frame="<sheetData>{}</sheetData>")
    related = relations(
        table="../tables/table1.xml",
        drawing="../drawings/drawing1.xml",
        vmlDrawing="../drawings/vmlDrawing1.vml",
        comments="../comments1.xml",
        threadedComment="../threadedComments/threadedComment1.xml",
        printerSettings="../printerSettings/printerSettings1.bin",
        pivotTable="../pivotTables/pivotTable1.xml",
        slicer="../slicers/slicer1.xml",
    )
    tail = (
        b'<conditionalFormatting sqref="A2"><cfRule type="duplicateValues" priority="1"/>'
        b'</conditionalFormatting><mc:AlternateContent xmlns:mc="http://mc">'
        b'<mc:Choice Requires="x14"><controls/></mc:Choice></mc:AlternateContent>'
        b'<extLst><ext uri="{78C0D931}"><x14:validations xmlns:x14="http://x14" count="1"/></ext>'
        b'<ext uri="{05C60535}"><x14:sparklineGroups xmlns:x14="http://x14"/></ext></extLst>'
        b"</worksheet>"
    )
    opaque = (
        "xl/tables/table1.xml", "xl/drawings/drawing1.xml", "xl/drawings/vmlDrawing1.vml",
        "xl/charts/chart1.xml", "xl/media/image1.png", "xl/comments1.xml",
        "xl/threadedComments/threadedComment1.xml", "xl/persons/person.xml",
        "xl/printerSettings/printerSettings1.bin", "xl/pivotTables/pivotTable1.xml",
        "xl/slicers/slicer1.xml", "xl/vbaProject.bin", "customXml/item1.xml", "docProps/app.xml",
    )  # fmt: skip
    return (
        made
        | {SHEET: made[SHEET].replace(b"</worksheet>", tail)}
        | {"xl/worksheets/_rels/sheet1.xml.rels": related.encode()}
        | {name: b"\x00\xff not ours: " + name.encode() for name in opaque}
    )


def test_every_other_part_of_a_lived_in_workbook_stays_as_it_is() -> None:
    before = packed(_lived_in())
    after = spliced(before, _BOTH)
    ours = [TYPES, RELATIONS, STYLES, WORKBOOK, SHEET, _OWN]
    assert changed(before, after) == sorted(ours)
    old, new = unpacked(before)[SHEET], unpacked(after)[SHEET]
    assert new.partition(b"</sheetData>")[2] == old.partition(b"</sheetData>")[2]
    assert new.partition(b"<sheetData>")[0] == old.partition(b"<sheetData>")[0]


@pytest.mark.parametrize("dialect", [TRANSITIONAL, STRICT])
def test_both_readers_read_the_rest_as_before(dialect: Dialect) -> None:
    before = packed(files(dialect=dialect))
    after = spliced(before, _BOTH)
    assert texts(after) == {
        1: ("氏名", "人数", "確認結果"),
        2: ("山田", "7", "氏名がありません"),
        3: ("佐藤", "8", "確認済み"),
    }
    assert texts(after, "集計_要確認") == {1: ("場所", "内容"), 2: ("A2", "氏名がありません")}
    if dialect is TRANSITIONAL:  # openpyxl does not know the other
        people, ours = load_workbook(BytesIO(after)).worksheets
        assert [cell.value for cell in people[2]] == ["山田", 7, "氏名がありません"]
        assert [cell.value for cell in ours[2]] == ["A2", "氏名がありません"]


def test_with_nothing_to_change_the_very_same_bytes_come_back() -> None:
    before = packed(_lived_in())
    assert spliced(before, Changes()) is before
    assert spliced(before, statuses((2, ""))) is before


@pytest.mark.parametrize("left", [b"<sheets></sheets>", b"<sheets/>", b""])
def test_a_workbook_without_sheets_gets_ours(left: bytes) -> None:
    made = files()
    made[WORKBOOK] = re.sub(rb"<sheets>.*</sheets>", left, made[WORKBOOK])
    after = spliced(packed(made), Changes(own=(problems_sheet(),)))
    assert texts(after, "集計_要確認")[2] == ("A2", "氏名がありません")
    assert part(after, WORKBOOK).index("<bookViews") < part(after, WORKBOOK).index("<sheets")


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_CELLS = st.dictionaries(
    st.integers(1, 12), st.tuples(_TEXT, st.sampled_from([None, *Severity])), max_size=8
)


@given(cells=_CELLS, column=st.integers(1, 5), strict=st.booleans(), sheet=st.booleans())
def test_whatever_is_written_the_rest_is_untouched_and_twice_is_once(
    cells: dict[int, tuple[str, Severity | None]],
    column: int,
    strict: bool,  # noqa: FBT001 - hypothesis passes it by name
    sheet: bool,  # noqa: FBT001 - as above
) -> None:
    before = packed(files(dialect=STRICT if strict else TRANSITIONAL))
    told = statuses(*((row, *said) for row, said in cells.items()), column=column)
    change = Changes(status=told.status, own=(problems_sheet(),) if sheet else ())
    after = spliced(before, change)
    assert spliced(after, change) == after
    assert set(changed(before, after)) <= {TYPES, RELATIONS, STYLES, WORKBOOK, SHEET, _OWN}
    old, new = texts(before), texts(after)
    for row in old | new:
        for other in {1, 2, 3, 4, 5} - {column}:
            assert _cell(new, row, other) == _cell(old, row, other)


def _cell(rows: dict[int, tuple[str, ...]], row: int, column: int) -> str:
    return (*rows.get(row, ()), "", "", "", "", "")[column - 1]


def test_writing_again_and_again_does_not_make_the_workbook_grow() -> None:
    link = "https://example.jp/"
    first = spliced(packed(_lived_in()), _BOTH)
    long = Changes(status=_STATUS.status, own=(problems_sheet("別の内容" * 50, link),))
    book = first
    for _ in range(3):
        book = spliced(spliced(book, long), _BOTH)
    assert unpacked(book) == unpacked(first)


def test_a_signed_workbook_is_refused() -> None:
    signed = packed(files() | {"_xmlsignatures/origin.sigs": b""})
    assert refusal(signed, _BOTH) == (
        "受付簿.xlsx: 電子署名のあるブックです。書き込むと署名が無効になるため、書き込みません。"
        "書き込みが要るときは、署名のない写しを使ってください。"
    )


def test_a_workbook_shared_the_old_way_is_refused() -> None:
    made = files()
    log = b'<Relationship Id="u" Type="http://x/revisionHeaders" Target="revisions/headers.xml"/>'
    shared = made | {RELATIONS: made[RELATIONS].replace(b"</Rel", log + b"</Rel")}
    assert refusal(packed(shared), _BOTH) == (
        "受付簿.xlsx: 「ブックの共有（レガシ）」で共有されているブックには、書き込めません。"
        "Excelの「ブックの共有（レガシ）」を解除して保存してください。"
    )


@pytest.mark.parametrize(
    "made",
    [
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"},
        {"_rels/.rels": relations(officeDocument="xl/workbook.bin").encode()},
        files() | {WORKBOOK: b'<document xmlns="http://x"/>'},
    ],
)
def test_what_is_no_workbook_that_can_be_changed_is_refused(made: Files) -> None:
    assert refusal(packed(made), _BOTH) == (
        "受付簿.xlsx: 書き込みのできる形式のExcelブック（.xlsx、.xlsm）ではありません。"
        "Excelで開き、「Excel ブック（.xlsx）」として保存し直してください。"
    )


def test_a_chart_sheet_that_bears_the_name_of_ours_is_refused() -> None:
    made = files()
    tab = '<sheet name="集計_要確認" sheetId="7" r:id="chart"/></sheets>'.encode()
    chart = b'<Relationship Id="chart" Type="http://x/chartsheet" Target="chartsheets/c.xml"/>'
    made[WORKBOOK] = made[WORKBOOK].replace(b"</sheets>", tab)
    made[RELATIONS] = made[RELATIONS].replace(b"</Rel", chart + b"</Rel")
    assert refusal(packed(made), _BOTH) == (
        "受付簿.xlsx: 「集計_要確認」という名前の、ワークシートではないシートがあるため、"
        "書き込めません。そのシートの名前を変えてください。"
    )


def test_a_workbook_whose_parts_are_missing_or_say_nonsense_is_refused() -> None:
    words = (
        "受付簿.xlsx: ファイルの一部が壊れているか、ふつうのExcelブックと違う作りのため、"
        "書き込めません。Excelで開き、「名前を付けて保存」で保存し直してください。"
    )
    made = files()
    for lost in (TYPES, RELATIONS):
        assert refusal(packed({k: v for k, v in made.items() if k != lost}), _BOTH) == words
    odd = made | {WORKBOOK: made[WORKBOOK].replace(b'sheetId="1"', b'sheetId="one"')}
    assert refusal(packed(odd), _BOTH) == words


def test_a_tab_is_found_whatever_the_case_of_its_name_and_of_its_part() -> None:
    made = files()
    made["XL/Worksheets/SHEET1.xml"] = made.pop(SHEET)
    after = spliced(packed(made), statuses((2, "済")))
    assert changed(packed(made), after) == ["XL/Worksheets/SHEET1.xml", STYLES]
    own = Draft("集計_ＡＢＣ", [5])
    again = Draft("集計_ａｂｃ", [9])
    once = spliced(packed(files()), Changes(own=(own,)))
    assert part(spliced(once, Changes(own=(again,))), WORKBOOK) == part(once, WORKBOOK)


def test_the_package_of_the_result_is_sound() -> None:
    with zipfile.ZipFile(BytesIO(spliced(packed(_lived_in()), _BOTH))) as package:
        assert package.testzip() is None
