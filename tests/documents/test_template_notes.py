"""What stops no document but shows on paper: changes left over, silent pictures, odd fonts."""

from __future__ import annotations

import pytest

from automations.documents import wordxml
from automations.documents.template_notes import changes_in, odd_fonts, silent_pictures

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
KNOWN = frozenset({"BIZ UDゴシック"})
EVERY = 'w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}" w:cs="{0}"'


def paragraphs(markup: str) -> list[wordxml.Element]:
    names = f'xmlns:w="{wordxml.WORD}" xmlns:wp="{DRAWING}"'
    return list(wordxml.paragraphs(wordxml.parse(f"<w:body {names}>{markup}</w:body>".encode())))


def run(fonts: str, text: str = "文") -> str:
    look = f"<w:rPr><w:rFonts {fonts}/></w:rPr>" if fonts else ""
    return f"<w:p><w:r>{look}<w:t>{text}</w:t></w:r></w:p>"


def test_changes_are_counted_and_the_first_is_placed() -> None:
    changed = "<w:p><w:ins><w:r/></w:ins><w:del><w:r/></w:del></w:p>"
    assert changes_in(paragraphs(f"<w:p/>{changed}{changed}")) == (4, 1)
    assert changes_in(paragraphs("<w:p/>")) == (0, 0)


def test_a_picture_says_what_it_shows_or_is_told_of() -> None:
    pictures = "<w:p><w:r><wp:docPr descr='図'/><wp:docPr/><wp:docPr descr=''/></w:r></w:p>"
    assert silent_pictures(paragraphs(pictures)[0]) == 2


@pytest.mark.parametrize(
    ("fonts", "found"),
    [
        ("", []),
        (EVERY.format("BIZ UDゴシック"), []),
        (f'{EVERY.format("BIZ UDゴシック")} w:hint="eastAsia"', []),
        (EVERY.format("ＭＳ 明朝"), [("template_font_strange", {"font": "ＭＳ 明朝"})]),
        ('w:eastAsia="ＭＳ 明朝"', [("template_font_strange", {"font": "ＭＳ 明朝"})]),
        ('w:eastAsia="BIZ UDゴシック"', [("template_half_fonts", {"font": "BIZ UDゴシック"})]),
        ('w:asciiTheme="minorEastAsia"', [("template_font_of_theme", {})]),
    ],
)
def test_fonts_that_another_pc_shows_otherwise(fonts: str, found: list[object]) -> None:
    assert list(odd_fonts(paragraphs(run(fonts))[0], KNOWN)) == found


def test_where_nothing_is_written_no_font_matters() -> None:
    assert list(odd_fonts(paragraphs(run('w:eastAsia="ＭＳ 明朝"', " "))[0], KNOWN)) == []
