"""Runs of books in Google Sheets: which of them still stand, whatever people type elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from automations.flows.event_folder import open_event
from automations.flows.running import perform
from automations.flows.scope import ATTENDANCE, ROSTER
from automations.flows.standing_runs import standing_runs
from tests.online_event import RECEPTION, REGISTER, OnlineEvent, online_event

BELOW = 60  # a row under all that the lists hold


@pytest.fixture
def event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OnlineEvent]:
    with online_event(tmp_path / "催し", monkeypatch) as online:
        for scope in (ROSTER, ATTENDANCE):
            perform(online.root, scope)
        yield online


def standing(event: OnlineEvent) -> list[str]:
    return sorted(run.job for run in standing_runs(open_event(event.root)))


def test_what_we_wrote_ourselves_changes_nothing(event: OnlineEvent) -> None:
    assert standing(event) == ["名簿", "来場集計"]


def test_a_list_stands_while_people_type_on_the_tab_beside_it(event: OnlineEvent) -> None:
    event.type(RECEPTION, {(BELOW, 2): "飛入 太郎"})
    assert standing(event) == ["名簿"]
    event.type(REGISTER, {(BELOW, 2): "後から 花子"})
    assert standing(event) == []


def test_a_spreadsheet_that_is_renamed_says_what_it_said(event: OnlineEvent) -> None:
    with event.server.edit(event.key) as stored:
        stored.properties["title"] = "別の題"
    assert standing(event) == ["名簿", "来場集計"]
