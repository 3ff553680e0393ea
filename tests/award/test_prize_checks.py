"""What the settings of the prizes can contradict each other in."""

from dataclasses import replace
from fractions import Fraction

import pytest

from automations.award.prize_rules import PrizeRule, PrizeWay
from automations.award.rules import AwardRules, Counting, Method
from tests.award.judging_settings import HALL, judged, panel, prizes, said

OVERALL = PrizeRule("大賞")
PRIZES = {
    "twice": (
        prizes(OVERALL, replace(OVERALL, way=PrizeWay.STAFF)),
        "judging.prizes[2].name",
        "「大賞」が二度書かれています。名前か別表記の一方を消すか、別の名前にしてください。",
    ),
    "for nobody": (
        prizes(replace(OVERALL, count=0)),
        "judging.prizes[1].count",
        "賞の件数が0になっています。1以上にしてください。",
    ),
    "least": (
        prizes(replace(OVERALL, least=Fraction(-1))),
        "judging.prizes[1].least",
        "賞の最低点（%）が-1になっています。0から100までの数にしてください。",
    ),
    "least of places": (
        panel(prizes(replace(OVERALL, least=Fraction(60))), counting=Counting.RANK_POINTS),
        "judging.prizes[1].least",
        (
            "賞「大賞」に最低点がありますが、得点に満点がないため、満点に対する割合を求められません。"
            "賞の最低点を空にするか、審査の得点の求め方か配分の換算を、満点のあるものにしてください。"
        ),
    ),
    "unknown category": (
        prizes(PrizeRule("部門賞", PrizeWay.CATEGORY, category="窓ロ")),
        "judging.prizes[1].category",
        (
            "賞「部門賞」の「賞の部門」の「窓ロ」は、設定にありません（もしかして「窓口」）。"
            "設定にある名前をそのまま書いてください。"
        ),
    ),
    "category of another way": (
        prizes(replace(OVERALL, category="窓口")),
        "judging.prizes[1].category",
        (
            "賞「大賞」は「総合の上位」で決めるので、「賞の部門」（窓口）を使いません。"
            "このセルを空にするか、賞の決め方を直してください。"
        ),
    ),
    "unknown criterion": (
        prizes(PrizeRule("成果賞", PrizeWay.CRITERION, criterion="成果")),
        "judging.prizes[1].criterion",
        (
            "賞「成果賞」の「賞の審査基準」の「成果」は、設定にありません（もしかして「効果」）。"
            "設定にある名前をそのまま書いてください。"
        ),
    ),
    "no criterion": (
        prizes(PrizeRule("成果賞", PrizeWay.CRITERION)),
        "judging.prizes[1].criterion",
        (
            "賞「成果賞」は「審査基準の上位」で決めますが、賞の審査基準が書かれていません。"
            "効果、工夫のどれかを書いてください。"
        ),
    ),
    "criterion that nobody marks": (
        panel(
            prizes(PrizeRule("成果賞", PrizeWay.CRITERION, criterion="効果")),
            method=Method.RANKS,
            counting=Counting.BORDA,
        ),
        "judging.prizes[1].way",
        (
            "賞「成果賞」の決め方「審査基準の上位」は、採点の方法「順位」では使えません。"
            "審査基準ごとの評点がないためです。賞の決め方か、採点の方法を直してください。"
        ),
    ),
    "hall that does not vote": (
        prizes(PrizeRule("会場賞", PrizeWay.HALL)),
        "judging.prizes[1].way",
        (
            "賞「会場賞」の決め方「会場投票の上位」がありますが、会場投票をどこから読むかが書かれて"
            "いません。シート「ブック」に「会場投票」か「会場投票の手集計」の行を書いてください。"
        ),
    ),
    "name that a category makes": (
        prizes(PrizeRule("部門賞", PrizeWay.CATEGORY), PrizeRule("部門賞（窓口）")),
        "judging.prizes[2].name",
        "「部門賞（窓口）」が二度書かれています。名前か別表記の一方を消すか、別の名前にしてください。",
    ),
    "giver": (
        prizes(PrizeRule("区長賞", PrizeWay.BY_HAND)),
        "judging.prizes[1].giver",
        (
            "賞「区長賞」は「授与者が選ぶ」で決めますが、授ける人が書かれていません。"
            "「賞を授ける人」に、区長、商工会議所会頭のように書いてください。"
        ),
    ),
    "least of votes": (
        prizes(PrizeRule("職員賞", PrizeWay.STAFF, least=Fraction(60))),
        "judging.prizes[1].least",
        (
            "賞「職員賞」は「職員投票の上位」で決めるので、賞の最低点を使いません。"
            "賞の最低点を空にするか、賞の決め方を直してください。"
        ),
    ),
    "least of what a giver chooses": (
        prizes(PrizeRule("区長賞", PrizeWay.BY_HAND, least=Fraction(60), giver="区長")),
        "judging.prizes[1].least",
        (
            "賞「区長賞」は「授与者が選ぶ」で決めるので、賞の最低点を使いません。"
            "賞の最低点を空にするか、賞の決め方を直してください。"
        ),
    ),
}


@pytest.mark.parametrize("case", PRIZES.values(), ids=PRIZES)
def test_a_contradiction_is_told_where_it_stands(case: tuple[AwardRules, str, str]) -> None:
    rules, path, sentence = case
    assert said(rules) == [(path, sentence)]


def test_prizes_of_every_way_hold_together() -> None:
    given = (
        replace(OVERALL, least=Fraction(60)),
        PrizeRule("部門賞", PrizeWay.CATEGORY, category="窓口", least=Fraction(50)),
        PrizeRule("効果賞", PrizeWay.CRITERION, criterion="効果", least=Fraction(50)),
        PrizeRule("会場賞", PrizeWay.HALL),
        PrizeRule("職員賞", PrizeWay.STAFF),
        PrizeRule("全取組賞", PrizeWay.STAFF_ALL),
        PrizeRule("区長賞", PrizeWay.BY_HAND, giver="区長"),
    )
    assert said(judged(prizes(*given), hall_counts=HALL)) == []
