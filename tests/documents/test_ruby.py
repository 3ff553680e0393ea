"""``{{取組名《ふりがな》}}``: a reading above a word, wherever one can stand there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from automations.documents import wordxml
from automations.documents.content import content_of
from automations.documents.template import fill
from automations.documents.wordxml import name_of
from automations.errors import SettingsWrong
from automations.tables.report import Column, Table
from tests.documents.reading_back import all_lines, found
from tests.documents.samples import ABOUT, runs

Made = Callable[..., Path]


def made_of(template: Path, word: str, reading: str) -> bytes:
    rows = ((word, reading),)
    table = Table("p", "人", (Column("氏名"), Column("ふりがな")), rows)
    words = {"区長": word, "区長のふりがな": reading}
    return fill(template, content_of(words, {"人": table}), ABOUT)


def above(document: bytes) -> list[tuple[str, str]]:
    """Return each word with a reading, and the reading."""
    texts = [
        tuple("".join(each.text or "" for each in ruby.find(name_of(tag)).iter(wordxml.TEXT))
              for tag in ("rubyBase", "rt"))
        for ruby in found(document, "ruby")
    ]  # fmt: skip
    return [(base, reading) for base, reading in texts]


@pytest.mark.parametrize(
    "said",
    [
        "{{人.氏名《ふりがな》}}",
        "{{人.氏名《人.ふりがな》}}",
        "{{「人.氏名」《「ふりがな」》}}",
        "｛｛ 人．氏名 《 ふりがな 》 ｝｝",
        "{{区長《区長のふりがな》}}",
    ],
)
def test_a_reading_is_another_column_or_another_text(made: Made, said: str) -> None:
    document = made_of(made(runs(f"前{said}様")), "青木", "あおき")
    assert above(document) == [("青木", "あおき")]
    assert sorted("".join(all_lines(document))) == sorted("前青木あおき様")


@pytest.mark.parametrize("reading", ["", "青木"])
def test_no_reading_and_the_word_itself_are_not_set_above(made: Made, reading: str) -> None:
    document = made_of(made(runs("{{人.氏名《ふりがな》}}様")), "青木", reading)
    assert (above(document), all_lines(document)) == ([], ["青木様"])


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\x0b", "\u2028"])
def test_nothing_is_set_above_several_lines(made: Made, break_: str) -> None:
    document = made_of(made(runs("{{人.氏名《ふりがな》}}様")), f"青木{break_}花子", "あおき")
    assert (above(document), all_lines(document)) == ([], ["青木\n花子様"])


def test_several_in_a_line_keep_their_order(made: Made) -> None:
    line = runs("{{人.氏名《ふりがな》}}、{{区長《区長のふりがな》}}と{{区長}}")
    document = made_of(made(line), "𠮷田 & <花>", "よしだ")
    assert above(document) == [("𠮷田 & <花>", "よしだ")] * 2


def test_letters_that_mark_readings_inside_are_text_when_people_write_them(made: Made) -> None:
    odd = "\ufdd0青\ufdd1木"
    document = made_of(made(runs("{{人.氏名《ふりがな》}}")), odd, "あおき")
    assert (above(document), all_lines(document)) == ([], [odd])


def test_text_above_is_never_read_as_a_field(made: Made) -> None:
    document = made_of(made(runs("{{人.氏名《ふりがな》}}")), "{{区長}}", "{{もし 区長}}")
    assert above(document) == [("{{区長}}", "{{もし 区長}}")]


def test_a_reading_that_does_not_exist_is_named(made: Made) -> None:
    with pytest.raises(SettingsWrong) as caught:
        made_of(made(runs("{{人.氏名《ふりかな》}}")), "青木", "あおき")
    assert str(caught.value) == (
        "ひな形.docx「本文」: 「{{人.氏名《ふりかな》}}」にある「人.ふりかな」という"
        "項目はありません（もしかして「人.ふりがな」）。ひな形の項目名を直すか、消してください。"
    )
