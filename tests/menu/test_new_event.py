"""A new event: four questions, asked again kindly until the answer can be used."""

from pathlib import Path

import pytest

from automations.menu.new_event import begin_event
from tests.menu.listening import Desk, desk


def begun(at: Desk, home: Path) -> Path | None:
    return begin_event(at.tools(), home)


def test_four_answers_make_the_command(home: Path) -> None:
    at = desk("みなと市×DX展", "みなと市", "2026/12/24", "", "")
    assert begun(at, home) == home / "みなと市×DX展"
    assert at.ran == [
        [
            "init",
            "--name=みなと市×DX展",
            "--host=みなと市",
            "--day=2026-12-24",
            str(home / "みなと市×DX展"),
        ]
    ]
    assert at.screen.pages[1] == [
        "新しい催しを始めます。（0 だけを入れると、やめて戻ります）",
        "",
        "名称（例: みどり野区×DX展）: みなと市×DX展",
        "主催（例: みどり野区）: みなと市",
        "開催日 [令和8年11月30日（月）]: 2026/12/24",
        "フォルダーの名前 [みなと市×DX展]: ",
    ]


def test_nothing_can_be_left_blank_but_what_is_proposed(home: Path) -> None:
    at = desk("", "DX展", "", "みなと市", "", "", "")
    assert begun(at, home) == home / "DX展"
    assert at.screen.everything.count("空のままでは始められません。") == 2
    assert "--day=2026-11-30" in at.ran[0]


@pytest.mark.parametrize("longest", ["D" * 500, "展" * 500])
def test_a_name_that_the_settings_would_refuse_is_asked_for_again(longest: str, home: Path) -> None:
    at = desk(f"{longest}二", longest, "市" * 600, "みなと市", "", "DX展", "")
    assert begun(at, home) == home / "DX展"
    assert at.ran[0][1:3] == [f"--name={longest}", "--host=みなと市"]
    assert "501字あります。500字までに縮めてください。" in at.screen.everything
    assert "600字あります。500字までに縮めてください。" in at.screen.everything


@pytest.mark.parametrize(
    "typed",
    ["2026/12/24", "２０２６／１２／２４", "令和8年12月24日", "R8.12.24", "20261224", "2026-12-24"],
)
def test_a_day_is_read_as_people_write_it(typed: str, home: Path) -> None:
    at = desk("DX展", "みなと市", typed, "", "")
    begun(at, home)
    assert "--day=2026-12-24" in at.ran[0]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("あした", "日付を読み取れません。2027/12/24、令和9年12月24日 のように書いてください。"),
        ("12/24", "日付を読み取れません。2027/12/24、令和9年12月24日 のように書いてください。"),
        ("2026/2/30", "日付を読み取れません。2027/12/24、令和9年12月24日 のように書いてください。"),
        ("2026/8/31", "令和8年8月31日（月）は過ぎています。これからの日を書いてください。"),
        ("2206/12/24", "令和188年12月24日（水）は10年より先です。年を確かめてください。"),
    ],
)
def test_a_day_that_cannot_be_is_asked_for_again(typed: str, answer: str, home: Path) -> None:
    at = desk("DX展", "みなと市", typed, "2026/12/24", "", "")
    begun(at, home)
    assert answer in at.screen.everything
    assert "--day=2026-12-24" in at.ran[0]


def test_the_folder_gets_a_name_that_windows_takes(home: Path) -> None:
    at = desk("DX展 2026/冬", "みなと市", "", "DX展: 冬", "")
    assert begun(at, home) == home / "DX展： 冬"
    assert "フォルダーの名前は「DX展： 冬」にします。" in at.screen.everything
    assert "フォルダーの名前 [DX展 2026／冬]: DX展: 冬" in at.screen.everything


def test_a_folder_that_is_there_is_not_taken(event: Path, home: Path) -> None:
    at = desk(event.name, "みなと市", "", event.name, "", "")
    assert begun(at, home) == home / f"{event.name}_2"
    taken = f"「{event.name}」というフォルダーは、もうあります。別の名前にしてください。"
    assert taken in at.screen.everything


@pytest.mark.parametrize(
    "typed", [["０"], ["DX展", "0"], ["DX展", "市", "0"], ["DX展", "市", "", "0"]]
)
def test_at_every_question_one_can_give_up(typed: list[str], home: Path) -> None:
    at = desk(*typed)
    assert begun(at, home) is None
    assert at.ran == []


def test_what_could_not_be_made_is_not_opened(home: Path) -> None:
    at = desk("DX展", "みなと市", "", "", "")
    at.ends = 73
    assert begun(at, home) is None
