"""A paragraph that says only the name of a table becomes the whole table."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from automations.documents.content import Content, content_of
from automations.documents.lint import faults, fonts_of
from automations.documents.template import fill
from automations.documents.wordxml import Element, name_of
from automations.errors import InputUnfit, SettingsWrong
from automations.tables.report import Column, Form, Table
from templates.word_markup import TEXT_WIDTH, cell, kept_if, table
from tests.documents.reading_back import all_lines, found, grids, lines, root_of, with_parts
from tests.documents.samples import ABOUT, runs

Made = Callable[..., Path]

KINDS = Table(
    "kinds",
    "来場者の内訳",
    (
        Column("区分"),
        Column("今回", Form.COUNT),
        Column("割合", Form.RATIO),
        Column("増減", Form.CHANGE),
    ),
    (("庁内", 1548, Fraction(1, 4), -3), ("庁外", 203, None, 5)),
)
NAMES = {"来場者の内訳": KINDS, "内訳": KINDS, "無": Table("none", "無", KINDS.columns, ())}
CONTENT = content_of({"催し": "DX展"}, NAMES, ["次点"])
HEADS = ["区分", "今回", "割合", "増減"]
SHOWN = [HEADS, ["庁内", "1,548", "25.0%", "△3"], ["庁外", "203", "", "+5"]]


def filled(template: Path, content: Content = CONTENT) -> bytes:
    return fill(template, content, ABOUT)


def value(element: Element, path: str, attribute: str = "val") -> str:
    at = element.find("/".join(map(name_of, path.split("/"))))
    return "" if at is None else str(at.get(name_of(attribute), "1"))


@pytest.mark.parametrize("said", ["{{来場者の内訳}}", " {{ 内訳 }}　", "｛｛「来場者の内訳」｝｝"])
def test_it_stands_in_the_place_of_its_name(made: Made, said: str) -> None:
    document = filled(made(runs("前") + runs(said) + runs("後")))
    assert (grids(document), lines(document)) == ([SHOWN], ["前", "後"])


def test_its_headings_are_repeated_on_each_page_and_no_row_is_broken(made: Made) -> None:
    rows = found(filled(made(runs("{{内訳}}"))), "tr")
    assert [value(row, "trPr/tblHeader") for row in rows] == ["1", "", ""]
    assert [value(row, "trPr/cantSplit") for row in rows] == ["1", "1", "1"]


def test_its_cells_are_in_the_styles_of_the_template(made: Made) -> None:
    rows = found(filled(made(runs("{{内訳}}"))), "tr")
    styles = [[value(each, "pPr/pStyle") for each in row.iter(name_of("p"))] for row in rows]
    number = ["CellText", "CellNumber", "CellNumber", "CellNumber"]
    assert styles == [["CellHead"] * 4, number, number]


def test_its_widths_fill_the_room_between_the_margins(made: Made) -> None:
    document = filled(made(runs("{{内訳}}")))
    widths = [int(each.get(name_of("w"))) for each in found(document, "gridCol")]
    assert (sum(widths), len(widths)) == (TEXT_WIDTH, 4)
    assert value(found(document, "tbl")[0], "tblPr/tblW", "w") == str(TEXT_WIDTH)
    cells = [int(value(each, "tcPr/tcW", "w")) for each in found(document, "tc")]
    assert cells == widths * 3


@pytest.mark.parametrize("count", [1, 2, 7, 16, 17, 30])
def test_no_number_of_columns_breaks_the_widths(made: Made, count: int) -> None:
    columns = tuple(Column(f"列{index}" * (index % 9 + 1)) for index in range(count))
    wide = Table("wide", "広い", columns, (tuple("x" * count),))
    document = filled(made(runs("{{広い}}")), content_of({}, {"広い": wide}))
    widths = [int(each.get(name_of("w"))) for each in found(document, "gridCol")]
    assert sum(widths) == TEXT_WIDTH
    assert min(widths) > 0
    assert list(faults(document, fonts_of(document))) == []


def test_in_a_cell_it_is_as_wide_as_the_cell(made: Made) -> None:
    inside = cell(4000, runs("{{内訳}}"))
    document = filled(made(table([4000], f"<w:tr>{inside}</w:tr>")))
    inner = found(document, "tbl")[1]
    assert sum(int(each.get(name_of("w"))) for each in inner.iter(name_of("gridCol"))) <= 4000
    assert list(faults(document, fonts_of(document))) == []


def test_in_a_cell_without_room_it_still_has_columns(made: Made) -> None:
    document = filled(made(table([200], f"<w:tr>{cell(200, runs('{{内訳}}'))}</w:tr>")))
    assert min(int(each.get(name_of("w"))) for each in found(document, "gridCol")) > 0


def test_two_that_follow_one_another_stay_two(made: Made) -> None:
    root = root_of(filled(made(runs("{{内訳}}") + runs("{{内訳}}") + runs("後"))))
    assert [child.tag.rpartition("}")[2] for child in root[0]] == [
        *("tbl", "p", "tbl", "p", "sectPr"),
    ]


def test_conditions_between_do_not_join_two(made: Made) -> None:
    one = table([4000], f"<w:tr>{cell(4000, runs('{{催し}}'))}</w:tr>")
    root = root_of(filled(made(kept_if("催し", one) + kept_if("催し", one))))
    assert [child.tag.rpartition("}")[2] for child in root[0]] == ["tbl", "p", "tbl", "sectPr"]


def test_without_rows_nothing_is_said_and_the_document_is_sound(made: Made) -> None:
    inside = table([4000], f"<w:tr>{cell(4000, runs('{{無}}'))}</w:tr>")
    document = filled(made(runs("前") + runs("{{無}}") + inside + runs("後")))
    assert all_lines(document) == ["前", "後"]
    assert list(faults(document, fonts_of(document))) == []


def test_a_condition_asks_whether_it_has_rows(made: Made) -> None:
    body = kept_if("内訳", runs("{{内訳}}")) + kept_if("無", runs("何も"))
    document = filled(made(body + kept_if("次点", runs("{{次点}}")) + runs("後")))
    assert (len(grids(document)), lines(document)) == (1, ["後"])


def test_one_that_is_absent_this_time_has_to_stand_in_a_condition(made: Made) -> None:
    with pytest.raises(SettingsWrong) as refused:
        filled(made(runs("{{次点}}")))
    assert "「次点」に入れる値が、今回の集計にありません" in str(refused.value)


def test_a_header_holds_one_too_and_still_ends_with_a_paragraph(made: Made) -> None:
    header = root_of(filled(made(runs("文"), header="{{内訳}}")), "word/header1.xml")
    assert [child.tag.rpartition("}")[2] for child in header] == ["tbl", "p"]


def test_a_template_without_our_styles_gets_one_all_the_same(made: Made) -> None:
    bare = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    document = filled(with_parts(made(runs("{{内訳}}")), {"word/styles.xml": bare}))
    assert (grids(document), found(document, "pStyle"), found(document, "tblStyle")) == (
        [SHOWN], [], [],
    )  # fmt: skip
    assert len(found(document, "tblBorders")) == 1
    rows = found(document, "tr")
    sides = [[value(each, "pPr/jc") for each in row.iter(name_of("p"))] for row in rows]
    assert sides[1:] == [["", "right", "right", "right"]] * 2


def test_text_of_it_is_never_read_as_a_field(made: Made) -> None:
    sly = Table("t", "表", (Column("{{催し}}"),), (("{{表}}",), ("{{くりかえし 表}}",)))
    document = filled(made(runs("{{表}}")), content_of({"催し": "x"}, {"表": sly}))
    assert grids(document) == [[["{{催し}}"], ["{{表}}"], ["{{くりかえし 表}}"]]]


def test_lines_of_a_cell_are_kept(made: Made) -> None:
    rows = (("一\n二\r\n三", 1), (" 空 白 ", 2))
    several = Table("t", "表", (Column("文"), Column("数", Form.COUNT)), rows)
    document = filled(made(runs("{{表}}")), content_of({}, {"表": several}))
    assert grids(document) == [[["文", "数"], ["一\n二\n三", "1"], [" 空 白 ", "2"]]]


@pytest.mark.parametrize(
    "unfit",
    [
        Table("t", "表", (Column("文"),), (("窓\x07口",),)),
        Table("t", "表", (Column("窓\x07口"),), (("文",),)),
    ],
    ids=["cell", "heading"],
)
def test_a_letter_that_no_document_can_hold_is_named(made: Made, unfit: Table) -> None:
    with pytest.raises(InputUnfit) as refused:
        filled(made(runs("{{表}}")), content_of({}, {"表": unfit}))
    assert "「窓口」に、文書に書けない文字（U+0007）" in str(refused.value)
