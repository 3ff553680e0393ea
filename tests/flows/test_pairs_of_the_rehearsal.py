"""Who is one person, asked of people on the rehearsal event: answered in Excel, then run again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from automations.flows.open_questions import open_questions
from automations.flows.running import Outcome, perform
from automations.flows.scope import EVERYTHING, ROSTER
from automations.people.verdicts import Verdict
from automations.rehearsal import Truth, write_event
from tests.flows.judging_pairs import asked_pairs, judge
from tests.judging import before_answers, by_truth

AFTER = datetime(2024, 12, 25, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
LATER = datetime(2024, 12, 25, 10, tzinfo=ZoneInfo("Asia/Tokyo"))


@dataclass(frozen=True)
class Asked:
    folder: Path
    truth: Truth
    first: Outcome
    right: dict[str, str]

    @property
    def book(self) -> Path:
        return self.folder / "事務局限り/判定.xlsx"

    def again(self, choices: dict[str, str]) -> Outcome:
        judge(self.book, choices)
        return perform(self.folder, EVERYTHING, LATER)


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    truth = write_event(tmp_path)
    first = perform(tmp_path, EVERYTHING, AFTER)
    right = by_truth(truth, first.findings.roster, first.findings.attendance)
    return Asked(tmp_path, truth, first, {key: each.value for key, each in right.items()})


def still_asked(outcome: Outcome) -> set[str]:
    """Return what is asked about people; the rehearsal's vote has questions of its own."""
    return {each.key for each in outcome.findings.questions if each.sheet == "判定_名寄せ"}


def counted(outcome: Outcome) -> dict[str, object]:
    figures = outcome.findings.report.figures
    return {key: figures[key].value for key in ("visitors", "registrants", "walk_ins", "no_shows")}


def true_of(truth: Truth) -> dict[str, object]:
    came = truth.attendance
    return {
        "visitors": came.visitors,
        "registrants": truth.register.registrants,
        "walk_ins": came.walk_ins,
        "no_shows": came.no_shows,
    }


def test_answers_in_excel_change_register_and_attendance_and_nothing_is_asked_twice(
    asked: Asked,
) -> None:
    findings = asked.first.findings
    assert findings.roster
    assert findings.attendance
    before = before_answers(asked.truth, findings.roster, findings.attendance)
    assert (still_asked(asked.first), counted(asked.first)) == ({*asked.right}, true_of(before))
    assert asked_pairs(asked.book).keys() == asked.right.keys()
    assert open_questions(asked.first.folder) >= asked.right.keys()
    waiting = findings.report.figures["pairs_waiting"]
    assert waiting.value == len(asked.right), "the brief says so on its first page"

    answered = asked.again(asked.right)
    assert (still_asked(answered), counted(answered)) == (set(), true_of(asked.truth))
    assert asked_pairs(asked.book).keys() == asked.right.keys()
    assert open_questions(answered.folder).isdisjoint(asked.right)
    assert "pairs_waiting" not in answered.findings.report.figures
    assert perform(asked.folder, EVERYTHING, LATER).unchanged


def test_a_changed_answer_changes_everything_back(asked: Asked) -> None:
    asked.again(asked.right)
    key = next(each for each, choice in asked.right.items() if choice == Verdict.SAME.value
               and "受付簿" not in asked_pairs(asked.book)[each]["質問"])  # fmt: skip
    truth = true_of(asked.truth)
    one_more = true_of(asked.truth.unanswered(1, 0))
    assert counted(asked.again({key: "別人"})) == one_more
    held = asked.again({key: "保留"})
    assert (still_asked(held), counted(held)) == (set(), one_more)
    taken_back = asked.again({key: ""})
    assert (still_asked(taken_back), counted(taken_back)) == ({key}, one_more)
    assert counted(asked.again({key: "同一人物"})) == truth


def test_the_register_alone_asks_what_it_can_see_and_asks_it_as_the_whole_does(
    asked: Asked,
) -> None:
    alone = perform(asked.folder, ROSTER, LATER)
    keys = {each.key for each in alone.findings.questions}
    of_desk = {key for key, texts in asked_pairs(asked.book).items() if "受付簿" in texts["質問"]}
    assert alone.code == 20
    assert keys == asked.right.keys() - of_desk
    assert asked_pairs(asked.book).keys() == asked.right.keys()
