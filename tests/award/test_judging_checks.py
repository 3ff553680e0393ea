"""What the settings of the judging can contradict each other in."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from automations.award.judging_rules import (
    PANEL_COUNTINGS,
    Conversion,
    HallRules,
    JudgeCriterion,
    JudgeTie,
    JudgingRules,
    PanelRules,
    Part,
    PartShare,
    Recusal,
)
from automations.award.prize_rules import PrizeRule, PrizeWay
from automations.award.rule_checks import faults
from automations.award.rules import (
    AwardRules,
    Counting,
    KnockOut,
    KnockOutRule,
    Method,
    ScaleWord,
)
from automations.tables.places import Place
from automations.tables.sources import Source
from tests.award.ballot_sheets import asked
from tests.award.staging import CLOSES, RULES, with_vote

SCORES, AGAIN = Source("事務局限り/採点入力.xlsx", "採点"), Source("事務局限り/採点2.xlsx", "採点")
HALL = Source("共有/会場投票.csv")
JUDGED = replace(
    RULES, judges=Source("事務局限り/審査員.xlsx"), judging=JudgingRules(scores=SCORES)
)
COMPARED = with_vote(JUDGED, method=Method.RANKS, counting=Counting.SCHULZE)
MARKED = with_vote(JUDGED, counting=Counting.MEAN)
DECIDE = (JudgeTie.DECISION,)
OVERALL = PrizeRule("大賞")


def judged(rules: AwardRules = JUDGED, /, **changes: object) -> AwardRules:
    assert rules.judging
    return replace(rules, judging=replace(rules.judging, **changes))  # type: ignore[arg-type]  # settings of the judging


def panel(rules: AwardRules = JUDGED, /, **changes: object) -> AwardRules:
    assert rules.judging
    changed = replace(rules.judging.panel, **changes)  # type: ignore[arg-type]  # settings of the panel
    return judged(rules, panel=changed)


def mixed(part: Part, rules: AwardRules = JUDGED, **changes: object) -> AwardRules:
    shares = (PartShare(Part.JUDGES, Fraction(7)), PartShare(part, Fraction(3)))
    return panel(judged(rules, shares=shares, hall_ballots=HALL), **changes)


def prizes(*given: PrizeRule, rules: AwardRules = JUDGED) -> AwardRules:
    return judged(rules, prizes=given)


def said(rules: AwardRules) -> list[tuple[str, str]]:
    return [(each.path, str(each.at(Place("")))) for each in faults(rules)]


ELSEWHERE = {
    "judges": (
        replace(JUDGED, judges=None),
        "judges",
        (
            "審査の設定がありますが、審査員名簿がありません。シート「ブック」に「審査員名簿」の行を"
            "書いてください。審査をしないなら、審査の設定をすべて空にしてください。"
        ),
    ),
    "scores": (
        judged(scores=None, score_sheets=" "),
        "judging.scores",
        (
            "審査の設定がありますが、採点をどこから読むかが書かれていません。シート「ブック」に"
            "「採点」の行を書くか、シート「基本」の「採点票のフォルダー」を書いてください。"
            "審査をしないなら、審査の設定をすべて空にしてください。"
        ),
    ),
    "nothing entered again": (
        panel(twice=True),
        "judging.scores_again",
        (
            "採点を二度入力することになっていますが、2回目のシートがありません。シート「ブック」に"
            "「採点（2回目）」の行を書くか、「採点を二度入力する」を「いいえ」にしてください。"
        ),
    ),
    "entered again for nothing": (
        judged(scores_again=AGAIN),
        "judging.scores_again",
        (
            "「採点（2回目）」のシートがありますが、採点を二度入力することになっていません。"
            "「採点を二度入力する」を「はい」にするか、「採点（2回目）」の行を消してください。"
        ),
    ),
    "entered again in the same sheet": (
        panel(judged(scores_again=SCORES), twice=True),
        "judging.scores_again",
        (
            "「採点」と「採点（2回目）」が同じシートになっています。"
            "2回目は、別のシートか別のブックに入力してください。"
        ),
    ),
    "tokens without a form": (
        judged(hall_tokens=HALL),
        "judging.hall_tokens",
        (
            "「会場投票の番号」がありますが、「会場投票」がありません。シート「ブック」に「会場投票」の"
            "行を書くか、「会場投票の番号」の行を消してください。"
        ),
    ),
    "hall closes before it opens": (
        judged(hall=HallRules(opens=CLOSES, closes=CLOSES - timedelta(minutes=5))),
        "judging.hall.closes",
        (
            "会場投票の締切（令和6年12月6日（金）17:10）が開始（令和6年12月6日（金）17:15）より前です。"
            "どちらかの日時を直してください。"
        ),
    ),
    "nothing to choose in the hall": (
        judged(hall=HallRules(choices=0)),
        "judging.hall.choices",
        "会場投票で選べる件数が0になっています。1以上にしてください。",
    ),
}
PANEL = {
    "method": (
        panel(method=Method.APPROVAL, counting=Counting.SUM),
        "judging.panel.method",
        "採点の方法「承認」は、審査には使えません。評点、順位、選択、持ち点のどれかにしてください。",
    ),
    "counting": (
        panel(method=Method.RANKS),
        "judging.panel.counting",
        (
            "採点の方法「順位」では、審査の得点の求め方「平均」を使えません。"
            "順位点、ボルダ方式、1位の数のどれかにしてください。"
        ),
    ),
    "choices": (
        panel(method=Method.CHOICES, counting=Counting.SUM, choices=0),
        "judging.panel.choices",
        "審査員が選べる件数が0になっています。1以上にしてください。",
    ),
    "points": (
        panel(method=Method.POINTS),
        "judging.panel.points",
        "審査員の持ち点が0になっています。1以上にしてください。",
    ),
    "marks below nought": (
        panel(lowest_mark=-1),
        "judging.panel.lowest_mark",
        "審査の最低点が-1になっています。0以上にしてください。",
    ),
    "no marks": (
        panel(lowest_mark=5),
        "judging.panel.lowest_mark",
        "最低点（5）が最高点（5）より小さくありません。最低点を最高点より小さくしてください。",
    ),
    "too many marks": (
        panel(highest_mark=52, step=Fraction(1, 2)),
        "judging.panel.highest_mark",
        (
            "最低点（1）と最高点（52）が離れすぎています。"
            "差を50までにしてください。打ちまちがいでないか確かめてください。"
        ),
    ),
    "step of nothing": (
        panel(step=Fraction(0)),
        "judging.panel.step",
        (
            "審査の評点の刻みが0になっています。"
            "1、0.5、0.1のような、0より大きく小数第1位までの数にしてください。"
        ),
    ),
    "step of quarters": (
        panel(step=Fraction(1, 4)),
        "judging.panel.step",
        (
            "審査の評点の刻みが0.25になっています。"
            "1、0.5、0.1のような、0より大きく小数第1位までの数にしてください。"
        ),
    ),
    "step past the highest": (
        panel(step=Fraction(3, 2)),
        "judging.panel.step",
        (
            "1点から1.5点ずつ上げても、審査の最高点（5点）になりません。"
            "刻み、最低点、最高点のどれかを直してください。"
        ),
    ),
    "step of words": (
        panel(
            judged(scale=(ScaleWord("良", Fraction(1)), ScaleWord("並", Fraction(0)))),
            step=Fraction(1, 2),
        ),
        "judging.panel.step",
        (
            "審査の評語で採点するのに、審査の評点の刻みが0.5になっています。"
            "言葉で採点するなら刻みを1に戻し、点で採点するなら審査の評語をすべて消してください。"
        ),
    ),
    "one word": (
        judged(scale=(ScaleWord("良", Fraction(1)),)),
        "judging.scale[1].word",
        "評語が「良」の一つしかありません。二つ以上書くか、点で採点するならすべて消してください。",
    ),
    "trimmed": (
        panel(trimmed=0),
        "judging.panel.trimmed",
        "審査で除く件数が0になっています。1以上にしてください。",
    ),
    "quorum": (
        panel(quorum=Fraction(101)),
        "judging.panel.quorum",
        "定足数（%）が101になっています。0から100までの数にしてください。",
    ),
    "left out of a sum": (
        panel(counting=Counting.SUM, recusal=Recusal.LEFT_OUT),
        "judging.panel.recusal",
        (
            "除斥の扱いが「補わずに数える」で、審査の得点の求め方が「合計」だと、審査から外れた"
            "審査員の分だけ取組の得点が小さくなり、公平に比べられません。除斥の扱いを「ほかの審査員の"
            "平均で補う」にするか、審査の得点の求め方を平均などにしてください。"
        ),
    ),
    "criterion twice": (
        judged(
            criteria=(JudgeCriterion("成果", Fraction(1)), JudgeCriterion(" 成果", Fraction(1)))
        ),
        "judging.criteria[2].name",
        "「成果」が二度書かれています。名前か別表記の一方を消すか、別の名前にしてください。",
    ),
    "criterion that weighs nothing": (
        judged(criteria=(JudgeCriterion("成果", Fraction(0)),)),
        "judging.criteria[1].weight",
        "「成果」の配点が0になっています。0より大きい数にしてください。",
    ),
    "no criteria": (
        replace(asked(method=Method.CHOICES), judges=HALL, judging=JUDGED.judging, criteria=()),
        "judging.criteria",
        "審査基準が一つもありません。少なくとも一つ書いてください。",
    ),
    "knock-out": (
        judged(
            criteria=(JudgeCriterion("成果", Fraction(1)),),
            knock_outs=(KnockOut(KnockOutRule.CRITERION_SHARE, Fraction(60), "効果"),),
        ),
        "judging.knock_outs[1].criterion",
        (
            "足切りの対象の評価基準「効果」は、評価基準にありません（もしかして「成果」）。"
            "評価基準の名前をそのまま書くか、空にしてください。"
        ),
    ),
}
TIES = {
    "lots without a seed": (
        panel(ties=(JudgeTie.LOTS,)),
        "judging.panel.seed",
        (
            "審査の同点の決め方に「公表した種による抽選」がありますが、審査の乱数の種がありません。"
            "だれにも操作できない言葉（当日の新聞の見出しなど）を決め、審査の前に公表して書いて"
            "ください。"
        ),
    ),
    "criteria where there are none": (
        panel(
            method=Method.RANKS,
            counting=Counting.BORDA,
            ties=(JudgeTie.MAJORITY, JudgeTie.CRITERION),
        ),
        "judging.panel.ties[2]",
        (
            "審査の同点の決め方「審査基準の順に比べる」は、採点の方法「順位」では使えません。"
            "審査基準ごとの評点がないためです。審査の同点の決め方から消してください。"
        ),
    ),
    "hall that does not vote": (
        panel(ties=(JudgeTie.HALL_VOTE, JudgeTie.DECISION)),
        "judging.panel.ties[1]",
        (
            "審査の同点の決め方「会場投票の得点が高い」がありますが、会場投票をどこから読むかが"
            "書かれていません。シート「ブック」に「会場投票」か「会場投票の手集計」の行を書いて"
            "ください。"
        ),
    ),
    "what is never reached": (
        panel(ties=(JudgeTie.SHARED, JudgeTie.EARLIER, JudgeTie.DECISION)),
        "judging.panel.ties[2]",
        (
            "審査の同点の決め方は「同時に授賞」で必ず決まるので、そのあとの「応募が早い」は使われ"
            "ません。順を入れ替えるか、使わないものを消してください。"
        ),
    ),
}
SHARES = {
    "twice": (
        mixed(Part.JUDGES),
        "judging.shares[2].part",
        "審査の配分に「審査員」が二度書かれています。一方の行を消してください。",
    ),
    "nothing": (
        judged(shares=(PartShare(Part.JUDGES, Fraction(0)),)),
        "judging.shares[1].share",
        (
            "審査の配分の「審査員」の割合が0になっています。"
            "0より大きい数にしてください。合わせないなら、行を消してください。"
        ),
    ),
    "no judges": (
        judged(shares=(PartShare(Part.HALL, Fraction(1)),), hall_counts=HALL),
        "judging.shares[1].part",
        (
            "審査の配分に「審査員」がないため、審査員の採点が結果に入りません。「審査員」の行を加えて"
            "ください。審査員だけで決めるなら、審査の配分をすべて空にしてください。"
        ),
    ),
    "hall that does not vote": (
        judged(mixed(Part.HALL), hall_ballots=None),
        "judging.shares[2].part",
        (
            "審査の配分の「会場投票」がありますが、会場投票をどこから読むかが書かれていません。"
            "シート「ブック」に「会場投票」か「会場投票の手集計」の行を書いてください。"
        ),
    ),
    "places have no full marks": (
        mixed(Part.HALL, counting=Counting.RANK_POINTS),
        "judging.panel.conversion",
        (
            "審査の配分の「審査員」は、得点の求め方が「順位点」のため、配分の換算「満点に対する"
            "割合」では合わせられません。"
            "配分の換算を「最も高い得点に対する割合」か「順位」にしてください。"
        ),
    ),
    "what is only an order has no best score": (
        mixed(Part.STAFF, COMPARED, conversion=Conversion.BEST),
        "judging.panel.conversion",
        (
            "審査の配分の「職員投票」は、得点の求め方が「シュルツ方式」のため、配分の換算「最も高い"
            "得点に対する割合」では合わせられません。配分の換算を「順位」にしてください。"
        ),
    ),
    "deviations have no full marks": (
        mixed(Part.HALL, counting=Counting.Z_SCORE),
        "judging.panel.conversion",
        (
            "審査の配分の「審査員」は、得点の求め方が「偏差値の平均」のため、配分の換算「満点に対する"
            "割合」では合わせられません。"
            "配分の換算を「最も高い得点に対する割合」か「順位」にしてください。"
        ),
    ),
    "sums of the staff vote have no full marks": (
        mixed(Part.STAFF),
        "judging.panel.conversion",
        (
            "審査の配分の「職員投票」は、得点の求め方が「合計」のため、配分の換算「満点に対する割合」"
            "では合わせられません。"
            "配分の換算を「最も高い得点に対する割合」か「順位」にしてください。"
        ),
    ),
}
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
SECTIONS = {
    "sources": ELSEWHERE, "panel": PANEL, "ties": TIES, "shares": SHARES, "prizes": PRIZES,
}  # fmt: skip
CASES = {f"{name}: {key}": case for name, cases in SECTIONS.items() for key, case in cases.items()}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_contradiction_is_told_where_it_stands(case: tuple[AwardRules, str, str]) -> None:
    rules, path, sentence = case
    assert said(rules) == [(path, sentence)]


def test_a_judging_that_says_where_its_scores_are_holds_together() -> None:
    assert said(JUDGED) == []
    assert said(judged(scores=None, score_sheets="事務局限り/採点票")) == []


@pytest.mark.parametrize("method", PANEL_COUNTINGS)
def test_every_panel_can_be_counted_in_the_ways_that_are_named_for_it(method: Method) -> None:
    for counting in PANEL_COUNTINGS[method]:
        assert said(panel(method=method, counting=counting, points=10)) == []


@pytest.mark.parametrize(("step", "highest"), [("0.5", 5), ("0.1", 11), ("2", 5), ("1", 101)])
def test_a_step_that_leads_from_the_lowest_mark_to_the_highest_can_be_written(
    step: str, highest: int
) -> None:
    assert said(panel(step=Fraction(step), highest_mark=highest)) == []


def test_who_is_left_out_of_a_mean_is_no_disadvantage() -> None:
    assert said(panel(recusal=Recusal.LEFT_OUT)) == []


@pytest.mark.parametrize("conversion", Conversion)
def test_means_can_be_mixed_in_every_way(conversion: Conversion) -> None:
    assert said(mixed(Part.HALL, conversion=conversion)) == []
    assert said(mixed(Part.STAFF, MARKED, conversion=conversion)) == []


def test_one_part_alone_is_not_made_comparable_to_any() -> None:
    alone = judged(shares=(PartShare(Part.JUDGES, Fraction(1)),))
    assert said(panel(alone, counting=Counting.RANK_POINTS)) == []


def test_the_chain_by_default_holds_for_panels_without_criteria() -> None:
    assert said(panel(method=Method.RANKS, counting=Counting.BORDA)) == []
    assert JudgeTie.CRITERION in PanelRules().ties


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
