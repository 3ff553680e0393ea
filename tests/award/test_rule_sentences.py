"""The rules in plain sentences: every one in force, none that the settings do not use."""

from dataclasses import replace
from fractions import Fraction

import pytest

from automations.award.rule_sentences import knock_out_sentence, rule_sentences
from automations.award.rules import (
    Category,
    Counting,
    Criterion,
    KnockOut,
    KnockOutRule,
    Method,
    SectionQuota,
    TieRule,
)
from tests.award.ruling import CHOICES, bare, new
from tests.award.staging import RULES, with_selection

WINDOW = "投票期間は令和6年12月2日（月）9:00から令和6年12月6日（金）17:15まで（締切の秒まで有効）。"
LAST = "同じ人が二度以上投票したときは、最後を採用とする。"
SEATS = (
    "ファイナリストは3件。窓口から得点の高い順に1件、内部から得点の高い順に1件を選び、"
    "残りは部門を問わず得点の高い順に選ぶ。"
)


def test_marks_with_the_policies_of_an_ordinary_vote() -> None:
    assert rule_sentences(RULES) == (
        WINDOW,
        "投票対象者は、各部門2件まで取組を選び、効果・工夫の2つの評価基準を1点から5点で採点する。",
        "配点は効果 2、工夫 1。",
        (
            "一つの票が一つの取組に与える点は、評点に配点を掛けて合計し、配点の合計で割ったもの。"
            "取組の得点は、その合計。"
        ),
        LAST,
        "部門の上限を超えて選んだ票は、その部門を無効とする。",
        "自分の所属の取組を選んだときは、その選択を除く。",
        "選んだ取組の評価基準の一部が空のときは、その選択を無効とする。",
        SEATS,
        (
            "当落線で得点が並んだときは、（1）評価基準の順に比べる、（2）選んだ人数が多い、"
            "（3）人が決めるの順に決める。"
        ),
        "次点は1件。",
    )


def end(label: str, order: str) -> tuple[str, ...]:
    return (
        LAST,
        f"ファイナリストは3件。部門を問わず{order}に選ぶ。",
        f"当落線で{label}が並んだときは、全件を選出。",
    )


VOTES = end("得票数", "得票数の多い順")


def test_what_is_not_in_force_is_not_said() -> None:
    assert rule_sentences(bare(Method.APPROVAL, Counting.SUM)) == (
        WINDOW,
        "投票対象者は、よいと思う取組をいくつでも選ぶ。",
        "取組の得点は、選んだ票の数（得票数）。",
        *VOTES,
    )
    assert rule_sentences(bare(Method.CHOICES, Counting.SUM)) == (
        WINDOW,
        "投票対象者は、件数の制限なく取組を選ぶ。",
        "取組の得点は、選んだ票の数（得票数）。",
        *VOTES,
    )


def test_one_criterion_needs_no_weights_and_has_no_part_left_blank() -> None:
    rules = replace(bare(Method.MARKS, Counting.MEAN), criteria=(Criterion("効果", Fraction(7)),))
    assert rule_sentences(rules) == (
        WINDOW,
        "投票対象者は、件数の制限なく取組を選び、効果の1つの評価基準を1点から5点で採点する。",
        "取組の得点は、評点の平均。",
        *end("得点", "得点の高い順"),
    )


@pytest.mark.parametrize(
    ("method", "counting", "label", "order"),
    [
        (Method.MARKS, Counting.Z_SCORE, "偏差値", "偏差値の高い順"),
        (Method.MARKS, Counting.RANK_POINTS, "順位点", "順位点の小さい順"),
        (Method.RANKS, Counting.FIRSTS, "1位の数", "1位の数の多い順"),
        (Method.RANKS, Counting.STV, "当選の順位", "当選の順位の順"),
        (Method.RANKS, Counting.SCHULZE, "勝たれた数", "勝たれた数の少ない順"),
    ],
)
def test_what_comes_first_is_said_by_what_is_counted(
    method: Method, counting: Counting, label: str, order: str
) -> None:
    assert rule_sentences(bare(method, counting))[-2:] == end(label, order)[-2:]


def test_bounds_of_categories_and_sections() -> None:
    rules = with_selection(
        replace(
            CHOICES,
            categories=(Category("窓口", 0, maximum_seats=2),),
            section_quotas=(SectionQuota("市民課", 1, 2),),
        ),
        most_of_section=3,
    )
    assert new(rules, CHOICES) == [
        "窓口から選ぶのは2件まで。",
        "市民課から少なくとも1件を選ぶ。",
        "市民課から選ぶのは2件まで。",
        "一つの所属から選ぶのは3件まで。",
        "共同の取組は、先頭に書いた所属で数える。",
    ]


@pytest.mark.parametrize(
    ("rule", "line", "criterion", "sentence"),
    [
        (KnockOutRule.SCORE_SHARE, 60, "", "得点が満点の60%に満たない取組は、選ばない。"),
        (
            KnockOutRule.CRITERION_SHARE, 30, "",
            "どれか一つの評価基準の平均が満点の30%に満たない取組は、得点によらず選ばない。",
        ),
        (
            KnockOutRule.MAJORITY_AT_MOST, 2, "効果",
            "採点した人の過半数が効果に2点以下を付けた取組は、得点によらず選ばない。",
        ),
        (
            KnockOutRule.ANYBODY_BELOW, 2, "",
            "どれか一つの評価基準に2点に満たない評点が一つでもある取組は、得点によらず選ばない。",
        ),
        (
            KnockOutRule.FEW_SUPPORTERS, 10, "",
            "選んだ人数が10人に満たない取組は、得点によらず選ばない。",
        ),
    ],
)  # fmt: skip
def test_each_knock_out(rule: KnockOutRule, line: int, criterion: str, sentence: str) -> None:
    knock_out = KnockOut(rule, Fraction(line), criterion)
    assert knock_out_sentence(knock_out) == sentence
    assert new(replace(CHOICES, knock_outs=(knock_out,)), CHOICES) == [
        sentence,
        (
            "条件を満たす取組がないときは、該当なしとする。"
            "枠が余っても、条件を満たさない取組では埋めない。"
        ),
    ]


def test_lots_name_their_published_seed() -> None:
    rules = with_selection(CHOICES, ties=(TieRule.SUPPORTERS, TieRule.LOTS), seed="冬の星")
    assert new(rules, CHOICES) == [
        (
            "当落線で得票数が並んだときは、（1）選んだ人数が多い、"
            "（2）公表した種による抽選の順に決める。"
        ),
        "抽選には、締切前に公表した種「冬の星」を使う。",
    ]


def test_places_compared_one_by_one_are_counted_as_the_better_one_where_they_are_shared() -> None:
    back = with_selection(RULES, ties=(TieRule.COUNT_BACK, TieRule.DECISION))
    firsts = replace(back, vote=replace(back.vote, counting=Counting.FIRSTS))
    sentence = "順位の数を比べるとき、同じ点で分け合った順位は、上のほうの順位として数える。"
    assert sentence in rule_sentences(firsts)
    assert sentence not in rule_sentences(back)
