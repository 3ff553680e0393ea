"""``{{くりかえし 表}}`` … ``{{ここまで}}``: what stands between is there once for each row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from automations.documents.content import Content, content_of
from automations.documents.lint import faults, fonts_of
from automations.documents.template import fill
from automations.tables.report import Column, Form, Table
from templates.word_markup import Col, cell, kept_if, listing, par, table
from tests.documents.reading_back import all_lines, found, grids, lines, root_of
from tests.documents.samples import ABOUT, runs

Made = Callable[..., Path]

PRIZES = Table(
    "prizes",
    "賞",
    (Column("賞"), Column("取組名"), Column("講評"), Column("点", Form.SCORE)),
    (("大賞", "窓口DX", "よい", 12), ("特別賞", "議事録", "", 9)),
)
MEMBERS = Table("members", "審査員", (Column("氏名"),), (("青木",), ("飯田",)))
CONTENT = content_of(
    {"催し": "DX展", "空": ""},
    {"賞": PRIZES, "審査員": MEMBERS, "無": Table("none", "無", (Column("名"),), ())},
    ["次点"],
)


def repeated(name: str, *inner: str) -> str:
    return runs(f"{{{{くりかえし {name}}}}}") + "".join(inner) + runs("{{ここまで}}")


def filled(template: Path, content: Content = CONTENT) -> bytes:
    return fill(template, content, ABOUT)


def row(*texts: str) -> str:
    return f"<w:tr>{''.join(cell(2000, runs(text)) for text in texts)}</w:tr>"


def grid(*rows: str) -> str:
    return table([2000, 2000], "".join(rows))


def test_paragraphs_stand_once_for_each_row(made: Made) -> None:
    body = runs("前") + repeated("賞", runs("{{賞.賞}}"), runs("{{賞.取組名}}（{{催し}}）"))
    assert lines(filled(made(body + runs("後")))) == [
        *("前", "大賞", "窓口DX（DX展）", "特別賞", "議事録（DX展）", "後"),
    ]


def test_two_columns_and_a_form_of_numbers_may_stand_in_one_line(made: Made) -> None:
    body = repeated("賞", runs("{{賞.取組名}}は{{賞.点}}点"))
    assert lines(filled(made(body))) == ["窓口DXは12.00点", "議事録は9.00点"]


def test_a_table_between_the_marks_stands_once_for_each_row(made: Made) -> None:
    body = repeated("賞", runs("第"), grid(row("賞", "{{賞.賞}}"), row("名", "{{賞.取組名}}")))
    assert grids(filled(made(body))) == [
        [["賞", "大賞"], ["名", "窓口DX"]],
        [["賞", "特別賞"], ["名", "議事録"]],
    ]


def test_tables_that_come_side_by_side_stay_two(made: Made) -> None:
    root = root_of(filled(made(repeated("賞", grid(row("{{賞.賞}}", "{{催し}}"))))))
    tags = [child.tag.rpartition("}")[2] for child in root[0]]
    assert tags == ["tbl", "p", "tbl", "sectPr"]


def test_a_row_of_another_table_repeats_within(made: Made) -> None:
    body = repeated("賞", grid(row("{{審査員.氏名}}", "{{賞.賞}}")))
    assert grids(filled(made(body))) == [
        [["青木", "大賞"], ["飯田", "大賞"]],
        [["青木", "特別賞"], ["飯田", "特別賞"]],
    ]


def test_a_paragraph_of_another_table_repeats_within(made: Made) -> None:
    body = repeated("賞", runs("{{審査員.氏名}}が{{賞.賞}}に"))
    assert lines(filled(made(body))) == [
        *("青木が大賞に", "飯田が大賞に", "青木が特別賞に", "飯田が特別賞に"),
    ]


def test_a_condition_within_asks_of_the_row(made: Made) -> None:
    said = kept_if("賞.講評", runs("講評 {{賞.講評}}"))
    silent = runs("{{もし 賞.講評 がなければ}}") + runs("講評なし") + runs("{{ここまで}}")
    assert lines(filled(made(repeated("賞", said, silent)))) == ["講評 よい", "講評なし"]


def test_a_condition_outside_asks_of_all_rows(made: Made) -> None:
    body = kept_if("賞.講評", runs("講評がある")) + kept_if("無.名", runs("名がある"))
    assert lines(filled(made(body))) == ["講評がある"]


def test_a_condition_within_may_ask_of_anything(made: Made) -> None:
    inner = kept_if("催し", runs("{{賞.賞}}")) + kept_if("空", runs("何も"))
    assert lines(filled(made(repeated("賞", inner)))) == ["大賞", "特別賞"]


def test_a_part_of_another_table_may_stand_within(made: Made) -> None:
    body = repeated("賞", runs("{{賞.賞}}"), repeated("審査員", runs("{{賞.賞}}を{{審査員.氏名}}")))
    assert lines(filled(made(body))) == [
        *("大賞", "大賞を青木", "大賞を飯田", "特別賞", "特別賞を青木", "特別賞を飯田"),
    ]


def test_a_part_may_stand_within_a_condition(made: Made) -> None:
    body = kept_if("賞", repeated("賞", runs("{{賞.賞}}"))) + kept_if(
        "無", repeated("無", runs("x"))
    )
    assert lines(filled(made(body + runs("終")))) == ["大賞", "特別賞", "終"]


def test_without_rows_nothing_stands_there(made: Made) -> None:
    body = repeated("無", runs("{{無.名}}"), grid(row("{{無.名}}", "{{催し}}")))
    assert lines(filled(made(runs("前") + body + runs("後")))) == ["前", "後"]


def test_a_table_that_is_absent_this_time_has_no_rows(made: Made) -> None:
    body = repeated("次点", runs("{{次点.取組名}}と{{次点.得点}}"))
    assert lines(filled(made(body + runs("後")))) == ["後"]


def test_a_part_within_a_cell_repeats_in_the_cell(made: Made) -> None:
    inside = cell(4000, repeated("賞", runs("{{賞.賞}}")))
    body = table([2000, 4000], f"<w:tr>{cell(2000, runs('一覧'))}{inside}</w:tr>")
    assert grids(filled(made(body))) == [[["一覧", "大賞\n特別賞"]]]


def test_a_part_within_a_cell_leaves_the_row_to_its_own_table(made: Made) -> None:
    inside = cell(4000, repeated("賞", runs("{{賞.賞}}")))
    body = table([2000, 4000], f"<w:tr>{cell(2000, runs('{{審査員.氏名}}'))}{inside}</w:tr>")
    assert grids(filled(made(body))) == [[["青木", "大賞\n特別賞"], ["飯田", "大賞\n特別賞"]]]


def test_a_cell_whose_part_has_no_rows_is_left_whole(made: Made) -> None:
    inside = cell(4000, repeated("無", runs("{{無.名}}")))
    body = table([2000, 4000], f"<w:tr>{cell(2000, runs('一覧'))}{inside}</w:tr>")
    document = filled(made(body))
    assert grids(document) == [[["一覧", ""]]]
    assert list(faults(document, fonts_of(document))) == []


def test_each_copy_may_begin_a_page(made: Made) -> None:
    inner = par("BodyText", "{{賞.賞}}", "<w:pageBreakBefore/>") + runs("文")
    assert len(found(filled(made(repeated("賞", inner))), "pageBreakBefore")) == 2


def test_a_paragraph_that_is_only_a_page_break_is_repeated_too(made: Made) -> None:
    broken = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    assert len(found(filled(made(repeated("賞", runs("{{賞.賞}}"), broken))), "br")) == 2


def test_a_section_that_ends_with_a_mark_still_ends_there(made: Made) -> None:
    wide = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    closed = runs("{{ここまで}}").replace("<w:p>", f"<w:p><w:pPr>{wide}</w:pPr>")
    body = runs("{{くりかえし 賞}}") + runs("{{賞.賞}}") + closed + runs("後")
    document = filled(made(body))
    assert [each for each in lines(document) if each] == ["大賞", "特別賞", "後"]
    assert len(found(document, "sectPr")) == 2


DRAWN = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:extent cx="1" cy="1"/><wp:docPr id="{}" name="印" descr="印"/>'
    "</wp:inline></w:drawing></w:r></w:p>"
)


def test_what_is_drawn_within_has_numbers_of_its_own(made: Made) -> None:
    largest = 2**31 - 1  # beyond it Word calls the file damaged
    body = repeated("賞", DRAWN.format(7), DRAWN.format(largest)) + DRAWN.format(8)
    drawn = [each for each in root_of(filled(made(body))).iter() if each.tag.endswith("docPr")]
    numbers = [int(each.get("id")) for each in drawn]
    assert (len(set(numbers)), max(numbers)) == (5, largest)


def test_copies_carry_no_identity_twice_and_keep_their_look(made: Made) -> None:
    word = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    look = f'<w:rPr><w14:ligatures {word} w14:val="standard"/></w:rPr>'
    inner = (
        f'<w:p {word} w14:paraId="1" w14:textId="2"><w:bookmarkStart w:id="1" w:name="x"/>'
        f"<w:r>{look}<w:t>{{{{賞.賞}}}}</w:t></w:r>"
        '<w:bookmarkEnd w:id="1"/></w:p>'
    )
    root = root_of(filled(made(repeated("賞", inner))))
    attributes = [name.rpartition("}")[2] for each in root.iter() for name in each.attrib]
    assert (attributes.count("paraId"), attributes.count("textId")) == (0, 0)
    assert [
        each.get(name) for each in root.iter() for name in each.attrib if "ligatures" in each.tag
    ] == [
        *("standard", "standard"),
    ]


def test_content_controls_within_have_no_number_twice(made: Made) -> None:
    control = (
        '<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr>'
        f"<w:sdtContent>{runs('{{賞.賞}}')}</w:sdtContent></w:sdt>"
    )
    document = filled(made(repeated("賞", control)))
    assert all_lines(document) == ["大賞", "特別賞"]
    assert found(document, "id") == []


def test_a_heading_row_and_rows_of_the_same_table_are_filled_for_the_one_row(made: Made) -> None:
    body = repeated("賞", listing([Col("賞", "{{賞.賞}}", 3000), Col("名", "{{賞.取組名}}", 3000)]))
    assert grids(filled(made(body))) == [
        [["賞", "名"], ["大賞", "窓口DX"]],
        [["賞", "名"], ["特別賞", "議事録"]],
    ]


def test_a_whole_table_may_stand_within(made: Made) -> None:
    body = repeated("審査員", runs("{{審査員.氏名}}"), runs("{{賞}}"))
    assert len(grids(filled(made(body)))) == 2


def test_a_part_stands_in_a_header_as_in_the_body(made: Made) -> None:
    template = made(runs("文"), header="{{催し}}")
    assert all_lines(filled(template), "word/header1.xml") == ["DX展"]
