"""What a person reads who must settle a tie: the question and its evidence, in what is counted."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from automations.award import ties
from automations.award.rules import Counting, Method, TieRule
from automations.award.score_words import ScoreWords, score_words
from automations.award.tally import Standing
from automations.award.tie_question import asked, evidence, guidance
from automations.award.ties import Cut, Line, OpenTie
from tests.award.staging import standing, with_selection, with_vote

CUT = Cut(Line.REMAINING, "残りの枠")
POINTS = score_words(with_vote())
VOTES = score_words(with_vote(method=Method.APPROVAL))
PLACES = score_words(with_vote(method=Method.RANKS, counting=Counting.RANK_POINTS))
TIED = (standing(2, 12, supporters=3), standing(3, 12, supporters=3))


def open_tie(tied: tuple[Standing, ...] = TIED, *rules: TieRule) -> OpenTie:
    chain = ties.measures(with_selection(ties=rules))
    settled, _ = ties.compare(tied, 1, chain, CUT)
    return OpenTie("同点-1", CUT, 1, tied, ((2,), (3,)), settled.steps)


@pytest.mark.parametrize(("words", "label"), [(POINTS, "得点"), (VOTES, "得票数")])
def test_the_question_calls_the_score_what_it_is(words: ScoreWords, label: str) -> None:
    assert asked(open_tie(), words) == (
        f"残りの枠で{label}が並びました。02 取組2、03 取組3から1件を選んでください。"
    )


def test_votes_are_votes_and_points_are_points() -> None:
    nothing = ("ルールによる比較", "比べるルールはありません。")
    assert evidence(open_tie(), VOTES) == (("得票数", "02 取組2 12票\n03 取組3 12票"), nothing)
    assert evidence(open_tie(), POINTS) == (("得点", "02 取組2 12点\n03 取組3 12点"), nothing)
    assert evidence(open_tie(), PLACES)[0][0] == "順位点"


def test_what_was_compared_stands_as_people_read_it() -> None:
    at = datetime(2024, 11, 4, 9, 30, tzinfo=ZoneInfo("Asia/Tokyo"))
    tied = tuple(
        replace(each, entry=replace(each.entry, submitted=at, cost=95_000)) for each in TIED
    )
    rules = (TieRule.SUPPORTERS, TieRule.EARLIER, TieRule.LOWER_COST)
    assert evidence(open_tie(tied, *rules), POINTS)[1] == (
        "ルールによる比較",
        (
            "選んだ人数が多い: 02 3、03 3\n"
            "応募が早い: 02 令和6年11月4日（月）9:30、03 令和6年11月4日（月）9:30\n"
            "費用が低い: 02 95,000円、03 95,000円"
        ),
    )


def test_a_person_is_told_what_to_write_down() -> None:
    (line,) = guidance()
    assert line == (
        "理由には、決め方を先に書きます（例: 「決選投票: 5対3」「委員長決裁: 規程第5条」"
        "「抽選: 立会人2名」「多数決: 4対1」）。選出の理由に、判定者・判定日とともに載ります。"
    )
