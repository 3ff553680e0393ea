"""Tabs in Google Sheets: what the settings name is made in one request, what is there stays."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest

from automations.books.google.snapshot import OnlineTab
from automations.books.google.trial import Promise
from automations.errors import PermissionRefused, TryAgain
from automations.event.loading import load_event
from automations.event.model import Event
from automations.flows.carrying import take_out
from automations.flows.online_places import OnlinePlaces
from automations.flows.online_tabs import NO_TABS, OnlineTabs, make_tabs
from automations.flows.preparing import NewEvent, prepare
from automations.ledger import online_copies
from automations.ledger.online_copies import OnlineCopy
from automations.tables.places import Place
from automations.tables.problems import problem
from tests.books.google.kept_sheets import EMPTY, KEY, KeptSheets
from tests.flows.test_preparing import contents
from tests.small_event import AFTER, RESTRICTED

NEW = NewEvent("展示", "みなと市", date(2027, 12, 24), OnlinePlaces(KEY))
US = "dxten@example.iam.gserviceaccount.com"
MADE = ("受付簿「申込」", "受付簿「受付簿」", "受付簿「エントリー」")
TABS = [
    "シート1",
    "記入のしかた",
    "申込",
    "記入のしかた(受付簿)",
    "受付簿",
    "記入のしかた(取組)",
    "エントリー",
]


@pytest.fixture
def event(tmp_path: Path) -> Event:
    root = tmp_path / "催し"
    prepare(root, NEW, opened=lambda: (KeptSheets(), US))
    return load_event(root)


def titles(sheets: KeptSheets) -> list[str]:
    return [each.title for each in sheets.now.tabs]


def test_every_tab_is_made_behind_the_one_that_explains_it(event: Event) -> None:
    sheets = KeptSheets()
    assert make_tabs(sheets, US, event) == OnlineTabs(MADE)
    assert titles(sheets) == TABS
    assert len(sheets.asked) == 1, "all or nothing"


def test_a_second_time_there_is_nothing_to_make(event: Event) -> None:
    sheets = KeptSheets()
    make_tabs(sheets, US, event)
    assert make_tabs(sheets, US, event) == OnlineTabs((), MADE)
    assert len(sheets.asked) == 1


def test_a_tab_that_is_there_stays_and_needs_no_explaining(event: Event) -> None:
    there = replace(EMPTY, tabs=(OnlineTab(0, "申込", 1, 1),))
    sheets = KeptSheets(now=there)
    assert make_tabs(sheets, US, event) == OnlineTabs(MADE[1:], MADE[:1])
    assert titles(sheets) == ["申込", *TABS[3:]]
    assert "申込" not in str(sheets.asked[0][0]["addSheet"])


@pytest.mark.parametrize("lost", [True, False])
def test_what_is_cut_off_is_made_once(event: Event, lost: bool) -> None:  # noqa: FBT001 - a case
    sheets = KeptSheets(cut_off=1, lost=lost)
    assert make_tabs(sheets, US, event) == OnlineTabs(MADE)
    assert titles(sheets) == TABS


def test_tabs_asked_for_twice_bear_the_same_numbers(event: Event) -> None:
    first, again = KeptSheets(), KeptSheets(cut_off=1, lost=True)
    make_tabs(first, US, event)
    make_tabs(again, US, event)
    assert first.now.tabs == again.now.tabs


def test_a_service_that_refuses_changes_nothing(event: Event) -> None:
    sheets = KeptSheets(broken=Promise.WRITES)
    with pytest.raises(TryAgain) as refused:
        make_tabs(sheets, US, event)
    assert str(refused.value) == (
        "受付簿: シートを作れませんでした（Googleが断りました）。何も変わっていません。"
        "ほかの人がシートを作っている最中でないかを確かめ、もう一度実行してください。"
    )
    assert sheets.now == EMPTY


def test_an_event_of_files_asks_nothing_of_google(tmp_path: Path) -> None:
    new = replace(NEW, online=OnlinePlaces())
    made = prepare(tmp_path / "催し", new, opened=lambda: pytest.fail("nobody is to be asked"))
    assert made.online == NO_TABS


def test_files_and_tabs_are_made_together(tmp_path: Path) -> None:
    root, sheets = tmp_path / "催し", KeptSheets()
    made = prepare(root, NEW, opened=lambda: (sheets, US))
    assert made.online == OnlineTabs(MADE)
    assert "共有/エントリーシート.xlsx" in made.made
    assert not {"共有/申込.xlsx", "共有/受付簿.xlsx", "共有/エントリー.xlsx"} & {*contents(root)}
    again = prepare(root, NEW, only_missing=True, opened=lambda: (sheets, US))
    assert again.online == OnlineTabs((), MADE)
    assert again.made == ()


def test_what_cannot_be_reached_keeps_the_folder_from_being_made(tmp_path: Path) -> None:
    sheets = KeptSheets(away=PermissionRefused("見られません。"))
    with pytest.raises(PermissionRefused):
        prepare(tmp_path / "催し", NEW, opened=lambda: (sheets, US))
    assert contents(tmp_path) == {}


def test_a_folder_that_was_taken_out_makes_its_files_and_no_tabs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "催し"
    made = prepare(root, NEW, opened=lambda: (KeptSheets(), US))
    online_copies.keep(root / RESTRICTED, KEY, b"read", OnlineCopy("共有", AFTER))
    monkeypatch.setattr("automations.flows.online_books._connect", _away)
    copy = take_out(root, tmp_path / "写し", AFTER, "会場のPC").destination
    gone = copy / "共有/エントリーシート.xlsx"
    gone.unlink()
    again = prepare(copy, NEW, only_missing=True, opened=lambda: pytest.fail("nobody is asked"))
    assert (again.made, again.online) == (("共有/エントリーシート.xlsx",), NO_TABS)
    assert made.online == OnlineTabs(MADE)


def _away() -> NoReturn:
    raise TryAgain(problem("google_too_late", Place("共有")))
