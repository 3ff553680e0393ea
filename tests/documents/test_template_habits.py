"""What people bring into a template from mail merge and from programs is seen as what it is."""

from __future__ import annotations

import pytest

from automations.documents import wordxml
from automations.documents.content import content_of
from automations.documents.template_habits import other_syntax, single_braces
from tests.documents.samples import runs

CONTENT = content_of({"来場者数": "751人"}, {})
INSTRUCTION = "<w:r><w:instrText>{}</w:instrText></w:r>"


def paragraph(markup: str) -> wordxml.Element:
    root = wordxml.parse(f'<w:body xmlns:w="{wordxml.WORD}">{markup}</w:body>'.encode())
    return root[0]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("来場は{{来場者数}}、前回は{580人}", []),
        ("「氏名」様、《ふりがな》", []),
        ("5 < 7、a >> b", []),
        ("«氏名» 様", [("«氏名»", "差し込み印刷")]),
        ("≪氏名≫ 様", [("≪氏名≫", "差し込み印刷")]),
        ("<<氏名>> 様", [("<<氏名>>", "差し込み印刷")]),
        ("＜＜氏名＞＞ 様", [("＜＜氏名＞＞", "差し込み印刷")]),
        ("{% for 人 in 人々 %}", [("{% for 人 in 人々 %}", "プログラムの命令")]),
        ("{# 覚え #}", [("{# 覚え #}", "プログラムの命令")]),
        ("${氏名}", [("${氏名}", "プログラムの命令")]),
    ],
)
def test_letters_of_other_tools(line: str, found: list[tuple[str, str]]) -> None:
    escaped = line.replace("<", "&lt;").replace(">", "&gt;")
    assert list(other_syntax(paragraph(runs(escaped)))) == found


def test_a_field_of_mail_merge_is_named_once() -> None:
    split = INSTRUCTION.format(" MERGE") + INSTRUCTION.format("FIELD 氏名 ")
    shown = "<w:r><w:t>«氏名»</w:t></w:r>"
    whole = paragraph(f"<w:p>{split}{shown}</w:p>")
    assert list(other_syntax(whole)) == [("氏名", "差し込み印刷")]


def test_a_simple_field_of_mail_merge_is_found_too() -> None:
    simple = "<w:p><w:fldSimple w:instr=' MERGEFIELD \"受付 番号\" '/></w:p>"
    assert list(other_syntax(paragraph(simple))) == [("受付 番号", "差し込み印刷")]


def test_the_number_of_the_page_is_no_mail_merge() -> None:
    assert list(other_syntax(paragraph("<w:p><w:fldSimple w:instr=' PAGE '/></w:p>"))) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("来場は{来場者数}", ["来場者数"]),
        ("来場は｛ 来場者数 ｝", ["来場者数"]),
        ("来場は{{来場者数}}", []),
        ("集合 {a, b} は別", []),
    ],
)
def test_one_brace_around_a_name_of_ours(line: str, found: list[str]) -> None:
    assert list(single_braces(line, CONTENT)) == found
