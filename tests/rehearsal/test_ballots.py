"""The ballots, counted again from the files alone, give the true result."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from automations.rehearsal import Truth, rehearse
from automations.rehearsal.ballots import TEST_VOTER, Ballot
from automations.rehearsal.event import Rehearsal
from automations.rehearsal.spelling import folded
from automations.rehearsal.tally import BallotFate, ChoiceFate

CLOSES = datetime(2024, 12, 6, 17, 15)  # noqa: DTZ001 - sheets hold the wall clock
WEIGHTS = {"効果": 40, "工夫・新規性": 30, "横展開のしやすさ": 20, "継続性": 10}


@cache
def table(path: Path, sheet: str, title_rows: int) -> list[dict[str, Any]]:
    rows = list(load_workbook(path)[sheet].iter_rows(values_only=True))[title_rows:]
    heading = [str(each) for each in rows[0]]
    return [dict(zip(heading, row, strict=True)) for row in rows[1:]]


def test_the_files_alone_give_the_true_scores(folder: Path, truth: Truth) -> None:
    entries = table(folder / "共有/エントリー.xlsx", "エントリー", 2)[1:]
    ranked = {
        f"{each['番号']:02} {each['取組名']}": each
        for each in entries
        if each["審査の希望"] == "希望する" and each["取下げ日時"] is None
    }
    sections = {label: set(each["所属"].split("、")) for label, each in ranked.items()}
    workers = {label: {each["代表者"], *each["メンバー"].split("、")}
               for label, each in ranked.items()}  # fmt: skip
    roll = {
        f"{each['職員番号']:05}": each
        for each in table(folder / "事務局限り/投票対象者名簿.xlsx", "名簿", 1)
    }
    scores: Counter[int] = Counter()
    for voter, row in _one_each(folder, roll).items():
        homes = {roll[voter]["所属"], roll[voter]["兼務所属"]}
        for label, marks in _choices(row, ranked):
            in_scale = all(mark in range(1, 6) for mark in marks.values())
            own = roll[voter]["氏名"] in workers[label] or sections[label] & homes
            if in_scale and not own:
                points = sum(WEIGHTS[name] * mark for name, mark in marks.items())
                scores[ranked[label]["番号"]] += points
    found = {number: Fraction(sums, 100) for number, sums in scores.items()}
    assert found == truth.unanswered_award.scores


def _one_each(folder: Path, roll: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The last ballot of each voter in time; none if two of the last second differ."""
    sent: dict[str, list[dict[str, Any]]] = {}
    for row in table(folder / "事務局限り/投票.xlsx", "フォームの回答 1", 0):
        opens, voter = CLOSES.replace(day=2, hour=9, minute=0), folded(row["職員番号"] or "")
        if opens <= row["タイムスタンプ"] <= CLOSES and voter in roll:
            sent.setdefault(voter, []).append(row)
    last = {
        voter: [
            row for row in rows if row["タイムスタンプ"] == max(r["タイムスタンプ"] for r in rows)
        ]
        for voter, rows in sent.items()
    }
    return {voter: rows[0] for voter, rows in last.items() if len({*map(_said, rows)}) == 1}


def _said(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(folded(f"{cell or ''}") for key, cell in row.items() if "[" in key)


def _choices(
    row: dict[str, Any], ranked: dict[str, dict[str, Any]]
) -> list[tuple[str, dict[str, int]]]:
    """The ranked entries a ballot marked, without those of a category over the limit of three."""
    grid = [key for key in row if "[" in key and row[key] not in {None, ""}]
    chosen = {key.partition("[")[2].removesuffix("]") for key in grid}
    kinds = Counter(int(label[:2]) <= 11 for label in chosen)
    kept = [label for label in chosen if label in ranked and kinds[int(label[:2]) <= 11] <= 3]
    cells = {label: {name: row[f"{name} [{label}]"] for name in WEIGHTS} for label in kept}
    return [
        (label, {name: int(mark or 0) for name, mark in marks.items()})
        for label, marks in cells.items()
    ]


def test_there_is_a_column_for_each_criterion_and_entry(folder: Path) -> None:
    heading = list(table(folder / "事務局限り/投票.xlsx", "フォームの回答 1", 0)[0])
    assert len(heading) == 3 + 4 * 21
    assert heading[:4] == ["タイムスタンプ", "職員番号", "所属", "効果 [01 窓口DX]"]
    assert heading[14] == "効果 [12 窓口DXプラス]"


def test_one_ballot_is_a_second_late_and_one_is_just_in_time(rehearsal: Rehearsal) -> None:
    moments = Counter(ballot.submitted for ballot in rehearsal.ballots)
    assert (moments[CLOSES], moments[CLOSES + timedelta(seconds=1)]) == (1, 1)


def test_the_late_revote_replaces_nothing(rehearsal: Rehearsal) -> None:
    late = next(
        each for each in rehearsal.ballots if each.submitted == CLOSES + timedelta(seconds=1)
    )
    earlier = [b for b in rehearsal.ballots if b.voter == late.voter and b is not late]
    counted = {id(ballot) for ballot, _ in rehearsal.count().counted}
    assert any(id(ballot) in counted for ballot in earlier)


def test_two_are_sent_twice_and_one_voter_sends_two_that_differ_in_one_second(
    rehearsal: Rehearsal,
) -> None:
    sent: dict[tuple[str, datetime], list[Ballot]] = {}
    for ballot in rehearsal.ballots:
        sent.setdefault((ballot.voter, ballot.submitted), []).append(ballot)
    twice = [each for each in sent.values() if len(each) > 1]
    assert Counter(len(each) for each in twice) == {2: 3}
    assert Counter(one.marks == other.marks for one, other in twice) == {True: 2, False: 1}


def test_the_answer_to_the_conflict_does_not_move_the_tie(rehearsal: Rehearsal) -> None:
    before, after = rehearsal.count(asked=False), rehearsal.count()
    assert (before.ballots[BallotFate.CONFLICT], after.ballots[BallotFate.CONFLICT]) == (2, 0)
    assert (after.ballots[BallotFate.DROPPED], len(after.counted) - len(before.counted)) == (1, 4)
    one, other = rehearsal.truth().award.tied
    assert before.scores[one] == after.scores[one] == after.scores[other] == before.scores[other]


@pytest.mark.parametrize("seed", [20241224, 1, 2])
def test_somebody_chooses_a_joint_entry_and_somebody_the_own_work_elsewhere(seed: int) -> None:
    made = rehearse(seed)
    entries = {entry.number: entry for entry in made.entries}
    chosen = [(ballot, entries[n]) for ballot in made.ballots for n in ballot.marks]
    assert any({each.partner} & ballot.sections for ballot, each in chosen if each.partner)
    own = [(ballot, each) for ballot, each in chosen if ballot.voter in each.team]
    assert any(not each.is_of(ballot.sections) for ballot, each in own)


def test_somebody_votes_three_times_and_somebody_ends_blank(rehearsal: Rehearsal) -> None:
    times = Counter(ballot.voter for ballot in rehearsal.ballots)
    assert max(times.values()) >= 3
    blanks = [ballot.voter for ballot in rehearsal.ballots if not ballot.marks]
    assert any(times[voter] > 1 for voter in blanks)


def test_every_fate_of_a_ballot_and_of_a_choice_occurs(truth: Truth) -> None:
    assert set(truth.award.ballots) == set(BallotFate) - {BallotFate.CONFLICT}
    assert set(truth.unanswered_award.ballots) == set(BallotFate) - {BallotFate.DROPPED}
    assert set(truth.award.choices) == set(ChoiceFate)


@pytest.mark.parametrize("seed", [20241224, 1, 2])
def test_no_overvote_hangs_on_what_counts_towards_the_limit(seed: int) -> None:
    made = rehearse(seed)
    known = {entry.number: entry for entry in made.entries}
    for ballot in made.ballots:
        every = Counter(known[number].category for number in ballot.marks)
        plain = Counter(
            known[number].category
            for number, marks in ballot.marks.items()
            if known[number].ranked and None not in marks and 6 not in marks
            and not known[number].is_of(ballot.sections) and ballot.voter not in known[number].team
        )  # fmt: skip
        over = {category for category, chosen in every.items() if chosen > 3}
        assert over == {category for category, chosen in plain.items() if chosen > 3}


def test_the_withdrawn_entry_already_had_marks(rehearsal: Rehearsal) -> None:
    entry = next(entry for entry in rehearsal.entries if entry.withdrawn)
    assert entry.withdrawn is not None
    contest = rehearsal.contest
    assert contest.opens < entry.withdrawn < contest.closes
    before = [b for b in rehearsal.ballots if b.submitted < entry.withdrawn]
    assert sum(entry.number in ballot.marks for ballot in before) > 10


def test_own_choices_come_from_second_sections_too(rehearsal: Rehearsal) -> None:
    homes = {entry.number: entry.section for entry in rehearsal.entries if entry.ranked}
    second = [
        ballot
        for ballot in rehearsal.ballots
        for number in ballot.marks
        if homes.get(number) in ballot.sections - {ballot.section}
    ]
    assert len(second) >= 2


def test_some_voters_type_full_width_digits(folder: Path) -> None:
    rows = table(folder / "事務局限り/投票.xlsx", "フォームの回答 1", 0)
    numbers = [row["職員番号"] or "" for row in rows if row["職員番号"] != TEST_VOTER]
    wide = [number for number in numbers if not number.isascii()]
    assert len(wide) == 4
