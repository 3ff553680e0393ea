"""A book of ballots that is perhaps another vote's: last year's file in this year's folder."""

from datetime import timedelta

from automations.award.decision import AwardResult
from automations.tables.problems import Severity
from tests.award.staging import AFTER, OPENS, Ballot, decided

BEFORE = Ballot("0009", {1: (5, 5)}, second=-365 * 24 * 60 * 60)
IN_TIME = Ballot("0001", {1: (5, 5)})
CHECK = "今回の投票のブックかどうか、投票期間の設定が正しいかを確かめてください。"


def doubts(found: AwardResult) -> list[tuple[Severity, str]]:
    problems = (each for each in found.report.problems if each.code.startswith("ballots_"))
    return [(each.severity, str(each)) for each in problems]


def test_without_a_valid_ballot_no_result_may_be_published() -> None:
    ((severity, said),) = doubts(decided([BEFORE, BEFORE, Ballot("0001")]))
    assert severity is Severity.REFUSE
    assert said == (
        "事務局限り/投票.xlsx「フォームの回答 1」: 有効な票が一つもありません"
        f"（3票のうち、投票期間の外が2票）。{CHECK}"
    )


def test_half_of_the_ballots_outside_the_window_are_worth_a_look() -> None:
    assert doubts(decided([BEFORE, IN_TIME])) == [
        (
            Severity.NOTE,
            f"事務局限り/投票.xlsx「フォームの回答 1」: 2票のうち1票が、投票期間の外です。{CHECK}",
        )
    ]
    assert doubts(decided([BEFORE, IN_TIME, Ballot("0002", {1: (5, 5)})])) == []


def test_before_the_close_nothing_is_said_of_it() -> None:
    assert doubts(decided([BEFORE], as_of=OPENS + timedelta(days=1))) == []
    assert doubts(decided([], as_of=AFTER)) != []
