"""診断, 日程: dates that follow each other, deadlines on days and at times that people expect."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.event.loading import load_event
from automations.event.model import Approval, Event, Schedule
from automations.flows.diagnosis.dates import (
    Appointed,
    appointed,
    closed_for,
    odd_deadlines,
    out_of_order,
)
from automations.tables.places import Place
from tests.flows.diagnosis.some_pc import JST, found, said, settings


def here(path: str) -> Place:
    """Name a setting's place by its key; a settings file knows better."""
    return Place(path.rpartition(".")[2])


ORDERLY = Schedule(
    entries_open=date(2027, 9, 1),
    entries_close=date(2027, 10, 29),
    registration_opens=date(2027, 11, 1),
    registration_closes=date(2027, 12, 17),
    judging=datetime(2027, 12, 24, 15, tzinfo=JST),
    report_by=date(2028, 1, 31),
)
APPROVED = Approval(
    datetime(2027, 11, 19, 15, tzinfo=JST), "8企情第100号", decide_by=date(2027, 12, 10)
)


@pytest.fixture
def event(in_order: Path) -> Event:
    """Voting from 11-29 9:00 to 12-03 17:15, the event on 12-24."""
    return replace(load_event(in_order), schedule=ORDERLY, approval=APPROVED)


def disorder(event: Event) -> list[str]:
    return [str(each) for each in out_of_order(appointed(event), here)]


def oddities(event: Event) -> list[str]:
    return [str(each) for each in odd_deadlines(appointed(event), here)]


def closing(event: Event, closes: datetime) -> Event:
    assert event.award is not None
    vote = replace(event.award.vote, closes=closes)
    return replace(event, award=replace(event.award, vote=vote))


def test_dates_in_order_are_nothing_to_say(event: Event) -> None:
    assert (disorder(event), oddities(event)) == ([], [])


@pytest.mark.parametrize(
    ("schedule", "sentence"),
    [
        (
            replace(ORDERLY, entries_close=date(2027, 8, 31)),
            (
                "entries_close: 応募締切（令和9年8月31日（火））が、"
                "応募開始（令和9年9月1日（水））より前です"
            ),
        ),
        (
            replace(ORDERLY, entries_close=date(2027, 11, 30)),
            (
                "opens: 投票開始（令和9年11月29日（月）9:00）が、"
                "応募締切（令和9年11月30日（火））より前です"
            ),
        ),
        (
            replace(ORDERLY, registration_closes=date(2027, 10, 31)),
            (
                "registration_closes: 申込締切（令和9年10月31日（日））が、"
                "申込開始（令和9年11月1日（月））より前です"
            ),
        ),
        (
            replace(ORDERLY, registration_closes=date(2027, 12, 25)),
            ("day: 開催日（令和9年12月24日（金））が、申込締切（令和9年12月25日（土））より前です"),
        ),
        (
            replace(ORDERLY, judging=datetime(2027, 12, 9, 15, tzinfo=JST)),
            (
                "judging: 審査会（令和9年12月9日（木）15:00）が、"
                "承認の期限（令和9年12月10日（金））より前です"
            ),
        ),
        (
            replace(ORDERLY, report_by=date(2027, 12, 23)),
            (
                "report_by: 報告の期限（令和9年12月23日（木））が、"
                "開催日（令和9年12月24日（金））より前です"
            ),
        ),
    ],
)
def test_a_date_before_the_one_it_follows_is_named_with_both(
    event: Event, schedule: Schedule, sentence: str
) -> None:
    wanted = f"{sentence}。どちらかの日付を直してください。"
    assert wanted in disorder(replace(event, schedule=schedule))


def test_the_vote_closes_before_its_result_is_approved(event: Event) -> None:
    early = replace(event, approval=replace(APPROVED, decide_by=date(2027, 12, 2)))
    assert disorder(early) == [
        (
            "decide_by: 承認の期限（令和9年12月2日（木））が、"
            "投票締切（令和9年12月3日（金）17:15）より前です。どちらかの日付を直してください。"
        )
    ]


def test_the_rules_are_decided_before_the_vote_opens_to_the_second(event: Event) -> None:
    late = datetime(2027, 11, 29, 9, 0, 1, tzinfo=JST)
    assert disorder(replace(event, approval=replace(APPROVED, decided=late))) == [
        (
            "opens: 投票開始（令和9年11月29日（月）9:00）が、"
            "起案日時（令和9年11月29日（月）9:00:01）より前です。どちらかの日付を直してください。"
        )
    ]


def test_a_vote_that_closes_as_it_opens_is_no_vote(event: Event) -> None:
    assert event.award is not None
    closed = closing(event, event.award.vote.opens)
    assert disorder(closed) == [
        (
            "closes: 投票締切が、投票開始と同じ日時（令和9年11月29日（月）9:00）です。"
            "どちらかの日時を直してください。"
        )
    ]


def test_dates_follow_each_other_across_those_that_are_not_set(event: Event) -> None:
    bare = replace(event, award=None, schedule=Schedule(entries_close=date(2028, 1, 5)))
    assert disorder(replace(bare, approval=Approval())) == [
        (
            "day: 開催日（令和9年12月24日（金））が、"
            "応募締切（令和10年1月5日（水））より前です。"
            "どちらかの日付を直してください。"
        )
    ]


@given(st.integers(min_value=-3000, max_value=3000))
def test_the_order_does_not_hang_on_when_the_event_is(days: int) -> None:
    moved = timedelta(days=days)
    event_day = date(2027, 12, 24) + moved
    dates = [("schedule.entries_open", event_day - timedelta(days=1)), ("basics.day", event_day)]
    known = [Appointed(path, path, when) for path, when in dates]
    assert list(out_of_order(known, here)) == []
    turned = [
        Appointed(path, path, when) for (path, _), (_, when) in zip(dates, dates[::-1], strict=True)
    ]
    assert len(list(out_of_order(turned, here))) == 1


def test_a_deadline_on_a_day_off_is_worth_a_look(event: Event) -> None:
    assert oddities(
        replace(event, schedule=replace(ORDERLY, entries_close=date(2027, 10, 30)))
    ) == [
        (
            "entries_close: 応募締切（令和9年10月30日（土））が、"
            "土曜日に当たります。"
            "問い合わせに答えられる日に変えるか、このままでよいか確かめてください。"
        )
    ]


def test_an_event_on_a_day_off_is_nothing_to_say(event: Event) -> None:
    sunday = replace(event, basics=replace(event.basics, day=date(2027, 12, 26)))
    assert oddities(sunday) == []


@pytest.mark.parametrize(
    ("day", "closed"),
    [
        (date(2027, 11, 26), ""),
        (date(2027, 11, 27), "土曜日"),
        (date(2027, 11, 28), "日曜日"),
        (date(2027, 11, 23), "勤労感謝の日"),
        (date(2024, 11, 4), "文化の日 振替休日"),
        (date(2027, 12, 28), ""),
        (date(2027, 12, 29), "年末年始の閉庁日"),
        (date(2028, 1, 3), "年末年始の閉庁日"),
        (date(2028, 1, 4), ""),
    ],
)
def test_days_off_are_called_by_their_names(day: date, closed: str) -> None:
    assert closed_for(day) == closed


def test_a_vote_that_closes_at_midnight_usually_means_the_evening_before(event: Event) -> None:
    midnight = datetime(2027, 12, 10, tzinfo=JST)
    assert oddities(closing(event, midnight)) == [
        (
            "closes: 投票締切が令和9年12月10日（金）0:00です。"
            "この日になった瞬間に締め切られます。"
            "前の日までなら前の日の17:15のように、この日いっぱいなら23:59:59のように、"
            "締め切る時刻を書いてください。"
        )
    ]


def test_a_date_of_another_year_is_likely_mistyped(event: Event) -> None:
    assert oddities(replace(event, schedule=replace(ORDERLY, entries_open=date(2026, 9, 1)))) == [
        (
            "entries_open: 応募開始（令和8年9月1日（火））が、"
            "開催日（令和9年12月24日（金））から"
            "1年より離れています。年の書きまちがいではないか確かめてください。"
        )
    ]


def test_the_diagnosis_says_so(folder: Path) -> None:
    settings(folder, "closes = 2027-12-03T17:15:00", "closes = 2027-12-05T00:00:00")
    assert [each.partition("。")[0] for each in said(found(folder, "締切の日"))] == [
        "event.toml「award.vote.closes」: 投票締切（令和9年12月5日（日））が、日曜日に当たります",
        "event.toml「award.vote.closes」: 投票締切が令和9年12月5日（日）0:00です",
    ]
    assert said(found(folder, "日付の順")) == []
