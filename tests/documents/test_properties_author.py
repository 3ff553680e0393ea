"""Every document says whose it is, whether or not an office is set."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from automations.documents.package import pack, read_parts
from automations.documents.properties import described
from automations.flows.running import perform
from automations.flows.scope import ENTRIES, RECEPTION
from tests.documents.samples import ABOUT
from tests.small_event import AFTER, RESTRICTED, write_small_event


@pytest.mark.parametrize(
    ("author", "subject", "said"),
    [("情報政策課", "DX展", "情報政策課"), ("", "DX展", "DX展"), ("", "", "資料")],
)
def test_a_document_always_has_an_author(
    template: Path, author: str, subject: str, said: str
) -> None:
    about = replace(ABOUT, author=author, subject=subject)
    document = Document(io.BytesIO(pack(described(read_parts(template), about))))
    assert document.core_properties.author == said


def test_without_an_office_every_list_and_paper_is_made(tmp_path: Path) -> None:
    event = write_small_event(tmp_path / "event")
    text = (event / "event.toml").read_text(encoding="utf-8")
    assert "office" not in text
    for scope in (ENTRIES, RECEPTION):
        perform(event, scope, AFTER)
    authors = {
        Document(str(path)).core_properties.author for path in (event / RESTRICTED).rglob("*.docx")
    }
    assert "" not in authors
