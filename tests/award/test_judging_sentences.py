"""How finalists are judged and what the prizes are, in plain sentences."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from automations.award.judging_rules import (
    PANEL_COUNTINGS,
    BlankMark,
    Conversion,
    HallRules,
    JudgeTie,
    JudgingRules,
    Leaving,
    PanelRules,
    Part,
    PartShare,
    Presented,
    Recusal,
)
from automations.award.judging_sentences import judging_sentences
from automations.award.prize_rules import PrizeRule, PrizeWay
from automations.award.rule_sentences import rule_sentences
from automations.award.rules import (
    AwardRules,
    Counting,
    KnockOut,
    KnockOutRule,
    Method,
    Revote,
    ScaleWord,
)
from automations.tables.sources import Source
from tests.award.staging import CLOSES, RULES

JUDGES, HALL = Source("審査員.xlsx"), Source("会場投票.csv")


def rules(panel: PanelRules = PanelRules(), /, **parts: object) -> AwardRules:  # noqa: B008 - frozen
    judging = replace(JudgingRules(panel=panel), **parts)  # type: ignore[arg-type]  # settings of the judging
    return replace(RULES, judges=JUDGES, judging=judging)


def new(judged: AwardRules) -> list[str]:
    """Return what is said of these rules and not of those by default."""
    return [each for each in judging_sentences(judged) if each not in judging_sentences(rules())]


def test_without_a_judging_or_without_judges_nothing_is_said() -> None:
    assert judging_sentences(RULES) == ()
    assert judging_sentences(replace(rules(), judges=None)) == ()


def test_the_panel_by_default_is_said_after_the_vote() -> None:
    said = judging_sentences(rules())
    assert rule_sentences(rules()) == (*rule_sentences(RULES), *said)
    assert said == (
        "審査員は、ファイナリストを、効果・工夫の2つの審査基準について1点から5点で採点する。",
        (
            "採点に空欄があるときは、記入されるまで賞を決めない。読めない評点や、範囲や刻みに合わない"
            "評点は、直されるまで数えず、0点ともしない。"
        ),
        (
            "利害関係などで審査から外れた審査員（除斥）の分は、ほかの審査員が与えた点や順位の平均で"
            "補う。除斥は、空欄とも0点とも扱わない。"
        ),
        "途中で退席した審査員は、その採点をすべて除く。",
        "一つの取組を採点した審査員が、審査員の50%に満たないときは、賞を決めない。",
        "審査の配点は効果 2、工夫 1。",
        (
            "一人の審査員が一つの取組に与える点は、評点に配点を掛けて合計し、配点の合計で割ったもの。"
            "審査の得点は、その平均。"
        ),
    )


def test_half_marks_and_a_panel_for_every_entry_are_said() -> None:
    panel = PanelRules(step=Fraction(1, 2), presented=Presented.ALL, quorum=Fraction(0))
    assert new(rules(panel)) == [
        (
            "審査員は、審査対象のすべての取組を、効果・工夫の2つの審査基準について"
            "1点から5点（0.5点刻み）で採点する。"
        )
    ]


def test_words_are_said_with_what_they_are_worth() -> None:
    words = (ScaleWord("良", Fraction(1)), ScaleWord("並", Fraction(1, 2)))
    assert new(rules(scale=words)) == [
        "審査員は、ファイナリストを、効果・工夫の2つの審査基準について「良」「並」の評語で採点する。",
        "審査の評語は、「良」を1点、「並」を0.5点と数える。",
    ]


@pytest.mark.parametrize("method", PANEL_COUNTINGS)
def test_every_way_of_counting_is_said_in_its_own_words(method: Method) -> None:
    ways = PANEL_COUNTINGS[method]
    said = {judging_sentences(rules(PanelRules(method=method, counting=way)))[-1] for way in ways}
    assert len(said) == len(ways)


POLICIES = {
    **{each.value: PanelRules(blank=each) for each in BlankMark},
    **{each.value: PanelRules(recusal=each) for each in Recusal},
    **{each.value: PanelRules(leaving=each) for each in Leaving},
}


@pytest.mark.parametrize("policy", POLICIES)
def test_every_policy_is_said_in_one_sentence(policy: str) -> None:
    assert len(new(rules(POLICIES[policy]))) == (POLICIES[policy] != PanelRules())


def test_the_hall_is_told_when_and_how_much_it_may_choose() -> None:
    closes = CLOSES + timedelta(minutes=10)
    hall = HallRules(opens=CLOSES, closes=closes, choices=2, revote=Revote.LAST)
    sources = {"hall_ballots": HALL, "hall_tokens": HALL, "hall_counts": HALL}
    assert new(rules(hall=hall)) == []
    assert new(rules(hall=hall, **sources)) == [
        "会場投票では、一人が2件まで選べる。",
        "会場投票は、令和6年12月6日（金）17:15から受け付ける。",
        "会場投票は、令和6年12月6日（金）17:25で締め切る（締切の秒まで有効）。",
        "同じ投票番号の会場投票が複数あるときは、最後を採用とする。",
        "会場投票は、配った投票番号のあるものだけを数える。",
        "会場の紙の票や挙手を数えた合計も、計数者と確認者の記録があるものを加える。",
    ]


@pytest.mark.parametrize(
    ("conversion", "how"),
    [
        (
            Conversion.FULL,
            "それぞれの得点を、満点に対する割合に直してから合わせ、100点を満点とする。",
        ),
        (
            Conversion.BEST,
            "それぞれの得点を、最も高い得点に対する割合に直してから合わせ、100点を満点とする。",
        ),
        (Conversion.PLACES, "それぞれの得点を順位に直してから合わせ、小さい取組を上位とする。"),
    ],
)
def test_shares_are_said_with_how_parts_are_made_comparable(
    conversion: Conversion, how: str
) -> None:
    shares = (PartShare(Part.JUDGES, Fraction(70)), PartShare(Part.HALL, Fraction(30)))
    mixed = rules(PanelRules(conversion=conversion), shares=shares)
    assert new(mixed) == [f"結果は、審査員 70、会場投票 30の割合で合わせる。{how}"]


@pytest.mark.parametrize("rule", KnockOutRule)
def test_every_threshold_keeps_from_the_prizes(rule: KnockOutRule) -> None:
    (said,) = new(rules(knock_outs=(KnockOut(rule, Fraction(60)),)))
    assert "60" in said
    assert said.endswith("賞の対象としない。")


def test_level_scores_are_said_where_there_are_prizes() -> None:
    panel = PanelRules(ties=(JudgeTie.MAJORITY, JudgeTie.LOTS), seed="冬の星")
    assert new(rules(panel)) == []
    assert new(rules(panel, prizes=(PrizeRule("大賞"),)))[:-1] == [
        (
            "賞を争う取組の得点が並んだときは、"
            "（1）過半数の審査員が上に置いた、（2）公表した種による抽選の順に決める。"
        ),
        "審査の抽選には、審査の前に公表した種「冬の星」を使う。",
    ]


def test_each_prize_is_said_with_what_it_takes_and_who_may_have_it() -> None:
    prizes = (
        PrizeRule("大賞", least=Fraction(60)),
        PrizeRule("部門賞", PrizeWay.CATEGORY, cascade=False),
        PrizeRule("窓口賞", PrizeWay.CATEGORY, category="窓口", count=2),
        PrizeRule("効果賞", PrizeWay.CRITERION, criterion="効果"),
        PrizeRule("会場賞", PrizeWay.HALL, besides=True),
        PrizeRule("職員賞", PrizeWay.STAFF),
        PrizeRule("みんなの賞", PrizeWay.STAFF_ALL),
        PrizeRule("区長賞", PrizeWay.BY_HAND, giver="区長"),
    )
    panel = PanelRules(ties=(JudgeTie.SHARED,))
    next_in_line = "ほかの賞を受けた取組は除き、次の取組に授ける。"
    assert new(rules(panel, prizes=prizes)) == [
        "賞を争う取組の得点が並んだときは、同時に授賞。",
        "賞は、大賞、部門賞、窓口賞、効果賞、会場賞、職員賞、みんなの賞、区長賞の順に決める。",
        "「大賞」は、総合の上位1件に授ける。得点が満点の60%に満たない取組には授けない。"
        + next_in_line,
        (
            "「部門賞」は、部門ごとに上位1件に授ける。"
            "上位の取組がほかの賞を受けたときは、その分を該当なしとする。"
        ),
        "「窓口賞」は、部門「窓口」の上位2件に授ける。" + next_in_line,
        "「効果賞」は、審査基準「効果」の評点の平均が高い1件に授ける。" + next_in_line,
        "「会場賞」は、会場投票の上位1件に授ける。ほかの賞を受けた取組にも授ける。",
        "「職員賞」は、審査した取組のうち、職員投票の上位1件に授ける。" + next_in_line,
        "「みんなの賞」は、すべての取組のうち、職員投票の上位1件に授ける。" + next_in_line,
        "「区長賞」は、区長が1件までを選んで授ける。ほかの賞を受けた取組には授けない。",
    ]


def test_one_criterion_alone_has_no_weight_to_tell() -> None:
    one = replace(rules(), criteria=RULES.criteria[:1])
    assert judging_sentences(one)[-1] == "審査の得点は、評点の平均。"
    firsts = PanelRules(counting=Counting.FIRSTS)
    alone = replace(rules(firsts), criteria=RULES.criteria[:1])
    assert judging_sentences(alone)[-1] == (
        "審査員ごとに評点が最も高い取組を1位とし、1位の数を審査の得点とする。"
        "同じ点の取組は1位を等しく分ける。"
    )


def test_places_compared_one_by_one_are_counted_as_the_better_one_where_they_are_shared() -> None:
    back = PanelRules(counting=Counting.FIRSTS, ties=(JudgeTie.COUNT_BACK, JudgeTie.DECISION))
    sentence = "順位の数を比べるとき、同じ点で分け合った順位は、上のほうの順位として数える。"
    assert sentence in judging_sentences(rules(back, prizes=(PrizeRule("大賞"),)))
    of_marks = replace(back, counting=Counting.MEAN)
    assert sentence not in judging_sentences(rules(of_marks, prizes=(PrizeRule("大賞"),)))
