"""Whatever document the rehearsal makes is sound, can be read by all, and says what is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from automations.documents.fonts import HOUSE_FONTS
from automations.documents.lint import faults, hindrances
from tests.flows.rehearsed_documents import (
    Rehearsed,
    known_numbers,
    rehearse_documents,
    text_of,
    unfounded,
)
from tests.office.installed import invalid, needs_office, needs_validator, pages_of

# What promises a number of pages keeps it; a document that is not named has one page or more.
PAGES = {
    "審査結果.docx": 3,
    "実施要領（案）.docx": 2,
}
LONG = {"受付名簿.docx", "受付票.docx", "名札.docx"}
"""Cards and lists of everybody: laid out in tests/documents, and slow to lay out here."""


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory: pytest.TempPathFactory) -> Rehearsed:
    return rehearse_documents(tmp_path_factory.mktemp("gate") / "リハーサル")


def test_every_document_is_sound_and_hinders_nobody(rehearsed: Rehearsed) -> None:
    typed = "\n".join(text_of(path) for path in rehearsed.documents)
    made = {path.name: path.read_bytes() for path in rehearsed.documents}
    found = {
        name: {*faults(each, HOUSE_FONTS, typed), *hindrances(each)} for name, each in made.items()
    }
    assert {name: each for name, each in found.items() if each} == {}
    assert {"報告資料.docx", "ファイナリスト案.docx", "審査結果.docx", "賞状.docx"} <= made.keys()


@needs_validator
def test_every_document_is_what_its_format_says(rehearsed: Rehearsed) -> None:
    assert invalid(rehearsed.documents) == {}


@needs_office
def test_every_document_has_the_pages_it_promises_and_none_is_blank(
    rehearsed: Rehearsed, tmp_path: Path
) -> None:
    documents = [path for path in rehearsed.documents if path.name not in LONG]
    pages = {path.name: each for path, each in pages_of(documents, tmp_path).items()}
    counted = {name: len(each) for name, each in pages.items() if name in PAGES}
    assert counted == PAGES
    assert {name: [page for page in each if not page.strip()] for name, each in pages.items()} == {
        name: [] for name in pages
    }
    assert all(pages.values())


def test_every_number_in_a_document_is_one_that_is_counted_or_set(rehearsed: Rehearsed) -> None:
    known = known_numbers(rehearsed)
    found = {path.name: unfounded(text_of(path), known) for path in rehearsed.documents}
    assert found == {path.name: [] for path in rehearsed.documents}


def test_another_number_than_the_counted_one_is_noticed(rehearsed: Rehearsed) -> None:
    (brief,) = (path for path in rehearsed.documents if path.name == "報告資料.docx")
    figures = rehearsed.reports[-1].figures
    visitors = f"{figures['visitors'].value:,}人"
    wrong = "987,654人"
    text = text_of(brief)
    assert visitors in text
    assert unfounded(text.replace(visitors, wrong, 1), known_numbers(rehearsed)) == [wrong]
