"""Change or delete one row of the vote: exactly the figures change that should, and no other."""

from collections import Counter
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from automations.rehearsal.ballots import Ballot
from automations.rehearsal.event import Rehearsal
from tests.flows.counting import Facts, changed
from tests.flows.editing import (
    BALLOTS,
    ENTRIES,
    FIRST_ROW,
    FORMS,
    RECEPTION,
    ROLL,
    change_cells,
    delete_rows,
)

ON_ROLL, VOTED = 1924, 601


@pytest.fixture(scope="module")
def single(rehearsal: Rehearsal) -> list[tuple[int, Ballot, list[int]]]:
    """Ballots that count, of voters who sent no other: the row, the ballot, what counts of it.

    None of them chose an entry that stands at the cut, or so close to the next that one ballot
    could change their order.
    """
    count, sent = rehearsal.count(asked=False), Counter(each.voter for each in rehearsal.ballots)
    chosen: dict[int, list[int]] = {}
    for ballot, number in count.counted:
        chosen.setdefault(id(ballot), []).append(number)
    ranked = sorted(count.scores, key=lambda number: count.scores[number])
    close = {
        number
        for pair in pairwise(ranked)
        for number in pair
        if count.scores[pair[1]] - count.scores[pair[0]] <= rehearsal.contest.marks[-1]
    }
    return [
        (row, each, chosen[id(each)])
        for row, each in enumerate(rehearsal.ballots, FIRST_ROW[BALLOTS])
        if sent[each.voter] == 1
        and id(each) in chosen
        and close.isdisjoint(each.marks)
        and len(chosen[id(each)]) == len(each.marks) > 1
    ]


def lost(rehearsal: Rehearsal, ballot: Ballot, numbers: list[int]) -> Facts:
    """What the choices of one ballot are worth: each entry loses its weighted marks."""
    weights = rehearsal.contest.weights
    scores = {}
    for number in numbers:
        marks = [mark or 0 for mark in ballot.marks[number]]
        weighted = sum(a * b for a, b in zip(weights, marks, strict=True))
        scores[f"score {number:02}"] = -Fraction(weighted, sum(weights))
    return scores | {f"supporters {number:02}": -1 for number in numbers}


def test_without_one_valid_ballot(
    event: Path, before: Facts, rehearsal: Rehearsal, single: list[tuple[int, Ballot, list[int]]]
) -> None:
    row, ballot, numbers = single[0]
    delete_rows(event, BALLOTS, [row])
    assert changed(event, before) == {
        "ballots_received": -1,
        "ballots_valid": -1,
        "voters": -1,
        "turnout": -Fraction(1, ON_ROLL),
        "ballot: 有効": -1,
        "choice: 有効": -len(numbers),
        **lost(rehearsal, ballot, numbers),
    }


def test_a_ballot_one_second_late(
    event: Path, before: Facts, rehearsal: Rehearsal, single: list[tuple[int, Ballot, list[int]]]
) -> None:
    row, ballot, numbers = single[1]
    late = rehearsal.contest.closes + timedelta(seconds=1)
    change_cells(event, BALLOTS, row, {"タイムスタンプ": late})
    assert changed(event, before) == {
        "ballots_valid": -1,
        "ballots_not_counted": 1,
        "voters": -1,
        "turnout": -Fraction(1, ON_ROLL),
        "ballot: 有効": -1,
        "ballot: 締切後": 1,
        "choice: 有効": -len(numbers),
        "choice: 数えない票の選択": len(numbers),
        **lost(rehearsal, ballot, numbers),
    }


def test_one_mark_one_point_better(
    event: Path, before: Facts, rehearsal: Rehearsal, single: list[tuple[int, Ballot, list[int]]]
) -> None:
    row, ballot, number = next(
        (row, ballot, number)
        for row, ballot, numbers in single
        for number in numbers
        if ballot.marks[number][0] in {1, 2, 3, 4}
    )
    title = rehearsal.entries[number - 1].title
    better = (ballot.marks[number][0] or 0) + 1
    change_cells(event, BALLOTS, row, {f"効果 [{number:02} {title}]": better})
    assert changed(event, before) == {f"score {number:02}": Fraction(40, 100)}


def test_a_ballot_that_a_later_one_replaces_leaves_no_trace(
    event: Path, before: Facts, rehearsal: Rehearsal
) -> None:
    (row, *_), ballot = superseded(rehearsal)
    delete_rows(event, BALLOTS, [row])
    assert changed(event, before) == {
        "ballots_received": -1,
        "ballots_not_counted": -1,
        "ballot: 再投票により置き換え": -1,
        "choice: 数えない票の選択": -len(ballot.marks),
    }


def superseded(rehearsal: Rehearsal) -> tuple[list[int], Ballot]:
    """Return the rows of a voter with two ballots in the window, and the first of them."""
    window = rehearsal.contest.opens, rehearsal.contest.closes
    sent: dict[str, list[tuple[int, Ballot]]] = {}
    for row, each in enumerate(rehearsal.ballots, FIRST_ROW[BALLOTS]):
        if window[0] <= each.submitted <= window[1]:
            sent.setdefault(each.voter, []).append((row, each))
    two = next(each for each in sent.values() if len(each) == 2 and all(b.marks for _, b in each))
    return [row for row, _ in two], two[0][1]


def test_a_voter_who_is_not_on_the_roll(
    event: Path, before: Facts, rehearsal: Rehearsal, single: list[tuple[int, Ballot, list[int]]]
) -> None:
    _, ballot, numbers = single[2]
    staff = sorted(person.staff_number for person in rehearsal.staff)
    delete_rows(event, ROLL, [FIRST_ROW[ROLL] + staff.index(ballot.voter)])
    assert changed(event, before) == {
        "roll": -1,
        "voters": -1,
        "turnout": Fraction(VOTED - 1, ON_ROLL - 1) - Fraction(VOTED, ON_ROLL),
        "ballots_valid": -1,
        "ballots_not_counted": 1,
        "ballots_pending": 1,
        "ballot: 有効": -1,
        "ballot: 名簿にない職員番号": 1,
        "choice: 有効": -len(numbers),
        "choice: 数えない票の選択": len(numbers),
        "problem ballot_voter_unknown": 1,
        **lost(rehearsal, ballot, numbers),
    }


def test_one_of_the_roll_who_did_not_vote(event: Path, before: Facts, rehearsal: Rehearsal) -> None:
    voters = {ballot.voter for ballot in rehearsal.ballots}
    staff = sorted(person.staff_number for person in rehearsal.staff)
    silent = next(place for place, each in enumerate(staff) if each not in voters)
    delete_rows(event, ROLL, [FIRST_ROW[ROLL] + silent])
    assert changed(event, before) == {
        "roll": -1,
        "turnout": Fraction(VOTED, ON_ROLL - 1) - Fraction(VOTED, ON_ROLL),
    }


def test_an_entry_withdrawn(event: Path, before: Facts, rehearsal: Rehearsal) -> None:
    count = rehearsal.count(asked=False)
    number = min(count.scores, key=lambda each: count.scores[each])
    at = rehearsal.contest.closes + timedelta(hours=1)
    change_cells(event, ENTRIES, FIRST_ROW[ENTRIES] + number - 1, {"取下げ日時": at})
    chosen = Counter(id(ballot) for ballot, _ in count.counted)
    supporters = [ballot for ballot, each in count.counted if each == number]
    nothing_left = sum(chosen[id(ballot)] == 1 for ballot in supporters)
    found = changed(event, before)
    # A choice that was void for another reason is now void for this one, which comes first.
    other_reasons = {"choice: 自所属の取組", "choice: 自分の取組", "choice: 選びすぎ",
                     "choice: 一部の評価基準が未記入", "choice: 範囲外の評点"}  # fmt: skip
    moved = {key: by for key, by in found.items() if key in other_reasons}
    assert all(isinstance(by, int) and by < 0 for by in moved.values())
    withdrawn = len(supporters) - sum(by for by in moved.values() if isinstance(by, int))
    assert found == moved | {
        "entries_ranked": -1,
        "entry: 審査対象": -1,
        "entry: 取下げ": 1,
        "choice: 有効": -len(supporters),
        "choice: 取下げの取組": withdrawn,
        f"score {number:02}": -count.scores[number],
        f"supporters {number:02}": -len(supporters),
        **({"ballots_valid": -nothing_left, "ballots_not_counted": nothing_left,
            "ballot: 有効": -nothing_left, "ballot: すべての選択が無効": nothing_left}
           if nothing_left else {}),
    }  # fmt: skip


def test_saving_the_books_again_changes_nothing(event: Path, before: Facts) -> None:
    for book in (BALLOTS, RECEPTION, ROLL, ENTRIES, FORMS):
        delete_rows(event, book, [])
    assert changed(event, before) == {}
