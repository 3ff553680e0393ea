"""What a template may say, and what comes out."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import docx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from automations.documents.content import Content, content_of
from automations.documents.template import fill
from automations.tables.report import Column, Form, Table
from templates.word_markup import Col, kept_if, listing, par
from tests.documents.samples import ABOUT, CONTENT, runs


def filled(template: Path, content: Content = CONTENT) -> list[str]:
    document = docx.Document(io.BytesIO(fill(template, content, ABOUT)))
    return [paragraph.text for paragraph in document.paragraphs]


def test_a_field_takes_its_value(made: Callable[..., Path]) -> None:
    assert filled(made(runs("来場者は{{来場者数}}でした。"))) == ["来場者は751人でした。"]


def test_a_field_may_be_split_between_any_two_letters(made: Callable[..., Path]) -> None:
    text = "来場{{来場者数}}、{{資料名}}。"
    assert filled(made(runs(*text))) == ["来場751人、A & B <展> 𠮷😀。"]


def test_the_text_around_a_split_field_keeps_its_runs(made: Callable[..., Path]) -> None:
    document = fill(made(runs("前{{来場", "者", "数}}後", "終")), CONTENT, ABOUT)
    found = docx.Document(io.BytesIO(document)).paragraphs[0].runs
    assert [run.text for run in found] == ["前751人", "", "後", "終"]


def test_full_width_braces_and_spaces_are_understood(made: Callable[..., Path]) -> None:
    assert filled(made(runs("｛｛ 来場者数　｝｝"))) == ["751人"]


def test_a_line_break_in_a_value_is_a_line_break(made: Callable[..., Path]) -> None:
    assert filled(made(runs("{{改行}}"))) == ["一行目\n二行目"]


def test_the_header_is_filled(made: Callable[..., Path]) -> None:
    document = fill(made(runs("本文"), header="{{来場者数}}"), CONTENT, ABOUT)
    header = docx.Document(io.BytesIO(document)).sections[0].header
    assert header.paragraphs[0].text == "751人"


def test_a_table_row_repeats_for_each_row(made: Callable[..., Path]) -> None:
    columns = (
        Col("取組", "{{ファイナリスト.取組名}}", 3000),
        Col("得点", "{{ファイナリスト案．得点}}点", 3000),
    )
    document = fill(made(listing(columns[:1]) + listing(columns[1:])), CONTENT, ABOUT)
    tables = docx.Document(io.BytesIO(document)).tables
    found = [[cell.text for row in table.rows for cell in row.cells] for table in tables]
    assert found == [["取組", "窓口DX", "窓口DXプラス"], ["得点", "12.00点", "11.00点"]]


def test_a_column_is_known_to_templates_by_its_own_name_there(made: Callable[..., Path]) -> None:
    votes = Table("t", "表", (Column("得票数", Form.COUNT, in_templates="得点"),), ((12,), (3,)))
    assert filled(made(runs("{{表.得点}}票")), content_of({}, {"表": votes})) == ["12票", "3票"]


def test_a_paragraph_repeats_for_each_row(made: Callable[..., Path]) -> None:
    template = made(runs("{{ファイナリスト.部門}}の{{ファイナリスト.取組名}}（{{来場者数}}中）"))
    assert filled(template) == ["窓口の窓口DX（751人中）", "窓口の窓口DXプラス（751人中）"]


def test_a_table_without_rows_leaves_nothing_behind(made: Callable[..., Path]) -> None:
    nothing = content_of({}, {"次点": Table("runners_up", "次点", (Column("取組名"),), ())})
    row = "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{{次点.取組名}}</w:t></w:r></w:p></w:tc></w:tr>"
    template = made(f"<w:tbl><w:tblPr/><w:tblGrid/>{row}</w:tbl>" + runs("終"))
    document = docx.Document(io.BytesIO(fill(template, nothing, ABOUT)))
    assert (document.tables, [each.text for each in document.paragraphs]) == ([], ["終"])


def test_a_part_is_kept_only_if_its_field_has_a_value(made: Callable[..., Path]) -> None:
    body = kept_if("来場者数", runs("来場"), kept_if("同点の決着", runs("同点"))) + runs("終")
    assert filled(made(body)) == ["来場", "終"]


def test_a_part_may_be_kept_in_the_opposite_case(made: Callable[..., Path]) -> None:
    template = made(
        par("Mark", "{{もし 同点の決着 がなければ}}") + runs("同点なし") + runs("{{ここまで}}")
    )
    assert filled(template) == ["同点なし"]


def test_a_part_that_empties_a_cell_leaves_the_cell_whole(made: Callable[..., Path]) -> None:
    inside = kept_if("同点の決着", runs("同点"))
    template = made(
        f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>{runs('終')}"
    )
    table = docx.Document(io.BytesIO(fill(template, CONTENT, ABOUT))).tables[0]
    assert [paragraph.text for paragraph in table.rows[0].cells[0].paragraphs] == [""]


def test_text_from_data_is_never_read_as_a_field(made: Callable[..., Path]) -> None:
    sly = Table("t", "表", (Column("名"),), (("{{来場者数}}",), ("{{もし 次点}}",)))
    content = content_of({"来場者数": "751人", "題": "{{表.名}}"}, {"表": sly})
    template = made(runs("{{題}}") + runs("{{表.名}}"))
    assert filled(template, content) == ["{{表.名}}", "{{来場者数}}", "{{もし 次点}}"]


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="￾￿")))
def test_every_text_comes_out_whole(made: Callable[..., Path], text: str) -> None:
    content = content_of({"題": f"「{text}」"}, {})
    assert filled(made(runs("{{題}}")), content) == [f"「{text}」"]


def test_a_text_box_is_filled_as_a_paragraph_of_its_own(made: Callable[..., Path]) -> None:
    box = f"<w:r><w:pict><w:txbxContent>{runs('{{来場', '者数}}')}</w:txbxContent></w:pict></w:r>"
    document = fill(made(f"<w:p>{box}<w:r><w:t>{{{{資料名}}}}</w:t></w:r></w:p>"), CONTENT, ABOUT)
    found = docx.Document(io.BytesIO(document)).element.body.xpath(".//w:t")
    assert [each.text or "" for each in found] == ["751人", "", "A & B <展> 𠮷😀"]


def test_a_repeated_row_carries_no_identity_twice(made: Callable[..., Path]) -> None:
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    mark = '<w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>'
    line = runs("{{ファイナリスト.取組名}}").replace("<w:p>", f'<w:p {w14} w14:paraId="1">{mark}')
    part = docx.Document(io.BytesIO(fill(made(line), CONTENT, ABOUT))).element.xml
    assert (part.count("窓口DX"), part.count("paraId"), part.count("bookmark")) == (2, 0, 0)


def test_the_properties_are_ours_and_not_those_of_the_template(
    made: Callable[..., Path],
) -> None:
    core = docx.Document(io.BytesIO(fill(made(runs("本文")), CONTENT, ABOUT))).core_properties
    found = (core.title, core.author, core.last_modified_by, core.language, core.modified)
    moment = datetime(2024, 12, 25, 0, 30, tzinfo=UTC)
    assert found == ("資料", "情報政策課", "情報政策課", "ja-JP", moment)


def test_the_same_template_and_content_give_the_same_bytes(made: Callable[..., Path]) -> None:
    template = made(runs("{{来場者数}}") + runs("{{ファイナリスト.取組名}}"))
    assert fill(template, CONTENT, ABOUT) == fill(template, CONTENT, ABOUT)
