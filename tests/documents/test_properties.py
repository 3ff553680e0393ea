"""What Word shows of a document is what it says of itself, whatever its template knew."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx

from automations.documents.lint import faults, fonts_of
from automations.documents.package import CORE, pack, read_parts
from automations.documents.properties import described
from tests.documents.samples import ABOUT


def test_every_property_is_said(template: Path) -> None:
    about = replace(ABOUT, subject="みどり野区×DX展", keywords="照合番号 7F3A91C2")
    said = docx.Document(io.BytesIO(pack(described(read_parts(template), about)))).core_properties
    assert (said.title, said.author, said.last_modified_by) == ("資料", "情報政策課", "情報政策課")
    assert (said.subject, said.keywords) == ("みどり野区×DX展", "照合番号 7F3A91C2")
    assert (said.language, said.created) == ("ja-JP", ABOUT.moment)


def test_a_title_stands_on_one_line_without_what_no_document_can_hold(template: Path) -> None:
    about = replace(ABOUT, title="A & <B>\x0b二行目\r\n三行目\x01𠮷\ufffe")
    said = docx.Document(io.BytesIO(pack(described(read_parts(template), about)))).core_properties
    assert said.title == "A & <B> 二行目 三行目 𠮷"


def test_a_template_without_properties_gets_them(template: Path) -> None:
    parts = read_parts(template)
    del parts[CORE]
    bare = {name: _without_core(data) for name, data in parts.items()}
    made = pack(described(bare, ABOUT))
    assert docx.Document(io.BytesIO(made)).core_properties.title == "資料"
    found = set(faults(made, fonts_of(made)))
    assert {fault for fault in found if "left over" not in fault} == set()


def _without_core(part: bytes) -> bytes:
    """Take the mention of the properties out of a part."""
    kept = [each for each in part.split(b"<") if b"core" not in each]
    return b"<".join(kept)
