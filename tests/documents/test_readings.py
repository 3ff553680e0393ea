"""A part of a template stands once for each row, asks of that row, and bears readings."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from automations.documents.composing import document
from automations.documents.content import content_of
from automations.errors import InputUnfit, SettingsWrong
from automations.tables.report import Column, Table
from templates.word_markup import kept_if, par
from tests.documents.prize_tables import COVER

OPENED, CLOSED = par("Mark", "{{くりかえし 通知}}"), par("Mark", "{{ここまで}}")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROWS = (("青木 花子", "あおき はなこ", "{{資料名}}"), ("飯田 次郎", "", ""))

Made = Callable[..., Path]


def filled(template: Path, rows: tuple[tuple[str, ...], ...] = ROWS) -> bytes:
    table = Table("t", "通知", tuple(map(Column, ("宛名", "ふりがな", "本文"))), rows)
    return document(template, content_of({"資料名": "通知"}, {"通知": table}), COVER)


def lines(made: bytes) -> list[str]:
    return [each.text for each in Document(io.BytesIO(made)).paragraphs]


def test_what_stands_between_the_marks_stands_once_for_each_row(made: Made) -> None:
    inner = par("BodyText", "{{通知.宛名}}様") + kept_if(
        "通知.本文", par("BodyText", "{{通知.本文}}")
    )
    template = made(par("Title", "{{資料名}}") + OPENED + inner + CLOSED + par("Note", "以上"))
    assert lines(filled(template)) == ["通知", "青木 花子様", "{{資料名}}", "飯田 次郎様", "以上"]


def test_a_reading_stands_above_its_word_and_only_there(made: Made) -> None:
    template = made(OPENED + par("BodyText", "代表は、{{通知.宛名《ふりがな》}}さん。") + CLOSED)
    body = Document(io.BytesIO(filled(template))).element.body
    pieces = [
        ["".join(t.text for t in ruby.iter(f"{WORD}t") if t.getparent().getparent().tag == tag)
         for tag in (f"{WORD}rubyBase", f"{WORD}rt")]
        for ruby in body.iter(f"{WORD}ruby")
    ]  # fmt: skip
    assert pieces == [["青木 花子", "あおき はなこ"]]
    whole = [
        "".join(t.text for t in paragraph.iter(f"{WORD}t")) for paragraph in body.iter(f"{WORD}p")
    ]
    assert whole == ["代表は、あおき はなこ青木 花子さん。", "代表は、飯田 次郎さん。"]


def test_without_anybody_the_part_is_left_out(made: Made) -> None:
    template = made(par("Title", "{{資料名}}") + OPENED + par("BodyText", "{{通知.宛名}}") + CLOSED)
    assert lines(filled(template, ())) == ["通知"]


def test_a_column_that_does_not_exist_is_named(made: Made) -> None:
    with pytest.raises(SettingsWrong) as refused:
        filled(made(OPENED + par("BodyText", "{{通知.宛先}}") + CLOSED))
    assert "「通知.宛先」という項目はありません" in str(refused.value)


def test_a_letter_that_no_document_can_hold_is_named(made: Made) -> None:
    template = made(OPENED + par("BodyText", "{{通知.宛名}}") + CLOSED)
    with pytest.raises(InputUnfit) as refused:
        filled(template, (("青木\x07", "", ""),))
    assert "U+0007" in str(refused.value)
