"""Laws of filling: data is text and nothing else, the same gives the same, faults are foretold."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from automations.documents import wordxml
from automations.documents.content import Content, content_of
from automations.documents.lint import faults, fonts_of
from automations.documents.package import pack, read_parts, text_parts
from automations.documents.template import fill
from automations.documents.template_faults import faults_in
from automations.errors import InputUnfit, SettingsWrong
from automations.tables.report import Column, Table
from templates.word_markup import cell, table
from tests.documents.naughty import broken
from tests.documents.reading_back import all_lines, grids, lines, root_of
from tests.documents.samples import ABOUT, runs

Made = Callable[..., Path]

SLY = st.sampled_from(
    (
        *(
            "{{題}}",
            "{{表.列}}",
            "{{もし 題}}",
            "{{ここまで}}",
            "{{くりかえし 表}}",
            "{{表}}",
            "{{",
        ),
        *(
            "}}",
            "{",
            "}",
            "｛｛題｝｝",
            "《",
            "》",
            "\ufdd0",
            "\ufdd1",
            "\n",
            "\r\n",
            "\t",
            "  ",
            "&",
        ),
        *(
            "<w:p/>",
            "]]>",
            "題",
            "𠮷",
            "葛\U000e0100",
            "👩\u200d👧",
            "\u2028",
            "\x0b",
            "\x85",
            "\u202e",
        ),
    )
)
TEXTS = st.lists(SLY, max_size=6).map("".join)
ANY = st.text(st.characters(), max_size=40)
MARKS = st.sampled_from(
    (
        *(
            "{{題}}",
            "{{題《かな》}}",
            "{{無}}",
            "{{ない}}",
            "{{表}}",
            "前{{表}}",
            "{{表.列}}",
            "{{表.ない}}",
        ),
        *(
            "{{空}}",
            "{{空.列}}",
            "{{もし 題}}",
            "{{もし 無 がなければ}}",
            "{{もし ない}}",
            "{{ここまで}}",
        ),
        *(
            "{{くりかえし 表}}",
            "{{くりかえし 題}}",
            "{{くりかえし 無}}",
            "{{ここまで}}文",
            "{{題",
            "文",
            "{{}}",
        ),
        *(
            "{{題.列}}",
            "{{表.}}",
            "{{.列}}",
            "{{もし}}",
            "{{くりかえし}}",
            "{{表.列《列》}}",
            "{{表.列《ない》}}",
        ),
        *(
            "{{表.列}}{{空.列}}",
            "{{もし 表.列}}",
            "{{もし 表.ない}}",
            "{{くりかえし 空}}",
            "{{無.列}}",
        ),
    )
)
Lines = list[str]


def content(*values: str) -> Content:
    rows = tuple((each,) for each in values)
    tables = {
        "表": Table("t", "表", (Column("列"),), rows),
        "空": Table("e", "空", (Column("列"),), ()),
    }
    words = {"題": values[0] if values else "題", "かな": "だい"}
    return content_of(words, tables, ["無"])


def in_cells(body: Iterable[str]) -> str:
    rows = "".join(f"<w:tr>{cell(4000, runs(each))}</w:tr>" for each in body)
    return table([4000], rows)


house = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@house
@given(text=TEXTS)
@example("{{くりかえし 表}}")
@example("\ufdd0{{題}}\ufdd1")
@example(" 前後に空白  ")
@example("長" * 10_000)
def test_text_of_data_is_never_read_and_comes_out_whole(made: Made, text: str) -> None:
    shown = f"（{text}）"
    body = runs("題は", "{{題}}", "です") + runs("{{表.列}}")
    block = runs("{{くりかえし 表}}") + runs("{{表.列}}") + runs("{{ここまで}}") + runs("{{表}}")
    document = fill(made(body + block), content(shown), ABOUT)
    said = broken(shown)
    assert lines(document)[:3] == [f"題は{said}です", said, said]
    assert grids(document) == [[["列"], [said]]]


@house
@given(text=TEXTS, reading=TEXTS)
@example("二行\nある", "にぎょう")
@example("語", "よ\nみ")
@example("\ufdd0", "\ufdd1")
@example("", "\ufdd0")
def test_a_word_with_a_reading_comes_out_whole_too(made: Made, text: str, reading: str) -> None:
    words = content_of({"題": f"「{text}」", "かな": f"＝{reading}"}, {})
    document = fill(made(runs("前{{題《かな》}}、{{題}}後")), words, ABOUT)
    root = root_of(document)
    for above in list(root.iter(wordxml.name_of("rt"))):
        wordxml.remove(above)
    said = broken(f"「{text}」")
    assert docx_text(root) == f"前{said}、{said}後"


def docx_text(root: wordxml.Element) -> str:
    names = {"t": "", "br": "\n", "tab": "\t"}
    found = root.iter(*map(wordxml.name_of, names))
    return "".join(each.text or names[each.tag.rpartition("}")[2]] for each in found)


@house
@given(text=ANY)
def test_what_a_document_cannot_hold_is_refused_and_all_else_is_held(made: Made, text: str) -> None:
    template = made(runs("{{題}}"))
    given_text = f"「{text}」"
    if wordxml.unwritable(given_text):
        with pytest.raises(InputUnfit):
            fill(template, content(given_text), ABOUT)
    else:
        document = fill(template, content(given_text), ABOUT)
        assert [each.text for each in docx.Document(io.BytesIO(document)).paragraphs] == [
            broken(given_text),
        ]


@house
@given(body=st.lists(MARKS, max_size=7), tabled=st.booleans(), rows=st.integers(0, 2))
@example(
    body=["{{くりかえし 表}}", "{{もし 表.ない}}", "{{ここまで}}", "{{ここまで}}"],
    tabled=False,
    rows=1,
)
@example(body=["{{もし}}", "{{ここまで}}"], tabled=False, rows=1)
@example(body=["{{くりかえし}}", "{{ここまで}}"], tabled=False, rows=1)
@example(body=["{{題.列}}"], tabled=False, rows=1)
def test_a_template_without_a_fault_lacks_at_most_values(
    made: Made, body: Lines, *, tabled: bool, rows: int
) -> None:
    template = made(in_cells(body) if tabled and body else "".join(map(runs, body)))
    known = content(*["値"] * rows)
    foretold = [each.problem for each in faults_in(template, known)]
    try:
        document = fill(template, known, ABOUT)
    except SettingsWrong as refused:
        said = refused.sentences
        assert set(foretold) == set(said) or not foretold
        assert foretold or all("今回の集計にありません" in str(each) for each in said)
    else:
        assert foretold == []
        assert list(faults(document, fonts_of(document))) == []


@house
@given(body=st.lists(MARKS, max_size=5), rows=st.integers(0, 2))
def test_the_same_gives_the_same_bytes(made: Made, body: Lines, rows: int) -> None:
    template, known = made("".join(map(runs, body))), content(*["値"] * rows)
    if not faults_in(template, known):
        assert outcome(template, known) == outcome(template, known)


def outcome(template: Path, known: Content) -> bytes | str:
    try:
        return fill(template, known, ABOUT)
    except SettingsWrong as refused:
        return str(refused)


def test_a_template_without_fields_stays_as_it_is(made: Made) -> None:
    inside = (
        f'{runs("一")}<w:p><w:r><w:tab/><w:t>二 </w:t></w:r><w:bookmarkStart w:id="1" w:name="x"/>'
        f"</w:p><!-- 注 -->{in_cells(['三', '{四}'])}\n  {runs('｛五｝ {六}')}\n"
        f"<w:sdt><w:sdtContent>{runs('七')}</w:sdtContent></w:sdt>"
        f"{table([4000], f'<w:tr>{cell(4000, in_cells(chr(97)) + runs(chr(98)))}</w:tr>')}"
    )
    template = made(inside, header="八")
    parts, document = read_parts(template), fill(template, content("値"), ABOUT)
    for name in text_parts(parts):
        before, after = (wordxml.serialise(each) for each in trees(parts[name], document, name))
        assert after == before


def trees(part: bytes, document: bytes, name: str) -> tuple[wordxml.Element, wordxml.Element]:
    return wordxml.parse(part), root_of(document, name)


def test_a_part_that_word_cannot_read_is_named(made: Made) -> None:
    template = made(runs("{{題}}"))
    for name in ("word/styles.xml", "word/header1.xml", "[Content_Types].xml", "_rels/.rels"):
        held = read_parts(template)
        broken_file = template.with_name("壊れた.docx")
        broken_file.write_bytes(pack({**held, name: b"<w:styles"}))
        with pytest.raises(SettingsWrong) as refused:
            fill(broken_file, content("値"), ABOUT)
        assert "Wordの文書として開けません" in str(refused.value)


def test_nothing_is_left_of_the_marks(made: Made) -> None:
    body = (
        runs("{{くりかえし 表}}")
        + runs("{{もし 題}}")
        + runs("{{表.列}}")
        + runs("{{ここまで}}") * 2
    )
    assert all_lines(fill(made(body), content("甲", "乙"), ABOUT)) == ["甲", "乙"]
