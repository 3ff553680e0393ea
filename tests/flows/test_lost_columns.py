"""A heading of ours that somebody typed over in Google Sheets is told by every job that looks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from automations.flows.finding import foresee
from automations.flows.running import inspect, perform
from automations.flows.scope import ATTENDANCE, ROSTER
from tests.online_event import RECEPTION, OnlineEvent, online_event

SAID = (
    "この列の見出しが、「確認結果」ではなくなっています。"
    "見出しを「確認結果」に戻してください。戻すまで、行ごとの結果は書き込まれません。"
)


@pytest.fixture
def event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OnlineEvent]:
    with online_event(tmp_path / "催し", monkeypatch) as online:
        perform(online.root, ATTENDANCE)
        width = len(online.rows(RECEPTION)[0])
        online.type(RECEPTION, {(1, width): "確認"})
        yield online


def told(problems: tuple[object, ...]) -> list[str]:
    return [str(each).partition(": ")[2] for each in problems if "この列の見出し" in str(each)]


def test_it_is_told_by_jobs_that_look_at_the_tab(event: OnlineEvent) -> None:
    assert told(perform(event.root, ATTENDANCE).findings.report.problems) == [SAID]
    assert told(inspect(event.root).problems) == [SAID]
    assert told(foresee(event.root).left_alone) == [SAID]
    assert told(perform(event.root, ROSTER).findings.report.problems) == []


def test_it_is_over_when_the_heading_is_typed_again(event: OnlineEvent) -> None:
    event.type(RECEPTION, {(1, len(event.rows(RECEPTION)[0])): "確認結果"})
    assert told(perform(event.root, ATTENDANCE).findings.report.problems) == []
