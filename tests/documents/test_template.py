"""What a template may say, what comes out, and what is answered when it says it wrongly."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from automations.documents.content import Content, content_of
from automations.documents.properties import Properties
from automations.documents.template import fill
from automations.errors import ExpectedFailure, InputUnfit, SettingsWrong
from automations.tables.report import Column, Form, Table
from templates.word_markup import Col, kept_if, listing, par

ABOUT = Properties("資料", "情報政策課", datetime(2024, 12, 25, 0, 30, tzinfo=UTC))
ENTRIES = Table(
    "finalists",
    "ファイナリスト",
    (Column("部門"), Column("取組名"), Column("得点", Form.SCORE)),
    (("窓口", "窓口DX", 12), ("窓口", "窓口DXプラス", 11)),
)
CONTENT = content_of(
    {"来場者数": "751人", "資料名": "A & B <展> 𠮷😀", "改行": "一行目\n二行目"},
    {"ファイナリスト": ENTRIES, "ファイナリスト案": ENTRIES},
    ["同点の決着", "次点"],
)


def runs(*texts: str) -> str:
    inside = "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)
    return f"<w:p>{inside}</w:p>"


def filled(template: Path, content: Content = CONTENT) -> list[str]:
    document = docx.Document(io.BytesIO(fill(template, content, ABOUT)))
    return [paragraph.text for paragraph in document.paragraphs]


def refusal(template: Path, content: Content = CONTENT) -> str:
    with pytest.raises(ExpectedFailure) as caught:
        fill(template, content, ABOUT)
    return str(caught.value)


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


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (
            runs("来場は{{来場社数}}"),
            (
                "ひな形.docx「本文」: 「来場は{{来場社数}}」にある「来場社数」という"
                "項目はありません（もしかして「来場者数」）。ひな形の項目名を直すか、消してください。"
            ),
        ),
        (
            runs("{{ファイナリスト.取組}}"),
            (
                "ひな形.docx「本文」: 「{{ファイナリスト.取組}}」にある"
                "「ファイナリスト.取組」という項目はありません（もしかして「ファイナリスト.取組名」）。"
                "ひな形の項目名を直すか、消してください。"
            ),
        ),
        (
            runs("{{もし 同点}}") + runs("{{ここまで}}"),
            (
                "ひな形.docx「本文」: 「{{もし 同点}}」にある「同点」という項目はありません"
                "（もしかして「次点」）。ひな形の項目名を直すか、消してください。"
            ),
        ),
        (
            runs("{{同点の決着}}"),
            (
                "ひな形.docx「本文」: 「{{同点の決着}}」にある「同点の決着」に入れる値が、"
                "今回の集計にありません。値があるときだけ残す部分は、"
                "前の行に「{{もし 同点の決着}}」、後の行に「{{ここまで}}」と書いて囲んでください。"
            ),
        ),
        (
            runs("{{ファイナリスト}}"),
            (
                "ひな形.docx「本文」: 「{{ファイナリスト}}」にある「ファイナリスト」は表なので、"
                "列の名前も必要です。「{{ファイナリスト.部門}}」のように、点に続けて列の名前を書いてください。"
            ),
        ),
        (
            runs("来場は{{来場者数}"),
            (
                "ひな形.docx「本文」: 「来場は{{来場者数}」の二重の波かっこが対になっていません。"
                "項目は「{{」と「}}」で囲み、途中で改行しないでください。"
            ),
        ),
        (
            runs("{{もし 来場者数}}") + runs("来場"),
            (
                "ひな形.docx「本文」: 「{{もし 来場者数}}」に対応する「{{ここまで}}」がありません。"
                "残す部分の終わりの次の行に「{{ここまで}}」と書いてください。"
                "表をまたぐときは、どちらも表の外に書きます。"
            ),
        ),
        (
            runs("{{ここまで}}"),
            (
                "ひな形.docx「本文」: 「{{ここまで}}」に対応する「{{もし …}}」がありません。"
                "残す部分の始まりの前の行に「{{もし 項目名}}」と書くか、この行を消してください。"
            ),
        ),
        (
            runs("{{もし 来場者数}}来場{{ここまで}}"),
            (
                "ひな形.docx「本文」: 「{{もし 来場者数}}来場{{ここまで}}」では、残す部分の印が"
                "ほかの文字と同じ行にあります。「{{もし …}}」と「{{ここまで}}」は、"
                "それぞれ一つの行に単独で書いてください。"
            ),
        ),
    ],
    ids=[
        "unknown field",
        "unknown column",
        "unknown condition",
        "no value this time",
        "table without column",
        "brace not closed",
        "part not closed",
        "part not opened",
        "part within a line",
    ],
)
def test_what_is_wrong_with_a_template_is_said(
    made: Callable[..., Path], body: str, sentence: str
) -> None:
    assert refusal(made(body)) == sentence


def test_a_row_of_two_tables_is_refused(made: Callable[..., Path]) -> None:
    other = Table("runners_up", "次点", (Column("取組名"),), (("議事録",),))
    content = content_of({}, {"ファイナリスト": ENTRIES, "次点": other})
    assert refusal(made(runs("{{ファイナリスト.取組名}}と{{次点.取組名}}")), content) == (
        "ひな形.docx「本文」: 「{{ファイナリスト.取組名}}と{{次点.取組名}}」の行に、"
        "二つの表の項目があります。一つの行には一つの表の項目だけを書いてください。"
    )


def test_faults_are_found_in_parts_that_are_dropped_and_in_headers(
    made: Callable[..., Path],
) -> None:
    template = made(kept_if("同点の決着", runs("{{次店}}")), header="{{資料}}")
    assert [line.split("。")[0] for line in refusal(template).splitlines()] == [
        (
            "ひな形.docx「ヘッダー」: 「{{資料}}」にある「資料」という項目はありません"
            "（もしかして「資料名」）"
        ),
        (
            "ひな形.docx「本文」: 「{{次店}}」にある「次店」という項目はありません"
            "（もしかして「次点」）"
        ),
    ]


def test_a_character_that_no_document_can_hold_is_named(made: Callable[..., Path]) -> None:
    content = content_of({"題": "窓口\x07DX"}, {})
    with pytest.raises(InputUnfit) as caught:
        fill(made(runs("{{題}}")), content, ABOUT)
    assert str(caught.value) == (
        "題: 「窓口DX」に、文書に書けない文字（U+0007）が入っています。"
        "元のブックのその文字を消してください。"
    )


def test_a_missing_template_is_a_wrong_setting(tmp_path: Path) -> None:
    assert refusal(tmp_path / "ない.docx") == (
        "ない.docx: 資料のひな形が見つかりません。設定の「報告資料のひな形」のファイル名を直すか、"
        "空にして標準のひな形を使ってください。"
    )


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"plain text"])
def test_a_file_that_is_no_document_is_a_wrong_setting(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "壊れた.docx"
    path.write_bytes(content)
    with pytest.raises(SettingsWrong) as caught:
        fill(path, CONTENT, ABOUT)
    assert str(caught.value) == (
        "壊れた.docx: Wordの文書として開けません。Wordで開いて「Word 文書 (*.docx)」として"
        "保存し直すか、標準のひな形を使ってください。"
    )


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
