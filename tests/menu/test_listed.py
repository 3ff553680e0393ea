"""Items that are chosen from a list of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from automations.jobs import ALIASES
from automations.menu.catalogue import items, listed
from automations.menu.event_menu import event_menu
from tests.menu.listening import desk

LIST = [
    "85 文書とひな形",
    "",
    "  1  実施要領（ルールの文章）を作る",
    "  2  出展者・登壇者などへの礼状を作る",
    "  3  次の担当者への引継書を作る",
    "  4  文書のひな形を取り出す",
    "  5  直したひな形を点検する",
    "  6  できた文書のフォルダーを開く",
    "",
]


def test_what_an_item_lists_is_shown_with_numbers_of_its_own(event: Path) -> None:
    at = desk("85", "0", "99")
    event_menu(at.tools(), event)
    assert LIST in [page[: len(LIST)] for page in at.screen.pages]
    assert at.ran == []


def test_what_is_chosen_is_run(event: Path) -> None:
    at = desk("85", "３", "", "99")
    event_menu(at.tools(), event)
    assert at.ran == [["handover", str(event)]]


@pytest.mark.parametrize("typed", ["7", "みかん", "85"])
def test_a_number_that_is_not_listed_is_asked_for_again(event: Path, typed: str) -> None:
    at = desk("85", typed, "", "99")
    event_menu(at.tools(), event)
    sentence = f"「{typed}」という番号はありません。画面にある番号を入れてください。"
    assert sentence in [line for page in at.screen.pages for line in page]
    assert at.ran == []


def test_every_listed_item_is_a_command_or_opens_something() -> None:
    own = [each for item in items().values() for each in listed(item)]
    assert [each.runs[0] for each in own if each.runs and each.runs[0] not in ALIASES] == []
    assert [each.label for each in own if not (each.runs or each.opens)] == []


def test_connecting_is_chosen_beside_the_settings(event: Path) -> None:
    at = desk("92", "2", "", "99")
    event_menu(at.tools(), event)
    assert at.ran == [["connect", str(event)]]
