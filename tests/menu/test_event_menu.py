"""One event's menu: its screen is drawn anew each time, and no input makes it stumble."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from automations.menu.event_menu import event_menu, shown_items
from automations.menu.terminal import Leaving
from tests.menu.listening import desk
from tests.planned_event import PLANNED
from tests.small_event import change_text

PROMPT = "番号を入れて Enter: "


def test_it_asks_until_somebody_leaves(event: Path) -> None:
    at = desk("9 9 9", "みかん", "０")
    with pytest.raises(Leaving):
        event_menu(at.tools(), event)
    assert at.screen.lines[-5:] == [
        f"{PROMPT}9 9 9",
        "「9 9 9」という番号はありません。画面にある番号を入れてください。",
        f"{PROMPT}みかん",
        "「みかん」という番号はありません。画面にある番号を入れてください。",
        f"{PROMPT}０",
    ]
    assert at.screen.lines[0] == "みなと市×DX展　　令和8年12月24日（木）　残り114日"


def test_99_goes_back_to_the_other_events(event: Path) -> None:
    at = desk("９９")
    event_menu(at.tools(), event)
    assert at.screen.typed == []


def test_enter_draws_the_screen_anew(event: Path) -> None:
    at = desk("", "99")
    event_menu(at.tools(), event)
    assert len(at.screen.pages) == 2


def test_a_single_digit_tells_how_a_phase_goes(event: Path) -> None:
    at = desk("５", "", "99")
    event_menu(at.tools(), event)
    assert at.screen.pages[2][0] == "5 選考の進め方"


def test_a_job_is_run_and_the_screen_comes_back(event: Path) -> None:
    at = desk("12", "", "99")
    event_menu(at.tools(), event)
    assert at.ran == [["doctor", str(event)]]
    assert at.screen.lines[0].startswith("みなと市×DX展")


def test_what_was_diagnosed_in_this_sitting_is_not_asked_for_again(event: Path) -> None:
    at = desk("12", "", "99")
    event_menu(at.tools(), event)
    step = "12  集計の前に、そろっているかを確かめます。"
    assert [step in "\n".join(page) for page in (at.screen.pages[1], at.screen.lines)] == [
        True,
        False,
    ]


def test_wrong_settings_lock_nobody_out(small: Path) -> None:
    settings = small / "event.toml"
    change_text(settings, {"choices_per_category = 2": "choices_per_category = -1"})
    at = desk("33", "12", "", "99")
    event_menu(at.tools(), small)
    assert at.screen.pages[1][:5] == [
        "小さな催し",
        "─" * 38,
        "次にすること  11  設定を直します（直すところ: 1か所）。",
        "",
        "設定を読み取れません。次のところを直してください。",
    ]
    assert "「33」という番号はありません。画面にある番号を入れてください。" in at.screen.everything
    assert at.ran == [["doctor", str(small)]]


def test_settings_that_are_mended_meanwhile_are_read_again(small: Path) -> None:
    settings = small / "event.toml"
    whole = settings.read_text(encoding="utf-8")
    settings.write_text("[", encoding="utf-8")
    at = desk("12", "", "99")

    def mend(_arguments: Sequence[str]) -> None:
        settings.write_text(whole, encoding="utf-8")

    at.does = mend
    event_menu(at.tools(), small)
    assert at.screen.pages[1][0] == "小さな催し"
    assert at.screen.lines[0] == "小さな催し　　令和6年12月24日（火）　過ぎました"


def test_items_without_a_meaning_for_the_event_are_not_shown() -> None:
    everything = shown_items(PLANNED)
    no_award = shown_items(replace(PLANNED, award=None))
    assert set(everything) - set(no_award) == {21, 22, 23, 41, 42, 43, 52, 56, 71, 95}
    no_guests = shown_items(replace(PLANNED, registration=None))
    assert set(everything) - set(no_guests) == {31, 32, 33, 34, 61, 62, 63, 64}
    neither = shown_items(replace(PLANNED, registration=None, award=None))
    assert set(no_guests) - set(neither) > {35}, "people and rows, or entries and ballots"
