"""The judging against a truth that shares nothing with it, for events of several seeds."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING

import pytest

from automations.award.judging.confirmation import State
from automations.award.judging.result import JudgingResult, Stage
from automations.award.judging.scores import Lack, ScoreState
from automations.books.opening import read_book
from automations.jobs.rehearsed_judging import Played, rehearse_judging
from automations.jobs.rehearsed_vote import rehearse_vote
from automations.rehearsal import Truth, write_event
from automations.rehearsal.judging import BEST
from automations.rehearsal.typing_scores import SCORES

if TYPE_CHECKING:
    from pathlib import Path

    from automations.flows.running import Outcome
    from automations.rehearsal.judging import Judging, Ruling

SEEDS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Day:
    folder: Path
    truth: Truth
    played: Played

    @property
    def judging(self) -> Judging:
        return self.truth.judging


@pytest.fixture(scope="module", params=SEEDS)
def day(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Day:
    folder = tmp_path_factory.mktemp("judging")
    truth = write_event(folder, request.param)
    rehearse_vote(folder, truth)
    ticks = count()
    return Day(folder, truth, rehearse_judging(folder, truth, lambda: next(ticks)))


def found(outcome: Outcome) -> JudgingResult:
    judging = outcome.findings.judging
    assert judging is not None
    return judging


def prizes(outcome: Outcome) -> dict[str, tuple[int, ...]]:
    awarded = found(outcome).prizes
    assert awarded is not None
    return {each.name: tuple(entry.number for entry in each.entries) for each in awarded.awarded}


def said(ruling: Ruling) -> dict[str, tuple[int, ...]]:
    return {
        f"{prize}（{category}）" if prize == BEST else prize: (number,)
        for (prize, category), number in ruling.prizes.items()
    }


def shown(score: Fraction) -> str:
    """Return a score of 180ths as it is told: to the hundredth, with what that is of rounded."""
    hundredths = (score * 200 + 1) // 2
    rounded = f"{hundredths // 100}.{hundredths % 100:02}"
    if Fraction(hundredths, 100) == score:
        return rounded.rstrip("0").rstrip(".")
    return f"{rounded}（{score}）"


def test_while_marks_are_missing_exactly_those_are_told_and_nothing_is_decided(day: Day) -> None:
    waiting = found(day.played.waiting)
    assert (waiting.stage, waiting.standings, waiting.prizes) == (Stage.WAITING, (), None)
    criteria = day.judging.standards.criteria
    assert {
        (each.judge, each.entry, each.criterion, each.lack, each.found)
        for each in waiting.sheets.missing
    } == {
        (each.judge, each.entry, criteria[each.criterion], lack, each.typed)
        for each, lack in ((day.judging.missing, Lack.BLANK), (day.judging.too_high, Lack.UNFIT))
    }


def test_each_missing_mark_is_told_with_its_own_cell(day: Day) -> None:
    path = day.folder / "事務局限り/採点入力.xlsx"
    (sheet,) = (each for each in read_book(path, path.name).sheets if each.name == SCORES)
    rows = dict(sheet.rows())
    headings = next(texts for texts in rows.values() if "審査員" in texts)
    labels = {each.number: each.label for each in day.judging.judges}
    for each in found(day.played.waiting).sheets.missing:
        assert each.place is not None
        assert rows[each.place.row][0] == labels[each.judge]
        assert int(rows[each.place.row][1]) == each.entry
        assert headings[each.place.column - 1] == each.criterion


def test_a_judge_keeps_out_of_one_entry_and_everything_else_counts(day: Day) -> None:
    scores = found(day.played.first).sheets.scores
    assert len(scores) == 9 * 7
    states = {(each.judge, each.entry): each.state for each in scores}
    recused = {pair for pair, state in states.items() if state is ScoreState.RECUSED}
    assert recused == {day.judging.recused}
    counted = {pair for pair, state in states.items() if state is ScoreState.COUNTED}
    assert counted == {*day.judging.papers}


def test_scores_and_prizes_are_the_true_ones_before_and_after_the_correction(day: Day) -> None:
    for outcome, ruling in (
        (day.played.first, day.judging.at_first),
        (day.played.corrected, day.judging.corrected),
    ):
        scores = {each.entry.number: each.score for each in found(outcome).standings}
        assert scores == ruling.scores
        assert prizes(outcome) == said(ruling)


def test_the_entries_present_in_the_order_that_was_drawn(day: Day) -> None:
    shown = found(day.played.first).presentation.entries
    assert [each.number for each in shown] == [*day.judging.order]


def test_the_chair_confirms_a_first_version_and_a_second_one_with_its_reason(day: Day) -> None:
    first, second = (
        each.findings.confirmation for each in (day.played.first, day.played.corrected)
    )
    assert first is not None
    assert second is not None
    assert (first.state, first.number) == (State.CONFIRMED, 1)
    assert (second.state, second.number) == (State.CONFIRMED, 2)
    assert second.said is not None
    assert second.said.reason == "採点票からの写し誤りを直した"


def test_the_second_version_differs_in_one_prize_one_score_and_one_mark(day: Day) -> None:
    standing = day.played.corrected.findings.confirmation
    assert standing is not None
    before, after, late = day.judging.at_first, day.judging.corrected, day.judging.late
    ((category, lost, won),) = (
        (category, before.prizes[prize, category], after.prizes[prize, category])
        for prize, category in before.prizes
        if before.prizes[prize, category] != after.prizes[prize, category]
    )
    label = {number: f"{number:02} {title}" for number, title in day.judging.order.items()}
    criterion = day.judging.standards.criteria[late.criterion]
    assert standing.changes == (
        (f"賞「優秀賞（{category}）」", label[lost], label[won]),
        (
            f"得点「{label[late.entry]}」",
            shown(before.scores[late.entry]),
            shown(after.scores[late.entry]),
        ),
        (f"採点 審査員{late.judge}「{late.entry:02}」{criterion}", late.typed, str(late.meant)),
    )
    assert won == late.entry


def test_the_announcement_and_the_certificates_are_there(day: Day) -> None:
    names = {path.name for path in (day.folder / "事務局限り").iterdir()}
    assert {"発表.xlsx", "賞状.csv", "結果_審査.xlsx", "審査結果.xlsx"} <= names


def test_it_ended_as_it_was_written(day: Day) -> None:
    assert day.played.as_written
