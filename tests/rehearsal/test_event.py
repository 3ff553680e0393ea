"""The default event has the figures of the issue; every seed has its own, and all add up."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from automations.award.rules import TieRule
from automations.rehearsal import Truth, rehearse, write_event
from automations.rehearsal.event import Rehearsal
from automations.rehearsal.plan import plan_of
from automations.rehearsal.tally import BallotFate, ChoiceFate

OTHER_SEEDS = (1, 2, 3, 4)


def contents(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_the_default_event_has_the_attendance_of_the_issue(truth: Truth) -> None:
    found = truth.attendance
    assert (found.visitors, found.host_staff, found.external, found.bodies) == (751, 548, 203, 43)
    assert (found.exhibitors, found.speakers, found.walk_ins, found.no_shows) == (58, 9, 57, 97)


def test_the_default_event_has_the_register_of_its_plan(truth: Truth) -> None:
    found = truth.register
    assert (found.registrants, found.guests_expected, found.cancelled) == (858, 791, 25)
    assert sum(found.rows.values()) == 1002


def test_the_default_event_has_the_award_of_the_issue(truth: Truth) -> None:
    found = truth.award
    assert (found.roll, found.entries, len(found.scores)) == (1924, 21, 19)
    assert (found.ballots_received, found.ballots_valid) == (642, 586)
    assert {fate.name: found.ballots.get(fate, 0) for fate in BallotFate} == {
        "TEST": 2,
        "WITHOUT_NUMBER": 1,
        "EARLY": 2,
        "LATE": 4,
        "UNKNOWN_VOTER": 5,
        "REVOTED": 24,
        "SENT_TWICE": 2,
        "CONFLICT": 0,
        "DROPPED": 1,
        "BLANK": 9,
        "ALL_VOID": 6,
        "COUNTED": 586,
    }
    assert {fate.name: found.choices[fate] for fate in ChoiceFate} == {
        "WITHDRAWN": 49,
        "NOT_RANKED": 82,
        "OUT_OF_SCALE": 3,
        "OVERVOTED": 59,
        "OWN_ENTRY": 6,
        "OWN_SECTION": 14,
        "INCOMPLETE": 15,
        "COUNTED": 2432,
    }


def test_the_default_vote_waits_for_two_answers(truth: Truth) -> None:
    found = truth.unanswered_award
    assert (found.ballots[BallotFate.CONFLICT], found.ballots_valid) == (2, 585)
    assert found.finalists == truth.award.finalists[:6]


def test_the_default_tie_is_settled_by_a_person(truth: Truth) -> None:
    found, (one, other) = truth.award, truth.award.tied
    assert found.settled_by is TieRule.DECISION
    assert found.criterion_totals[one] == found.criterion_totals[other]
    assert found.supporters[one] == found.supporters[other]
    assert (found.finalists, found.runners_up) == ((1, 16, 11, 15, 17, 3, 14), (2, 6))


def test_it_is_one_folder_of_settings_and_books(folder: Path) -> None:
    assert sorted(contents(folder)) == [
        "event.toml",
        "事務局限り/審査員.xlsx",
        "事務局限り/投票.xlsx",
        "事務局限り/投票対象者名簿.xlsx",
        "事務局限り/発表順.xlsx",
        "共有/エントリー.xlsx",
        "共有/受付簿.xlsx",
        "共有/申込_庁内.xlsx",
        "共有/申込_庁外.csv",
        "共有/申込_手入力.csv",
    ]


def test_the_settings_name_the_books_that_are_written(folder: Path) -> None:
    settings = tomllib.loads((folder / "event.toml").read_text(encoding="utf-8"))
    award, registration = settings["award"], settings["registration"]
    sources = [*registration["sources"], registration["reception"]]
    sources += [award["entries"], award["roll"], award["ballots"], award["judges"]]
    sources.append(award["judging"]["order"])
    assert {each["book"] for each in sources} == contents(folder).keys() - {"event.toml"}


def test_the_settings_compare_with_last_time(folder: Path) -> None:
    last = tomllib.loads((folder / "event.toml").read_text(encoding="utf-8"))["last_time"]
    figures = (last["visitors"], last["host_staff"], last["external"], last["bodies"])
    assert figures == (580, 490, 90, 18)


def test_the_same_seed_writes_the_same_bytes(folder: Path, tmp_path: Path, truth: Truth) -> None:
    assert write_event(tmp_path) == truth
    assert contents(tmp_path) == contents(folder)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mode")
def test_the_restricted_folder_is_open_to_nobody_else(folder: Path) -> None:
    assert (folder / "事務局限り").stat().st_mode & 0o007 == 0


def test_another_seed_is_another_event(rehearsal: Rehearsal) -> None:
    other = rehearse(1)
    assert {each.name for each in other.staff[4:50]} != {
        each.name for each in rehearsal.staff[4:50]
    }
    assert other.truth().attendance.visitors != rehearsal.truth().attendance.visitors
    assert other.truth().award.scores != rehearsal.truth().award.scores


@pytest.mark.parametrize("seed", OTHER_SEEDS)
def test_the_truth_of_any_seed_adds_up(seed: int) -> None:
    made = rehearse(seed)
    attendance, register, award = (
        made.truth().attendance, made.truth().register, made.truth().award,
    )  # fmt: skip
    assert attendance.visitors == attendance.host_staff + attendance.external
    came = attendance.visitors - attendance.walk_ins
    assert register.guests_expected == came + attendance.no_shows
    standing = register.registrants + register.duplicates + register.taken_back
    assert sum(register.rows.values()) == standing + register.cancelled_rows
    assert sum(award.ballots.values()) == award.ballots_received == made.plan.ballots
    assert award.ballots[BallotFate.COUNTED] == award.ballots_valid
    assert award.ballots_valid == made.plan.valid_ballots + made.plan.conflicts
    assert award.settled_by is made.plan.tie


def test_ties_of_other_seeds_are_settled_in_every_way() -> None:
    assert {plan_of(seed).tie for seed in range(6)} == {
        TieRule.CRITERION,
        TieRule.SUPPORTERS,
        TieRule.DECISION,
    }
