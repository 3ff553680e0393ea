"""What documents may say and name: every value asked for exists, and no name means two things."""

from __future__ import annotations

import tomllib
from dataclasses import fields

import pytest

from automations import resources
from automations.documents.cover import DocumentCover
from automations.documents.sentences import asked_for, wordings
from automations.event.document_settings import DocumentSettings
from automations.tables.report import figure_kinds

SHARED = "documents/shared.toml"
FILES = ("brief.toml", *(each for each in resources.config_files("documents") if each != SHARED))


@pytest.mark.parametrize("file", FILES)
def test_every_sentence_asks_for_names_that_exist(cover: DocumentCover, file: str) -> None:
    known = wordings(file)
    composed = tomllib.loads(resources.config_file(file).read_text(encoding="utf-8"))["composes"]
    written = {each.name for each in fields(DocumentSettings)}
    names = {*figure_kinds(), *cover.values(), "venue", *written, *composed}
    asked = {
        name
        for each in (*known.texts, *known.lines)
        for variants in each.sentences
        for sentence in variants
        for name in asked_for(sentence)
    }
    assert asked - names == set()


@pytest.mark.parametrize("file", FILES)
def test_no_name_in_a_template_means_two_things(file: str) -> None:
    known = wordings(file)
    kinds = figure_kinds().values()
    words = [name for kind in kinds for name in (kind.label, *kind.aliases)]
    words += [name for text in known.texts for name in text.names]
    named = [name for line in known.lines for name in line.names]
    named += [name for names in known.tables.values() for name in names]
    assert sorted(words + named) == sorted({*words, *named})
    assert {text.key for text in known.texts} & set(figure_kinds()) == set()
