"""What is told of a folder: which books hold something, and which results still stand."""

import os
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from automations.books.opening import Book
from automations.flows import folder_state
from automations.flows.event_folder import open_event
from automations.flows.folder_state import is_event_folder, read_state
from automations.flows.progress import progress_of
from automations.flows.running import inspect, perform
from automations.flows.scope import ATTENDANCE, EVERYTHING, FINALISTS, ROSTER, Scope
from automations.flows.situation import FolderState
from tests.flows.asking import REGISTRATION, answer, refusal, rename
from tests.flows.deciding_ties import settle
from tests.shut_folder import shut
from tests.small_event import AFTER, RESTRICTED, change_text

ROSTER_ITEM = 33
ALL = {"registration", "reception", "entries", "roll"}


def state(folder: Path, ended: Mapping[str, datetime] | None = None) -> FolderState:
    return read_state(open_event(folder), ended or {})


def items(folder: Path) -> list[int]:
    """Return the menu's items that come next, on a day when people still register."""
    event = open_event(folder)
    return [each.item for each in progress_of(event.event, AFTER, state(folder)).steps]


def test_new_books_are_there_and_hold_nothing_but_an_example(folder: Path) -> None:
    told = state(folder)
    assert told.missing == ()
    assert told.outdated == ()
    assert told.filled == frozenset()
    assert told.counted == {}


def test_books_that_are_gone_are_named_if_we_can_make_them(folder: Path) -> None:
    (folder / "共有/受付簿.xlsx").unlink()
    (folder / "事務局限り/投票.xlsx").unlink()
    assert state(folder).missing == ("共有/受付簿.xlsx", "事務局限り/投票.xlsx")


def test_files_of_form_tools_are_not_ours_to_make(small: Path) -> None:
    (small / "投票.csv").unlink()
    assert state(small).missing == ()


def test_books_with_rows_are_filled(small: Path) -> None:
    assert state(small).filled == ALL


@pytest.mark.parametrize("scope", [ROSTER, ATTENDANCE, FINALISTS, EVERYTHING])
def test_a_result_stands_until_something_it_read_has_changed(scope: Scope, small: Path) -> None:
    perform(small, scope, AFTER)
    assert state(small).counted == {scope.words: AFTER}
    for name in ("申込.csv", "受付簿.csv", "エントリー.csv"):
        with (small / name).open("a", encoding="utf-8") as file:
            file.write("\n")
    assert state(small).counted == {}


def test_a_result_stands_when_another_book_has_changed(small: Path) -> None:
    perform(small, FINALISTS, AFTER)
    with (small / "申込.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert state(small).counted == {"投票集計": AFTER}


def test_a_book_put_back_as_it_was_changes_nothing(small: Path) -> None:
    perform(small, EVERYTHING, AFTER)
    shutil.copyfile(small / "投票.csv", small / "写し")
    (small / "写し").replace(small / "投票.csv")
    assert state(small).counted == {"一括": AFTER}


def test_other_settings_call_for_another_count(small: Path) -> None:
    perform(small, FINALISTS, AFTER)
    change_text(small / "event.toml", {"seats = 3": "seats = 2"})
    assert state(small).counted == {}


def test_a_job_that_found_nothing_new_is_known_in_this_sitting(small: Path) -> None:
    long_ago, later = datetime(2024, 1, 1, tzinfo=UTC), datetime.now(UTC) + timedelta(minutes=1)
    assert state(small, {"名簿": long_ago}).counted == {}
    assert state(small, {"名簿": later}).counted == {"名簿": later}


def test_what_was_checked_is_checked_until_a_book_changes(small: Path) -> None:
    for each in (*small.glob("*.csv"), small / "event.toml"):
        os.utime(each, (1_700_000_000, 1_700_000_000))
    assert not state(small).checked
    inspect(small, AFTER)
    assert state(small).checked
    assert not state(small).to_mend
    os.utime(small / "申込.csv", (2_000_000_000, 2_000_000_000))
    assert not state(small).checked


def test_what_must_be_mended_is_told(small: Path) -> None:
    change_text(small / "受付簿.csv", {"氏名": "なまえ"})
    inspect(small, AFTER)
    assert state(small).to_mend


def test_a_question_is_open_until_it_is_answered_and_counted(small: Path) -> None:
    rules = '"評価基準の順に比べる", "選んだ人数が多い", "人が決める"'
    change_text(small / "event.toml", {rules: '"人が決める"'})
    perform(small, FINALISTS, AFTER)
    told = state(small)
    assert (told.questions, dict(told.counted)) == (1, {"投票集計": AFTER})
    settle(small, "02 窓口DXプラス")
    told = state(small)
    assert (told.questions, dict(told.counted)) == (0, {})
    perform(small, FINALISTS, AFTER)
    assert state(small).counted == {"投票集計": AFTER}


@pytest.fixture
def offered(small: Path) -> Path:
    """The small event after a roster for which one heading of the registrations was offered."""
    rename(small, REGISTRATION, {"フリガナ": "フリガナナ"})
    perform(small, ROSTER, AFTER)
    assert dict(state(small).counted) == {"名簿": AFTER}
    return small


def test_what_a_heading_means_is_part_of_what_a_result_was_made_of(offered: Path) -> None:
    answer(offered, {"フリガナナ": "フリガナ"})
    assert dict(state(offered).counted) == {}
    later = AFTER + timedelta(minutes=1)
    perform(offered, ROSTER, later)
    assert dict(state(offered).counted) == {"名簿": later}


def test_an_answer_that_was_recorded_by_another_job_counts_too(offered: Path) -> None:
    answer(offered, {"フリガナナ": "フリガナ"})
    inspect(offered, AFTER + timedelta(minutes=1))
    assert dict(state(offered).counted) == {}


def test_an_answer_that_is_taken_back_leaves_the_result_of_before(offered: Path) -> None:
    answer(offered, {"フリガナナ": "フリガナ"})
    perform(offered, ROSTER, AFTER + timedelta(minutes=1))
    answer(offered, {"フリガナナ": ""})
    assert dict(state(offered).counted) == {"名簿": AFTER}


def test_what_a_heading_means_matters_only_where_it_was_read(offered: Path) -> None:
    perform(offered, FINALISTS, AFTER)
    answer(offered, {"フリガナナ": "フリガナ"})
    assert dict(state(offered).counted) == {"投票集計": AFTER}


def test_after_headings_are_answered_the_roster_comes_next(small: Path) -> None:
    perform(small, ROSTER, AFTER)
    assert ROSTER_ITEM not in items(small)
    rename(small, REGISTRATION, {"氏名": "参加する方"})
    refusal(small)
    answer(small, {"参加する方": "氏名"})
    assert ROSTER_ITEM in items(small)
    perform(small, ROSTER, AFTER)
    assert ROSTER_ITEM not in items(small)


def test_form_sheets_are_out_of_date_when_the_entries_are_newer(small: Path) -> None:
    assert not state(small).forms
    (small / "フォームの作り方.xlsx").touch()
    os.utime(small / "エントリー.csv", (1_700_000_000, 1_700_000_000))
    assert state(small).forms
    os.utime(small / "エントリー.csv", (2_000_000_000, 2_000_000_000))
    assert not state(small).forms


def test_damaged_books_count_as_empty(small: Path) -> None:
    (small / "申込.csv").write_bytes(b"")
    (small / RESTRICTED).mkdir()
    for name in ("判定.xlsx", "要確認.xlsx"):
        (small / RESTRICTED / name).write_bytes(b"PK\x03\x04 damaged")
    told = state(small)
    assert told.filled == ALL - {"registration"}
    assert (told.questions, told.to_mend) == (0, False)


def test_a_list_that_was_held_is_read_as_soon_as_it_can_be(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_text(small / "受付簿.csv", {"氏名": "なまえ"})
    inspect(small, AFTER)

    def held(_path: Path, _name: str) -> Book:
        raise PermissionError

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(folder_state, "read_book", held)
        assert not state(small).to_mend
    assert state(small).to_mend


@pytest.mark.parametrize("name", ["設定.xlsx", "event.toml"])
def test_a_folder_with_settings_is_an_event(name: str, tmp_path: Path) -> None:
    assert not is_event_folder(tmp_path)
    (tmp_path / name).touch()
    assert is_event_folder(tmp_path)


def test_what_we_may_not_look_at_counts_as_there_and_empty(small: Path) -> None:
    # As on a share: the system answers neither yes nor no.
    change_text(small / "event.toml", {"名簿.csv": f"{'名' * 200}.csv"})
    told = state(small)
    assert told.missing == ()
    assert told.filled == ALL - {"roll"}


def test_a_folder_that_is_closed_to_us_is_no_event(tmp_path: Path) -> None:
    assert not is_event_folder(tmp_path / ("閉" * 200))


def test_who_may_not_open_the_restricted_folder_sees_what_lies_outside(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    perform(small, EVERYTHING, AFTER)
    shut(small / RESTRICTED, monkeypatch)
    told = state(small)
    assert told.filled == ALL
    assert told.counted == {}
