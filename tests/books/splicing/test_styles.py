"""Our styles are appended, found again, and never change a style of people's."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from automations.books.draft import Draft, DraftRow
from automations.books.looks import BODY, HEADING, LINK, TITLE, Alignment, Look
from automations.books.splicing.changes import Changes
from automations.books.splicing.splice import spliced
from automations.tables.problems import Severity
from tests.books.splicing.packages import (
    RELATIONS,
    STYLES,
    TYPES,
    changed,
    files,
    packed,
    part,
    statuses,
    texts,
    unpacked,
)

_LOOKS = (
    Look(HEADING),
    Look(BODY),
    Look(BODY, '#,##0"人"'),
    Look(BODY, "#,##0", Alignment("right", "top", indent=1)),
    Look(LINK),
    Look(TITLE),
)


def _own(*looks: Look) -> Changes:
    row = DraftRow(1, 0, tuple(map(str, range(len(looks)))), looks)
    return Changes(own=(Draft("集計_色", [10], [row]),))


def test_looks_are_what_the_palette_says() -> None:
    after = spliced(packed(files()), _own(*_LOOKS))
    heading, _, people, right, link, title = load_workbook(BytesIO(after)).worksheets[1][1]
    assert (heading.style, heading.font.name, heading.font.sz) == (
        "dxten 見出し",
        "BIZ UDPゴシック",
        10,
    )
    assert (heading.font.b, heading.font.color.rgb) == (True, "FFFFFFFF")
    assert (heading.fill.fgColor.rgb, heading.border.left.style) == ("FF1F3864", "thin")
    assert (heading.alignment.horizontal, heading.alignment.wrap_text) == ("center", True)
    assert (people.style, people.number_format) == ("dxten 本文", '#,##0"人"')
    assert (right.number_format, right.alignment.horizontal) == ("#,##0", "right")
    assert (right.alignment.vertical, right.alignment.indent) == ("top", 1)
    assert (link.font.u, link.font.color.rgb) == ("single", "FF0563C1")
    assert (title.border.left.style, title.alignment.wrap_text) == (None, None)


def test_the_styles_of_people_stand_in_front_as_they_were() -> None:
    before, after = packed(files()), spliced(packed(files()), _own(*_LOOKS))
    old, new = load_workbook(BytesIO(before)), load_workbook(BytesIO(after))
    assert str(new.worksheets[0]["A2"].font) == str(old.worksheets[0]["A2"].font)
    for section in ("fonts", "fills", "borders", "cellXfs", "cellStyleXfs", "cellStyles"):
        inside = part(before, STYLES).partition(f"<{section} ")[2].partition(">")[2]
        assert inside.partition(f"</{section}>")[0] in part(after, STYLES)


def test_counts_are_told_and_what_is_missing_stands_where_the_schema_wants_it() -> None:
    styles = part(spliced(packed(files()), _own(*_LOOKS)), STYLES)
    assert [styles.count(f"<{each}") for each in ("font>", "fill>", "border>")] == [6, 3, 3]
    assert '<fonts count="6">' in styles
    assert '<cellXfs count="8">' in styles
    assert '<cellStyles count="5">' in styles
    assert styles.find('<numFmts count="1"><numFmt numFmtId="164"') < styles.find("<fonts")


def test_styles_that_are_there_are_found_again() -> None:
    once = spliced(packed(files()), _own(*_LOOKS))
    other = Changes(own=(Draft("集計_別", [10], _own(*reversed(_LOOKS)).own[0].rows),))
    assert STYLES not in changed(once, spliced(once, other))


def test_styles_are_found_again_in_other_words() -> None:
    once = unpacked(spliced(packed(files()), _own(*_LOOKS)))
    said = (
        once[STYLES].decode().replace("<b/>", '<b val="true"/>').replace("<u/>", "<u/><i val='0'/>")
    )
    said = said.replace(' wrapText="1"', ' wrapText="true" shrinkToFit="false" textRotation="0"')
    said = said.replace("</xf>", '<protection locked="true" hidden="false"/></xf>')
    again = packed(once | {STYLES: said.encode()})
    assert spliced(again, _own(*_LOOKS)) == again


@pytest.mark.parametrize("lost", ["styles", "everything in styles"])
def test_a_workbook_without_styles_gets_them(lost: str) -> None:
    made = files()
    if lost == "styles":
        del made[STYLES]
        related, types = made[RELATIONS].decode(), made[TYPES].decode()
        kind = (
            'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"'
        )
        made[RELATIONS] = related.replace(_relation(related), "").encode()
        made[TYPES] = types.replace(f'<Override PartName="/xl/styles.xml" {kind}/>', "").encode()
        assert b"styles" not in made[RELATIONS] + made[TYPES]
    else:
        made[STYLES] = made[STYLES][: made[STYLES].find(b"><fonts")] + b"/>"
    change = _own(*_LOOKS)
    after = spliced(packed(made), change)
    assert spliced(after, change) == after
    book = load_workbook(BytesIO(after))
    assert [cell.style for cell in book.worksheets[1][1]][:2] == ["dxten 見出し", "dxten 本文"]
    assert book.worksheets[0]["A1"].font.sz == 11
    assert texts(after)[2] == ("山田", "7", "")


def _relation(related: str) -> str:
    start = related.find('<Relationship Id="styles"')
    return related[start : related.find("/>", start) + 2]


def _status(severity: Severity | None, row: int = 2) -> bytes:
    return spliced(packed(files()), statuses((row, "済", severity)))


def test_a_status_keeps_the_box_and_the_kind_of_letters_and_runs_on_from_the_left() -> None:
    cell = load_workbook(BytesIO(_status(Severity.REFUSE))).worksheets[0]["C2"]
    assert (cell.font.name, cell.font.sz, cell.number_format) == ("游ゴシック", 12, "@")
    assert (cell.border.left.style, cell.protection.locked) == ("thin", False)
    assert (cell.alignment.horizontal, cell.alignment.wrap_text) == ("left", None)


@pytest.mark.parametrize(
    ("severity", "fill", "letters", "bold"),
    [
        (Severity.REFUSE, "FFFBE3E0", "FF9C1C10", True),
        (Severity.SET_ASIDE, "FFFFF2CC", "FF7F6000", False),
        (Severity.NOTE, "FFE2F0D9", "FF375623", False),
        (None, None, "FF262626", False),
    ],
)
def test_a_status_has_the_colours_of_its_severity(
    severity: Severity | None,
    fill: str | None,
    letters: str,
    bold: bool,  # noqa: FBT001 - pytest passes it by name
) -> None:
    cell = load_workbook(BytesIO(_status(severity))).worksheets[0]["C2"]
    assert (cell.fill.fgColor.rgb if cell.fill.fill_type else None) == fill
    assert (cell.font.color.rgb, bool(cell.font.b)) == (letters, bold)


def test_the_colour_follows_the_severity_and_leaves_no_trace() -> None:
    plain = _status(None)
    colored = spliced(plain, statuses((2, "済", Severity.REFUSE)))
    again = spliced(colored, statuses((2, "済")))
    assert changed(plain, again) == [STYLES]
    assert spliced(again, statuses((2, "済", Severity.REFUSE))) == colored


def test_a_blank_cell_loses_our_colour_but_not_that_of_people() -> None:
    once = spliced(packed(files()), statuses((2, "", Severity.REFUSE), (3, "済", Severity.REFUSE)))
    blank = spliced(once, statuses((3, "")))
    cell = load_workbook(BytesIO(blank)).worksheets[0]["C3"]
    assert (cell.value, cell.fill.fill_type) == (None, None)
    made = files()
    painted = made[STYLES].replace(
        b'"gray125"/>', b'"solid"><fgColor rgb="FFFFFF00"/></patternFill>'
    )
    painted = painted.replace(b'fontId="1" fillId="0"', b'fontId="1" fillId="1"')
    before = packed(made | {STYLES: painted})
    assert spliced(before, statuses((2, ""))) == before


def test_a_status_that_another_program_saved_in_its_own_words_stays() -> None:
    change = statuses((2, "済", Severity.REFUSE))
    once = unpacked(spliced(packed(files()), change))
    said = once[STYLES].decode().replace('numFmtId="49"', 'numFmtId="165"')
    said = said.replace(
        "<fonts", '<numFmts count="1"><numFmt numFmtId="165" formatCode="@"/></numFmts><fonts'
    )
    said = said.replace('<bgColor indexed="64"/>', '<bgColor rgb="FFE2F0D9"/>')
    again = packed(once | {STYLES: said.encode()})
    assert spliced(again, change) == again
