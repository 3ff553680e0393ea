"""The fonts of the settings stand wherever those of the shipped templates stood, and only there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from automations import resources
from automations.documents.cover import Look
from automations.documents.fonts import SLOTS, fonts_in, refonted
from automations.documents.package import Parts, pack, read_parts
from automations.documents.wordxml import name_of, parse
from automations.errors import SettingsWrong

LOOK = Look(font="游ゴシック & <A>", certificate_font="游明朝")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:latin typeface="BIZ UDPGothic"/><a:ea typeface="BIZ UDPGothic"/>'
    '<a:cs typeface="+mn-cs"/></c:chartSpace>'
)


def fonts_of(parts: Parts) -> set[str]:
    texts = [
        data for name, data in parts.items() if name.startswith("word/") and "rels" not in name
    ]
    return {font for text in texts for font in fonts_in(parse(text))}


def part(fonts: str) -> Parts:
    return {"word/document.xml": f'<w:r xmlns:w="{WORD}"><w:rFonts {fonts}/></w:r>'.encode()}


def slots(parts: Parts) -> dict[str, str]:
    fonts = parse(parts["word/document.xml"])[0]
    return {name.rpartition("}")[2]: font for name, font in fonts.attrib.items()}


@pytest.mark.parametrize("name", resources.template_files())
def test_every_font_of_a_shipped_template_is_replaced(name: str) -> None:
    parts = read_parts(resources.template_file(name))
    with_chart = {**parts, "word/charts/chart1.xml": CHART.encode()}
    found = fonts_of(refonted(with_chart, LOOK)) - {"theme:+mn-cs"}
    assert found <= {LOOK.font, LOOK.certificate_font}
    assert LOOK.font in found


def test_all_four_slots_are_set_and_their_themes_are_gone() -> None:
    fonts = " ".join(f'w:{slot}="BIZ UDPGothic"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    themes = 'w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"'
    found = slots(refonted(part(f'{fonts} {themes} w:cstheme="minorBidi"'), LOOK))
    assert found == dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), LOOK.font)
    assert set(map(name_of, found)) == set(SLOTS)


def test_a_theme_stays_where_no_font_of_ours_is_named() -> None:
    fonts = 'w:asciiTheme="minorHAnsi" w:eastAsia="BIZ UDPゴシック" w:hint="eastAsia"'
    assert slots(refonted(part(fonts), LOOK)) == {
        "asciiTheme": "minorHAnsi",
        "eastAsia": LOOK.font,
        "hint": "eastAsia",
    }


def test_certificates_have_a_font_of_their_own() -> None:
    both = 'w:ascii="BIZ UDPMincho" w:eastAsia="BIZ UD明朝 Medium" w:cs="BIZ UDPGothic"'
    assert slots(refonted(part(both), Look(certificate_font="游明朝"))) == {
        "ascii": "游明朝",
        "eastAsia": "游明朝",
        "cs": "BIZ UDPGothic",
    }


def test_what_staff_chose_in_their_template_stays() -> None:
    own = part('w:ascii="Century" w:eastAsia="ＭＳ 明朝"')
    assert refonted(own, LOOK) == own


def test_without_a_setting_nothing_changes(template: Path) -> None:
    parts = read_parts(template)
    assert refonted(parts, Look()) is parts


def test_the_same_parts_give_the_same_bytes(template: Path) -> None:
    first, second = (pack(refonted(read_parts(template), LOOK)) for _ in range(2))
    assert first == second


def test_what_is_not_set_in_a_font_stays_byte_for_byte(template: Path) -> None:
    parts = {**read_parts(template), "word/theme/theme1.xml": b"<a>BIZ UDPGothic</a>"}
    after = refonted(parts, LOOK)
    assert {name for name in parts if parts[name] != after[name]} == {"word/styles.xml"}


def test_the_document_still_opens_in_its_font(tmp_path: Path, made: Callable[..., Path]) -> None:
    path = tmp_path / "書体.docx"
    path.write_bytes(pack(refonted(read_parts(made("<w:p/>")), LOOK)))
    assert docx.Document(str(path)).styles["Normal"].font.name == LOOK.font


@pytest.mark.parametrize("font", ["字" * 32, "游\nゴシック", "游\x00", "游\ufffe"])
@pytest.mark.parametrize("setting", ["書体", "賞状の書体"])
def test_what_cannot_be_a_font_is_refused(font: str, setting: str, template: Path) -> None:
    look = Look(font=font) if setting == "書体" else Look(certificate_font=font)
    with pytest.raises(SettingsWrong) as refused:
        refonted(read_parts(template), look)
    assert str(refused.value) == (
        f"設定「{setting}」: 書体の名前として使えません。"
        "Wordの書体の一覧にある名前を、31文字以内でそのまま書くか、空にしてください。"
    )
