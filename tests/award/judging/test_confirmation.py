"""The chair's 確定 holds for just the result it was given to; each later one is a new version."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from automations.award.approval import Said
from automations.award.entries import RANKED, Entry
from automations.award.judging.confirmation import (
    Confirmation,
    State,
    Version,
    asked,
    changes_table,
    confirmation,
    content,
    evidence,
    versions_table,
)
from automations.award.judging.order import Presentation
from automations.award.judging.panel import Judge, Panel
from automations.award.judging.result import Awarded, HallVote, JudgingResult, Prizes, Stage
from automations.award.judging.scores import Score, ScoreSheets, ScoreState
from automations.award.judging_rules import JudgingRules
from automations.award.prize_rules import PrizeRule
from automations.award.rules import AwardRules
from automations.award.standing import Standing
from automations.tables.report import report_of
from tests.award.staging import RULES

_DAY = date(2025, 1, 10)
_YES = Said("確定する", "", "区長", _DAY)
_BECAUSE = replace(_YES, reason="転記の誤りを直した")
_FROZEN = {"審査の得点の求め方": "平均"}
_JUDGED = replace(RULES, judging=JudgingRules())
_DESK = Entry(1, "窓口DX", "窓口", "市民課", None, RANKED, 2)
_OFFICE = Entry(3, "庶務の自動化", "内部", "総務課", None, RANKED, 4)
_GRAND = PrizeRule(name="大賞")


def _score(judge: int, entry: Entry, *marks: int) -> Score:
    return Score(judge, entry.number, ScoreState.COUNTED, marks)


def _result(first: Entry = _DESK, mark: int = 5) -> JudgingResult:
    """Two judges; the second one has a hand in the office's entry."""
    scores = (
        _score(1, _DESK, mark, 4),
        _score(1, _OFFICE, 4, 4),
        _score(2, _DESK, 5, 5),
        Score(2, _OFFICE.number, ScoreState.RECUSED),
    )
    standings = tuple(
        Standing(entry, score, (), 2, 0, rank)
        for entry, score, rank in ((_DESK, Fraction(14, 3), 1), (_OFFICE, Fraction(4), 2))
    )
    return JudgingResult(
        Stage.DECIDED,
        report_of(),
        Presentation((_DESK, _OFFICE)),
        Panel((Judge(1, "甲"), Judge(2, "乙"))),
        ScoreSheets(scores),
        standings=standings,
        prizes=Prizes((Awarded("大賞", _GRAND, (first,), "最も高い"),)),
    )


def _standing(
    result: JudgingResult,
    versions: tuple[Version, ...] = (),
    answers: Mapping[str, Said] | None = None,
    rules: AwardRules = _JUDGED,
) -> Confirmation:
    return confirmation(result, rules, _FROZEN, versions, answers or {})


def _confirmed(result: JudgingResult, *before: Version) -> Version:
    found = _standing(result, before)
    return Version(found.number, found.key, "区長", _DAY, "", found.texts)


def test_what_is_confirmed_is_every_prize_score_and_mark() -> None:
    assert content(_result(), _JUDGED) == {
        "賞「大賞」": "01 窓口DX",
        "得点「01 窓口DX」": "4.67（14/3）",
        "得点「03 庶務の自動化」": "4",
        "採点 審査員1「01」効果": "5",
        "採点 審査員1「01」工夫": "4",
        "採点 審査員1「03」効果": "4",
        "採点 審査員1「03」工夫": "4",
        "採点 審査員2「01」効果": "5",
        "採点 審査員2「01」工夫": "5",
        "採点 審査員2「03」": "除斥",
    }


def test_what_did_not_present_and_the_votes_of_the_hall_are_told_as_well() -> None:
    result = replace(
        _result(),
        presentation=Presentation((_DESK,), (_OFFICE,)),
        hall=HallVote({1: 12}, 20),
        standings=(),
    )
    told = content(result, _JUDGED)
    assert told["得点「03 庶務の自動化」"] == "発表なし"
    assert told["会場投票「01」"] == "12"


@pytest.mark.parametrize(
    ("answer", "state", "words"),
    [
        (None, State.PROVISIONAL, "速報（確定していません）"),
        (Said("", "", "", None), State.PROVISIONAL, "速報（確定していません）"),
        (replace(_YES, decided_on=None), State.UNDATED, "速報（確定していません）"),
        (
            Said("差し戻す", "順位を確かめたい", "区長", _DAY),
            State.RETURNED,
            "速報（区長が差し戻し: 順位を確かめたい）",
        ),
        (
            Said("差し戻す", "", "区長", _DAY),
            State.RETURNED,
            "速報（区長が差し戻し: 理由の記入なし）",
        ),
        (_YES, State.CONFIRMED, "確定（第1版、区長、令和7年1月10日（金））"),
    ],
)
def test_a_first_version_needs_a_yes_and_a_day(
    answer: Said | None, state: State, words: str
) -> None:
    key = _standing(_result()).key
    found = _standing(_result(), answers={key: answer} if answer else None)
    assert (found.state, found.words) == (state, words)
    assert found.confirmed == (state is State.CONFIRMED)


def test_a_corrected_mark_makes_it_provisional_again_with_what_changed() -> None:
    first = _confirmed(_result())
    found = _standing(_result(mark=3), (first,), {first.key: _YES})
    assert (found.state, found.number, found.last) == (State.PROVISIONAL, 2, first)
    assert found.changes == (("採点 審査員1「01」効果", "5", "3"),)
    assert found.words == "速報（第1版の確定のあとで変わりました。確定していません）"
    assert asked(found) == (
        "第1版の確定のあとで、審査結果が1か所変わりました。第2版として確定しますか。"
        "変わった理由、日、確定した人（委員長）を書いてください。"
    )


def test_from_the_second_version_on_there_must_be_a_reason() -> None:
    first = _confirmed(_result())
    key = _standing(_result(mark=3), (first,)).key
    assert _standing(_result(mark=3), (first,), {key: _YES}).state is State.UNEXPLAINED
    found = _standing(_result(mark=3), (first,), {key: _BECAUSE})
    assert (found.state, found.number) == (State.CONFIRMED, 2)


def test_going_back_to_what_was_confirmed_once_is_a_version_of_its_own() -> None:
    first = _confirmed(_result())
    second = _confirmed(_result(mark=3), first)
    found = _standing(_result(), (first, second), {first.key: _YES, second.key: _BECAUSE})
    assert (found.state, found.number, found.last) == (State.PROVISIONAL, 3, second)


def test_what_stands_recorded_is_compared_with_the_version_before_it() -> None:
    first = _confirmed(_result())
    second = _confirmed(_result(mark=3), first)
    found = _standing(_result(mark=3), (first, second), {second.key: _BECAUSE})
    assert (found.number, found.last, found.confirmed) == (2, first, True)
    (table,) = changes_table(found)
    assert table.rows == (("採点 審査員1「01」効果", "5", "3"),)


@pytest.mark.parametrize("mine_first", [True, False])
def test_of_two_first_versions_neither_holds_whichever_comes_first(mine_first: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Two copies of the folder were brought together: the chair looks again, and says why."""
    mine, theirs = _confirmed(_result()), _confirmed(_result(mark=4))
    versions = (mine, theirs) if mine_first else (theirs, mine)
    answers = dict.fromkeys((mine.key, theirs.key), _YES)
    found = _standing(_result(), versions, answers)
    assert (found.state, found.number, found.last) == (State.PROVISIONAL, 2, theirs)
    assert found.changes == (("採点 審査員1「01」効果", "4", "5"),)
    again = _standing(_result(), versions, {**answers, found.key: _BECAUSE})
    assert again.confirmed


def test_other_rules_make_it_another_result() -> None:
    mine = confirmation(_result(), _JUDGED, {"審査の得点の求め方": "合計"}, (), {})
    assert mine.key != _standing(_result()).key


def test_the_chair_sees_who_gets_what_and_what_changed() -> None:
    first = _confirmed(_result())
    assert evidence(_result(), _standing(_result())) == (("賞", "大賞 01 窓口DX"),)
    found = _standing(_result(_OFFICE), (first,))
    assert evidence(_result(_OFFICE), found) == (
        ("賞", "大賞 03 庶務の自動化"),
        (
            "変わったところ（前の版 → 今）",
            "賞「大賞」: 01 窓口DX → 03 庶務の自動化",
        ),
    )


def test_a_prize_that_nobody_gets_is_told_so() -> None:
    nobody = Prizes((Awarded("大賞", _GRAND, (), "最低点に届かない"),))
    result = replace(_result(), prizes=nobody)
    assert content(result, _JUDGED)["賞「大賞」"] == "該当なし"


def test_every_version_is_listed() -> None:
    first = _confirmed(_result())
    assert list(versions_table((), _standing(_result()))) == []
    (table,) = versions_table((first,), _standing(_result(), (first,), {first.key: _YES}))
    assert table.rows == (("第1版", "今の結果", "令和7年1月10日（金）", "区長", ""),)


def test_a_version_that_was_taken_back_does_not_hold() -> None:
    first = _confirmed(_result())
    (table,) = versions_table((first,), _standing(_result(), (first,)))
    assert table.rows == (("第1版", "今の結果ではない", "令和7年1月10日（金）", "区長", ""),)


def test_who_answers_is_told_of_marks_by_their_number_only() -> None:
    first = _confirmed(_result())
    _, (heading, told) = evidence(_result(mark=3), _standing(_result(mark=3), (first,)))
    assert heading == "変わったところ（前の版 → 今）"
    assert told == "採点の訂正: 1か所（結果_審査.xlsxのシート「前の版からの変更」）"
