"""Mistakes of office workers in a template: a comment at its place in a copy answers each."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from docx import Document

from automations import resources
from automations.documents.package import pack, read_parts
from automations.documents.template_doctor import annotated, examined, is_annotated
from automations.documents.word_comments import Author
from templates.word_markup import kept_if
from tests.documents.samples import runs

AUTHOR = Author("DX展", "DX", datetime(2026, 3, 1, 9, 5, tzinfo=ZoneInfo("Asia/Tokyo")))
BRIEF = "報告資料.docx"
MEND = "ひな形の項目名を直すか、消してください。"
REWRITE = "「{{項目名}}」の形に書き直してください。使える項目名は「項目一覧.xlsx」にあります。"
PICTURE = (
    "<w:p><w:r><wp:docPr"
    " xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'/></w:r></w:p>"
)
MERGED = (
    "<w:p><w:fldSimple w:instr=' MERGEFIELD 氏名 '><w:r><w:t>«氏名»</w:t></w:r></w:fldSimple></w:p>"
)
DELETED = "<w:p><w:ins w:id='1' w:author='a'><w:r><w:t>文</w:t></w:r></w:ins></w:p>"
MINCHO = (
    "<w:p><w:r><w:rPr><w:rFonts w:eastAsia='ＭＳ 明朝'/></w:rPr><w:t>本文です</w:t></w:r></w:p>"
)
THEME = MINCHO.replace("w:eastAsia='ＭＳ 明朝'", "w:eastAsiaTheme='minorEastAsia'")
Made = Callable[..., Path]


def row(*cells: str) -> str:
    inside = "".join(f"<w:tc>{runs(each)}</w:tc>" for each in cells)
    return f"<w:tbl><w:tr>{inside}</w:tr></w:tbl>{runs('')}"


def comments(template: Path, kind: str = BRIEF) -> list[str]:
    """Return the comments in the copy; those of a document in order open it in Word, too."""
    found = examined(template, kind).findings
    copy = annotated(template, found, AUTHOR)
    return [each.text for each in Document(io.BytesIO(copy)).comments]


MISTAKES: dict[str, tuple[str, str, list[str]]] = {
    "a misspelt field": (
        runs("来場は{{来場社数}}"),
        "",
        [(f"「来場は{{{{来場社数}}}}」にある「来場社数」という項目はありません"
         f"（もしかして「来場者数」）。{MEND}")],
    ),
    "a misspelt field in the header": (
        runs("一行目"),
        "{{来場社数}}",
        [("【ヘッダー】「{{来場社数}}」　「{{来場社数}}」にある「来場社数」という項目はありません"
         f"（もしかして「来場者数」）。{MEND}")],
    ),
    "a brace missing": (
        runs("来場は{{来場者数}"),
        "",
        [("「来場は{{来場者数}」の二重の波かっこが対になっていません。"
         "項目は「{{」と「}}」で囲み、途中で改行しないでください。")],
    ),
    "one brace only": (
        runs("来場は{来場者数}"),
        "",
        [("「来場は{来場者数}」にある「来場者数」は、波かっこが一重です。"
         "波かっこを二つずつ重ねて、「{{来場者数}}」と書いてください。")],
    ),
    "a column of another table": (
        row("{{評価基準.票数}}"),
        "",
        [(f"「{{{{評価基準.票数}}}}」にある「評価基準.票数」という項目はありません（もしかして"
         f"「評価基準.配点」）。{MEND}"),
         ("「票数」は、「票の内訳」の列です。その値を入れるときは、「{{票の内訳.票数}}」と"
         "書いてください。")],
    ),
    "two tables in one row": (
        row("{{結論.文}}", "{{評価基準.配点}}"),
        "",
        [("「{{結論.文}}」の行に、二つの表の項目があります。"
         "一つの行には一つの表の項目だけを書いてください。")],
    ),
    "a condition that is never closed": (
        runs("{{もし 次点}}") + runs("文"),
        "",
        [("「{{もし 次点}}」に対応する「{{ここまで}}」がありません。その部分の終わりの次の行に"
         "「{{ここまで}}」と書いてください。表をまたぐときは、どちらも表の外に書きます。")],
    ),
    "an end without a condition": (
        runs("文") + runs("{{ここまで}}"),
        "",
        [("「{{ここまで}}」に対応する「{{もし …}}」や「{{くりかえし …}}」がありません。"
         "始まりの前の行に"
         "「{{もし 項目名}}」か「{{くりかえし 表の名前}}」と書くか、この行を消してください。")],
    ),
    "a condition beside other text": (
        runs("次点は{{もし 次点}}あります{{ここまで}}"),
        "",
        [("「次点は{{もし 次点}}あります{{ここまで}}」では、"
         "部分の始まりや終わりの印がほかの文字と同じ行にあります。「{{もし …}}」"
         "「{{くりかえし …}}」「{{ここまで}}」は、それぞれ一つの行に単独で書いてください。")],
    ),
    "a table within a sentence": (
        runs("評価基準は{{評価基準}}です"),
        "",
        [
            ("「評価基準は{{評価基準}}です」にある「評価基準」は表なので、文の中には置けません。"
            "表をそのまま置くなら「{{評価基準}}」だけの行にし、一つの列を入れるなら"
            "「{{評価基準.評価基準}}」のように、点に続けて列の名前を書いてください。")
        ],
    ),
    "a chart in the header": (
        runs("一行目"),
        "{{来場時間帯の図}}",
        [
            ("【ヘッダー】「{{来場時間帯の図}}」　"
             "「{{来場時間帯の図}}」にある「来場時間帯の図」は図なので、"
            "ヘッダー・フッター・脚注・テキストボックスには置けません。本文に移してください。")
        ],
    ),
    "a chart beside other text": (
        runs("図1 {{来場時間帯の図}}"),
        "",
        [
            ("「図1 {{来場時間帯の図}}」にある「来場時間帯の図」は図なので、ほかの文字と同じ行には"
            "置けません。「{{来場時間帯の図}}」だけの行にしてください。")
        ],
    ),
    "a text that is to be repeated": (
        runs("{{くりかえし 資料名}}") + runs("文") + runs("{{ここまで}}"),
        "",
        [
            ("「{{くりかえし 資料名}}」にある「資料名」は表ではないので、くりかえせません。"
            "「{{くりかえし …}}」には、表の名前を書いてください。")
        ],
    ),
    "a reading that is no column": (
        row("{{次点.取組名《ふりがな》}}"),
        "",
        [
            ("「{{次点.取組名《ふりがな》}}」にある「次点.ふりがな」という項目はありません。"
            f"{MEND}")
        ],
    ),
    "mail merge of Word": (
        MERGED,
        "",
        [f"「«氏名»」にある「氏名」は、ほかの道具の書き方（差し込み印刷）です。{REWRITE}"],
    ),
    "commands of a program": (
        runs("{% for 人 in 人々 %}"),
        "",
        [("「{% for 人 in 人々 %}」にある「{% for 人 in 人々 %}」は、ほかの道具の書き方"
         f"（プログラムの命令）です。{REWRITE}")],
    ),
    "a picture that says nothing": (
        PICTURE,
        "",
        [("代替テキストのない図があります。"
         "図を右クリックして「代替テキストの表示」を選び、図の内容を短く書いてください。")],
    ),
    "changes left in the template": (
        DELETED,
        "",
        [("変更履歴が残っています（1か所）。消したはずの文字も、資料に出ることがあります。"
         "Wordの「校閲」にある「承諾」で、「すべての変更を反映し、変更の記録を停止」を選んでください。")],
    ),
    "a font of one PC": (
        MINCHO,
        "",
        [("「本文です」の書体「ＭＳ 明朝」は、標準のひな形にありません。ほかのPCでは別の書体で"
         "表示されることがあります。標準のひな形の書体を選ぶか、このままでよいかを確かめてください。")],
    ),
    "a font of the theme": (
        THEME,
        "",
        [("「本文です」の書体は、Wordの「テーマ」の書体です。"
         "PCによって別の書体になります。書体の名前を選んで指定してください。")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "header", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_answered_by_a_comment(
    body: str, header: str, said: list[str], made: Made
) -> None:
    assert comments(made(body, header)) == said


@pytest.mark.parametrize(
    "body",
    [
        runs("来場は｛｛ 来場者数 ｝｝"),
        runs("来場は{{来", "場者", "数}}"),
        runs("来場は{{“来場者数”}}、{{「来場者数」}}"),
        runs("{{評価基準}}") + runs("{{来場時間帯の図}}"),
        runs("{{くりかえし 次点}}") + runs("{{次点.取組名}}") + runs("{{ここまで}}"),
        runs("{{総来場者数}}"),
        row("{{ファイナリスト．取組名}}", "{{ ファイナリスト. 得点 }}"),
        kept_if("次点", runs("次点がある")),
        kept_if("前回との比較 がなければ", runs("初めての開催")),
        runs("集合 {a, b}、5 &lt; 7"),
    ],
)
def test_what_we_understand_is_no_mistake(body: str, made: Made) -> None:
    assert examined(made(body), BRIEF).findings == ()


@pytest.mark.parametrize("name", resources.template_files())
def test_nothing_is_wrong_with_a_shipped_template(name: str) -> None:
    found = examined(resources.template_file(name), name)
    assert [str(each.problem) for each in found.findings] == []


def test_papers_know_no_conditions(made: Made) -> None:
    found = examined(made(kept_if("氏名", runs("{{氏名}}"))), "名札.docx")
    assert [each.found for each in found.faults] == [
        "「{{もし 氏名}}」にある「もし氏名」という項目はありません",
        "「{{ここまで}}」にある「ここまで」という項目はありません",
    ]


def test_fields_are_named_once_without_marks(made: Made) -> None:
    body = runs("{{来場者数}}と{{来場者数}}") + kept_if("次点", runs("{{結論.文}}"))
    assert examined(made(body), BRIEF).fields == ("来場者数", "次点", "結論.文")


def test_a_file_that_is_no_word_document_has_a_fault_without_a_place(tmp_path: Path) -> None:
    path = tmp_path / BRIEF
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert [str(each) for each in examined(path, BRIEF).faults] == [
        (
            "報告資料.docx: 以前のWordの形式（.doc）です。Wordで開いて、「名前を付けて保存」で"
            "「Word 文書 (*.docx)」を選び、保存し直してください。"
        )
    ]


def test_a_copy_of_ours_is_known_until_somebody_saves_it(made: Made) -> None:
    template = made(runs("{{来場社数}}"))
    copy = annotated(template, examined(template, BRIEF).findings, AUTHOR)
    assert is_annotated(copy, "DX展")
    assert not is_annotated(template.read_bytes(), "DX展")
    saved = io.BytesIO()
    Document(io.BytesIO(copy)).save(saved)
    assert not is_annotated(saved.getvalue(), "DX展")


def test_a_damaged_file_is_told_of_and_stops_no_other(made: Made) -> None:
    template = made(runs("{{来場者数}}"))
    parts = {**read_parts(template), "word/header1.xml": b"<w:hdr"}
    template.write_bytes(pack(parts))
    assert [each.code for each in examined(template, BRIEF).faults] == ["template_unreadable"]
