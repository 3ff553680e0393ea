"""What the settings of an award can contradict each other in."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from automations.award.rule_checks import faults
from automations.award.rules import (
    COUNTINGS,
    Arrangement,
    AwardRules,
    Category,
    Counting,
    Criterion,
    KnockOut,
    KnockOutRule,
    Method,
    ScaleWord,
    SectionQuota,
    TieRule,
    VoterClass,
)
from automations.tables.places import Place
from automations.tables.sources import Source
from tests.award.ballot_sheets import asked
from tests.award.staging import OPENS, RULES, with_selection, with_vote

TWICE = (Category("窓口"), Category("内部", 0, ("窓口",)))
NOUGHT = (Criterion("効果", Fraction(0)), Criterion("工夫", Fraction(1)))


def test_the_rules_of_these_tests_hold_together() -> None:
    assert faults(RULES) == ()


@pytest.mark.parametrize(
    ("rules", "code", "path"),
    [
        (replace(RULES, categories=TWICE), "award_name_doubled", "categories[2].name"),
        (replace(RULES, categories=()), "award_none", "categories"),
        (replace(RULES, criteria=()), "award_none", "criteria"),
        (replace(RULES, criteria=NOUGHT), "award_weight_not_positive", "criteria[1].weight"),
        (with_vote(lowest_mark=5), "award_scale_empty", "vote.lowest_mark"),
        (with_vote(highest_mark=102), "award_scale_wide", "vote.highest_mark"),
        (with_vote(lowest_mark=-1), "award_too_small", "vote.lowest_mark"),
        (with_vote(closes=OPENS - timedelta(1)), "award_window_empty", "vote.closes"),
        (with_vote(choices_per_category=-1), "award_too_small", "vote.choices_per_category"),
        (with_selection(runners_up=-1), "award_too_small", "selection.runners_up"),
        (with_selection(seats=1), "award_minimums_exceed_seats", "selection.seats"),
    ],
)
def test_a_contradiction_is_named_where_it_stands(rules: AwardRules, code: str, path: str) -> None:
    assert [(each.code, each.path) for each in faults(rules)] == [(code, path)]


def words() -> tuple[ScaleWord, ...]:
    return ScaleWord("よい", Fraction(1)), ScaleWord(
        "ふつう", Fraction(1, 2), ("並", "ヨイ", "よい")
    )


def knocked_out(rule: KnockOutRule, line: Fraction, criterion: str = "") -> AwardRules:
    return replace(RULES, knock_outs=(KnockOut(rule, line, criterion),))


@pytest.mark.parametrize(
    ("rules", "path", "message"),
    [
        (
            asked(method=Method.RANKS),
            "vote.counting",
            (
                "投票の方法「順位」では、得点の求め方「合計」を使えません。ボルダ方式、順位点、"
                "1位の数、単記移譲式、シュルツ方式のどれかにしてください。"
            ),
        ),
        (
            asked(method=Method.POINTS, points=10, arrangement=Arrangement.ONE_CELL),
            "vote.arrangement",
            (
                "投票の方法「持ち点」では、票の並び「一つの列」を使えません。取組ごとの列、取組"
                "ごとの行のどれかにしてください。"
            ),
        ),
        (
            asked(method=Method.POINTS),
            "vote.points",
            "持ち点が0になっています。1以上にしてください。",
        ),
        (
            with_vote(trimmed=0),
            "vote.trimmed",
            "除く件数が0になっています。1以上にしてください。",
        ),
        (
            with_vote(least_for_deviation=1),
            "vote.least_for_deviation",
            "偏差値に要る件数が1になっています。2以上にしてください。",
        ),
        (
            replace(RULES, scale=words()[:1]),
            "scale[1].word",
            (
                "評語が「よい」の一つしかありません。二つ以上書くか、点で採点するならすべて消し"
                "てください。"
            ),
        ),
        (
            replace(RULES, scale=words()),
            "scale[2].word",
            "「ふつう」が二度書かれています。名前か別表記の一方を消すか、別の名前にしてください。",
        ),
        (
            replace(RULES, voter_classes=(VoterClass("審査員"), VoterClass(" 審査員"))),
            "voter_classes[2].name",
            "「審査員」が二度書かれています。名前か別表記の一方を消すか、別の名前にしてください。",
        ),
        (
            replace(RULES, voter_classes=(VoterClass("審査員", Fraction(0)),)),
            "voter_classes[1].weight",
            "投票者区分「審査員」の票の重みが0になっています。0より大きい数にしてください。",
        ),
        (
            replace(RULES, voter_classes=(VoterClass("審査員", share=Fraction(-1)),)),
            "voter_classes[1].share",
            "投票者区分「審査員」の配分が-1になっています。0以上の数にしてください。",
        ),
        (
            knocked_out(KnockOutRule.CRITERION_SHARE, Fraction(60), "効果性"),
            "knock_outs[1].criterion",
            (
                "足切りの対象の評価基準「効果性」は、評価基準にありません（もしかして「効果」）"
                "。評価基準の名前をそのまま書くか、空にしてください。"
            ),
        ),
        (
            knocked_out(KnockOutRule.SCORE_SHARE, Fraction(101)),
            "knock_outs[1].line",
            (
                "足切り「得点が満点の線%に満たない」の線が101になっています。0から100までの%に"
                "してください。"
            ),
        ),
        (
            knocked_out(KnockOutRule.FEW_SUPPORTERS, Fraction(-1)),
            "knock_outs[1].line",
            "足切り「選んだ人数が線に満たない」の線が-1になっています。0以上の数にしてください。",
        ),
        (
            replace(RULES, categories=(Category("窓口", 2, maximum_seats=1), Category("内部"))),
            "categories[1].maximum_seats",
            (
                "「窓口」の最多選出数（1件）が、最低選出数（2件）より小さくなっています。どちら"
                "かの件数を直してください。上限がなければ、最多選出数を0にしてください。"
            ),
        ),
        (
            replace(RULES, section_quotas=(SectionQuota("総務課", 2, 1),)),
            "section_quotas[1].maximum",
            (
                "「総務課」の最多選出数（1件）が、最低選出数（2件）より小さくなっています。どち"
                "らかの件数を直してください。上限がなければ、最多選出数を0にしてください。"
            ),
        ),
        (
            replace(RULES, section_quotas=(SectionQuota("総務課", 2), SectionQuota("企画課", 2))),
            "selection.seats",
            (
                "所属の最低選出数の合計（4件）が、ファイナリスト数（3件）を超えています。どちら"
                "かの件数を直してください。"
            ),
        ),
        (
            replace(RULES, section_quotas=(SectionQuota("総務課"), SectionQuota("総務　課"))),
            "section_quotas[2].name",
            (
                "「総務 課」が二度書かれています。名前か別表記の一方を消すか、別の名前にしてく"
                "ださい。"
            ),
        ),
        (
            with_selection(ties=(TieRule.LOTS,)),
            "selection.seed",
            (
                "同点の決め方に「公表した種による抽選」がありますが、乱数の種がありません。だれ"
                "にも操作できない言葉（当日の新聞の見出しなど）を決め、締切前に公表して書いてく"
                "ださい。"
            ),
        ),
        (
            with_selection(most_of_section=-1),
            "selection.most_of_section",
            "一つの所属から選ぶ上限が-1になっています。0以上にしてください。",
        ),
        (
            replace(RULES, hand_counts=Source("手集計.xlsx")),
            "hand_counts",
            (
                "投票の方法「評点」では、手集計の合計を加えられません。投票の方法を選択、承認、"
                "持ち点のどれかにするか、手集計のブックを設定から消し、紙の票を1票ずつ投票のシ"
                "ートに入れてください。"
            ),
        ),
        (
            replace(
                asked(method=Method.POINTS, points=5, counting=Counting.MEAN),
                hand_counts=Source("手集計.xlsx"),
            ),
            "hand_counts",
            (
                "得点の求め方「平均」には、手集計の合計を加えられません。手集計の票を1票ずつ投"
                "票のシートに入れるか、投票の前に得点の求め方を「合計」にしてください。"
            ),
        ),
    ],
)
def test_a_contradiction_says_what_to_do(rules: AwardRules, path: str, message: str) -> None:
    found = [(each.path, str(each.at(Place("設定")))) for each in faults(rules)]
    assert found == [(path, f"設定: {message}")]


@pytest.mark.parametrize("method", [*Method])
def test_a_vote_without_marks_needs_no_criteria(method: Method) -> None:
    counting = COUNTINGS[method][0]
    found = [each.code for each in faults(asked(method=method, points=10, counting=counting))]
    assert found == (["award_none"] if method is Method.MARKS else [])
