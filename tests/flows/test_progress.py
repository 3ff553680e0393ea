"""What comes next, by the day and by what lies in the folder."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.event.model import Approval, Event, Schedule
from automations.flows.progress import Step, progress_of, progress_of_wrong_settings
from automations.flows.situation import FolderState
from tests.planned_event import PLANNED, at

ALL = frozenset({"registration", "reception", "entries", "roll"})
CALM = FolderState(filled=ALL, diagnosed=True)
EVERY_JOB = ("名簿", "投票集計", "来場集計")
NO_AWARD = replace(PLANNED, award=None)


def numbers(now: datetime, state: FolderState = CALM, event: Event = PLANNED) -> list[int]:
    return [each.item for each in progress_of(event, now, state).steps]


def counted(at_: datetime, *jobs: str) -> FolderState:
    return replace(CALM, counted=dict.fromkeys(jobs, at_))


def test_settings_that_cannot_be_read_are_mended_first() -> None:
    assert progress_of_wrong_settings(3).steps == (
        Step(11, "設定を直します（直すところ: 3か所）。"),
    )


def test_books_that_are_missing_come_before_everything_but_the_settings() -> None:
    state = FolderState(missing=("共有/申込.xlsx", "共有/受付簿.xlsx"))
    (step, *_) = progress_of(PLANNED, at(9, 1), state).steps
    assert step == Step(14, "まだないブックを作ります（2冊）。")


def test_books_that_the_settings_have_overtaken_are_made_anew_until_the_day() -> None:
    state = FolderState(outdated=("共有/エントリー.xlsx", "共有/エントリーシート.xlsx"))
    (step, *_) = progress_of(PLANNED, at(9, 1), state).steps
    assert step == Step(14, "設定に合わせて、手つかずのブックを作り直します（2冊）。")
    assert 14 not in [each.item for each in progress_of(PLANNED, at(12, 31), state).steps]


def test_a_placeholder_in_the_settings_is_named() -> None:
    named = replace(PLANNED, basics=replace(PLANNED.basics, host="○○市"))
    (step, *_) = progress_of(named, at(9, 1), CALM).steps
    assert step == Step(11, "設定の「○○市」を、実際の名前に直します。")


def test_settings_as_they_were_made_are_to_be_filled_in() -> None:
    unfilled = replace(PLANNED, basics=replace(PLANNED.basics, venue=""))
    (step, *_) = progress_of(unfilled, at(9, 1), CALM).steps
    assert step == Step(11, "設定を開いて、会場・所管と、日程・部門・評価基準を書きます。")
    named = replace(PLANNED, basics=replace(PLANNED.basics, venue="", office="情報政策課"))
    assert 11 not in numbers(at(9, 1), event=named)


@pytest.mark.parametrize("approval", [Approval(), Approval(at(9, 25)), Approval(None, "第1号")])
def test_the_rules_are_decided_before_the_vote(approval: Approval) -> None:
    undecided = replace(PLANNED, approval=approval)
    assert numbers(at(11, 2, 8), event=undecided)[0] != 11
    (step, *_) = progress_of(undecided, at(11, 2), CALM).steps
    assert step.item == 11
    assert step.words == "ルールの決裁を設定に書きます（投票開始: 11月16日（月）9:00）。"
    assert numbers(at(11, 18), event=undecided)[0] == 11
    assert numbers(at(11, 30), event=undecided)[0] == 11
    assert 11 not in numbers(at(12, 19), event=undecided)


@pytest.mark.parametrize(
    ("now", "state", "expected"),
    [
        (at(9, 1), replace(CALM, filled=frozenset()), [13]),
        (at(9, 1), replace(CALM, diagnosed=False, filled=frozenset()), [12]),
        (at(9, 20), replace(CALM, filled=frozenset()), [21, 31]),
        (at(10, 1), replace(CALM, filled=frozenset()), [22, 31]),
        (at(10, 1), replace(CALM, filled=frozenset(), forms=True), [22]),
        (at(11, 9), replace(CALM, filled=frozenset({"entries"})), [41, 42]),
        (at(11, 9), replace(CALM, filled=frozenset({"entries"}), forms=True), [41]),
        (at(11, 9), replace(CALM, forms=True), [33]),
        (at(11, 17), replace(CALM, filled=frozenset({"entries"})), [41]),
        (at(11, 17), replace(CALM, filled=frozenset({"registration", "roll"})), [22, 33]),
        (at(11, 17), CALM, [43, 33]),
        (at(11, 23), counted(at(11, 22), "名簿"), [51]),
        (at(11, 23), replace(counted(at(11, 22), "名簿"), checked=True), [52]),
        (at(11, 23), replace(counted(at(11, 22), "名簿"), checked=True, to_mend=True), [51]),
        (at(11, 23), replace(counted(at(11, 22), "名簿"), questions=1), [53, 51]),
        (at(11, 23), counted(at(11, 22), "名簿", "投票集計"), [13]),
        (at(11, 23), replace(counted(at(11, 22), "名簿", "投票集計"), approval="案"), [53]),
        (at(11, 23), replace(counted(at(11, 22), "名簿", "投票集計"), approval="承認済み"), [56]),
        (
            at(11, 23),
            replace(counted(at(11, 22), "名簿", "投票集計"), approval="承認済み", notices=True),
            [13],
        ),
        (at(12, 18), counted(at(11, 22), "名簿", "投票集計"), [63]),
        (at(12, 19), counted(at(11, 22), "名簿", "投票集計"), [62, 81]),
        (at(12, 19), counted(at(12, 19), *EVERY_JOB), [81]),
        (at(12, 20), counted(at(12, 19), "一括"), [83, 9]),
        (at(12, 20), counted(at(12, 18, 18), "一括"), [83, 9]),
        (at(12, 20), counted(at(12, 17), "一括"), [81]),
    ],
)
def test_what_comes_next(now: datetime, state: FolderState, expected: list[int]) -> None:
    assert numbers(now, state) == expected


def test_a_count_before_the_close_names_no_finalists() -> None:
    state = replace(counted(at(11, 18), "名簿", "投票集計"), checked=True)
    assert numbers(at(11, 23), state) == [52]


def test_a_mending_is_said_in_its_own_words() -> None:
    state = replace(counted(at(11, 22), "名簿"), checked=True, to_mend=True)
    (step,) = progress_of(PLANNED, at(11, 23), state).steps
    assert step.words == "要確認にある「要修正」を直してから、もう一度点検します。"


def test_what_a_refused_job_named_is_mended_before_the_job_is_named_again() -> None:
    state = replace(CALM, checked=True, to_mend=True, forms=True)
    assert numbers(at(11, 9), state) == [51, 33]


def test_without_an_award_nothing_is_said_of_it() -> None:
    every_day = (at(9, 1) + timedelta(days=n) for n in range(150))
    said = {number for now in every_day for number in numbers(now, CALM, NO_AWARD)}
    assert said == {33, 62, 63, 81}


def test_at_most_three_things_are_named() -> None:
    state = FolderState(filled=ALL, questions=2)
    assert numbers(at(12, 19), state) == [53, 12, 33]


def test_pairs_to_judge_are_among_them_and_keep_nobody_from_what_comes_next() -> None:
    state = FolderState(filled=ALL, pairs=15)
    told = progress_of(PLANNED, at(12, 19), state).steps
    assert [each.item for each in told] == [12, 33, 53]
    assert told[-1].words == "同じ人かどうか、人が決める組が15組あります。"
    assert numbers(at(12, 19), replace(state, copy_out="写し")) == [12, 53, 94]


def test_pairs_are_counted_with_the_other_questions() -> None:
    state = FolderState(filled=ALL, questions=2, pairs=15)
    told = progress_of(PLANNED, at(12, 19), state).steps
    assert [each.item for each in told] == [53, 12, 33]
    assert told[0].words.startswith("人が決めることが17件あります。")


def test_a_copy_that_is_out_is_among_them_whatever_else_there_is() -> None:
    state = FolderState(filled=ALL, questions=2, copy_out="12月17日（木）17:30 PC-01")
    assert numbers(at(12, 19), state) == [53, 12, 94]
    assert progress_of(PLANNED, at(12, 19), state).steps[-1].words == (
        "持ち出した写しがあります（12月17日（木）17:30 PC-01）。使い終わったら持ち帰ります。"
    )


def test_a_copy_knows_that_it_is_one() -> None:
    state = FolderState(filled=ALL, questions=2, is_copy=True)
    assert numbers(at(12, 19), state) == [53, 12, 9]


@pytest.mark.parametrize(
    ("now", "phase"),
    [
        (at(9, 1), 1),
        (at(10, 1), 2),
        (at(11, 2), 3),
        (at(11, 16, 9), 4),
        (at(11, 20, 17, 15), 4),
        (at(11, 20, 17, 16), 5),
        (at(12, 18, 9), 6),
        (at(12, 18, 15, 1), 7),
        (at(12, 19), 8),
    ],
)
def test_the_phase_is_the_last_that_has_begun(now: datetime, phase: int) -> None:
    assert progress_of(PLANNED, now, FolderState()).phase == phase


def test_once_the_finalists_stand_the_day_is_prepared() -> None:
    assert progress_of(PLANNED, at(11, 23), counted(at(11, 22), "投票集計")).phase == 6


def test_once_all_is_reported_it_is_handed_over() -> None:
    assert progress_of(PLANNED, at(12, 20), counted(at(12, 19), "一括")).phase == 9


def test_judges_who_met_earlier_leave_the_day_to_the_visitors() -> None:
    earlier = replace(PLANNED, schedule=Schedule(judging=at(12, 10)))
    assert progress_of(earlier, at(12, 11), FolderState()).phase == 7
    assert progress_of(earlier, at(12, 18), FolderState()).phase == 6


@given(
    st.datetimes(datetime(2026, 6, 1), datetime(2027, 6, 1)),  # noqa: DTZ001 - the zone follows
    st.sets(st.sampled_from(sorted(ALL))),
    st.booleans(),
    st.integers(0, 2),
)
def test_something_is_always_said(
    moment: datetime,
    filled: set[str],
    checked: bool,  # noqa: FBT001 - Hypothesis passes by position
    questions: int,
) -> None:
    state = FolderState(filled=frozenset(filled), checked=checked, questions=questions)
    progress = progress_of(PLANNED, moment.replace(tzinfo=at(1, 1).tzinfo), state)
    assert 1 <= len(progress.steps) <= 3
    assert len({each.item for each in progress.steps}) == len(progress.steps)
    assert progress.phase in range(1, 10)
    assert [each for each in progress.steps if "{" in each.words] == []


def test_of_two_reasons_for_one_number_the_first_is_told() -> None:
    basics = replace(PLANNED.basics, name="○○市×DX展", venue="")
    steps = progress_of(
        replace(PLANNED, basics=basics), at(9, 1), FolderState(diagnosed=True)
    ).steps
    assert [each.words for each in steps] == ["設定の「○○市×DX展」を、実際の名前に直します。"]


@pytest.mark.parametrize("state", ["案", "差し戻し", "承認日なし"])
def test_finalists_wait_for_their_approval(state: str) -> None:
    waiting = replace(counted(at(11, 22), "名簿", "投票集計"), approval=state)
    (step,) = progress_of(PLANNED, at(11, 23), waiting).steps
    assert step.item == 53
    assert step.words.startswith(f"ファイナリストは{state}です。承認を得て「判定_承認」に書きます")
    assert progress_of(PLANNED, at(11, 23), waiting).phase == 5
