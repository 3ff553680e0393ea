"""How people settled a tie stands in the reason of each entry: the way, why, who and when."""

from datetime import date

import pytest

from automations.award.rules import TieRule
from automations.award.selection import select
from automations.award.tie_ways import Way, way_key, way_of, way_told
from tests.award.staging import RULES, standing, with_selection

KEY = "同点-残り-02・03-1件-938B35"


@pytest.mark.parametrize(
    ("reason", "way"),
    [
        ("決選投票: 5対3", Way("決選投票", "5対3。委員長、令和6年12月10日（火）")),
        ("委員長決裁：規程第5条。", Way("委員長決裁", "規程第5条。委員長、令和6年12月10日（火）")),
        ("抽選", Way("抽選", "委員長、令和6年12月10日（火）")),
        ("多数決、4対1", Way("多数決", "4対1。委員長、令和6年12月10日（火）")),
        ("抽選会で決めた", Way("人の判定", "抽選会で決めた。委員長、令和6年12月10日（火）")),
        ("  ", None),
    ],
)
def test_the_first_word_of_a_reason_names_the_way(reason: str, way: Way | None) -> None:
    told = way_told(reason, "委員長", date(2024, 12, 10))
    assert way_of(KEY, {way_key(KEY): told}) == way


def test_without_a_day_only_who_stands_there() -> None:
    assert way_told("抽選: 立会人2名", "委員長", None) == "抽選: 立会人2名。委員長"


def test_the_way_stands_in_the_reason_of_who_is_in_and_who_is_out() -> None:
    standings = [standing(1, 9), standing(2, 5), standing(3, 5, "内部"), standing(4, 8, "内部")]
    rules = with_selection(RULES, seats=3, ties=(TieRule.CRITERION, TieRule.SUPPORTERS))
    (asked,) = select(standings, rules, {}).open_ties
    answers = {asked.key: "03 取組3", way_key(asked.key): "決選投票: 5対3。委員長"}
    found = select(standings, rules, answers)
    reasons = {each.standing.entry.number: each.seat.reason for each in found.outcomes}
    assert reasons[3] == "残りの枠の同点を決選投票で決定（5対3。委員長）"
    assert reasons[2] == "残りの枠の同点を決選投票で決定（選外。5対3。委員長）"
