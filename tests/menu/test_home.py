"""The home screen: the events of a folder, the rehearsal, a new event."""

import errno
import io
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from automations.menu.home import events_in, open_menu, serve
from automations.menu.terminal import Leaving
from tests.menu.listening import Desk, desk


def left(at: Desk, home: Path) -> None:
    with pytest.raises(Leaving):
        serve(at.tools(), home)


def test_events_stand_newest_first_and_those_with_faults_last(
    event: Path, small: Path, home: Path
) -> None:
    (home / "壊れた催し").mkdir()
    (home / "壊れた催し/event.toml").write_text("[", encoding="utf-8")
    (home / "ほかのもの").mkdir()
    (home / "メモ.txt").touch()
    assert [each.name for each in events_in(home)] == [event.name, small.name, "壊れた催し"]


def test_a_number_opens_its_event(event: Path, small: Path, home: Path) -> None:
    at = desk("４", "0")
    left(at, home)
    assert event.exists()
    assert at.screen.lines[0].startswith("小さな催し")
    assert small.exists()


def test_started_in_an_event_it_opens_that_event(small: Path) -> None:
    at = desk("0")
    left(at, small)
    assert at.screen.lines[0].startswith("小さな催し")


def test_from_an_event_99_leads_to_the_home_screen(small: Path) -> None:
    at = desk("99", "0")
    left(at, small)
    assert at.screen.lines[0].startswith("DX展")
    assert "  3  小さな催し  令和6年12月24日（火）　過ぎました" in at.screen.lines


@pytest.mark.parametrize("typed", ["3", "100", "あ", "-1"])
def test_a_number_that_is_not_there_is_answered(typed: str, home: Path) -> None:
    at = desk(typed, "0")
    left(at, home)
    answer = f"「{typed}」という番号はありません。画面にある番号を入れてください。"
    assert answer in at.screen.lines


def test_the_rehearsal_is_made_and_opened(small: Path, home: Path) -> None:
    def make(arguments: Sequence[str]) -> None:
        shutil.copytree(small, arguments[-1])

    at = desk("2", "", "", "0")
    at.does = make
    left(at, home)
    assert at.ran == [["demo", "--books-only", str(home / "DX展リハーサル")]]
    assert at.screen.lines[0].startswith("小さな催し")


def test_the_rehearsal_may_be_seen_through_to_the_prizes(small: Path, home: Path) -> None:
    def make(arguments: Sequence[str]) -> None:
        shutil.copytree(small, arguments[-1])

    at = desk("2", "２", "", "0")
    at.does = make
    left(at, home)
    assert at.ran == [["demo", "--judging", str(home / "DX展リハーサル_審査会")]]
    assert at.screen.lines[0].startswith("小さな催し")
    question = "自分で進めるなら、そのまま Enter。審査会の発表まで通しで見るなら 2: "
    assert f"{question}２" in at.screen.everything


def test_a_rehearsal_that_is_there_is_only_opened(small: Path, home: Path) -> None:
    small.rename(home / "DX展リハーサル")
    at = desk("2", "", "0")
    left(at, home)
    assert at.ran == []
    assert at.screen.lines[0].startswith("小さな催し")


def test_a_rehearsal_that_could_not_be_made_leads_back_home(home: Path) -> None:
    at = desk("2", "", "", "0")
    at.ends = 77
    left(at, home)
    assert at.screen.lines[0].startswith("DX展")


def test_a_folder_that_cannot_be_seen_holds_no_events(tmp_path: Path) -> None:
    assert events_in(tmp_path / "ない") == {}


@pytest.mark.parametrize("written", ["{}", "{}/", '"{}"', '{}"'])
def test_the_home_folder_may_be_named(
    small: Path,
    home: Path,
    written: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert open_menu(lambda _arguments: 0, {"DXTEN_HOME": written.format(home)}) == 0
    shown = capsys.readouterr().out
    assert small.exists()
    assert "小さな催し" in shown
    assert shown.endswith("終わります。\n")


def test_a_window_that_is_gone_ends_the_menu_without_a_word(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Gone(io.StringIO):
        def write(self, _text: str) -> int:
            raise OSError(errno.EIO, "gone")

    monkeypatch.setattr("sys.stdout", Gone())
    assert open_menu(lambda _arguments: 0, {"DXTEN_HOME": str(home)}) == 0
