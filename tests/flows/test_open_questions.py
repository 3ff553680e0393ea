"""A question of 判定.xlsx is open while it is unanswered and something still needs it."""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from automations.flows.event_folder import open_event
from automations.flows.open_questions import open_questions
from automations.flows.running import inspect, perform
from automations.flows.scope import BRIEF, EVERYTHING, FINALISTS, ROSTER
from automations.people.verdicts import signatures_in
from tests.flows.answering import thaw
from tests.flows.asking import BOOK, REGISTRATION, answer, asked, refusal, rename
from tests.flows.deciding_ties import settle
from tests.shut_folder import shut
from tests.small_event import AFTER, RESTRICTED, change_text

CHAIN = '"評価基準の順に比べる", "選んだ人数が多い", "人が決める"'
BY_PERSON = {CHAIN: '"人が決める"'}
BY_CHAIN = {'"人が決める"': CHAIN}


def waiting(folder: Path) -> int:
    return len(open_questions(open_event(folder)))


def rows_of(folder: Path, sheet: str) -> list[tuple[object, ...]]:
    return list(load_workbook(folder / BOOK)[sheet].iter_rows(values_only=True))


@pytest.fixture
def unknown(small: Path) -> Path:
    """The small event, whose registrations ask what three of their headings mean."""
    rename(
        small, REGISTRATION, {"氏名": "参加する方", "フリガナ": "ルビ", "メールアドレス": "宛先"}
    )
    refusal(small)
    assert waiting(small) == len(asked(small)) == 3
    return small


@pytest.fixture
def tied(small: Path) -> Path:
    """The small event with a tie that only a person can settle."""
    change_text(small / "event.toml", BY_PERSON)
    perform(small, FINALISTS, AFTER)
    assert waiting(small) == 1
    return small


def test_without_a_book_nothing_is_asked(small: Path) -> None:
    assert waiting(small) == 0


def test_what_nothing_waits_for_any_more_is_not_open(unknown: Path) -> None:
    answer(unknown, {"参加する方": "氏名"})
    assert waiting(unknown) == 0
    before = asked(unknown)
    perform(unknown, ROSTER, AFTER)
    perform(unknown, EVERYTHING, AFTER)
    assert asked(unknown) == before
    # Without readings and addresses, some rows may be one person: that waits, and nothing else.
    assert all(map(signatures_in, open_questions(open_event(unknown))))


def test_another_answer_than_the_one_that_is_needed_leaves_the_rest_open(unknown: Path) -> None:
    answer(unknown, {"ルビ": "フリガナ"})
    assert waiting(unknown) == 2


def test_headings_mended_in_their_book_are_not_asked_about(unknown: Path) -> None:
    rename(unknown, REGISTRATION, {"参加する方": "氏名"})
    assert waiting(unknown) == 0
    rename(unknown, REGISTRATION, {"氏名": "参加する方"})
    assert waiting(unknown) == 3


def test_an_answer_about_a_heading_that_is_taken_back_is_missing(unknown: Path) -> None:
    answer(unknown, {"参加する方": "氏名"})
    perform(unknown, ROSTER, AFTER)
    answer(unknown, {"参加する方": ""})
    assert waiting(unknown) == 3


def test_what_is_only_offered_is_open_while_the_heading_stands(small: Path) -> None:
    rename(small, REGISTRATION, {"フリガナ": "フリガナナ"})
    perform(small, ROSTER, AFTER)
    assert waiting(small) == 1
    rename(small, REGISTRATION, {"フリガナナ": "フリガナ"})
    assert waiting(small) == 0


def test_a_tie_is_open_until_it_is_answered(tied: Path) -> None:
    settle(tied, "02 窓口DXプラス")
    assert waiting(tied) == 0
    perform(tied, FINALISTS, AFTER)
    assert waiting(tied) == 0


@pytest.mark.parametrize(
    ("choice", "person"), [("02 窓口DXプラス", ""), ("03 ほかの取組", "青木"), ("03", "")]
)
def test_a_tie_whose_answer_no_job_can_use_is_open(tied: Path, choice: str, person: str) -> None:
    settle(tied, choice, person)
    refusal(tied)
    assert waiting(tied) == 1
    settle(tied, "02 窓口DXプラス")
    assert waiting(tied) == 0


def test_a_tie_that_is_gone_is_not_open(tied: Path) -> None:
    before = rows_of(tied, "判定_同点")
    change_text(tied / "event.toml", BY_CHAIN)
    thaw(tied)
    assert waiting(tied) == 1  # nobody has counted since
    perform(tied, ROSTER, AFTER)
    assert waiting(tied) == 1
    perform(tied, FINALISTS, AFTER)
    assert waiting(tied) == 0
    assert rows_of(tied, "判定_同点") == before, "what was asked once stands for ever"


def test_a_tie_that_is_back_is_open_although_its_count_stands_already(tied: Path) -> None:
    change_text(tied / "event.toml", BY_CHAIN)
    thaw(tied)
    perform(tied, BRIEF, AFTER)
    assert waiting(tied) == 0
    change_text(tied / "event.toml", BY_PERSON)
    thaw(tied)
    assert perform(tied, FINALISTS, AFTER).unchanged
    assert waiting(tied) == 1


def test_an_answer_about_a_tie_that_is_taken_back_is_missing(tied: Path) -> None:
    settle(tied, "02 窓口DXプラス")
    perform(tied, FINALISTS, AFTER)
    settle(tied, "")
    assert waiting(tied) == 1
    perform(tied, FINALISTS, AFTER)
    assert waiting(tied) == 1


def test_without_any_record_nothing_says_that_a_tie_is_settled(tied: Path) -> None:
    shutil.rmtree(tied / RESTRICTED / "記録")
    assert waiting(tied) == 1


def test_headings_and_ties_are_told_apart(tied: Path) -> None:
    rename(tied, REGISTRATION, {"氏名": "参加する方"})
    inspect(tied, AFTER)
    assert waiting(tied) == 2
    rename(tied, REGISTRATION, {"参加する方": "氏名"})
    assert waiting(tied) == 1
    assert len(load_workbook(tied / BOOK).sheetnames) == 2


def test_who_may_not_look_sees_no_question(tied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shut(tied / RESTRICTED, monkeypatch)
    assert waiting(tied) == 0
