"""What people typed, as it may stand on paper: no name breaks a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.documents.patterns import filled, printable, shortened
from automations.documents.text_width import width
from automations.documents.wordxml import WORD, name_of, parse, unwritable

BAND = (
    f'<w:p xmlns:w="{WORD}"><w:pPr><w:pStyle w:val="STYLE"/></w:pPr>'
    "<w:r><w:t>TEXT</w:t></w:r></w:p>"
)


def style_of(style: str, text: str, name: str) -> str:
    pattern = parse(BAND.replace("STYLE", style).replace("TEXT", text).encode())
    found = next(filled(pattern, {"氏名": name, "区分": name}).iter(name_of("pStyle")))
    return str(found.get(name_of("val")))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("山田\x07太郎", "山田\ufffd太郎"),
        ("山田\n太郎", "山田 太郎"),
        ("山田　太郎", "山田　太郎"),
        ("山田\u202e太郎\u200b", "山田太郎"),
        ("A & B <b>", "A & B <b>"),
        ("{{会場}}", "{{会場}}"),
        ("𠮷田\udcff", "𠮷田\ufffd"),
        ("あ" * 41, "あ" * 39 + "…"),
    ],
)
def test_what_paper_cannot_hold_is_seen_and_what_is_not_seen_is_left_out(
    typed: str, printed: str
) -> None:
    assert printable({"氏名": typed}) == {"氏名": printed}


@pytest.mark.parametrize(
    ("letters", "style"),
    [(7, "BadgeName"), (8, "BadgeNameLong"), (24, "BadgeNameLong"), (25, "BadgeNameLongest")],
)
def test_a_long_name_gets_a_smaller_style(letters: int, style: str) -> None:
    assert style_of("BadgeName", "{{氏名}}", "あ" * letters) == style


def test_what_stands_beside_the_name_counts_as_well() -> None:
    assert style_of("SlipName", "{{氏名}} 様", "あ" * 8) == "SlipNameLong"


@pytest.mark.parametrize(
    ("kind", "style"), [("庁内", "BandHost"), ("登壇者", "BandSpeaker"), ("来賓", "Band")]
)
def test_the_band_of_a_badge_looks_like_what_it_says(kind: str, style: str) -> None:
    assert style_of("Band", "{{区分}}", kind) == style


@given(st.text(), st.integers(2, 20))
def test_a_shortened_text_fits(text: str, longest: int) -> None:
    assert width(shortened(text, longest)) <= longest


@given(st.text())
def test_anything_can_be_printed(text: str) -> None:
    assert unwritable(printable({"氏名": text})["氏名"]) == ""
