"""Sheets of ours come and are written anew; what else the workbook tells of stays told."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from automations.books.draft import Draft, Page
from automations.books.sheet_xml import STRICT, TRANSITIONAL, Dialect
from automations.books.splicing.changes import Changes
from automations.books.splicing.splice import spliced
from tests.books.splicing.packages import (
    CHAIN,
    RELATIONS,
    TYPES,
    WORKBOOK,
    changed,
    files,
    packed,
    part,
    problems_sheet,
    relations,
    texts,
    unpacked,
)

_OWN, _BESIDE = "xl/worksheets/sheet2.xml", "xl/worksheets/_rels/sheet2.xml.rels"


def _with(*drafts: Draft) -> Changes:
    return Changes(own=drafts)


def test_a_new_tab_is_told_of_where_the_package_tells_of_tabs() -> None:
    before = packed(files())
    after = spliced(before, _with(problems_sheet()))
    assert part(after, WORKBOOK) == part(before, WORKBOOK).replace(
        "</sheets>",
        '<sheet name="集計_要確認" sheetId="2" r:id="rId1"/></sheets><definedNames>'
        '<definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">'
        "'集計_要確認'!$A$1:$B$2</definedName>"
        '<definedName name="_xlnm.Print_Titles" localSheetId="1">\'集計_要確認\'!$1:$1'
        "</definedName></definedNames>",
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    told = f'<Relationship Id="rId1" Type="{kind}" Target="worksheets/sheet2.xml"/>'
    assert part(after, RELATIONS) == part(before, RELATIONS).replace("</Rel", f"{told}</Rel")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
    told = f'<Override PartName="/{_OWN}" ContentType="{kind}"/>'
    assert part(after, TYPES) == part(before, TYPES).replace("</Types", f"{told}</Types")


@pytest.mark.parametrize("dialect", [TRANSITIONAL, STRICT])
def test_a_link_to_another_file_is_told_of_beside_the_sheet(dialect: Dialect) -> None:
    change = _with(problems_sheet(link="../受付簿.xlsx?a=1&b=2"))
    after = spliced(packed(files(dialect=dialect)), change)
    kind = f"{dialect.relations}/hyperlink"
    assert f'Type="{kind}" Target="../受付簿.xlsx?a=1&amp;b=2"' in part(after, _BESIDE)
    assert spliced(after, change) == after


def test_a_link_that_goes_takes_its_relation_with_it() -> None:
    linked = spliced(packed(files()), _with(problems_sheet(link="https://example.jp/")))
    plain = spliced(linked, _with(problems_sheet()))
    assert unpacked(plain) == unpacked(spliced(packed(files()), _with(problems_sheet())))


def test_a_hidden_sheet_is_hidden_and_stays_as_people_left_it() -> None:
    sheet = replace(problems_sheet(), hidden=True)
    after = spliced(packed(files()), _with(sheet))
    assert load_workbook(BytesIO(after)).worksheets[1].sheet_state == "hidden"
    shown = unpacked(after)
    shown[WORKBOOK] = shown[WORKBOOK].replace(b' state="hidden"', b"")
    assert spliced(packed(shown), _with(sheet)) == packed(shown)


def test_the_tab_that_people_look_at_stays_the_same() -> None:
    after = spliced(packed(files()), _with(problems_sheet()))
    book = load_workbook(BytesIO(after))
    assert book.active is book.worksheets[0]
    assert not book.worksheets[1].sheet_view.tabSelected


def test_names_of_our_sheet_follow_it_and_those_of_people_stay() -> None:
    made = files()
    names = '<definedNames><definedName name="参加者">受付簿!$A$2:$A$3</definedName></definedNames>'
    made[WORKBOOK] = made[WORKBOOK].replace(b"<calcPr", names.encode() + b"<calcPr")
    once = spliced(packed(made), _with(problems_sheet()))
    bare = replace(problems_sheet(), filtered="", page=Page())
    after = spliced(once, _with(bare))
    assert part(after, WORKBOOK).count("<definedName ") == 1
    assert names in part(after, WORKBOOK)
    moved = spliced(once, _with(replace(problems_sheet(), filtered="A1:B9")))
    assert part(moved, WORKBOOK) == part(once, WORKBOOK).replace("$B$2", "$B$9")
    assert spliced(moved, _with(problems_sheet())) == once


def test_a_list_of_names_that_gets_empty_goes() -> None:
    once = spliced(packed(files()), _with(problems_sheet()))
    bare = replace(problems_sheet(), filtered="", page=Page())
    after = spliced(once, _with(bare))
    assert "definedName" not in part(after, WORKBOOK)
    assert spliced(after, _with(problems_sheet())) == once


def _commented() -> bytes:
    """Return a workbook where somebody put comments, a chart and a formula on our sheet."""
    made = unpacked(spliced(packed(files()), _with(problems_sheet())))
    made[_OWN] = made[_OWN].replace(
        b"</sheetData>", b'<row r="9"><c r="A9"><f>1</f></c></row></sheetData>'
    )
    made[_BESIDE] = relations(
        comments="../comments1.xml",
        drawing="../drawings/drawing1.xml",
        table="/xl/tables/table1.xml",
    ).encode()
    made["xl/drawings/_rels/drawing1.xml.rels"] = relations(chart="../charts/chart1.xml").encode()
    made["xl/worksheets/_rels/sheet1.xml.rels"] = relations(table="../tables/table1.xml").encode()
    made[CHAIN] = b'<calcChain><c r="A9" i="2"/><c r="B2" i="1"/></calcChain>'
    told = b'<Relationship Id="c" Type="http://x/calcChain" Target="calcChain.xml"/></Rel'
    made[RELATIONS] = made[RELATIONS].replace(b"</Rel", told)
    for name in (
        "comments1.xml",
        "drawings/drawing1.xml",
        "charts/chart1.xml",
        "tables/table1.xml",
    ):
        made[f"xl/{name}"] = b"<x/>"
        override = f'<Override PartName="/xl/{name}" ContentType="x"/></Types>'.encode()
        made[TYPES] = made[TYPES].replace(b"</Types>", override)
    return packed(made)


def test_what_somebody_put_on_our_sheet_goes_without_leaving_anything_behind() -> None:
    after = unpacked(spliced(_commented(), _with(problems_sheet())))
    gone = {"xl/comments1.xml", "xl/drawings/drawing1.xml", "xl/charts/chart1.xml"}
    assert gone.isdisjoint(after)
    assert {_BESIDE, "xl/drawings/_rels/drawing1.xml.rels"}.isdisjoint(after)
    assert all(name.encode() not in after[TYPES] for name in gone)
    assert after["xl/tables/table1.xml"] == b"<x/>"  # the sheet of people's needs it
    assert after[CHAIN] == b'<calcChain><c r="B2" i="1"/></calcChain>'


def test_our_sheet_gets_its_links_back_after_somebody_put_things_on_it() -> None:
    linked = _with(problems_sheet(link="https://example.jp/"))
    after = spliced(_commented(), linked)
    assert part(after, _BESIDE).count("<Relationship ") == 1
    assert spliced(after, linked) == after


def test_of_two_drafts_of_a_name_the_last_counts() -> None:
    first = problems_sheet("前", link="https://example.jp/")
    both = spliced(packed(files()), _with(first, problems_sheet("後")))
    assert both == spliced(packed(files()), _with(problems_sheet("後")))


def test_several_sheets_of_ours_come_in_their_order() -> None:
    drafts = [replace(problems_sheet(), name=f"集計_{number}") for number in range(3)]
    after = spliced(packed(files()), _with(*drafts))
    assert load_workbook(BytesIO(after)).sheetnames == ["受付簿", "集計_0", "集計_1", "集計_2"]
    assert spliced(after, _with(*reversed(drafts))) == after


def test_a_sheet_that_is_rewritten_says_the_new_and_nothing_else_changes() -> None:
    once = spliced(packed(files()), _with(problems_sheet("前回")))
    after = spliced(once, _with(problems_sheet("今回")))
    assert changed(once, after) == [_OWN]
    assert texts(after, "集計_要確認")[2] == ("A2", "今回")
