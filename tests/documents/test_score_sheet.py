"""採点票: a page for each judge, a box for every mark, and no room for a mark of what is barred."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from automations.documents.package import pack, read_parts
from automations.documents.score_sheet import ScorePaper, SheetEntry, SheetJudge, score_sheets
from automations.documents.wordxml import name_of, parse, serialise
from automations.errors import SettingsWrong
from automations.resources import template_file

TEMPLATE = template_file("採点票.docx")
ENTRIES = (SheetEntry(1, 7, "窓口DX", "市民課"), SheetEntry(2, 3, "図書館便", "図書館"))
CRITERIA = (("効果", "配点 60"), ("独創性", "配点 40"))
WORDS = {
    "催し": "みどり野区×DX展",
    "賞": "DXアワード",
    "審査日": "令和6年12月24日（火）",
    "評点の説明": "評点は1から5まで。",
    "記入の注意": "空欄は0点ではありません。",
    "取扱": "事務局限り",
    "照合番号": "XRBF629G",
}
PAPER = ScorePaper(ENTRIES, CRITERIA, WORDS, "採点票", "情報政策課")
HANA = SheetJudge("3", "審査 花子", "教授", frozenset({3}))
BLANK = SheetJudge("", "")


def tables(document: bytes) -> list[list[list[str]]]:
    """Return the texts of each table's rows; a cell that spans is told once."""
    return [
        [[cell.text for cell in dict.fromkeys(row.cells)] for row in each.rows]
        for each in Document(io.BytesIO(document)).tables
    ]


def sheets(*judges: SheetJudge, paper: ScorePaper = PAPER) -> bytes:
    return score_sheets(TEMPLATE, judges, paper)


def test_a_judge_has_a_box_for_each_entry_and_criterion_and_none_for_what_is_barred() -> None:
    scores, office = tables(sheets(HANA))
    assert scores == [
        ["審査員 3　審査 花子　教授", "署名"],
        [
            "順",
            "番号",
            "取組　／　所属",
            "効果\n配点 60",
            "独創性\n配点 40",
            "除斥",
            "講評・気付いたこと",
        ],
        ["1", "07", "窓口DX\n市民課", "", "", "□", ""],
        ["2", "03", "図書館便\n図書館", "―", "―", "除斥", ""],
    ]
    assert office == [["受領", "", "入力", "", "確認", ""]]


def test_rows_of_what_is_barred_are_shaded_and_no_others() -> None:
    body = parse(_part(sheets(HANA), "word/document.xml"))
    rows = list(body.iter(name_of("tr")))[2:4]
    shades = [{each.get(name_of("fill")) for each in row.iter(name_of("shd"))} for row in rows]
    assert shades == [set(), {"D9D9D9"}]


def test_every_judge_begins_on_a_page_of_their_own() -> None:
    pages = sheets(HANA, SheetJudge("4", "審査 次郎"), BLANK)
    body = parse(_part(pages, "word/document.xml"))
    assert len(list(body.iter(name_of("pageBreakBefore")))) == 2
    assert [table[0][0] for table in tables(pages)[::2]] == [
        "審査員 3　審査 花子　教授",
        "審査員 4　審査 次郎　",
        "審査員 　　",
    ]


def test_both_heading_rows_are_repeated_where_a_table_runs_over_the_page() -> None:
    body = parse(_part(sheets(HANA), "word/document.xml"))
    assert len(list(body.iter(name_of("tblHeader")))) == 2


@pytest.mark.parametrize("count", [1, 2, 6, 10])
def test_columns_share_their_width_and_the_table_stays_as_wide_as_it_was(count: int) -> None:
    paper = replace(PAPER, criteria=tuple((f"基準{each}", "") for each in range(count)))
    grids = [_grid(each) for each in (TEMPLATE.read_bytes(), sheets(HANA, paper=paper))]
    assert sum(grids[0]) == sum(grids[1])
    assert len(grids[1]) == len(grids[0]) + count - 1
    boxes = grids[1][3 : 3 + count]
    assert len(set(boxes)) == 1
    assert 680 <= boxes[0] <= 1600  # 12 to 28 mm


@pytest.mark.parametrize("count", [1, 5, 7, 10, 20])
def test_a_box_for_a_mark_is_at_least_12_mm_high(count: int) -> None:
    entries = tuple(SheetEntry(each, each, "取組", "") for each in range(1, count + 1))
    body = parse(_part(sheets(HANA, paper=replace(PAPER, entries=entries)), "word/document.xml"))
    heights = [int(each.get(name_of("val"))) for each in body.iter(name_of("trHeight"))]
    assert min(heights[2:-1]) >= 680


def test_what_people_typed_is_text_and_never_a_field() -> None:
    odd = SheetEntry(1, 1, 'A&B <b>{{配点}}"\x07', "{{催し}}")
    scores, _ = tables(sheets(HANA, paper=replace(PAPER, entries=(odd,))))
    assert scores[2][2] == 'A&B <b>{{配点}}"\ufffd\n{{催し}}'


def test_the_same_sheets_are_the_same_bytes() -> None:
    assert sheets(HANA, BLANK) == sheets(HANA, BLANK)


def test_the_foot_of_each_page_says_whose_eyes_it_is_for() -> None:
    foot = Document(io.BytesIO(sheets(HANA))).sections[0].footer.paragraphs[0].text
    assert foot == "みどり野区×DX展　採点票　事務局限り（照合番号 XRBF629G）"


@pytest.mark.parametrize("gone", ["審査基準", "評点"])
def test_a_template_without_its_rows_is_refused_by_name(gone: str, tmp_path: Path) -> None:
    parts = read_parts(TEMPLATE)
    body = parts["word/document.xml"].decode().replace(f"{{{{{gone}}}}}", "")
    own = tmp_path / "採点票.docx"
    own.write_bytes(pack({**parts, "word/document.xml": body.encode()}))
    with pytest.raises(SettingsWrong) as refused:
        score_sheets(own, [HANA], PAPER)
    assert "採点票.docx: ひな形に、{{" in str(refused.value)


def test_a_sheet_that_begins_with_a_table_still_begins_on_its_own_page(tmp_path: Path) -> None:
    parts = read_parts(TEMPLATE)
    body = parse(parts["word/document.xml"])
    for each in list(body[0])[:4]:
        body[0].remove(each)
    own = tmp_path / "採点票.docx"
    changed = pack({**parts, "word/document.xml": serialise(body)})
    own.write_bytes(changed)
    made = parse(_part(score_sheets(own, [HANA, BLANK], PAPER), "word/document.xml"))
    assert len(list(made.iter(name_of("pageBreakBefore")))) == 1


def _part(document: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(document)) as packed:
        return packed.read(name)


def _grid(document: bytes) -> list[int]:
    table = parse(_part(document, "word/document.xml")).find(f".//{name_of('tbl')}")
    return [int(each.get(name_of("w"))) for each in table.iter(name_of("gridCol"))]
