"""What the settings of the judging can contradict each other in: sources, ties and shares."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from automations.award.judging_rules import (
    Conversion,
    HallRules,
    JudgeTie,
    PanelRules,
    Part,
    PartShare,
)
from automations.award.rules import AwardRules, Counting, Method
from automations.tables.sources import Source
from tests.award.judging_settings import HALL, JUDGED, SCORES, judged, mixed, panel, said
from tests.award.staging import CLOSES, with_vote

AGAIN = Source("事務局限り/採点2.xlsx", "採点")
COMPARED = with_vote(JUDGED, method=Method.RANKS, counting=Counting.SCHULZE)
MARKED = with_vote(JUDGED, counting=Counting.MEAN)

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
SECTIONS = {"sources": ELSEWHERE, "ties": TIES, "shares": SHARES}
CASES = {f"{name}: {key}": case for name, cases in SECTIONS.items() for key, case in cases.items()}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_contradiction_is_told_where_it_stands(case: tuple[AwardRules, str, str]) -> None:
    rules, path, sentence = case
    assert said(rules) == [(path, sentence)]


def test_a_judging_that_says_where_its_scores_are_holds_together() -> None:
    assert said(JUDGED) == []
    assert said(judged(scores=None, score_sheets="事務局限り/採点票")) == []


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
