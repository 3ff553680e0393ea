"""Every text that goes into a document comes out whole, or is named as what cannot go in.

The public list is the Big List of Naughty Strings by Max Woolf (MIT licence), installed by
`make office` and not copied; ours are Japanese.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import docx
import pytest

from automations.documents.brief import brief
from automations.documents.content import content_of
from automations.documents.cover import DocumentCover
from automations.documents.entry_list import EntryListCover, entry_list_document
from automations.documents.lint import faults, fonts_of
from automations.documents.template import fill
from automations.documents.wordxml import unwritable
from automations.errors import InputUnfit
from automations.resources import template_file
from automations.tables.problems import visible
from automations.tables.report import Column, Form, Report, Table
from tests.documents.naughty import JAPANESE, broken
from tests.documents.samples import ABOUT
from tests.office.installed import (
    as_text,
    naughty_strings,
    needs_naughty_strings,
    needs_office,
)

PUBLIC = tuple(dict.fromkeys(naughty_strings()))
LISTS = [
    pytest.param(JAPANESE, id="ours"),
    pytest.param(PUBLIC, id="public", marks=needs_naughty_strings),
]
UNWRITABLE = (
    "\x00",
    "\x01",
    "\x08",
    "\x0c",
    "\x1b",
    "\x1f",
    "\ud800",
    "\udfff",
    "\ufffe",
    "\uffff",
)
ROW = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{一覧.文}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
HEADINGS = ("番号", "取組名", "部門", "所属", "課題", "取組内容", "効果", "削減時間（年）")
LISTED = EntryListCover(
    "小さな催し", "DXアワード", "情報政策課",
    datetime(2027, 11, 1, 9, tzinfo=ZoneInfo("Asia/Tokyo")),
    "ABCD1234", "全職員", ("窓口",),
)  # fmt: skip


def filled(template: Path, texts: tuple[str, ...]) -> bytes:
    table = Table("texts", "一覧", (Column("文"),), tuple((text,) for text in texts))
    return fill(template, content_of({}, {"一覧": table}), ABOUT)


def cells(document: bytes) -> list[str]:
    opened = docx.Document(io.BytesIO(document))
    return [cell.text for table in opened.tables for row in table.rows for cell in row.cells]


def writable(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text for text in texts if not unwritable(text))


@pytest.mark.parametrize("texts", LISTS)
def test_every_text_comes_out_whole(made: Callable[..., Path], texts: tuple[str, ...]) -> None:
    expected = [broken(text) for text in writable(texts)]
    assert cells(filled(made(ROW), writable(texts))) == expected


@pytest.mark.parametrize("texts", LISTS)
def test_a_text_that_no_document_can_hold_is_named_with_its_letter(
    made: Callable[..., Path], texts: tuple[str, ...]
) -> None:
    unfit = [text for text in texts if unwritable(text)]
    for text in unfit:
        with pytest.raises(InputUnfit) as refused:
            filled(made(ROW), (text,))
        assert f"U+{ord(unwritable(text)):04X}" in str(refused.value)


@pytest.mark.parametrize("letter", UNWRITABLE, ids=lambda letter: f"{ord(letter):04X}")
def test_a_letter_that_no_document_can_hold_is_refused_with_its_field(
    made: Callable[..., Path], letter: str
) -> None:
    with pytest.raises(InputUnfit) as refused:
        filled(made(ROW), ("よい", f"窓{letter}口"))
    assert str(refused.value) == (
        f"一覧.文: 「窓口」に、文書に書けない文字（U+{ord(letter):04X}）が入っています。"
        "元のブックのその文字を消してください。"
    )


def with_titles(report: Report, texts: tuple[str, ...]) -> Report:
    table = report.tables["finalists"]
    first = table.rows[0]
    rows = tuple((*first[:3], text, *first[4:]) for text in texts)
    return replace(report, tables={**report.tables, "finalists": replace(table, rows=rows)})


@pytest.mark.parametrize("texts", LISTS)
def test_the_brief_holds_every_title_whole(
    template: Path, report: Report, cover: DocumentCover, texts: tuple[str, ...]
) -> None:
    said = {text for text in writable(texts) if text}
    made = brief(template, with_titles(report, tuple(said)), cover)
    assert {broken(text) for text in said} <= set(cells(made))


@pytest.mark.parametrize("letter", ["\x01", "\ufffe"])
def test_the_brief_is_refused_for_a_title_and_says_which(
    template: Path, report: Report, cover: DocumentCover, letter: str
) -> None:
    with pytest.raises(InputUnfit) as refused:
        brief(template, with_titles(report, (f"窓{letter}口",)), cover)
    assert f"取組名: 「窓口」に、文書に書けない文字（U+{ord(letter):04X}）" in str(refused.value)


@pytest.mark.parametrize("texts", LISTS)
def test_the_list_of_entries_shows_everything_that_can_be_seen(texts: tuple[str, ...]) -> None:
    rows = tuple(
        (f"{number:03}", f"取組{number}", "窓口", "課", text, text, text, text)
        for number, text in enumerate(writable(texts))
    )
    table = Table("voters_list", "取組一覧", tuple(map(Column, HEADINGS)), rows)
    document = entry_list_document(template_file("取組一覧.docx"), table, LISTED, blind=False)
    assert {shown(text) for text in writable(texts)} - {""} <= set(map(shown, cells(document)))
    assert list(faults(document, fonts_of(document), "\n".join(texts))) == []


def shown(text: str) -> str:
    """Return what a reader sees of a text: an entry's texts leave out what nobody can see."""
    return "".join(visible(text).split())


@needs_office
def test_another_program_reads_the_same_texts(made: Callable[..., Path], tmp_path: Path) -> None:
    # It breaks lines and drops letters that have no shape: what is left is compared.
    texts = tuple(text for text in (*JAPANESE, *PUBLIC[::8]) if shown(text))
    path = tmp_path / "文字.docx"
    path.write_bytes(filled(made(ROW), writable(texts)))
    found = shown(as_text(path, tmp_path))
    assert [text for text in writable(texts) if shown(text) not in found] == []


def test_a_number_is_shown_as_the_report_shows_it(made: Callable[..., Path]) -> None:
    table = Table("texts", "一覧", (Column("文", Form.COUNT),), ((1234567,), (0,)))
    assert cells(fill(made(ROW), content_of({}, {"一覧": table}), ABOUT)) == ["1,234,567", "0"]
