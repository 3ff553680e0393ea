"""Where in a Word file a field may stand: everywhere people can type; and what is no field."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from automations.documents import wordxml
from automations.documents.content import content_of
from automations.documents.package import pack, read_parts
from automations.documents.template import fill
from automations.tables.report import Column, Table
from templates.word_markup import cell, table
from tests.documents.reading_back import HERE, all_lines, found, grids, root_of, with_parts
from tests.documents.samples import ABOUT, runs

Made = Callable[..., Path]

ENTRIES = Table("e", "取組", (Column("名"), Column("かな")), (("窓口", "まどぐち"), ("道路", "")))
CONTENT = content_of({"来場者数": "751人", "無題": ""}, {"取組": ENTRIES})
FIELD = "来場は{{来場者数}}です"
SAID = "来場は751人です"


def filled(template: Path) -> bytes:
    return fill(template, CONTENT, ABOUT)


def run(text: str, inside: str = "") -> str:
    return f'<w:r>{inside}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*pieces: str) -> str:
    return f"<w:p>{''.join(pieces)}</w:p>"


def box(content: str) -> str:
    """Return the markup of a text box as Word writes it: once anew, once for old programs."""
    new = (
        '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:docPr id="1" name="枠" descr="枠"/><wps:txbx xmlns:wps='
        '"http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<w:txbxContent>{content}</w:txbxContent></wps:txbx></wp:inline></w:drawing>"
    )
    old = f"<w:pict><w:txbxContent>{content}</w:txbxContent></w:pict>"
    return (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
        f'markup-compatibility/2006"><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def control(content: str, about: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def in_cell(content: str) -> str:
    return table([4000], f"<w:tr>{cell(4000, content)}</w:tr>")


LINE = runs(FIELD)
LINK = f'<w:hyperlink w:anchor="x">{run(FIELD)}</w:hyperlink>'
ADDED = f'<w:ins w:id="1" w:author="a">{run(FIELD)}</w:ins>'


@pytest.mark.parametrize(
    "body",
    [
        LINE,
        in_cell(LINE),
        in_cell(in_cell(LINE) + "<w:p/>"),
        control(LINE),
        in_cell(control(LINE)),
        paragraph(control(run(FIELD))),
        table([4000], control(f"<w:tr>{cell(4000, LINE)}</w:tr>")),
        table([4000], f"<w:tr>{control(cell(4000, LINE))}</w:tr>"),
        paragraph(LINK),
        paragraph(control(LINK)),
        paragraph(ADDED),
        paragraph(f'<w:smartTag w:element="x">{run(FIELD)}</w:smartTag>'),
        paragraph(f'<w:fldSimple w:instr=" TITLE ">{run(FIELD)}</w:fldSimple>'),
        paragraph(f'<w:moveTo w:id="1" w:author="a">{run(FIELD)}</w:moveTo>'),
    ],
    ids=[
        *("paragraph", "cell", "nested table", "control", "control in a cell", "inline control"),
        *("control of a row", "control of a cell", "link", "link in a control", "inserted text"),
        *("smart tag", "simple field", "text moved here"),
    ],
)
def test_a_field_is_filled_wherever_people_type(made: Made, body: str) -> None:
    assert all_lines(filled(made(body))) == [SAID]


@pytest.mark.parametrize(
    ("part", "tag", "line"),
    [
        *[(f"header{number}", "hdr", LINE) for number in (1, 2, 3)],
        *[(f"footer{number}", "ftr", LINE) for number in (1, 2, 3)],
        ("footnotes", "footnotes", f'<w:footnote w:id="2">{LINE}</w:footnote>'),
        ("endnotes", "endnotes", f'<w:endnote w:id="2">{LINE}</w:endnote>'),
    ],
)
def test_a_field_is_filled_in_every_part_that_is_printed(
    made: Made, part: str, tag: str, line: str
) -> None:
    name = f"word/{part}.xml"
    template = with_parts(made(runs("文")), {name: f"<w:{tag} {HERE}>{line}</w:{tag}>"})
    assert all_lines(filled(template), name) == [SAID]


def test_comments_are_left_alone(made: Made) -> None:
    said = f'<w:comments {HERE}><w:comment w:id="1">{LINE}</w:comment></w:comments>'
    template = with_parts(made(runs("文")), {"word/comments.xml": said})
    assert all_lines(filled(template), "word/comments.xml") == [FIELD]


def test_a_text_box_is_filled_for_new_programs_and_for_old(made: Made) -> None:
    document = filled(made(paragraph(run(FIELD), box(LINE))))
    assert all_lines(document) == [SAID, SAID, SAID]


def test_a_text_box_in_a_row_is_filled_for_its_row(made: Made) -> None:
    inside = cell(4000, paragraph(box(runs("{{取組.名}}"))))
    document = filled(made(table([4000], f"<w:tr>{inside}</w:tr>")))
    assert all_lines(document) == ["窓口", "窓口", "道路", "道路"]
    drawn = [each.get("id") for each in root_of(document).iter() if each.tag.endswith("docPr")]
    assert len(set(drawn)) == 2


def test_a_text_box_whose_part_is_dropped_keeps_a_paragraph(made: Made) -> None:
    inside = runs("{{もし 無題}}") + runs("題") + runs("{{ここまで}}")
    document = filled(made(paragraph(box(inside))))
    boxes = found(document, "txbxContent")
    assert [[child.tag for child in each] for each in boxes] == [[wordxml.PARAGRAPH]] * 2


@pytest.mark.parametrize(("part", "tag"), [("header1", "hdr"), ("footer1", "ftr")])
def test_a_header_whose_part_is_dropped_keeps_a_paragraph(made: Made, part: str, tag: str) -> None:
    inside = runs("{{もし 無題}}") + runs("題") + runs("{{ここまで}}")
    name = f"word/{part}.xml"
    template = with_parts(made(runs("文")), {name: f"<w:{tag} {HERE}>{inside}</w:{tag}>"})
    assert [child.tag for child in root_of(filled(template), name)] == [wordxml.PARAGRAPH]


def test_a_content_control_in_a_row_repeats_with_it(made: Made) -> None:
    rows = control(f"<w:tr>{cell(4000, runs('{{取組.名}}'))}</w:tr>")
    assert grids_within(filled(made(table([4000], rows)))) == ["窓口", "道路"]


def grids_within(document: bytes) -> list[str]:
    return ["".join(each.itertext()) for each in found(document, "tr")]


def test_a_nested_row_repeats_and_not_the_row_around(made: Made) -> None:
    inner = in_cell(runs("{{取組.名}}"))
    outer = f"<w:tr>{cell(4000, runs('一覧') + inner + '<w:p/>')}</w:tr>"
    document = filled(made(table([4000], outer)))
    assert (len(found(document, "tr")), all_lines(document)) == (3, ["一覧", "窓口", "道路"])


BETWEEN = (
    '<w:proofErr w:type="spellStart"/>',
    '<w:bookmarkStart w:id="1" w:name="x"/>',
    '<w:bookmarkEnd w:id="1"/>',
    '<w:commentRangeStart w:id="1"/>',
    "<w:lastRenderedPageBreak/>",
    '<w:permStart w:id="1" w:edGrp="everyone"/>',
)


@pytest.mark.parametrize("between", BETWEEN)
def test_what_nobody_sees_within_a_field_is_no_part_of_it(made: Made, between: str) -> None:
    mark = f"<w:r>{between}</w:r>" if "Rendered" in between else between
    body = paragraph(run("来場は{{来場"), mark, run("者数}"), mark, run("}です"))
    assert all_lines(filled(made(body))) == [SAID]


def test_a_field_may_be_spread_over_ten_runs(made: Made) -> None:
    pieces = ["前", "{", "{", "来", "場", "", "者", "数", "}", "}後"]
    document = filled(made(paragraph(*map(run, pieces))))
    assert [each.text or "" for each in found(document, "t")] == [
        *("前", "751人", "", "", "", "", "", "", "", "後"),
    ]


def test_the_value_takes_the_look_of_the_first_brace(made: Made) -> None:
    bold = run("{{来場", "<w:rPr><w:b/></w:rPr>")
    document = filled(made(paragraph(bold, run("者数}}"))))
    said = next(each for each in found(document, "t") if each.text == "751人")
    assert said.getparent().find(f"{wordxml.name_of('rPr')}/{wordxml.name_of('b')}") is not None


def test_a_tab_within_a_name_goes_with_it_and_others_stay(made: Made) -> None:
    tab = "<w:r><w:tab/></w:r>"
    body = paragraph(run("前"), tab, run("{{来場"), tab, run("者数}}"), tab, run("後"))
    assert all_lines(filled(made(body))) == ["前\t751人\t後"]


def test_a_hyphen_that_never_breaks_may_stand_in_a_name(made: Made) -> None:
    hyphen = "<w:r><w:noBreakHyphen/></w:r>"
    template = made(paragraph(run("{{A"), hyphen, run("1}}")))
    document = fill(template, content_of({"A-1": "値"}, {}), ABOUT)
    assert all_lines(document) == ["値"]


def test_a_line_break_parts_no_field(made: Made) -> None:
    body = paragraph(run(FIELD), "<w:r><w:br/></w:r>", run(FIELD))
    assert all_lines(filled(made(body))) == [f"{SAID}\n{SAID}"]


def test_what_was_deleted_is_no_field(made: Made) -> None:
    gone = '<w:del w:id="1" w:author="a"><w:r><w:delText>{{来場社数}}</w:delText></w:r></w:del>'
    document = filled(made(paragraph(gone, run(FIELD))))
    assert all_lines(document) == [SAID]
    assert [each.text for each in found(document, "delText")] == ["{{来場社数}}"]


def test_what_was_moved_away_is_no_field(made: Made) -> None:
    gone = f'<w:moveFrom w:id="1" w:author="a">{run("{{来場社数}}")}</w:moveFrom>'
    assert all_lines(filled(made(paragraph(gone, run(FIELD))))) == [SAID]


def test_a_code_of_word_is_no_field(made: Made) -> None:
    code = "<w:r><w:instrText> IF {{来場社数}} </w:instrText></w:r>"
    assert all_lines(filled(made(paragraph(code, run(FIELD))))) == [SAID]


@pytest.mark.parametrize(
    "said",
    [
        *("{{来場者数}}", "｛｛来場者数｝｝", "{｛来場者数｝}", "｛{来場者数}｝", "{{ 来場者数 }}"),
        *("{{　来場者数　}}", "{{“来場者数”}}", "{{「来場者数」}}", "{{&quot;来場者数&quot;}}"),
        *("{{『来場者数』}}", "{{来場 者数}}", "{{\u200b来場者数}}"),
    ],
)
def test_braces_quotes_and_spaces_make_no_difference(made: Made, said: str) -> None:
    assert all_lines(filled(made(runs(said)))) == ["751人"]


@pytest.mark.parametrize("said", ["{来場者数}", "{ {来場者数} }", "《来場者数》", "[[来場者数]]"])
def test_other_brackets_are_text(made: Made, said: str) -> None:
    assert all_lines(filled(made(runs(said)))) == [said]


def test_a_control_that_word_would_fill_itself_shows_what_we_filled_in(made: Made) -> None:
    bound = '<w:showingPlcHdr/><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/>'
    template = made(paragraph(control(run(FIELD), bound)) + control(LINE, bound))
    document = filled(template)
    assert all_lines(document) == [SAID, SAID]
    assert (found(document, "dataBinding"), found(document, "showingPlcHdr")) == ([], [])


def test_a_control_without_a_field_stays_bound(made: Made) -> None:
    bound = '<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/>'
    document = filled(made(paragraph(control(run("題"), bound)) + LINE))
    assert len(found(document, "dataBinding")) == 1


def test_rows_are_read_by_another_library_too(made: Made) -> None:
    body = table([4000], f"<w:tr>{cell(4000, runs('{{取組.名}}'))}</w:tr>")
    assert grids(filled(made(body))) == [[["窓口"], ["道路"]]]


def test_a_template_whose_body_relates_to_nothing_is_filled(made: Made, tmp_path: Path) -> None:
    parts = read_parts(made(LINE))
    del parts["word/_rels/document.xml.rels"]
    bare = tmp_path / "裸.docx"
    bare.write_bytes(pack(parts))
    assert all_lines(filled(bare)) == [SAID]
