"""What is answered when a template, or a text that goes into it, is wrong."""

from __future__ import annotations

import errno
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from automations.documents import package
from automations.documents.content import Content, content_of
from automations.documents.template import fill
from automations.errors import ExpectedFailure, InputUnfit, SettingsWrong
from automations.resources import template_file
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.report import Column, Table
from templates.word_markup import kept_if
from tests.documents.samples import ABOUT, CONTENT, ENTRIES, runs

PLAIN = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def refusal(template: Path, content: Content = CONTENT) -> str:
    with pytest.raises(ExpectedFailure) as caught:
        fill(template, content, ABOUT)
    return str(caught.value)


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
            runs("次は{{ファイナリスト}}です"),
            (
                "ひな形.docx「本文」: 「次は{{ファイナリスト}}です」にある「ファイナリスト」は"
                "表なので、"
                "文の中には置けません。表をそのまま置くなら「{{ファイナリスト}}」だけの行にし、"
                "一つの列を入れるなら「{{ファイナリスト.部門}}」のように、"
                "点に続けて列の名前を書いてください。"
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
                "その部分の終わりの次の行に「{{ここまで}}」と書いてください。"
                "表をまたぐときは、どちらも表の外に書きます。"
            ),
        ),
        (
            runs("{{ここまで}}"),
            (
                "ひな形.docx「本文」: 「{{ここまで}}」に対応する「{{もし …}}」や"
                "「{{くりかえし …}}」が"
                "ありません。"
                "始まりの前の行に「{{もし 項目名}}」か「{{くりかえし 表の名前}}」と書くか、"
                "この行を消してください。"
            ),
        ),
        (
            runs("{{もし 来場者数}}来場{{ここまで}}"),
            (
                "ひな形.docx「本文」: 「{{もし 来場者数}}来場{{ここまで}}」では、"
                "部分の始まりや終わりの印がほかの文字と同じ行にあります。"
                "「{{もし …}}」「{{くりかえし …}}」「{{ここまで}}」は、"
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


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ((b"document.main+xml", b"template.main+xml"), "template_for_new_files"),
        ((PLAIN, b"http://purl.oclc.org/ooxml/wordprocessingml/main"), "template_strict"),
    ],
)
def test_a_document_of_another_kind_is_not_filled_in(
    tmp_path: Path, changed: tuple[bytes, bytes], code: str
) -> None:
    path = tmp_path / "別の形式.docx"
    held = package.read_parts(template_file("引継書.docx"))
    path.write_bytes(package.pack({name: part.replace(*changed) for name, part in held.items()}))
    assert refusal(path) == str(problem(code, Place(path.name)))


def test_a_document_of_the_old_word_is_called_that(tmp_path: Path) -> None:
    path = tmp_path / "古い.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1WordDocument")
    assert refusal(path) == (
        "古い.docx: 以前のWordの形式（.doc）です。Wordで開いて、「名前を付けて保存」で"
        "「Word 文書 (*.docx)」を選び、保存し直してください。"
    )


def test_a_folder_is_no_template(tmp_path: Path) -> None:
    with pytest.raises(SettingsWrong, match="Wordの文書として開けません"):
        fill(tmp_path, CONTENT, ABOUT)


def test_a_share_that_is_gone_says_nothing_of_the_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise OSError(errno.EHOSTDOWN, os.strerror(errno.EHOSTDOWN))

    monkeypatch.setattr(zipfile, "ZipFile", gone)
    with pytest.raises(OSError, match=os.strerror(errno.EHOSTDOWN)):
        fill(tmp_path / "ひな形.docx", CONTENT, ABOUT)
