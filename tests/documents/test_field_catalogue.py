"""What a template may name is what its document knows; every shipped template keeps to it."""

from __future__ import annotations

from collections import Counter

import pytest

from automations import resources
from automations.documents import cards, certificates, entry_list, package, score_sheet
from automations.documents.field_catalogue import (
    NameKind,
    content_for,
    is_known,
    names_for,
    used_fields,
)
from automations.documents.fields import Field, plain
from automations.documents.sentences import wordings
from automations.tables.report import figure_kinds

SHIPPED = resources.template_files()


def test_every_shipped_template_is_known() -> None:
    assert [name for name in SHIPPED if not is_known(name)] == []


def test_a_document_knows_every_figure_under_each_of_its_names() -> None:
    names = [each for kind in figure_kinds().values() for each in (kind.label, *kind.aliases)]
    content = content_for("報告資料.docx")
    assert [each for each in names if not content.knows(Field(plain(each), 0, 0))] == []


def test_a_document_knows_its_own_texts_tables_and_charts() -> None:
    content, known = content_for("報告資料.docx"), wordings()
    texts = [name for each in known.texts for name in each.names]
    tables = [name for names in known.tables.values() for name in names]
    assert {plain(each) for each in texts} <= content.words.keys()
    assert {plain(each) for each in tables} <= content.tables.keys()
    assert {plain(each.label) for each in known.charts} == content.charts.keys()


def test_the_columns_of_a_table_are_those_of_the_rehearsal() -> None:
    content = content_for("報告資料.docx")
    assert content.fills(Field("ファイナリスト.取組名", 0, 0))
    assert not content.fills(Field("ファイナリスト.来場", 0, 0))


def test_columns_that_are_named_after_books_are_taken_as_they_are_used() -> None:
    used = [Field("申込の内訳.申込_区民.xlsx", 0, 0)]
    assert content_for("報告資料.docx", used).fills(used[0])


@pytest.mark.parametrize("template", SHIPPED)
def test_each_name_is_listed_once_with_its_meaning(template: str) -> None:
    listed = names_for(template)
    assert [
        name for name, count in Counter(each.name for each in listed).items() if count > 1
    ] == []
    silent = [each.name for each in listed if not each.meaning and each.kind is NameKind.FIGURE]
    assert silent == []


@pytest.mark.parametrize("template", SHIPPED)
def test_all_that_a_shipped_template_names_is_listed(template: str) -> None:
    parts = package.read_parts(resources.template_file(template))
    used = tuple(used_fields(parts))
    content = content_for(template, used)
    columns = [each for each in used if each.table in content.tables]
    assert [each.name for each in columns if not content.fills(each)] == []


def test_papers_know_what_their_makers_fill_in() -> None:
    listed = {name: {each.name for each in names_for(name)} for name in SHIPPED}
    assert listed["賞状.docx"] == set(certificates.FIELDS)
    sheet = {
        *score_sheet._JUDGE, *score_sheet._ENTRY, score_sheet.CRITERION, score_sheet.WEIGHT,  # noqa: SLF001 - what it fills in
        score_sheet.MARK, score_sheet.RECUSED,
    }  # fmt: skip
    assert sheet <= listed["採点票.docx"]
    assert {
        entry_list.TITLE,
        entry_list.CATEGORY,
        entry_list.HEADING,
        *entry_list.HIDDEN,
    } <= listed["取組一覧.docx"]
    assert {cards.NAME, cards.QR, cards.NUMBER, cards.TEXT} <= listed["名札.docx"]
