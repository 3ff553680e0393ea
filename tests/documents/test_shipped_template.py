"""The shipped template is what its script makes, and needs nothing that is not in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from automations.documents.fonts import HOUSE_FONTS
from automations.documents.lint import faults, fonts_of, hindrances
from automations.documents.package import read_parts
from automations.documents.wordxml import PARAGRAPH, name_of, parse
from templates.make_templates import TEMPLATES


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_the_committed_template_is_what_the_script_makes(path: Path) -> None:
    assert path.read_bytes() == TEMPLATES[path]()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_every_template_is_sound_but_for_its_fields(path: Path) -> None:
    found = set(faults(path.read_bytes(), HOUSE_FONTS))
    # Who made a document is known when it is made.
    assert {fault.split(": ")[1] for fault in found} == {"field left over", "no author"}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_hinders_who_reads_it_by_ear_or_by_its_outline(path: Path) -> None:
    assert hindrances(path.read_bytes()) == ()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_nothing_in_a_template_is_told_by_colour(path: Path) -> None:
    text = "".join(map(bytes.decode, read_parts(path).values()))
    told = set(re.findall(r'(?:w:fill|w:color|<w:color w:val)="([0-9A-F]{6})"', text))
    marks = {"0070C0"}  # the marks of conditions, which are never printed
    shades = [[int(each[at : at + 2], 16) for at in (0, 2, 4)] for each in told - marks]
    assert all(max(each) - min(each) <= 1 for each in shades)


def test_it_uses_one_japanese_font_on_all_slots_and_no_theme(template: Path) -> None:
    assert fonts_of(template.read_bytes()) == {"BIZ UDPGothic"}
    styles = parse(read_parts(template)["word/styles.xml"])
    slots = {frozenset(fonts.attrib) for fonts in styles.iter(name_of("rFonts"))}
    assert slots == {frozenset(map(name_of, ("ascii", "hAnsi", "eastAsia", "cs")))}


def test_every_table_of_records_repeats_its_headings_and_keeps_its_rows_whole(
    template: Path,
) -> None:
    body = parse(read_parts(template)["word/document.xml"])
    rows = list(body.iter(name_of("tr")))
    assert all(row.find(f".//{name_of('cantSplit')}") is not None for row in rows)
    repeated = body.findall(f".//{name_of('tblHeader')}")
    assert len(repeated) > 5


def test_every_paragraph_has_a_style_of_its_own(template: Path) -> None:
    body = parse(read_parts(template)["word/document.xml"])
    plain = [each for each in body.iter(PARAGRAPH) if each.find(f".//{name_of('pStyle')}") is None]
    assert plain == []


def test_it_tells_nothing_of_the_pc_it_was_made_on(template: Path) -> None:
    core = read_parts(template)["docProps/core.xml"].decode()
    assert re.findall("creator|lastModifiedBy|created|modified", core) == []
