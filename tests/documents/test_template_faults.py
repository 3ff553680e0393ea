"""Every fault of a template is found at once, at its paragraph, by the rules that fill one in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from automations.documents.content import Content, content_of
from automations.documents.template import fill
from automations.documents.template_faults import faults_in
from automations.errors import SettingsWrong
from automations.tables.report import Column, Table
from tests.documents.samples import ABOUT, CONTENT, ENTRIES, runs

Made = Callable[..., Path]
OTHER = Table("runners_up", "次点", (Column("取組名"),), (("議事録",),))
TWO = content_of({"来場者数": "751人"}, {"ファイナリスト": ENTRIES, "次点": OTHER})


def found(template: Path, content: Content = CONTENT) -> list[tuple[str, int, str]]:
    faults = faults_in(template, content)
    return [(each.part, each.paragraph, each.problem.code) for each in faults]


def test_a_sound_template_has_none(made: Made) -> None:
    assert found(made(runs("来場は{{来場者数}}"), header="{{資料名}}")) == []


def test_each_is_at_its_paragraph_counted_over_tables_and_boxes(made: Made) -> None:
    cell = f"<w:tbl><w:tr><w:tc>{runs('見出し')}{runs('{{来場社数}}')}</w:tc></w:tr></w:tbl>"
    box = f"<w:p><w:r><w:pict><w:txbxContent>{runs('{{資料}')}</w:txbxContent></w:pict></w:r></w:p>"
    template = made(runs("題") + cell + box + runs("{{ここまで}}"), header="{{結論}}")
    assert sorted(found(template)) == [
        ("word/document.xml", 2, "template_field_unknown"),
        ("word/document.xml", 4, "template_brace_open"),
        ("word/document.xml", 5, "template_end_without_condition"),
        ("word/header1.xml", 0, "template_field_unknown"),
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("来場は{{来場者数}", "template_brace_open"),
        ("{{来場社数}}", "template_field_unknown"),
        ("{{ファイナリスト.取組}}", "template_field_unknown"),
        ("{{ファイナリスト.取組名《よみ》}}", "template_field_unknown"),
        ("表は{{ファイナリスト}}", "template_table_alone"),
        ("{{ファイナリスト.取組名}}と{{次点.取組名}}", "template_two_tables"),
        ("{{もし 来場者数}}来場", "template_condition_not_alone"),
        ("{{もし 来場者数}}", "template_condition_without_end"),
        ("{{くりかえし 次点}}", "template_condition_without_end"),
        ("{{ここまで}}", "template_end_without_condition"),
    ],
)
def test_whoever_fills_in_refuses_what_is_found(made: Made, line: str, code: str) -> None:
    template = made(runs(line))
    with pytest.raises(SettingsWrong) as caught:
        fill(template, TWO, ABOUT)
    faults = faults_in(template, TWO)
    assert {str(each.problem) for each in faults} == set(str(caught.value).splitlines())
    assert code in {each.problem.code for each in faults}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "来場者数",
            (
                "ひな形.docx「本文」: 「{{くりかえし 来場者数}}」にある「来場者数」は"
                "表ではないので、くりかえせません。"
                "「{{くりかえし …}}」には、表の名前を書いてください。"
            ),
        ),
        (
            "ファイナリス",
            (
                "ひな形.docx「本文」: 「{{くりかえし ファイナリス}}」にある「ファイナリス」という"
                "項目はありません（もしかして「ファイナリスト」）。"
                "ひな形の項目名を直すか、消してください。"
            ),
        ),
    ],
)
def test_only_a_table_can_repeat_a_part(made: Made, name: str, sentence: str) -> None:
    template = made(runs(f"{{{{くりかえし {name}}}}}") + runs("{{ここまで}}"))
    assert [str(each.problem) for each in faults_in(template, TWO)] == [sentence]


def test_the_same_table_within_its_own_part_is_of_that_row(made: Made) -> None:
    line = runs("{{次点.取組名}}と{{ファイナリスト.取組名}}")
    row = f"<w:tbl><w:tr><w:tc>{line}</w:tc></w:tr></w:tbl>"
    opened, closed = runs("{{くりかえし ファイナリスト}}"), runs("{{ここまで}}")
    assert found(made(opened + row + closed), TWO) == []
    assert found(made(row), TWO) == [("word/document.xml", 0, "template_two_tables")]
