"""The rehearsal's books after a run: every row knows its state, and nobody reads about others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from automations.books.opening import read_book
from automations.errors import InputUnfit
from automations.flows.event_folder import open_event
from automations.flows.running import perform
from automations.flows.scope import EVERYTHING, FINALISTS
from automations.flows.status_texts import is_ours
from tests.flows.editing import ENTRIES, FORMS, RECEPTION, change_cells
from tests.small_event import AFTER

STATUS, TAB = "確認結果", "集計_要確認"
BOOKS = (ENTRIES, FORMS, RECEPTION)


def people_of(event: Path, book: str) -> Iterator[tuple[str, str]]:
    """Yield the name in each row of a list, and what our column says there."""
    rows = [texts for _, texts in read_book(event / book, book).sheets[0].rows()]
    headings = next(row for row in rows if STATUS in row)
    named = next(n for n, text in enumerate(headings) if text.startswith(("氏名", "取組名")))
    ours = headings.index(STATUS)
    for row in rows[rows.index(headings) + 1 :]:
        yield row[named], row[ours]


def tab_of(event: Path, book: str) -> str:
    sheets = (each for each in read_book(event / book, book).sheets if each.name == TAB)
    return "\n".join(text for sheet in sheets for _, texts in sheet.rows() for text in texts)


def test_every_row_says_something_of_ours_and_names_nobody(event: Path) -> None:
    perform(event, EVERYTHING, AFTER)
    for book in BOOKS:
        rows = list(people_of(event, book))
        names = {name for name, _ in rows if len(name) > 1}
        texts = {text for _, text in rows}
        assert all(is_ours(text) for text in texts), book
        assert [
            text for text in texts | {tab_of(event, book)} for name in names if name in text
        ] == []


def test_no_shared_book_tells_who_won(event: Path) -> None:
    outcome = perform(event, EVERYTHING, AFTER)
    assert outcome.findings.award is not None
    told = "\n".join(text for book in BOOKS for _, text in people_of(event, book))
    told += "".join(tab_of(event, book) for book in BOOKS)
    assert [
        each for each in ("得点", "順位", "ファイナリスト", "次点", "当落") if each in told
    ] == []
    assert {text for _, text in people_of(event, ENTRIES)} == {
        "審査の対象です", "取下げを受け付けました", "展示のみ（審査を希望しない）", "",
    }  # fmt: skip


def test_before_the_close_an_entry_says_the_same(event: Path) -> None:
    award = open_event(event).event.award
    assert award is not None
    perform(event, FINALISTS, award.vote.closes - timedelta(hours=1))
    before = list(people_of(event, ENTRIES))
    perform(event, FINALISTS, AFTER)
    assert list(people_of(event, ENTRIES)) == before


def test_an_entry_that_cannot_be_used_is_told_beside_it_and_the_others_stay(event: Path) -> None:
    perform(event, FINALISTS, AFTER)
    before = dict(people_of(event, ENTRIES))
    change_cells(event, ENTRIES, 6, {"取組名": None})
    with pytest.raises(InputUnfit):
        perform(event, FINALISTS, AFTER)
    now = dict(people_of(event, ENTRIES))
    assert now.pop("") == "要修正: 「取組名」が空です。値を入れるか、行ごと消してください。"
    assert now.items() <= before.items()
    change_cells(event, ENTRIES, 6, {"取組名": "直した取組"})
    change_cells(event, ENTRIES, 7, {"部門": None})
    with pytest.raises(InputUnfit):
        perform(event, FINALISTS, AFTER)
    assert dict(people_of(event, ENTRIES))["直した取組"] == "", "mended, and nobody knows more yet"
