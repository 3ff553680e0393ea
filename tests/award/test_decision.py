"""The award from end to end, and the laws that hold for every vote."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automations.award.decision import AwardResult, decide
from automations.award.rules import (
    COUNTINGS,
    AwardRules,
    BlankCriterion,
    Method,
    Overvote,
    OwnSection,
    Revote,
)
from automations.errors import InputUnfit, SettingsWrong
from automations.tables.report import Report
from tests.award.staging import (
    AFTER,
    CLOSES,
    ENTRIES,
    OPENS,
    ROLL,
    Ballot,
    ballot_rows,
    decided,
    entries_table,
    grid_table,
    roll_table,
    scores,
    with_selection,
    with_vote,
)

VOTE = [
    Ballot("0001", {1: (5, 4), 3: (4, 4)}),
    Ballot("0002", {1: (3, 3), 4: (2, 2)}),
    Ballot("0003", {2: (3, 5), 3: (1, 1)}),
    Ballot("0004"),
    Ballot("9999", {2: (5, 5)}),
]


def test_finalists_come_with_score_and_reason() -> None:
    found = decided(VOTE)
    assert [
        (each.standing.entry.label, each.standing.score, each.seat.reason)
        for each in found.finalists
    ] == [
        ("01 窓口DX", scores(found)[1], "部門の上位1件（最低選出数）"),
        ("03 庶務の自動化", scores(found)[3], "部門の上位1件（最低選出数）"),
        ("02 窓口DXプラス", scores(found)[2], "部門の枠を除く残りの枠の得点順"),
    ]
    assert [each.standing.entry.number for each in found.runners_up] == [4]


@pytest.mark.parametrize("as_of", [OPENS - timedelta(days=1), OPENS, CLOSES])
def test_until_the_close_only_the_turnout_is_known(as_of: datetime) -> None:
    found = decided(VOTE, as_of=as_of)
    assert sorted(found.report.figures) == [
        "ballots_received", "entries", "entries_ranked", "roll", "turnout", "voters",
    ]  # fmt: skip
    assert sorted(found.report.tables) == ["criteria", "entry_dispositions", "turnout_by_section"]
    assert (found.outcomes, found.ballot_counts, found.choice_counts) == ((), (), ())
    assert found.report.notes == (
        "投票期間中のため、投票率だけを集計しています。票の内容は締切後に集計します。",
    )


def test_results_exist_from_the_second_after_the_close() -> None:
    assert "finalists" in decided(VOTE, as_of=CLOSES + timedelta(seconds=1)).report.tables


def test_what_is_shown_before_the_close_does_not_hang_on_any_mark() -> None:
    other = [replace(each, marks={2: (1, 1)}) for each in VOTE]
    odd = [replace(each, marks={2: (99, "?")}) for each in VOTE]
    twice = [*VOTE, replace(VOTE[0], marks={3: (2, 2)})]
    shown = decided(VOTE, as_of=CLOSES).report
    assert shown == decided(other, as_of=CLOSES).report == decided(odd, as_of=CLOSES).report
    assert decided(twice, as_of=CLOSES).report.problems == shown.problems


def test_unfit_entries_refuse_the_result() -> None:
    doubled = (*ENTRIES, ("4", "別の取組", "内部", "総務課", "", ""))
    with pytest.raises(InputUnfit) as refused:
        decided([], entries=doubled)
    assert "番号4の取組が二つ以上あります" in str(refused.value)


def test_settings_that_contradict_each_other_refuse_the_result() -> None:
    with pytest.raises(SettingsWrong) as refused:
        decided([], with_selection(seats=1))
    assert str(refused.value) == (
        "設定: 部門の最低選出数の合計（2件）が、ファイナリスト数（1件）を超えています。"
        "どちらかの件数を直してください。"
    )


def test_a_shortfall_is_reported_and_not_filled() -> None:
    found = decided([], with_selection(seats=5))
    assert len(found.finalists) == 4
    assert [str(each) for each in found.report.problems if each.code == "award_shortfall"] == [
        (
            "共有/エントリー.xlsx「エントリー」: "
            "審査対象の取組が4件で、ファイナリスト数の5件に足りません。"
            "足りない分は選ばずに集計しています。このままでよいか確かめてください。"
        )
    ]


def test_a_category_without_entries_is_reported() -> None:
    found = decided([], entries=ENTRIES[:2])
    codes = [each.code for each in found.report.problems]
    assert codes.count("award_category_shortfall") == 1
    assert [each.standing.entry.number for each in found.finalists] == [1, 2]


# Laws

marks = st.dictionaries(
    st.integers(1, 4),
    st.tuples(*[st.sampled_from(["", 1, 3, 5, 6])] * 2),
    max_size=4,
)
ballots = st.lists(
    st.builds(
        Ballot,
        voter=st.sampled_from(["0001", "2", "0003", "9999", "テスト"]),
        marks=marks,
        second=st.sampled_from([-1, 10, 20, 30]),
    ),
    max_size=6,
)
policies = st.builds(
    with_vote,
    revote=st.sampled_from(Revote),
    overvote=st.sampled_from(Overvote),
    own_section=st.sampled_from(OwnSection),
    blank_criterion=st.sampled_from(BlankCriterion),
    counting=st.sampled_from(COUNTINGS[Method.MARKS]),
    choices_per_category=st.integers(1, 2),
)
OWN_ROLL = (("0001", "市民課", ""), ("0002", "福祉課", "財政課"), ("0003", "総務課", "税務課"))
few = settings(max_examples=25)


def shown(report: Report) -> tuple[object, ...]:
    """Return what a report says, without places: those follow the rows."""
    problems = sorted((each.code, each.found) for each in report.problems)
    return report.figures, report.tables, report.steps, report.notes, problems


@few
@given(ballots, policies, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_does_not_matter(
    cast: list[Ballot], rules: AwardRules, chance: Random
) -> None:
    entries, roll = entries_table(), roll_table(OWN_ROLL)
    headings, *rows = ballot_rows(cast, entries, rules)
    columns = list(range(len(headings)))
    chance.shuffle(columns)
    chance.shuffle(rows)
    moved = [[row[column] for column in columns] for row in [headings, *rows]]
    turned = entries_table(chance.sample(ENTRIES, len(ENTRIES)))
    called = roll_table(chance.sample(OWN_ROLL, len(OWN_ROLL)))
    in_order = grid_table([headings, *rows], entries, rules)
    one = decide(entries, roll, in_order, rules, AFTER, {})
    other = decide(turned, called, grid_table(moved, turned, rules), rules, AFTER, {})
    assert shown(one.report) == shown(other.report)
    assert [each.key for each in one.open_ties] == [each.key for each in other.open_ties]


@few
@given(ballots, policies, marks, st.sampled_from(["late", "unknown", "test", "unfit"]))
def test_a_ballot_that_does_not_count_changes_no_standing(
    cast: list[Ballot], rules: AwardRules, extra: dict[int, tuple[int, int]], why: str
) -> None:
    seconds = int((CLOSES - OPENS).total_seconds())
    invalid = {
        "late": Ballot("0001", extra, seconds + 1),
        "unknown": Ballot("4711", extra),
        "test": Ballot("0001", extra, test="テスト"),
        "unfit": Ballot("0001", extra, submitted="不明"),
    }[why]
    before, after = decided(cast, rules), decided([*cast, invalid], rules)
    assert before.outcomes == after.outcomes
    assert before.report.tables["finalists"] == after.report.tables["finalists"]


@few
@given(ballots, policies)
def test_every_ballot_and_every_choice_is_counted_once(
    cast: list[Ballot], rules: AwardRules
) -> None:
    found = decided(cast, rules, roll=OWN_ROLL)
    assert sum(each.rows for each in found.ballot_counts) == len(cast)
    choices = sum(any(marks) for each in cast for marks in each.marks.values())
    assert sum(each.rows for each in found.choice_counts) == choices
    figures = found.report.figures
    valid, rest = figures["ballots_valid"].value, figures["ballots_not_counted"].value
    assert isinstance(valid, int)
    assert isinstance(rest, int)
    assert valid + rest == figures["ballots_received"].value


@few
@given(ballots, st.integers(1, 4), st.integers(0, 1))
def test_raising_a_mark_never_lowers_the_entry(
    cast: list[Ballot], entry: int, criterion: int
) -> None:
    voters: Sequence[str] = [row[0] for row in ROLL]
    single = [
        replace(each, voter=voter, second=10) for each, voter in zip(cast, voters, strict=False)
    ]
    raised = [
        replace(each, marks={**each.marks, entry: _raised(each.marks[entry], criterion)})
        if entry in each.marks
        else each
        for each in single
    ]
    before, after = decided(single), decided(raised)
    assert scores(after)[entry] >= scores(before)[entry]
    assert _rank(after, entry) <= _rank(before, entry)


def _raised(own: Sequence[int | str], criterion: int) -> list[int | str]:
    """Raise a mark inside the scale by a point; what is no mark stays."""
    return [
        mark + 1 if place == criterion and isinstance(mark, int) and mark < 5 else mark
        for place, mark in enumerate(own)
    ]


def _rank(found: AwardResult, entry: int) -> int:
    return next(each.rank for each in found.standings if each.entry.number == entry)


def test_running_twice_gives_the_same() -> None:
    assert decided(VOTE) == decided(VOTE)
