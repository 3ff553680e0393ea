"""Prizes that people decide: what is asked, which answers fit, what waits until then."""

from dataclasses import replace

import pytest

from automations.award.judging.prizes import SHEET
from automations.award.judging.result import OpenPrize
from automations.award.judging_rules import JudgeTie
from automations.award.prize_rules import PrizeRule, PrizeWay
from automations.award.tie_ways import way_key
from tests.award.judging.prizing import (
    BEST,
    BY_HAND,
    GRAND,
    OF_HALL,
    awarded,
    field,
    judged,
    only,
    scored,
    winners,
)
from tests.award.staging import standing


def the_question(found: tuple[OpenPrize, ...]) -> OpenPrize:
    (question,) = found
    return question


def test_what_the_chain_leaves_is_asked() -> None:
    found = awarded(field(scored(4, 4, 3)), judged([GRAND], ties=[JudgeTie.TOP_MARKS]))
    prize, question = only(found), the_question(found.open)
    assert (prize.entries, prize.open, prize.waits) == ((), True, False)
    assert prize.reason == "01 取組1、02 取組2の同点のため、人の判定待ち"
    assert question.key == "賞-大賞-01・02-1件-D18582"
    expected = "「大賞」で得点が並びました。01 取組1、02 取組2から1件を選んでください。"
    assert question.asked == expected
    assert question.options == ("01 取組1", "02 取組2")
    assert question.evidence == (
        ("得点", "01 取組1 4点\n02 取組2 4点"),
        ("ルールによる比較", "最高点の数が多い: 01 0、02 0"),
    )
    assert question.tie is not None


def test_seats_are_asked_for_as_combinations() -> None:
    found = awarded(field(scored(4, 4, 4)), judged([BEST]))
    expected = ("01 取組1、02 取組2", "01 取組1、03 取組3", "02 取組2、03 取組3")
    assert the_question(found.open).options == expected


def test_other_scores_ask_anew() -> None:
    def key(score: int) -> str:
        return the_question(awarded(field(scored(score, score)), judged([GRAND])).open).key

    assert key(4) != key(3)


@pytest.mark.parametrize("answer", ["02 取組2", "2", "取組２"])
def test_an_answer_decides_and_the_way_is_told(answer: str) -> None:
    staged, rules = field(scored(4, 4)), judged([GRAND])
    key = the_question(awarded(staged, rules).open).key
    told = {key: answer, way_key(key): "委員長決裁: 規程第5条。委員長"}
    found = awarded(staged, rules, told)
    assert winners(found) == {"大賞": [2]}
    assert found.open == ()
    assert only(found).reason == (
        "得点の上位1件（02 取組2 4点）。"
        "01 取組1、02 取組2の同点は委員長決裁で決定（規程第5条。委員長）"
    )


def test_an_unfit_answer_is_a_problem_and_the_prize_stays_open() -> None:
    staged, rules = field(scored(4, 4, 3)), judged([GRAND])
    key = the_question(awarded(staged, rules).open).key
    found = awarded(staged, rules, {key: "03 取組3"})
    assert only(found).open
    assert [(each.code, each.place.book) for each in found.problems] == [
        ("prize_answer_unfit", SHEET)
    ]
    assert str(found.problems[0]) == (
        "判定_賞: 賞「大賞」の答え「03 取組3」は使えません。"
        "2件以上は「、」で区切って、次の中から1件を書いてください: 01 取組1、02 取組2。"
    )


def test_a_prize_given_by_hand_is_always_asked() -> None:
    found = awarded(field(scored(5, 4), knocked_out={1: "足切り"}), judged([BY_HAND]))
    question = the_question(found.open)
    assert question.options == ("02 取組2", "該当なし")
    assert question.tie is None
    assert question.asked == (
        "「区長賞」を授ける取組を、区長が選んだとおりに書いてください"
        "（1件まで。授けないときは「該当なし」）。"
    )
    assert only(found).reason == "区長の選定待ち"


@pytest.mark.parametrize(
    ("answer", "numbers", "reason"),
    [
        ("2", [2], "区長が選定（独創的。区長）"),
        ("該当なし", [], "該当なし（区長の判断。独創的。区長）"),
    ],
)
def test_the_giver_chooses_one_or_nobody(answer: str, numbers: list[int], reason: str) -> None:
    staged, rules = field(scored(5, 4)), judged([BY_HAND])
    key = the_question(awarded(staged, rules).open).key
    found = awarded(staged, rules, {key: answer, way_key(key): "独創的。区長"})
    assert (winners(found), only(found).reason) == ({"区長賞": numbers}, reason)


def test_the_giver_may_name_fewer_than_there_are_but_not_more() -> None:
    staged, rules = field(scored(5, 4, 3)), judged([replace(BY_HAND, count=2)])
    key = the_question(awarded(staged, rules).open).key
    assert winners(awarded(staged, rules, {key: "3、1"})) == {"区長賞": [1, 3]}
    assert winners(awarded(staged, rules, {key: "3"})) == {"区長賞": [3]}
    too_many = awarded(staged, rules, {key: "1、2、3"})
    assert [each.code for each in too_many.problems] == ["prize_answer_unfit"]


def test_who_gets_another_prize_meanwhile_is_no_candidate_and_the_giver_is_asked_anew() -> None:
    rules = judged([GRAND, BY_HAND])
    before = the_question(awarded(field(scored(5, 4, 3)), rules).open)
    assert before.options == ("02 取組2", "03 取組3", "該当なし")
    found = awarded(field(scored(4, 5, 3)), rules, {before.key: "2"})
    assert the_question(found.open).options == ("01 取組1", "03 取組3", "該当なし")


def test_a_later_prize_waits_for_an_open_one_that_may_take_its_winner() -> None:
    found = awarded(field(scored(4, 4, 3)), judged([GRAND, replace(GRAND, name="優秀賞")]))
    second = found.awarded[1]
    assert (second.waits, second.open, second.entries) == (True, False, ())
    assert second.reason == "「大賞」が決まるまで保留"
    assert len(found.open) == 1


def test_a_later_prize_that_cannot_change_is_decided() -> None:
    of_internal = PrizeRule("部門賞", way=PrizeWay.CATEGORY, category="内部")
    standings = [*scored(4, 4), standing(3, 3, "内部")]
    besides = replace(OF_HALL, besides=True)
    found = awarded(field(standings, votes={1: 9}), judged([GRAND, of_internal, besides]))
    assert winners(found) == {"大賞": [], "部門賞": [3], "会場賞": [1]}
